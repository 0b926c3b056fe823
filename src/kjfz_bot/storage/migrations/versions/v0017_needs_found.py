"""What published needs are found by, and what people want to be told of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")

# Without positions, since a text is looked at for longer words, and without sizes, since nothing is ranked. What is not
# a letter of the alphabet counts as one; the two signs belong to terms that no text has.
_FULL_TEXT = (
    "CREATE VIRTUAL TABLE need_term USING fts5(terms, content='need_search', content_rowid='published_order', "
    "tokenize=\"ascii tokenchars '=-'\", detail=none, columnsize=0)",
    "CREATE TRIGGER need_search_added AFTER INSERT ON need_search BEGIN "
    "INSERT INTO need_term(rowid, terms) VALUES (new.published_order, new.terms); END",
    "CREATE TRIGGER need_search_removed AFTER DELETE ON need_search BEGIN "
    "INSERT INTO need_term(need_term, rowid, terms) VALUES ('delete', old.published_order, old.terms); END",
)


def upgrade() -> None:
    """Create the tables; nothing was published before."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "need_search",
        sa.Column("published_order", _ID, autoincrement=False, nullable=False),
        sa.Column("need_id", _ID, nullable=False),
        sa.Column("terms", TSVECTOR() if postgresql else sa.Text(), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("published_order", name="pk_need_search"),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name="fk_need_search_need_id_need"),
        sa.UniqueConstraint("need_id", name="uq_need_search_need_id"),
    )
    if postgresql:
        op.create_index("ix_need_search_terms", "need_search", ["terms"], postgresql_using="gin")
    else:
        for statement in _FULL_TEXT:
            op.execute(statement)
    _subscriptions()


def _subscriptions() -> None:
    op.create_table(
        "need_subscription",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("programme", "district", "field")),
        sa.Column("words", sa.LargeBinary),
        sa.Column("seen_order", sa.BigInteger, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_need_subscription"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_need_subscription_person_id_person"),
    )
    op.create_index("ix_need_subscription_person_id", "need_subscription", ["person_id"])
