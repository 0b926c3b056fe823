"""A fresh proof of who somebody is, for what asks for one: by a link in a mail, until there is something better.

The gate alone says what asks for it (`services/access.py`). A one-time code or a passkey will be one more way here,
and one more entry of `STEPS_UP`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kjfz_bot.dialog.content import Signature
from kjfz_bot.dialog.inbound import SIGNED_IN, No, Ok
from kjfz_bot.domain.sign_in import masked_email
from kjfz_bot.services.registry import SERVICES, Actor, Service, service
from kjfz_bot.services.sign_in import ask_for_proof, stepped_up
from kjfz_bot.storage import addresses, conversations
from kjfz_bot.storage.store import UnitOfWork

PROVEN, DECLINED, MAIL = "proven", "decline", "mail"
NO_MAIL, NO_ADDRESS = "no_mail", "no_address"

WAYS = "ways_to_prove"


def asking(*, mails: bool) -> Service:
    """The service that says how people can show that it is them; `mails` says whether mail can be sent."""

    def ways_to_prove(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
        if stepped_up(uow, actor.person, actor.now):
            return Ok([_option(PROVEN)])
        if not mails:
            return Ok([_option(NO_MAIL)])
        email = addresses.email_of(uow, actor.person)
        if email is None:
            return Ok([_option(NO_ADDRESS)])
        return Ok([_option(MAIL, email=masked_email(email)), _option(DECLINED)])

    return Service(Signature(WAYS), ways_to_prove)


SERVICES[WAYS] = asking(mails=False)


@service("send_proof", refusals=("proof-many-links",))
def send_proof(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """Have a link sent to the person's address, which the person opens to show that it is them."""
    language = conversations.languages(uow, [actor.person])[actor.person]
    refused = ask_for_proof(uow, actor.person, language, actor.now)
    if refused is not None:
        return No("proof-many-links", args={"minutes": -(-refused.seconds // 60)})
    return Ok(text_args={"email": masked_email(addresses.email_of(uow, actor.person) or "")})


@service("proof_states", reads=("way",))
def proof_states(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Whether the person has shown that it is them; where they still may, to say that they have or let it be."""
    if stepped_up(uow, actor.person, actor.now):
        return Ok([_option(PROVEN)])
    if inputs["way"] == DECLINED:
        return Ok([_option(DECLINED)])
    return Ok([_option(SIGNED_IN), _option(DECLINED)])


@service("check_proof", refusals=("proof-not-yet",))
def check_proof(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """Whether the person has indeed shown that it is them."""
    return Ok() if stepped_up(uow, actor.person, actor.now) else No("proof-not-yet", "state")


def _option(name: str, **args: str) -> list[Any]:
    return [name, {"text": f"proof-way.{name}", "args": args}]
