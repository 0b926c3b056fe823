"""The numbers that letters are issued under."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing was issued before."""
    op.create_table(
        "document_number",
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("year", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("application_id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("issued_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("programme", "kind", "year", "number", name="pk_document_number"),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_document_number_application_id_application"
        ),
        sa.UniqueConstraint("application_id", "kind", name="uq_document_number_application_id_kind"),
        sqlite_with_rowid=False,
    )
