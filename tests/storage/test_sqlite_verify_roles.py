"""Roles and invitations that were changed by other hands: each way is found, and named by its rule and place."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.storage import grants, invitations, organisations
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.invitations import Expected, Invitation, Secrets
from kjfz_bot.storage.people import AddressBook, AddressKey
from kjfz_bot.storage.store import FILE_NAME, inspect_store, open_store
from kjfz_bot.storage.verify.finding import Finding, Scene
from kjfz_bot.storage.verify.run import verify
from tests.storage.conftest import NOON


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which an officer's invitation was used by somebody else."""
    directory = tmp_path_factory.mktemp("lived")
    store = open_store(directory, serving=False)
    keys = {name: AddressKey("web", name) for name in ("officer", "guest")}
    firm = Organisation(0, "f1", "firm", "Firm 1", "ningbo")
    with store.transaction() as uow:
        found = AddressBook().resolve(uow, dict.fromkeys(keys.values(), "en"), NOON)
        officer, guest = (found[key].person for key in keys.values())
        firm = organisations.add(uow, firm, NOON)
        made = Invitation(0, "firm", firm, officer, NOON + timedelta(days=7), Expected("Guest"))
        number = invitations.add(uow, made, Secrets("l" * 22, "0123456789"), NOON)
        invitations.use(uow, "0123456789", guest, NOON)
        grants.add(uow, New(guest, "firm", firm, officer, number), NOON)
    store.close()
    return directory


@pytest.fixture
def lived_in(lived: Path, tmp_path: Path) -> Path:
    """A copy of it for one test to change."""
    return Path(shutil.copytree(lived, tmp_path, dirs_exist_ok=True))


def _findings(directory: Path) -> list[Finding]:
    with closing(inspect_store(directory)) as store, store.reading() as uow:
        return list(verify(uow, Scene(NOON)))


def test_a_sound_database_has_no_findings(lived_in: Path) -> None:
    """A role that was given as roles are given."""
    assert _findings(lived_in) == []


@pytest.mark.parametrize(
    ("script", "rule", "where", "what"),
    [
        ("UPDATE invitation SET used_at = expires_at", "S3", "invitation", "after its time"),
        ("UPDATE invitation SET revoked_at = used_at", "S3", "invitation", "withdrawn"),
        ("UPDATE invitation SET used_by = made_by", "S3", "role", "another's or was not used"),
        ("UPDATE role_grant SET role = 'city'", "S3", "role", "another's or was not used"),
        ("UPDATE role_grant SET granted_by = person_id", "S3", "role", "gave it to themselves"),
        ("UPDATE role_grant SET programme = 'changping'", "S1", "role", "its organisation is in ningbo"),
        ("UPDATE invitation SET programme = 'changping'", "S1", "invitation", "its organisation is in ningbo"),
        ("UPDATE invitation SET expected = x'01'", "sealed", "invitation", "does not open"),
    ],
)
def test_each_way_of_changing_a_role_is_named(lived_in: Path, script: str, rule: str, where: str, what: str) -> None:
    """The finding says which rule is broken, in which row, and how."""
    with closing(sqlite3.connect(lived_in / FILE_NAME)) as connection:
        connection.executescript(f"PRAGMA foreign_keys=OFF; {script}")

    found = _findings(lived_in)

    assert any(each.rule == rule and where in each.where and what in each.what for each in found), found
