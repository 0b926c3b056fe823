"""Families of phrasings made by rule: each is read as it was made, and none of it wrongly."""

import pytest

from tests.unit.language.families.every import FLOORS, every_family
from tests.unit.language.families.family import Family, figure

FAMILIES = every_family()


@pytest.mark.parametrize("of", FAMILIES, ids=lambda of: f"{of.kind}: {of.name}")
def test_a_family_is_read_as_it_was_made(of: Family) -> None:
    """No phrasing gives a value that it was not made with, and few are asked again."""
    found = figure(of)

    assert [item.text for item in found.wrong] == []
    assert found.share >= FLOORS[of.kind], [item.text for item in found.asked]


@pytest.mark.parametrize("kind", FLOORS)
def test_the_families_of_a_kind_are_many_phrasings(kind: str) -> None:
    """A thousand phrasings a kind, of which some must be asked, say something of those nobody thought of."""
    of_kind = [each for each in FAMILIES if each.kind == kind]

    assert sum(len(each.items) for each in of_kind) >= 1000
    assert any(each.name == "must be asked" for each in of_kind)
