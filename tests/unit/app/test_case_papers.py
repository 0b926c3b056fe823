"""A document of a case comes by itself, with a word of what it is; the database is sound afterwards."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document

from kjfz_bot.app.case_papers import CasePapers
from kjfz_bot.app.jobs import Jobs
from kjfz_bot.dialog.inbound import Ok
from kjfz_bot.domain.case import Case, Event, Parties, State
from kjfz_bot.domain.workflow import Step, Workflow
from kjfz_bot.services.letters import issue_letters
from kjfz_bot.services.registry import SERVICES, Actor
from kjfz_bot.storage import cases
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.bringing import documents
from tests.unit.app.hours_served import WORKS, person, vp
from tests.unit.app.office import Office, content
from tests.unit.app.people import CITY, UNIT, Somebody, seated
from tests.unit.app.tables import fetched

CONSENT = Step("consent", ("unit",), "letter", "4.2", documents=("consent_form",), returns="apply")
LETTER = Step("letter", ("city",), "end", "4.3", documents=("appointment_letter",))
WAY = Workflow("post", "expert", "self", (Step("apply", ("expert",), "consent"), CONSENT, LETTER), clause="4")


@pytest.fixture
def wang(office: Office) -> Somebody:
    """A researcher with a profile."""
    wang = vp(office)
    person(office, "wang", ("researcher", UNIT))
    return wang


def opened(wang: Somebody, *done: tuple[str, Any]) -> Case:
    """A case of theirs in which these steps were taken after the first."""
    office = wang.office

    def add(uow: UnitOfWork) -> Case:
        parties = Parties("ningbo", wang.person, seated(uow, UNIT), seated(uow, WORKS))
        new = Case(0, "K7M2Q9", WAY, parties, State(), wang.person, office.now)
        kept = cases.add(uow, new, Event(1, "pass", "apply", office.now, side="expert", by=wang.person))
        for seq, (step, side) in enumerate(done, 2):
            place = seated(uow, CITY if side == "city" else UNIT)
            after = cases.append(uow, kept, Event(seq, "pass", step, office.now, side=side, office=place.id))
            assert after is not None
            kept = after
            issue_letters(uow, kept.case, WAY.by_id[step], wang.person, office.now)
        return kept.case

    return office.work(add)


def drafted(wang: Somebody, kind: str) -> str:
    """What is told of a document once it was asked for and made."""
    office, actor = wang.office, Actor(wang.person, wang.office.now)
    inputs = {"case": "K7M2Q9", "kind": kind}
    assert isinstance(office.work(lambda uow: SERVICES["draft_document"].run(uow, actor, inputs)), Ok)
    makers = CasePapers(content(), office.store).makers()
    Jobs(office.store, office.writer, lambda: office.now, makers=makers).run_due()
    return wang.news()


def test_a_draft_says_what_it_is(wang: Somebody) -> None:
    """With its case, for how long it is there, and the file."""
    opened(wang)

    told = drafted(wang, "consent_form")
    document = documents(wang)[-1]

    assert told.endswith(
        "The document is there: The sending unit's opinion (case K7M2Q9). It is a draft, for the parties to check. "
        "It can be fetched for a day; after that it can be made anew."
    )
    assert document.name == "The sending unit's opinion K7M2Q9.docx"
    assert "Wang Wei" in Document(BytesIO(fetched(wang, document))).tables[0].cell(3, 1).text


def test_in_chinese_too(wang: Somebody) -> None:
    """Text, file and document."""
    opened(wang)
    wang.say("/lang", "中文")

    told = drafted(wang, "consent_form")

    assert told.startswith("文书已生成：派出单位意见表（办件号 K7M2Q9）。这是草稿，请各方核对后使用。")
    assert documents(wang)[-1].name == "派出单位意见表 K7M2Q9.docx"


def test_a_letter_that_was_issued_is_no_draft(wang: Somebody) -> None:
    """Its number is in it; where there is no English one, it is Chinese throughout."""
    opened(wang, ("consent", "unit"), ("letter", "city"))

    told = drafted(wang, "appointment_letter")
    letter = Document(BytesIO(fetched(wang, documents(wang)[-1])))

    assert "Its number is in it." in told
    assert "〔2026〕第0001号" in [paragraph.text for paragraph in letter.paragraphs]
    assert "2026年3月1日" in [paragraph.text for paragraph in letter.paragraphs]
