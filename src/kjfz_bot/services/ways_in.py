"""How people can show here who they are, and what goes on by itself once they have: an invitation, a question.

A browser that nobody signed in with is known by a cookie, which is no proof: where others can reach the server or mail
can be sent, nobody takes a role from there before they have signed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from kjfz_bot.dialog.conversation import fold
from kjfz_bot.dialog.inbound import SIGNED_IN, No, Ok
from kjfz_bot.domain.invitation import LINK_WORD
from kjfz_bot.services.registry import Actor, Service
from kjfz_bot.storage import addresses, conversations, people
from kjfz_bot.storage import schema as kinds
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.people import EMAIL, WEB, Address
from kjfz_bot.storage.store import UnitOfWork

JOIN = LINK_WORD
"""The dialogue that is carried over to whoever signs in, with the invitation it is about."""


@dataclass(frozen=True, slots=True)
class WaysIn:
    """How somebody can sign in to the web chat at `origin`, and whether they have to before they take a role."""

    origin: str = ""
    mail: bool = False
    telegram: bool = False
    needed: bool = True

    def asks(self, actor: Actor) -> bool:
        """Whether somebody has to sign in before a role can be theirs."""
        return self.needed and is_visitor(actor)

    def knows(self, actor: Actor) -> bool:
        """Whether somebody is known by more than a cookie, or by all that anybody can be known by here.

        That is so where nobody but this machine reaches the server, and nobody can sign in.
        """
        return not is_visitor(actor) or (not self.needed and self.how == "none")

    @property
    def how(self) -> str:
        """Which words tell how."""
        return (
            "both" if self.mail and self.telegram else "mail" if self.mail else "channel" if self.telegram else "none"
        )

    @property
    def page(self) -> str:
        """The page on which a link by mail is asked for."""
        return f"{self.origin}/sign-in"


def is_visitor(actor: Actor) -> bool:
    """Whether somebody writes from a browser that nobody has signed in with."""
    return actor.key is not None and actor.key.channel == WEB and not addresses.is_account(actor.key)


def for_known(entry: Service, ways_in: WaysIn, refusal: str) -> Service:
    """A service for whoever is known here; others are refused with the text that tells them to sign in first."""

    def run(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
        return entry.run(uow, actor, inputs) if ways_in.knows(actor) else No(refusal)

    return Service(replace(entry.signature, refusals=(*entry.signature.refusals, refusal)), run)


def go_on(uow: UnitOfWork, person: int, visitor: int | None, now: datetime) -> list[Letter]:
    """The letters by which it goes on after somebody has signed in; to be put into the inbox in this transaction.

    An invitation that the `visitor` before the browser was about to take is opened for who they are now; a question
    that waits for the sign-in is answered where it was asked.
    """
    invitation = None if visitor in (None, person) else _invitation(uow, visitor)
    account = addresses.account_of(uow, person)
    if invitation is not None and account is not None:
        return [_letter(uow, account, "text", f"/start {JOIN}-{invitation}", now)]
    place = _heard_last(uow, person) or account
    return [] if place is None else [_letter(uow, place, kinds.SIGNED_IN, "", now)]


def _invitation(uow: UnitOfWork, visitor: int | None) -> str | None:
    """The secret of the invitation that waits in a conversation for a sign-in."""
    loaded = conversations.load(uow, [] if visitor is None else [visitor]).get(visitor or 0)
    if loaded is None:
        return None
    conversation = fold(loaded.events, seq=loaded.seq, language=loaded.language)
    offer = conversation.offer
    if offer is None or SIGNED_IN not in dict(offer.options):
        return None
    run = conversation.runs[offer.run]
    answers: Mapping[str, object] = {key: answer.value for key, answer in run.answers.items()}
    return str(answers["code"]) if run.dialog == JOIN and "code" in answers else None


def _heard_last(uow: UnitOfWork, person: int) -> Address | None:
    """Where somebody wrote from last; mail is not written from."""
    return next((found for found, heard in people.reachable(uow, person) if heard and found.key.channel != EMAIL), None)


def _letter(uow: UnitOfWork, address: Address, kind: str, body: str, now: datetime) -> Letter:
    (seq,) = uow.take_ids(1)
    return Letter(seq, address, f"signed-in:{seq}", kind, body, now, now)
