"""Documents of a case: who may have which drafted when, what they say, what comes of a letter and a certificate."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from docx import Document

from kjfz_bot.app.case_papers import CasePapers
from kjfz_bot.app.content import load_content
from kjfz_bot.app.jobs import Later
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.need import Need
from kjfz_bot.domain.workflow import Step, Workflow
from kjfz_bot.making.templates import SHIPPED, Templates
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.services.case_documents import JOB, STOPPED
from kjfz_bot.services.registry import NOT_THERE, SERVICES, Actor
from kjfz_bot.storage import document_numbers, files, grants, jobs, looks, needs, notices, profiles
from kjfz_bot.storage.people import Address, AddressKey
from kjfz_bot.storage.schema import AUDIT
from kjfz_bot.storage.verify.finding import Scene
from kjfz_bot.storage.verify.run import verify
from tests.cases.ways import POST, programmes
from tests.cases.world import World

TYPED = "a&b <c> {{ expert }} {% x %} {_{ }_}\nsecond line"
DOCUMENTS = {"consent": ("consent_form", "renewal_proof"), "sign": ("agreement",), "letter": ("appointment_letter",)}


def way() -> Workflow:
    """The short way to a post with a letter, a certificate and documents."""
    steps: list[Step] = []
    for step in POST.steps:
        if step.id == "start":
            steps.append(Step("letter", ("city",), "certificate", "4.3", returns="sign"))
            steps.append(Step("certificate", ("expert",), "start", "2.1.1", optional=("expires_on",), refusable=False))
        steps.append(replace(step, next="letter") if step.id == "sign" else step)
    return replace(POST, steps=tuple(replace(step, documents=DOCUMENTS.get(step.id, ())) for step in steps))


@pytest.fixture
def ways() -> Mapping[str, Programme]:
    """The programmes with that way."""
    found = dict(programmes())
    programme = copy.copy(found["ningbo"])
    programme.workflows = {"post": way()}  # type: ignore[attr-defined, unused-ignore]
    return {**found, "ningbo": programme}


@pytest.fixture
def city(world: World, ways: Mapping[str, Programme]) -> World:
    """Everybody a case passes through, on that way."""
    world.programmes = ways
    return world


def draft(world: World, who: str, number: str, kind: str, channel: str = "web") -> Ok | No:
    """Ask for a document as a turn does."""
    world.now += timedelta(minutes=1)
    actor = Actor(world.people[who], world.now, Address(1, world.people[who], AddressKey(channel, who)))
    with world.store.transaction() as uow:
        return SERVICES["draft_document"].run(uow, actor, {"case": number, "kind": kind})


def made(world: World, own: Path | None = None) -> None:
    """Let everything that was asked for be made."""
    maker = CasePapers(load_content(), world.store, Templates(own)).makers()[JOB]
    while True:
        with world.store.reading() as uow:
            job = jobs.first(uow)
            step = None if job is None else maker(uow, job, world.now)
        if job is None or step is None:
            return
        step = step.make() if isinstance(step, Later) else step
        with world.store.transaction() as uow:
            step(uow, job, world.now)
            jobs.finish(uow, job)


def told(world: World, who: str, topic: str = JOB) -> list[Mapping[str, Any]]:
    """What somebody is told of documents."""
    with world.store.reading() as uow:
        found = notices.waiting(uow, ["notice"], 1000)
    return [each.args for each in found if each.person == world.people[who] and each.topic == topic]


def got(world: World, who: str) -> Any:
    """The newest document somebody got, opened."""
    public_id = told(world, who)[-1]["file"]
    with world.store.reading() as uow:
        file = files.find(uow, public_id)
        assert file is not None
        stored = files.stored(uow, file)
        assert stored is not None
        return Document(BytesIO(b"".join(world.store.vault.open(stored))))


def text(document: Any) -> str:
    """All that stands in it."""
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([document.sections[0].header.paragraphs[0].text, *(p.text for p in document.paragraphs), *cells])


def drafted(world: World, who: str, number: str, kind: str) -> str:
    """A document that somebody asked for and got."""
    asked = draft(world, who, number, kind)
    assert isinstance(asked, Ok), asked
    made(world)
    return text(got(world, who))


def applied(world: World, need: Need | None = None) -> str:
    """A case that waits for the unit's consent."""
    world.agree("wang", "hua")
    return world.begins("wang", "ningbo:post", (need or world.need()).public_id, plan=TYPED, tie="none")


def signed(world: World) -> str:
    """A case of which the agreement is signed: the letter is due."""
    number = applied(world)
    world.does("dean", number, contact_person="Dean")
    world.does("wang", number)
    world.does("hua", number)
    world.does("hua", number)
    world.does("dora", number, opinion="fits")
    world.does("carl", number, opinion="as the district says")
    world.does("hua", number, starts_on="2026-10-01", ends_on="2028-09-30")
    return number


def test_the_unit_has_its_form_drafted_with_what_the_case_says(city: World) -> None:
    """Names, the need, what was typed as it was typed, the clause of the step; a draft."""
    number = applied(city)

    said = drafted(city, "dean", number, "consent_form")

    for each in (
        "Draft, for the parties to check",
        number,
        "Wang Min",
        "Institute",
        "Huarui",
        "Seals leak",
        TYPED,
        "4.2",
    ):
        assert each in said, each
    assert "____" in said


def test_the_proof_of_renewal_rests_on_the_clause_that_asks_for_it(city: World) -> None:
    """Not on that of the step at which it is handed in."""
    number = applied(city)

    assert "(clause 2.1.1, case" in drafted(city, "dean", number, "renewal_proof")


def test_parties_and_offices_that_see_a_case_may_have_its_documents(city: World) -> None:
    """Nobody else, and no document of a step to come; nobody is told which of the two it is."""
    number = applied(city)

    for who in ("wang", "dean", "hua", "dora", "carl"):
        assert isinstance(draft(city, who, number, "consent_form"), Ok), who
    for who in ("li", "rector", "ke", "dina", "rita", "visitor"):
        assert draft(city, who, number, "consent_form") == No(NOT_THERE), who
    for kind in ("agreement", "appointment_letter", "notice_list", "", "../../etc"):
        assert draft(city, "dean", number, kind) == No(NOT_THERE), kind
    assert draft(city, "dean", "ZZZZZZ", "consent_form") == No(NOT_THERE)


def test_nothing_is_drafted_where_no_file_can_be_received(city: World) -> None:
    """The terminal says where to go."""
    number = applied(city)

    assert draft(city, "dean", number, "consent_form", "terminal") == No("case_document-at_the_terminal")


def test_who_has_a_document_drafted_is_kept_and_the_expert_can_read_it(city: World) -> None:
    """Not of themselves."""
    number = applied(city)
    draft(city, "wang", number, "consent_form")
    draft(city, "dean", number, "consent_form")

    with city.store.reading() as uow:
        lines = looks.of(uow, city.people["wang"], 10)
        chain = sa.select(AUDIT.c.entry).where(AUDIT.c.chain == city.case(number).case.id)
        deeds = [entry for entry in uow.connection.execute(chain).scalars() if "document_drafted" in entry]
    assert [(line.what, line.organisation) for line in lines if line.what == JOB] == [(JOB, "Institute")]
    assert len(deeds) == 2


def test_another_persons_document_is_private(city: World) -> None:
    """It goes over no channel that keeps it abroad."""
    number = applied(city)
    drafted(city, "dean", number, "consent_form")
    drafted(city, "wang", number, "consent_form")

    assert [told(city, who)[0]["private"] for who in ("dean", "wang")] == [True, False]
    assert told(city, "dean")[0]["name"] == f"The sending unit's opinion {number}.docx"


def test_a_role_that_ended_meanwhile_gives_nothing(city: World) -> None:
    """It is asked again when it is made."""
    number = applied(city)
    draft(city, "dean", number, "consent_form")
    with city.store.transaction() as uow:
        for given in grants.own(uow, city.people["dean"]):
            grants.end(uow, given, city.people["carl"], "revoked", city.now)

    made(city)

    assert told(city, "dean") == []
    assert told(city, "dean", STOPPED) == [{"why": {"text": "case_document-no_right"}}]


def test_a_firm_that_hides_its_name_is_left_out_for_the_expert(city: World) -> None:
    """Until contacts are shared; the unit and the offices read it."""
    need = city.need()
    with city.store.transaction() as uow:
        hidden = replace(need, statement=replace(need.statement, named=False), version=2)
        assert needs.change(uow, need, hidden)
    number = applied(city, hidden)

    assert "Huarui" not in drafted(city, "wang", number, "consent_form")
    assert "Huarui" in drafted(city, "dean", number, "consent_form")


def test_a_letter_is_a_draft_until_its_step_is_taken_and_numbered_from_then_on(city: World) -> None:
    """In the transaction of that act."""
    one = signed(city)
    before = drafted(city, "carl", one, "appointment_letter")
    city.does("carl", one)
    after = drafted(city, "carl", one, "appointment_letter")

    assert "草稿，供各方核对" in before
    assert "第0001号" not in before
    assert "草稿" not in after
    assert "〔2026〕第0001号" in after
    assert "2026年10月1日起至2028年9月30日" in after
    with city.store.reading() as uow:
        found = document_numbers.find(uow, city.case(one).case.id, "appointment_letter")
        assert found is not None
        assert (found.year, found.number) == (2026, 1)
        assert [f"{each}" for each in verify(uow, Scene(city.now)) if each.rule == "D6"] == []


def test_a_certificate_that_is_handed_in_is_kept_with_the_experts_papers(city: World) -> None:
    """So its end is told of like any other."""
    number = signed(city)
    city.does("carl", number)
    city.does("wang", number, expires_on="2027-12-31")

    with city.store.reading() as uow:
        (kept,) = profiles.of_person(uow, city.people["wang"])
    assert kept.profile.papers.certificate_until == date(2027, 12, 31)
    assert kept.profile.state == "confirmed"


def test_an_offices_own_template_is_used_and_a_broken_one_is_told_of(city: World, tmp_path: Path) -> None:
    """Whoever asked reads that the office has to be told; it is not tried again and again."""
    number = applied(city)
    own = tmp_path / "own"
    own.mkdir()
    _edited(own, "Ours: {{ expert }}.")
    draft(city, "dean", number, "consent_form")
    made(city, own)
    _edited(own, "Ours: {{ expret }}.")
    draft(city, "dean", number, "consent_form")
    made(city, own)

    assert "Ours: Wang Min." in text(got(city, "dean"))
    assert len(told(city, "dean")) == 1
    assert told(city, "dean", STOPPED) == [{"why": {"text": "case_document-broken"}}]


def _edited(folder: Path, line: str) -> None:
    document = Document(str(SHIPPED / "consent_form.en.docx"))
    document.add_paragraph(line)
    document.save(str(folder / "consent_form.en.docx"))
