"""The relay: everything put out reaches the platform, each chat in order, whatever the platform answers."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from kjfz_bot.app import deliver
from kjfz_bot.app.deliver import AT_ONCE, Relay
from kjfz_bot.app.post import Post, Posted
from kjfz_bot.app.relays import Relays
from kjfz_bot.app.turn import BATCH, Conductor
from kjfz_bot.app.writer import MARKS_KEPT, Writer
from kjfz_bot.channels.ports import (
    Arrival,
    Call,
    Outcome,
    Rejected,
    RetryLater,
    Sent,
    Unauthorized,
    Unknown,
    Unreachable,
)
from kjfz_bot.dialog.message import Message
from kjfz_bot.storage import outbox, people
from kjfz_bot.storage.outbox import Reply
from kjfz_bot.storage.people import Address, AddressBook, AddressKey
from kjfz_bot.storage.schema import ADDRESS, OUTBOX
from kjfz_bot.storage.store import FILE_NAME, Store, open_store
from tests.unit.app.house import ASKED, SERVICES, content

pytestmark = pytest.mark.usefixtures("sqlite_database")

Answer = Callable[[str, Call, str | None], Outcome | None]


class Pigeons:
    """A platform that answers as it is told; `seen` is every call that reached it."""

    name = "pigeon"

    def __init__(self) -> None:
        self.seen: list[tuple[str, str, str | None]] = []
        self.answer: Answer = lambda chat, call, edit: None
        self.busy: set[str] = set()
        self.wrong: list[str] = []
        self.hold = asyncio.Event()
        self.hold.set()

    def may_send(self, external_id: str) -> RetryLater | None:
        return None

    async def send(self, external_id: str, call: Call, edit: str | None) -> Outcome:
        if external_id in self.busy:  # an error here would be taken for one of the platform
            self.wrong.append(f"two calls to {external_id} at once")
        self.busy.add(external_id)
        await self.hold.wait()
        self.busy.discard(external_id)
        outcome = self.answer(external_id, call, edit)
        self.seen.append((external_id, call.parameters["text"], edit))
        return outcome or Sent(str(len(self.seen)))

    def texts(self, chat: str) -> list[str]:
        return [text for name, text, _ in self.seen if name == chat]


def compose(message: Message) -> tuple[Call, ...]:
    return (Call("say", {"text": message.text}, replaces=message.replaces, prompt=message.expects != "nothing"),)


class Loft:
    """One process's life with pigeons."""

    def __init__(self, store: Store, pigeons: Pigeons) -> None:
        self.store = store
        self.pigeons = pigeons
        self.readers = ThreadPoolExecutor(1)
        self.post = Post({"pigeon": compose})
        self.relays = Relays()
        conductor = Conductor(content(), SERVICES, "en", self.post)
        self.writer = Writer(store, conductor, self.clock, lambda _: None, self.relays.take)
        self.relay = Relay(pigeons, self.post, self.writer, store, self.readers, self.clock)
        self.relays.add(self.relay)

    @staticmethod
    def clock() -> datetime:
        return datetime.now(UTC)

    async def say(self, name: str, *texts: str) -> None:
        for text in texts:
            arrival = Arrival("pigeon", name, f"{text} {self.clock()}", "text", text, self.clock())
            await asyncio.wrap_future(self.writer.post(arrival))

    def states(self, name: str) -> list[str]:
        with self.store.reading() as uow:
            address = people.find(uow, AddressKey("pigeon", name))
            query = sa.select(OUTBOX.c.state).where(OUTBOX.c.address_id == (address and address.id))
            return list(uow.connection.execute(query.order_by(OUTBOX.c.id)).scalars())

    def lost(self) -> list[str]:
        query = sa.select(ADDRESS).where(ADDRESS.c.unreachable_at.is_not(None))
        with self.store.reading() as uow:
            rows = uow.connection.execute(query)
            keys = (people.key_of(uow, row.person_id, row.id, row.channel, row.external_id) for row in rows)
            return [key.external_id for key in keys]

    async def until(self, condition: Callable[[], Any], seconds: float = 5.0) -> None:
        deadline = asyncio.get_running_loop().time() + seconds
        while not condition():
            assert asyncio.get_running_loop().time() < deadline, "it never came to hold"
            await asyncio.sleep(0.01)


@asynccontextmanager
async def loft(directory: Path, pigeons: Pigeons | None = None) -> AsyncIterator[Loft]:
    """A running loft, ended politely."""
    store = open_store(directory, serving=True)
    opened = Loft(store, pigeons or Pigeons())
    opened.writer.start()
    await opened.relay.start(store.database.session)
    yield opened
    await opened.relay.stop(1)
    await asyncio.to_thread(opened.writer.stop, 5)
    opened.readers.shutdown()
    store.close()
    assert opened.pigeons.wrong == []


async def test_answers_are_sent_and_marked(tmp_path: Path) -> None:
    """In the order of the conversation."""
    async with loft(tmp_path) as home:
        await home.say("ada", "hello", "milk")
        await home.until(lambda: home.states("ada") == ["sent"] * 3)

        assert ASKED in home.pigeons.texts("ada")[0]
        assert len(home.pigeons.seen) == 3


async def test_a_chat_stays_in_order_while_others_go_on(tmp_path: Path) -> None:
    """One that is told to wait holds nobody up."""
    async with loft(tmp_path) as home:
        refusals = [RetryLater(0.3, whole_bot=False)]
        home.pigeons.answer = lambda chat, call, edit: refusals.pop() if chat == "ada" and refusals else None
        await home.say("ada", "hello", "milk", "/notes")
        await home.say("ben", "hello")
        await home.until(lambda: home.pigeons.texts("ben"))
        assert len(home.pigeons.texts("ada")) == 1
        await home.until(lambda: set(home.states("ada")) == {"sent"})

        tried, *shown = home.pigeons.texts("ada")
        assert shown[0] == tried
        assert len(shown) == len(home.states("ada"))


@pytest.mark.parametrize(
    ("outcome", "state"),
    [(Rejected("too long"), "dead"), (Unknown(), "sent")],
    ids=["rejected", "unknown"],
)
async def test_a_call_that_fails_ends_or_is_made_again(tmp_path: Path, outcome: Outcome, state: str) -> None:
    """What will never be taken is given up and the rest goes on; what may have been is sent again."""
    async with loft(tmp_path) as home:
        once = [outcome]
        home.pigeons.answer = lambda chat, call, edit: once.pop() if once else None
        await home.say("ada", "hello", "milk")
        await home.until(lambda: home.states("ada")[1:] and not {"waiting", "sending"} & set(home.states("ada")))

        assert home.states("ada")[0] == state
        assert set(home.states("ada")[1:]) == {"sent"}


async def test_who_cannot_be_reached_is_given_up_until_they_write(tmp_path: Path) -> None:
    """Everything in hand for them is dead, and their address is marked."""
    async with loft(tmp_path) as home:
        home.pigeons.answer = lambda chat, call, edit: Unreachable()
        await home.say("ada", "hello")
        await home.until(lambda: home.lost() == ["ada"])
        assert set(home.states("ada")) == {"dead"}
        home.pigeons.answer = lambda chat, call, edit: None
        await home.say("ada", "milk")
        await home.until(lambda: home.states("ada")[-1] == "sent")

        assert home.lost() == []


async def test_a_refused_token_ends_all_sending(tmp_path: Path) -> None:
    """Nothing more is tried; what is put out waits for the next start."""
    async with loft(tmp_path) as home:
        home.pigeons.answer = lambda chat, call, edit: Unauthorized()
        await home.say("ada", "hello")
        await home.until(lambda: home.pigeons.seen)
        await home.say("ben", "hello")
        await home.until(lambda: home.states("ben"))
        assert set(home.states("ben")) == {"waiting"}
        assert len(home.pigeons.seen) == 1

    async with loft(tmp_path) as home:
        await home.until(lambda: set(home.states("ada") + home.states("ben")) == {"sent"})


async def test_what_was_being_sent_at_a_crash_is_sent_again(tmp_path: Path) -> None:
    """Nobody knows whether it went out; nothing is lost and nothing overtakes."""
    first = Pigeons()
    first.hold.clear()
    async with loft(tmp_path, first) as home:
        await home.say("ada", "hello", "milk")
        await home.until(lambda: len(home.states("ada")) >= 2)
        assert home.states("ada")[0] == "sending"

    async with loft(tmp_path) as home:
        await home.until(lambda: set(home.states("ada")) == {"sent"})
        assert ASKED in home.pigeons.texts("ada")[0]


async def test_a_prompt_is_replaced_also_after_a_restart(tmp_path: Path) -> None:
    """Its name is in the database."""
    async with loft(tmp_path) as home:
        await home.say("ada", "hello")
        await home.until(lambda: set(home.states("ada")) == {"sent"} and home.states("ada"))

    async with loft(tmp_path) as home:
        with home.store.reading() as uow:
            newest = sa.select(OUTBOX.c.message_id).order_by(OUTBOX.c.id.desc()).limit(1)
            last = uow.connection.execute(newest).scalar_one()
            address = people.find(uow, AddressKey("pigeon", "ada"))
        assert address is not None
        call = Call("say", {"text": "again"}, replaces=True, prompt=True)
        await put(home, address, call)
        await home.until(lambda: home.pigeons.seen)

        assert home.pigeons.seen == [("ada", "again", last)]


async def put(home: Loft, address: Address, call: Call) -> None:
    """A row that waits, of no letter."""

    def add(uow: Any) -> None:
        (cause,) = uow.take_ids(1)
        outbox.add(uow, [Reply(address.id, address.person, cause, 0, call.to_json(), "waiting")], home.clock())

    await asyncio.wrap_future(home.writer.work(add))
    home.relay.take(Posted(waiting=frozenset({"pigeon"})))


async def test_more_than_fits_in_memory_lines_up_in_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And everybody still gets everything in order."""
    monkeypatch.setattr(deliver, "FULL", 4)
    async with loft(tmp_path) as home:
        home.pigeons.hold.clear()
        for number in range(6):
            await home.say(f"p{number}", "hello", "milk", "/notes", "honey")
        await home.until(lambda: "waiting" in home.states("p5"))
        home.pigeons.hold.set()
        await home.until(lambda: all(set(home.states(f"p{number}")) == {"sent"} for number in range(6)))

        for number in range(6):
            shown = home.pigeons.texts(f"p{number}")
            assert len(shown) == len(home.states(f"p{number}"))
            assert ASKED in shown[0]


async def test_sending_goes_on_while_more_is_fetched(tmp_path: Path) -> None:
    """Several processes leave something all the time, and each fetching waits for the writer."""
    async with loft(tmp_path) as home:
        await home.say("ada", "hello")
        await home.until(lambda: home.states("ada") == ["sent"])
        home.pigeons.hold.clear()
        await home.say("ada", "milk")
        await home.until(lambda: home.pigeons.busy)
        at_work = threading.Event()
        errand = asyncio.wrap_future(home.writer.work(lambda _: at_work.wait(5)))
        home.relay.take(Posted(waiting=frozenset({"pigeon"})))  # it comes for them, behind the errand
        await asyncio.sleep(0.1)
        sent = len(home.pigeons.seen)
        home.pigeons.hold.set()

        await home.until(lambda: len(home.pigeons.seen) == sent + 2)
        assert not errand.done()
        at_work.set()
        await errand


async def test_what_comes_too_late_is_not_sent(tmp_path: Path) -> None:
    """What stands behind it in the chat is, and what never expires is."""
    store = open_store(tmp_path, serving=True)
    key = AddressKey("pigeon", "ada")
    ends = (Loft.clock() - timedelta(seconds=1), None, Loft.clock() + timedelta(hours=1))
    with store.transaction() as uow:
        address = AddressBook().resolve(uow, {key: "en"}, Loft.clock())[key]
        calls = [Call("say", {"text": f"{number}"}).to_json() for number in range(3)]
        rows = zip(uow.take_ids(3), calls, ends, strict=True)
        replies = [Reply(address.id, address.person, cause, 0, call, "waiting", end) for cause, call, end in rows]
        outbox.add(uow, replies, Loft.clock())
    store.close()

    async with loft(tmp_path) as home:
        await home.until(lambda: home.states("ada") == ["expired", "sent", "sent"])

        assert home.pigeons.texts("ada") == ["1", "2"]


async def test_what_expires_while_it_is_tried_is_let_go(tmp_path: Path) -> None:
    """The platform answers with nothing until it is too late."""
    store = open_store(tmp_path, serving=True)
    key = AddressKey("pigeon", "ada")
    with store.transaction() as uow:
        address = AddressBook().resolve(uow, {key: "en"}, Loft.clock())[key]
        call, end = Call("say", {"text": "soon"}).to_json(), Loft.clock() + timedelta(seconds=0.5)
        outbox.add(uow, [Reply(address.id, address.person, 1, 0, call, "waiting", end)], Loft.clock())
    store.close()
    pigeons = Pigeons()
    pigeons.answer = lambda chat, call, edit: Unknown()

    async with loft(tmp_path, pigeons) as home:
        await home.until(lambda: home.states("ada") == ["expired"])


async def test_no_more_is_sent_than_can_be_noted(tmp_path: Path) -> None:
    """While the database takes nothing, sending stops soon: whoever came after us would send all of it again."""
    store, many = open_store(tmp_path, serving=True), 1500
    with store.transaction() as uow:
        keys = {AddressKey("pigeon", f"p{number}"): "en" for number in range(many)}
        addresses = AddressBook().resolve(uow, keys, Loft.clock()).values()
        call = Call("say", {"text": "coo"}).to_json()
        rows = zip(uow.take_ids(many), addresses, strict=True)
        outbox.add(uow, [Reply(each.id, each.person, cause, 0, call, "waiting") for cause, each in rows], Loft.clock())
    store.close()
    pigeons = Pigeons()
    pigeons.hold.clear()

    async with loft(tmp_path, pigeons) as home:
        await home.until(lambda: pigeons.busy, 20)
        with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            pigeons.hold.set()
            await home.until(lambda: home.writer.behind, 20)
            await asyncio.sleep(0.5)
            unnoted = len(pigeons.seen)
            other.execute("ROLLBACK")

        assert unnoted < MARKS_KEPT + BATCH + 2 * AT_ONCE
        await home.until(lambda: len(pigeons.seen) == many, 30)
    with closing(open_store(tmp_path, serving=False)) as store, store.reading() as uow:
        assert set(uow.connection.execute(sa.select(OUTBOX.c.state)).scalars()) == {"sent"}
