"""Which single answers would make a verdict better."""

from typing import Any

import pytest

from kjfz_bot.programmes.what_if import WhatIf, improvements, what_if
from tests.unit.programmes.shipped import programmes
from tests.unit.programmes.small import FACTS, ON, PACK, load, replaced

GOOD: dict[str, Any] = {"member": True, "grade": "high", "span": 5, "rest": 4, "links": "none", "born": "1990-01-01"}


def test_each_better_verdict_of_a_single_answer_is_named_once() -> None:
    """One answer a fact and verdict, in the order of asking."""
    found = what_if(load(), "expert", {**GOOD, "grade": "low"}, ON)

    assert found == (
        WhatIf("grade", "high", "eligible"),
        WhatIf("grade", "middle", "eligible_with_steps"),
    )


def test_nothing_is_named_where_no_single_answer_is_enough() -> None:
    """Two refusals cannot be mended by one answer."""
    assert what_if(load(), "expert", {**GOOD, "member": False, "span": 1, "rest": 1}, ON) == ()


def test_nothing_is_named_for_the_best_verdict_or_while_it_is_open() -> None:
    """There is nothing better than eligible, and no "if" before there is a verdict."""
    assert what_if(load(), "expert", GOOD, ON) == ()
    assert what_if(load(), "expert", {"grade": "low"}, ON) == ()


def test_answers_that_would_contradict_another_are_not_named() -> None:
    """More left than the whole is no way out."""
    found = what_if(load(), "expert", {**GOOD, "span": 3, "rest": 1}, ON)

    assert found == (WhatIf("rest", 2, "eligible"),)


def test_a_tied_fact_is_offered_the_value_that_fits_between_its_limits() -> None:
    """With a span of 2.3 nothing rounder than 2.3 is left above 2."""
    pack = replaced(PACK, "span, below: 3", "span, below: 2")
    pack = replaced(pack, "{fact: rest, at_least: 2}", "{fact: rest, above: 2}")

    found = what_if(load(pack), "expert", {**GOOD, "span": 2.3, "rest": 1}, ON)

    assert found == (WhatIf("rest", 2.3, "eligible"),)


def test_what_nobody_can_change_is_not_named() -> None:
    """Facts marked as not changeable are left out."""
    fixed = replaced(FACTS, "low]}", "low], changeable: false}")

    assert what_if(load(PACK, fixed), "expert", {**GOOD, "grade": "low"}, ON) == ()


@pytest.mark.parametrize("kind", ["hospital", "other"])
def test_an_answer_that_lifts_a_refusal_is_named_though_the_verdict_is_open_then(kind: str) -> None:
    """With another employer the verdict is open again, which is better than a refusal."""
    ningbo = programmes()["ningbo"]

    found = what_if(ningbo, "expert", {"employer_kind": kind}, ON)
    better = improvements(ningbo, "expert", {"employer_kind": kind}, ON)

    assert found == (WhatIf("employer_kind", "university", "undecided"),)
    assert [(one.fact, one.value, one.criterion, one.outcome) for one in better] == [
        ("employer_kind", "university", "employer", None)
    ]
    assert len(better[0].verdicts) > 1


def test_no_change_is_named_that_leaves_a_softer_outcome_open() -> None:
    """Only a refusal is made better by being uncertain."""
    assert what_if(load(), "expert", {**GOOD, "rest": 1.5, "grade": "low"}, ON) == ()


def test_nobody_is_told_to_be_younger() -> None:
    """Over 55 in Ningbo, no what-if names the birth date."""
    ningbo = programmes()["ningbo"]
    facts: dict[str, Any] = {"employer_kind": "university", "employer_in_city": True, "contract_years": "open_ended"}
    facts |= {"degree": "doctorate", "birth_date": "1965-01-01", "willing": True, "served_smes": True}
    facts |= {"certificate_level": "none", "conduct_ok": True, "ability_ok": True}

    assert ningbo.verdicts("expert", facts, ON) == ("officials_decide",)
    assert what_if(ningbo, "expert", facts, ON) == ()
