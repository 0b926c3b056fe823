"""The part of the data map that tells of service time (`schema_service.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kjfz_bot.storage.data_kinds import Column, Table

_TERM = "as long as the appointment, or until they erase it"

SERVICE: Mapping[str, Table] = MappingProxyType(
    {
        "ledger": Table(
            "person",
            _TERM,
            "removed",
            {
                "person_id": Column("id", "whose hours are kept"),
                "opened": Column("clear", "whether they are just being erased or moved"),
            },
            owner="person_id",
            row=("person_id",),
        ),
        "entry": Table(
            "person",
            _TERM,
            "removed",
            {
                "id": Column("id", "names it"),
                "appointment_id": Column("id", "in which appointment"),
                "person_id": Column("id", "who served"),
                "day": Column("clear", "on which day"),
                "minutes": Column("clear", "how long"),
                "starts_at": Column("clear", "from which minute of the day"),
                "ends_at": Column("clear", "until which"),
                "category": Column("clear", "under which duty"),
                "site": Column("clear", "on site or remote"),
                "activity": Column("sealed", "what was done"),
                "fingerprint": Column("index", "tells the same words again without keeping them"),
                "projects": Column("clear", "projects applied for"),
                "patents": Column("clear", "patents filed"),
                "trained": Column("clear", "people trained"),
                "day_cap": Column("clear", "the most of a day it was taken under"),
                "back_days": Column("clear", "how far back it could lie"),
                "by_officer": Column("clear", "whether an officer put it right"),
                "made_by": Column("id", "who entered it, if not who served"),
                "made_at": Column("clear", "when it was entered"),
                "corrects": Column("id", "which one it came in the place of"),
                "reverses": Column("id", "which one it takes back"),
                "why": Column("clear", "on what occasion it does"),
                "explanation": Column("sealed", "why, in words"),
            },
            owner="person_id",
            others=("made_by",),
        ),
        "entry_mark": Table(
            "person",
            _TERM,
            "removed",
            {
                "id": Column("id", "names it"),
                "entry_id": Column("id", "of which hours it is said"),
                "person_id": Column("id", "whose hours these are"),
                "kind": Column("clear", "confirmed, disputed, insisted, upheld or checked"),
                "organisation_id": Column("id", "for which firm or office"),
                "explanation": Column("sealed", "why, in words"),
                "marked_by": Column("id", "who said it"),
                "marked_at": Column("clear", "when"),
            },
            owner="person_id",
            others=("marked_by",),
        ),
        "entry_file": Table(
            "nobody",
            _TERM,
            "removed",
            {
                "entry_id": Column("id", "of which hours"),
                "public_id": Column("id", "which file shows them"),
            },
            row=("entry_id", "public_id"),
        ),
        "entry_pending": Table(
            "nobody",
            "until it is settled",
            "removed",
            {
                "entry_id": Column("id", "which hours"),
                "appointment_id": Column("id", "in which appointment"),
                "day": Column("clear", "of which day"),
                "state": Column("clear", "for whom they wait"),
                "since": Column("clear", "since when"),
            },
            row=("entry_id",),
        ),
        "service_total": Table(
            "nobody",
            _TERM,
            "removed",
            {
                "appointment_id": Column("id", "of which appointment"),
                "service_year": Column("clear", "in which service year"),
                "month": Column("clear", "in which month"),
                "waiting": Column("clear", "minutes that wait for the firm"),
                "confirmed": Column("clear", "minutes that were confirmed"),
                "disputed": Column("clear", "minutes that are disputed"),
                "checked": Column("clear", "minutes an officer has checked"),
                "entries": Column("clear", "how many entries"),
                "projects": Column("clear", "projects applied for"),
                "patents": Column("clear", "patents filed"),
                "trained": Column("clear", "people trained"),
            },
            row=("appointment_id", "service_year", "month"),
        ),
        "service_result": Table(
            "person",
            _TERM,
            "removed",
            {
                "id": Column("id", "names it"),
                "appointment_id": Column("id", "in which appointment"),
                "person_id": Column("id", "whose work it came of"),
                "day": Column("clear", "when there was something to show"),
                "kind": Column("clear", "what kind of result it is"),
                "name": Column("sealed", "what it is called"),
                "market_number": Column("sealed", "its number in the technology market"),
                "platforms": Column("clear", "where it is listed"),
                "used_first": Column("clear", "whether it is used first and paid for later"),
                "number": Column("clear", "how many there are of it"),
                "made_at": Column("clear", "when it was entered"),
                "removed_at": Column("clear", "when it was taken out"),
            },
            owner="person_id",
        ),
        "log_time": Table(
            "person",
            "until they choose another, or erase it",
            "removed",
            {
                "person_id": Column("id", "whose wish it is"),
                "weekday": Column("clear", "on which day of the week they want to be reminded to log hours"),
                "hour": Column("clear", "at which hour"),
            },
            owner="person_id",
        ),
    }
)
"""The tables of service time."""
