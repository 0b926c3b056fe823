"""Guards of what officers do with service time, each with the test that must notice when it is taken out."""

from tests.mutants.mutants import Mutant, Patch

_DESK = "tests/unit/app/test_service_desk.py"
_TABLES = "tests/unit/app/test_service_tables.py"
_MATRIX = "tests/access/test_matrix.py::test_every_call_is_answered_as_the_table_says[sqlite]"
_ENTERING = "tests/ledger/test_entering_for.py"

SERVICE_MUTANTS = (
    Mutant(
        "an officer's decision not compared with what was seen",
        f"{_DESK}::test_a_dispute_that_the_firm_thought_better_of_is_not_struck[sqlite]",
        (Patch("services/service_desk.py", 'if ended or entry.state != inputs["seen"]["state"]:', "if ended:"),),
        long=True,
    ),
    Mutant(
        "officers look at entries of whatever district",
        _MATRIX,
        (Patch("services/service_desk.py", "if term is None or not is_officers(gate, term):", "if term is None:"),),
        long=True,
    ),
    Mutant(
        "officers look at VPs of whatever district",
        _MATRIX,
        (
            Patch(
                "services/service_table.py",
                "if term is None or not is_officers(access.gate(uow, actor), term):",
                "if term is None:",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a dispute put before whoever has a stake in it",
        f"{_DESK}::test_whoever_is_of_the_firm_decides_nothing_of_it[sqlite]",
        (
            Patch(
                "services/service_desk.py",
                "may = {number: gate.can(DECIDE, term.thing).allowed for number, term in terms.items()}",
                "may = dict.fromkeys(terms, True)",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a sample of hours in which one has a stake",
        f"{_DESK}::test_nothing_is_drawn_in_which_one_has_a_stake[sqlite]",
        (
            Patch(
                "services/service_sampling.py",
                "if term is not None and gate.can(CHECK, term.thing).allowed]",
                "if term is not None]",
            ),
        ),
        long=True,
    ),
    Mutant(
        "an opening balance written over unseen",
        f"{_DESK}::test_an_opening_balance_that_changed_meanwhile_is_chosen_again[sqlite]",
        (Patch("services/service_entering.py", 'if _seen(term, year) != inputs["year"]:', "if False:"),),
        long=True,
    ),
    Mutant(
        "hours entered for somebody by anybody",
        f"{_ENTERING}::test_nobody_else_enters_for_a_vp[sqlite-hua]",
        (
            Patch(
                "services/ledger.py",
                'access.require(uow, actor, "correct_hours", None if held is None else held.thing)\n'
                "    assert held is not None\n    _given(reason)",
                "assert held is not None\n    _given(reason)",
            ),
        ),
        long=True,
    ),
    Mutant(
        "hours entered for somebody without a reason",
        f"{_ENTERING}::test_it_takes_a_reason[sqlite]",
        (
            Patch(
                "services/ledger.py", "    assert held is not None\n    _given(reason)", "    assert held is not None"
            ),
        ),
        long=True,
    ),
    Mutant(
        "a table of service time without a fresh proof",
        f"{_TABLES}::test_without_a_fresh_proof_nothing_is_made[sqlite]",
        (Patch("services/service_exports.py", "    access.require(uow, actor, EXPORT, order.thing)\n", ""),),
        long=True,
    ),
    Mutant(
        "nobody can read that a table was taken along",
        f"{_TABLES}::test_whoever_is_in_it_can_read_who_took_it_along[sqlite]",
        (
            Patch(
                "services/service_exports.py",
                "        looked(uow, Actor(job.actor or 0, now), person, opened)\n",
                "        del person, opened\n",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a picture told again nowhere else",
        f"{_DESK}::test_what_may_be_worth_a_look_is_marked_and_said[sqlite]",
        (Patch("domain/service_hints.py", "if count > 1 or photo in beside}", "if photo in beside}"),),
        long=True,
    ),
    Mutant(
        "a sample drawn by no weight",
        "tests/unit/domain/test_service_sample.py::test_what_a_hint_is_about_is_drawn_by_its_weight",
        (Patch("domain/service_sample.py", " / weight for number", " / 1 for number"),),
        long=True,
    ),
)
