"""Which answers hold for one programme's place only."""

import re
from pathlib import Path

import pytest

from tests.unit.programmes.shipped import programmes
from tests.unit.programmes.small import FACTS, PACK, load, replaced

LOCALES = Path(__file__).parents[3] / "locales"


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_question_that_names_the_place_asks_for_a_place_bound_fact(language: str) -> None:
    """An answer about the firms of one place is never taken for an answer about those of another."""
    text = (LOCALES / language / "facts.ftl").read_text("utf-8")
    named = re.findall(r"^fact-(\w+) = .*\$place", text, re.MULTILINE)

    assert "urgently_needed" in named
    for programme in programmes().values():
        assert [fact for fact in named if not programme.facts[fact].place_bound] == []


def test_facts_hold_everywhere_unless_marked() -> None:
    """A degree is the same in every place; a mark in the table binds a fact to one."""
    marked = load(PACK, replaced(FACTS, "member: {kind: yes_no", "member: {kind: yes_no, place_bound: true"))

    assert not programmes()["ningbo"].facts["degree"].place_bound
    assert not load().facts["member"].place_bound
    assert marked.facts["member"].place_bound
