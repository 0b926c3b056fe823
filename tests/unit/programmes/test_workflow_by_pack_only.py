"""A third way of a case, with a public notice and objections, is added by a pack alone."""

from datetime import date

import pytest

from kjfz_bot.domain.case import OutOfOrder, possible
from kjfz_bot.domain.workflow import Workflow
from kjfz_bot.programmes.building import load_programmes
from kjfz_bot.programmes.check import check_programmes
from kjfz_bot.programmes.draw import draw
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.texts.catalogue import Catalogue, load_catalogue
from tests.packs.shelf import locales, packs, truth_tables
from tests.unit.programmes.acts import told


@pytest.fixture(scope="module")
def programmes() -> dict[str, Programme]:
    return load_programmes(packs())


@pytest.fixture(scope="module")
def texts() -> Catalogue:
    return load_catalogue(locales())


@pytest.fixture(scope="module")
def stay(programmes: dict[str, Programme]) -> Workflow:
    return programmes["isle"].workflows["stay"]


def test_it_passes_the_check_beside_the_shipped_ones(programmes: dict[str, Programme], texts: Catalogue) -> None:
    """Its way is proven, its rows hold and its words are there; only other packs' topics may be warned of."""
    found = check_programmes(programmes, truth_tables(), texts)

    assert [each for each in found if each.severity == "error"] == []


def test_its_public_notice_lasts_five_working_days_in_which_anybody_may_object(stay: Workflow) -> None:
    """The city closes the notice once every objection is answered."""
    notice = told(stay, "expert pass")
    objected = told(stay, "expert pass", "public object")

    assert (notice.step, stay.by_id["notice"].waits) == ("notice", 5)
    assert possible(stay, notice, "public") == ("object",)
    assert possible(stay, objected, "city") == ("uphold", "dismiss", "object")


def test_it_goes_to_its_end_past_objections_that_are_dismissed(stay: Workflow) -> None:
    """Both have to be answered before the notice can be closed."""
    one_answered = ("expert pass", "public object", "firm object", "city dismiss 2")

    assert told(stay, *one_answered).objections == (3,)
    with pytest.raises(OutOfOrder):
        told(stay, *one_answered, "city pass")
    assert told(stay, *one_answered, "city dismiss 3", "city pass", "city pass").end == "done"


def test_an_objection_that_is_upheld_ends_it_until_a_second_officer_corrects_that(stay: Workflow) -> None:
    """It counts as the city's decision at the notice."""
    upheld = ("expert pass", "public object", "city uphold 2")

    assert told(stay, *upheld).end == "refused"
    assert possible(stay, told(stay, *upheld), "city") == ("propose",)
    assert told(stay, *upheld, "city propose notice 3 pass", "city confirm notice 4").step == "decide"


def test_an_objection_ends_with_the_notice_it_was_raised_in(stay: Workflow) -> None:
    """Where an earlier notice is corrected to a return, there is another one in which it can be raised again."""
    again = ("expert pass", "city pass", "city return", "expert pass", "public object")

    corrected = told(stay, *again, "city propose notice 2 return", "city confirm notice 6")

    assert told(stay, *again).objections == (5,)
    assert (corrected.step, corrected.objections) == ("apply", ())


def test_it_is_drawn_in_both_languages(programmes: dict[str, Programme], texts: Catalogue) -> None:
    """Its steps with who takes them and on which clause."""
    assert '["Public notice<br/>the Isle\'s technology office · 2.3"]' in draw(programmes["isle"], texts, "en")
    assert '["公示<br/>海岛科技办公室 · 2.3"]' in draw(programmes["isle"], texts, "zh-CN")


def test_its_experts_are_checked_as_those_of_any_programme(programmes: dict[str, Programme]) -> None:
    """A pair is what an application carries."""
    found = programmes["isle"].evaluate("pair", {"degree": "doctorate", "tech_firm": True}, date(2026, 3, 1))

    assert found.verdict == "eligible"
