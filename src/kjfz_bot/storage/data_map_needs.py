"""The part of the data map that tells of needs (`schema_needs.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kjfz_bot.storage.data_kinds import DATABASE, Column, Table

NEEDS: Mapping[str, Table] = MappingProxyType(
    {
        "need": Table(
            "nobody",
            DATABASE,
            "emptied",
            {
                "id": Column("id", "names it"),
                "public_id": Column("clear", "its case number"),
                "programme": Column("clear", "in which programme"),
                "firm_id": Column("id", "of which firm"),
                "state": Column("clear", "how far it is"),
                "turn": Column("clear", "which office is to act on it"),
                "version": Column("clear", "how often it was changed once submitted"),
                "title": Column("clear", "what the firm needs, in a line"),
                "scene": Column("clear", "where the problem shows"),
                "problem": Column("clear", "what the problem is"),
                "present": Column("clear", "present figures"),
                "target": Column("clear", "figures wanted"),
                "limits": Column("clear", "what limits a solution, and what was tried"),
                "field": Column("clear", "its field"),
                "keywords": Column("clear", "its keywords"),
                "expert": Column("clear", "what kind of expert is wanted"),
                "form": Column("clear", "how they would work together"),
                "budget": Column("clear", "the budget"),
                "vps": Column("clear", "how many VPs are wanted"),
                "vps_reason": Column("clear", "why more than one"),
                "named": Column("clear", "whether the firm is named"),
                "valid_until": Column("clear", "until when it stands"),
                "files": Column("id", "its attachments"),
                "self_check": Column("clear", "what the firm said of itself in its self-check"),
                "made_by": Column("id", "who wrote it"),
                "made_at": Column("clear", "when it was begun"),
                "submitted_by": Column("id", "who submitted it"),
                "submitted_at": Column("clear", "when it was submitted last"),
                "state_at": Column("clear", "since when it is so far"),
                "published_at": Column("clear", "when it was published"),
                "published_order": Column("clear", "counts what was published"),
                "batch_id": Column("id", "from which import"),
            },
            others=("made_by", "submitted_by"),
        ),
        "need_decision": Table(
            "nobody",
            DATABASE,
            "emptied",
            {
                "id": Column("id", "names it"),
                "need_id": Column("id", "on which need"),
                "version": Column("clear", "on which version of it"),
                "step": Column("clear", "which step it is"),
                "fingerprint": Column("hash", "proves what was seen"),
                "verdict": Column("clear", "what was decided"),
                "reason": Column("house", "why, as the firm reads it"),
                "office_id": Column("id", "which office decided"),
                "decided_by": Column("id", "who decided"),
                "decided_at": Column("clear", "when"),
            },
            others=("decided_by",),
        ),
        "need_search": Table(
            "nobody",
            "as long as the need is published",
            "kept",
            {
                "published_order": Column("clear", "counts what was published"),
                "need_id": Column("id", "which need"),
                "terms": Column("clear", "what it is found by: its characters, pairs, words, initials and places"),
                "content": Column("clear", "what it says, in one script and case"),
            },
        ),
        "need_subscription": Table(
            "person",
            "until they end it, or erase it",
            "removed",
            {
                "id": Column("id", "names it"),
                "person_id": Column("id", "who wants to be told"),
                "programme": Column("clear", "in which programme"),
                "district": Column("clear", "of which district"),
                "field": Column("clear", "in which field"),
                "words": Column("sealed", "which words they look for"),
                "seen_order": Column("clear", "up to which need it was looked at"),
                "made_at": Column("clear", "since when"),
            },
            owner="person_id",
        ),
    }
)
