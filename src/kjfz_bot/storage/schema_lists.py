"""The tables of what is taken over from lists, beside those of `schema.py`: batches, people awaited, appointments."""

from __future__ import annotations

import sqlalchemy as sa

from kjfz_bot.storage.columns import ID, METADATA, Moment

# A list that is taken over, and how far: `position` is the last row of the sheet that is dealt with.
IMPORT_BATCH = sa.Table(
    "import_batch",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("district", sa.Text),
    sa.Column("fingerprint", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("rows", sa.Integer, nullable=False),
    sa.Column("started_at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
)
sa.Index(
    "ux_import_batch_standing",
    IMPORT_BATCH.c.kind,
    IMPORT_BATCH.c.programme,
    IMPORT_BATCH.c.fingerprint,
    unique=True,
    sqlite_where=IMPORT_BATCH.c.state != "undone",
)

# What each row of a list became, or why it became nothing; nothing of what stands in the row.
IMPORT_ROW = sa.Table(
    "import_row",
    METADATA,
    sa.Column("batch_id", sa.ForeignKey("import_batch.id"), primary_key=True, autoincrement=False),
    sa.Column("row", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("thing", sa.Text, primary_key=True),
    sa.Column("number", sa.BigInteger),
    sa.Column("reason", sa.Text),
    sa.Column("column_id", sa.Text),
    sa.Column("other", sa.Integer),
    sa.Index("ix_import_row_thing_number", "thing", "number"),
    sqlite_with_rowid=False,
)

# People who are known from a list and have not written yet.
AWAITED = sa.Table(
    "awaited",
    METADATA,
    sa.Column("person_id", sa.ForeignKey("person.id"), primary_key=True, autoincrement=False),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("name", sa.LargeBinary, nullable=False),
    sa.Column("name_index", sa.LargeBinary, nullable=False),
    sa.Column("phone", sa.LargeBinary, nullable=False),
    sa.Column("phone_index", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("programme", "phone_index", "name_index"),
)

# A researcher's term at a firm. Nothing in it but whose it is says anything of a person, so it is in clear.
APPOINTMENT = sa.Table(
    "appointment",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("firm_id", sa.ForeignKey("organisation.id"), nullable=False, index=True),
    sa.Column("unit_id", sa.ForeignKey("organisation.id"), nullable=False, index=True),
    sa.Column("starts_on", sa.Text, nullable=False),
    sa.Column("ends_on", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("batch_id", sa.ForeignKey("import_batch.id"), index=True),
    sa.Column("created_at", Moment, nullable=False),
    sa.UniqueConstraint("person_id", "firm_id", "starts_on"),
)

# What was served before the ledger began: one live row of a service year. An officer reverses it for a reason, and may
# put another in its place. Source and reason are an office's word, sealed with the house's key.
OPENING_BALANCE = sa.Table(
    "opening_balance",
    METADATA,
    sa.Column("appointment_id", sa.ForeignKey("appointment.id"), primary_key=True, autoincrement=False),
    sa.Column("service_year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("minutes", sa.Integer, nullable=False),
    sa.Column("source", sa.LargeBinary, nullable=False),
    sa.Column("reversed_at", Moment),
    sa.Column("reversed_by", sa.ForeignKey("person.id"), index=True),
    sa.Column("reason", sa.LargeBinary),
    sqlite_with_rowid=False,
)
sa.Index(
    "ux_opening_balance_live",
    OPENING_BALANCE.c.appointment_id,
    OPENING_BALANCE.c.service_year,
    unique=True,
    sqlite_where=OPENING_BALANCE.c.reversed_at.is_(None),
)
