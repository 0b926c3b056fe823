"""Organisations, the roles people hold in them, and the invitations that give roles."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.BigInteger


def upgrade() -> None:
    """Create the tables."""
    _organisations()
    _invitations()
    _grants()
    op.create_table(
        "invitation_try",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_invitation_try"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_invitation_try_person_id_person"),
    )
    op.create_index("ix_invitation_try_person_id", "invitation_try", ["person_id"])
    op.create_index("ix_invitation_try_at", "invitation_try", ["at"])


def _organisations() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("public_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("code", sa.Text),
        sa.Column("district", sa.Text),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("verified_by", _ID),
        sa.Column("verified_at", _MOMENT),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
        sa.ForeignKeyConstraint(["verified_by"], ["person.id"], name="fk_organisation_verified_by_person"),
        sa.UniqueConstraint("public_id", name="uq_organisation_public_id"),
        sa.UniqueConstraint("programme", "code", name="uq_organisation_programme_code"),
    )
    op.create_index(
        "ix_organisation_programme_kind_district_name", "organisation", ["programme", "kind", "district", "name"]
    )


def _invitations() -> None:
    op.create_table(
        "invitation",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("link_hash", sa.LargeBinary, nullable=False),
        sa.Column("code_hash", sa.LargeBinary, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("organisation_id", _ID, nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("expected", sa.LargeBinary),
        sa.Column("made_by", _ID),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT),
        sa.Column("used_by", _ID),
        sa.Column("revoked_at", _MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_invitation_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name="fk_invitation_made_by_person"),
        sa.ForeignKeyConstraint(["used_by"], ["person.id"], name="fk_invitation_used_by_person"),
        sa.UniqueConstraint("link_hash", name="uq_invitation_link_hash"),
        sa.UniqueConstraint("code_hash", name="uq_invitation_code_hash"),
    )
    op.create_index("ix_invitation_made_by", "invitation", ["made_by"])
    op.create_index("ix_invitation_used_by", "invitation", ["used_by"])


def _grants() -> None:
    op.create_table(
        "role_grant",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("organisation_id", _ID, nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("invitation_id", _ID),
        sa.Column("granted_by", _ID),
        sa.Column("granted_at", _MOMENT, nullable=False),
        sa.Column("confirmed_at", _MOMENT),
        sa.Column("revoked_at", _MOMENT),
        sa.Column("revoked_by", _ID),
        sa.Column("cause", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_role_grant"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_role_grant_person_id_person"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_role_grant_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(["invitation_id"], ["invitation.id"], name="fk_role_grant_invitation_id_invitation"),
        sa.ForeignKeyConstraint(["granted_by"], ["person.id"], name="fk_role_grant_granted_by_person"),
        sa.ForeignKeyConstraint(["revoked_by"], ["person.id"], name="fk_role_grant_revoked_by_person"),
        sa.UniqueConstraint("invitation_id", name="uq_role_grant_invitation_id"),
    )
    stands = sa.text("revoked_at IS NULL")
    op.create_index(
        "ux_role_grant_standing",
        "role_grant",
        ["person_id", "role", "organisation_id"],
        unique=True,
        sqlite_where=stands,
        postgresql_where=stands,
    )
    op.create_index("ix_role_grant_programme_role", "role_grant", ["programme", "role"])
    for column in ("granted_by", "revoked_by"):
        op.create_index(f"ix_role_grant_{column}", "role_grant", [column])
