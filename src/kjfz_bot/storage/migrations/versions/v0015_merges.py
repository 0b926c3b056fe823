"""What people with records on both sides ask of an officer: to be made one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.BigInteger


def upgrade() -> None:
    """Create the table; nobody has asked yet."""
    op.create_table(
        "merge_request",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("staying_id", _ID, nullable=False),
        sa.Column("staying_channel", sa.Text, nullable=False),
        sa.Column("joining_id", _ID, nullable=False),
        sa.Column("joining_channel", sa.Text, nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("decided_by", _ID),
        sa.Column("decided_at", _MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_merge_request"),
        sa.ForeignKeyConstraint(["staying_id"], ["person.id"], name="fk_merge_request_staying_id_person"),
        sa.ForeignKeyConstraint(["joining_id"], ["person.id"], name="fk_merge_request_joining_id_person"),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name="fk_merge_request_decided_by_person"),
        sa.UniqueConstraint("staying_id", "joining_id", name="uq_merge_request_staying_id_joining_id"),
    )
    op.create_index("ix_merge_request_joining_id", "merge_request", ["joining_id"])
    op.create_index("ix_merge_request_decided_by", "merge_request", ["decided_by"])
    op.create_index("ix_merge_request_state", "merge_request", ["state"])
