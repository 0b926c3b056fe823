"""Guards of rounds, each with the test that must notice when it is taken out."""

from tests.mutants.mutants import Mutant, Patch

_ROUNDS = "tests/cases/test_rounds.py"
_MADE = "tests/cases/test_rounds_made.py"
_LISTS = "tests/cases/test_rounds_lists.py"
_RACED = "tests/cases/test_rounds_raced.py"

ROUND_MUTANTS = (
    Mutant(
        "a case of a round decided whatever has changed since",
        f"{_ROUNDS}::test_what_changes_while_the_job_waits_is_left_out[sqlite]",
        (
            Patch(
                "services/round_deciding.py",
                "doing = Doing(row.version, row.digest,",
                "doing = Doing(kept.case.state.version, kept.case.state.digest,",
            ),
        ),
        long=True,
    ),
    Mutant(
        "an exception that was meant for another version",
        f"{_ROUNDS}::test_an_exception_that_changed_is_left_out[sqlite]",
        (
            Patch(
                "services/round_deciding.py",
                ' and (verdict == "pass" or picked[case].version == row[1])',
                "",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a round begun by two officers",
        f"{_ROUNDS}::test_two_officers_decide_one_round_once[sqlite]",
        (
            Patch(
                "services/round_deciding.py",
                '    if found.state != "open":\n        return {"state": "overtaken"',
                '    if found is None:\n        return {"state": "overtaken"',
            ),
        ),
        long=True,
    ),
    Mutant(
        "exceptions that nobody saw",
        f"{_ROUNDS}::test_exceptions_of_somebody_else_are_seen_before_they_count[sqlite]",
        (
            Patch(
                "services/round_deciding.py",
                'if fingerprint(round_cases.of(uow, found.id)) != seen["mark"]:',
                "if found is None:",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a round's quota that counts for the round alone",
        f"{_MADE}::test_a_rounds_quota_counts_for_whoever_decides_alone[sqlite]",
        (
            Patch(
                "services/case_gates.py",
                "lefts = (quota_left(scene, scene.case.due), people_left(scene))",
                "lefts = (quota_left(scene, scene.case.due),)",
            ),
        ),
        long=True,
    ),
    Mutant(
        "the last place taken twice at once",
        f"{_RACED}::test_the_quota_holds_for_those_who_decide_alone_at_once[postgresql]",
        (Patch("services/case_acting.py", "    hold_round(scene)\n", ""),),
        long=True,
    ),
    Mutant(
        "two rounds of a step under way",
        f"{_MADE}::test_one_round_of_a_step_is_under_way[sqlite]",
        (
            Patch(
                "storage/migrations/versions/v0023_rounds.py",
                '["programme", "workflow", "step", "district"],\n        unique=True,',
                '["programme", "workflow", "step", "district"],\n        unique=False,',
            ),
        ),
        long=True,
    ),
    Mutant(
        "a district's round decided by the city",
        f"{_MADE}::test_a_district_decides_its_own_step_and_place[sqlite]",
        (Patch("services/round_making.py", "    if to_decide and not decides(gate, found):", "    if found is None:"),),
        long=True,
    ),
    Mutant(
        "minutes of a meeting for everybody",
        f"{_MADE}::test_minutes_are_for_offices_alone[sqlite]",
        (
            Patch(
                "services/round_deciding.py",
                "return found is not None and access.gate_of(uow, person, now).can(MANAGE, found.thing).allowed",
                "return found is not None",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a list of names without a fresh proof",
        f"{_MADE}::test_a_list_of_names_takes_a_fresh_proof[sqlite]",
        (Patch("services/round_lists.py", "    gate.require(EXPORT, found.thing)\n", ""),),
        long=True,
    ),
    Mutant(
        "a list for whoever has the role no more",
        f"{_LISTS}::test_a_role_that_ends_meanwhile_gives_no_list[sqlite]",
        (
            Patch(
                "services/round_lists.py",
                "    return found if allowed else None\n",
                "    return found if allowed or found else None\n",
            ),
        ),
        long=True,
    ),
    Mutant(
        "nobody knows who took the list of a round",
        f"{_LISTS}::test_everybody_in_a_list_can_read_who_took_it[sqlite]",
        (
            Patch(
                "app/round_papers.py",
                "        round_lists.note_list(uow, job, found, wanted.people, now)\n",
                "",
            ),
        ),
        long=True,
    ),
)
