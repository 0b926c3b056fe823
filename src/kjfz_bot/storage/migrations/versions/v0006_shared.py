"""Several processes on one database: ids from a sequence on PostgreSQL, each lane's first letter found by person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let the sequence go on where the counter stands; index waiting letters by person."""
    if op.get_bind().dialect.name == "postgresql":
        last = op.get_bind().execute(sa.text("SELECT last FROM id_counter")).scalar_one()
        op.execute(f"CREATE SEQUENCE ids START WITH {last + 1}")
        op.drop_table("id_counter")
    op.drop_index("ix_inbox_waiting", "inbox")
    waiting = sa.text("state = 'waiting'")
    op.create_index("ix_inbox_waiting", "inbox", ["person_id", "seq"], sqlite_where=waiting, postgresql_where=waiting)
