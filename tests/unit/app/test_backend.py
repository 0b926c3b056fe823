"""What channels see: arrivals stored, lines read and awaited."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kjfz_bot.app.backend import Bell, StoreBackend
from kjfz_bot.app.turn import Conductor
from kjfz_bot.app.writer import Writer
from kjfz_bot.channels.ports import Arrival, Line
from kjfz_bot.errors import KeyReused
from kjfz_bot.storage.store import Store, open_store
from tests.unit.app.house import ASKED, SERVICES, content

WAIT = 5.0


def _arrival(update_id: str, body: str, kind: str = "text", name: str = "ada") -> Arrival:
    assert kind in {"text", "button"}
    return Arrival("web", name, update_id, "text" if kind == "text" else "button", body, datetime.now(UTC), "en")


def _read(lines: list[Line]) -> list[str]:
    return [f"> {line.text}" if line.message is None else str(line.message.text) for line in lines]


Open = Callable[[], StoreBackend]


@pytest.fixture
def opening(sqlite_database: Path) -> Iterator[Open]:
    """Opens a backend on one directory; each opening ends the one before, as a restart does."""
    opened: list[tuple[Store, Writer, ThreadPoolExecutor]] = []

    def end() -> None:
        for store, writer, readers in opened:
            writer.stop(WAIT)
            readers.shutdown()
            store.close()
        opened.clear()

    def start() -> StoreBackend:
        end()
        store, bell, readers = open_store(sqlite_database, serving=True), Bell(), ThreadPoolExecutor(2)
        writer = Writer(store, Conductor(content(), SERVICES, "en"), lambda: datetime.now(UTC), bell.ring)
        writer.start()
        opened.append((store, writer, readers))
        return StoreBackend(store, writer, bell, readers)

    yield start
    end()


async def _lines(backend: StoreBackend, count: int) -> list[Line]:
    """The first so many lines of Ada's, awaited."""
    lines: list[Line] = []
    while len(lines) < count:
        after = lines[-1].id if lines else 0
        assert await backend.wait("web", "ada", after, WAIT)
        lines += await backend.lines("web", "ada", after, 100)
    return lines


async def test_what_is_accepted_is_answered(opening: Open) -> None:
    """A channel hands in an arrival and awaits the lines that follow."""
    backend = opening()

    assert await backend.accept(_arrival("1", "hello"))

    assert _read(await _lines(backend, 2)) == ["> hello", ASKED]


async def test_the_same_arrival_is_accepted_once(opening: Open) -> None:
    """A channel learns that it handed in the same before."""
    backend = opening()

    assert [await backend.accept(_arrival("1", "hello")) for _ in range(2)] == [True, False]


async def test_line_ids_grow_and_history_survives_a_restart(opening: Open) -> None:
    """After a restart the same lines stand under the same ids."""
    backend = opening()
    await backend.accept(_arrival("1", "hello"))
    before = await _lines(backend, 2)

    again = await opening().lines("web", "ada", 0, 100)

    assert again == before
    assert [line.id for line in before] == sorted({line.id for line in before})


async def test_lines_are_read_page_by_page(opening: Open) -> None:
    """No more than asked for, from where the channel left off."""
    backend = opening()
    await backend.accept(_arrival("1", "hello"))
    everything = await _lines(backend, 2)

    first = await backend.lines("web", "ada", 0, 1)
    rest = await backend.lines("web", "ada", first[-1].id, 100)

    assert [*first, *rest] == everything


async def test_waiting_ends_after_its_time(opening: Open) -> None:
    """Nothing new is no error; somebody who never wrote has nothing new."""
    assert not await opening().wait("web", "nobody", 0, 0.01)


async def test_waiting_ends_as_soon_as_there_is_something(opening: Open) -> None:
    """Whoever waited before the message came is woken by it, and only by their own."""
    backend = opening()
    ada = asyncio.create_task(backend.wait("web", "ada", 0, WAIT))
    ben = asyncio.create_task(backend.wait("web", "ben", 0, 0.3))
    await asyncio.sleep(0)

    await backend.accept(_arrival("1", "hello"))

    assert await ada
    assert not await ben


async def test_who_stops_waiting_for_an_answer_does_no_harm(opening: Open) -> None:
    """A request cut off in the middle leaves the arrival stored and the house running."""
    backend = opening()
    cut_off = asyncio.create_task(backend.accept(_arrival("1", "hello")))
    await asyncio.sleep(0)
    cut_off.cancel()

    assert await backend.accept(_arrival("2", "buy milk"))

    assert "> hello" in _read(await _lines(backend, 5))


async def test_a_press_reads_as_the_label_of_its_button(opening: Open) -> None:
    """History shows what was on the button, also when its message is on an earlier page."""
    backend = opening()
    await backend.accept(_arrival("1", "/sure"))
    shown = (await _lines(backend, 2))[-1]
    assert shown.message is not None
    button = shown.message.options[1]

    await backend.accept(_arrival("2", button.data, kind="button"))

    assert await backend.wait("web", "ada", shown.id, WAIT)
    (pressed, *_) = await backend.lines("web", "ada", shown.id, 100)
    assert pressed.text == button.label


async def test_a_press_of_an_unknown_button_shows_none_of_its_data(opening: Open) -> None:
    """Forged data is nobody's words."""
    backend = opening()
    await backend.accept(_arrival("1", "r99:evil", kind="button"))

    assert (await _lines(backend, 1))[0].text == "…"


@pytest.mark.parametrize("other", [_arrival("1", "goodbye"), _arrival("1", "hello", "button")])
async def test_a_key_is_one_messages_also_after_a_restart(opening: Open, other: Arrival) -> None:
    """What is sent under it again is known if it is the same, and refused if it is not."""
    await opening().accept(_arrival("1", "hello\0"))
    backend = opening()

    assert not await backend.accept(_arrival("1", "hello\0"))
    with pytest.raises(KeyReused):
        await backend.accept(other)
