"""The part of the data map that tells of documents that were issued (`schema_documents.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kjfz_bot.storage.data_kinds import DATABASE, Column, Table

DOCUMENTS: Mapping[str, Table] = MappingProxyType(
    {
        "document_number": Table(
            "nobody",
            DATABASE,
            "kept",
            {
                "programme": Column("clear", "in which programme"),
                "kind": Column("clear", "which letter it is"),
                "year": Column("clear", "in which year it was issued"),
                "number": Column("clear", "its number among them"),
                "application_id": Column("id", "in which case"),
                "issued_at": Column("clear", "when"),
            },
            row=("programme", "kind", "year", "number"),
        ),
    }
)
"""The table of numbers."""
