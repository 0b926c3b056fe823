"""The part of the data map that tells of rounds (`schema_rounds.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kjfz_bot.storage.data_kinds import DATABASE, Column, Table

ROUNDS: Mapping[str, Table] = MappingProxyType(
    {
        "case_round": Table(
            "nobody",
            DATABASE,
            "emptied",
            {
                "id": Column("id", "names it"),
                "programme": Column("clear", "in which programme"),
                "workflow": Column("clear", "of which way of cases"),
                "step": Column("clear", "of which step"),
                "district": Column("clear", "of which district, if it is one's"),
                "name": Column("clear", "what its office calls it"),
                "opens_on": Column("clear", "from when on it takes cases"),
                "closes_on": Column("clear", "until when"),
                "quota": Column("clear", "for how many people"),
                "budget": Column("clear", "with how much money"),
                "state": Column("clear", "how far it is"),
                "made_by": Column("id", "who made it"),
                "made_at": Column("clear", "when"),
                "minutes": Column("clear", "which file the minutes are"),
                "words": Column("house", "what is said of all cases that pass"),
                "decided_by": Column("id", "who had it decided"),
                "decided_at": Column("clear", "when"),
            },
            others=("made_by", "decided_by"),
        ),
        "round_case": Table(
            "nobody",
            DATABASE,
            "kept",
            {
                "round_id": Column("id", "in which round"),
                "application_id": Column("id", "which case"),
                "place": Column("clear", "its place in it"),
                "version": Column("clear", "the version that was seen"),
                "digest": Column("hash", "proves all that it said then"),
                "verdict": Column("clear", "what it is to become"),
                "reason": Column("house", "why"),
                "result": Column("clear", "what became of it"),
                "why": Column("clear", "what stood in the way"),
                "seq": Column("clear", "the event that decided on it"),
            },
            row=("round_id", "application_id"),
        ),
    }
)
"""Rounds and the cases in them."""
