"""What firms and researchers say of themselves, and what officers and units decided on it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.BigInteger


def upgrade() -> None:
    """Create the tables, and give organisations a version and units their kind."""
    op.add_column("organisation", sa.Column("version", sa.Integer, nullable=False, server_default="1"))
    op.add_column("organisation", sa.Column("unit_kind", sa.Text))
    _firms()
    _decisions()
    _profiles()


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}_{target}")


def _firms() -> None:
    op.create_table(
        "firm",
        sa.Column("organisation_id", _ID, autoincrement=False, nullable=False),
        sa.Column("classes", sa.Text, nullable=False),
        sa.Column("submitted_at", _MOMENT, nullable=False),
        sa.Column("submitted_by", _ID),
        sa.Column("contact_of", _ID),
        sa.Column("contact_name", sa.LargeBinary),
        sa.Column("contact_phone", sa.LargeBinary),
        sa.PrimaryKeyConstraint("organisation_id", name="pk_firm"),
        _key("firm", "organisation_id", "organisation"),
        _key("firm", "submitted_by", "person"),
        _key("firm", "contact_of", "person"),
    )
    for column in ("submitted_by", "contact_of"):
        op.create_index(f"ix_firm_{column}", "firm", [column])


def _decisions() -> None:
    op.create_table(
        "firm_decision",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("organisation_id", _ID, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("reason", sa.LargeBinary),
        sa.Column("office_id", _ID, nullable=False),
        sa.Column("decided_by", _ID),
        sa.Column("decided_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_firm_decision"),
        _key("firm_decision", "organisation_id", "organisation"),
        _key("firm_decision", "office_id", "organisation"),
        _key("firm_decision", "decided_by", "person"),
        sa.UniqueConstraint("organisation_id", "version", name="uq_firm_decision_organisation_id_version"),
    )
    op.create_index("ix_firm_decision_decided_by", "firm_decision", ["decided_by"])


def _profiles() -> None:
    op.create_table(
        "profile",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("unit_id", _ID, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("degree", "title", "field", "keywords")),
        *(sa.Column(f"{paper}_{end}", sa.Text) for paper in ("contract", "certificate") for end in ("from", "until")),
        sa.Column("name", sa.LargeBinary, nullable=False),
        sa.Column("name_index", sa.LargeBinary, nullable=False),
        sa.Column("phone", sa.LargeBinary, nullable=False),
        sa.Column("phone_index", sa.LargeBinary, nullable=False),
        sa.Column("birth_date", sa.LargeBinary),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.Column("reason", sa.LargeBinary),
        sa.Column("decided_version", sa.Integer),
        sa.Column("decided_by", _ID),
        sa.Column("decided_at", _MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_profile"),
        _key("profile", "person_id", "person"),
        _key("profile", "unit_id", "organisation"),
        _key("profile", "decided_by", "person"),
        sa.UniqueConstraint("person_id", "programme", name="uq_profile_person_id_programme"),
    )
    op.create_index("ix_profile_unit_id_state", "profile", ["unit_id", "state"])
    for column in ("name_index", "phone_index", "decided_by"):
        op.create_index(f"ix_profile_{column}", "profile", [column])
