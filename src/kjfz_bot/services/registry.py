"""The use cases by name. Each is a plain function beside this file; none is called except through its name here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from kjfz_bot.dialog.content import Signature
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.storage.people import Address, AddressKey
from kjfz_bot.storage.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, when they asked for it, and where they wrote from."""

    person: int
    now: datetime
    address: Address | None = None

    @property
    def key(self) -> AddressKey | None:
        """The channel they wrote from, and what it calls them."""
        return None if self.address is None else self.address.key

    @property
    def channel(self) -> str:
        """The channel they wrote from, or nothing where they did not write."""
        return "" if self.address is None else self.address.key.channel


NOT_THERE = "not-there"
"""The text of the refusal that says nothing: no such thing, or none that is the actor's business."""


class NotThere(Exception):
    """An object does not exist, or the actor may not do this with it: nobody is told which of the two."""


Run = Callable[[UnitOfWork, Actor, Mapping[str, Any]], Ok | No]


@dataclass(frozen=True, slots=True)
class Service:
    """A use case: what dialogues may know of it, and the function that does it."""

    signature: Signature
    run: Run


SERVICES: dict[str, Service] = {}


def service(name: str, *, reads: tuple[str, ...] = (), refusals: tuple[str, ...] = ()) -> Callable[[Run], Run]:
    """Make a function callable by dialogues: the answers it reads, and the text keys it may refuse with.

    What is `NotThere` is refused for it.
    """

    def register(run: Run) -> Run:
        SERVICES[name] = Service(Signature(name, reads, (*refusals, NOT_THERE)), _refusing(run))
        return run

    return register


def _refusing(run: Run) -> Run:
    @wraps(run)
    def answer(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
        try:
            return run(uow, actor, inputs)
        except NotThere:
            return No(NOT_THERE)

    return answer


def signatures() -> dict[str, Signature]:
    """What dialogues may call, for the content they are checked against."""
    return {name: entry.signature for name, entry in SERVICES.items()}
