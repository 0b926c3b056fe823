"""What people write is sealed: unreadable in every file, opened only by its own key and only in its own place."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from kjfz_bot.errors import KeyFileError, SealBroken
from kjfz_bot.storage import conversations, history, inbox, key_file, outbox, people, strays
from kjfz_bot.storage.inbox import BROKEN, Letter
from kjfz_bot.storage.keys import KeyRing, UnknownPersonError
from kjfz_bot.storage.outbox import Reply
from kjfz_bot.storage.people import AddressBook, AddressKey
from kjfz_bot.storage.schema import ADDRESS, INBOX, OUTBOX, PERSON
from kjfz_bot.storage.sealing import Key
from kjfz_bot.storage.store import Store, open_store
from tests.storage.conftest import NOON, OpenStore
from tests.storage.test_people import live_a_little

Post = Callable[..., Letter]
ADA, BEN = AddressKey("web", "ada"), AddressKey("web", "ben")


@pytest.fixture
def written(store: Store, tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[], dict[str, bytes]]:
    """Reads every file that the database, its journal and we have written since the test began."""
    folders, began = [tmp_path], time.time() - 1
    if store.database.shared:
        folders.append(request.getfixturevalue("postgres").data)

    def read() -> dict[str, bytes]:
        if store.database.shared:
            with store.transaction() as uow:
                uow.connection.exec_driver_sql("CHECKPOINT")
        files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in files if path.stat().st_mtime >= began}

    return read


def test_no_file_holds_what_people_wrote(store: Store, post: Post, written: Callable[[], dict[str, bytes]]) -> None:
    """Neither the database nor its journal shows an address, a message, an event or an answer."""
    live_a_little(store, post("1", "nightingale-address", body="nightingale in the inbox"), "nightingale in the rest")

    files = written()

    assert [name for name, content in files.items() if b"nightingale" in content] == []
    assert any(content and (name.endswith("-wal") or "pg_wal" in name) for name, content in files.items())


def test_what_belongs_to_nobody_is_sealed_too(store: Store, written: Callable[[], dict[str, bytes]]) -> None:
    """What no reader understood may hold anything."""
    with store.transaction() as uow:
        strays.add(uow, "telegram", "nightingale", NOON)

    with store.reading() as uow:
        assert strays.read(uow) == ["nightingale"]
    assert [name for name, content in written().items() if b"nightingale" in content] == []


def test_a_waiting_answer_that_does_not_open_is_given_up(store: Store, post: Post) -> None:
    """Those behind it are sent."""
    letter = post("1")
    rows = [Reply(letter.address.id, letter.address.person, letter.seq, n, {"n": n}, "waiting") for n in range(2)]
    with store.transaction() as uow:
        first, _ = outbox.add(uow, rows, NOON)
        uow.connection.execute(sa.update(OUTBOX).where(OUTBOX.c.id == first).values(body=b"damaged"))

        assert [parcel.body for parcel in outbox.claim(uow, "web", 10)] == [{"n": 1}]


def test_what_was_sealed_is_read_again_by_the_next_process(opening: OpenStore) -> None:
    """The same key file opens everything: who wrote, what, and what the conversation came to."""
    first = opening()
    letter = _post(first, "ada", "hello")
    live_a_little(first, letter, "said")
    first.close()

    second = opening()
    with second.reading() as uow:
        person = people.find(uow, ADA)
        assert person is not None
        loaded = conversations.load(uow, [person.person])[person.person]
        lines = history.read(uow, ADA, 0, 10)
    second.close()

    assert [dict(event.body) for event in loaded.events] == [{"said": "said"}]
    assert [(line.kind, line.body) for line in lines] == [("text", "hello"), ("message", "")]


def test_a_value_moved_to_another_row_does_not_open(store: Store, post: Post) -> None:
    """Somebody who can write the database cannot put one's words into another's mouth, or under another time."""
    first, second = post("1", body="yes"), post("2", body="no")
    with store.transaction() as uow:
        body = sa.select(INBOX.c.body).where(INBOX.c.seq == first.seq).scalar_subquery()
        uow.connection.execute(sa.update(INBOX).where(INBOX.c.seq == second.seq).values(body=body))

    with store.reading() as uow:
        kinds = [letter.kind for letter in inbox.waiting(uow)]

    assert kinds == ["text", BROKEN]


@pytest.mark.parametrize("damaged", [b"", b"in clear", b"\x01short"])
def test_a_damaged_value_is_named(damaged: bytes) -> None:
    """The error says which value it is, never what is in it."""
    with pytest.raises(SealBroken, match=r"inbox\.body:7"):
        Key.new().open("inbox.body:7", damaged)


def test_the_same_words_look_different_each_time() -> None:
    """Whoever sees the database cannot tell who gave the same answer."""
    key = Key.new()

    assert key.seal("here", b"yes") != key.seal("here", b"yes")
    assert key.fingerprint(b"yes") == key.fingerprint(b"yes") != Key.new().fingerprint(b"yes")


def test_a_key_made_in_a_transaction_that_was_rolled_back_is_forgotten(store: Store) -> None:
    """The next person is given the same id, and must not be given the key of one who never was."""
    with pytest.raises(ZeroDivisionError), store.transaction() as uow:
        AddressBook().resolve(uow, {ADA: "en"}, NOON)
        raise ZeroDivisionError
    with store.transaction() as uow:
        with pytest.raises(ZeroDivisionError), uow.savepoint():
            AddressBook().resolve(uow, {ADA: "en"}, NOON)
            raise ZeroDivisionError
        ben = AddressBook().resolve(uow, {BEN: "en"}, NOON)[BEN]

    with store.reading() as uow:
        row = uow.connection.execute(sa.select(ADDRESS)).one()
        assert people.key_of(uow, ben.person, row.id, row.channel, row.external_id) == BEN


def test_keys_are_remembered_up_to_a_limit(tmp_path: Path) -> None:
    """The longest unused go first."""
    key_file.make(tmp_path / "key")
    ring = KeyRing(key_file.read(tmp_path / "key"), b"", Key.new(), size=2)

    ring.remember({1: Key.new(), 2: Key.new()}, [])
    ring.remember({1: Key.new(), 3: Key.new()}, [])

    assert [person for person in (1, 2, 3) if ring.known(person)] == [1, 3]


def test_erasing_a_person_destroys_their_key(store: Store, post: Post) -> None:
    """Neither this process nor the database can open anything of theirs any more."""
    letter = post("1")
    with store.transaction() as uow:
        people.erase(uow, [letter.address.person])

    with store.reading() as uow:
        with pytest.raises(UnknownPersonError):
            uow.keys.of(letter.address.person)
        assert uow.connection.execute(sa.select(PERSON)).all() == []


def test_a_missing_key_file_is_not_replaced(
    store: Store, post: Post, opening: OpenStore, database_url: str, tmp_path: Path
) -> None:
    """A new key would open nothing: the start is refused with what to do."""
    post("1")
    (tmp_path / key_file.FILE_NAME).rename(tmp_path / "kept elsewhere")

    with pytest.raises(KeyFileError, match=r"kjfz\.key is missing.*Put it back.*KJFZ_KEY_FILE.*KJFZ_DATA"):
        opening()
    assert not (tmp_path / key_file.FILE_NAME).exists()
    open_store(tmp_path, serving=False, keys=tmp_path / "kept elsewhere", url=database_url).close()


def test_another_databases_key_file_is_refused(store: Store, post: Post, database_url: str, tmp_path: Path) -> None:
    """It would open nothing either."""
    post("1")
    key_file.make(tmp_path / "another.key")

    with pytest.raises(KeyFileError, match=r"another\.key is not the one this database was written with"):
        open_store(tmp_path, serving=False, keys=tmp_path / "another.key", url=database_url)


@pytest.mark.parametrize("text", ["", "# nothing but a comment\n", "no base64!\n", "c2hvcnQ=\n"])
def test_a_file_without_keys_is_refused(text: str, tmp_path: Path) -> None:
    """A wrong path or a file cut off is named as what it is."""
    (tmp_path / "wrong").write_text(text)

    with pytest.raises(KeyFileError, match=r"wrong is not a key file"):
        open_store(tmp_path, serving=False, keys=tmp_path / "wrong")


def test_the_key_file_is_made_once_and_for_this_user_only(tmp_path: Path) -> None:
    """The operator is told of it the first time, and never again."""
    told: list[Path] = []

    for _ in range(2):
        open_store(tmp_path, serving=False, key_made=told.append).close()

    assert told == [tmp_path / key_file.FILE_NAME]
    assert told[0].stat().st_mode & 0o777 == 0o600


def test_earlier_master_keys_open_what_they_wrapped(tmp_path: Path) -> None:
    """A key added at the end wraps what is new from then on."""
    path = tmp_path / key_file.FILE_NAME
    first = open_store(tmp_path, serving=False)
    letter = _post(first, "ada", "before")
    first.close()
    key_file.make(tmp_path / "new")
    path.write_text(path.read_text() + (tmp_path / "new").read_text())

    second = open_store(tmp_path, serving=False)
    _post(second, "ben", "after")
    with second.reading() as uow:
        bodies = [waiting.body for waiting in inbox.waiting(uow)]
    second.close()

    assert letter.body in bodies
    assert bodies == ["before", "after"]


def _post(store: Store, name: str, body: str) -> Letter:
    with store.transaction() as uow:
        key = AddressKey("web", name)
        (seq,) = uow.take_ids(1)
        letter = Letter(seq, AddressBook().resolve(uow, {key: "en"}, NOON)[key], "1", "text", body, NOON, NOON)
        inbox.add(uow, [letter])
    return letter
