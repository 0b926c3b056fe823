"""The use cases by name. Each is a plain function beside this file; none is called except through its name here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kjfz_bot.dialog.content import Signature
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.storage.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, when they asked for it, and on which channel."""

    person: int
    now: datetime
    channel: str = ""


Run = Callable[[UnitOfWork, Actor, Mapping[str, Any]], Ok | No]


@dataclass(frozen=True, slots=True)
class Service:
    """A use case: what dialogues may know of it, and the function that does it."""

    signature: Signature
    run: Run


SERVICES: dict[str, Service] = {}


def service(name: str, *, reads: tuple[str, ...] = (), refusals: tuple[str, ...] = ()) -> Callable[[Run], Run]:
    """Make a function callable by dialogues: the answers it reads, and the text keys it may refuse with."""

    def register(run: Run) -> Run:
        SERVICES[name] = Service(Signature(name, reads, refusals), run)
        return run

    return register


def signatures() -> dict[str, Signature]:
    """What dialogues may call, for the content they are checked against."""
    return {name: entry.signature for name, entry in SERVICES.items()}
