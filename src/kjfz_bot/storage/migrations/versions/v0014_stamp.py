"""What a database is for, where that is not everyday work: a demonstration's is stamped."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "stamp",
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("filled_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("purpose", name="pk_stamp"),
    )
