"""The log of a conversation: one record for each thing that happened. Kinds and bodies are listed in docs/engine.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

How = Literal["given", "auto", "default", "kept", "skipped", "unsure", "returned"]

BY_PERSON: frozenset[str] = frozenset({"given", "skipped", "unsure", "returned"})
"""The ways of answering that going back takes as a stop; automatic answers are never one."""

KINDS = (
    "opened",
    "resumed",
    "closed",
    "offered",
    "answered",
    "turned",
    "changing",
    "done",
    "refused",
    "undone",
    "back",
    "rebased",
    "tried",
)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in a person's conversation; `seq` is gapless for the person, `body` is JSON-native."""

    seq: int
    run: int
    kind: str
    body: Mapping[str, Any]
