"""People, the addresses they write from, and how they are forgotten."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

from kjfz_bot.dialog.events import Event
from kjfz_bot.dialog.message import Message
from kjfz_bot.storage import conversations, inbox, jobs, outbox, people
from kjfz_bot.storage.conversations import Change
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.outbox import Reply
from kjfz_bot.storage.people import AddressBook, AddressKey
from kjfz_bot.storage.schema import METADATA
from kjfz_bot.storage.store import Store
from kjfz_bot.texts.catalogue import Rich
from tests.storage.conftest import NOON

Post = Callable[..., Letter]
ADA, BEN = AddressKey("web", "ada"), AddressKey("web", "ben")


def live_a_little(store: Store, letter: Letter, secret: str) -> None:
    """Leave something in every table."""
    person = letter.address.person
    with store.transaction() as uow:
        before = conversations.load(uow, [person])[person]
        event = Event(before.seq + 1, 1, "opened", {"said": secret})
        conversations.save(uow, [Change(before, "en", frozenset({1}), (event,), letter.arrived_at)])
        outbox.add(
            uow, [Reply(letter.address.id, letter.address.person, letter.seq, 0, Message(Rich(secret)).to_json())], NOON
        )
        jobs.add(uow, "forget", str(person), NOON, {}, actor=person)
        inbox.finish(uow, [letter])


def _rows(store: Store) -> dict[str, int]:
    with store.reading() as uow:
        return {
            table.name: uow.connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for table in METADATA.sorted_tables
            if table.name not in ("id_counter", "secret")
        }


def test_a_known_address_is_the_same_person(store: Store) -> None:
    """The second message of a browser belongs to whoever sent the first, also for a new process."""
    with store.transaction() as uow:
        first = AddressBook().resolve(uow, {ADA: "en", BEN: "en"}, NOON)
    with store.transaction() as uow:
        second = AddressBook().resolve(uow, {ADA: "en"}, NOON)

    assert second[ADA] == first[ADA]
    assert first[ADA].person != first[BEN].person


def test_the_address_book_stays_small(store: Store) -> None:
    """It forgets whom it has not met for long, and finds them again."""
    book = AddressBook(size=1)
    with store.transaction() as uow:
        ada = book.resolve(uow, {ADA: "en"}, NOON)[ADA]
        book.resolve(uow, {BEN: "en"}, NOON)

        assert book.resolve(uow, {ADA: "en"}, NOON)[ADA] == ada


def test_nothing_is_left_of_a_person_who_is_erased(store: Store, post: Post, tmp_path: Path) -> None:
    """No row of theirs stays in any table, and no byte of theirs in any file."""
    letter = post("1", "ada-canary", body="canary in the inbox")
    live_a_little(store, letter, "canary in the rest")

    with store.transaction() as uow:
        people.erase(uow, [letter.address.person])
    store.scrub()

    assert set(_rows(store).values()) == {0}
    assert [path.name for path in tmp_path.iterdir() if b"canary" in path.read_bytes()] == []


def test_erasing_one_person_touches_nobody_else(store: Store, post: Post) -> None:
    """Everybody else's rows are all still there."""
    ada, ben = post("1", "ada"), post("1", "ben")
    live_a_little(store, ben, "kept")
    before = _rows(store)
    live_a_little(store, ada, "erased")

    with store.transaction() as uow:
        people.erase(uow, [ada.address.person])

    assert {**before, "person": 1, "address": 1, "conversation": 1, "inbox": 1} == _rows(store)


def test_the_longest_silent_are_found_first(store: Store, post: Post) -> None:
    """Only those silent since before the given moment, as many as asked for."""
    letters = [post("1", name, at=NOON + timedelta(days=day)) for day, name in enumerate(["ada", "ben", "cy"])]
    for letter in letters:
        live_a_little(store, letter, letter.address.key.external_id)

    with store.reading() as uow:
        assert people.unheard(uow, NOON + timedelta(days=2), 10) == [letter.address.person for letter in letters[:2]]
        assert people.unheard(uow, NOON + timedelta(days=2), 1) == [letters[0].address.person]


def test_who_has_something_waiting_is_not_silent(store: Store, post: Post) -> None:
    """Somebody who comes back after a month is not removed before they are answered."""
    letter = post("1")

    with store.reading() as uow:
        assert people.unheard(uow, NOON + timedelta(days=30), 10) == []
    with store.transaction() as uow:
        inbox.finish(uow, [letter])
    with store.reading() as uow:
        assert people.unheard(uow, NOON + timedelta(days=30), 10) == [letter.address.person]
