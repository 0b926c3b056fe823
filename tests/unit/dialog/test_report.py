"""What the pure sources of the product make of a self-check: the report, its document, and what if."""

from datetime import date
from typing import Any

import pytest

from kjfz_bot.dialog.content import COMPARE, Scene
from kjfz_bot.dialog.message import Message
from kjfz_bot.dialog.sources import FUNCTIONS
from kjfz_bot.texts.catalogue import plain
from tests.properties.engine_house import product

PASSING: dict[str, Any] = {
    "employer_kind": "university",
    "ningbo:employer_in_city": True,
    "contract_years": "open_ended",
    "degree": "doctorate",
    "birth_date": "1985-06-12",
    "willing": True,
    "served_smes": True,
    "certificate_level": "intermediate",
    "ningbo:certificate_by_authority": True,
    "conduct_ok": True,
    "ability_ok": True,
}


def given_by(name: str, facts: dict[str, Any], programme: str = "ningbo", lang: str = "en", **more: Any) -> Any:
    """What a source gives for a case on a fixed day."""
    answers = {"programme": programme, "subject": "expert", "facts": facts, **more}
    return FUNCTIONS[name].run(Scene(product(), lang, date(2026, 3, 11), answers))


def report(facts: dict[str, Any], programme: str = "ningbo", lang: str = "en") -> list[str]:
    return [plain(message.text) for message in given_by("eligibility_report", facts, programme, lang)]


def headings(text: str) -> list[str]:
    return [line for line in text.split("\n") if line and not line.startswith(("•", " "))]


def test_the_verdict_comes_first_in_one_sentence() -> None:
    """Below the title."""
    first = report(PASSING)[0].split("\n")

    assert first[0] == "Ningbo's technology vice-president programme: self-check of the expert"
    assert first[1].startswith("By your answers, all conditions of the Ningbo programme are met")


def test_what_needs_somebody_comes_before_what_is_met() -> None:
    """Problems, steps, what officials decide; then what is met, priorities, silence, the source."""
    facts = {**PASSING, "employer_kind": "other", "birth_date": "1960-01-01", "certificate_level": "none"}

    first, rest = report(facts)

    assert headings(first)[2:5] == ["Conditions not met", "Steps to take", "For the authority to decide"]
    assert headings(rest)[0] == "Conditions met"
    assert "What the document does not say" in headings(rest)
    assert rest.endswith("the programme's officers decide.")


def test_each_criterion_names_its_clause_and_its_reason() -> None:
    """A document still needed also who issues it and by when."""
    facts = {**PASSING, "contract_years": 4, "contract_years_left": 2, "renewal_proof": "can_get"}

    text = report(facts)[0]

    assert "• Employment contract (clause 2.1.1)" in text
    assert "Issued by:" in text
    assert "When:" in text


def test_nothing_that_is_not_in_hand_is_listed_as_met() -> None:
    """A step to take stands above only."""
    facts = {**PASSING, "certificate_level": "none"}

    first, rest = report(facts)

    assert "training" in first
    assert "Technology manager training" not in rest


def test_of_several_choices_only_the_smallest_that_help_are_named() -> None:
    """Not every list that holds one of them."""
    facts = {"employer_kind": "hospital", "changping:employer_in_district": False, "employer_tier": "grade_a_hospital"}

    helping = [line for line in report(facts, "changping")[0].split("\n") if line.startswith("  If “Standing")]

    assert len(helping) == 2
    assert not any("; " in line or ", " in line for line in helping)


def test_several_programmes_begin_side_by_side() -> None:
    """One line each, then each report."""
    found = report(PASSING, COMPARE)

    assert len(found) == 1 + 2 * len(product().programmes)
    assert len([line for line in found[0].split("\n") if line.startswith("•")]) == len(product().programmes)


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_the_document_holds_the_whole_report(lang: str) -> None:
    """As plain text, named by its day, with every criterion's rule."""
    [message] = given_by("report_document", PASSING, lang=lang)

    assert isinstance(message, Message)
    assert message.document is not None
    assert message.document.name.endswith("2026-03-11.txt")
    assert "<b>" not in message.document.text
    assert len(message.document.text) > sum(len(text) for text in report(PASSING, lang=lang))


def test_a_programme_without_rules_for_the_subject_is_left_out() -> None:
    """An answer may outlive its pack."""
    assert report(PASSING, "atlantis") == []


def test_what_if_offers_the_single_answers_that_make_something_better() -> None:
    """And tells what each would bring; where nothing would help it says so."""
    facts = {**PASSING, "certificate_level": "none"}
    options = given_by("what_if_changes", facts)
    assert options
    id_, label = options[0]

    [result] = given_by("what_if_result", facts, change=id_)

    assert label.split(": ")[1] in plain(result.text)
    assert given_by("what_if_changes", PASSING) == []
    [intro] = given_by("what_if_intro", PASSING)
    assert plain(intro.text) == "There is no single answer that, if different, would make the result better."


def test_what_if_of_several_programmes_names_the_programme() -> None:
    """The same change may help in one only."""
    options = given_by("what_if_changes", {**PASSING, "certificate_level": "none"}, COMPARE)

    assert all(" | " in label for _, label in options)


def test_every_programme_can_be_chosen_and_all_together() -> None:
    """With a single one there is nothing to compare."""
    options = FUNCTIONS["programmes"].run(Scene(product(), "en", date(2026, 3, 11), {}))

    assert [id_ for id_, _ in options] == [*product().programmes, COMPARE]


def test_contacts_name_every_authority() -> None:
    """One line each."""
    [message] = FUNCTIONS["contacts"].run(Scene(product(), "en", date(2026, 3, 11), {}))

    assert plain(message.text).count("\n• ") == len(product().programmes)
