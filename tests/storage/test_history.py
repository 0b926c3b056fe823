"""A conversation as its owner sees it."""

from collections.abc import Callable

import pytest

from kjfz_bot.dialog.message import Button, Document, Message
from kjfz_bot.storage import history, outbox
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.outbox import Reply
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import DatabaseError, Store
from kjfz_bot.texts.catalogue import Rich
from tests.storage.conftest import NOON

Post = Callable[..., Letter]
ADA = AddressKey("web", "ada")


def _reply(store: Store, letter: Letter, *texts: str) -> None:
    with store.transaction() as uow:
        replies = [
            Reply(letter.address.id, letter.address.person, letter.seq, seq, Message(Rich(text)).to_json())
            for seq, text in enumerate(texts)
        ]
        outbox.add(uow, replies, NOON)


def _lines(store: Store, key: AddressKey, after: int = 0, limit: int = 100) -> list[str]:
    with store.reading() as uow:
        entries = history.read(uow, key, after, limit)
    return [entry.message.text if entry.message else f"> {entry.body}" for entry in entries]


def test_sent_and_got_stand_in_one_order(store: Store, post: Post) -> None:
    """What somebody wrote comes before what it caused, and answers keep their order."""
    _reply(store, post("1", body="hello"), "welcome", "what next?")
    _reply(store, post("2", body="help"), "here it is")

    assert _lines(store, ADA) == ["> hello", "welcome", "what next?", "> help", "here it is"]


def test_only_lines_newer_than_the_last_seen_are_read(store: Store, post: Post) -> None:
    """A channel reads on from where it was, as many lines as it asks for."""
    letter = post("1", body="hello")
    _reply(store, letter, "one", "two", "three")

    assert _lines(store, ADA, after=letter.seq, limit=2) == ["one", "two"]


def test_nobody_reads_anothers_lines(store: Store, post: Post) -> None:
    """History is by address."""
    _reply(store, post("1", "ada"), "for Ada")
    _reply(store, post("1", "ben"), "for Ben")

    assert "for Ben" not in _lines(store, ADA)
    assert _lines(store, AddressKey("terminal", "ada")) == []


def test_a_message_comes_back_whole(store: Store, post: Post) -> None:
    """Everything a channel may show of a message survives the outbox."""
    message = Message(
        text=Rich("<b>是</b> &amp; 否"),
        options=(Button("r1:1", "是"),),
        controls=(Button("r1:back", "返回"),),
        expects="choice",
        example="是",
        replaces=True,
        document=Document("报告.txt", "text/plain", "内容"),
    )
    letter = post("1")
    with store.transaction() as uow:
        outbox.add(uow, [Reply(letter.address.id, letter.address.person, letter.seq, 0, message.to_json())], NOON)

    with store.reading() as uow:
        assert history.read(uow, ADA, letter.seq, 10)[0].message == message


def test_earlier_messages_are_read_backwards(store: Store, post: Post) -> None:
    """The messages just before a line come newest first."""
    letter = post("1")
    _reply(store, letter, "one", "two", "three")

    with store.reading() as uow:
        last = history.read(uow, ADA, letter.seq, 10)[-1]
        assert [message.text for message in history.earlier_messages(uow, ADA, last.id, 2)] == ["two", "one"]


def test_a_cause_has_each_of_its_answers_once(store: Store, post: Post) -> None:
    """The same answer to the same letter cannot be stored twice, whoever tries."""
    letter = post("1")
    _reply(store, letter, "welcome")

    with pytest.raises(DatabaseError):
        _reply(store, letter, "welcome")
