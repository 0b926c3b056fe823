"""Being told of new needs: what somebody subscribed to, and once a day what was published of it since.

A subscription is a search as it was made. A digest only looks at what was published since the last one, and names a
few; it says nothing of needs of the person's own firms, which they know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from kjfz_bot.dialog.content import Signature
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.consent import SERVICE
from kjfz_bot.domain.need import Need
from kjfz_bot.language import search_terms
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.services import access, notices
from kjfz_bot.services.access import Gate
from kjfz_bot.services.consent import MISSING, require_consent
from kjfz_bot.services.need_search import ALL, SEARCH, WAYS, query_of
from kjfz_bot.services.need_words import line_words
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, refusing, service
from kjfz_bot.services.ways_in import WaysIn, for_known
from kjfz_bot.storage import need_search, need_subscriptions, needs
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.need_search import Query
from kjfz_bot.storage.need_subscriptions import Subscription
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.queues import Search
from kjfz_bot.storage.store import UnitOfWork

TOPIC = "needs_published"
JOB = "needs_published"
"""The topic of the digest, and the kind of the daily job that makes it."""

MOST = 10
"""Subscriptions of one person."""

NAMED = 5
"""Needs a digest names; of the others it says how many there are."""

COUNTED = 200
"""New needs of one subscription that are counted."""

AT_ONCE = 20
"""People told in one transaction, so that nobody waits long behind it."""

REST = timedelta(hours=20)
"""Nobody is told twice within this time: less than a day, since the job does not begin at the same minute each day."""

SETTLED = timedelta(minutes=10)
"""How old what is told has to be; by then every process has published what came before it."""

LASTS = timedelta(days=1)
"""How late a digest may be."""

UNDO = timedelta(hours=1)

TOO_MANY, SIGN_IN_FIRST = "needs_found-too_many", "needs_found-sign_in_first"
NOTHING_IN_IT = "needs-nothing_in_it"


def subscribe_to_needs(
    programmes: Mapping[str, Programme], uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]
) -> Ok | No:
    """Tell the person, from now on, of what fits the search they made."""
    if query_of(inputs) is None:
        raise NotThere(inputs["way"])
    return _subscribe(programmes, uow, actor, _subscription(uow, actor, inputs), "act")


def subscribe_to_words(
    programmes: Mapping[str, Programme], uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]
) -> Ok | No:
    """The same of words that nothing may have been found by yet, in every programme."""
    wanted = " ".join(inputs["wanted"].split())
    if not search_terms.words(wanted):
        return No(NOTHING_IN_IT, "wanted")
    search = {**dict.fromkeys(SEARCH), "way": wanted}
    return _subscribe(programmes, uow, actor, _subscription(uow, actor, search), "way")


def _subscribe(
    programmes: Mapping[str, Programme], uow: UnitOfWork, actor: Actor, new: Subscription, asked_at: str
) -> Ok | No:
    if (refused := require_consent(uow, actor, SERVICE)) is not None:
        return refused
    own = need_subscriptions.of_person(uow, actor.person)
    what = _what(programmes, new)
    if any(each.same(new) for each in own):
        return Ok(text_args={"what": what, "state": "same"})
    if len(own) >= MOST:
        return No(TOO_MANY, asked_at, {"most": MOST})
    number = need_subscriptions.add(uow, new, actor.now)
    return Ok(value=number, text_args={"what": what, "state": "new"}, undo_until=actor.now + UNDO)


def _subscription(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Subscription:
    programme = None if inputs["programme"] == ALL else inputs["programme"]
    words = None if inputs["way"] in WAYS else inputs["way"]
    return Subscription(actor.person, need_search.newest(uow), words, programme, inputs["district"], inputs["field"])


@service("undo_need_subscription")
def undo_need_subscription(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """End the subscription that was just made."""
    return _end(uow, actor, inputs["value"])


@service("end_need_subscription", reads=("subscription",))
def end_need_subscription(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """End one of the person's subscriptions."""
    return _end(uow, actor, inputs["subscription"])


def _end(uow: UnitOfWork, actor: Actor, named: object) -> Ok | No:
    number = f"{named}"
    if not number.isdecimal() or not need_subscriptions.remove(uow, actor.person, int(number)):
        raise NotThere(named)
    return Ok()


def my_need_subscriptions(
    programmes: Mapping[str, Programme], uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]
) -> Ok | No:
    """What the person subscribed to, oldest first; after two people became one it may be more than one may have."""
    own = need_subscriptions.of_person(uow, actor.person)
    return Ok({"items": [[f"{each.id}", _what(programmes, each)] for each in own], "next": None, "previous": None})


def _what(programmes: Mapping[str, Programme], wanted: Subscription) -> dict[str, Any]:
    """A subscription in words: what is looked for and where; everything where it says neither."""
    parts: list[Any] = [] if wanted.words is None else [{"text": "quoted", "args": {"label": wanted.words}}]
    for kind, value in (("field", wanted.field), ("district", wanted.district)):
        if value is not None:
            parts.append({"text": f"{_place(programmes, wanted, kind, value)}-{kind}-{value}", "or": value})
    parts += [] if wanted.programme is None else [{"text": f"{wanted.programme}.short"}]
    return {"join": parts} if wanted.words or wanted.field or wanted.district else _everything(parts)


def _everything(parts: list[Any]) -> dict[str, Any]:
    return {"join": [{"text": "need_subscriptions-everything"}, *parts]}


def _place(programmes: Mapping[str, Programme], wanted: Subscription, kind: str, value: str) -> str:
    """A programme that has a name for a field or district."""
    if wanted.programme is not None:
        return wanted.programme
    return next((name for name, programme in programmes.items() if value in _names(programme, kind)), "")


def _names(programme: Programme, kind: str) -> list[str]:
    pack = programme.pack
    if kind == "field":
        return list(pack.fields.list) if pack.fields else []
    return [district.id for district in pack.districts]


def is_for(uow: UnitOfWork, person: int, _now: datetime) -> bool:
    """Whether somebody subscribed to anything."""
    return bool(need_subscriptions.of_person(uow, person))


def tell_some(uow: UnitOfWork, job: Job, now: datetime) -> Mapping[str, Any] | None:
    """Look for what is new to some people and leave them a notice of it; how far it is, None once all were told."""
    order = int(job.progress.get("order") or need_search.settled(uow, now - SETTLED))
    if not job.progress:
        need_subscriptions.pass_by(uow, TOPIC, order)
    search = Search(TOPIC, now - REST, now + REST)
    people = need_subscriptions.behind(uow, search, order, int(job.progress.get("after", 0)), AT_ONCE)
    look = _Look(uow, order)
    for person in people:
        _tell(uow, look, person, now)
    return {"order": order, "after": people[-1]} if people else None


class _Look:
    """What was published of a search since somebody was told; found once for all who look for the same."""

    def __init__(self, uow: UnitOfWork, order: int) -> None:
        self._uow = uow
        self.order = order
        self._found: dict[tuple[Query, int], list[Need]] = {}

    def found(self, wanted: Subscription) -> list[Need]:
        query = query_of(_inputs(wanted))
        if query is None:
            return []
        place = (query, wanted.seen_order)
        if place not in self._found:
            found = need_search.newer(self._uow, query, wanted.seen_order, COUNTED)
            self._found[place] = [need for need in found if (need.order or 0) <= self.order]
        return self._found[place]


def _inputs(wanted: Subscription) -> dict[str, Any]:
    """The answers a subscription was made of."""
    way = "newest" if wanted.words is None else wanted.words
    return {"programme": wanted.programme, "way": way, "field": wanted.field, "district": wanted.district}


def _tell(uow: UnitOfWork, look: _Look, person: int, now: datetime) -> None:
    gate = access.gate_of(uow, person, now)
    wanted = need_subscriptions.of_person(uow, person)
    found = {need.id: need for each in wanted for need in look.found(each) if not _own(need, gate)}
    newest = sorted(found.values(), key=lambda need: -(need.order or 0))
    need_subscriptions.seen(uow, person, look.order)
    if newest:
        args = {"numbers": [need.public_id for need in newest[:NAMED]], "more": max(len(newest) - NAMED, 0)}
        notices.notify(uow, Notice(person, TOPIC, f"{look.order}", "task", now, now + LASTS, args=args))


def _own(need: Need, gate: Gate) -> bool:
    """Whether somebody is of the firm whose need it is, or wrote it."""
    firms = {grant.organisation for grant in gate.holder.grants if grant.role == "firm"}
    return need.firm.id in firms or gate.holder.person in need.thing.parties


@notices.still(TOPIC)
def _still(uow: UnitOfWork, notice: Notice, now: datetime) -> Mapping[str, Any] | None:
    """What of a digest is still published, in words; None where nothing is, or they subscribe to nothing any more."""
    gate = access.gate_of(uow, notice.person, now)
    lines = list(_lines(uow, gate, notice.args["numbers"]))
    if not lines or not is_for(uow, notice.person, now):
        return None
    return {"lines": {"lines": lines}, "count": len(lines), "more": notice.args["more"]}


def _lines(uow: UnitOfWork, gate: Gate, numbers: list[str]) -> Iterator[dict[str, Any]]:
    for number in numbers:
        need = needs.find(uow, number)
        if need is not None and need.thing.public:
            yield {"text": "notice-needs_published.line", "args": line_words(need, gate)}


def services(programmes: Mapping[str, Programme], ways_in: WaysIn) -> dict[str, Service]:
    """The services that depend on which programmes there are, and on how people are known who write from a browser."""
    searched = Signature("subscribe_to_needs", SEARCH, (TOO_MANY, MISSING))
    typed = Signature("subscribe_to_words", ("wanted",), (TOO_MANY, MISSING, NOTHING_IN_IT))
    subscribing = (
        refusing(searched, partial(subscribe_to_needs, programmes)),
        refusing(typed, partial(subscribe_to_words, programmes)),
    )
    return {
        **{made.signature.name: for_known(made, ways_in, SIGN_IN_FIRST) for made in subscribing},
        "my_need_subscriptions": refusing(
            Signature("my_need_subscriptions"), partial(my_need_subscriptions, programmes)
        ),
    }


SERVICES.update(services({}, WaysIn()))
