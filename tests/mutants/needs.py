"""Guards of needs, each with the test that must notice when it is taken out."""

from tests.mutants.mutants import Mutant, Patch

_POSTED = "tests/unit/app/test_needs_posted.py"
_REVIEWED = "tests/unit/app/test_needs_reviewed.py"
_FOUND = "tests/unit/app/test_needs_found.py"
_SUBSCRIBED = "tests/unit/app/test_needs_subscribed.py"

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
        (Patch("services/need_review.py", "gate.require(ACTIONS[step.by], need.thing)\n    office", "office"),),
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
    Mutant(
        "no gate before a need is opened by its number",
        "tests/access/test_matrix.py::test_every_call_is_answered_as_the_table_says[sqlite]",
        (
            Patch(
                "services/need_search.py",
                'if need is None or not gate.can("read_need", need.thing).allowed:',
                "if need is None:",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a need found after it was withdrawn",
        f"{_FOUND}::test_what_is_published_by_the_offices_is_found_and_what_ends_is_not[sqlite]",
        (Patch("services/need_changes.py", "need_search.index(uow, after)", "pass"),),
        long=True,
    ),
    Mutant(
        "pairs of characters taken for the word",
        "tests/storage/test_need_search.py::test_a_need_with_all_the_pairs_but_not_the_word_is_no_hit[sqlite]",
        (
            Patch(
                "storage/need_search.py",
                "inside = [word.text for word in query.words if not word.alone]",
                "inside = []",
            ),
        ),
    ),
    Mutant(
        "needs of one's own firm told as news",
        f"{_SUBSCRIBED}::test_needs_of_ones_own_firm_are_not_told[sqlite]",
        (Patch("services/need_subscriptions.py", "if not _own(need, gate)}", "}"),),
        long=True,
    ),
    Mutant(
        "a digest told twice a day",
        f"{_SUBSCRIBED}::test_nobody_is_told_at_night_or_twice_a_day[sqlite]",
        (Patch("services/need_subscriptions.py", "REST = timedelta(hours=20)", "REST = timedelta(0)"),),
        long=True,
    ),
)
