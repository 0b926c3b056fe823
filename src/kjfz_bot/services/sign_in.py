"""Signing in on the web: by a link in an e-mail, or by one that was shown on another channel. What is taken is used up.

Nobody learns whether an address is known: a mail goes out for each, and the first sign-in makes it somebody's.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from kjfz_bot.domain.sign_in import Lasts, Method
from kjfz_bot.storage import addresses, audit, people, sessions, sign_in_links
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.people import Address, AddressBook, AddressKey
from kjfz_bot.storage.sessions import Session
from kjfz_bot.storage.sign_in_links import Link, hashed
from kjfz_bot.storage.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class Limit:
    """So many in so long a time."""

    count: int
    within: timedelta


A_DAY = timedelta(days=1)
FOR_ADDRESS = (Limit(3, timedelta(minutes=15)), Limit(10, A_DAY))
"""Mails to one address: nobody's mailbox is to be filled by others."""

FOR_ASKER = (Limit(10, timedelta(minutes=15)), Limit(60, A_DAY))
"""Mails asked for from one place; a whole office may sit behind it."""

FOR_PERSON = (Limit(10, timedelta(hours=1)),)
"""Links shown to one person on another channel."""


@dataclass(frozen=True, slots=True)
class TooMany:
    """No mail goes out before so many seconds, since so many were asked for: for this `address`, or by this `asker`."""

    whose: Literal["address", "asker"]
    seconds: int


@dataclass(frozen=True, slots=True)
class Unusable:
    """A link signs nobody in (any more), and why."""

    why: Literal["unknown", "used", "expired"]


@dataclass(frozen=True, slots=True)
class Welcome:
    """Whom a link signs in: the owner of an e-mail address, or None for whoever asked on another channel."""

    email: str | None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A link was used; `took_over` says that the visitor before the browser is who signed in."""

    person: int
    took_over: bool


def ask_by_mail(uow: UnitOfWork, email: str, asker: str, language: str, now: datetime) -> TooMany | None:
    """Have a mail with a link sent to an address, whether or not it is known."""
    seconds = wait(FOR_ADDRESS, sign_in_links.asked_for(uow, email, now - A_DAY), now)
    if seconds:
        return TooMany("address", seconds)
    seconds = wait(FOR_ASKER, sign_in_links.asked_by(uow, asker, now - A_DAY), now)
    if seconds:
        return TooMany("asker", seconds)
    sign_in_links.add(uow, email, asker, language, now)
    return None


def look(uow: UnitOfWork, token: str, now: datetime) -> Welcome | Unusable:
    """Whom a link would sign in; nothing is used up."""
    link = sign_in_links.find(uow, token)
    return Unusable("unknown") if link is None else _problem(link, now) or Welcome(link.email)


def sign_in(
    uow: UnitOfWork, token: str, visitor: AddressKey | None, session_token: str, now: datetime
) -> SignedIn | Unusable:
    """Use a link up and begin a session for whom it is.

    Whoever signs in first with an e-mail address is the visitor before the browser from then on, with all they said.
    """
    link = sign_in_links.find(uow, token)
    if link is None:
        return Unusable("unknown")
    if not sign_in_links.use(uow, link, now):
        return _problem(link, now) or Unusable("used")
    if link.person is not None:
        return _begin(uow, link.person, Method.CHANNEL, session_token, now)
    email = AddressKey(people.EMAIL, link.email or "")
    known = people.find(uow, email)
    if known is not None:
        addresses.verify(uow, known, now)
        return _begin(uow, known.person, Method.EMAIL, session_token, now)
    account, took_over = _owner(uow, visitor, link.language, now)
    addresses.add(uow, account.person, email, now)
    begun = _begin(uow, account.person, Method.EMAIL, session_token, now)
    return SignedIn(begun.person, took_over)


def session_of(uow: UnitOfWork, session_token: str, lasts: Lasts, now: datetime) -> Session | None:
    """The session of a browser's token, as long as it lasts."""
    session = sessions.find(uow, hashed(session_token))
    return session if session is not None and session.sign_in.holds(now, lasts) else None


def ask_for_proof(uow: UnitOfWork, person: int, language: str, now: datetime) -> TooMany | None:
    """Have a link sent to the address somebody signs in with, so that they can show again that it is them.

    What others ask for that address does not count against them: whoever asks here is known.
    """
    asker = f"proof of {person}"
    seconds = wait(FOR_PERSON, sign_in_links.asked_by(uow, asker, now - A_DAY), now)
    if seconds:
        return TooMany("asker", seconds)
    email = addresses.email_of(uow, person)
    if email is None:
        raise ValueError("somebody without an e-mail address has no link sent")
    sign_in_links.add(uow, email, asker, language, now)
    return None


def vouch(uow: UnitOfWork, person: int, now: datetime) -> None:
    """Take the operator's word for it that somebody is who they are; nobody is signed in by that."""
    address = addresses.of_person(uow, person)[0]
    sessions.add(uow, secrets.token_bytes(32), person, address.id, Method.OPERATOR, now)
    audit.record(uow, Deed(person, "vouched_for", now, {"by": audit.OPERATOR}))


def stepped_up(uow: UnitOfWork, person: int, now: datetime) -> bool:
    """Whether a person has shown just now who they are, in a way that is enough for what asks for a fresh proof.

    Signing out takes that back; a session that lasts shorter than the proof does not: it was given all the same.
    """
    return any(sign_in.stepped_up(now) for sign_in in sessions.sign_ins(uow, person))


def sign_out(uow: UnitOfWork, session: Session, now: datetime, *, everywhere: bool) -> None:
    """End a session, or all of its person's."""
    if everywhere:
        sessions.end_all(uow, session.person)
    else:
        sessions.end(uow, session)
    audit.record(uow, Deed(session.person, "signed_out", now, {"by": "everywhere" if everywhere else "person"}))


def remove_expired(uow: UnitOfWork, now: datetime) -> None:
    """Remove links and sessions that are good for nothing any more."""
    sign_in_links.remove_older(uow, now, A_DAY)
    sessions.remove_older(uow, now - A_DAY)


def _problem(link: Link, now: datetime) -> Unusable | None:
    if link.used_at is not None:
        return Unusable("used")
    return Unusable("expired") if link.expires_at <= now else None


def _owner(uow: UnitOfWork, visitor: AddressKey | None, language: str, now: datetime) -> tuple[Address, bool]:
    """Whose an unknown e-mail address becomes, with their web address, and whether that is the visitor."""
    found = None if visitor is None else people.find(uow, visitor)
    if visitor is not None and found is not None and addresses.email_of(uow, found.person) is None:
        account = addresses.take_over(uow, visitor)
        if account is not None:
            return account, True
    key = addresses.new_account()
    return AddressBook().resolve(uow, {key: language}, now)[key], False


def _begin(uow: UnitOfWork, person: int, method: Method, session_token: str, now: datetime) -> SignedIn:
    account = addresses.account_of(uow, person) or addresses.add(uow, person, addresses.new_account())
    sessions.add(uow, hashed(session_token), person, account.id, method, now)
    audit.record(uow, Deed(person, "signed_in", now, {"by": method.value}))
    return SignedIn(person, took_over=False)


def wait(limits: Iterable[Limit], asked: Sequence[datetime], now: datetime) -> int:
    """The seconds until one more may be asked for; 0 for now."""
    frees = [
        recent[-limit.count] + limit.within - now
        for limit in limits
        if len(recent := [moment for moment in asked if moment > now - limit.within]) >= limit.count
    ]
    return max((int(free.total_seconds()) + 1 for free in frees), default=0)
