"""What people agreed to, and who has looked at whose data."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.BigInteger


def upgrade() -> None:
    """Create the tables; nobody has agreed to anything yet, and nobody is known to have looked."""
    op.create_table(
        "consent",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("given_at", _MOMENT, nullable=False),
        sa.Column("withdrawn_at", _MOMENT),
        sa.Column("channel", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_consent"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_consent_person_id_person"),
    )
    op.create_index("ix_consent_person_id_purpose", "consent", ["person_id", "purpose"])
    op.create_table(
        "look",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("by_person", sa.BigInteger),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("why", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_look"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_look_person_id_person"),
    )
    op.create_index("ix_look_person_id", "look", ["person_id"])
    op.create_index("ix_look_by_person", "look", ["by_person"])
