"""Service time: entries that stay, what was said of them, what they come to; opening balances that can be reversed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.BigInteger

# References to whoever acted are emptied when they are erased, and follow them when they become another; nothing else.
_FIXED = {
    "entry": "id, appointment_id, person_id, day, minutes, starts_at, ends_at, category, site, activity, fingerprint, "
    "projects, patents, trained, day_cap, back_days, by_officer, made_at, corrects, reverses, why, explanation",
    "entry_mark": "id, entry_id, person_id, kind, organisation_id, explanation, marked_at",
}
_OPENED = "EXISTS (SELECT 1 FROM ledger WHERE person_id = OLD.person_id AND opened)"
_STAYS = """CREATE FUNCTION ledger_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF TG_OP <> 'TRUNCATE' THEN
  IF EXISTS (SELECT FROM ledger WHERE person_id = OLD.person_id AND opened) THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
END IF;
RAISE EXCEPTION 'entries stay'; END $$"""


def upgrade() -> None:
    """Create the tables and their guards; opening balances that were taken over stay as they are."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "ledger",
        sa.Column("person_id", _ID, autoincrement=False, nullable=False),
        sa.Column("opened", sa.Boolean(create_constraint=False), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_ledger"),
        _key("ledger", "person_id", "person"),
    )
    _entries()
    _marks()
    _beside_entries()
    _results()
    _openings()
    for statement in _guards(postgresql=postgresql):
        op.execute(statement)


def _guards(*, postgresql: bool) -> list[str]:
    if not postgresql:
        stop = "BEGIN SELECT RAISE(ABORT, 'entries stay'); END"
        return [
            f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event}{of} ON {table} WHEN NOT {_OPENED} {stop}"
            for table, columns in _FIXED.items()
            for event, of in (("UPDATE", f" OF {columns}"), ("DELETE", ""))
        ]
    guards = [_STAYS]
    for table, columns in _FIXED.items():
        run = "EXECUTE FUNCTION ledger_stays()"
        guards += [
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {columns} ON {table} FOR EACH ROW {run}",
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW {run}",
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {run}",
        ]
    return guards


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}_{target}")


def _entries() -> None:
    op.create_table(
        "entry",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        *(sa.Column(name, _ID, nullable=False) for name in ("appointment_id", "person_id")),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Integer) for name in ("starts_at", "ends_at")),
        *(sa.Column(name, sa.Text) for name in ("category", "site")),
        *(sa.Column(name, sa.LargeBinary) for name in ("activity", "fingerprint")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("projects", "patents", "trained")),
        *(sa.Column(name, sa.Integer) for name in ("day_cap", "back_days")),
        sa.Column("by_officer", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("made_by", _ID),
        sa.Column("made_at", _MOMENT, nullable=False),
        *(sa.Column(name, _ID) for name in ("corrects", "reverses")),
        sa.Column("why", sa.Text),
        sa.Column("explanation", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_entry"),
        _key("entry", "appointment_id", "appointment"),
        *(_key("entry", column, "person") for column in ("person_id", "made_by")),
        *(_key("entry", column, "entry") for column in ("corrects", "reverses")),
        sa.UniqueConstraint("reverses", name="uq_entry_reverses"),
        sa.CheckConstraint("minutes > 0 AND minutes <= 1440", name="minutes_of_a_day"),
        sa.CheckConstraint("(starts_at IS NULL) = (ends_at IS NULL)", name="both_or_neither"),
        sa.CheckConstraint(
            "starts_at IS NULL OR (starts_at >= 0 AND ends_at <= 1440 AND minutes = ends_at - starts_at)",
            name="minutes_of_the_span",
        ),
        sa.CheckConstraint("(reverses IS NULL) = (why IS NULL)", name="a_reversal_says_why"),
    )
    for columns in (["person_id", "day"], ["appointment_id", "day"]):
        op.create_index(f"ix_entry_{'_'.join(columns)}", "entry", columns)
    for column in ("fingerprint", "corrects", "made_by"):
        given = sa.text(f"{column} IS NOT NULL")
        op.create_index(f"ix_entry_{column}", "entry", [column], sqlite_where=given, postgresql_where=given)


def _marks() -> None:
    op.create_table(
        "entry_mark",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        *(sa.Column(name, _ID, nullable=False) for name in ("entry_id", "person_id")),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("organisation_id", _ID),
        sa.Column("explanation", sa.LargeBinary),
        sa.Column("marked_by", _ID),
        sa.Column("marked_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_entry_mark"),
        _key("entry_mark", "entry_id", "entry"),
        _key("entry_mark", "organisation_id", "organisation"),
        *(_key("entry_mark", column, "person") for column in ("person_id", "marked_by")),
        sa.UniqueConstraint("entry_id", "kind", name="uq_entry_mark_entry_id_kind"),
    )
    for column in ("person_id", "marked_by"):
        op.create_index(f"ix_entry_mark_{column}", "entry_mark", [column])


def _beside_entries() -> None:
    op.create_table(
        "entry_file",
        sa.Column("entry_id", _ID, autoincrement=False, nullable=False),
        sa.Column("public_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("entry_id", "public_id", name="pk_entry_file"),
        _key("entry_file", "entry_id", "entry"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entry_file_public_id", "entry_file", ["public_id"])
    op.create_table(
        "entry_pending",
        sa.Column("entry_id", _ID, autoincrement=False, nullable=False),
        sa.Column("appointment_id", _ID, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("day", "state")),
        sa.Column("since", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name="pk_entry_pending"),
        _key("entry_pending", "entry_id", "entry"),
        _key("entry_pending", "appointment_id", "appointment"),
    )
    for columns in (["appointment_id"], ["state", "since"]):
        op.create_index(f"ix_entry_pending_{'_'.join(columns)}", "entry_pending", columns)
    sums = ("waiting", "confirmed", "disputed", "checked", "entries", "projects", "patents", "trained")
    op.create_table(
        "service_total",
        sa.Column("appointment_id", _ID, autoincrement=False, nullable=False),
        sa.Column("service_year", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("month", sa.Text, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in sums),
        sa.PrimaryKeyConstraint("appointment_id", "service_year", "month", name="pk_service_total"),
        _key("service_total", "appointment_id", "appointment"),
        *(sa.CheckConstraint(f"{name} >= 0", name=f"{name}_not_below_nothing") for name in sums),
        sa.CheckConstraint("checked <= confirmed", name="checked_was_confirmed"),
        sqlite_with_rowid=False,
    )


def _results() -> None:
    op.create_table(
        "service_result",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        *(sa.Column(name, _ID, nullable=False) for name in ("appointment_id", "person_id")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("day", "kind")),
        sa.Column("name", sa.LargeBinary, nullable=False),
        sa.Column("market_number", sa.LargeBinary),
        sa.Column("platforms", sa.Text, nullable=False),
        sa.Column("used_first", sa.Boolean(create_constraint=False)),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("removed_at", _MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_service_result"),
        _key("service_result", "appointment_id", "appointment"),
        _key("service_result", "person_id", "person"),
    )
    for column in ("appointment_id", "person_id"):
        op.create_index(f"ix_service_result_{column}", "service_result", [column])


def _openings() -> None:
    """Made anew, since its key is another: a row that was reversed stays beside the one in its place."""
    op.execute("CREATE TABLE opening_before AS SELECT * FROM opening_balance")
    op.drop_table("opening_balance")
    op.create_table(
        "opening_balance",
        sa.Column("appointment_id", _ID, autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Integer, autoincrement=False, nullable=False) for name in ("service_year", "revision")),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("source", sa.LargeBinary, nullable=False),
        sa.Column("reversed_at", _MOMENT),
        sa.Column("reversed_by", _ID),
        sa.Column("reason", sa.LargeBinary),
        sa.PrimaryKeyConstraint("appointment_id", "service_year", "revision", name="pk_opening_balance"),
        _key("opening_balance", "appointment_id", "appointment"),
        _key("opening_balance", "reversed_by", "person"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO opening_balance (appointment_id, service_year, revision, minutes, source) "
        "SELECT appointment_id, service_year, 1, minutes, source FROM opening_before"
    )
    op.execute("DROP TABLE opening_before")
    op.create_index("ix_opening_balance_reversed_by", "opening_balance", ["reversed_by"])
    live = sa.text("reversed_at IS NULL")
    op.create_index(
        "ux_opening_balance_live",
        "opening_balance",
        ["appointment_id", "service_year"],
        unique=True,
        sqlite_where=live,
        postgresql_where=live,
    )
