"""Firms and profiles that were changed by other hands: each way is found, and named by its rule and place."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kjfz_bot.domain.firm import Contact, Firm
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.profile import Papers, Particulars, Profile
from kjfz_bot.storage import firm_decisions, firms, organisations, profiles
from kjfz_bot.storage.firm_decisions import Decision
from kjfz_bot.storage.people import AddressBook, AddressKey
from kjfz_bot.storage.profiles import Ruling
from kjfz_bot.storage.store import FILE_NAME, inspect_store, open_store
from kjfz_bot.storage.verify.finding import Finding, Scene
from kjfz_bot.storage.verify.run import verify
from tests.storage.conftest import NOON


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which an officer returned a firm and confirmed somebody's profile."""
    directory = tmp_path_factory.mktemp("lived")
    store = open_store(directory, serving=False)
    keys = {name: AddressKey("web", name) for name in ("officer", "guest")}
    with store.transaction() as uow:
        found = AddressBook().resolve(uow, dict.fromkeys(keys.values(), "en"), NOON)
        officer, guest = (found[key].person for key in keys.values())
        works = organisations.add(uow, Organisation(0, "f", "firm", "Works", "ningbo", state="returned"), NOON)
        unit = organisations.add(uow, Organisation(0, "u", "unit", "Unit", "ningbo", state="verified"), NOON)
        firm = Firm(works, (), NOON, guest, Contact(guest, "Zhang Wei", "13800004711"))
        firms.add(uow, firm)
        decided = Decision(works.id, 1, firm.fingerprint, "return", "Why.", unit.id, officer, NOON)
        firm_decisions.add(uow, decided)
        said = Particulars("Li Na", "13900001111")
        profile = profiles.add(uow, Profile(0, guest, unit, "", "", "", (), Papers(), said), NOON)
        profiles.decide(uow, profile, Ruling(1, "denied", "Why.", officer, NOON))
    store.close()
    return directory


@pytest.fixture
def lived_in(lived: Path, tmp_path: Path) -> Path:
    """A copy of it for one test to change."""
    return Path(shutil.copytree(lived, tmp_path, dirs_exist_ok=True))


def _findings(directory: Path) -> list[Finding]:
    with closing(inspect_store(directory)) as store, store.reading() as uow:
        return list(verify(uow, Scene(NOON)))


def test_nothing_is_wrong_with_what_was_done_by_services(lived_in: Path) -> None:
    """So that what is found below was brought about there."""
    assert _findings(lived_in) == []


@pytest.mark.parametrize(
    ("rule", "statement"),
    [
        ("D2", "UPDATE organisation SET state = 'verified' WHERE kind = 'firm'"),
        ("D2", "UPDATE organisation SET state = 'nice' WHERE kind = 'unit'"),
        ("D2", "DELETE FROM firm_decision"),
        ("D3", "UPDATE firm SET submitted_by = (SELECT decided_by FROM firm_decision)"),
        ("D3", "UPDATE profile SET decided_by = person_id"),
        ("D4", "UPDATE firm_decision SET version = 2"),
        ("D4", "UPDATE profile SET decided_version = 2"),
        ("D4", "UPDATE profile SET decided_version = NULL"),
        ("D4", "UPDATE profile SET state = 'nice'"),
        ("S1", "UPDATE profile SET programme = 'changping'"),
        ("S1", "UPDATE profile SET unit_id = (SELECT organisation_id FROM firm)"),
        ("sealed", "UPDATE firm SET contact_name = NULL"),
        ("sealed", "UPDATE firm SET contact_name = x'01'"),
        ("sealed", "UPDATE firm SET contact_phone = contact_name"),
        ("sealed", "UPDATE firm_decision SET reason = x'01'"),
        ("sealed", "UPDATE profile SET name = phone"),
        ("sealed", "UPDATE profile SET reason = x'01'"),
        ("sealed", "UPDATE profile SET phone_index = name_index"),
    ],
)
def test_what_was_tampered_with_is_found(lived_in: Path, rule: str, statement: str) -> None:
    """By its rule."""
    with closing(sqlite3.connect(lived_in / FILE_NAME)) as connection:
        connection.execute(statement)
        connection.commit()

    assert rule in {finding.rule for finding in _findings(lived_in)}
