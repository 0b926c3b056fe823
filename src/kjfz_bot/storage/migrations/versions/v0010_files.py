"""Files that people send: what is known of each, who needs it, and what is to go from the vault."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.BigInteger


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "file",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("public_id", sa.Text, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("address_id", _ID, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("source", sa.LargeBinary),
        sa.Column("name", sa.LargeBinary, nullable=False),
        sa.Column("kind", sa.Text),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("reason_args", sa.Text, nullable=False),
        sa.Column("stored", sa.Text),
        sa.Column("file_key", sa.LargeBinary),
        sa.Column("content_index", sa.LargeBinary),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due_at", _MOMENT, nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_file"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_file_person_id_person"),
        sa.ForeignKeyConstraint(["address_id"], ["address.id"], name="fk_file_address_id_address"),
        sa.UniqueConstraint("public_id", name="uq_file_public_id"),
    )
    op.create_index("ix_file_content_index", "file", ["content_index"])
    op.create_index("ix_file_person_id_created_at", "file", ["person_id", "created_at"])
    receiving = sa.text("state = 'receiving'")
    op.create_index("ix_file_receiving", "file", ["due_at"], sqlite_where=receiving, postgresql_where=receiving)
    op.create_table(
        "file_use",
        sa.Column("file_id", _ID, autoincrement=False, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("file_id", "place", name="pk_file_use"),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name="fk_file_use_file_id_file"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "file_removal",
        sa.Column("stored", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("stored", name="pk_file_removal"),
        sqlite_with_rowid=False,
    )
