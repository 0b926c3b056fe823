"""One person on several channels: who comes to whom, what comes along, and that both said yes."""

import shutil
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from kjfz_bot.app.jobs import Jobs
from kjfz_bot.app.linking import Linking
from kjfz_bot.dialog.conversation import fold
from kjfz_bot.services import linking
from kjfz_bot.services.records import RECORDS
from kjfz_bot.services.registry import Actor
from kjfz_bot.services.ways_in import WaysIn
from kjfz_bot.storage import addresses, conversations, key_file, lane_locks, people
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.people import Address, AddressKey
from kjfz_bot.storage.schema import INBOX, JOB, PERSON
from kjfz_bot.storage.store import UnitOfWork, open_store
from tests.postgres import Cluster
from tests.unit.app.office import NOON, Office, content

HERE, THERE = "ada here", "ada there"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def office(tmp_path: Path, database_url: str) -> Iterator[Office]:
    """An office to which Ada writes from two Telegram accounts: they are nobody's yet but their own."""
    opened = Office(tmp_path, database_url)
    for name in (HERE, THERE):
        opened.say(name, "/start")
        opened.told(name)
    yield opened
    opened.close()


def jobs(office: Office) -> Jobs:
    steps = {linking.JOB: Linking(office.conductor, content()).step}
    return Jobs(office.store, office.writer, lambda: office.now, more=steps)


def code_for(office: Office, name: str = HERE) -> str:
    office.say(name, "/link", "skip")
    said = "\n".join(office.told(name))
    assert "Your code is <b>" in said, said
    return said.partition("Your code is <b>")[2].partition("</b>")[0]


def take(office: Office, code: str, name: str = THERE) -> str:
    """Type a code and say yes; what is answered."""
    office.say(name, f"/link {code}", "yes")
    return "\n".join(office.told(name))


def agree(office: Office, name: str = HERE) -> None:
    office.look()
    office.say(name, "/link_ok", "yes")
    jobs(office).run_due()
    office.rest()


def link(office: Office) -> None:
    take(office, code_for(office))
    agree(office)


def same(office: Office) -> bool:
    return office.person(HERE) == office.person(THERE)


def test_a_code_typed_elsewhere_makes_one_person_of_two(office: Office) -> None:
    """Who asked for it stays; both channels are told; nothing is left of the other."""
    stays, ends = office.person(HERE), office.person(THERE)

    link(office)

    assert office.person(THERE) == stays
    assert office.read(lambda uow: uow.connection.execute(sa.select(PERSON.c.id)).scalars().all()) == [stays]
    for name in (HERE, THERE):
        assert "Done: you are the same person on both channels" in "\n".join(office.told(name))
    assert office.read(lambda uow: addresses.of_person(uow, ends)) == []
    assert office.findings() == []


def test_nothing_happens_before_both_have_said_yes(office: Office) -> None:
    """A code alone joins nobody; nor does a yes on one side."""
    code = code_for(office)
    office.say(THERE, f"/link {code}", "no")
    jobs(office).run_due()
    assert not same(office)

    assert "say yes on the other channel too" in take(office, code)
    office.look()
    assert "Somebody has typed your code on Telegram." in "\n".join(office.told(HERE))
    jobs(office).run_due()
    assert not same(office)

    agree(office)
    assert same(office)


def test_who_did_not_type_it_says_no(office: Office) -> None:
    """Both stay apart, the code is good for nothing any more, and the other side is told."""
    code = code_for(office)
    take(office, code)
    office.say(HERE, "/link_ok", "no")
    office.look()
    jobs(office).run_due()

    assert not same(office)
    assert "The other channel said no" in "\n".join(office.told(THERE))
    assert "not good" in take(office, code)
    assert office.findings() == []


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("0", "o")])
def test_a_code_is_read_however_it_is_typed(office: Office, typed: object) -> None:
    """Small letters, gaps, the letter for the digit."""
    assert callable(typed)

    assert "The code is right." in take(office, typed(code_for(office)))


def test_a_code_lasts_ten_minutes_and_so_does_the_question(office: Office) -> None:
    """After that it begins anew."""
    code = code_for(office)
    office.now += 10 * MINUTE
    assert "not good" in take(office, code)

    take(office, code_for(office))
    office.now += 10 * MINUTE
    agree(office)

    assert "There is nothing to confirm." in "\n".join(office.told(HERE))
    assert not same(office)


def test_only_the_newest_code_is_good(office: Office) -> None:
    """Whoever asks twice has lost the first."""
    first, second = code_for(office), code_for(office)

    assert "not good" in take(office, first)
    assert "The code is right." in take(office, second)


def test_guessing_is_stopped(office: Office) -> None:
    """Five an hour for one person; the right one is then of no use either, and others are not kept out."""
    code = code_for(office)
    for number in range(5):
        assert "not good" in take(office, f"00000-0000{number}")

    assert "Too many codes" in take(office, code)
    office.say("ben", "/start")
    assert "The code is right." in take(office, code, "ben")


def test_ones_own_code_joins_nothing(office: Office) -> None:
    """It is for the other channel."""
    assert "This is your own code." in take(office, code_for(office), HERE)


def test_who_has_records_is_not_joined_by_themselves(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are told to do it the other way round; also where the records came in between."""
    ends = office.person(THERE)
    take(office, code_for(office))
    monkeypatch.setitem(RECORDS, "test", lambda _uow, person: person == ends)

    agree(office)
    office.look()
    assert not same(office)
    for name in (HERE, THERE):
        assert "records on both sides" in "\n".join(office.told(name))
    assert "There are records here, and none on the other channel" in take(office, code_for(office))
    assert office.findings() == []


def test_who_can_sign_in_otherwise_is_not_joined_by_themselves(office: Office) -> None:
    """A second proven address is a second identity."""
    ends = office.person(THERE)
    office.work(lambda uow: addresses.add(uow, ends, AddressKey("email", "ada@example.org"), office.now))

    assert "There are records here, and none on the other channel" in take(office, code_for(office))


@pytest.mark.usefixtures("sqlite_database")
@pytest.mark.parametrize(("mail", "page"), [("127.0.0.1", ""), ("", "https://bot.example.org")])
def test_a_browser_nobody_signed_in_with_is_joined_to_nobody(tmp_path: Path, mail: str, page: str) -> None:
    """A cookie that lasts two weeks must not speak for somebody with a name, where one can sign in."""
    office = Office(tmp_path, smtp_host=mail, public_url=page)
    office.say(HERE, "/start")
    code = code_for(office)
    office.say("browser", "/start", f"/link {code}", "yes", channel="web")
    office.say("browser", "/cancel", "/link", "skip", channel="web")

    said = office.read_on_the_web("browser")
    assert sum("you are not signed in yet" in line for line in said) == 2
    assert not any("Your code is" in line for line in said)
    office.close()


def test_a_browser_is_joined_where_it_is_all_that_anybody_is_known_by(office: Office) -> None:
    """Nobody but this machine reaches the server, and there is no way to sign in."""
    code = code_for(office)
    office.say("browser", "/start", f"/link {code}", "yes", channel="web")
    agree(office)

    assert office.person("browser", "web") == office.person(HERE)
    assert "Done: you are the same person" in office.read_on_the_web("browser")[-1]


def test_a_browser_is_somebody_only_where_telegram_does_not_sign_in_either() -> None:
    """A link from there does."""
    visitor = Actor(1, NOON, Address(1, 1, AddressKey("web", "cookie")))

    assert WaysIn(needed=False).knows(visitor)
    assert not WaysIn(needed=False, telegram=True).knows(visitor)
    assert not WaysIn(needed=True).knows(visitor)
    assert WaysIn().knows(Actor(1, NOON, Address(1, 1, AddressKey("telegram", "7"))))


def test_what_is_open_on_both_goes_on_here_and_there(office: Office) -> None:
    """The joined conversation's question is the open one; below it waits what was open before."""
    office.say(HERE, "/settings", "/start")
    office.say(THERE, "/check", "Ningbo", "me")
    office.told(THERE)
    link(office)
    office.told(HERE)

    office.say(HERE, "what?")
    assert "What kind of institution do you work for?" in "\n".join(office.told(HERE))
    office.say(THERE, "/start")
    assert "What would you like to do?" in "\n".join(office.told(THERE))
    stack = office.read(lambda uow: _open_dialogs(uow, office.person(HERE)))
    assert stack == ["start", "settings", "eligibility"]
    assert office.findings() == []


def _open_dialogs(uow: UnitOfWork, person: int) -> list[str]:
    loaded = conversations.load(uow, [person])[person]
    folded = fold(loaded.events, seq=loaded.seq, language=loaded.language)
    return sorted((folded.runs[run].dialog for run in folded.stack), key=["start", "settings", "eligibility"].index)


def test_where_there_is_no_room_the_oldest_is_closed_with_a_word(office: Office) -> None:
    """No deeper than any conversation may get."""
    office.say(HERE, "/settings", "/lang", "/mydata")
    office.say(THERE, "/forget", "/check")

    link(office)

    told = "\n".join(office.told(HERE))
    assert "There was no room for all of it, so the oldest was closed: Settings" in told
    assert office.findings() == []


def test_everything_of_the_other_opens_for_the_one(office: Office) -> None:
    """Letters, answers, notices, events and what is still to be sent."""
    ends = office.person(THERE)
    office.say(THERE, "/check", "Ningbo")
    office.notify(Notice(ends, "decided", "K7M2", "decision", office.now, args={"case": "K7M2"}))
    office.notify(Notice(office.person(HERE), "decided", "K7M2", "decision", office.now, args={"case": "K7M2"}))

    link(office)
    office.look(2)

    assert sum("K7M2" in text for name in (HERE, THERE) for text in office.told(name)) == 2
    assert office.findings() == []


def test_a_link_that_was_cut_off_is_done_after_a_restart(office: Office) -> None:
    """What was agreed waits in a row; before its commit nothing has changed, after it everything has."""
    take(office, code_for(office))
    office.look()
    office.say(HERE, "/link_ok", "yes")
    office.restart()
    assert not same(office)

    jobs(office).run_due()

    assert same(office)
    assert office.findings() == []


def test_a_person_at_work_is_waited_for(tmp_path: Path, shared_office: Office) -> None:
    """Two processes: while another has the lane of one of the two, nothing is moved; then it is."""
    office = shared_office
    take(office, code_for(office))
    office.look()
    office.say(HERE, "/link_ok", "yes")
    ends = office.person(THERE)
    other = open_store(tmp_path, serving=True, url=office.url)
    with other.transaction() as uow:
        assert lane_locks.enter(uow, [ends], [ends]) == {ends}

    working = threading.Thread(target=jobs(office).run_due)
    working.start()
    working.join(1.0)
    assert working.is_alive()
    assert not same(office)
    with other.transaction() as uow:
        lane_locks.drop(uow, [ends])
    working.join(20)
    other.close()

    assert same(office)
    assert office.findings() == []


@pytest.fixture
def shared_office(tmp_path: Path, postgres: Cluster, migrated: tuple[str, Path]) -> Iterator[Office]:
    """An office on a PostgreSQL of its own."""
    shutil.copy(migrated[1], tmp_path / key_file.FILE_NAME)
    opened = Office(tmp_path, postgres.new_database(migrated[0]))
    for name in (HERE, THERE):
        opened.say(name, "/start")
        opened.told(name)
    yield opened
    opened.close()


def test_the_job_is_done_once(office: Office) -> None:
    """However often it is looked at."""
    link(office)
    jobs(office).run_due()

    states = office.read(
        lambda uow: uow.connection.execute(sa.select(JOB.c.state).where(JOB.c.kind == linking.JOB)).scalars().all()
    )
    assert states == ["done"]
    assert office.read(lambda uow: people.find(uow, AddressKey("telegram", THERE))) is not None


def test_a_process_that_remembers_who_is_gone_finds_who_stays(tmp_path: Path, shared_office: Office) -> None:
    """What it stores for an erased person the database refuses; the letter goes to the right one, once."""
    other = Office(tmp_path, shared_office.url, now=shared_office.now)
    other.say(THERE, "/start")
    other.told(THERE)
    link(shared_office)

    other.say(THERE, "/help")

    assert same(shared_office)
    assert "/check self-check" in "\n".join(other.told(THERE))
    assert shared_office.findings() == []
    other.close()


def test_letters_that_race_with_the_joining_are_all_answered(tmp_path: Path, shared_office: Office) -> None:
    """Two processes: one joins while the other stores what both addresses send; nothing is lost, nothing twice."""
    office = shared_office
    other = Office(tmp_path, office.url, now=office.now)
    for name in (HERE, THERE):
        other.say(name, "/start")
    take(office, code_for(office))
    office.look()
    office.say(HERE, "/link_ok", "yes")
    joining = threading.Thread(target=jobs(office).run_due)
    joining.start()

    for number in range(20):
        for name in (HERE, THERE):
            other.post(name, f"word {number}")
    joining.join(30)
    other.rest()

    assert same(office)
    said = sa.select(sa.func.count()).select_from(INBOX).where(INBOX.c.state == "done", INBOX.c.kind == "text")
    before = 2 + 2 + 2 + 2 + 2  # each said hello twice; the code, its yes, and the yes to it
    assert office.read(lambda uow: uow.connection.execute(said).scalar_one()) == before + 40
    assert office.findings() == []
    other.close()
