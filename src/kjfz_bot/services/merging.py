"""An officer makes one person of two who both have records, since nobody may take another's records by themselves.

Both have said that they are one (`linking.py`). An officer who is responsible for every record of both looks at them,
says so twice, and shows just before that it is them. What cannot be one person's is refused, with the reason.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain import personal
from kjfz_bot.domain.access import Object
from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.consent import PURPOSES
from kjfz_bot.domain.service_limits import collide
from kjfz_bot.language.masks import masked
from kjfz_bot.services import access, pages, seats
from kjfz_bot.services.access import Gate
from kjfz_bot.services.looks import looked, opened_by
from kjfz_bot.services.notices import notify
from kjfz_bot.services.places import moment
from kjfz_bot.services.registry import Actor, NotThere, service
from kjfz_bot.storage import (
    addresses,
    appointments,
    audit,
    consents,
    entries,
    firms,
    grants,
    jobs,
    merge_requests,
    merging,
    profiles,
)
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.merge_requests import Request
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork

JOB = "merge"
"""The kind of job that makes two people one as an officer decided; its key is the request's number."""

MOST = 200
"""Requests that are looked through at most; those behind them come once these are decided."""

KEPT = timedelta(days=30)
"""How long a request can be decided on, and how long one that was refused is remembered."""

LOOK, MERGE = "look_at_merge", "merge_people"


@service("merges_to_decide")
def merges_to_decide(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The requests the person may decide on, longest waiting first; nobody is named in the list."""
    found = queue(uow, access.gate(uow, actor))
    start = pages.start_of(inputs["cursor"])
    return pages.page(
        [[f"{request.id}", _line(request)] for request in found[start : start + pages.PAGE]], start, len(found)
    )


def queue(uow: UnitOfWork, gate: Gate) -> list[Request]:
    """The requests that wait for somebody, longest waiting first."""
    return [request for request in merge_requests.waiting(uow, MOST) if _may_look(uow, gate, request)]


def _may_look(uow: UnitOfWork, gate: Gate, request: Request) -> bool:
    things = things_of(uow, request.pair)
    return bool(things) and all(gate.can(LOOK, thing).allowed for thing in things)


def _line(request: Request) -> dict[str, Any]:
    args = {"number": f"{request.id}", "at": moment(request.asked_at)}
    return {"text": "merges-request.item", "args": args}


@service("look_at_merge", reads=("request",), refusals=("merges-decided",))
def look_at_merge(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What is kept of both, hidden as far as it may be, and what stands against it; both can read who has looked."""
    request = _found(uow, actor, inputs["request"], LOOK)
    if request.state != "open":
        return No("merges-decided", "request")
    grant = access.gate(uow, actor).role_for(LOOK, things_of(uow, request.pair)[0])
    for person in sorted(request.pair):  # in the order in which every process comes to people's doors
        looked(uow, actor, person, opened_by(uow, grant, "records", MERGE))
    staying, joining = (_records(uow, person) for person in request.pair)
    against = conflicts(uow, *request.pair)
    args = {
        "at": moment(request.asked_at),
        "staying": {"lines": staying},
        "joining": {"lines": joining},
        "against": {"lines": [{"text": f"merges-against.{each}"} for each in against or ["nothing"]]},
    }
    return Ok(value={"seen": _fingerprint(staying, joining), "against": against}, text_args=args)


@service("merge_decisions", reads=("seen",))
def merge_decisions(_uow: UnitOfWork, _actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What can be decided on what was seen."""
    names = ["refuse", "later"] if inputs["seen"]["against"] else ["merge", "refuse", "later"]
    return Ok([[name, {"text": f"merges-decision.{name}"}] for name in names])


@service("decide_on_merge", reads=("request", "seen", "decision", "reason"), refusals=("merges-decided",))
def decide_on_merge(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Agree to what was seen, or refuse it for a reason; where it is something else by now, say so and do nothing."""
    merges, reason = inputs["decision"] == "merge", inputs["reason"]
    request = _found(uow, actor, inputs["request"], MERGE if merges else LOOK)
    if not merges and not reason:
        raise NotThere(reason)
    seen = inputs["seen"]
    now_seen = _fingerprint(*(_records(uow, person) for person in request.pair))
    if merges and (conflicts(uow, *request.pair) or seen["seen"] != now_seen):
        return Ok(text_args={"state": "changed"})
    after: merge_requests.State = "agreed" if merges else "refused"
    if not merge_requests.move(uow, request, "open", after, actor.person, actor.now):
        return No("merges-decided", "request")
    if merges:
        jobs.add(uow, JOB, f"{request.id}", actor.now, {})
    else:
        _refuse(uow, actor, request, reason)
    return Ok(text_args={"state": after})


def can_be_asked(uow: UnitOfWork, pair: tuple[int, int]) -> bool:
    """Whether there may be an officer who is responsible for every record of both: they are all in one programme."""
    return len({thing.programme for thing in things_of(uow, pair)}) == 1


def things_of(uow: UnitOfWork, pair: tuple[int, int]) -> list[Object]:
    """Every record of both, as the gate sees it: both are parties to each."""
    found = [thing for person in pair for thing in _things(uow, person)]
    return [replace(thing, owner=None, parties=thing.parties | frozenset(pair)) for thing in found]


def _things(uow: UnitOfWork, person: int) -> Iterator[Object]:
    yield from (given.thing for given in grants.own(uow, person))
    yield from (kept.profile.thing for kept in profiles.of_person(uow, person))
    yield from (firm.thing for firm in firms.of_person(uow, person))
    yield from (each.thing for each in appointments.of_person(uow, person))


def conflicts(uow: UnitOfWork, staying: int, joining: int) -> list[str]:
    """What cannot be one person's: each has words of its own."""
    one, other = (
        {kept.profile.unit.programme for kept in profiles.of_person(uow, each)} for each in (staying, joining)
    )
    terms = product(appointments.of_person(uow, staying), list(appointments.of_person(uow, joining)))
    found = {
        "profiles": bool(one & other),
        "terms": any(_collide(mine, theirs) for mine, theirs in terms),
        "hours": ledgers_collide(uow, staying, joining),
        "decided": merging.decided_on(uow, staying, joining),
        "gave": merging.gave(uow, staying, joining),
    }
    return [name for name, stands in found.items() if stands]


def _collide(mine: Appointment, theirs: Appointment) -> bool:
    """Whether two terms in one programme have a day in common."""
    same = mine.firm.programme == theirs.firm.programme
    return same and mine.starts_on <= theirs.ends_on and theirs.starts_on <= mine.ends_on


def ledgers_collide(uow: UnitOfWork, staying: int, joining: int) -> bool:
    """Whether hours of both could not be one person's: some overlap, or a day would have more than it may."""
    days = entries.days_of_both(uow, staying, joining)
    return collide([entry for person in (staying, joining) for entry in entries.live_on(uow, person, days)])


def take_over(uow: UnitOfWork, request: Request, now: datetime) -> None:
    """Make the records of who comes those of who stays; before their addresses and conversations are joined."""
    staying, joining = request.pair
    held = grants.own(uow, staying)
    for given in grants.own(uow, joining):
        if grants.held(held, given.role, given.organisation.id):
            grants.end(uow, given, request.decided_by, "merged", now)
    merging.move_records(uow, staying, joining)
    _settle_consents(uow, staying, now)


def agreed(uow: UnitOfWork, number: int) -> Request | None:
    """The request that an officer agreed to; None where it is done, or one of the two is not there any more."""
    request = merge_requests.find(uow, number)
    return request if request is not None and request.state == "agreed" else None


def is_on_the_way(uow: UnitOfWork, pair: tuple[int, int]) -> bool:
    """Whether a file of theirs is still coming in, for a question in a conversation that is about to end."""
    return merging.receiving(uow, pair)


def remove_expired(uow: UnitOfWork, now: datetime) -> None:
    """Remove requests that nobody answered, or that were decided long ago."""
    merge_requests.remove_older(uow, now - KEPT, now - timedelta(days=1))


def _settle_consents(uow: UnitOfWork, person: int, now: datetime) -> None:
    """What was said last counts: who withdrew after having agreed elsewhere has not agreed."""
    given = consents.of(uow, person)
    for purpose in PURPOSES:
        own = [each for each in given if each.purpose == purpose]
        withdrawn = max((each.withdrawn_at for each in own if each.withdrawn_at is not None), default=None)
        standing = max((each.given_at for each in own if each.withdrawn_at is None), default=None)
        if withdrawn is not None and standing is not None and standing < withdrawn:
            consents.withdraw(uow, person, purpose, now)


def _found(uow: UnitOfWork, actor: Actor, named: object, action: str) -> Request:
    """A request of which every record is the actor's to decide on; NotThere for any other."""
    number = f"{named}"
    request = merge_requests.find(uow, int(number)) if number.isascii() and number.isdigit() else None
    things = things_of(uow, request.pair) if request is not None and request.state != "asked" else []
    if request is None or not things:
        raise NotThere(named)
    gate = access.gate(uow, actor)
    for thing in things:
        gate.require(action, thing)
    return request


def _refuse(uow: UnitOfWork, actor: Actor, request: Request, reason: str) -> None:
    """Tell both why; the audit says that a reason was given, and not which."""
    ways = (request.pair, request.pair[::-1])
    said: dict[str, str | int] = {"by": actor.person, "reason": "given"}
    audit.record(uow, *(Deed(one, "merge_refused", actor.now, {**said, "person": other}) for one, other in ways))
    for notice in refusals(request, reason, actor.now):
        notify(uow, notice)


def refusals(request: Request, reason: str, now: datetime) -> list[Notice]:
    """What both are told who stay apart: why an officer refused, or NOTHING where something has changed instead."""
    return [
        Notice(person, "merge_refused", f"{request.id}", "decision", now, args={"reason": reason})
        for person in request.pair
    ]


def _records(uow: UnitOfWork, person: int) -> list[dict[str, Any]]:
    """What is kept of somebody, a line each; their name and number are hidden in part."""
    channels = sorted({own.key.channel for own in addresses.of_person(uow, person)})
    lines: list[dict[str, Any]] = [
        {"text": "merges-line.channels", "args": {"channels": {"join": [{"text": f"channel-{c}"} for c in channels]}}}
    ]
    lines += [_text("role", role=seats.line(each.role, each.organisation)) for each in grants.own(uow, person)]
    for kept in profiles.of_person(uow, person):
        said = kept.profile.particulars
        name, phone = (masked(mark(text)) for mark, text in ((personal.name, said.name), (personal.phone, said.phone)))
        words = {"name": personal.name(name), "phone": personal.phone(phone), "unit": kept.profile.unit.name}
        lines.append(_text("profile", **words, programme={"text": f"{kept.profile.unit.programme}.short"}))
    lines += [_text("firm", name=firm.organisation.name) for firm in firms.of_person(uow, person)]
    lines += [_text("term", firm=each.firm.name, **_days(each)) for each in appointments.of_person(uow, person)]
    return lines


def _days(each: Appointment) -> dict[str, str]:
    return {"start": each.starts_on.isoformat(), "end": each.ends_on.isoformat()}


def _text(name: str, /, **args: Any) -> dict[str, Any]:
    return {"text": f"merges-line.{name}", "args": args}


def _fingerprint(*seen: list[dict[str, Any]]) -> str:
    """Tells whether the same is seen again."""
    return hashlib.sha256(json.dumps(seen, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
