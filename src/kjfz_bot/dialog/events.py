"""The log of a conversation: one record for each thing that happened. Kinds and bodies are listed in docs/engine.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

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


class Event(NamedTuple):
    """One thing that happened in a person's conversation; `seq` is gapless for the person, `body` is JSON-native.

    This and what else each turn makes many of are tuples, which take a third of the time that frozen data classes do.
    """

    seq: int
    run: int
    kind: str
    body: Mapping[str, Any]
