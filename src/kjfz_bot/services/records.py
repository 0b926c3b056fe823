"""What makes somebody more than a visitor: a feature that keeps something of a person by itself registers here.

Who has records is not joined to another person by themselves: an officer has to look at both.
"""

from __future__ import annotations

from collections.abc import Callable

from kjfz_bot.storage.store import UnitOfWork

Has = Callable[[UnitOfWork, int], bool]

RECORDS: dict[str, Has] = {}


def records(name: str) -> Callable[[Has], Has]:
    """Make a function say of a person whether a feature keeps something of them, such as a role or a case."""

    def register(has: Has) -> Has:
        RECORDS[name] = has
        return has

    return register


def has_records(uow: UnitOfWork, person: int) -> bool:
    """Whether anything is kept of a person that may not simply become another's."""
    return any(has(uow, person) for has in RECORDS.values())
