"""The tables of needs: what firms ask for, what offices decided on it, what published ones are found by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from kjfz_bot.storage.columns import ID, METADATA, Moment

# What a firm asks for. Nothing in it is about a person but who wrote it, so it is in clear.
NEED = sa.Table(
    "need",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("public_id", sa.Text, nullable=False, unique=True),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("firm_id", sa.ForeignKey("organisation.id"), nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("turn", sa.Text),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("scene", sa.Text, nullable=False),
    sa.Column("problem", sa.Text, nullable=False),
    sa.Column("present", sa.Text, nullable=False),
    sa.Column("target", sa.Text, nullable=False),
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
    sa.Column("made_by", sa.ForeignKey("person.id"), index=True),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("submitted_by", sa.ForeignKey("person.id"), index=True),
    sa.Column("submitted_at", Moment),
    sa.Column("state_at", Moment, nullable=False),
    sa.Column("published_at", Moment),
    sa.Column("published_order", sa.BigInteger, unique=True),
    sa.Column("batch_id", sa.ForeignKey("import_batch.id"), index=True),
    sa.Index("ix_need_firm_id_made_at", "firm_id", "made_at"),
    sa.Index("ix_need_programme_turn_state_at", "programme", "turn", "state_at"),
    sa.Index("ix_need_state_valid_until", "state", "valid_until"),
)

# One of each step a version at most. The reason is an office's word to a firm, sealed with the house's key.
NEED_DECISION = sa.Table(
    "need_decision",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("need_id", sa.ForeignKey("need.id"), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("step", sa.Text, nullable=False),
    sa.Column("fingerprint", sa.Text, nullable=False),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("reason", sa.LargeBinary),
    sa.Column("office_id", sa.ForeignKey("organisation.id"), nullable=False, index=True),
    sa.Column("decided_by", sa.ForeignKey("person.id"), index=True),
    sa.Column("decided_at", Moment, nullable=False),
    sa.UniqueConstraint("need_id", "version", "step"),
)


class Terms(sa.types.TypeDecorator[Sequence[str]]):
    """The terms a text is found by, as each database takes them: words between spaces, or PostgreSQL's lexemes.

    Terms are letters, digits, "=" and "-", so neither needs anything escaped.
    """

    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        """A column of text, or one of lexemes that no parser has touched."""
        if dialect.name != "postgresql":
            return dialect.type_descriptor(sa.Text())
        from sqlalchemy.dialects.postgresql import TSVECTOR

        return dialect.type_descriptor(TSVECTOR())

    def process_bind_param(self, value: Sequence[str] | None, dialect: sa.Dialect) -> str | None:
        """Put the terms into one word after the other, each once."""
        quote = "'" if dialect.name == "postgresql" else ""
        return None if value is None else " ".join(f"{quote}{term}{quote}" for term in dict.fromkeys(value))

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> Sequence[str] | None:  # noqa: ARG002
        """The terms as they were kept, in no order."""
        return None if value is None else tuple(term.strip("'") for term in f"{value}".split())


# What published needs are found by. On SQLite triggers keep a full-text index of it, `NEED_TERM`; on PostgreSQL it has
# an inverted index of its own. `content` is what a need says in one script and case, to look for longer words in.
NEED_SEARCH = sa.Table(
    "need_search",
    METADATA,
    sa.Column("published_order", ID, primary_key=True, autoincrement=False),
    sa.Column("need_id", sa.ForeignKey("need.id"), nullable=False, unique=True),
    sa.Column("terms", Terms, nullable=False),
    sa.Column("content", sa.Text, nullable=False),
)
NEED_TERM = "need_term"

# What somebody wants to be told of when it is published: words are theirs, so they are sealed. What was published up to
# `seen_order` they were told of, or it did not fit.
NEED_SUBSCRIPTION = sa.Table(
    "need_subscription",
    METADATA,
    sa.Column("id", ID, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("programme", sa.Text),
    sa.Column("district", sa.Text),
    sa.Column("field", sa.Text),
    sa.Column("words", sa.LargeBinary),
    sa.Column("seen_order", sa.BigInteger, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
)
