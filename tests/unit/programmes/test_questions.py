"""Which questions are still asked, and in what order."""

from typing import Any

import pytest

from tests.unit.programmes.small import ON, PACK, load, replaced


def asked(facts: dict[str, Any], pack: str = PACK, *, full: bool = True) -> tuple[str, ...]:
    return load(pack).next_questions("expert", facts, ON, full=full)


def test_questions_come_in_the_packs_order_and_priorities_last() -> None:
    """What decides outcomes is asked first, in the order written; what only a priority rests on comes last."""
    pack = replaced(PACK, "[member, grade, span, rest, links, born]", "[born, rest, span, grade, member, links]")

    assert asked({}, pack) == ("rest", "span", "grade", "member", "born")


def test_a_relaxations_facts_are_asked_once_its_criterion_goes_to_the_officials() -> None:
    """Until then nobody needs to know."""
    assert "links" not in asked({})
    assert "links" not in asked({"grade": "middle"})
    assert asked({"grade": "low"}) == ("member", "span", "rest", "links", "born")


def test_facts_that_cannot_change_anything_any_more_are_not_asked() -> None:
    """A span too short makes the rest irrelevant; a rest of 3 proves the span."""
    assert "rest" not in asked({"span": 2})
    assert "span" not in asked({"rest": 3})


def test_answers_bound_by_another_are_not_asked_where_the_bound_settles_them() -> None:
    """What is left of 3 years cannot be more than 3: only what could still differ is asked."""
    pack = replaced(PACK, "{fact: rest, at_least: 2}", "{fact: rest, above: 3}")

    assert "rest" not in asked({"span": 3}, pack)
    assert "rest" in asked({"span": 4}, pack)


def test_not_sure_is_an_answer() -> None:
    """Nobody is asked twice what they were not sure about."""
    everything = dict.fromkeys(("member", "grade", "span", "rest", "links", "born"), "not_sure")

    assert asked(everything) == ()


def test_a_month_of_birth_is_asked_again_only_while_its_ends_differ() -> None:
    """The day is wanted where the month's first and last day lead apart."""
    assert asked({"born": "1985-02"})[-1] == "born"
    assert "born" not in asked({"born": "1985-03"})


def test_quick_mode_stops_as_soon_as_the_verdict_is_certain() -> None:
    """A refusal ends the questions; in full they go on for every outcome."""
    assert asked({"member": False}, full=False) == ()
    assert asked({"member": False}) == ("grade", "span", "rest", "born")


def test_quick_mode_asks_nothing_that_only_softens_what_is_lost_already() -> None:
    """With one criterion at the officials, only what could refuse still matters to the verdict."""
    assert asked({"grade": "low"}, full=False) == ("member", "span")


@pytest.mark.parametrize(
    ("facts", "remark"), [({"born": "1966-01-01"}, True), ({"born": "1986-01-01"}, False), ({}, True)]
)
def test_facts_only_a_remark_rests_on_come_last(facts: dict[str, Any], remark: bool) -> None:
    """An ambiguity that only some people meet is asked about at the very end, and only where it could apply."""
    soft = "  - id: old\n    subjects: [expert]\n    clause: ['5']\n    kind: soft\n    rules:\n"
    soft += "      - {when: {fact: age, below: 56}, outcome: met, reason: ok}\n"
    soft += "      - {when: {fact: links, has_any: [money]}, outcome: official, reason: old, ambiguity: money}\n"
    soft += "      - {outcome: official, reason: old}\n"
    pack = replaced(PACK, "relaxations:\n  - id", f"{soft}relaxations:\n  - id")
    pack = replaced(pack, "[member, grade, span, rest, links, born]", "[links, member, grade, span, rest, born]")
    answered = {"member": True, "grade": "high", "span": 5, "rest": 5, **facts}

    found = asked(answered, pack)

    assert (found[-1:] == ("links",)) is remark
