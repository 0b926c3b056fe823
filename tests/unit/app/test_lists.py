"""An officer brings the lists of a programme in the chat: looked at, imported, handed out, taken back."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kjfz_bot.app.jobs import Step
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain import personal
from kjfz_bot.domain.sheet import Kind
from kjfz_bot.services import lists as services
from kjfz_bot.services.registry import NOT_PROVEN, NOT_THERE, SERVICES, Actor
from kjfz_bot.storage import grants, jobs, outbox
from kjfz_bot.storage import imports as batches
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import UnitOfWork
from tests.imports import lists
from tests.imports.house import HEADERS
from tests.unit.app.bringing import (
    asks_to_import,
    brings,
    chosen,
    counts,
    documents,
    imports,
    makers,
    officer,
    proves,
    rows_of,
    run_jobs,
    sends,
    work_off,
    xlsx,
)
from tests.unit.app.office import Office
from tests.unit.app.people import CITY, HAISHU, Somebody, deeds_of, seated
from tests.unit.app.test_consents import give

BADLY_SORTED = (*lists.unit(9)[:1], "工厂", *lists.unit(9)[2:])
ELSEWHERE = (*lists.unit(8)[:3], "江北区")


@pytest.fixture
def office(tmp_path: Path, database_url: str) -> Iterator[Office]:
    """An office at noon."""
    opened = Office(tmp_path, database_url)
    yield opened
    assert opened.findings() == []
    opened.close()


@pytest.fixture
def cora(office: Office) -> Somebody:
    """An officer of the city."""
    return officer(office, "cora", CITY)


@pytest.fixture
def dora(office: Office) -> Somebody:
    """An officer of a district."""
    return officer(office, "dora", HAISHU)


def ask(somebody: Somebody, service: str, /, **inputs: Any) -> Ok | No:
    """Call a service as a turn does."""
    office = somebody.office
    return office.work(lambda uow: SERVICES[service].run(uow, Actor(somebody.person, office.now), inputs))


def newest(office: Office) -> batches.Batch:
    return office.read(lambda uow: batches.everything(uow)[-1])


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


def _with_experts(cora: Somebody) -> str:
    imports(cora, "units", lists.unit(0))
    return imports(cora, "experts", lists.expert(0), lists.expert(1), lists.expert(2, unit=7))


def test_the_invitations_of_a_list_come_as_a_sheet_to_be_fetched_for_a_day(office: Office, cora: Somebody) -> None:
    """Marked as telling of others; the same ones are made again for whoever brought the list, after a proof."""
    told = _with_experts(cora)
    problems, invitations = documents(cora)[-2:]
    chosen(cora, "Earlier lists", "1", "Get the invitations")
    run_jobs(cora)
    again = documents(cora)[-1]

    assert "Pass each to that person only" in told
    assert [row[:2] for row in rows_of(invitations)] == [(lists.name(n), lists.phone(n)) for n in (0, 1)]
    assert all(f"{row[2]}".startswith("https://bot.example.org/?start=join-") for row in rows_of(invitations))
    assert rows_of(again) == rows_of(invitations)
    assert (problems.private, invitations.private, again.private) == (True, True, True)
    assert not invitations.is_over(office.now)
    assert invitations.is_over(office.now + timedelta(days=1))


def test_the_sheets_of_a_list_are_for_whoever_brought_it(office: Office, cora: Somebody) -> None:
    """Another officer of the same programme sees the list, and may take it back."""
    _with_experts(cora)
    carl = officer(office, "carl", CITY)
    proves(carl)
    number = f"{newest(office).id}"

    offered = ask(carl, "batch_acts", batch=number)

    assert isinstance(offered, Ok)
    assert [option[0] for option in offered.value] == ["take_back", "leave"]
    assert ask(carl, "hand_out_list", batch=number, what="invitations") == No(NOT_THERE)
    assert ask(carl, "hand_out_list", batch=number, what="problems") == No(NOT_THERE)


def test_whoever_has_joined_has_no_invitation_any_more(office: Office, cora: Somebody) -> None:
    """Only those who are awaited still are in the sheet."""
    _with_experts(cora)
    secret = f"{rows_of(documents(cora)[-1])[0][2]}".partition("start=")[2]
    emil = Somebody(office, "emil").agrees()
    emil.say(f"/start {secret}", "accept", lists.name(0), lists.phone(0)[-4:])

    chosen(cora, "Earlier lists", "1", "Get the invitations")
    run_jobs(cora)

    assert [row[0] for row in rows_of(documents(cora)[-1])] == [lists.name(1)]


def test_a_list_goes_back_whole_last_first(office: Office, cora: Somebody) -> None:
    """What rests on one is named, and nothing happens; then what the list made is gone, and so are its invitations."""
    _with_experts(cora)
    imports(cora, "firms", lists.firm(0))
    imports(cora, "appointments", lists.appointment(0))
    rests = chosen(cora, "Earlier lists", "3", "Take it back", "Yes, take it back")
    full = counts(office)

    told = []
    for at in range(1, 5):
        chosen(cora, "Earlier lists", f"{at}", "Take it back", "Yes, take it back")
        told.append(run_jobs(cora))

    assert "1 appointments of another list, the first on row 2" in rests
    assert (full["appointment"], full["profile"]) == (1, 2)
    assert all("is taken back, with all it made" in each for each in told)
    assert {name: count for name, count in counts(office).items() if count} == {"import_batch": 4}


def test_what_has_come_to_rest_on_a_list_meanwhile_keeps_it(office: Office, cora: Somebody) -> None:
    """It is looked for again when it is taken back."""
    _with_experts(cora)
    chosen(cora, "Earlier lists", "1", "Take it back", "Yes, take it back")
    emil = Somebody(office, "emil")
    emil.say("/start")
    number = newest(office).id
    person = office.read(lambda uow: batches.people(uow, number)[2])
    office.work(lambda uow: grants.add(uow, New(person, "unit", seated(uow, HAISHU), None), office.now))

    told = run_jobs(cora)

    assert "something has come to rest on it" in told
    assert counts(office)["profile"] == 2
    (given,) = office.read(lambda uow: grants.own(uow, person))
    office.work(lambda uow: grants.end(uow, given, cora.person, "revoked", office.now))


def test_a_list_taken_back_before_its_import_ends_is_not_begun_anew(office: Office, cora: Somebody) -> None:
    """The officer hears that it was."""
    asks_to_import(cora, "units", lists.unit(0))
    job = office.read(lambda uow: jobs.first(uow))
    assert job is not None
    making = makers(office)
    step = office.read(lambda uow: making[services.TAKE_OVER](uow, job, office.now))
    progress = office.work(lambda uow: step(uow, job, office.now))
    assert progress is not None
    office.work(lambda uow: jobs.advance(uow, job, progress))
    chosen(cora, "Earlier lists", "1", "Take it back", "Yes, take it back")
    (undo,) = office.read(lambda uow: jobs.of_actor(uow, services.TAKE_BACK, cora.person))
    take_back = office.read(lambda uow: making[services.TAKE_BACK](uow, undo, office.now))
    office.work(lambda uow: take_back(uow, undo, office.now))

    told = run_jobs(cora)

    assert "was taken back meanwhile" in told
    assert counts(office) == {"import_batch": 1} | dict.fromkeys(("import_row", "awaited", "profile", "appointment"), 0)


@pytest.mark.parametrize("kind", ["units", "appointments"])
def test_a_template_comes_as_a_sheet(cora: Somebody, kind: Kind) -> None:
    """With the columns of its kind."""
    chosen(cora, "Get a template", kind)

    told = run_jobs(cora)

    assert "Here is the template" in told
    assert documents(cora)[-1].name.endswith("(template).xlsx")
    assert not documents(cora)[-1].private


def test_on_telegram_no_sheet_with_people_in_it_goes_out(office: Office) -> None:
    """And what is repeated of a row is shortened; on the web page both are whole."""
    office.say("tom", "/start")
    tom = office.person("tom")
    office.work(lambda uow: grants.add(uow, New(tom, "city", seated(uow, CITY), None), office.now))
    give(office, "tom", "telegram", channel="telegram")
    office.say("tom", "/lists", "Bring a list", "experts")
    sends(Somebody(office, "tom"), xlsx(HEADERS["experts"], [lists.expert(n) for n in range(7)]), channel="telegram")
    office.told("tom")

    work_off(office, makers(office))
    office.look(2)
    parcels = office.work(lambda uow: outbox.claim(uow, "telegram", 100))

    said = "\n".join(parcel.body["parameters"].get("text", "") for parcel in parcels)
    assert "Can be taken: 0. With a problem: 7." in said
    assert "The file tells of other people, so it does not go over Telegram" in said
    assert "甬江第0研究院" not in said
    assert not personal.is_marked(said)
    assert {parcel.body["method"] for parcel in parcels} == {"sendmessage"}
