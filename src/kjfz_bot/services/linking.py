"""One person on several channels: a code asked for on one and typed on another makes both one person.

Who asked for the code stays; who typed it comes to them, with what they have open, and only where they have no records.
Both say yes: the one when they type the code, the other when they are told of it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import structlog

from kjfz_bot.dialog import joining as conversation
from kjfz_bot.dialog.content import Content, Signature
from kjfz_bot.dialog.conversation import fold
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.dialog.joining import Joined
from kjfz_bot.domain.spoken_code import ALPHABET, LENGTH, shown, spoken
from kjfz_bot.services import files, merging, notices
from kjfz_bot.services.places import NOTHING
from kjfz_bot.services.records import has_records
from kjfz_bot.services.registry import SERVICES, Actor, Service, service
from kjfz_bot.services.sign_in import FOR_PERSON, wait
from kjfz_bot.services.ways_in import WaysIn, for_known
from kjfz_bot.storage import (
    addresses,
    audit,
    conversations,
    jobs,
    joining,
    ledgers,
    link_codes,
    merge_requests,
    people,
    sign_in_links,
)
from kjfz_bot.storage import notices as rows
from kjfz_bot.storage.audit import ERASED, Deed
from kjfz_bot.storage.conversations import Change, Loaded
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.link_codes import LinkCode
from kjfz_bot.storage.merge_requests import Request, Side
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.people import EMAIL, WEB, Address
from kjfz_bot.storage.store import UnitOfWork

LASTS = timedelta(minutes=10)
"""How long a code can be typed, and then how long its person may take to say that it was them."""

MOST_TRIES = 5
"""Codes somebody may type within `COUNTS`."""

COUNTS = timedelta(hours=1)

ALARMING = 100
"""Codes typed by all people together within `COUNTS` that are reported as somebody guessing."""

JOB = "link"
"""The kind of job that makes two people one, as soon as nobody is at work for either; its key is the code's number."""

OPEN_LINK = "offer_sign_in"

_UNMOVED = {"done": "do", "undone": "undo"}

log = structlog.get_logger()


@service("make_link_code")
def make_link_code(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """Give the person a code to type on another channel; an earlier one is good for nothing any more."""
    code = spoken([secrets.randbelow(len(ALPHABET)) for _ in range(LENGTH)])
    link_codes.add(uow, code, actor.person, _channel(actor), actor.now, actor.now + LASTS)
    return Ok(text_args={"code": shown(code)})


@service(
    "take_link_code",
    reads=("code",),
    refusals=("link-many-tries", "link-unknown", "link-own", "link-other_way", "link-records"),
)
def take_link_code(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Ask the person whose code it is whether they typed it here; where both have records, say that an officer can."""
    since = actor.now - COUNTS
    if link_codes.tries(uow, since, actor.person) >= MOST_TRIES:
        return No("link-many-tries", at="code")
    link_codes.add_try(uow, actor.person, actor.now)
    if link_codes.tries(uow, since) == ALARMING:
        log.error("link_codes_guessed", count=ALARMING)
    code = link_codes.find_open(uow, inputs["code"], actor.now)
    if code is None:
        return No("link-unknown", at="code")
    if code.person == actor.person:
        return No("link-own", at="code")
    if may_join(uow, actor.person, _channel(actor)):
        return _ask(uow, actor, code, "joined")
    if may_join(uow, code.person, code.channel):
        return No("link-other_way", at="code")
    if not merging.can_be_asked(uow, (code.person, actor.person)):
        return No("link-records", at="code")
    return Ok("records", text_args={"state": "records"})


@service("ask_to_merge", reads=("code",), refusals=("link-unknown", "link-records"))
def ask_to_merge(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Ask an officer to make both one, once the person whose code it is has said yes too."""
    code = link_codes.find_open(uow, inputs["code"], actor.now)
    if code is None or code.person == actor.person:
        return No("link-unknown")
    if not merging.can_be_asked(uow, (code.person, actor.person)):
        return No("link-records")
    merge_requests.ask(uow, Side(code.person, code.channel), Side(actor.person, _channel(actor)), actor.now)
    return _ask(uow, actor, code, "officer")


def _ask(uow: UnitOfWork, actor: Actor, code: LinkCode, how: str) -> Ok | No:
    """Tell the person whose code it is that somebody typed it, and what comes of it."""
    until = actor.now + LASTS
    if not link_codes.typed(uow, code, actor.person, _channel(actor), until):
        return No("link-unknown", at="code")
    args = {"channel": _channel(actor), "how": how}
    asked = Notice(code.person, "link_asked", f"{code.id}", "notice", actor.now, expires_at=until, args=args)
    notices.notify(uow, asked)
    return Ok("asked", text_args={"state": "asked"})


_OF_KNOWN = tuple(SERVICES[name] for name in ("make_link_code", "take_link_code", "ask_to_merge"))


def services(ways_in: WaysIn) -> dict[str, Service]:
    """The services that begin to join channels: for nobody who is only a browser's cookie, where one can be more."""
    return {each.signature.name: for_known(each, ways_in, "link-sign-in-first") for each in _OF_KNOWN}


SERVICES.update(services(WaysIn()))


@service("agree_to_link", refusals=("link-nothing-asked",))
def agree_to_link(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """Have both become one as soon as nobody is at work for either; where that was asked, once an officer agrees."""
    code = link_codes.find_asked(uow, actor.person, actor.now)
    if code is None or not link_codes.move(uow, code, "asked", "agreed"):
        return No("link-nothing-asked")
    request = _request(uow, code)
    if request is not None:
        merge_requests.put_up(uow, request, actor.now)
        return Ok(text_args={"how": "officer"})
    jobs.add(uow, JOB, f"{code.id}", actor.now, {}, actor=actor.person)
    return Ok(text_args={"how": "joined"})


@service("refuse_link", refusals=("link-nothing-asked",))
def refuse_link(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """Keep both apart, and tell who typed the code."""
    code = link_codes.find_asked(uow, actor.person, actor.now)
    if code is None or not link_codes.move(uow, code, "asked", "refused"):
        return No("link-nothing-asked")
    request = _request(uow, code)
    if request is not None:
        merge_requests.move(uow, request, "asked", "refused", at=actor.now)
    if code.joiner is not None:
        notices.notify(uow, Notice(code.joiner, "link_refused", f"{code.id}", "notice", actor.now))
    return Ok()


def _request(uow: UnitOfWork, code: LinkCode) -> Request | None:
    """What who typed a code asked of an officer, and that waits for the other's word."""
    found = merge_requests.of_pair(uow, code.person, code.joiner) if code.joiner is not None else None
    return found if found is not None and found.state == "asked" else None


def offer_sign_in(origin: str) -> Service:
    """The service that shows a person a link which signs them in on the web; `origin` is what it begins with."""

    def offer(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
        asker = f"person {actor.person}"
        asked = sign_in_links.asked_by(uow, asker, actor.now - max(limit.within for limit in FOR_PERSON))
        if wait(FOR_PERSON, asked, actor.now):
            return No("web-many-links")
        language = conversations.languages(uow, [actor.person])[actor.person]
        link = sign_in_links.add(uow, actor.person, asker, language, actor.now)
        return Ok(text_args={"url": f"{origin}/sign-in/{sign_in_links.token(uow, link)}"})

    return Service(Signature(OPEN_LINK, (), ("web-many-links",)), offer)


SERVICES[OPEN_LINK] = offer_sign_in("")


def may_join(uow: UnitOfWork, person: int, channel: str) -> bool:
    """Whether somebody may come to another person by themselves: they have no records, and no other sign-in.

    Whoever signed in to the web chat by mail came there by that; it comes along.
    """
    same = {WEB, EMAIL} if channel == WEB else {channel}
    proven = [own for own in addresses.of_person(uow, person) if own.key.channel not in {WEB, "terminal"}]
    return not has_records(uow, person) and all(own.key.channel in same for own in proven)


def pair_of(uow: UnitOfWork, number: int) -> tuple[LinkCode, int] | None:
    """The code that was agreed to, and who comes; None where one of the two is not there any more."""
    code = link_codes.read(uow, number)
    if code is None or code.joiner is None or code.state != "agreed":
        return None
    return code, code.joiner


def join(uow: UnitOfWork, content: Content, code: LinkCode, ending: int, now: datetime) -> list[Letter]:
    """Make two people one; returns the letters that tell both channels, to be put into the inbox in this transaction.

    Whoever calls this holds the doors and lanes of both, and nothing waits in them.
    """
    loaded = conversations.load(uow, [code.person, ending])
    if len(loaded) < 2 or not may_join(uow, ending, code.joiner_channel or ""):
        link_codes.move(uow, code, "agreed", "refused")
        told = [Notice(person, "link_records", f"{code.id}", "notice", now) for person in loaded]
        return _letters(uow, told, [None for _ in told], now)
    letters = become_one(uow, content, Side(code.person, code.channel), Side(ending, code.joiner_channel or ""), now)
    link_codes.move(uow, code, "agreed", "done")
    return letters


def merge(uow: UnitOfWork, content: Content, request: Request, now: datetime) -> list[Letter]:
    """Make two people with records one, as an officer decided; the rest as `join` does."""
    ledgers.hold(uow, request.pair)  # so that no hours are entered between the look at them and their move
    if merging.conflicts(uow, *request.pair):
        merge_requests.move(uow, request, "agreed", "refused", request.decided_by, now)
        told = merging.refusals(request, NOTHING, now)
        return _letters(uow, told, [None for _ in told], now)
    merging.take_over(uow, request, now)
    return become_one(uow, content, request.staying, request.joining, now, request.decided_by)


def become_one(
    uow: UnitOfWork, content: Content, staying: Side, ending: Side, now: datetime, officer: int | None = None
) -> list[Letter]:
    """Bring addresses and conversations together; what else is kept of who comes is moved already, or not there."""
    loaded = conversations.load(uow, [staying.person, ending.person])
    here, there = _last(uow, staying), _last(uow, ending)
    stays, ends = loaded[staying.person], loaded[ending.person]
    joined = _joined(content, stays, ends)
    change = Change(stays, stays.language, joined.live_runs, joined.events, None)
    joining.join(uow, change, ends)
    files.note_answers(uow, staying.person, joined.events)
    _record(uow, staying.person, ending.person, joined, now, "person" if officer is None else officer)
    places = [here, there and replace(there, person=staying.person)]
    return _letters(uow, _done(content, change, ending.person, joined.closed, now), places, now)


def remove_expired(uow: UnitOfWork, now: datetime) -> None:
    """Remove codes, tries and requests that count no more."""
    link_codes.remove_older(uow, now - timedelta(days=1))
    merging.remove_expired(uow, now)


def _joined(content: Content, staying: Loaded, ending: Loaded) -> Joined:
    stays = fold(staying.events, seq=staying.seq, language=staying.language)
    ends = fold(ending.events, seq=ending.seq, language=ending.language)
    return conversation.join(content, stays, ends, ending.events)


def _record(uow: UnitOfWork, staying: int, ending: int, joined: Joined, now: datetime, by: str | int) -> None:
    """What the audit keeps: that both are one, by whom, and which effects have come along."""
    moved = [
        {"why": _UNMOVED[event.kind], "run": event.run, "step": event.body["key"], "person": ending}
        for event in joined.events
        if event.kind in _UNMOVED
    ]
    audit.record(
        uow,
        *(Deed(staying, "came_along", now, details) for details in moved),
        Deed(staying, "joined", now, {"by": by, "person": ending}),
        Deed(ending, "joined_to", now, {"by": by, "person": staying}),
        Deed(ending, ERASED, now, {"by": "link"}),
    )


def _done(content: Content, change: Change, ending: int, closed: Sequence[str], now: datetime) -> Iterator[Notice]:
    """What both channels are told."""
    texts, language = content.texts, change.language
    titles = [texts.text(language, f"{dialog}.title") for dialog in closed if dialog in content.dialogs]
    args = {"closed": texts.text(language, "list-separator").join(titles) or "none"}
    for number in range(2):
        cause = f"{ending} {number}"
        yield Notice(change.before.person, "linked", cause, "notice", now, now + notices.LASTS, args=args)


def _letters(uow: UnitOfWork, told: Iterable[Notice], places: Iterable[Address | None], now: datetime) -> list[Letter]:
    """Letters for these notices, each to its own place where there is one."""
    letters = []
    for notice, place in zip(told, places, strict=True):
        added = rows.add(uow, notice)
        if added is not None:
            letters.append(notices.letter_to(uow, added, place, now) if place else None)
    return [letter for letter in letters if letter is not None]


def _last(uow: UnitOfWork, side: Side) -> Address | None:
    """Where somebody wrote from last on a channel."""
    found = [address for address, _ in people.reachable(uow, side.person) if address.key.channel == side.channel]
    return found[0] if found else None


def _channel(actor: Actor) -> str:
    return "" if actor.key is None else actor.key.channel
