"""The tables, as statements see them. How a database gets them is `migrations/`; rows are mapped beside this file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

REVISION = "0011"
"""The newest migration; a database that is further on was written by a newer version of this program."""

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Moment(sa.types.TypeDecorator[datetime]):
    """An aware moment kept as microseconds since 1970 UTC, which every database orders and compares alike."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> int | None:  # noqa: ARG002
        """Turn a moment into microseconds; one without a time zone is a mistake and refused."""
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        """Turn microseconds into a moment in UTC."""
        return None if value is None else _EPOCH + timedelta(microseconds=value)


def _where(condition: sa.ColumnElement[bool]) -> dict[str, Any]:
    """A condition that makes an index partial, on either database."""
    return {"sqlite_where": condition, "postgresql_where": condition}


_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")

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

# Columns of LargeBinary below are sealed with the person's key, which the key file's wraps and erasing destroys.
PERSON = sa.Table(
    "person",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("data_key", sa.LargeBinary, nullable=False),
)

ADDRESS = sa.Table(
    "address",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("external_id", sa.LargeBinary, nullable=False),
    sa.Column("blind_index", sa.LargeBinary, nullable=False),
    sa.Column("unreachable_at", Moment),
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

INBOX = sa.Table(
    "inbox",
    METADATA,
    sa.Column("seq", _ID, primary_key=True, autoincrement=False),
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
# By person, so that each lane's first letter is found without reading the others'.
sa.Index("ix_inbox_waiting", INBOX.c.person_id, INBOX.c.seq, **_where(INBOX.c.state == "waiting"))

OUTBOX = sa.Table(
    "outbox",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
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
sa.Index("ix_outbox_waiting", OUTBOX.c.id, **_where(OUTBOX.c.state == "waiting"))
sa.Index("ix_outbox_sending", OUTBOX.c.id, **_where(OUTBOX.c.state == "sending"))

# What a channel was sent and nobody could read, as it came: for whoever mends the reader. Short-lived.
STRAY = sa.Table(
    "stray",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("arrived_at", Moment, nullable=False, index=True),
)

JOB = sa.Table(
    "job",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
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
sa.Index("ix_job_waiting", JOB.c.due_at, **_where(JOB.c.state == "waiting"))

# What a person is told without having asked. Each is said by a letter in their own inbox, `letter` the last one.
NOTICE = sa.Table(
    "notice",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
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

# What a person agreed to, in which wording. Agreeing anew is another row; withdrawing ends those that stand.
CONSENT = sa.Table(
    "consent",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("given_at", Moment, nullable=False),
    sa.Column("withdrawn_at", Moment),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Index("ix_consent_person_id_purpose", "person_id", "purpose"),
)

# Who has opened a person's data, for that person to read. `by_person` is nobody once they are erased.
LOOK = sa.Table(
    "look",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("by_person", sa.BigInteger, index=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("organisation", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("why", sa.LargeBinary, nullable=False),
)

# Rows are only ever added, which triggers see to. They outlive the person, so nothing here refers to one.
AUDIT = sa.Table(
    "audit",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("chain", sa.BigInteger, nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("entry", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),
    sa.UniqueConstraint("chain", "seq"),
)
