"""The audit: every row follows from the one before, says nothing of what people wrote, and stays."""

import hashlib
import json
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from kjfz_bot.errors import StoreError
from kjfz_bot.storage import audit
from kjfz_bot.storage.audit import FIRST, Deed
from kjfz_bot.storage.audit_roots import NOTHING, Root, RootFile, fold
from kjfz_bot.storage.schema import AUDIT
from kjfz_bot.storage.store import FILE_NAME, DatabaseError, Store
from tests.storage.conftest import NOON
from tools.audit_verifier import verify

ADA, BEN = 7, 3


def _record(store: Store, *people: int) -> None:
    with store.transaction() as uow:
        for number, person in enumerate(people):
            audit.record(uow, Deed(person, "set_language", NOON + timedelta(seconds=number), {"run": number}))


def _publish(store: Store, roots: RootFile, day: str = "2026-03-01") -> None:
    with store.reading() as uow:
        up_to = audit.newest(uow)
        heads = list(audit.heads(uow, up_to, 0, 100))
    roots.add(Root(day, up_to, len(heads), fold(NOTHING, heads)))


def _tamper(store: Store, *statements: str) -> None:
    """Change audit rows as somebody with the database in their hands can: the guards go first."""
    with store.transaction() as uow:
        of_table = " ON audit" if uow.database.shared else ""
        for guard in ("audit_no_update", "audit_no_delete"):
            uow.connection.exec_driver_sql(f"DROP TRIGGER {guard}{of_table}")
        for statement in statements:
            uow.connection.exec_driver_sql(statement)


def test_each_row_follows_from_the_one_before(store: Store) -> None:
    """Its hash covers the last hash of its person and its own text."""
    _record(store, ADA, BEN, ADA)

    with store.reading() as uow:
        rows = uow.connection.execute(sa.select(AUDIT).where(AUDIT.c.chain == ADA).order_by(AUDIT.c.seq)).all()

    assert [row.seq for row in rows] == [1, 2]
    first = hashlib.sha256((FIRST + rows[0].entry).encode()).hexdigest()
    assert [row.hash for row in rows] == [first, hashlib.sha256((first + rows[1].entry).encode()).hexdigest()]
    assert json.loads(rows[1].entry) == {
        "action": "set_language",
        "at": "2026-03-01T04:00:02.000000+00:00",
        "chain": ADA,
        "run": 2,
        "seq": 2,
    }


@pytest.mark.parametrize("details", [{"note": "x"}, {"key": "what she said"}, {"key": ["list"]}])
def test_a_row_cannot_say_what_people_wrote(store: Store, details: dict[str, str]) -> None:
    """Names outside the list and values that are no ids are refused before they are stored."""
    with pytest.raises(ValueError, match="says more than ids"), store.transaction() as uow:
        audit.record(uow, Deed(ADA, "set_language", NOON, details))


@pytest.mark.parametrize("statement", ["UPDATE audit SET entry = ''", "DELETE FROM audit"])
def test_rows_are_neither_changed_nor_removed(store: Store, statement: str) -> None:
    """The database itself refuses."""
    _record(store, ADA)

    with pytest.raises(DatabaseError, match="audit rows stay"), store.transaction() as uow:
        uow.connection.exec_driver_sql(statement)


def test_heads_are_read_in_portions_and_as_of_a_row(store: Store) -> None:
    """Rows added while the root is being made do not change it."""
    _record(store, BEN, ADA, ADA)
    with store.reading() as uow:
        up_to = audit.newest(uow)
    _record(store, ADA, 9)

    with store.reading() as uow:
        first = list(audit.heads(uow, up_to, 0, 1))
        second = list(audit.heads(uow, up_to, first[-1].chain, 1))
        assert list(audit.heads(uow, up_to, second[-1].chain, 1)) == []

    assert [(head.chain, head.seq) for head in first + second] == [(BEN, 1), (ADA, 2)]


def test_roots_are_added_once_a_day(tmp_path: Path) -> None:
    """A second time changes nothing, and a line cut off by a kill gives way to the next."""
    roots = RootFile(tmp_path)
    roots.add(Root("2026-03-01", 1, 1, "aa"))
    roots.add(Root("2026-03-01", 2, 2, "bb"))
    with roots.path.open("a") as file:
        file.write('{"day": "2026-03')
    roots.add(Root("2026-03-02", 3, 3, "cc"))

    assert [root.root for root in roots.read()] == ["aa", "cc"]


def test_a_file_that_holds_no_roots_is_refused(tmp_path: Path) -> None:
    """It is named, with what to do."""
    roots = RootFile(tmp_path)
    roots.path.write_text("hello\n")

    with pytest.raises(StoreError, match="is not a file of audit roots"):
        roots.read()


@pytest.mark.parametrize(
    ("statements", "problem"),
    [
        ((), ""),
        (("UPDATE audit SET entry = replace(entry, 'set', 'get') WHERE chain = 7 AND seq = 1",), "chain 7: row 1"),
        (("DELETE FROM audit WHERE chain = 7 AND seq = 1",), "chain 7: row 1 is missing"),
        (("DELETE FROM audit WHERE chain = 7 AND seq = 2",), "root of 2026-03-01"),
        (("DELETE FROM audit WHERE chain = 3",), "root of 2026-03-01"),
        (("UPDATE audit SET chain = 4 WHERE chain = 3",), "chain 4: row 1"),
    ],
)
def test_whoever_does_not_trust_the_program_finds_a_changed_audit(
    store: Store, database_url: str, tmp_path: Path, statements: tuple[str, ...], problem: str
) -> None:
    """The verifier shares no line with the program, and names the chain or the day."""
    _record(store, ADA, BEN, ADA)
    _publish(store, roots := RootFile(tmp_path))
    _record(store, ADA)

    _tamper(store, *statements)

    found = list(verify(database_url or str(store.directory / FILE_NAME), roots.path))
    assert bool(found) == bool(problem)
    assert any(problem in sentence for sentence in found) or not problem
