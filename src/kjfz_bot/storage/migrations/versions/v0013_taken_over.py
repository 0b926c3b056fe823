"""Lists of running programmes, what their rows became, people known from them, appointments with opening balances."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.BigInteger


def upgrade() -> None:
    """Create the tables, and let an invitation say who is awaited by it."""
    with op.batch_alter_table("invitation") as table:
        table.add_column(sa.Column("person_id", _ID))
        table.create_foreign_key("fk_invitation_person_id_person", "person", ["person_id"], ["id"])
    op.create_index("ix_invitation_person_id", "invitation", ["person_id"])
    _batches()
    _awaited()
    _appointments()


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}_{target}")


def _batches() -> None:
    op.create_table(
        "import_batch",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("district", sa.Text),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("started_at", _MOMENT, nullable=False),
        sa.Column("ended_at", _MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_import_batch"),
    )
    standing = sa.text("state <> 'undone'")
    op.create_index(
        "ux_import_batch_standing",
        "import_batch",
        ["kind", "programme", "fingerprint"],
        unique=True,
        sqlite_where=standing,
        postgresql_where=standing,
    )
    op.create_table(
        "import_row",
        sa.Column("batch_id", _ID, autoincrement=False, nullable=False),
        sa.Column("row", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("thing", sa.Text, nullable=False),
        sa.Column("number", sa.BigInteger),
        sa.Column("reason", sa.Text),
        sa.Column("column_id", sa.Text),
        sa.Column("other", sa.Integer),
        sa.PrimaryKeyConstraint("batch_id", "row", "thing", name="pk_import_row"),
        _key("import_row", "batch_id", "import_batch"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_import_row_thing_number", "import_row", ["thing", "number"])


def _awaited() -> None:
    op.create_table(
        "awaited",
        sa.Column("person_id", _ID, autoincrement=False, nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        *(
            sa.Column(name, sa.LargeBinary, nullable=False)
            for each in ("name", "phone")
            for name in (each, f"{each}_index")
        ),
        sa.PrimaryKeyConstraint("person_id", name="pk_awaited"),
        _key("awaited", "person_id", "person"),
        sa.UniqueConstraint(
            "programme", "phone_index", "name_index", name="uq_awaited_programme_phone_index_name_index"
        ),
    )


def _appointments() -> None:
    op.create_table(
        "appointment",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("firm_id", _ID, nullable=False),
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("starts_on", sa.Text, nullable=False),
        sa.Column("ends_on", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("batch_id", _ID),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_appointment"),
        _key("appointment", "person_id", "person"),
        _key("appointment", "firm_id", "organisation"),
        _key("appointment", "unit_id", "organisation"),
        _key("appointment", "batch_id", "import_batch"),
        sa.UniqueConstraint("person_id", "firm_id", "starts_on", name="uq_appointment_person_id_firm_id_starts_on"),
    )
    for column in ("firm_id", "unit_id", "batch_id"):
        op.create_index(f"ix_appointment_{column}", "appointment", [column])
    op.create_table(
        "opening_balance",
        sa.Column("appointment_id", _ID, autoincrement=False, nullable=False),
        sa.Column("service_year", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("source", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("appointment_id", "service_year", name="pk_opening_balance"),
        _key("opening_balance", "appointment_id", "appointment"),
        sqlite_with_rowid=False,
    )
