"""The tables of service time: entries and what was said of them, who they wait for, what they come to, results.

Entries and marks are only ever added, which triggers see to: they can be changed or removed only while the ledger of
their person is opened, for erasing it or making it another's.
"""

from __future__ import annotations

import sqlalchemy as sa

from kjfz_bot.storage.columns import ID, METADATA, Moment

# One row a person, which whoever writes into their ledger holds until the transaction ends.
LEDGER = sa.Table(
    "ledger",
    METADATA,
    sa.Column("person_id", sa.ForeignKey("person.id"), primary_key=True, autoincrement=False),
    sa.Column("opened", sa.Boolean(create_constraint=False), nullable=False),
)

# Hours of one day of Shanghai, or their end: a row that `reverses` another takes its minutes back. Texts are sealed for
# the person; `fingerprint` is keyed and tells the same activity again. `made_by` is empty where it was the person.
ENTRY = sa.Table(
    "entry",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("appointment_id", sa.ForeignKey("appointment.id"), nullable=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("minutes", sa.Integer, nullable=False),
    sa.Column("starts_at", sa.Integer),
    sa.Column("ends_at", sa.Integer),
    sa.Column("category", sa.Text),
    sa.Column("site", sa.Text),
    sa.Column("activity", sa.LargeBinary),
    sa.Column("fingerprint", sa.LargeBinary),
    sa.Column("projects", sa.Integer, nullable=False),
    sa.Column("patents", sa.Integer, nullable=False),
    sa.Column("trained", sa.Integer, nullable=False),
    sa.Column("day_cap", sa.Integer),
    sa.Column("back_days", sa.Integer),
    sa.Column("by_officer", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("made_by", sa.ForeignKey("person.id")),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("corrects", sa.ForeignKey("entry.id")),
    sa.Column("reverses", sa.ForeignKey("entry.id"), unique=True),
    sa.Column("why", sa.Text),
    sa.Column("explanation", sa.LargeBinary),
    sa.Index("ix_entry_person_id_day", "person_id", "day"),
    sa.Index("ix_entry_appointment_id_day", "appointment_id", "day"),
)
sa.Index("ix_entry_fingerprint", ENTRY.c.fingerprint, sqlite_where=ENTRY.c.fingerprint.is_not(None))
sa.Index("ix_entry_corrects", ENTRY.c.corrects, sqlite_where=ENTRY.c.corrects.is_not(None))
sa.Index("ix_entry_made_by", ENTRY.c.made_by, sqlite_where=ENTRY.c.made_by.is_not(None))

# What was said of an entry: each once at most.
ENTRY_MARK = sa.Table(
    "entry_mark",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("entry_id", sa.ForeignKey("entry.id"), nullable=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("organisation_id", sa.ForeignKey("organisation.id")),
    sa.Column("explanation", sa.LargeBinary),
    sa.Column("marked_by", sa.ForeignKey("person.id"), index=True),
    sa.Column("marked_at", Moment, nullable=False),
    sa.UniqueConstraint("entry_id", "kind"),
)

# What shows that hours were served: public ids of files.
ENTRY_FILE = sa.Table(
    "entry_file",
    METADATA,
    sa.Column("entry_id", sa.ForeignKey("entry.id"), primary_key=True, autoincrement=False),
    sa.Column("public_id", sa.Text, primary_key=True),
    sa.Index("ix_entry_file_public_id", "public_id"),
    sqlite_with_rowid=False,
)

# Live entries on which somebody is still to act; they are few beside those that are settled.
ENTRY_PENDING = sa.Table(
    "entry_pending",
    METADATA,
    sa.Column("entry_id", sa.ForeignKey("entry.id"), primary_key=True, autoincrement=False),
    sa.Column("appointment_id", sa.ForeignKey("appointment.id"), nullable=False),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("since", Moment, nullable=False),
    sa.Index("ix_entry_pending_appointment_id", "appointment_id"),
    sa.Index("ix_entry_pending_state_since", "state", "since"),
)

# What the live entries of an appointment come to in each part of a month that lies in one service year.
SERVICE_TOTAL = sa.Table(
    "service_total",
    METADATA,
    sa.Column("appointment_id", sa.ForeignKey("appointment.id"), primary_key=True, autoincrement=False),
    sa.Column("service_year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("month", sa.Text, primary_key=True),
    *(
        sa.Column(name, sa.Integer, nullable=False)
        for name in ("waiting", "confirmed", "disputed", "checked", "entries", "projects", "patents", "trained")
    ),
    sqlite_with_rowid=False,
)

# What came of the work and where it is filed; removed by whoever put it there, so long as nobody relies on it.
SERVICE_RESULT = sa.Table(
    "service_result",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("appointment_id", sa.ForeignKey("appointment.id"), nullable=False, index=True),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", sa.LargeBinary, nullable=False),
    sa.Column("market_number", sa.LargeBinary),
    sa.Column("platforms", sa.Text, nullable=False),
    sa.Column("used_first", sa.Boolean(create_constraint=False)),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("removed_at", Moment),
)

# When a VP wants to be reminded to log hours: the weekday from 1 and the hour. Who has no row is at the usual time.
LOG_TIME = sa.Table(
    "log_time",
    METADATA,
    sa.Column("person_id", sa.ForeignKey("person.id"), primary_key=True, autoincrement=False),
    sa.Column("weekday", sa.Integer, nullable=False),
    sa.Column("hour", sa.Integer, nullable=False),
)
