"""What a document of a case says: values of the case in words, clauses from its way, and no word nobody said."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from kjfz_bot.domain.case import Case, Event, Parties, fold
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.workflow import CHOICES, DOCUMENTS, FIELDS, Step, Workflow
from kjfz_bot.making.papers import NAMES
from kjfz_bot.services.document_words import SAID, DocumentWords, Draft, clause_of, draftable, unit_signs
from kjfz_bot.storage.document_numbers import Issued
from tests.unit.app.office import content

NOW = datetime(2026, 2, 28, 17, tzinfo=UTC)
"""Already the first of March in Shanghai."""

FIRM = Organisation(1, "works", "firm", "Seal Works", "ningbo", district="haishu")
UNIT = Organisation(2, "one", "unit", "Unit One", "ningbo")
ZH, EN = (DocumentWords(content().texts, language) for language in ("zh-CN", "en"))

DRAFT = Draft(
    kind="agreement",
    programme="ningbo",
    case_number="K7M2Q9",
    clause="3.3.2",
    expert="王伟",
    unit="Unit One",
    firm="Seal Works",
    need="密封件漂移",
    months=24,
    contract_until=date(2027, 8, 31),
    said={"starts_on": "2026-04-01", "budget": 60_000_050, "discipline": "social", "duties": "a & <b>\n{{ c }}"},
)


def way(*steps: Step) -> Workflow:
    """A way of steps."""
    return Workflow("post", "expert", "need", steps, clause="4")


WAY = way(
    Step("apply", ("expert",), "consent", "4.2", fields=("plan",)),
    Step("consent", ("unit",), "letter", "4.2", documents=("consent_form", "renewal_proof"), returns="apply"),
    Step("letter", ("city",), "draft", "4.3", documents=("appointment_letter",), on=False),
    Step("draft", ("firm",), "sign", "3.3.2", documents=("agreement",)),
    Step("sign", ("expert", "unit"), "end", "3.3.2", documents=("agreement",)),
)


def case_after(*events: tuple[str, Any]) -> Case:
    """A case in which these steps were taken."""
    done = [Event(seq, "pass", step, NOW, side=side, by=7, digest="") for seq, (step, side) in enumerate(events, 1)]
    parties = Parties("ningbo", 7, UNIT, FIRM)
    return Case(1, "K7M2Q9", WAY, parties, fold(WAY, done), 7, NOW)


def test_values_are_put_into_words_as_their_kind_is_read() -> None:
    """Days, money and choices; texts as they were typed, whatever is in them."""
    said = ZH.paper(DRAFT, NOW).words

    assert said["starts_on"] == "2026年4月1日"
    assert said["contract_until"] == "2027年8月31日"
    assert said["made_on"] == "2026年3月1日"
    assert said["budget"] == "600,000.50 元"
    assert said["discipline"] == "社会科学或人文"
    assert said["duties"] == "a & <b>\n{{ c }}"
    assert (said["office"], said["programme"]) == ("宁波市科技局", "宁波市“科技副总”方案")
    assert (said["months"], said["clause"], said["case_number"]) == ("24", "3.3.2", "K7M2Q9")


def test_it_speaks_the_language_of_its_template() -> None:
    """Days as everybody reads them."""
    said = EN.paper(DRAFT, NOW).words

    assert (said["starts_on"], said["discipline"]) == ("1 April 2026", "social sciences or humanities")


def test_what_nobody_said_is_left_out() -> None:
    """So that the template leaves a line to write on."""
    empty = Draft("agreement", "changping", "K7M2Q9", None, None, None, None)

    said = ZH.paper(empty, NOW).words

    assert set(said) == {"programme", "office", "made_on", "case_number"}


def test_a_project_stands_where_there_is_no_need() -> None:
    """Where a case is about a firm, its project's title says what it is about."""
    draft = replace(DRAFT, need=None, said={"title": "联合攻关"})

    assert ZH.paper(draft, NOW).words["need"] == "联合攻关"


def test_a_letter_is_a_draft_until_it_is_issued() -> None:
    """Then it has its number, and the day on which it got it."""
    letter = replace(DRAFT, kind="appointment_letter")
    issued = replace(letter, issued=Issued(2026, 12, datetime(2026, 1, 9, 4, tzinfo=UTC)))

    assert ZH.paper(letter, NOW).flags == {"draft"}
    assert "number" not in ZH.paper(letter, NOW).words
    assert ZH.paper(issued, NOW).flags == frozenset()
    assert ZH.paper(issued, NOW).words["number"] == "〔2026〕第0012号"
    assert ZH.paper(issued, NOW).words["made_on"] == "2026年1月9日"
    assert EN.paper(issued, NOW).words["number"] == "[2026] No. 0012"


@pytest.mark.parametrize(
    ("case", "kinds"),
    [
        (case_after(("apply", "expert")), ["consent_form", "renewal_proof"]),
        (case_after(("apply", "expert"), ("consent", "unit")), ["consent_form", "renewal_proof", "agreement"]),
        (
            case_after(("apply", "expert"), ("consent", "unit"), ("draft", "firm")),
            ["consent_form", "renewal_proof", "agreement"],
        ),
    ],
)
def test_documents_of_steps_that_are_due_or_taken_can_be_drafted(case: Case, kinds: list[str]) -> None:
    """None of a step that is still to come, nor of one that is left out."""
    assert draftable(case) == kinds


@pytest.mark.parametrize("kind", DOCUMENTS)
@pytest.mark.parametrize("words", [ZH, EN], ids=["zh-CN", "en"])
def test_every_document_has_a_name_for_itself_and_as_a_file(words: DocumentWords, kind: str) -> None:
    """In both languages."""
    assert words.file_name(replace(DRAFT, kind=kind)) == f"{words.title(kind)} K7M2Q9.docx"


def test_every_choice_that_a_document_names_has_words() -> None:
    """A field that becomes a choice needs texts here too."""
    named = [name for name in SAID if FIELDS[name] == "choice"]

    assert named == ["discipline"]
    for name in named:
        for choice in CHOICES[name]:
            assert ZH.paper(replace(DRAFT, said={name: choice}), NOW).words[name]


def test_a_document_names_nothing_that_templates_do_not_know() -> None:
    """The names are the same on both sides."""
    assert set(ZH.paper(DRAFT, NOW).words) <= set(NAMES)


AGREE = Step("draft", ("firm",), "sign", "3.3.2", documents=("agreement",))


@pytest.mark.parametrize(
    ("steps", "signs"),
    [
        ((AGREE, Step("sign", ("expert", "unit"), "end")), True),
        ((AGREE, Step("sign", ("expert",), "end")), False),
        ((Step("consent", ("unit",), "draft"), AGREE, Step("sign", ("expert",), "end")), False),
        ((AGREE, Step("sign", ("unit",), "end", on=False)), False),
        ((Step("consent", ("unit",), "end"),), False),
    ],
    ids=["afterwards", "two parties", "before only", "left out", "no agreement"],
)
def test_the_unit_is_a_party_where_it_says_that_it_has_signed(steps: tuple[Step, ...], signs: bool) -> None:
    """Its consent to an application is another thing."""
    assert unit_signs(way(*steps)) == signs


@pytest.mark.parametrize(("kind", "clause"), [("agreement", "3.3.2"), ("consent_form", "4.2"), ("firm_letter", "4")])
def test_a_document_rests_on_the_clause_of_its_step(kind: str, clause: str) -> None:
    """Where no step has it, on that of the way."""
    assert clause_of(WAY, kind) == clause
