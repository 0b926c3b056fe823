"""What firm, VP and officers are told of hours: a dispute, its answer, a correction, a withdrawal, an officer's word.

Whoever does something in the ledger calls the function for it in the same transaction. What waits for somebody to act
is beside it (`hours_waiting_told.py`); that hours were confirmed is not told, since nothing is to be done about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Literal

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.access_table import Role
from kjfz_bot.domain.service_entry import Entry
from kjfz_bot.services.firms import people_told
from kjfz_bot.services.hours_words import line, listed, vp_words
from kjfz_bot.services.notices import notify
from kjfz_bot.services.places import NOTHING
from kjfz_bot.services.registry import Actor
from kjfz_bot.storage import grants, organisations
from kjfz_bot.storage.notices import Kind, Notice
from kjfz_bot.storage.store import UnitOfWork

NAMED = 8
"""Entries that are named in one message; of the others it says how many there are."""

MOST_TOLD = 20
"""Officers told of one thing at most."""


def disputed(uow: UnitOfWork, actor: Actor, found: Iterable[Entry], reason: str) -> None:
    """Tell each VP which of their entries the firm disputes, why, and where they answer."""
    for own in _by_term(found):
        _tell(uow, actor, own, [own[0].person], "hours_disputed", "decision", {"reason": reason})


def doubted(uow: UnitOfWork, actor: Actor, found: Iterable[Entry], reason: str) -> None:
    """Tell each VP, and the officers, that the firm confirmed entries by mistake."""
    for own in _by_term(found):
        _tell(uow, actor, own, [own[0].person], "hours_doubted", "decision", {"reason": reason})
        _tell(uow, actor, own, officers_of(uow, own[0].firm), "hours_doubted_at_firm", "notice", {"reason": reason})


def corrected(uow: UnitOfWork, actor: Actor, before: Entry, after: Sequence[Entry], reason: str | None = None) -> None:
    """Tell that other hours stand in the place of an entry.

    The firm hears of what it had said something of: the rest waits for it anyway. Of an officer's correction the VP
    hears as well.
    """
    by_officer = actor.person != before.person
    if before.state == "waiting" and not by_officer:
        return
    people = people_told(uow, before.firm, before.person if by_officer else None)
    args = {"before": line(before), "after": listed(after, NAMED), "reason": reason or NOTHING}
    args["by"] = {"text": "vp-hours-who.officer" if by_officer else "vp-hours-who.vp"}
    _tell(uow, actor, [before], people, "hours_corrected", "decision" if by_officer else "notice", args)


def withdrawn(uow: UnitOfWork, actor: Actor, entry: Entry) -> None:
    """Tell the firm that an entry is gone of which it had said something."""
    if entry.state != "waiting":
        _tell(uow, actor, [entry], people_told(uow, entry.firm), "hours_withdrawn", "notice", {})


def insisted(uow: UnitOfWork, actor: Actor, found: Iterable[Entry], reason: str) -> None:
    """Tell the firm that a VP insists on what it disputes; officers are told that it waits for them."""
    for own in _by_term(found):
        _tell(uow, actor, own, people_told(uow, own[0].firm), "hours_insisted_on", "notice", {"reason": reason})


def decided(
    uow: UnitOfWork, actor: Actor, found: Iterable[Entry], verdict: Literal["upheld", "struck"], reason: str
) -> None:
    """Tell VP and firm what an officer decided on entries."""
    for own in _by_term(found):
        people = people_told(uow, own[0].firm, own[0].person)
        _tell(uow, actor, own, people, "hours_decided", "decision", {"verdict": verdict, "reason": reason})


def officers_of(uow: UnitOfWork, firm: int) -> list[int]:
    """The officers responsible for a firm: its district's, or the city's where that has none."""
    place = organisations.find(uow, firm)
    assert place is not None
    scopes: Mapping[Role, Scope] = {
        "district": Scope(place.programme, place.district),
        "city": Scope(place.programme),
    }
    for role, scope in scopes.items():
        given = [each.person for each in grants.under(uow, [scope], role, MOST_TOLD) if each.confirmed]
        if given:
            return given
    return []


def _by_term(found: Iterable[Entry]) -> list[list[Entry]]:
    def term(entry: Entry) -> int:
        return entry.appointment

    ordered = sorted(found, key=lambda entry: (entry.appointment, entry.day, entry.id))
    return [list(own) for _, own in groupby(ordered, term)]


def _tell(
    uow: UnitOfWork,
    actor: Actor,
    own: Sequence[Entry],
    people: Iterable[int],
    topic: str,
    kind: Kind,
    more: Mapping[str, Any],
) -> None:
    """Tell people of entries of one term, but whoever did it."""
    firm = organisations.find(uow, own[0].firm)
    assert firm is not None
    vp = vp_words(uow, own[0].person, firm.programme)
    args = {"firm": firm.name, "vp": vp, "count": len(own), "lines": listed(own, NAMED), **more}
    for person in dict.fromkeys(people):
        if person != actor.person:
            cause = f"{own[0].id}:{actor.now.isoformat()}"
            notify(uow, Notice(person, topic, cause, kind, actor.now, args=args))
