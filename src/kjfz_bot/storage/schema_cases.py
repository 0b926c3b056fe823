"""The tables of cases: the way each goes, what was done in it and by whom, whose turn it is, who is in the pool.

Events are only ever added, which triggers see to. What stands beside them, so that queues are found at once, is
compared with them by `verify`.
"""

from __future__ import annotations

import sqlalchemy as sa

from kjfz_bot.domain.case import COUNTED
from kjfz_bot.storage.columns import ID, METADATA, Moment

# A way as it was when cases began on it; they go on by it, whatever the programme says later.
CASE_WORKFLOW = sa.Table(
    "case_workflow",
    METADATA,
    sa.Column("fingerprint", sa.Text, primary_key=True),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("workflow", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)

# From `version` on it says where the events have led; `holds` whether one of its need's places is taken by it.
APPLICATION = sa.Table(
    "application",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("public_id", sa.Text, nullable=False, unique=True),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("workflow", sa.Text, nullable=False),
    sa.Column("fingerprint", sa.ForeignKey("case_workflow.fingerprint"), nullable=False),
    sa.Column("expert_id", sa.ForeignKey("person.id")),
    sa.Column("unit_id", sa.ForeignKey("organisation.id")),
    sa.Column("firm_id", sa.ForeignKey("organisation.id")),
    sa.Column("need_id", sa.ForeignKey("need.id"), index=True),
    sa.Column("opened_by", sa.ForeignKey("person.id"), index=True),
    sa.Column("opened_at", Moment, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("step", sa.Text, nullable=False),
    sa.Column("end_state", sa.Text),
    sa.Column("since", Moment, nullable=False),
    sa.Column("round", sa.Integer, nullable=False),
    sa.Column("holds", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("expires_on", sa.Text),
    sa.Index("ix_application_expert_id_since", "expert_id", "since"),
    sa.Index("ix_application_unit_id_since", "unit_id", "since"),
    sa.Index("ix_application_firm_id_since", "firm_id", "since"),
    sa.Index("ix_application_programme_since", "programme", "since"),
)
sa.Index("ix_application_expires_on", APPLICATION.c.expires_on, sqlite_where=APPLICATION.c.expires_on.is_not(None))

# Who still has to take the step that is due: a row for each side, for each seat of a reviewer. `organisation_id` is the
# unit for its own turn and the firm, where there is one, for every other.
APPLICATION_TURN = sa.Table(
    "application_turn",
    METADATA,
    sa.Column("application_id", sa.ForeignKey("application.id"), primary_key=True, autoincrement=False),
    sa.Column("side", sa.Text, primary_key=True),
    sa.Column("seat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("organisation_id", sa.ForeignKey("organisation.id")),
    sa.Column("since", Moment, nullable=False),
    sa.Column("late_on", sa.Text),
    sa.Column("reminded", sa.Boolean(create_constraint=False), nullable=False),
    sa.Index("ix_application_turn_programme_side_since", "programme", "side", "since"),
    sa.Index("ix_application_turn_organisation_id_side_since", "organisation_id", "side", "since"),
    sqlite_with_rowid=False,
)
sa.Index(
    "ix_application_turn_late_on", APPLICATION_TURN.c.late_on, sqlite_where=APPLICATION_TURN.c.late_on.is_not(None)
)

# What was done, in order. `words` are what an office, a firm or a unit wrote, sealed with the house's key; what a
# researcher wrote lies in `application_words`.
APPLICATION_EVENT = sa.Table(
    "application_event",
    METADATA,
    sa.Column("application_id", sa.ForeignKey("application.id"), primary_key=True, autoincrement=False),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("step", sa.Text, nullable=False),
    sa.Column("side", sa.Text),
    sa.Column("round", sa.Integer, nullable=False),
    sa.Column("seat", sa.BigInteger, nullable=False),
    sa.Column("by_id", sa.ForeignKey("person.id")),
    sa.Column("office_id", sa.ForeignKey("organisation.id")),
    sa.Column("names", sa.Integer),
    sa.Column("becomes", sa.Text),
    sa.Column("words", sa.LargeBinary),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("superseded", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
sa.Index(
    "ux_application_event_counts",
    *(APPLICATION_EVENT.c[name] for name in ("application_id", "step", "side", "round", "seat")),
    unique=True,
    sqlite_where=sa.and_(APPLICATION_EVENT.c.act.in_(COUNTED), ~APPLICATION_EVENT.c.superseded),
)
sa.Index("ix_application_event_by_id", APPLICATION_EVENT.c.by_id, sqlite_where=APPLICATION_EVENT.c.by_id.is_not(None))

# What a researcher wrote in a case, sealed with their own key: it goes when they are erased, and the case stays.
APPLICATION_WORDS = sa.Table(
    "application_words",
    METADATA,
    sa.Column("application_id", ID, primary_key=True, autoincrement=False),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("words", sa.LargeBinary, nullable=False),
    sa.ForeignKeyConstraint(["application_id", "seq"], ["application_event.application_id", "application_event.seq"]),
    sqlite_with_rowid=False,
)

# Whom a case was assigned to; the number of the row is their seat, whoever they turn out to be.
APPLICATION_REVIEWER = sa.Table(
    "application_reviewer",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("application_id", sa.ForeignKey("application.id"), nullable=False, index=True),
    sa.Column("person_id", sa.ForeignKey("person.id"), index=True),
    sa.Column("assigned_at", Moment, nullable=False),
)

# Experts whom firms of a programme may begin a project with.
POOL_MEMBER = sa.Table(
    "pool_member",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("unit_id", sa.ForeignKey("organisation.id"), nullable=False),
    sa.Column("application_id", sa.ForeignKey("application.id"), nullable=False),
    sa.Column("joined_at", Moment, nullable=False),
    sa.Index("ix_pool_member_programme_id", "programme", "id"),
)
