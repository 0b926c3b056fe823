"""What people agree to: asked when it is first needed, looked up before each use, withdrawn as easily as given.

A service that stores or hands on more than the anonymous self-check begins with `require_consent`; its dialogue calls
`needs_consent`, `share_contacts` or `join_pool` before.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.consent import (
    ABROAD,
    CONTACTS,
    DECLINED,
    POOL,
    PURPOSES,
    SERVICE,
    SETTLED,
    TELEGRAM,
    Purpose,
    agreed_version,
)
from kjfz_bot.services.registry import Actor, Run, service
from kjfz_bot.storage import audit, consents
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.consents import Consent
from kjfz_bot.storage.store import UnitOfWork

MISSING = "consent-missing"
"""The refusal of a service whose person has not agreed to what it does."""

GIVE = "give-"
WITHDRAW = "withdraw-"
NOTHING = "end"


def has_consent(uow: UnitOfWork, person: int, purpose: str) -> bool:
    """Whether a person agrees to a purpose as it is worded now; nothing counts once they gave up the service."""
    wanted = {SERVICE, purpose} - ({SERVICE} if purpose == TELEGRAM else set())
    return all((consents.standing(uow, person, each) or 0) >= PURPOSES[each].version for each in wanted)


def require_consent(uow: UnitOfWork, actor: Actor, purpose: str) -> No | None:
    """The refusal to return where the actor has not agreed; None where the service may go on."""
    if has_consent(uow, actor.person, purpose):
        return None
    return No(MISSING, args={"purpose": _named(purpose)})


def _named(purpose: str) -> Any:
    """The name of a purpose, put into the person's language by the dialogue."""
    return {"text": f"consent-{purpose}"}


def _register(purpose: Purpose) -> None:
    """The two services of a purpose: what is offered where it is asked for, and keeping that it was agreed to."""
    service(f"ask_consent_{purpose.name}")(_asking(purpose))
    service(f"give_consent_{purpose.name}", reads=(purpose.name,))(_giving(purpose))


def _asking(purpose: Purpose) -> Run:
    def ask(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
        """Yes and no, in this order; one option only where there is nothing to ask."""
        asked = consents.standing(uow, actor.person, purpose.name)
        elsewhere = purpose.name == TELEGRAM and actor.channel not in ABROAD
        if elsewhere or (asked or 0) >= purpose.version:
            return Ok([[SETTLED, {"text": "consent-agree"}]])
        return Ok([[purpose.agreed, {"text": "consent-agree"}], [DECLINED, {"text": "consent-decline"}]])

    return ask


def _giving(purpose: Purpose) -> Run:
    def give(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
        """Keep that the person agreed, to the wording they saw."""
        version = agreed_version(inputs[purpose.name])
        if version is None:
            return No(MISSING, args={"purpose": _named(purpose.name)})
        consents.give(uow, actor.person, Consent(purpose.name, version, actor.now, None, actor.channel))
        _note(uow, actor, "consent_given", f"{purpose.name}.v{version}")
        return Ok()

    return give


for _purpose in PURPOSES.values():
    _register(_purpose)


@service("my_consents")
def my_consents(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """For each purpose one thing to do: withdraw it, or give it; what rests on the service comes after that."""
    given = {each.purpose: each for each in consents.of(uow, actor.person) if each.withdrawn_at is None}
    # What goes abroad is asked about there alone, and withdrawn from anywhere.
    abroad = actor.channel in ABROAD or TELEGRAM in given
    open_to = {SERVICE, *({TELEGRAM} if abroad else ()), *((CONTACTS, POOL) if SERVICE in given else ())}
    items = [_item(purpose, given.get(name)) for name, purpose in PURPOSES.items() if name in open_to]
    return Ok([*items, [NOTHING, {"text": "consents-act.end"}]])


def _item(purpose: Purpose, given: Consent | None) -> list[Any]:
    name = _named(purpose.name)
    if given is None or given.version < purpose.version:
        return [GIVE + purpose.name, {"text": "consents-act.give", "args": {"what": name}}]
    words = {"what": name, "date": shanghai_date(given.given_at).isoformat()}
    return [WITHDRAW + purpose.name, {"text": "consents-act.withdraw", "args": words}]


@service("withdraw_consent", reads=("act",))
def withdraw_consent(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """End a consent from this moment on; with the service everything else that was agreed to."""
    purpose = str(inputs["act"]).removeprefix(WITHDRAW)
    for each in PURPOSES if purpose == SERVICE else (purpose,):
        if consents.withdraw(uow, actor.person, each, actor.now):
            _note(uow, actor, "consent_withdrawn", each)
    return Ok(text_args={"meaning": {"text": f"consent-{purpose}.withdrawn"}})  # said by name


def _note(uow: UnitOfWork, actor: Actor, action: str, key: str) -> None:
    audit.record(uow, Deed(actor.person, action, actor.now, {"key": key}))
