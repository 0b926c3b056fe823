"""The audit: rows that can be added and never changed. What was done before is not made up for, but marked off."""

from __future__ import annotations

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")

_SQLITE = (
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows stay'); END",
    "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows stay'); END",
)
_POSTGRESQL = (
    "CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'audit rows stay'; END $$",
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION audit_stays()",
    "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_stays()",
    "CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_stays()",
)


def upgrade() -> None:
    """Create the table and its guards, and begin a chain for whoever had something done before."""
    audit = op.create_table(
        "audit",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("chain", sa.BigInteger, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sa.UniqueConstraint("chain", "seq", name="uq_audit_chain_seq"),
    )
    op.bulk_insert(audit, _beginnings())
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)


def _beginnings() -> list[dict[str, object]]:
    """A first row for each person with an effect from before: up to which event nothing was recorded."""
    connection = op.get_bind()
    found = connection.execute(
        sa.text(
            "SELECT person_id, max(seq) AS until FROM event WHERE kind IN ('done', 'undone') "
            "GROUP BY person_id ORDER BY person_id"
        )
    ).all()
    if not found:
        return []
    connection.execute(sa.text("UPDATE id_counter SET last = last + :count"), {"count": len(found)})
    last = connection.execute(sa.text("SELECT last FROM id_counter")).scalar_one()
    return [_beginning(last - len(found) + place, row.person_id, row.until) for place, row in enumerate(found, start=1)]


def _beginning(number: int, person: int, until: int) -> dict[str, object]:
    at = "1970-01-01T00:00:00.000000+00:00"
    fields = {"action": "began", "at": at, "chain": person, "seq": 1, "until": until}
    entry = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256((hashlib.sha256(b"").hexdigest() + entry).encode()).hexdigest()
    return {"id": number, "chain": person, "seq": 1, "entry": entry, "hash": digest}
