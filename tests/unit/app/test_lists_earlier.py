"""What came of the lists an officer brought: sheets that are handed out, and lists that are taken back."""

from datetime import timedelta

import pytest

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain import personal
from kjfz_bot.domain.sheet import Kind
from kjfz_bot.services import lists as services
from kjfz_bot.services.registry import NOT_THERE
from kjfz_bot.storage import grants, jobs, outbox
from kjfz_bot.storage import imports as batches
from kjfz_bot.storage.grants import New
from tests.imports import lists
from tests.imports.house import HEADERS
from tests.imports.lists import content as xlsx
from tests.unit.app.bringing import (
    ask,
    asks_to_import,
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
from tests.unit.app.people import CITY, HAISHU, Somebody, seated
from tests.unit.app.test_consents import give


@pytest.fixture
def cora(office: Office) -> Somebody:
    """An officer of the city."""
    return officer(office, "cora", CITY)


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
