"""The map of the data is the schema: every column classified, what is sealed unreadable, what is erased gone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from kjfz_bot.domain.appointment import Appointment, Opening
from kjfz_bot.domain.case_round import Entry as RoundEntry
from kjfz_bot.domain.case_round import Round
from kjfz_bot.domain.firm import Contact, Firm
from kjfz_bot.domain.need import Need, Statement
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.profile import Papers, Particulars, Profile
from kjfz_bot.domain.service_entry import Claim, Entry, Mark, Reversal
from kjfz_bot.domain.sign_in import Method
from kjfz_bot.storage import (
    appointments,
    awaited,
    belongings,
    case_rounds,
    cases,
    data_kinds,
    data_map,
    entries,
    files,
    firm_decisions,
    firms,
    grants,
    invitations,
    ledgers,
    link_codes,
    log_times,
    looks,
    merge_requests,
    need_decisions,
    need_subscriptions,
    needs,
    notices,
    organisations,
    people,
    pool,
    profiles,
    round_cases,
    service_results,
    sessions,
    sign_in_links,
    silence,
    strays,
)
from kjfz_bot.storage import consents as agreed
from kjfz_bot.storage.consents import Consent
from kjfz_bot.storage.data_map import TABLES
from kjfz_bot.storage.firm_decisions import Decision
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.invitations import Expected, Invitation, Secrets
from kjfz_bot.storage.log_times import LogTime
from kjfz_bot.storage.looks import Look
from kjfz_bot.storage.merge_requests import Side
from kjfz_bot.storage.need_subscriptions import Subscription
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.people import _ERASE
from kjfz_bot.storage.pool import Member
from kjfz_bot.storage.profiles import Ruling
from kjfz_bot.storage.schema import METADATA
from kjfz_bot.storage.schema_lists import AWAITED
from kjfz_bot.storage.sealing import FORMAT, NONCE_BYTES
from kjfz_bot.storage.service_results import Result
from kjfz_bot.storage.store import Store, UnitOfWork
from tests.storage.applying import act, open_case
from tests.storage.conftest import NOON
from tests.storage.test_people import live_a_little

Post = Callable[..., Letter]
CANARY = "canary 张三丰 13812345678"
TAG_BYTES = 16


def live(store: Store, letter: Letter) -> int:
    """Leave something in every table that is a person's, with the canary wherever something is sealed."""
    live_a_little(store, letter, CANARY)
    person = letter.address.person
    with store.transaction() as uow:
        notices.add(uow, Notice(person, "unfinished", "1", "notice", NOON, args={"what": CANARY}))
        silence.mute(uow, person, ["removal"])
        agreed.give(uow, person, Consent("service", 1, NOON, None, "web"))
        looks.add(uow, person, Look(None, "district", "Haishu", NOON, "profile", CANARY))
        strays.add(uow, "telegram", CANARY, NOON)
    be_trusted(store, letter)
    return person


def be_trusted(store: Store, letter: Letter) -> None:
    """Hold a role and invite to it, sign in, join a channel, and send a file: each with what is typed wrongly too."""
    person, name = letter.address.person, letter.address.key.external_id
    with store.transaction() as uow:
        firm = organisations.add(uow, Organisation(0, f"firm of {person}", "firm", "Firm", "ningbo"), NOON)
        invitation = Invitation(0, "firm", firm, person, NOON, Expected(CANARY, "5678"))
        invitations.add(uow, invitation, Secrets(f"l{person}", f"c{person}"), NOON)
        invitations.count_try(uow, person, NOON, timedelta(hours=1))
        grants.add(uow, New(person, "firm", firm, None), NOON)
        sessions.add(uow, f"{person}".encode(), person, letter.address.id, Method.EMAIL, NOON)
        sign_in_links.add(uow, person, name, "en", NOON)
        link_codes.add(uow, f"code{person}", person, "web", NOON, NOON)
        link_codes.add_try(uow, person, NOON)
        merge_requests.ask(uow, Side(person, "web"), Side(person, "telegram"), NOON)
        files.add(uow, letter.address, "7:paper", CANARY, 21, NOON, CANARY)
        sign_in_links.add(uow, f"{CANARY}@example.org", name, "en", NOON)
        be_known(uow, person, firm)


def be_known(uow: UnitOfWork, person: int, place: Organisation) -> None:
    """Have a firm's record with its contact, on which was decided, and a profile that a unit denied."""
    firms.add(uow, Firm(place, (), NOON, person, Contact(person, CANARY, CANARY)))
    firm_decisions.add(uow, Decision(place.id, 1, f"{person}", "return", CANARY, place.id, person, NOON))
    unit = organisations.add(uow, Organisation(0, f"unit of {person}", "unit", "Unit", "ningbo"), NOON)
    said = Particulars(CANARY, CANARY, date(1985, 6, 12))
    kept = profiles.add(uow, Profile(0, person, unit, "doctorate", "senior", "optics", ("a",), Papers(), said), NOON)
    assert profiles.decide(uow, kept, Ruling(1, "denied", CANARY, person, NOON))
    be_listed(uow, person, place, unit)
    need = needs.add(uow, Need(0, f"N{person}", place, "draft", Statement("Seals"), NOON, NOON, made_by=person))
    on_need = need_decisions.Decision(need.id, 1, "check", "", "return", CANARY, place.id, person, NOON)
    need_decisions.add(uow, on_need)
    case = open_case(uow, f"C{person}", person, (unit, place), CANARY, need.id)
    act(uow, case, "unit", person, "return", reason=CANARY)
    cases.assign(uow, case.case.id, [person], NOON)
    pool.join(uow, Member("ningbo", person, unit.id, case.case.id), NOON)
    days = (date(2026, 9, 1), date(2026, 9, 30))
    made = Round(0, "ningbo", f"{person}", "check", "haishu", "Round", *days, made_by=person)
    held = case_rounds.add(uow, made, NOON)
    assert held is not None
    case_rounds.begin(uow, held, person, NOON, None, CANARY)
    entry = RoundEntry(case.case.id, 1, 1, "digest", "return", "waiting", CANARY)
    round_cases.put(uow, held.id, [entry])
    need_subscriptions.add(uow, Subscription(person, 0, CANARY, "ningbo", "haishu", "new_materials"), NOON)


def be_listed(uow: UnitOfWork, person: int, firm: Organisation, unit: Organisation) -> None:
    """Stand in an office's list, with a term and what was served of it before."""
    opening = Opening(1, 600, CANARY)
    term = Appointment(0, person, firm, unit, date(2026, 1, 1), date(2026, 12, 31), "serving", (opening,))
    serve(uow, appointments.add(uow, term, NOON))
    known = awaited.add(uow, "ningbo", f"{CANARY} {person}", CANARY, NOON)
    sealed = {
        "person_id": person,
        "name": uow.keys.seal(person, awaited.NAME, person, CANARY),
        "phone": uow.keys.seal(person, awaited.PHONE, person, CANARY),
    }
    uow.connection.execute(sa.update(AWAITED).where(AWAITED.c.person_id == known.person).values(sealed))


def serve(uow: UnitOfWork, term: Appointment) -> None:
    """Have entered hours, of which something was said and some were taken back, and shown what came of them."""
    person, began = term.person, term.starts_on
    said = Claim(date(2026, 2, 27), 180, activity=CANARY, files=("shown",))
    ledgers.hold(uow, [person])
    new = Entry(0, term.id, person, term.firm.id, said, NOON, fingerprint=entries.fingerprint(uow, CANARY))
    one, other = entries.add(uow, began, [new, replace(new, made_by=person)])
    entries.mark(uow, {term.id: began}, [one], Mark(0, "disputed", NOON, person, term.firm.id, CANARY))
    entries.reverse(uow, began, other, Reversal(0, other.id, "struck", NOON, person, CANARY))
    service_results.add(uow, Result(0, term.id, person, said.day, "patent", CANARY, CANARY), NOON)
    log_times.choose(uow, person, LogTime(1, 9))
    appointments.reverse_opening(uow, term.id, 1, NOON, person, CANARY)
    appointments.add_opening(uow, term.id, Opening(1, 660, CANARY))


def _columns(*kinds: str) -> Iterator[tuple[str, str]]:
    return (
        (name, column)
        for name, table in TABLES.items()
        for column, entry in table.columns.items()
        if entry.kind in kinds
    )


def _values(store: Store, table: str, column: str) -> list[Any]:
    stored = METADATA.tables[table]
    with store.reading() as uow:
        if stored.info.get("only", uow.connection.dialect.name) != uow.connection.dialect.name:
            return []
        values: list[Any] = list(uow.connection.execute(sa.select(stored.c[column])).scalars())
        return [value for value in values if value is not None]


def test_the_map_has_every_column_of_every_table_and_no_other() -> None:
    """Whoever adds a table or a column says what is in it, or this fails."""
    stored = {name: [column.name for column in table.columns] for name, table in METADATA.tables.items()}

    assert {name: list(table.columns) for name, table in TABLES.items()} == stored


def test_what_is_said_to_be_unreadable_is_bytes_and_only_that_is() -> None:
    """A column of bytes is sealed, an index or a key; a column of text is none of them, but for a hash."""
    for name, table in TABLES.items():
        for column, entry in table.columns.items():
            is_bytes = isinstance(METADATA.tables[name].c[column].type, sa.LargeBinary)
            assert is_bytes == (entry.kind in data_kinds.UNREADABLE - {"hash"}) or entry.kind == "hash", (name, column)


def test_what_refers_to_a_person_is_in_the_map_as_theirs_or_as_anothers() -> None:
    """So that erasing and the person's file leave no table out."""
    for name, table in TABLES.items():
        referring = {key.parent.name for key in METADATA.tables[name].foreign_keys if "person" in str(key.column)}
        referring -= {"address_id"}

        assert referring <= {table.owner, *table.others}, name


def test_no_sealed_column_holds_clear_text(store: Store, post: Post) -> None:
    """Each value begins with the mark of its sealing and has no readable part; every such column was looked at."""
    live(store, post("1", CANARY, body=CANARY))

    for table, column in _columns("sealed", "house"):
        values = _values(store, table, column)
        assert values, f"{table}.{column} was not filled"
        for value in values:
            assert value[:1] == FORMAT
            assert len(value) > len(FORMAT) + NONCE_BYTES + TAG_BYTES
            assert not any(part.encode() in value for part in CANARY.split())


def test_no_other_column_holds_what_a_person_wrote(store: Store, post: Post) -> None:
    """What is clear are kinds, states, moments and numbers."""
    live(store, post("1", CANARY, body=CANARY))

    for table, column in _columns("clear", "id", "hash", "index", "wrapped"):
        for value in _values(store, table, column):
            text = value if isinstance(value, bytes) else str(value).encode()
            assert not any(part.encode() in text for part in CANARY.split()), (table, column)


def test_everything_a_person_has_is_found_by_the_map(store: Store, post: Post) -> None:
    """What was sealed is readable in it, keys and indices are left out, and nobody else's is in it."""
    person = live(store, post("1", "ada", body=CANARY))
    other = live(store, post("2", "ben", body="of ben"))

    with store.reading() as uow:
        found = belongings.everything(uow, person)
        counts = belongings.counts(uow, person)

    assert {name for name, rows in found.items() if rows} == set(data_map.of_people()) - {"audit"}
    assert counts == {name: len(rows) for name, rows in found.items()}
    assert found["inbox"][0]["body"] == CANARY
    assert found["look"][0] == {
        "id": found["look"][0]["id"],
        "person_id": person,
        "role": "district",
        "organisation": "Haishu",
        "at": NOON.isoformat(),
        "what": "profile",
        "why": CANARY,
    }
    assert "data_key" not in found["person"][0]
    assert "of ben" not in str(found)
    assert {row.get("person_id", person) for rows in found.values() for row in rows} == {person}
    assert other != person


def test_erasing_leaves_nothing_that_the_map_says_is_removed(store: Store, post: Post) -> None:
    """Rows of a person go, references to them are emptied, and what is another's stays."""
    person = live(store, post("1", "ada", body=CANARY))
    ben = live(store, post("2", "ben"))
    with store.transaction() as uow:
        looks.add(uow, ben, Look(person, "district", "Haishu", NOON, "profile", "a case"))
        notices.add(uow, Notice(ben, "unreachable", "2", "notice", NOON, waits_for=person))
        people.erase(uow, [person])

    with store.reading() as uow:
        left = belongings.counts(uow, person)
        theirs = belongings.everything(uow, ben)

    assert {name: count for name, count in left.items() if count and TABLES[name].erasing == "removed"} == {}
    assert [len(theirs[name]) for name in ("look", "notice")] == [2, 2]
    for name, table in TABLES.items():
        assert all(person not in _values(store, name, column) for column in table.others)


@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if table.erasing == "removed"])
def test_the_erase_list_names_every_table_that_is_to_go(name: str) -> None:
    """Found from the map, so that a table with data of people cannot be forgotten in it."""
    erased = {f"{statement.table}" for statement in _ERASE if isinstance(statement, sa.Delete)}
    said = [str(statement) for statement in _ERASE]

    assert name in erased
    for column in TABLES[name].others:  # emptied, or gone with the whole row
        emptied = any(f"UPDATE {name} SET {column}=" in each for each in said)
        assert emptied or any(f"DELETE FROM {name} " in each and f"{name}.{column} =" in each for each in said)
