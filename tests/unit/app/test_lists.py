"""An officer brings the lists of a programme in the chat: looked at, imported, handed out, taken back."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from kjfz_bot.app.jobs import Step
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services import lists as services
from kjfz_bot.services.registry import NOT_PROVEN, NOT_THERE
from kjfz_bot.storage import grants, jobs
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import UnitOfWork
from tests.imports import lists
from tests.imports.house import HEADERS
from tests.imports.lists import content as xlsx
from tests.unit.app.bringing import (
    ask,
    asks_to_import,
    brings,
    chosen,
    counts,
    documents,
    imports,
    makers,
    newest,
    officer,
    proves,
    rows_of,
    run_jobs,
    sends,
    work_off,
)
from tests.unit.app.office import Office
from tests.unit.app.people import CITY, HAISHU, Somebody, deeds_of

BADLY_SORTED = (*lists.unit(9)[:1], "工厂", *lists.unit(9)[2:])
ELSEWHERE = (*lists.unit(8)[:3], "江北区")


@pytest.fixture
def cora(office: Office) -> Somebody:
    """An officer of the city."""
    return officer(office, "cora", CITY)


@pytest.fixture
def dora(office: Office) -> Somebody:
    """An officer of a district."""
    return officer(office, "dora", HAISHU)


def looks_of(somebody: Somebody) -> list[Job]:
    return somebody.office.read(lambda uow: jobs.of_actor(uow, services.DRY_RUN, somebody.person))


def test_a_list_is_looked_at_imported_and_told(office: Office, cora: Somebody) -> None:
    """The look writes nothing; a row with a problem is left out and comes back in a marked copy."""
    looked = brings(cora, "units", lists.unit(0), BADLY_SORTED)
    before = counts(office)
    proves(cora)
    checked = cora.say("Import it")
    cora.say("Yes, import it")
    done = run_jobs(cora)

    assert "Rows: 2. Can be taken: 1. With a problem: 1." in looked
    assert "Row 3: “Kind of unit” has no “工厂”." in looked
    assert before["import_batch"] == 0
    assert "1 rows can be taken, 1 cannot." in checked
    assert "Rows taken: 1. With a problem: 1." in done
    (marked,) = documents(cora)
    assert rows_of(marked)[0][:2] == BADLY_SORTED[:2]
    assert "工厂" in f"{rows_of(marked)[0][-1]}"
    assert not marked.private


def test_the_audit_names_the_officer(office: Office, cora: Somebody) -> None:
    """Of what was begun, written and taken back."""
    imports(cora, "units", lists.unit(0))
    number = newest(office).id
    chosen(cora, "Earlier lists", "1", "Take it back", "Yes, take it back")
    run_jobs(cora)

    deeds = deeds_of(office, number)

    assert [deed["action"] for deed in deeds] == ["import_begun", "rows_imported", "import_done", "import_undone"]
    assert {deed["by"] for deed in deeds} == {cora.person}


def test_many_problems_come_as_a_sheet_and_nothing_to_take_is_said(office: Office, cora: Somebody) -> None:
    """Five are told in words; what cannot be imported at all is not."""
    looked = brings(cora, "units", *[(f"甬江第{n}研究院", "工厂", None, "海曙区") for n in range(7)])
    refused = cora.say("Import it")

    assert looked.count("Kind of unit") == 5
    assert "… and 2 more" in looked
    assert len(rows_of(documents(cora)[-1])) == 7
    assert "Nothing of this list can be taken" in refused
    assert counts(office)["import_batch"] == 0


def test_whoever_answers_before_the_look_is_done_is_asked_again(cora: Somebody) -> None:
    """And imports what they have read of."""
    chosen(cora, "Bring a list", "units")
    sends(cora, xlsx(HEADERS["units"], [lists.unit(0)]))

    early = cora.say("Import it")
    looked = run_jobs(cora)
    proves(cora)
    after = cora.say("Import it")

    assert "still being looked at" in early
    assert "Can be taken: 1" in looked
    assert "Import the list now?" in after


@pytest.mark.parametrize(
    ("sent", "called", "said"),
    [
        (b"PK", "list.docx", "xlsx"),
        (xlsx(HEADERS["firms"], [lists.firm(0)]), "list.xlsx", "lack “Unit”"),
        (b"name,kind", "list.xlsx", "no xlsx file"),
        (xlsx(HEADERS["units"], []), "list.xlsx", "nothing below the headers"),
    ],
)
def test_what_is_no_such_list_is_refused_in_words(cora: Somebody, sent: bytes, called: str, said: str) -> None:
    """Another kind of file at the question, another kind of list by its headers."""
    chosen(cora, "Bring a list", "units")
    sends(cora, sent, called)

    assert said in cora.say("/help") + run_jobs(cora) + "".join(cora.office.read_on_the_web(cora.name))


def test_a_visitor_brings_no_list(office: Office) -> None:
    """The dialogue says whose it is; its services say that there is nothing."""
    vera = Somebody(office, "vera")
    vera.say("/start")

    assert "brought by officers" in chosen(vera)
    file = {"file_id": "0" * 32}
    for inputs in ({"where": "ningbo"}, {"where": "ningbo:haishu"}):
        assert ask(vera, "look_at_list", kind="units", file=file, **inputs) == No(NOT_THERE)
        assert ask(vera, "send_list_template", kind="units", **inputs) == No(NOT_THERE)


def test_a_district_brings_only_what_is_its_own(office: Office, cora: Somebody, dora: Somebody) -> None:
    """Rows of another district are not taken, the city's lists are not seen, and it has no other place."""
    imports(cora, "firms", lists.firm(5))
    looked = brings(dora, "units", lists.unit(0), ELSEWHERE)
    none = chosen(dora, "Leave it", "/lists", "Earlier lists")

    assert "Can be taken: 1. With a problem: 1." in looked
    assert "not of the district of this import" in looked
    assert "No list was imported here" in none
    file = {"file_id": looks_of(dora)[0].arguments["file"]}
    assert isinstance(ask(dora, "look_at_list", where="ningbo:haishu", kind="units", file=file), Ok)
    assert ask(dora, "look_at_list", where="ningbo", kind="units", file=file) == No(NOT_THERE)
    assert ask(dora, "look_at_batch", batch=f"{newest(office).id}") == No(NOT_THERE)


def test_a_district_gives_no_role_of_the_city(dora: Somebody) -> None:
    """Not by a list either."""
    looked = brings(dora, "officers", (*lists.officer(1)[:2], "市级主管部门人员", "宁波市科技局", None))

    assert "Can be taken: 0. With a problem: 1." in looked


def test_the_same_list_of_another_place_is_not_begun_twice(cora: Somebody, dora: Somebody) -> None:
    """The district hears that it was imported, and not by whom."""
    imports(cora, "units", lists.unit(0))

    looked = brings(dora, "units", lists.unit(0))

    assert "was imported for another district, or for the whole programme, already" in looked


def test_without_a_fresh_proof_nothing_is_imported(office: Office, cora: Somebody) -> None:
    """The dialogue asks for one, and the service behind it refuses whatever a dialogue forgot."""
    brings(cora, "units", lists.unit(0))
    (look,) = looks_of(cora)

    asked = cora.say("Import it")
    left = cora.say("Not now")
    run_jobs(cora)

    assert "fresh proof" in asked or "Ask whoever runs the server" in asked
    assert "What would you like to do?" in left
    assert ask(cora, "import_list", look=look.key) == No(NOT_PROVEN)
    assert counts(office)["import_batch"] == 0


def test_anothers_look_is_not_imported(office: Office, cora: Somebody) -> None:
    """Nor another's file looked at."""
    carl = officer(office, "carl", CITY)
    brings(cora, "units", lists.unit(0))
    (look,) = looks_of(cora)
    proves(carl)

    assert ask(carl, "import_list", look=look.key) == No(NOT_THERE)
    file = {"file_id": look.arguments["file"]}
    assert ask(carl, "look_at_list", where="ningbo", kind="units", file=file) == No(NOT_THERE)


def test_a_list_that_was_cut_off_goes_on(office: Office, cora: Somebody) -> None:
    """Behind the last row that was written, by whoever has the work next, and once."""
    rows = [lists.unit(number) for number in range(25)]
    asks_to_import(cora, "units", *rows)
    making = makers(office, at_once=10)

    def once(uow: UnitOfWork, job: Job, now: datetime) -> Step:
        step = making[job.kind](uow, job, now)

        def fails_later(uow: UnitOfWork, job: Job, at: datetime) -> Mapping[str, Any] | None:
            assert not job.progress, "cut off"
            return step(uow, job, at)

        return fails_later

    work_off(office, {**making, services.TAKE_OVER: once})
    reached = newest(office)
    office.restart()
    office.now += timedelta(minutes=6)
    done = run_jobs(cora)

    assert (reached.state, reached.position) == ("running", 11)
    assert f"Rows taken: {len(rows)}. With a problem: 0." in done
    assert counts(office)["import_row"] == len(rows)
    assert counts(office)["import_batch"] == 1


def test_a_job_that_fails_again_and_again_is_told(office: Office, cora: Somebody) -> None:
    """After the last attempt, with what to do."""
    asks_to_import(cora, "units", lists.unit(0))

    def fails(_uow: UnitOfWork, _job: Job, _now: datetime) -> Step:
        raise ValueError

    for _ in range(6):
        work_off(office, {services.TAKE_OVER: fails})
        office.now += timedelta(minutes=6)

    assert "It failed again and again" in cora.news()


def test_an_officer_without_the_role_any_more_imports_nothing(office: Office, cora: Somebody) -> None:
    """The right is asked for again when the work is done."""
    asks_to_import(cora, "units", lists.unit(0))
    (given,) = office.read(lambda uow: grants.own(uow, cora.person))
    office.work(lambda uow: grants.end(uow, given, cora.person, "revoked", office.now))

    told = run_jobs(cora)

    assert "You have not the role any more" in told
    assert counts(office)["import_batch"] == 0


def test_a_long_import_tells_how_far_it_is(office: Office, cora: Somebody) -> None:
    """Now and then, and not at its end."""
    asks_to_import(cora, "units", *[lists.unit(number) for number in range(25)])

    told = run_jobs(cora, at_once=5, told_every=10)

    assert told.count("Importing: ") == 2
    assert "Importing: 10 of 25 rows." in told
    assert "Importing: 20 of 25 rows." in told
    assert office.states()[-1] == ("list_imported", "delivered")
