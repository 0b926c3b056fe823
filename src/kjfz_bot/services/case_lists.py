"""Lists of cases: what waits for somebody by all their roles, oldest first, then what else they may follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from kjfz_bot.domain.access import Scope, may_ever
from kjfz_bot.domain.workflow import Side
from kjfz_bot.services import pages
from kjfz_bot.services.access import Gate
from kjfz_bot.services.case_scene import ACTIONS, ANSWERING, sides_of
from kjfz_bot.storage import case_turns, cases
from kjfz_bot.storage.cases import Kept
from kjfz_bot.storage.store import UnitOfWork

MOST = 200
"""Cases of a queue that are counted at most; what waits behind them comes once these are decided."""

LOOKED_AT = 30
"""Cases of a queue of which each is looked at, whether the person may really act on it, before they are counted."""

Places = list[tuple[datetime, int]]

_BY_PLACE: tuple[Side, ...] = ("firm", "unit", "district", "city", "talent_office")
_IN_PERSON: tuple[Side, ...] = ("expert", "reviewer")


def waiting(uow: UnitOfWork, gate: Gate, limit: int) -> list[int]:
    """The cases that wait for somebody by any of their roles, longest waiting first."""
    found: Places = []
    for side in _BY_PLACE:
        for scope in gate.scopes(ACTIONS[side]):
            found += case_turns.waiting_at(uow, scope, side, limit)
    for side in _IN_PERSON:
        if may_ever(gate.holder, ACTIONS[side]):
            found += case_turns.waiting_for(uow, gate.holder.person, side, limit)
    return list(dict.fromkeys(number for _, number in sorted(found)))[:limit]


def count(uow: UnitOfWork, gate: Gate) -> int:
    """How many cases wait for somebody."""
    numbers = waiting(uow, gate, MOST)
    return len(numbers) if len(numbers) > LOOKED_AT else len(queue(uow, gate, numbers))


def queue(uow: UnitOfWork, gate: Gate, numbers: Iterable[int]) -> list[Kept]:
    """Those of these cases in which somebody may act."""
    return [kept for kept in cases.several(uow, numbers).values() if waits(gate, kept)]


def waits(gate: Gate, kept: Kept) -> bool:
    """Whether a case waits for somebody."""
    return any(set(acts) & set(ANSWERING) for _, acts in sides_of(gate, kept))


def page(uow: UnitOfWork, gate: Gate, start: int) -> tuple[list[tuple[Kept, bool]], int]:
    """A page of somebody's cases with whether each waits for them, and how many there are as far as that is known."""
    wanted = start + pages.PAGE + 1
    numbers = waiting(uow, gate, wanted)
    for is_open in (True, False):
        if len(numbers) < wanted:
            more = _listed(uow, gate, wanted + len(numbers), is_open=is_open)
            numbers = list(dict.fromkeys([*numbers, *more]))[:wanted]
    shown = cases.several(uow, numbers[start : start + pages.PAGE])
    return [(kept, waits(gate, kept)) for kept in shown.values()], len(numbers)


def _listed(uow: UnitOfWork, gate: Gate, limit: int, *, is_open: bool) -> list[int]:
    found: Places = []
    for kind, of in _kinds(gate):
        found += case_turns.listed(uow, kind, of, limit, is_open=is_open)
    return list(dict.fromkeys(number for _, number in sorted(found, reverse=True)))


def _kinds(gate: Gate) -> Iterator[tuple[str, Scope | int]]:
    """What somebody may follow: their own cases, and those of the places where they have a role."""
    person = gate.holder.person
    yield "expert", person
    for grant in gate.holder.grants:
        place = Scope(grant.programme, organisation=grant.organisation)
        match grant.role:
            case "firm":
                yield "firm", place
            case "unit":
                yield "unit", place
            case "district":
                if grant.district is not None:
                    yield "district", Scope(grant.programme, grant.district)
            case "city" | "talent_office":
                yield "programme", Scope(grant.programme)
            case "reviewer":
                yield "reviewer", person
            case _:
                pass
