"""The tables, as statements see them. How a database gets them is `migrations/`; rows are mapped beside this file."""

from __future__ import annotations

import sqlalchemy as sa

from kjfz_bot.storage import (  # noqa: F401 - so that every table is known where these are
    schema_cases,
    schema_documents,
    schema_lists,
    schema_service,
    schema_trust,
)
from kjfz_bot.storage.columns import ID, Moment
from kjfz_bot.storage.columns import METADATA as METADATA

REVISION = "0022"
"""The newest migration; a database that is further on was written by a newer version of this program."""

# Every id of every table comes from one place, so an id is never given twice, even after rows were erased. On SQLite it
# is the one row of this table; on PostgreSQL, where a row would make all processes wait for each other, a sequence.
ID_COUNTER = sa.Table("id_counter", METADATA, sa.Column("last", sa.BigInteger, nullable=False), info={"only": "sqlite"})
IDS = sa.Sequence("ids", data_type=sa.BigInteger)

# Keys of the whole database, wrapped by the key file's.
SECRET = sa.Table(
    "secret",
    METADATA,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("wrapped", sa.LargeBinary, nullable=False),
)

# What a database is for, where that is not everyday work: a demonstration's says so, and since when it is filled.
STAMP = sa.Table(
    "stamp",
    METADATA,
    sa.Column("purpose", sa.Text, primary_key=True),
    sa.Column("filled_at", Moment),
)

# Columns of LargeBinary below are sealed with the person's key, which the key file's wraps and erasing destroys.
PERSON = sa.Table(
    "person",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("data_key", sa.LargeBinary, nullable=False),
)

ADDRESS = sa.Table(
    "address",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("external_id", sa.LargeBinary, nullable=False),
    sa.Column("blind_index", sa.LargeBinary, nullable=False),
    sa.Column("unreachable_at", Moment),
    sa.Column("verified_at", Moment),
    sa.UniqueConstraint("channel", "blind_index"),
)

# One row a person, which is also their lane: whoever works for the person holds this row.
CONVERSATION = sa.Table(
    "conversation",
    METADATA,
    sa.Column("person_id", sa.ForeignKey("person.id"), primary_key=True, autoincrement=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("revision", sa.BigInteger, nullable=False),
    sa.Column("heard_at", Moment, nullable=False, index=True),
)

# The runs a conversation is still folded from, so that a long history costs nothing.
LIVE_RUN = sa.Table(
    "live_run",
    METADATA,
    sa.Column("person_id", sa.ForeignKey("conversation.person_id"), primary_key=True, autoincrement=False),
    sa.Column("run", sa.BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

EVENT = sa.Table(
    "event",
    METADATA,
    sa.Column("person_id", sa.ForeignKey("conversation.person_id"), primary_key=True, autoincrement=False),
    sa.Column("run", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

RECEIVED = "received"
"""The kind of a letter that tells what became of a file."""

SIGNED_IN = "signed_in"
"""The kind of a letter that tells a conversation that its person has signed in."""

FROM_THE_HOUSE = ("notice", RECEIVED, SIGNED_IN)
"""Kinds of letters that nobody sent: the house wrote them, so that they take their turn like the others."""

INBOX = sa.Table(
    "inbox",
    METADATA,
    sa.Column("seq", ID, primary_key=True, autoincrement=False),
    sa.Column("address_id", sa.ForeignKey("address.id"), nullable=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("update_id", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("sent_at", Moment, nullable=False),
    sa.Column("arrived_at", Moment, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("next_at", Moment),
    sa.UniqueConstraint("address_id", "update_id"),
    sa.Index("ix_inbox_address_id_seq", "address_id", "seq"),
)
# By person, so that each lane's first letter is found without reading the others'. Migrations make partial indexes on
# PostgreSQL too; naming it here would load its dialect, which a start on a file need not pay.
sa.Index("ix_inbox_waiting", INBOX.c.person_id, INBOX.c.seq, sqlite_where=INBOX.c.state == "waiting")

OUTBOX = sa.Table(
    "outbox",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("address_id", sa.ForeignKey("address.id"), nullable=False),
    sa.Column("cause", sa.BigInteger, nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("state", sa.Text, nullable=False, server_default="kept"),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("next_at", Moment),
    sa.Column("message_id", sa.Text),
    sa.Column("expires_at", Moment),
    sa.UniqueConstraint("cause", "seq"),
    sa.Index("ix_outbox_address_id_id", "address_id", "id"),
)
sa.Index("ix_outbox_waiting", OUTBOX.c.id, sqlite_where=OUTBOX.c.state == "waiting")
sa.Index("ix_outbox_sending", OUTBOX.c.id, sqlite_where=OUTBOX.c.state == "sending")

# What a channel was sent and nobody could read, as it came: for whoever mends the reader. Short-lived.
STRAY = sa.Table(
    "stray",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("arrived_at", Moment, nullable=False, index=True),
)

JOB = sa.Table(
    "job",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("arguments", sa.Text, nullable=False),
    sa.Column("actor_id", sa.BigInteger),
    sa.Column("due_at", Moment, nullable=False),
    sa.Column("progress", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.UniqueConstraint("kind", "key"),
)
sa.Index("ix_job_waiting", JOB.c.due_at, sqlite_where=JOB.c.state == "waiting")

# What a person is told without having asked. Each is said by a letter in their own inbox, `letter` the last one.
NOTICE = sa.Table(
    "notice",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("topic", sa.Text, nullable=False),
    sa.Column("cause", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("due_at", Moment, nullable=False),
    sa.Column("expires_at", Moment),
    sa.Column("waits_for", sa.BigInteger, index=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("letter", sa.BigInteger),
    sa.UniqueConstraint("person_id", "topic", "cause"),
    sa.Index("ix_notice_state_id", "state", "id"),
)

# Reminders a person does not want.
MUTED = sa.Table(
    "muted",
    METADATA,
    sa.Column("person_id", sa.ForeignKey("person.id"), primary_key=True, autoincrement=False),
    sa.Column("topic", sa.Text, primary_key=True),
    sqlite_with_rowid=False,
)

# Rows are only ever added, which triggers see to. They outlive the person, so nothing here refers to one.
AUDIT = sa.Table(
    "audit",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("chain", sa.BigInteger, nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("entry", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),
    sa.UniqueConstraint("chain", "seq"),
)
