"""What needs are found by, changed by other hands: each way is found, and named by its rule and place."""

import shutil
import sqlite3
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.storage import need_decisions, need_subscriptions, organisations
from kjfz_bot.storage.need_decisions import Decision
from kjfz_bot.storage.need_subscriptions import Subscription
from kjfz_bot.storage.people import AddressBook, AddressKey
from kjfz_bot.storage.store import FILE_NAME, inspect_store, open_store
from kjfz_bot.storage.verify.finding import Finding, Scene
from kjfz_bot.storage.verify.run import verify
from tests.needs import world
from tests.storage.conftest import NOON


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with needs that an office published, and somebody who subscribed."""
    directory = tmp_path_factory.mktemp("lived")
    store = open_store(directory, serving=False)
    key = AddressKey("web", "ada")
    with store.transaction() as uow:
        person = AddressBook().resolve(uow, {key: "en"}, NOON)[key].person
        office = organisations.add(uow, Organisation(0, "city", "city", "City", "ningbo", state="verified"), NOON)
        for need in world.keep(uow, islice(world.published(world.firms(uow, each=1)), 3)):
            seen = need.statement.fingerprint
            need_decisions.add(uow, Decision(need.id, 1, "publish", seen, "pass", None, office.id, None, NOON))
        need_subscriptions.add(uow, Subscription(person, 0, "密封件"), NOON)
    store.close()
    return directory


@pytest.fixture
def lived_in(lived: Path, tmp_path: Path) -> Path:
    """A copy of it for one test to change."""
    return Path(shutil.copytree(lived, tmp_path, dirs_exist_ok=True))


def _findings(directory: Path) -> list[Finding]:
    with closing(inspect_store(directory)) as store, store.reading() as uow:
        return list(verify(uow, Scene(NOON)))


def test_nothing_is_wrong_with_what_was_published(lived_in: Path) -> None:
    """So that what is found below was brought about there."""
    assert _findings(lived_in) == []


@pytest.mark.parametrize(
    ("what", "statement"),
    [
        ("cannot be found", "DELETE FROM need_search WHERE published_order = 2"),
        ("can still be found", "UPDATE need SET state = 'withdrawn' WHERE published_order = 2"),
        ("is found as number", "UPDATE need_search SET published_order = 9 WHERE published_order = 2"),
        ("does not say any more", "UPDATE need SET title = 'Something else' WHERE published_order = 2"),
        ("does not say any more", "UPDATE need_search SET content = 'x' WHERE published_order = 2"),
        ("not everything", "UPDATE need SET field = 'biology' WHERE published_order = 2"),
        ("not everything", "UPDATE organisation SET district = 'nowhere' WHERE kind = 'firm'"),
        ("not everything", "UPDATE need_search SET terms = 'x' WHERE published_order = 2"),
        ("the full-text index", "INSERT INTO need_term(need_term) VALUES ('delete-all')"),
        ("the words they subscribed to", "UPDATE need_subscription SET words = x'01'"),
    ],
)
def test_what_was_tampered_with_is_found(lived_in: Path, what: str, statement: str) -> None:
    """By what is wrong with it."""
    with closing(sqlite3.connect(lived_in / FILE_NAME)) as connection:
        connection.execute(statement)
        connection.commit()

    assert [finding for finding in _findings(lived_in) if what in f"{finding}"]
