"""What an operator does about roles: invites the first officer, sees who holds what, takes a role away. No cases."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from kjfz_bot.app.clock import Clock, machine_clock
from kjfz_bot.app.operating import looking, writing
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.wiring import doors, say_key_made
from kjfz_bot.domain.access_table import ROLES, SEATS, VISITOR, OrganisationKind, Role
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.spoken_code import shown
from kjfz_bot.errors import FactError, StoreError
from kjfz_bot.programmes.nearest import nearest
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.services import sign_in
from kjfz_bot.services.ending_roles import ended
from kjfz_bot.services.invitations import LASTS, invite
from kjfz_bot.storage import grants, organisations
from kjfz_bot.storage.grants import Given
from kjfz_bot.storage.invitations import Invitation, Secrets
from kjfz_bot.storage.store import UnitOfWork, open_store


@dataclass(frozen=True, slots=True)
class Made:
    """An invitation as the operator passes it on; it is shown once and stored nowhere."""

    links: tuple[str, ...]
    code: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom the operator invites: to which role, in which programme, at an organisation of which name and district."""

    role: str
    programme: str
    organisation: str
    district: str | None = None


def invite_by_operator(
    settings: Settings, wanted: Wanted, programmes: Mapping[str, Programme], clock: Clock = machine_clock
) -> Made:
    """Make an invitation to a role, and the organisation where there is none of that name yet."""
    wanted, now = _checked(wanted, programmes), clock()
    with _beginning(settings) as uow:
        made, opened_by = offer(uow, wanted, now)
    links = tuple(doors(settings).links(opened_by.link))
    return Made(links, shown(opened_by.code), made.expires_at)


def offer(uow: UnitOfWork, wanted: Wanted, now: datetime) -> tuple[Invitation, Secrets]:
    """Keep the operator's invitation, whose programme and district the packs know; FactError for an unknown role."""
    role = role_named(wanted.role)
    seat = _seat(uow, SEATS[role], wanted, now)
    return invite(uow, Invitation(0, role, seat, None, now + LASTS), now)


def _checked(wanted: Wanted, programmes: Mapping[str, Programme]) -> Wanted:
    """An invitation the packs know the places of; FactError names what is wrong with it, before anything is made."""
    if wanted.programme not in programmes:
        right = nearest(wanted.programme, programmes)
        raise FactError("programme", f"There is no programme '{wanted.programme}'. Did you mean '{right}'?", right)
    kind = SEATS[role_named(wanted.role)]
    if kind in ("district", "firm") and not wanted.district:
        raise FactError("district", f"A {kind} lies in a district: name it with --district.")
    return replace(wanted, district=_district(wanted, programmes[wanted.programme]))


def _district(wanted: Wanted, programme: Programme) -> str | None:
    """The district as the pack calls it, where the pack lists districts; FactError names the nearest."""
    known = [each.id for each in programme.pack.districts]
    if not wanted.district or not known or wanted.district.casefold() in known:
        return wanted.district and wanted.district.casefold() if known else wanted.district
    right = nearest(wanted.district, known)
    raise FactError("district", f"'{programme.id}' has no district '{wanted.district}'. Did you mean '{right}'?", right)


@contextmanager
def _beginning(settings: Settings) -> Iterator[UnitOfWork]:
    """One short transaction, on a database that is made where there is none: the first officer may be invited first."""
    store = open_store(
        settings.data_dir, serving=False, keys=settings.key_path, key_made=say_key_made, url=settings.database
    )
    with closing(store), store.transaction() as uow:
        yield uow


def role_named(name: str) -> Role:
    """The role of that name; FactError names the nearest."""
    found = next((role for role in ROLES if role == name and role != VISITOR), None)
    if found is None:
        right = nearest(name, SEATS)
        raise FactError("role", f"There is no role '{name}'. Did you mean '{right}'?", right)
    return found


def _seat(uow: UnitOfWork, kind: OrganisationKind, wanted: Wanted, now: datetime) -> Organisation:
    name, district = " ".join(wanted.organisation.split()), wanted.district or None
    known = organisations.named(uow, wanted.programme, kind, name, district)
    if known is not None:
        return known
    new = Organisation(0, secrets.token_hex(8), kind, name, wanted.programme, district=district)
    return organisations.add(uow, new if kind == "firm" else replace(new, state="verified"), now)


def holders(settings: Settings) -> list[Given]:
    """Every role that somebody holds."""
    with looking(settings) as store, store.reading() as uow:
        return grants.everybodys(uow)


def revoke_by_operator(settings: Settings, number: int, clock: Clock = machine_clock) -> Given:
    """Take a role away; it counts no more from the holder's next message on, and they are told."""
    now = clock()
    with writing(settings) as uow:
        given = grants.find(uow, number)
        if given is None or not grants.end(uow, given, None, "revoked", now):
            raise StoreError(f"There is no role {number}. `kjfz-bot holders` shows those there are.")
        ended(uow, [given], now, "revoked", None)
    return given


def vouch_by_operator(settings: Settings, number: int, clock: Clock = machine_clock) -> Given:
    """Say that whoever holds a role is who they are; their audit keeps it."""
    with writing(settings) as uow:
        given = grants.find(uow, number)
        if given is None or not given.confirmed:
            raise StoreError(f"There is no role {number} that counts. `kjfz-bot holders` shows those there are.")
        sign_in.vouch(uow, given.person, clock())
    return given
