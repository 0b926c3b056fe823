"""Where the rows of an answer go: into the sender's hands at once, or behind what lines up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kjfz_bot.app import post
from kjfz_bot.app.post import Answers, Post
from kjfz_bot.channels.ports import Call
from kjfz_bot.dialog.message import Message
from kjfz_bot.storage import inbox, outbox, people
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.outbox import Reply
from kjfz_bot.storage.people import Address, AddressKey
from kjfz_bot.storage.store import Store, UnitOfWork, open_store
from kjfz_bot.texts.catalogue import escape
from tests.unit.app.house import NOON

HERE, ELSEWHERE = 1, 7


@pytest.fixture
def store(sqlite_database: Path) -> Iterator[Store]:
    """An empty one."""
    opened = open_store(sqlite_database, serving=True)
    yield opened
    opened.close()


def answer(uow: UnitOfWork, to: Letter, *, sender: int | None) -> tuple[int, frozenset[str]]:
    """How many parcels one answer puts into the sender's hands, and which channels then have rows to come for."""
    house = Post({"pigeon": lambda _: (Call("say", {}),)})
    house.set_room("pigeon", sender)
    posted = house.put_out(uow, [Answers(to, [Message(escape("hello"))])], NOON)
    return len(posted.parcels), posted.waiting


def letter_of(uow: UnitOfWork, name: str) -> Letter:
    """One letter of somebody."""
    key = AddressKey("pigeon", name)
    address = people.AddressBook().resolve(uow, {key: "en"}, NOON)[key]
    (seq,) = uow.take_ids(1)
    letter = Letter(seq, address, name, "text", "hello", NOON, NOON)
    inbox.add(uow, [letter])
    return letter


def line_up(uow: UnitOfWork, address: Address, rows: int) -> None:
    """Rows that another process left for the sender."""
    causes = uow.take_ids(rows)
    outbox.add(uow, [Reply(address.id, address.person, cause, 0, {}, "waiting") for cause in causes], NOON)


@pytest.mark.parametrize(
    ("sender", "rows_of_ben", "at_once"),
    [(HERE, 0, True), (HERE, 1, True), (HERE, 3, False), (ELSEWHERE, 0, False), (None, 0, False)],
)
def test_only_what_is_older_in_the_same_chat_goes_first(
    store: Store, monkeypatch: pytest.MonkeyPatch, sender: int | None, rows_of_ben: int, at_once: bool
) -> None:
    """Others' rows hold nobody up, unless there are so many that one's own may be among them."""
    monkeypatch.setattr(post, "LOOKED_THROUGH", 2)
    with store.transaction() as uow:
        line_up(uow, letter_of(uow, "ben").address, rows_of_ben)
        ada = letter_of(uow, "ada")

        assert answer(uow, ada, sender=sender) == ((1, frozenset()) if at_once else (0, frozenset({"pigeon"})))


def test_an_answer_waits_behind_older_rows_of_its_chat(store: Store) -> None:
    """Or a chat would be shown its answers in another order."""
    with store.transaction() as uow:
        ada = letter_of(uow, "ada")
        line_up(uow, ada.address, 1)

        assert answer(uow, ada, sender=HERE) == (0, frozenset({"pigeon"}))
