"""The first tables: people and addresses, conversations and events, inbox and outbox, jobs."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.BigInteger


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    """Create every table of the first version."""
    counter = op.create_table("id_counter", sa.Column("last", sa.BigInteger, nullable=False))
    op.bulk_insert(counter, [{"last": 0}])
    _create_people()
    _create_conversations()
    _create_inbox()
    _create_outbox()
    _create_jobs()


def _create_people() -> None:
    op.create_table(
        "person",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    op.create_table(
        "address",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("external_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_address"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_address_person_id_person"),
        sa.UniqueConstraint("channel", "external_id", name="uq_address_channel_external_id"),
    )
    op.create_index("ix_address_person_id", "address", ["person_id"])


def _create_conversations() -> None:
    op.create_table(
        "conversation",
        sa.Column("person_id", _ID, autoincrement=False, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("heard_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_conversation"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_conversation_person_id_person"),
    )
    op.create_index("ix_conversation_heard_at", "conversation", ["heard_at"])
    op.create_table(
        "live_run",
        sa.Column("person_id", _ID, autoincrement=False, nullable=False),
        sa.Column("run", sa.BigInteger, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "run", name="pk_live_run"),
        sa.ForeignKeyConstraint(["person_id"], ["conversation.person_id"], name="fk_live_run_person_id_conversation"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event",
        sa.Column("person_id", _ID, autoincrement=False, nullable=False),
        sa.Column("run", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "run", "seq", name="pk_event"),
        sa.ForeignKeyConstraint(["person_id"], ["conversation.person_id"], name="fk_event_person_id_conversation"),
        sqlite_with_rowid=False,
    )


def _create_inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("seq", _ID, autoincrement=False, nullable=False),
        sa.Column("address_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("update_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("sent_at", _MOMENT, nullable=False),
        sa.Column("arrived_at", _MOMENT, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_at", _MOMENT),
        sa.PrimaryKeyConstraint("seq", name="pk_inbox"),
        sa.ForeignKeyConstraint(["address_id"], ["address.id"], name="fk_inbox_address_id_address"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_inbox_person_id_person"),
        sa.UniqueConstraint("address_id", "update_id", name="uq_inbox_address_id_update_id"),
    )
    op.create_index("ix_inbox_address_id_seq", "inbox", ["address_id", "seq"])
    op.create_index("ix_inbox_person_id", "inbox", ["person_id"])
    op.create_index("ix_inbox_waiting", "inbox", ["seq"], **_where("state = 'waiting'"))


def _create_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("address_id", _ID, nullable=False),
        sa.Column("cause", sa.BigInteger, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.ForeignKeyConstraint(["address_id"], ["address.id"], name="fk_outbox_address_id_address"),
        sa.UniqueConstraint("cause", "seq", name="uq_outbox_cause_seq"),
    )
    op.create_index("ix_outbox_address_id_id", "outbox", ["address_id", "id"])


def _create_jobs() -> None:
    op.create_table(
        "job",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("arguments", sa.Text, nullable=False),
        sa.Column("actor_id", sa.BigInteger),
        sa.Column("due_at", _MOMENT, nullable=False),
        sa.Column("progress", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
        sa.UniqueConstraint("kind", "key", name="uq_job_kind_key"),
    )
    op.create_index("ix_job_waiting", "job", ["due_at"], **_where("state = 'waiting'"))
