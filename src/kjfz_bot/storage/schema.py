"""The tables, as statements see them. How a database gets them is `migrations/`; rows are mapped beside this file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

REVISION = "0010"
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

FROM_THE_HOUSE = ("notice", RECEIVED)
"""Kinds of letters that nobody sent: the house wrote them, so that they take their turn like the others."""

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
# By person, so that each lane's first letter is found without reading the others'. Migrations make partial indexes on
# PostgreSQL too; naming it here would load its dialect, which a start on a file need not pay.
sa.Index("ix_inbox_waiting", INBOX.c.person_id, INBOX.c.seq, sqlite_where=INBOX.c.state == "waiting")

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
sa.Index("ix_outbox_waiting", OUTBOX.c.id, sqlite_where=OUTBOX.c.state == "waiting")
sa.Index("ix_outbox_sending", OUTBOX.c.id, sqlite_where=OUTBOX.c.state == "sending")

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
sa.Index("ix_job_waiting", JOB.c.due_at, sqlite_where=JOB.c.state == "waiting")

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

# What roles are bound to: firms, sending units, authorities. Nothing in it is about a person, so it is in clear.
ORGANISATION = sa.Table(
    "organisation",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("public_id", sa.Text, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("code", sa.Text),
    sa.Column("district", sa.Text),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("verified_by", sa.ForeignKey("person.id")),
    sa.Column("verified_at", Moment),
    sa.Column("created_at", Moment, nullable=False),
    sa.UniqueConstraint("programme", "code"),
    sa.Index("ix_organisation_programme_kind_district_name", "programme", "kind", "district", "name"),
)

# Its secrets are kept as keyed hashes only. Made by nobody: by the operator.
INVITATION = sa.Table(
    "invitation",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("link_hash", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("code_hash", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("organisation_id", sa.ForeignKey("organisation.id"), nullable=False),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("expected", sa.LargeBinary),
    sa.Column("made_by", sa.ForeignKey("person.id"), index=True),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("used_at", Moment),
    sa.Column("used_by", sa.ForeignKey("person.id"), index=True),
    sa.Column("revoked_at", Moment),
)

# Counts once it is confirmed, until it is revoked. Rows stay, for who looks back.
ROLE_GRANT = sa.Table(
    "role_grant",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("organisation_id", sa.ForeignKey("organisation.id"), nullable=False),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("invitation_id", sa.ForeignKey("invitation.id"), unique=True),
    sa.Column("granted_by", sa.ForeignKey("person.id"), index=True),
    sa.Column("granted_at", Moment, nullable=False),
    sa.Column("confirmed_at", Moment),
    sa.Column("revoked_at", Moment),
    sa.Column("revoked_by", sa.ForeignKey("person.id"), index=True),
    sa.Column("cause", sa.Text),
    sa.Index("ix_role_grant_programme_role", "programme", "role"),
)
sa.Index(
    "ux_role_grant_standing",
    ROLE_GRANT.c.person_id,
    ROLE_GRANT.c.role,
    ROLE_GRANT.c.organisation_id,
    unique=True,
    sqlite_where=ROLE_GRANT.c.revoked_at.is_(None),
)

# Secrets that somebody tried and that were none, for as long as they count.
INVITATION_TRY = sa.Table(
    "invitation_try",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("at", Moment, nullable=False, index=True),
)

# Who is signed in where: `address_id` is where their messages come from. The token is with the browser alone.
SESSION = sa.Table(
    "session",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("token_hash", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("address_id", sa.ForeignKey("address.id"), nullable=False, index=True),
    sa.Column("method", sa.Text, nullable=False),
    sa.Column("signed_in_at", Moment, nullable=False, index=True),
    sa.Column("used_at", Moment, nullable=False),
)

# A link that signs somebody in, once: whoever owns the e-mail address, which is sealed with the house's key since it
# may be nobody's yet; or a person who asked for it on another channel. `state` says how far its mail has come.
SIGN_IN_LINK = sa.Table(
    "sign_in_link",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("token_hash", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("salt", sa.LargeBinary, nullable=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), index=True),
    sa.Column("email", sa.LargeBinary),
    sa.Column("email_index", sa.LargeBinary, index=True),
    sa.Column("asker_index", sa.LargeBinary, index=True),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("asked_at", Moment, nullable=False, index=True),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("used_at", Moment),
    sa.Column("state", sa.Text, nullable=False),
)
sa.Index("ix_sign_in_link_waiting", SIGN_IN_LINK.c.id, sqlite_where=SIGN_IN_LINK.c.state == "waiting")

# A code that joins another channel to the person who asked for it; `joiner_id` is who has typed it there.
LINK_CODE = sa.Table(
    "link_code",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("code_hash", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("joiner_id", sa.ForeignKey("person.id"), index=True),
    sa.Column("joiner_channel", sa.Text),
    sa.Column("made_at", Moment, nullable=False, index=True),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
)

# Codes that were tried, for as long as they count.
LINK_TRY = sa.Table(
    "link_try",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("at", Moment, nullable=False, index=True),
)

# What somebody sent. `stored` names it in the vault, `file_key` opens it there; `content_index` is the same for the
# same content, whoever sent it. `place` is the question it was sent for, `source` what the channel calls it until then.
FILE = sa.Table(
    "file",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("public_id", sa.Text, nullable=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("address_id", sa.ForeignKey("address.id"), nullable=False),
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
    sa.Column("content_index", sa.LargeBinary, index=True),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("due_at", Moment, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.UniqueConstraint("public_id"),
    sa.Index("ix_file_person_id_created_at", "person_id", "created_at"),
)
sa.Index("ix_file_receiving", FILE.c.due_at, sqlite_where=FILE.c.state == "receiving")

# Who needs a file: an answer, later an entry or a case. A file that nobody needs is removed after a day.
FILE_USE = sa.Table(
    "file_use",
    METADATA,
    sa.Column("file_id", sa.ForeignKey("file.id"), primary_key=True, autoincrement=False),
    sa.Column("place", sa.Text, primary_key=True),
    sqlite_with_rowid=False,
)

# What is to go from the vault: rows go with the transaction, files cannot.
FILE_REMOVAL = sa.Table(
    "file_removal", METADATA, sa.Column("stored", sa.Text, primary_key=True), sqlite_with_rowid=False
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
