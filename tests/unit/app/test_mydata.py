"""What a person sees and takes along of their data: all of it, in their language, safe to open."""

import io
import json
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape

from kjfz_bot.app.jobs import MAX_ATTEMPTS, PAUSE, Exporter, Jobs, Step
from kjfz_bot.domain import personal
from kjfz_bot.services import lists, mydata
from kjfz_bot.services.looks import Opened, looked
from kjfz_bot.services.registry import Actor
from kjfz_bot.storage import data_map, history, jobs, outbox
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.office import Office, content
from tests.unit.app.test_cli import CommandLine
from tests.unit.app.test_consents import call, give

NASTY = "<script>alert('张三')</script> & \"quoted\""


@pytest.fixture
def office(tmp_path: Path, database_url: str) -> Iterator[Office]:
    """An office at noon."""
    opened = Office(tmp_path, database_url)
    yield opened
    opened.close()


def run_jobs(office: Office, *, hides_others: bool = True) -> None:
    """Let what was asked for be made, and told."""
    office.now += timedelta(seconds=5)
    exporter = Exporter(content().texts, hides_others=hides_others)
    Jobs(office.store, office.writer, lambda: office.now, makers={mydata.EXPORT: exporter.prepared}).run_due()
    office.look(2)


def file_of(office: Office, who: str) -> dict[str, str]:
    """The files in the newest zip that somebody got on the web."""
    entries = office.read(lambda uow: history.read(uow, AddressKey("web", who), 0, 1000))
    documents = [entry.message.document for entry in entries if entry.message and entry.message.document]
    assert documents, [entry.message for entry in entries]
    assert documents[-1].media_type == "application/zip"
    with zipfile.ZipFile(io.BytesIO(documents[-1].content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def export(office: Office, who: str) -> dict[str, str]:
    """Ask for the file and get it."""
    office.say(who, "/mydata", "Take it along as a file", channel="web")
    run_jobs(office)
    return file_of(office, who)


def test_what_is_stored_is_told_by_kinds(office: Office) -> None:
    """With how much there is of each, and where the person writes from."""
    office.say("ada", "hello", "/mydata", channel="web")

    told = office.read_on_the_web("ada")[-2]
    assert "You write from: web page\n" in told
    assert "Language: English" in told
    assert "Messages you sent: 2" in told
    assert "Record of what was done" not in told


def test_the_file_has_everything_in_both_its_parts(office: Office) -> None:
    """What was sealed is in it, word for word, and every row of every table of a person."""
    office.say("ada", "hello", NASTY, channel="web")
    give(office, "ada", "service")

    files = export(office, "ada")

    data = json.loads(files["data.json"])
    assert set(data["data"]) == set(data_map.of_people())
    assert [row["body"] for row in data["data"]["inbox"]][:2] == ["hello", NASTY]
    assert data["data"]["consent"][0]["purpose"] == "service"
    assert data["about"]["inbox"]["body"] == data_map.TABLES["inbox"].columns["body"].purpose
    assert "Messages you sent" in files["data.html"]
    assert "Consents" in files["data.html"]
    for rows in data["data"].values():
        assert all(_shown(value) in files["data.html"] for row in rows for value in row.values())


def _shown(value: Any) -> str:
    """How a plain value stands in the page; nothing of what has parts."""
    return "" if isinstance(value, dict | list) or value is None else str(escape(value))


def test_what_a_person_wrote_does_nothing_in_the_page(office: Office) -> None:
    """It is shown as it was written."""
    office.say("ada", "hello", NASTY, channel="web")

    page = export(office, "ada")["data.html"]

    assert "<script" not in page
    assert "&lt;script&gt;alert(&#39;张三&#39;)&lt;/script&gt; &amp; &#34;quoted&#34;" in page
    assert "default-src 'none'" in page


def test_the_page_is_in_the_persons_language(office: Office) -> None:
    """Headings, and the words around them."""
    office.say("ada", "你好", "/mydata", "导出成文件", channel="web", language="zh-CN")
    run_jobs(office)

    page = file_of(office, "ada")["data.html"]

    assert '<html lang="zh-CN">' in page
    assert "您发来的消息" in page


def test_a_second_file_does_not_hold_the_first(office: Office) -> None:
    """It would grow with every time it is asked for."""
    office.say("ada", "hello", channel="web")
    first = export(office, "ada")

    second = export(office, "ada")

    assert len(second["data.json"]) < len(first["data.json"]) + 12_000
    assert "UEsDB" not in second["data.json"]


def test_the_file_is_sent_on_telegram_as_a_document(office: Office) -> None:
    """Bytes in base64 until it is uploaded."""
    office.say("tom", "hello", "/mydata", "Take it along as a file")
    office.deliver()
    run_jobs(office)

    parcels = office.work(lambda uow: outbox.claim(uow, "telegram", 100))
    (document,) = [p.body["parameters"]["document"] for p in parcels if p.body["method"] == "senddocument"]
    assert document["name"] == "my-data-2026-03-01.zip"
    assert zipfile.ZipFile(io.BytesIO(b64decode(document["text"]))).namelist() == ["data.json", "data.html"]


@pytest.mark.parametrize(("hides_others", "shown"), [(True, "李*"), (False, "李四")])
def test_others_are_shortened_in_the_file_of_whoever_writes_from_abroad(
    office: Office, hides_others: bool, shown: str
) -> None:
    """As in messages to them; the person's own words stay."""
    office.say("tom", "hello")
    person = office.person("tom")
    actor = Actor(person + 1, office.now)
    opened = Opened("profile", f"For {personal.name('李四')}", "district")
    office.work(lambda uow: looked(uow, actor, person, opened))
    office.say("tom", "/mydata", "Take it along as a file")
    office.deliver()
    run_jobs(office, hides_others=hides_others)

    parcels = office.work(lambda uow: outbox.claim(uow, "telegram", 100))
    (document,) = [p.body["parameters"]["document"] for p in parcels if p.body["method"] == "senddocument"]
    with zipfile.ZipFile(io.BytesIO(b64decode(document["text"]))) as packed:
        assert f"For {shown}" in packed.read("data.json").decode()


def test_the_terminal_names_the_command_that_writes_the_file(office: Office) -> None:
    """It shows no files."""
    office.say("local", "hello", "/mydata", channel="terminal")

    refused = call(office, "export_my_data", "local", "terminal")

    assert refused.reason == "export_data-terminal"  # type: ignore[union-attr]


def test_whoever_withdrew_telegram_gets_no_file_there(office: Office) -> None:
    """They are told where to ask."""
    office.say("tom", "hello")
    give(office, "tom", "telegram", channel="telegram")
    call(office, "withdraw_consent", "tom", "telegram", act="withdraw-telegram")

    refused = call(office, "export_my_data", "tom", "telegram")

    assert refused.reason == "export_data-nowhere"  # type: ignore[union-attr]


def test_whoever_is_erased_meanwhile_gets_nothing(office: Office) -> None:
    """The job goes with them."""
    office.say("ada", "hello", "/mydata", "Take it along as a file", channel="web")
    office.say("ada", "/forget", "Delete everything", channel="web")
    run_jobs(office)

    entries = office.read(lambda uow: history.read(uow, AddressKey("web", "ada"), 0, 1000))
    assert [entry.message.document for entry in entries if entry.message] == [None]


def test_a_look_is_shown_with_role_and_organisation_and_without_the_name(office: Office) -> None:
    """To the person it is about alone; their own looks leave none."""
    office.say("ada", "hello", channel="web")
    office.say("officer canary", "hello", channel="web")
    ada, officer = office.person("ada", "web"), office.person("officer canary", "web")
    opened = Opened("profile", "To check the certificate", "district", "Haishu District")
    office.work(lambda uow: looked(uow, Actor(officer, office.now), ada, opened))
    office.work(lambda uow: looked(uow, Actor(ada, office.now), ada, opened))

    office.say("ada", "/mydata", "Who has looked", channel="web")

    told = office.read_on_the_web("ada")[-2]
    assert told.splitlines()[1:] == [
        "• 2026-03-01: district officer, Haishu District; your profile: name, unit, field, "
        "a part of your telephone number. Reason: To check the certificate"
    ]
    assert "canary" not in told
    office.say("officer canary", "/mydata", "Who has looked", channel="web")
    assert office.read_on_the_web("officer canary")[-2] == "Nobody has opened your data."


def test_a_look_is_in_the_audit(office: Office) -> None:
    """Who and which kind, by number."""
    office.say("ada", "hello", channel="web")
    ada = office.person("ada", "web")

    office.work(lambda uow: looked(uow, Actor(7, office.now), ada, Opened("profile", "x", "district")))

    assert office.findings() == []
    assert '"action":"looked"' in export(office, "ada")["data.json"].replace('\\"', '"')


def test_the_command_writes_the_file_for_this_user_only(tmp_path: Path) -> None:
    """Whoever chats in the terminal, or another that is named; a name that is taken is refused."""
    bot = CommandLine(tmp_path)
    bot.run("chat", typed="/check\n")

    made = bot.run("my-data", "mine.zip")
    again = bot.run("my-data", "mine.zip")
    nobody = bot.run("my-data", "other.zip", "--channel", "web", "--address", "nobody")

    assert made.returncode == 0, made.stderr
    assert (bot.folder / "mine.zip").stat().st_mode & 0o777 == 0o600
    assert "/check" in zipfile.ZipFile(bot.folder / "mine.zip").read("data.json").decode()
    assert (again.returncode, nobody.returncode) == (2, 1)
    assert not (bot.folder / "other.zip").exists()
    assert bot.run("verify").returncode == 0


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (mydata.EXPORT, "Your file could not be made, though it was tried again and again."),
        (lists.DRY_RUN, "The list could not be dealt with. It failed again and again"),
    ],
)
def test_whoever_waits_for_a_job_is_told_that_it_was_given_up(office: Office, kind: str, told: str) -> None:
    """They would wait for ever otherwise."""

    def fails(uow: UnitOfWork, job: Job, now: datetime) -> Step:
        raise OSError("no room for it")

    office.say("ada", "hello", channel="web")
    person = office.person("ada", "web")
    with office.store.transaction() as uow:
        jobs.add(uow, kind, "one", office.now, {}, actor=person)
    for _ in range(MAX_ATTEMPTS + 1):
        Jobs(office.store, office.writer, lambda: office.now, makers={kind: fails}).run_due()
        office.now += PAUSE
    office.look(2)

    assert sum(told in line for line in office.read_on_the_web("ada")) == 1
