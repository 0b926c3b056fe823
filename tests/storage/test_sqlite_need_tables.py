"""On SQLite nobody who writes waits for a long table."""

from pathlib import Path

from kjfz_bot.domain.need import STATES
from kjfz_bot.storage.need_tables import each
from kjfz_bot.storage.store import open_store
from tests.storage.test_need_tables import ALL, put, withdrawn


def test_the_journal_is_emptied_while_a_table_is_read(sqlite_database: Path) -> None:
    """What was erased is in no file any more, although not all rows are read."""
    store = open_store(sqlite_database, serving=False)
    first, _ = put(store, "haishu", "haishu")
    reading = each(store.database, ALL, STATES, at_once=1)
    next(reading)

    with store.transaction() as uow:
        withdrawn(uow, first)
    store.scrub()

    assert (sqlite_database / "kjfz.db-wal").stat().st_size == 0
    assert [need.public_id for need in reading] == ["N1"]
    store.close()
