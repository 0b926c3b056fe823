"""Cases: the ways they go, what was done in each, whose turn it is, reviewers, and the pool of experts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.BigInteger

# Who acted is emptied when they are erased, and a decision is superseded once; nothing else of an event changes.
_FIXED = "application_id, seq, act, step, side, round, seat, office_id, names, becomes, words, digest, at"
_STAYS = """CREATE FUNCTION case_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
RAISE EXCEPTION 'events of a case stay'; END $$"""


def upgrade() -> None:
    """Create the tables and the guards of the events."""
    _ways()
    _applications()
    _turns()
    _events()
    _people()
    for statement in _guards(postgresql=op.get_bind().dialect.name == "postgresql"):
        op.execute(statement)


def _guards(*, postgresql: bool) -> list[str]:
    table = "application_event"
    again = "OLD.superseded AND NOT NEW.superseded"
    if not postgresql:
        stop = "BEGIN SELECT RAISE(ABORT, 'events of a case stay'); END"
        return [
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {_FIXED} ON {table} {stop}",
            f"CREATE TRIGGER {table}_no_return BEFORE UPDATE OF superseded ON {table} WHEN {again} {stop}",
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {stop}",
        ]
    run = "EXECUTE FUNCTION case_stays()"
    return [
        _STAYS,
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {_FIXED} ON {table} FOR EACH ROW {run}",
        f"CREATE TRIGGER {table}_no_return BEFORE UPDATE OF superseded ON {table} FOR EACH ROW WHEN ({again}) {run}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW {run}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {run}",
    ]


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}_{target}")


def _ways() -> None:
    op.create_table(
        "case_workflow",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("fingerprint", "programme", "workflow", "body")),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_case_workflow"),
        sqlite_with_rowid=False,
    )


def _applications() -> None:
    op.create_table(
        "application",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("public_id", "programme", "workflow", "fingerprint")),
        *(sa.Column(name, _ID) for name in ("expert_id", "unit_id", "firm_id", "need_id", "opened_by")),
        sa.Column("opened_at", _MOMENT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("digest", "step")),
        sa.Column("end_state", sa.Text),
        sa.Column("since", _MOMENT, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("holds", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("expires_on", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_application"),
        sa.UniqueConstraint("public_id", name="uq_application_public_id"),
        sa.ForeignKeyConstraint(
            ["fingerprint"], ["case_workflow.fingerprint"], name="fk_application_fingerprint_case_workflow"
        ),
        *(_key("application", column, "person") for column in ("expert_id", "opened_by")),
        *(_key("application", column, "organisation") for column in ("unit_id", "firm_id")),
        _key("application", "need_id", "need"),
    )
    for columns in (["need_id"], ["opened_by"]):
        op.create_index(f"ix_application_{columns[0]}", "application", columns)
    for column in ("expert_id", "unit_id", "firm_id", "programme"):
        op.create_index(f"ix_application_{column}_since", "application", [column, "since"])
    given = sa.text("expires_on IS NOT NULL")
    op.create_index(
        "ix_application_expires_on", "application", ["expires_on"], sqlite_where=given, postgresql_where=given
    )


def _turns() -> None:
    op.create_table(
        "application_turn",
        sa.Column("application_id", _ID, autoincrement=False, nullable=False),
        sa.Column("side", sa.Text, nullable=False),
        sa.Column("seat", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("organisation_id", _ID),
        sa.Column("since", _MOMENT, nullable=False),
        sa.Column("late_on", sa.Text),
        sa.Column("reminded", sa.Boolean(create_constraint=False), nullable=False),
        sa.PrimaryKeyConstraint("application_id", "side", "seat", name="pk_application_turn"),
        _key("application_turn", "application_id", "application"),
        _key("application_turn", "organisation_id", "organisation"),
        sqlite_with_rowid=False,
    )
    for columns in (["programme", "side", "since"], ["organisation_id", "side", "since"]):
        op.create_index(f"ix_application_turn_{'_'.join(columns)}", "application_turn", columns)
    given = sa.text("late_on IS NOT NULL")
    op.create_index(
        "ix_application_turn_late_on", "application_turn", ["late_on"], sqlite_where=given, postgresql_where=given
    )


def _events() -> None:
    op.create_table(
        "application_event",
        sa.Column("application_id", _ID, autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("act", "step")),
        sa.Column("side", sa.Text),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("seat", sa.BigInteger, nullable=False),
        *(sa.Column(name, _ID) for name in ("by_id", "office_id")),
        sa.Column("names", sa.Integer),
        sa.Column("becomes", sa.Text),
        sa.Column("words", sa.LargeBinary),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("superseded", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("application_id", "seq", name="pk_application_event"),
        _key("application_event", "application_id", "application"),
        _key("application_event", "by_id", "person"),
        _key("application_event", "office_id", "organisation"),
        sqlite_with_rowid=False,
    )
    given = sa.text("by_id IS NOT NULL")
    op.create_index(
        "ix_application_event_by_id", "application_event", ["by_id"], sqlite_where=given, postgresql_where=given
    )
    counts = sa.text("act IN ('pass', 'return', 'refuse', 'uphold', 'confirm') AND NOT superseded")
    op.create_index(
        "ux_application_event_counts",
        "application_event",
        ["application_id", "step", "side", "round", "seat"],
        unique=True,
        sqlite_where=counts,
        postgresql_where=counts,
    )
    op.create_table(
        "application_words",
        sa.Column("application_id", _ID, autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("application_id", "seq", name="pk_application_words"),
        sa.ForeignKeyConstraint(
            ["application_id", "seq"],
            ["application_event.application_id", "application_event.seq"],
            name="fk_application_words_application_id_seq_application_event",
        ),
        _key("application_words", "person_id", "person"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_application_words_person_id", "application_words", ["person_id"])


def _people() -> None:
    op.create_table(
        "application_reviewer",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("application_id", _ID, nullable=False),
        sa.Column("person_id", _ID),
        sa.Column("assigned_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_application_reviewer"),
        _key("application_reviewer", "application_id", "application"),
        _key("application_reviewer", "person_id", "person"),
    )
    for column in ("application_id", "person_id"):
        op.create_index(f"ix_application_reviewer_{column}", "application_reviewer", [column])
    op.create_table(
        "pool_member",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        *(sa.Column(name, _ID, nullable=False) for name in ("person_id", "unit_id", "application_id")),
        sa.Column("joined_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pool_member"),
        _key("pool_member", "person_id", "person"),
        _key("pool_member", "unit_id", "organisation"),
        _key("pool_member", "application_id", "application"),
    )
    op.create_index("ix_pool_member_person_id", "pool_member", ["person_id"])
    op.create_index("ix_pool_member_programme_id", "pool_member", ["programme", "id"])
