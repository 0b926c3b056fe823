"""The use cases by name. Each is a plain function beside this file; none is called except through its name here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial, wraps
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


NOT_PROVEN = "not-proven"
"""The text of the refusal that asks the actor to show who they are first, and says how."""


class NotThere(Exception):
    """An object does not exist, or the actor may not do this with it: nobody is told which of the two."""


class NotProven(Exception):
    """The actor may do this, and has to show just before that it is them."""


Run = Callable[[UnitOfWork, Actor, Mapping[str, Any]], Ok | No]


@dataclass(frozen=True, slots=True)
class Service:
    """A use case: what dialogues may know of it, and the function that does it."""

    signature: Signature
    run: Run


SERVICES: dict[str, Service] = {}


def service(name: str, *, reads: tuple[str, ...] = (), refusals: tuple[str, ...] = ()) -> Callable[[Run], Run]:
    """Make a function callable by dialogues: the answers it reads, and the text keys it may refuse with.

    What is `NotThere` or `NotProven` is refused for it.
    """

    def register(run: Run) -> Run:
        SERVICES[name] = refusing(Signature(name, reads, refusals), run)
        return run

    return register


def refusing(signature: Signature, run: Run) -> Service:
    """The service that a function makes which asks the gate: what the gate stops is refused in its words."""

    @wraps(run)
    def answer(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
        try:
            return run(uow, actor, inputs)
        except NotThere:
            return No(NOT_THERE)
        except NotProven:
            return No(NOT_PROVEN)

    return Service(replace(signature, refusals=(*signature.refusals, NOT_THERE, NOT_PROVEN)), answer)


Bound = tuple[Callable[..., Ok | No], tuple[str, ...], tuple[str, ...]]
"""A use case that takes something first, the answers it reads, and the text keys it may refuse with."""


def with_first(first: Any, *uses: Bound) -> dict[str, Service]:
    """The services of functions that all take the same first, such as the programmes, called as these are."""
    return {
        run.__name__: refusing(Signature(run.__name__, reads, refusals), partial(run, first))
        for run, reads, refusals in uses
    }


def signatures() -> dict[str, Signature]:
    """What dialogues may call, for the content they are checked against."""
    return {name: entry.signature for name, entry in SERVICES.items()}
