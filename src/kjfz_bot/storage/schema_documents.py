"""The table of the numbers that documents were issued under: without a gap, each given once."""

from __future__ import annotations

import sqlalchemy as sa

from kjfz_bot.storage.columns import METADATA, Moment

# A letter that was issued, by its number among those of its kind and year in its programme. A case has one of a kind.
DOCUMENT_NUMBER = sa.Table(
    "document_number",
    METADATA,
    sa.Column("programme", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("application_id", sa.ForeignKey("application.id"), nullable=False),
    sa.Column("issued_at", Moment, nullable=False),
    sa.UniqueConstraint("application_id", "kind"),
    sqlite_with_rowid=False,
)
