"""Sending: how far each message of a push channel has come, who cannot be reached, and what no reader understood."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.BigInteger


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    """Add the columns and tables of sending; earlier messages were for channels that are read, and stay so."""
    op.add_column("outbox", sa.Column("state", sa.Text, nullable=False, server_default="kept"))
    op.add_column("outbox", sa.Column("attempts", sa.Integer, nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("next_at", _MOMENT))
    op.add_column("outbox", sa.Column("message_id", sa.Text))
    op.create_index("ix_outbox_waiting", "outbox", ["id"], **_where("state = 'waiting'"))
    op.create_index("ix_outbox_sending", "outbox", ["id"], **_where("state = 'sending'"))
    op.add_column("address", sa.Column("unreachable_at", _MOMENT))
    op.create_table(
        "stray",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("arrived_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stray"),
    )
    op.create_index("ix_stray_arrived_at", "stray", ["arrived_at"])
