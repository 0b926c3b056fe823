"""Guards of needs, each with the test that must notice when it is taken out."""

from tests.mutants.mutants import Mutant, Patch

_POSTED = "tests/unit/app/test_needs_posted.py"
_REVIEWED = "tests/unit/app/test_needs_reviewed.py"

NEED_MUTANTS = (
    Mutant(
        "a need written over whatever version there is",
        "tests/storage/test_needs.py::test_only_what_was_seen_is_written_over[sqlite]",
        (
            Patch("storage/needs.py", 'NEED.c.state == sa.bindparam("before_state"),', ""),
            Patch("storage/needs.py", 'NEED.c.state_at == sa.bindparam("before_at"),', ""),
        ),
    ),
    Mutant(
        "a decision not compared with what was seen",
        f"{_REVIEWED}::test_a_decision_counts_only_for_the_version_that_was_seen[sqlite]",
        (
            Patch(
                "services/need_review.py",
                'overtaken = (need.version, need.state) != (seen["version"], seen["state"])',
                "overtaken = False",
            ),
        ),
        long=True,
    ),
    Mutant(
        "no gate before a step is taken",
        "tests/access/test_matrix.py::test_every_call_is_answered_as_the_table_says[sqlite]",
        (Patch("services/need_review.py", "gate.require(ACTIONS[step.by], need.thing)", "pass"),),
        long=True,
    ),
    Mutant(
        "a firm's change not compared with what it began from",
        f"{_POSTED}::test_what_was_decided_while_it_was_changed_is_not_written_over[sqlite]",
        (
            Patch(
                "services/needs.py",
                'if _seen(need) != before["seen"] or need.state not in EDITABLE:',
                "if False:",
            ),
        ),
        long=True,
    ),
    Mutant(
        "needs without end in an hour",
        f"{_POSTED}::test_a_firm_posts_so_many_an_hour[sqlite]",
        (Patch("services/needs.py", ">= AN_HOUR", ">= 10 * AN_HOUR"),),
        long=True,
    ),
    Mutant(
        "a hidden firm's name shown to everybody",
        "tests/unit/services/test_need_words.py::test_a_hidden_firms_name_is_read_by_officers_and_its_own_people_only",
        (
            Patch(
                "services/need_words.py",
                'if need.statement.named or gate.can("name_firm", need.thing).allowed:',
                "if True:",
            ),
        ),
    ),
)
