"""Signing in: verified addresses, sessions, links that sign in, and codes that join channels to one person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.BigInteger


def upgrade() -> None:
    """Create the tables; no address from before is verified."""
    op.add_column("address", sa.Column("verified_at", _MOMENT))
    _sessions()
    _links()
    _codes()


def _sessions() -> None:
    op.create_table(
        "session",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("token_hash", sa.LargeBinary, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("address_id", _ID, nullable=False),
        sa.Column("method", sa.Text, nullable=False),
        sa.Column("signed_in_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_session"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_session_person_id_person"),
        sa.ForeignKeyConstraint(["address_id"], ["address.id"], name="fk_session_address_id_address"),
        sa.UniqueConstraint("token_hash", name="uq_session_token_hash"),
    )
    for column in ("person_id", "address_id", "signed_in_at"):
        op.create_index(f"ix_session_{column}", "session", [column])


def _links() -> None:
    op.create_table(
        "sign_in_link",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("token_hash", sa.LargeBinary, nullable=False),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("person_id", _ID),
        sa.Column("email", sa.LargeBinary),
        sa.Column("email_index", sa.LargeBinary),
        sa.Column("asker_index", sa.LargeBinary),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT),
        sa.Column("state", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_link"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_sign_in_link_person_id_person"),
        sa.UniqueConstraint("token_hash", name="uq_sign_in_link_token_hash"),
    )
    for column in ("person_id", "email_index", "asker_index", "asked_at"):
        op.create_index(f"ix_sign_in_link_{column}", "sign_in_link", [column])
    waiting = sa.text("state = 'waiting'")
    op.create_index("ix_sign_in_link_waiting", "sign_in_link", ["id"], sqlite_where=waiting, postgresql_where=waiting)


def _codes() -> None:
    op.create_table(
        "link_code",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("code_hash", sa.LargeBinary, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("joiner_id", _ID),
        sa.Column("joiner_channel", sa.Text),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_link_code"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_link_code_person_id_person"),
        sa.ForeignKeyConstraint(["joiner_id"], ["person.id"], name="fk_link_code_joiner_id_person"),
        sa.UniqueConstraint("code_hash", name="uq_link_code_code_hash"),
    )
    for column in ("person_id", "joiner_id", "made_at"):
        op.create_index(f"ix_link_code_{column}", "link_code", [column])
    op.create_table(
        "link_try",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_link_try"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_link_try_person_id_person"),
    )
    for column in ("person_id", "at"):
        op.create_index(f"ix_link_try_{column}", "link_try", [column])
