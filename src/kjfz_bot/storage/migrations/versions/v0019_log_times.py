"""When VPs want to be reminded to log hours."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the table; nobody has chosen a time yet."""
    op.create_table(
        "log_time",
        sa.Column("person_id", _ID, autoincrement=False, nullable=False),
        sa.Column("weekday", sa.Integer, nullable=False),
        sa.Column("hour", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_log_time"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_log_time_person_id_person"),
    )
