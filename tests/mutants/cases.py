"""Guards of cases, each with the test that must notice when it is taken out."""

from tests.mutants.mutants import Mutant, Patch

_ACTING = "tests/cases/test_acting.py"
_LIFE = "tests/cases/test_life.py"
_ROWS = "tests/storage/test_cases.py"

CASE_MUTANTS = (
    Mutant(
        "a case written over whatever version there is",
        f"{_ROWS}::test_only_the_version_that_was_seen_is_written_over[sqlite]",
        (Patch("storage/cases.py", ', APPLICATION.c.version == sa.bindparam("seen_version")', ""),),
    ),
    Mutant(
        "two decisions of one step, side and round",
        f"{_ROWS}::test_a_second_decision_of_the_same_step_side_and_round_is_not_kept[sqlite]",
        (
            Patch(
                "storage/migrations/versions/v0021_cases.py",
                "        unique=True,\n        sqlite_where=counts,",
                "        unique=False,\n        sqlite_where=counts,",
            ),
        ),
    ),
    Mutant(
        "the hash of what was seen not compared",
        f"{_ACTING}::test_the_hash_of_what_was_seen_is_compared_as_well[sqlite]",
        (
            Patch(
                "services/case_acting.py",
                "if (state.version, state.digest) != (doing.version, doing.digest):",
                "if state.version != doing.version:",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a case decided by a party to it",
        f"{_ACTING}::test_nobody_decides_their_own_case_or_their_own_firms[sqlite]",
        (
            Patch(
                "domain/access_table.py",
                '"act_as_city": {"city": _cell("programme", "party", "first")},',
                '"act_as_city": {"city": _cell("programme", "first")},',
            ),
        ),
        long=True,
    ),
    Mutant(
        "both parts of a joint decision taken by one",
        f"{_ACTING}::test_who_gave_the_districts_opinion_does_not_take_the_citys_decision[sqlite]",
        (
            Patch(
                "domain/access_table.py",
                '"act_as_city": {"city": _cell("programme", "party", "first")},',
                '"act_as_city": {"city": _cell("programme", "party")},',
            ),
        ),
        long=True,
    ),
    Mutant(
        "a correction confirmed by whoever proposed it",
        f"{_LIFE}::test_a_decision_is_corrected_by_a_second_officer_with_a_reason[sqlite]",
        (
            Patch(
                "domain/access_table.py",
                '"correct_case": {"city": _cell("programme", "party", "first")},',
                '"correct_case": {"city": _cell("programme", "party")},',
            ),
        ),
        long=True,
    ),
    Mutant(
        "a correction confirmed whatever others took meanwhile",
        f"{_LIFE}::test_a_correction_gives_nobody_a_place_that_somebody_else_has[sqlite]",
        (
            Patch(
                "services/case_acting.py",
                'elif doing.act == "confirm" and (stopped := _stopping_correction(scene)):',
                'elif doing.act == "confirm" and (stopped := []):',
            ),
        ),
        long=True,
    ),
    Mutant(
        "an act for a side by the role of another",
        f"{_LIFE}::test_a_correction_that_is_rejected_leaves_the_decision[sqlite]",
        (
            Patch(
                "services/case_scene.py",
                "if act in CORRECTING and not any(grant.role == side for grant in gate.holder.grants):",
                "if False:",
            ),
        ),
        long=True,
    ),
    Mutant(
        "contacts shown after a consent was withdrawn",
        f"{_ACTING}::test_contacts_are_shown_while_both_agree_and_only_to_those_it_concerns[sqlite]",
        (Patch("services/cases.py", "if not shares_contacts(case) or not both_consent(scene):", "if False:"),),
        long=True,
    ),
)
