"""Files through real processes: sent over the web page and Telegram, checked, kept sealed, handed out, erased."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from PIL import Image

from kjfz_bot.storage.store import open_store
from kjfz_bot.storage.verify.finding import Scene
from kjfz_bot.storage.verify.run import verify
from tests.botsim.fakeapi import Faults
from tests.e2e.bot import Bot, until
from tests.e2e.claims import CHECK, KEPT, PHOTO, claims, claims_bot
from tests.unit.files.honest import exif, picture
from tests.unit.files.packages import docx

pytestmark = pytest.mark.asyncio(loop_scope="module")

SENT = picture("JPEG", size=(400, 300), exif=exif(6, place=True), comment=b"secret words")
NAME = "现场 1.jpg"


class Visitor:
    """Somebody at the web page, by its interface."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self._url = url
        self._session = session
        self._keys = 0

    def key(self) -> str:
        self._keys += 1
        return f"message-{self._keys}"

    async def say(self, text: str) -> str:
        """Type something; all that was said since, once the bot has answered."""
        body = {"key": self.key(), "body": text, "lang": "en"}
        async with self._session.post(f"{self._url}api/messages", json=body) as answer:
            assert answer.status == 200
        return await self.read()

    async def read(self) -> str:
        """The whole conversation, once the last word is the bot's."""
        while True:
            async with self._session.get(f"{self._url}api/lines?after=0&wait=1") as answer:
                lines = (await answer.json())["lines"]
            if lines and not lines[-1]["mine"]:
                return "\n".join(_words(line) for line in lines)
            await asyncio.sleep(0.02)

    async def send(
        self, content: Any, name: str = NAME, key: str | None = None, **headers: str
    ) -> tuple[int, dict[str, Any]]:
        """Send a file; status and answer."""
        query = {"key": key or self.key(), "name": name, "lang": "en"}
        headers = {"Content-Type": "application/octet-stream"} | headers
        async with self._session.post(f"{self._url}api/files", params=query, data=content, headers=headers) as answer:
            return answer.status, await answer.json()

    async def fetch(self, file_id: str) -> tuple[int, Any, bytes]:
        """Ask for a file; status, headers and content."""
        async with self._session.get(f"{self._url}api/files/{file_id}") as answer:
            return answer.status, answer.headers, await answer.read()


def _words(line: dict[str, Any]) -> str:
    if line["mine"]:
        return str(line["text"])
    return "\n".join("".join(span[0] for span in part["spans"]) for part in line["lines"])


@asynccontextmanager
async def visiting(bot: Bot) -> AsyncIterator[Visitor]:
    """A new visitor who has opened the page."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        await (await session.get(bot.server.url)).read()
        yield Visitor(bot.server.url, session)


@asynccontextmanager
async def asked_for_a_photo(bot: Bot) -> AsyncIterator[Visitor]:
    """A visitor whose open question wants a photo."""
    async with visiting(bot) as visitor:
        for text in ("/claim", "mended the press", "evening"):
            said = await visitor.say(text)
        assert PHOTO in said
        yield visitor


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def bot(folder: Path) -> AsyncIterator[Bot]:
    """One bot for all, which lets everybody send six files an hour."""
    async with claims_bot(folder, KJFZ_FILES_AN_HOUR="6", KJFZ_PACE_LIMITS="off") as running:
        yield running


def on_disk(folder: Path) -> set[Path]:
    return {path for path in (folder / "files").rglob("*") if path.is_file()}


NEWEST = "ORDER BY id DESC LIMIT 1"


def rows(folder: Path, query: str) -> list[Any]:
    store = open_store(folder, serving=False)
    try:
        with store.reading() as uow:
            return list(uow.connection.exec_driver_sql(query).scalars())
    finally:
        store.close()


def findings(folder: Path) -> list[str]:
    store = open_store(folder, serving=False)
    try:
        with store.reading() as uow:
            return [str(each) for each in verify(uow, Scene(datetime.now(UTC), vault=store.vault))]
    finally:
        store.close()


async def test_a_photo_of_the_web_page_is_kept_clean_and_sealed(bot: Bot, folder: Path) -> None:
    """It becomes the answer; its owner gets the clean copy back, as a download, and nobody else gets anything."""
    before = on_disk(folder)
    async with asked_for_a_photo(bot) as ada, asked_for_a_photo(bot) as ben:
        key = ada.key()
        assert await ada.send(SENT, key=key) == (200, {"accepted": True})
        said = await ada.read()
        assert await ada.send(SENT, key=key) == (200, {"accepted": True})
        (file_id,) = rows(folder, f"SELECT public_id FROM file {NEWEST}")
        status, headers, content = await ada.fetch(file_id)

        assert CHECK in said
        assert NAME in said
        assert (status, headers["X-Content-Type-Options"]) == (200, "nosniff")
        assert headers["Content-Disposition"].startswith('attachment; filename="__ 1.jpg"; filename*=UTF-8')
        photo = Image.open(io.BytesIO(content))
        assert (photo.size, dict(photo.getexif())) == ((300, 400), {})
        assert b"secret words" not in content
        unknown = [await ben.fetch(file_id), await ada.fetch("0" * 32), await ben.fetch("0" * 32)]
        assert {(status, body) for status, _, body in unknown} == {(404, unknown[0][2])}
        async with visiting(bot) as nobody:
            assert (await nobody.fetch(file_id))[0] == 404
            assert (await nobody.send(SENT))[0] == 409
    (sealed,) = on_disk(folder) - before
    assert b"JFIF" not in sealed.read_bytes()
    assert findings(folder) == []


async def test_what_cannot_be_taken_is_told_with_what_to_do(bot: Bot, folder: Path) -> None:
    """In the conversation, where the question is asked again; nothing of it stays."""
    before = on_disk(folder)
    async with asked_for_a_photo(bot) as ada:
        await ada.send(SENT[:300], "cut.jpg")
        assert "damaged or incomplete" in await ada.read()
        await ada.send(docx(), "a.docm")
        assert "contains macros" in await ada.read()
        await ada.send(docx(), "a.docx")
        assert "Files we can take: jpg, pdf" in await ada.read()
        await ada.send(io.BytesIO(bytes(11 * 1024 * 1024)), "large.jpg")
        said = await ada.read()
        assert "larger than 10 MB" in said
        assert CHECK not in said
        for _ in range(2):
            await ada.send(SENT[:300], "cut.jpg")
        status, answer = await ada.send(SENT)
        assert status == 409
        assert "At most 6 files an hour" in answer["error"]["message"]
    assert len(on_disk(folder) - before) == 1  # the text, which was sound; a day later it goes too
    assert findings(folder) == []


async def test_two_gigabytes_are_not_taken_in(bot: Bot, folder: Path) -> None:
    """Neither where they are announced nor where they just go on coming; the server answers others meanwhile."""

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(2 * 1024):
            await asyncio.sleep(0)
            yield bytes(1024 * 1024)

    before = on_disk(folder)
    async with asked_for_a_photo(bot) as ada, visiting(bot) as ben:
        with suppress(aiohttp.ClientError, ConnectionError):  # the server hangs up once it has heard enough
            status, _ = await asyncio.wait_for(ada.send(endless(), "huge.jpg"), 60)
            assert status == 200
        assert "larger than 10 MB" in await ada.read()
        assert PHOTO not in await ben.say("/start")
    assert on_disk(folder) == before


async def test_who_may_send_a_file_is_asked_first(bot: Bot) -> None:
    """No cookie, another site's page, another content type, no name, no key: refused before a byte is read."""
    async with asked_for_a_photo(bot) as ada, aiohttp.ClientSession() as stranger:
        refused = [
            await ada.send(SENT, Origin="https://elsewhere.example"),
            await ada.send(SENT, **{"Content-Type": "text/plain"}),
            await ada.send(SENT, name=""),
            await ada.send(SENT, key="short"),
            await Visitor(bot.server.url, stranger).send(SENT),
        ]

    assert [status for status, _ in refused] == [403, 415, 422, 422, 403]


async def test_erasing_oneself_erases_ones_files(bot: Bot, folder: Path) -> None:
    """The row and with it the key at once, what lies in the vault within seconds."""
    before, known = on_disk(folder), rows(folder, "SELECT public_id FROM file")
    async with asked_for_a_photo(bot) as ada:
        await ada.send(SENT)
        await ada.read()
        assert len(on_disk(folder) - before) == 1
        await ada.say("/forget")
        await ada.say("yes")

        assert rows(folder, "SELECT public_id FROM file") == known
        await until(lambda: on_disk(folder) == before)
        await until(lambda: not rows(folder, "SELECT stored FROM file_removal"))


async def test_a_photo_of_telegram_is_fetched_and_becomes_the_answer(bot: Bot, folder: Path) -> None:
    """The person hears that it is on its way, then goes on; what they send in is kept as a clean copy."""
    person = bot.person("en")
    for text in ("/claim", "mended the press", "evening"):
        person.say(text)
        await person.expect()
    person.upload(SENT)
    await person.expect("Receiving “photo.jpg”")
    await person.expect(CHECK)
    person.say("1")
    await person.expect(KEPT)

    assert await claims(bot, person) == 1
    assert rows(folder, f"SELECT state FROM file {NEWEST}") == ["kept"]
    assert rows(folder, f"SELECT source FROM file {NEWEST}") == [None]
    assert findings(folder) == []
    assert bot.telegram.token not in bot.server.log.read_text()


async def test_what_telegram_does_not_hand_out_is_told(bot: Bot) -> None:
    """A file too large for bots, and one that is gone: each with what to do instead."""
    for spoil, words in ((_too_large, "larger than 20 MB"), (_gone, "could not be fetched")):
        person = bot.person("en")
        for text in ("/claim", "mended the press", "evening"):
            person.say(text)
            await person.expect()
        person.upload(SENT)
        spoil(bot)
        await person.expect(words)


def _too_large(bot: Bot) -> None:
    for file in bot.telegram.files.values():
        file["file_size"] = 21 << 20


def _gone(bot: Bot) -> None:
    bot.telegram.files.clear()


async def test_a_file_on_its_way_survives_a_kill(bot: Bot, folder: Path) -> None:
    """While Telegram does not answer, the server is killed; the next one fetches what waits."""
    person = bot.person("en")
    for text in ("/claim", "mended the press", "evening"):
        person.say(text)
        await person.expect()
    bot.telegram.faults = Faults(error500=1.0, methods=r"(?i)^getFile$")
    person.upload(SENT)
    await person.expect("Receiving")
    await until(lambda: rows(folder, f"SELECT attempts FROM file {NEWEST}") == [1])
    await asyncio.sleep(0.3)  # the try that failed is noted
    await bot.restart_after_kill()
    bot.telegram.faults = Faults()

    await person.expect(CHECK, timeout=40)
    assert rows(folder, f"SELECT state FROM file {NEWEST}") == ["kept"]
    assert rows(folder, f"SELECT attempts FROM file {NEWEST}") > [1]
