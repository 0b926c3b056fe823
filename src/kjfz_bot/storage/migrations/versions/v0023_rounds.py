"""Rounds, in which many cases are decided at once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """There was none before."""
    op.create_table(
        "case_round",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("programme", "workflow", "step", "district", "name")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("opens_on", "closes_on")),
        sa.Column("quota", sa.Integer),
        sa.Column("budget", sa.BigInteger),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("made_by", _ID),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("minutes", sa.Text),
        sa.Column("words", sa.LargeBinary),
        sa.Column("decided_by", _ID),
        sa.Column("decided_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_case_round"),
        *(
            sa.ForeignKeyConstraint([column], ["person.id"], name=f"fk_case_round_{column}_person")
            for column in ("made_by", "decided_by")
        ),
    )
    for column in ("made_by", "decided_by"):
        op.create_index(f"ix_case_round_{column}", "case_round", [column])
    op.create_index("ix_case_round_programme_id", "case_round", ["programme", "id"])
    under_way = sa.text("state != 'decided'")
    op.create_index(
        "ux_case_round_under_way",
        "case_round",
        ["programme", "workflow", "step", "district"],
        unique=True,
        sqlite_where=under_way,
        postgresql_where=under_way,
    )
    op.create_table(
        "round_case",
        *(sa.Column(name, _ID, autoincrement=False, nullable=False) for name in ("round_id", "application_id")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("place", "version")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("digest", "verdict")),
        sa.Column("reason", sa.LargeBinary),
        sa.Column("result", sa.Text, nullable=False),
        sa.Column("why", sa.Text),
        sa.Column("seq", sa.Integer),
        sa.PrimaryKeyConstraint("round_id", "application_id", name="pk_round_case"),
        sa.ForeignKeyConstraint(["round_id"], ["case_round.id"], name="fk_round_case_round_id_case_round"),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_round_case_application_id_application"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_round_case_application_id", "round_case", ["application_id"])
    op.create_index("ix_round_case_round_id_result_place", "round_case", ["round_id", "result", "place"])
