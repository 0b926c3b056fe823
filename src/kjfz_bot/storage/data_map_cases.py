"""The part of the data map that tells of cases (`schema_cases.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kjfz_bot.storage.data_kinds import DATABASE, Column, Table

CASES: Mapping[str, Table] = MappingProxyType(
    {
        "case_workflow": Table(
            "database",
            DATABASE,
            "not concerned",
            {
                "fingerprint": Column("hash", "names the way a case goes"),
                "programme": Column("clear", "of which programme"),
                "workflow": Column("clear", "which of its ways"),
                "body": Column("clear", "its steps, as the programme had them"),
            },
        ),
        "application": Table(
            "person",
            DATABASE,
            "emptied",
            {
                "id": Column("id", "names it"),
                "public_id": Column("clear", "its case number"),
                "programme": Column("clear", "in which programme"),
                "workflow": Column("clear", "which way it goes"),
                "fingerprint": Column("hash", "that way as it was"),
                "expert_id": Column("id", "the expert it is about"),
                "unit_id": Column("id", "their unit"),
                "firm_id": Column("id", "the firm"),
                "need_id": Column("id", "the need"),
                "opened_by": Column("id", "who opened it"),
                "opened_at": Column("clear", "when it was opened"),
                "version": Column("clear", "how much was done in it"),
                "digest": Column("hash", "proves all that it says"),
                "step": Column("clear", "which step is due"),
                "end_state": Column("clear", "how it ended"),
                "since": Column("clear", "since when it is so far"),
                "round": Column("clear", "how often it was set back"),
                "holds": Column("clear", "whether it takes one of the need's places"),
                "expires_on": Column("clear", "when it ends if nobody acts"),
            },
            owner="expert_id",
            others=("opened_by",),
        ),
        "application_turn": Table(
            "nobody",
            "until the step is taken",
            "kept",
            {
                "application_id": Column("id", "which case"),
                "side": Column("clear", "who is to act"),
                "seat": Column("id", "which reviewer is"),
                "programme": Column("clear", "in which programme"),
                "organisation_id": Column("id", "at which firm or unit"),
                "since": Column("clear", "since when"),
                "late_on": Column("clear", "until when it may take before somebody is told"),
                "reminded": Column("clear", "whether they were reminded"),
            },
        ),
        "application_event": Table(
            "nobody",
            DATABASE,
            "emptied",
            {
                "application_id": Column("id", "in which case"),
                "seq": Column("clear", "its place"),
                "act": Column("clear", "what was done"),
                "step": Column("clear", "at which step"),
                "side": Column("clear", "for which side"),
                "round": Column("clear", "in which round of it"),
                "seat": Column("id", "which reviewer did"),
                "by_id": Column("id", "who did it"),
                "office_id": Column("id", "for which office, firm or unit"),
                "names": Column("clear", "which event it answers"),
                "becomes": Column("clear", "what a decision would become"),
                "words": Column("house", "what an office, a firm or a unit wrote"),
                "digest": Column("hash", "proves all that the case says"),
                "superseded": Column("clear", "whether another decision took its place"),
                "at": Column("clear", "when"),
            },
            others=("by_id",),
        ),
        "application_words": Table(
            "person",
            "as long as the person",
            "removed",
            {
                "application_id": Column("id", "in which case"),
                "seq": Column("clear", "with which act"),
                "person_id": Column("id", "who wrote it"),
                "words": Column("sealed", "what they wrote in their case"),
            },
            owner="person_id",
            row=("application_id", "seq"),
        ),
        "application_reviewer": Table(
            "nobody",
            DATABASE,
            "emptied",
            {
                "id": Column("id", "names the seat"),
                "application_id": Column("id", "which case"),
                "person_id": Column("id", "whom it was assigned to"),
                "assigned_at": Column("clear", "when"),
            },
            others=("person_id",),
        ),
        "pool_member": Table(
            "person",
            "as long as the person",
            "removed",
            {
                "id": Column("id", "names it"),
                "programme": Column("clear", "in which programme"),
                "person_id": Column("id", "who is in the pool"),
                "unit_id": Column("id", "recommended by which unit"),
                "application_id": Column("id", "by which case"),
                "joined_at": Column("clear", "since when"),
            },
            owner="person_id",
        ),
    }
)
