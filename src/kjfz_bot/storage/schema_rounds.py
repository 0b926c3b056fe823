"""The tables of rounds: many cases decided at once, and what becomes of each of them."""

from __future__ import annotations

import sqlalchemy as sa

from kjfz_bot.storage.columns import ID, METADATA, Moment

# A round of a step; `district` is empty where the step is the city's. One at a time is under way for a step and place.
CASE_ROUND = sa.Table(
    "case_round",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("workflow", sa.Text, nullable=False),
    sa.Column("step", sa.Text, nullable=False),
    sa.Column("district", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("opens_on", sa.Text, nullable=False),
    sa.Column("closes_on", sa.Text, nullable=False),
    sa.Column("quota", sa.Integer),
    sa.Column("budget", sa.BigInteger),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("made_by", sa.ForeignKey("person.id"), index=True),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("minutes", sa.Text),
    sa.Column("words", sa.LargeBinary),
    sa.Column("decided_by", sa.ForeignKey("person.id"), index=True),
    sa.Column("decided_at", Moment),
    sa.Index("ix_case_round_programme_id", "programme", "id"),
)
sa.Index(
    "ux_case_round_under_way",
    CASE_ROUND.c.programme,
    CASE_ROUND.c.workflow,
    CASE_ROUND.c.step,
    CASE_ROUND.c.district,
    unique=True,
    sqlite_where=CASE_ROUND.c.state != "decided",
)

# A case in a round: the version that was seen, what it is to become, and what became of it.
ROUND_CASE = sa.Table(
    "round_case",
    METADATA,
    sa.Column("round_id", sa.ForeignKey("case_round.id"), primary_key=True, autoincrement=False),
    sa.Column("application_id", sa.ForeignKey("application.id"), primary_key=True, autoincrement=False, index=True),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("reason", sa.LargeBinary),
    sa.Column("result", sa.Text, nullable=False),
    sa.Column("why", sa.Text),
    sa.Column("seq", sa.Integer),
    sa.Index("ix_round_case_round_id_result_place", "round_id", "result", "place"),
    sqlite_with_rowid=False,
)
