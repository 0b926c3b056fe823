"""Needs of firms, and what offices decided on them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.BigInteger


def upgrade() -> None:
    """Create the tables; nobody has posted anything yet."""
    _needs()
    _decisions()


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}_{target}")


def _needs() -> None:
    op.create_table(
        "need",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("public_id", "programme")),
        sa.Column("firm_id", _ID, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("turn", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("title", "scene", "problem", "present", "target")),
        sa.Column("limits", sa.Text),
        sa.Column("field", sa.Text),
        sa.Column("keywords", sa.Text, nullable=False),
        sa.Column("expert", sa.Text),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("budget", sa.BigInteger),
        sa.Column("vps", sa.Integer, nullable=False),
        sa.Column("vps_reason", sa.Text),
        sa.Column("named", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("valid_until", sa.Text),
        sa.Column("files", sa.Text, nullable=False),
        sa.Column("self_check", sa.Text),
        sa.Column("made_by", _ID),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("submitted_by", _ID),
        sa.Column("submitted_at", _MOMENT),
        sa.Column("state_at", _MOMENT, nullable=False),
        sa.Column("published_at", _MOMENT),
        sa.Column("published_order", sa.BigInteger),
        sa.Column("batch_id", _ID),
        sa.PrimaryKeyConstraint("id", name="pk_need"),
        _key("need", "firm_id", "organisation"),
        _key("need", "made_by", "person"),
        _key("need", "submitted_by", "person"),
        _key("need", "batch_id", "import_batch"),
        sa.UniqueConstraint("public_id", name="uq_need_public_id"),
        sa.UniqueConstraint("published_order", name="uq_need_published_order"),
    )
    for columns in (
        ["made_by"],
        ["submitted_by"],
        ["batch_id"],
        ["firm_id", "made_at"],
        ["programme", "turn", "state_at"],
        ["state", "valid_until"],
    ):
        op.create_index(f"ix_need_{'_'.join(columns)}", "need", columns)


def _decisions() -> None:
    op.create_table(
        "need_decision",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("need_id", _ID, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("step", "fingerprint", "verdict")),
        sa.Column("reason", sa.LargeBinary),
        sa.Column("office_id", _ID, nullable=False),
        sa.Column("decided_by", _ID),
        sa.Column("decided_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_need_decision"),
        _key("need_decision", "need_id", "need"),
        _key("need_decision", "office_id", "organisation"),
        _key("need_decision", "decided_by", "person"),
        sa.UniqueConstraint("need_id", "version", "step", name="uq_need_decision_need_id_version_step"),
    )
    for column in ("office_id", "decided_by"):
        op.create_index(f"ix_need_decision_{column}", "need_decision", [column])
