"""How PostgreSQL goes about what a server writes, from the first row on."""

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

import psycopg
import pytest

from kjfz_bot.dialog.events import Event
from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.need import STATES, Need
from kjfz_bot.language.search_terms import words
from kjfz_bot.storage import conversations, inbox, lane_locks, need_search, need_tables, outbox
from kjfz_bot.storage.conversations import Change, Loaded, Recent
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.need_search import Query
from kjfz_bot.storage.outbox import Reply
from kjfz_bot.storage.store import Store, UnitOfWork, open_store
from tests.needs import world
from tests.storage.conftest import NOON

PERSON_OF_A_LETTER = "EXPLAIN SELECT 1 FROM ONLY person x WHERE id = 1 FOR KEY SHARE OF x"
"""What a foreign key asks for each row stored; its plan is kept as long as the session."""


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """This is about PostgreSQL alone."""
    url: str = request.getfixturevalue("postgres_database")
    return url


def test_a_writer_of_a_new_database_plans_with_indexes(
    store: Store, post: Callable[..., Letter], database_url: str
) -> None:
    """With two people in the table it is as quick to read it whole; with thousands the same plan is still used."""
    post("1", "ada")
    post("2", "ben")
    with psycopg.connect(database_url, autocommit=True) as server:
        server.execute("VACUUM ANALYZE person")  # which it does by itself a minute later

    with store.transaction() as uow:
        plan = uow.connection.exec_driver_sql(PERSON_OF_A_LETTER).scalars().all()

    assert any("Index Scan using pk_person" in line for line in plan), plan


def test_letters_that_are_done_are_not_read_again_and_again(
    store: Store, post: Callable[..., Letter], database_url: str
) -> None:
    """Whether anything waits in a lane is asked with each commit; the first who asks marks what no longer does."""
    letters = [post(str(number), f"p{number % 20}") for number in range(200)]
    with store.transaction() as uow:
        inbox.finish(uow, letters)
    before = _read_by(store, database_url, "ix_inbox_waiting")

    for _ in range(10):
        with store.transaction() as uow:
            lane_locks.leave(uow, {letter.address.person for letter in letters})

    assert _read_by(store, database_url, "ix_inbox_waiting") - before <= 2 * len(letters)


def test_a_sender_finds_what_waits_without_reading_every_address(
    store: Store, post: Callable[..., Letter], database_url: str
) -> None:
    """However many people there are, and however little the database has seen of them."""
    letters = [post(str(number), f"p{number}") for number in range(200)]
    with store.transaction() as uow:
        for letter in letters[:3]:
            reply = Reply(letter.address.id, letter.address.person, letter.seq, 0, {}, "waiting")
            outbox.add(uow, [reply], letter.arrived_at)
    before = _read_by(store, database_url, "uq_address_channel_blind_index")

    with store.transaction() as uow:
        assert len(outbox.claim(uow, letters[0].address.key.channel, 10)) == 3

    assert _read_by(store, database_url, "uq_address_channel_blind_index") == before


def test_what_is_remembered_is_not_read_again_where_another_process_went_on(
    store: Store, post: Callable[..., Letter], database_url: str
) -> None:
    """Every second turn would read and open the whole conversation; only what is newer is."""
    person, recent = post("1").address.person, Recent()
    with store.transaction() as uow:
        opened = [Event(seq, 1, kind, {}) for seq, kind in enumerate(("opened", *["answered"] * 40), start=1)]
        recent.save(uow, [Change(recent.load(uow, [person])[person], "en", frozenset({1}), tuple(opened), NOON)])
    other = [Change(_loaded(store, Recent(), person), "en", frozenset({1}), (Event(42, 1, "answered", {}),), NOON)]
    with store.transaction() as uow:
        conversations.save(uow, other)
    before = _read_by(store, database_url, "pk_event")

    found = _loaded(store, recent, person)

    assert [event.seq for event in found.events] == list(range(1, 43))
    assert _read_by(store, database_url, "pk_event") - before == 1


def _loaded(store: Store, recent: Recent, person: int) -> Loaded:
    with store.transaction() as uow:
        return recent.load(uow, [person])[person]


def test_needs_are_found_without_reading_all_of_them(store: Store, database_url: str) -> None:
    """Neither by the session that writes, which does without bitmaps otherwise, nor by one that only looks."""
    with store.transaction() as uow:
        new = islice(world.published(world.firms(uow, each=1)), 1000)
        world.keep(uow, (_called(need, "甲乙") if need.order and need.order <= 590 else need for need in new))
    with psycopg.connect(database_url, autocommit=True) as server:
        server.execute("VACUUM ANALYZE need_search")
        read = "SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'need_search'"
        by_others = server.execute(read).fetchall()
    queries = [Query(words(said)) for said in ("铼热", "密封件漂移", "客户", "甲乙", "")]

    for opened in (store.transaction, store.reading):
        with opened() as uow:
            before = _settings(uow)
            for query in queries:
                need_search.older(uow, query, None, 9)
            assert _settings(uow) == before, "what comes after it in the same transaction goes by other plans"
            uow.connection.exec_driver_sql("SELECT pg_stat_force_next_flush()")

    with psycopg.connect(database_url, autocommit=True) as server:
        assert server.execute(read).fetchall() == by_others


@pytest.mark.parametrize("counted", [False, True], ids=["never counted", "counted when there were none"])
def test_some_rows_of_a_table_are_read_without_going_through_its_whole_scope(
    store: Store, database_url: str, *, counted: bool
) -> None:
    """Whatever the database knows of it, as after an import."""
    if counted:
        with psycopg.connect(database_url, autocommit=True) as server:
            server.execute("ANALYZE need")
    with store.transaction() as uow:
        kept = world.keep(uow, islice(world.published(world.firms(uow, each=4)), 1000))
        uow.connection.exec_driver_sql("SELECT pg_stat_force_next_flush()")
    by_others = ("ix_need_programme_turn_state_at", "ix_need_firm_id_made_at")
    before = _settled(lambda: [_read_by(store, database_url, index) for index in by_others])

    with store.reading() as uow:
        found = need_tables.rows(uow.connection, Scope("ningbo"), STATES, [need.id for need in kept[:100]])
        uow.connection.exec_driver_sql("SELECT pg_stat_force_next_flush()")

    assert len(found) == 100
    assert [_read_by(store, database_url, index) for index in by_others] == before


def _settled(count: Callable[[], list[int]]) -> list[int]:
    """What is counted once every session has said what it read, which each does once a second at most."""
    before, after = None, count()
    while before != after:
        time.sleep(1.1)
        before, after = after, count()
    return after


def _settings(uow: UnitOfWork) -> list[str]:
    names = ("enable_bitmapscan", "enable_seqscan")
    return [f"{uow.connection.exec_driver_sql(f'SHOW {name}').scalar_one()}" for name in names]


def _called(need: Need, title: str) -> Need:
    """A need with another title: a common one, which none of the newest has."""
    return replace(need, statement=replace(need.statement, title=title))


def _read_by(store: Store, database_url: str, index: str) -> int:
    """Entries the writing session has read by an index so far."""
    with store.transaction() as uow:
        uow.connection.exec_driver_sql("SELECT pg_stat_force_next_flush()")
    with psycopg.connect(database_url, autocommit=True) as server:
        read = "SELECT idx_tup_read FROM pg_stat_user_indexes WHERE indexrelname = %s"
        return int(server.execute(read, [index]).fetchall()[0][0])


def test_a_reader_may_read_tables_whole(store: Store, tmp_path: Path, database_url: str) -> None:
    """Only the session that writes is told to go by indexes."""
    with closing(open_store(tmp_path, serving=False, url=database_url)) as other, other.reading() as uow:
        assert uow.connection.exec_driver_sql("SHOW enable_seqscan").scalar_one() == "on"
