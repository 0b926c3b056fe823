"""The tables, as statements see them. How a database gets them is `migrations/`; rows are mapped beside this file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

REVISION = "0013"
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
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Column("unit_kind", sa.Text),
    sa.UniqueConstraint("programme", "code"),
    sa.Index("ix_organisation_programme_kind_district_name", "programme", "kind", "district", "name"),
)

# What a firm submitted beside that. Its contact is sealed with the key of whoever gave it.
FIRM = sa.Table(
    "firm",
    METADATA,
    sa.Column("organisation_id", sa.ForeignKey("organisation.id"), primary_key=True, autoincrement=False),
    sa.Column("classes", sa.Text, nullable=False),
    sa.Column("submitted_at", Moment, nullable=False),
    sa.Column("submitted_by", sa.ForeignKey("person.id"), index=True),
    sa.Column("contact_of", sa.ForeignKey("person.id"), index=True),
    sa.Column("contact_name", sa.LargeBinary),
    sa.Column("contact_phone", sa.LargeBinary),
)

# One a version at most. The reason is an office's word to a firm, sealed with the house's key.
FIRM_DECISION = sa.Table(
    "firm_decision",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("organisation_id", sa.ForeignKey("organisation.id"), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("fingerprint", sa.Text, nullable=False),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("reason", sa.LargeBinary),
    sa.Column("office_id", sa.ForeignKey("organisation.id"), nullable=False),
    sa.Column("decided_by", sa.ForeignKey("person.id"), index=True),
    sa.Column("decided_at", Moment, nullable=False),
    sa.UniqueConstraint("organisation_id", "version"),
)

# A researcher in a programme. Name and telephone are found by blind indexes.
PROFILE = sa.Table(
    "profile",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("unit_id", sa.ForeignKey("organisation.id"), nullable=False),
    sa.Column("degree", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("keywords", sa.Text, nullable=False),
    sa.Column("contract_from", sa.Text),
    sa.Column("contract_until", sa.Text),
    sa.Column("certificate_from", sa.Text),
    sa.Column("certificate_until", sa.Text),
    sa.Column("name", sa.LargeBinary, nullable=False),
    sa.Column("name_index", sa.LargeBinary, nullable=False, index=True),
    sa.Column("phone", sa.LargeBinary, nullable=False),
    sa.Column("phone_index", sa.LargeBinary, nullable=False, index=True),
    sa.Column("birth_date", sa.LargeBinary),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("changed_at", Moment, nullable=False),
    sa.Column("reason", sa.LargeBinary),
    sa.Column("decided_version", sa.Integer),
    sa.Column("decided_by", sa.ForeignKey("person.id"), index=True),
    sa.Column("decided_at", Moment),
    sa.UniqueConstraint("person_id", "programme"),
    sa.Index("ix_profile_unit_id_state", "unit_id", "state"),
)

# Its secrets are kept as keyed hashes only. Made by nobody: by the operator. `person_id` is who is awaited by it.
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
    sa.Column("person_id", sa.ForeignKey("person.id"), index=True),
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
    **_where(ROLE_GRANT.c.revoked_at.is_(None)),
)

# Secrets that somebody tried and that were none, for as long as they count.
INVITATION_TRY = sa.Table(
    "invitation_try",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("at", Moment, nullable=False, index=True),
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
