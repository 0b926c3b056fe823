"""How many there are of a result, such as people trained."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Each result that is there stands for one."""
    op.add_column("service_result", sa.Column("number", sa.Integer, nullable=False, server_default="1"))
