"""Rows of files: whose they are, what became of them, who needs them, and what goes with their owner."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kjfz_bot.errors import SealBroken
from kjfz_bot.storage import files, people
from kjfz_bot.storage.files import Content, File
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.store import Store
from kjfz_bot.storage.verify.finding import Scene
from kjfz_bot.storage.verify.run import verify
from tests.storage.conftest import NOON

DAY = timedelta(days=1)
WORDS = b"hours in the workshop"
Post = Callable[..., Letter]


def sent(store: Store, post: Post, name: str = "ada", source: str | None = None) -> File:
    """A file on its way."""
    address = post(f"letter of {name}", name).address
    with store.transaction() as uow:
        return files.add(uow, address, "7:paper", "Zeugnis 证书.pdf", 21, NOON, source)


def kept(store: Store, post: Post, name: str = "ada", content: bytes = WORDS) -> File:
    """A file that was checked and is in the vault."""
    file = sent(store, post, name)
    with store.vault.quarantine() as folder:
        (folder / "sent").write_bytes(content)
        stored = store.vault.keep(folder / "sent")
    with store.transaction() as uow:
        files.keep(uow, file, Content("pdf", len(content), stored, hashlib.sha256(content).digest()))
    return found(store, file)


def found(store: Store, file: File) -> File:
    with store.reading() as uow:
        again = files.find(uow, file.public_id)
    assert again is not None
    return again


def findings(store: Store) -> list[str]:
    with store.reading() as uow:
        wrong = verify(uow, Scene(NOON, vault=store.vault))
        return [str(each) for each in wrong if "file" in each.where and each.rule != "I4"]


def test_a_file_on_its_way_is_known_by_its_public_id(store: Store, post: Post) -> None:
    """With all that is needed to fetch it and to tell its owner; the id says nothing and is not guessed."""
    file = sent(store, post, source="AgACAgQ")

    assert found(store, file) == file
    assert (file.state, file.name, file.source) == ("receiving", "Zeugnis 证书.pdf", "AgACAgQ")
    assert len(file.public_id) == 32
    with store.reading() as uow:
        assert files.find(uow, "0" * 32) is None


def test_what_a_person_could_be_known_by_is_sealed(store: Store, post: Post, tmp_path: Path) -> None:
    """The name of a file and what a channel calls it are in no row in clear."""
    sent(store, post, source="AgACAgQ")

    with store.reading() as uow:
        row = uow.connection.exec_driver_sql("SELECT * FROM file").one()

    assert not any(word in bytes(str(value), "utf-8") for value in row for word in (b"Zeugnis", b"AgACAgQ"))


def test_a_kept_file_opens_for_its_owner(store: Store, post: Post) -> None:
    """By the key in its row."""
    file = kept(store, post)

    with store.reading() as uow:
        stored = files.stored(uow, file)
    assert stored is not None
    assert (file.state, file.kind, file.size, file.source) == ("kept", "pdf", len(WORDS), None)
    assert b"".join(store.vault.open(stored)) == WORDS
    assert findings(store) == []


def test_a_refused_file_says_why(store: Store, post: Post) -> None:
    """With the variables of the words; nothing of it is kept."""
    file = sent(store, post)

    with store.transaction() as uow:
        files.refuse(uow, file, "too-large", {"limit": 20})

    refused = found(store, file)
    assert (refused.state, refused.reason, refused.args) == ("refused", "too-large", {"limit": 20})
    with store.reading() as uow:
        assert files.stored(uow, refused) is None
    assert findings(store) == []


def test_files_of_a_channel_are_fetched_when_they_are_due(store: Store, post: Post) -> None:
    """Each try is counted before it is made and puts the next one off; what was decided is not fetched."""
    file = sent(store, post, source="AgACAgQ")
    kept(store, post, "ben")
    with store.transaction() as uow:
        assert files.due(uow, "web", NOON, 10) == [file]
        assert files.due(uow, "telegram", NOON, 10) == []
        assert files.due(uow, "web", NOON - DAY, 10) == []

        assert files.count_attempt(uow, file, NOON + DAY)

        assert files.due(uow, "web", NOON, 10) == []
        assert files.due(uow, "web", NOON + DAY, 10) == [replace(file, attempts=1)]
        files.refuse(uow, file, "lost", {})
        assert not files.count_attempt(uow, file, NOON)


def test_the_same_content_of_two_people_is_found(store: Store, post: Post) -> None:
    """By a keyed index: who has the database cannot look for a file they know."""
    ada, ben, other = (kept(store, post, name, content) for name, content in _THREE)

    with store.reading() as uow:
        alike = files.same_content(uow, ben, hashlib.sha256(WORDS).digest())
        indices = uow.connection.exec_driver_sql("SELECT content_index FROM file").scalars().all()

    assert alike == [ada.public_id]
    assert other.public_id not in alike
    assert hashlib.sha256(WORDS).digest() not in [bytes(index) for index in indices]


_THREE = (("ada", WORDS), ("ben", WORDS), ("cy", b"other words"))


def test_what_a_person_sent_is_counted(store: Store, post: Post) -> None:
    """Bytes of what is kept or coming in; every file of the last hours, refused ones too."""
    file = kept(store, post)
    refused = sent(store, post, "ben")
    with store.transaction() as uow:
        files.refuse(uow, refused, "damaged", {})

    with store.reading() as uow:
        assert files.bytes_of(uow, file.person) == len(WORDS)
        assert files.bytes_of(uow, refused.person) == 0
        assert files.sent_since(uow, refused.person, NOON - DAY) == 1
        assert files.sent_since(uow, refused.person, NOON) == 0


def test_a_file_nobody_needs_is_forgotten_after_its_time(store: Store, post: Post) -> None:
    """What is needed stays; what is not goes from the table at once and from the vault by the list of removals."""
    needed, not_needed = kept(store, post), kept(store, post, "ben")
    with store.transaction() as uow:
        files.use(uow, needed.person, "answer 7:paper", [needed.public_id])
        assert files.forget_unused(uow, NOON, 10) == 0
        assert files.forget_unused(uow, NOON + DAY, 10) == 1

    with store.transaction() as uow:
        names = files.removals(uow, 10)
        store.vault.remove(names)
        files.removed(uow, names)

    with store.reading() as uow:
        assert files.find(uow, not_needed.public_id) is None
        assert files.removals(uow, 10) == []
    assert [place.name for place in store.vault.directory.glob("??/*")] != names
    assert found(store, needed) == needed
    assert findings(store) == []


def test_a_place_needs_what_it_needed_last(store: Store, post: Post) -> None:
    """An answer that was changed lets go of the file before; nobody can need another's file."""
    first, second, others = kept(store, post), kept(store, post, content=b"2"), kept(store, post, "ben")
    with store.transaction() as uow:
        files.use(uow, first.person, "answer 7:paper", [first.public_id])
        files.use(uow, first.person, "answer 7:paper", [second.public_id, others.public_id, "0" * 32])

        assert files.forget_unused(uow, NOON + DAY, 10) == 2
        assert files.find(uow, second.public_id) is not None


def test_erasing_a_person_takes_the_key_and_then_the_content(store: Store, post: Post) -> None:
    """What still lies in the vault opens for nobody from the commit on, and is listed to be removed."""
    file, others = kept(store, post), kept(store, post, "ben")
    with store.transaction() as uow:
        files.use(uow, file.person, "answer 7:paper", [file.public_id])

        people.erase(uow, [file.person])

    with store.reading() as uow:
        assert files.find(uow, file.public_id) is None
        (name,) = files.removals(uow, 10)
        keys = uow.connection.exec_driver_sql("SELECT count(*) FROM file").scalar_one()
    assert keys == 1
    assert store.vault.is_whole(name)
    assert found(store, others) == others
    assert findings(store) == []


def test_what_no_row_knows_is_found_in_the_vault(store: Store, post: Post) -> None:
    """A kill between keeping a file and the commit leaves one that belongs to nobody."""
    known = kept(store, post)
    with store.vault.quarantine() as folder:
        (folder / "sent").write_bytes(WORDS)
        stray = store.vault.keep(folder / "sent")

    with store.reading() as uow:
        stored = files.stored(uow, known)
        assert stored is not None
        assert files.unknown(uow, [stored.name, stray.name]) == [stray.name]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE file SET state = 'lost'", "L2"),
        ("UPDATE file SET stored = NULL", "L2"),
        ("UPDATE file SET state = 'refused'", "L2"),
        ("INSERT INTO file_removal SELECT stored FROM file", "L2"),
        ("UPDATE file SET stored = 'abc'", "L2"),
        ("UPDATE file SET name = file_key", "sealed"),
        ("UPDATE file SET file_key = name", "sealed"),
    ],
)
def test_a_file_that_was_changed_by_other_hands_is_named(store: Store, post: Post, change: str, said: str) -> None:
    """The finding says which rule is broken, and of which file."""
    file = kept(store, post)
    with store.transaction() as uow:
        files.use(uow, file.person, "answer 7:paper", [file.public_id])
        uow.connection.exec_driver_sql(change)

    assert any(each.startswith(f"{said}: file {file.id}") for each in findings(store))


def test_a_file_missing_or_changed_in_the_vault_is_named(store: Store, post: Post) -> None:
    """So is one whose content does not have its hash any more."""
    for change in (Path.unlink, lambda place: place.write_bytes(b"other")):
        file = kept(store, post)
        with store.reading() as uow:
            stored = files.stored(uow, file)
        assert stored is not None

        change(store.vault.place(stored.name))

        assert f"L2: file {file.id}: what is kept of it is missing or was changed" in findings(store)
        with pytest.raises(SealBroken):
            b"".join(store.vault.open(stored))


def test_a_file_that_hangs_on_its_way_is_named(store: Store, post: Post) -> None:
    """More than ten minutes after it was due."""
    file = sent(store, post)

    with store.reading() as uow:
        late = [str(each) for each in verify(uow, Scene(NOON + timedelta(minutes=11)))]

    assert f"I4: file {file.id}: it has been on its way for more than ten minutes" in late
