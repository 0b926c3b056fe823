"""Files on their way in, through a whole application: how much may come, what is kept once, what goes again."""

import asyncio
import io
import os
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from structlog.testing import capture_logs

from kjfz_bot.app.fetching import LOOK
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.wiring import App, open_app
from kjfz_bot.channels.ports import Arrival, FileGone, Refusal, Upload
from kjfz_bot.files.kinds import MEGABYTE
from kjfz_bot.services import files as rules
from kjfz_bot.storage import files, people
from kjfz_bot.storage.files import File
from kjfz_bot.storage.people import Address, AddressKey, find
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.finding import Scene
from kjfz_bot.storage.verify.run import verify
from tests.unit.files.honest import picture

PHOTO = picture("JPEG")


class Hands:
    """An application, a clock to move, and people who send it files."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.folder = folder
        self.now = datetime.now(UTC)
        self.app: App = open_app(Settings(data_dir=folder, **settings), lambda: self.now)

    async def meet(self, name: str, channel: str = "web") -> None:
        """Somebody says hello."""
        await self.app.backend.accept(Arrival(channel, name, "hello", "text", "/start", self.now))
        await self.app.backend.wait(channel, name, 1, 20)

    async def send(self, name: str, key: str, content: bytes = PHOTO, called: str = "a.jpg") -> Refusal | None:
        return await self.app.files.upload(Upload("web", name, key, called), parts(content))

    def look(self, read: Callable[[UnitOfWork], Any]) -> Any:
        with self.app.store.reading() as uow:
            return read(uow)

    def states(self) -> list[tuple[str, str | None]]:
        query = "SELECT state, reason FROM file ORDER BY id"
        return [tuple(row) for row in self.look(lambda uow: uow.connection.exec_driver_sql(query).all())]

    def on_disk(self) -> int:
        return sum(path.is_file() for path in (self.folder / "files").rglob("*"))

    def person(self, name: str, channel: str = "web") -> int:
        address = self.look(lambda uow: find(uow, AddressKey(channel, name)))
        return int(address.person)

    def findings(self) -> list[str]:
        scene = Scene(self.now, vault=self.app.store.vault)
        return [str(each) for each in self.look(lambda uow: list(verify(uow, scene)))]


def noise() -> bytes:
    """A photo that cannot be made small."""
    whole = io.BytesIO()
    Image.effect_noise((1000, 1000), 60).save(whole, "JPEG", quality=90)
    return whole.getvalue()


async def parts(content: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(content), 50_000):
        await asyncio.sleep(0)
        yield content[start : start + 50_000]


@pytest.fixture
def hands(sqlite_database: Path) -> Any:
    opened = Hands(sqlite_database, person_mb=1, files_an_hour=4, document_mb=2)
    yield opened
    opened.app.stop(5)


async def test_the_same_key_is_taken_in_once(hands: Hands) -> None:
    """However often it is sent."""
    await hands.meet("ada")

    for _ in range(3):
        assert await hands.send("ada", "key-one") is None

    assert len(hands.states()) == 1
    lines = await hands.app.backend.lines("web", "ada", 0, 100)
    assert [line.text for line in lines if line.mine] == ["/start", "a.jpg"]


async def test_nobody_keeps_more_than_their_share(hands: Hands) -> None:
    """Counted before a file is taken in, and again when it is kept, since two may come at once."""
    await hands.meet("ada")
    large = noise()
    assert MEGABYTE // 2 < len(large) < MEGABYTE

    await asyncio.gather(*(hands.send("ada", f"key-{number}", large) for number in range(2)))

    assert sorted(hands.states(), key=str) == [("kept", None), ("refused", "quota")]
    assert hands.on_disk() == 1
    assert hands.look(lambda uow: files.bytes_of(uow, hands.person("ada"))) <= MEGABYTE
    assert hands.findings() == []


async def test_nobody_sends_more_than_so_many_an_hour(hands: Hands) -> None:
    """Refused ones count; an hour later one may again, and others were never concerned."""
    await hands.meet("ada")
    await hands.meet("ben")
    for number in range(4):
        assert await hands.send("ada", f"key-{number}", b"nothing") is None

    assert await hands.send("ada", "key-more") == Refusal("file-refused-hourly", {"most": 4})
    assert await hands.send("ben", "key-more") is None
    hands.now += timedelta(hours=1, seconds=1)
    assert await hands.send("ada", "key-more") is None


async def test_a_document_has_a_cap_of_its_own(hands: Hands) -> None:
    """More than a picture's or less, as the operator has set it."""
    await hands.meet("ada")

    await hands.send("ada", "key-one", bytes(2 * MEGABYTE + 1), "a.pdf")

    assert hands.states() == [("refused", "too-large")]
    assert hands.on_disk() == 0


async def test_who_is_erased_while_a_file_comes_in_leaves_nothing(hands: Hands) -> None:
    """The file that was just checked belongs to nobody, and is not kept."""
    await hands.meet("ada")

    async def slowly() -> AsyncIterator[bytes]:
        yield PHOTO
        await asyncio.wrap_future(hands.app.writer.work(lambda uow: people.erase(uow, [hands.person("ada")])))

    assert await hands.app.files.upload(Upload("web", "ada", "key-one", "a.jpg"), slowly()) is not None
    assert hands.states() == []
    assert hands.on_disk() == 0


async def test_what_breaks_off_leaves_nothing(hands: Hands) -> None:
    """Neither a row nor a byte, and the sender may try again under the same key."""
    await hands.meet("ada")

    async def broken() -> AsyncIterator[bytes]:
        await asyncio.sleep(0)
        yield PHOTO[:100]
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await hands.app.files.upload(Upload("web", "ada", "key-one", "a.jpg"), broken())

    assert hands.states() == []
    assert hands.on_disk() == 0
    assert await hands.send("ada", "key-one") is None


async def test_a_file_nobody_needs_goes_with_the_days_work(hands: Hands) -> None:
    """A day after it was sent; so does what lies in the vault and belongs to nobody. What is needed stays."""
    await hands.meet("ada")
    await hands.send("ada", "key-one")
    await hands.send("ada", "key-two", picture("PNG"), "b.png")
    stray = hands.folder / "files" / "ab" / ("ab" + "0" * 62)
    stray.parent.mkdir(exist_ok=True)
    stray.touch()
    os.utime(stray, (0, 0))
    needed, person = hands.look(
        lambda uow: uow.connection.exec_driver_sql("SELECT public_id, person_id FROM file LIMIT 1").one()
    )
    await asyncio.wrap_future(hands.app.writer.work(lambda uow: files.use(uow, person, "answer 1:paper", [needed])))

    hands.now += timedelta(hours=23)
    hands.app._jobs.run_due()
    assert len(hands.states()) == 2
    hands.now += timedelta(hours=25)
    hands.app._jobs.run_due()

    assert len(hands.states()) == 1
    assert hands.on_disk() == 1
    assert not stray.exists()
    assert hands.look(lambda uow: files.find(uow, needed)) is not None


class Platform:
    """A channel that has files, or fails."""

    name = "telegram"

    def __init__(self, *answers: bytes | Exception) -> None:
        self.answers = list(answers)

    async def fetch(self, file_id: str) -> AsyncIterator[bytes]:
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        yield answer


async def waiting(hands: Hands) -> None:
    """A file that a channel still has."""
    await hands.meet("ada", "telegram")

    def add(uow: UnitOfWork) -> None:
        address = find(uow, AddressKey("telegram", "ada"))
        assert address is not None
        files.add(uow, address, "1:paper", "a.jpg", 10, hands.now, "AgAC")

    await asyncio.wrap_future(hands.app.writer.work(add))


async def fetched(hands: Hands, *answers: bytes | Exception) -> list[tuple[str, str | None]]:
    """What becomes of it."""
    await waiting(hands)
    task = asyncio.create_task(hands.app.fetching(Platform(*answers)).run())
    for _ in range(400):
        if hands.states()[0][0] != "receiving":
            break
        hands.now += timedelta(seconds=1)
        await asyncio.sleep(0.05)
    task.cancel()
    await asyncio.wait([task])
    return hands.states()


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ([PHOTO], ("kept", None)),
        ([OSError("reset"), PHOTO[:50], PHOTO], ("refused", "damaged")),
        ([OSError("reset"), OSError("reset"), PHOTO], ("kept", None)),
        ([OSError("reset")], ("refused", "lost")),
        ([FileGone("lost")], ("refused", "lost")),
        ([FileGone("too-large")], ("refused", "too-large")),
        ([bytes(11 * MEGABYTE)], ("refused", "too-large")),
    ],
    ids=["at once", "cut off", "at the third try", "never", "gone", "too large there", "larger than said"],
)
async def test_a_file_of_a_channel_is_fetched_with_patience(
    hands: Hands, answers: list[bytes | Exception], state: tuple[str, str | None]
) -> None:
    """What may pass is tried again; what will not is told; what comes is checked like everything else."""
    assert await fetched(hands, *answers) == [state]
    told = hands.look(
        lambda uow: uow.connection.exec_driver_sql("SELECT count(*) FROM inbox WHERE kind = 'received'").scalar_one()
    )
    assert told == 1
    assert hands.on_disk() == (state[0] == "kept")


async def test_files_wait_quietly_where_nothing_can_be_written(hands: Hands) -> None:
    """They are looked at now and then, and not again and again as fast as the machine can."""
    await waiting(hands)
    hands.app.writer.stop(5)

    with capture_logs() as logs:
        task = asyncio.create_task(hands.app.fetching(Platform(PHOTO)).run())
        await asyncio.sleep(2.5 * LOOK)
        task.cancel()
        await asyncio.wait([task])

    assert 1 <= len([line for line in logs if line["event"] == "file_failed"]) <= 3


def test_a_file_is_its_owners_alone() -> None:
    """And only one that is kept."""
    address = Address(1, 7, AddressKey("web", "ada"))
    file = File(1, "f", address, "1:paper", "a.jpg", 1, "kept")

    assert rules.is_own(7, file)
    assert not rules.is_own(8, file)
    assert not rules.is_own(7, File(1, "f", address, "1:paper", "a.jpg", 1, "refused"))
