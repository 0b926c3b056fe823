"""The part of the data map that tells of what is taken over from lists (`schema_lists.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kjfz_bot.storage.data_kinds import DATABASE, Column, Table

_TERM = "as long as the appointment, or until they erase it"

LISTS: Mapping[str, Table] = MappingProxyType(
    {
        "import_batch": Table(
            "nobody",
            DATABASE,
            "kept",
            {
                "id": Column("id", "names it"),
                "kind": Column("clear", "of what the list is"),
                "programme": Column("clear", "in which programme"),
                "district": Column("clear", "which district the list is of"),
                "fingerprint": Column("hash", "tells the same file again without keeping it"),
                "state": Column("clear", "how far it is"),
                "position": Column("clear", "the last row dealt with"),
                "rows": Column("clear", "how many rows the list has"),
                "started_at": Column("clear", "when it was begun"),
                "ended_at": Column("clear", "when it was ended"),
            },
        ),
        "import_row": Table(
            "nobody",
            DATABASE,
            "kept",
            {
                "batch_id": Column("id", "which import"),
                "row": Column("clear", "which row of the list"),
                "thing": Column("clear", "what kind of record it became"),
                "number": Column("id", "which one"),
                "reason": Column("clear", "why it became none"),
                "column_id": Column("clear", "where the reason is found"),
                "other": Column("clear", "which row it stands against"),
            },
            row=("batch_id", "row", "thing"),
        ),
        "awaited": Table(
            "person",
            "until they write for the first time, or it is taken back",
            "removed",
            {
                "person_id": Column("id", "who is known from a list and has not written yet"),
                "programme": Column("clear", "in which programme"),
                "name": Column("sealed", "their name"),
                "name_index": Column("index", "finds them by their name"),
                "phone": Column("sealed", "their telephone number"),
                "phone_index": Column("index", "finds them by their number"),
            },
            owner="person_id",
            row=("person_id",),
        ),
        "appointment": Table(
            "person",
            _TERM,
            "removed",
            {
                "id": Column("id", "names it"),
                "programme": Column("clear", "in which programme"),
                "person_id": Column("id", "who serves"),
                "firm_id": Column("id", "at which firm"),
                "unit_id": Column("id", "who sent them"),
                "starts_on": Column("clear", "its first day"),
                "ends_on": Column("clear", "its last day"),
                "state": Column("clear", "whether it stands"),
                "batch_id": Column("id", "from which import"),
                "created_at": Column("clear", "when it was stored"),
            },
            owner="person_id",
        ),
        "opening_balance": Table(
            "nobody",
            _TERM,
            "removed",
            {
                "appointment_id": Column("id", "of which appointment"),
                "service_year": Column("clear", "in which service year"),
                "revision": Column("clear", "how often it was put right"),
                "minutes": Column("clear", "time served before the ledger began"),
                "source": Column("house", "who says so"),
                "reversed_at": Column("clear", "when an officer took it back"),
                "reversed_by": Column("id", "who did"),
                "reason": Column("house", "why"),
            },
            row=("appointment_id", "service_year", "revision"),
            others=("reversed_by",),
        ),
    }
)
