"""When a need was submitted last: officers' tables have it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of what was submitted before, it is not known."""
    op.add_column("need", sa.Column("submitted_at", sa.BigInteger))
