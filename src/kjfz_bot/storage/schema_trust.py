"""The tables of trust: who people are, what they may do, what they agreed to, and the files they sent."""

from __future__ import annotations

import sqlalchemy as sa

from kjfz_bot.storage.columns import ID, METADATA, Moment

# What roles are bound to: firms, sending units, authorities. Nothing in it is about a person, so it is in clear.
ORGANISATION = sa.Table(
    "organisation",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
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
    sa.Column("id", ID, primary_key=True, autoincrement=False),
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
    sa.Column("id", ID, primary_key=True, autoincrement=False),
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
    sa.Column("id", ID, primary_key=True, autoincrement=False),
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
    sa.Column("id", ID, primary_key=True, autoincrement=False),
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
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("at", Moment, nullable=False, index=True),
)

# Who is signed in where: `address_id` is where their messages come from. The token is with the browser alone.
SESSION = sa.Table(
    "session",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
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
    sa.Column("id", ID, primary_key=True, autoincrement=False),
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
    sa.Column("id", ID, primary_key=True, autoincrement=False),
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
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("at", Moment, nullable=False, index=True),
)

# Two people with records who say that they are one, for an officer to look at. A pair has one row; it goes when they
# are one.
MERGE_REQUEST = sa.Table(
    "merge_request",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("staying_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("staying_channel", sa.Text, nullable=False),
    sa.Column("joining_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("joining_channel", sa.Text, nullable=False),
    sa.Column("asked_at", Moment, nullable=False),
    sa.Column("state", sa.Text, nullable=False, index=True),
    sa.Column("decided_by", sa.ForeignKey("person.id"), index=True),
    sa.Column("decided_at", Moment),
    sa.UniqueConstraint("staying_id", "joining_id"),
)

# What somebody sent. `stored` names it in the vault, `file_key` opens it there; `content_index` is the same for the
# same content, whoever sent it. `place` is the question it was sent for, `source` what the channel calls it until then.
FILE = sa.Table(
    "file",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
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

# What a person agreed to, in which wording. Agreeing anew is another row; withdrawing ends those that stand.
CONSENT = sa.Table(
    "consent",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
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
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("by_person", sa.BigInteger, index=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("organisation", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("why", sa.LargeBinary, nullable=False),
)
