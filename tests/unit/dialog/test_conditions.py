"""Conditions are two-valued; an answer that is not there equals only null."""

from typing import Any

import pytest

from kjfz_bot.dialog.conditions import All, AnyOf, Compare, Condition, Given, Not, comparisons, holds, names

ANSWERS: dict[str, Any] = {"yes": True, "two": 2, "word": "b", "many": ["x", "y"], "day": "2026-03-11", "left": None}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, True),
        (Compare("yes", "is", True), True),
        (Compare("yes", "is", 1), False),
        (Compare("two", "is", True), False),
        (Compare("word", "is", "b"), True),
        (Compare("left", "is", None), True),
        (Compare("absent", "is", None), True),
        (Compare("absent", "is", "b"), False),
        (Compare("word", "in", ["a", "b"]), True),
        (Compare("two", "in", [1, 3]), False),
        (Compare("absent", "in", [None]), True),
        (Compare("many", "has", "y"), True),
        (Compare("many", "has", "z"), False),
        (Compare("word", "has", "b"), False),
        (Compare("two", "at_least", 2), True),
        (Compare("two", "at_least", 3), False),
        (Compare("two", "at_most", 2), True),
        (Compare("two", "at_most", 1), False),
        (Compare("day", "at_least", "2026-03-11"), True),
        (Compare("day", "at_most", "2026-03-10"), False),
        (Compare("absent", "at_least", 0), False),
        (Compare("absent", "at_most", 9), False),
        (Given("left"), True),
        (Given("absent"), False),
        (Not(Given("absent")), True),
        (All((Compare("two", "is", 2), Compare("word", "is", "b"))), True),
        (All((Compare("two", "is", 2), Compare("word", "is", "c"))), False),
        (AnyOf((Compare("two", "is", 3), Compare("word", "is", "b"))), True),
        (AnyOf((Compare("two", "is", 3), Compare("word", "is", "c"))), False),
    ],
)
def test_a_condition_holds_or_does_not(condition: Condition | None, expected: bool) -> None:
    """Each operator, at its boundary, with answers that are there and answers that are not."""
    assert holds(condition, ANSWERS) is expected


@pytest.mark.parametrize("answer", ["not_sure", True, ["x"], None, "open_ended"])
def test_what_has_no_size_is_neither_at_least_nor_at_most(answer: Any) -> None:
    """ "Not sure" is no number, and comparing it is no error."""
    assert not holds(Compare("n", "at_least", 0), {"n": answer})
    assert not holds(Compare("n", "at_most", 9), {"n": answer})
    assert not holds(Compare("n", "at_least", "2026-03-11"), {"n": answer})
    assert not holds(Compare("n", "at_most", "2026-03-11"), {"n": answer})


def test_a_condition_tells_what_it_reads() -> None:
    """For the check, names and comparisons are found at every depth."""
    compare = Compare("a", "is", 1)
    condition = All((compare, Not(AnyOf((Given("b"), Compare("c", "in", [2]))))))

    assert names(condition) == {"a", "b", "c"}
    assert [found.name for found in comparisons(condition)] == ["a", "c"]
    assert names(None) == frozenset()
    assert comparisons(None) == ()
