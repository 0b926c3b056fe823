"""Guards of what hours come to, of their papers and of results, each with the test that must notice when it is gone."""

from tests.mutants.mutants import Mutant, Patch

_HOURS = "tests/unit/app/test_hours.py"
_PAPERS = "tests/unit/app/test_hour_papers.py"
_RESULTS = "tests/unit/app/test_results.py"

HOUR_MUTANTS = (
    Mutant(
        "hours of whoever is named",
        f"{_HOURS}::test_nobody_else_sees_hours[sqlite]",
        (Patch("services/hours.py", "    gate.require(READ, None if term is None else term.thing)\n", ""),),
        long=True,
    ),
    Mutant(
        "the people of whatever firm is named",
        f"{_HOURS}::test_nobody_else_sees_hours[sqlite]",
        (
            Patch(
                "services/hours.py",
                'place = next((number for number in sides(gate) if f"{number}" == whose), None)',
                "place = int(whose)",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a look at another's hours leaves no line",
        f"{_HOURS}::test_a_firm_sees_its_vps_and_they_can_read_that[sqlite]",
        (
            Patch(
                "services/hours.py",
                "        looked(uow, actor, term.person, opened_by(",
                "        (lambda *_: None)(uow, actor, term.person, opened_by(",
            ),
        ),
        long=True,
    ),
    Mutant(
        "hours that wait are counted",
        f"{_HOURS}::test_what_waits_reaches_it_once_it_is_confirmed[sqlite]",
        (
            Patch(
                "services/hour_words.py",
                "left = max(owed - year.headline, 0)",
                "left = max(owed - year.headline - year.sums.waiting, 0)",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a page of the moment it was first asked for",
        "tests/unit/dialog/test_rights.py::test_a_command_begins_what_is_of_the_moment_anew",
        (
            Patch(
                "dialog/moves.py",
                "    if work.content.dialogs[dialog].anew:\n        _give_up_open(work, dialog)\n",
                "",
            ),
        ),
    ),
    Mutant(
        "a statement of whatever days are named",
        f"{_PAPERS}::test_nobody_else_has_one_made[sqlite-docx]",
        (
            Patch(
                "services/hour_orders.py",
                "    if not first <= since <= until <= last:\n        raise NotThere((since, until))\n",
                "",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a statement for whoever has lost the role meanwhile",
        f"{_PAPERS}::test_a_role_that_ended_meanwhile_gives_nothing[sqlite]",
        (
            Patch(
                "services/hour_orders.py",
                "return term if all(gate.can(action, term.thing).allowed for action in actions) else None",
                "return term",
            ),
        ),
        long=True,
    ),
    Mutant(
        "another's statement is no secret",
        f"{_PAPERS}::test_others_statements_are_private_and_looked_at[sqlite]",
        (Patch("app/hour_files.py", "is_anothers = term.person != job.actor", "is_anothers = False"),),
        long=True,
    ),
    Mutant(
        "what was typed is read as a template",
        f"{_PAPERS}::test_what_was_typed_comes_out_as_it_was_typed[sqlite-docx]",
        (Patch("making/inside/filling.py", '.replace("_", "&#95;")', ""),),
        long=True,
    ),
    Mutant(
        "a result written over that was changed meanwhile",
        f"{_RESULTS}::test_what_was_changed_meanwhile_is_not_written_over[sqlite]",
        (
            Patch(
                "services/results.py",
                "if before is not None and not service_results.remove(",
                "if before is not None and service_results.remove(",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a result in anybody's register",
        f"{_RESULTS}::test_others_read_a_register_and_write_nothing_into_it[sqlite]",
        (
            Patch(
                "services/results.py",
                "    access.require(uow, actor, WRITE, None if term is None else term.thing)\n",
                "",
            ),
        ),
        long=True,
    ),
)
"""What is taken out, and what notices."""
