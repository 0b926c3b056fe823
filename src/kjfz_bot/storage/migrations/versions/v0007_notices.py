"""Notices: what people are told without having asked, which reminders they do not want, and messages that expire."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.BigInteger


def upgrade() -> None:
    """Create the tables; messages from before never expire."""
    op.add_column("outbox", sa.Column("expires_at", _MOMENT))
    op.create_table(
        "notice",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("cause", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("due_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT),
        sa.Column("waits_for", sa.BigInteger),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("letter", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_notice_person_id_person"),
        sa.UniqueConstraint("person_id", "topic", "cause", name="uq_notice_person_id_topic_cause"),
    )
    op.create_index("ix_notice_waits_for", "notice", ["waits_for"])
    op.create_index("ix_notice_state_id", "notice", ["state", "id"])
    op.create_table(
        "muted",
        sa.Column("person_id", _ID, autoincrement=False, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "topic", name="pk_muted"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_muted_person_id_person"),
        sqlite_with_rowid=False,
    )
