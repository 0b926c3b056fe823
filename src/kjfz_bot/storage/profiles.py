"""Rows of researchers' profiles. Name, telephone and birth date are sealed; name and telephone have a blind index."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.profile import Papers, Particulars, Profile, ProfileState
from kjfz_bot.language.normalise import key
from kjfz_bot.storage import organisations
from kjfz_bot.storage.schema_trust import ORGANISATION, PROFILE
from kjfz_bot.storage.store import UnitOfWork

NAME = "profile.name"
PHONE = "profile.phone"
BIRTH_DATE = "profile.birth_date"
REASON = "profile.reason"

_READ = sa.select(PROFILE, *organisations.COLUMNS).select_from(
    PROFILE.join(ORGANISATION, ORGANISATION.c.id == PROFILE.c.unit_id)
)
_FIND = _READ.where(PROFILE.c.id == sa.bindparam("number"))
_OF_PERSON = _READ.where(PROFILE.c.person_id == sa.bindparam("person")).order_by(PROFILE.c.id)
_NAMED = _READ.where(organisations.WITHIN, PROFILE.c.name_index == sa.bindparam("index_")).order_by(PROFILE.c.id)
_CALLED = _READ.where(organisations.WITHIN, PROFILE.c.phone_index == sa.bindparam("index_")).order_by(PROFILE.c.id)
_PENDING = (
    _READ.where(organisations.WITHIN, PROFILE.c.state == "pending")
    .order_by(PROFILE.c.changed_at, PROFILE.c.id)
    .limit(sa.bindparam("limit_"))
)
_ADD = sa.insert(PROFILE)
_COLUMNS = (
    *("unit_id", "degree", "title", "field", "keywords", "contract_from", "contract_until", "certificate_from"),
    *(
        "certificate_until",
        "name",
        "name_index",
        "phone",
        "phone_index",
        "birth_date",
        "state",
        "version",
        "changed_at",
    ),
)
_CHANGE = (
    sa.update(PROFILE)
    .where(PROFILE.c.id == sa.bindparam("number"), PROFILE.c.version == sa.bindparam("before"))
    .values({name: sa.bindparam(f"new_{name}") for name in _COLUMNS})
    .execution_options(preserve_rowcount=True)
)
_HAND_OVER = (
    sa.update(PROFILE)
    .where(PROFILE.c.id == sa.bindparam("number"))
    .values({name: sa.bindparam(f"new_{name}") for name in (*_COLUMNS, "reason", "person_id")})
)
_DECIDE = (
    sa.update(PROFILE)
    .where(
        PROFILE.c.id == sa.bindparam("number"),
        PROFILE.c.version == sa.bindparam("seen"),
        PROFILE.c.state == "pending",
    )
    .values(
        state=sa.bindparam("new_state"),
        reason=sa.bindparam("new_reason"),
        decided_version=PROFILE.c.version,
        decided_by=sa.bindparam("by"),
        decided_at=sa.bindparam("at"),
    )
    .execution_options(preserve_rowcount=True)
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A profile as it is stored: since when it is so, and what the unit decided on it when, with its reason."""

    profile: Profile
    changed_at: datetime
    decided_at: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a liaison decides on the version of a profile that was seen."""

    seen: int
    state: ProfileState
    reason: str | None
    by: int
    at: datetime


def add(uow: UnitOfWork, profile: Profile, now: datetime) -> Profile:
    """Keep somebody's first profile in a programme, under a number of its own."""
    (number,) = uow.take_ids(1)
    profile = replace(profile, id=number)
    row = {"id": number, "person_id": profile.person, "programme": profile.unit.programme}
    uow.connection.execute(_ADD, row | _row(uow, profile, now))
    return profile


def change(uow: UnitOfWork, before: Profile, after: Profile, now: datetime) -> bool:
    """Write a profile over the one that was seen; False where it was changed since."""
    names = {f"new_{name}": value for name, value in _row(uow, after, now).items()}
    return uow.connection.execute(_CHANGE, {"number": before.id, "before": before.version, **names}).rowcount == 1


def hand_over(uow: UnitOfWork, profile: Profile, person: int) -> None:
    """Make a profile that of the person its owner turned out to be, sealed with their key; what was decided stays."""
    kept = find(uow, profile.id)
    assert kept is not None
    reason = None if kept.reason is None else uow.keys.seal(person, REASON, profile.id, kept.reason)
    names = {
        f"new_{name}": value for name, value in _row(uow, replace(profile, person=person), kept.changed_at).items()
    }
    uow.connection.execute(_HAND_OVER, {"number": profile.id, "new_person_id": person, "new_reason": reason, **names})


def decide(uow: UnitOfWork, profile: Profile, ruling: Ruling) -> bool:
    """Keep what a liaison decided; False where the profile is another by now, or was decided on."""
    reason = None if ruling.reason is None else uow.keys.seal(profile.person, REASON, profile.id, ruling.reason)
    names = {
        "number": profile.id,
        "seen": ruling.seen,
        "new_state": ruling.state,
        "new_reason": reason,
        "by": ruling.by,
        "at": ruling.at,
    }
    return uow.connection.execute(_DECIDE, names).rowcount == 1


def find(uow: UnitOfWork, number: int) -> Kept | None:
    """The profile of that number."""
    row = uow.connection.execute(_FIND, {"number": number}).one_or_none()
    return None if row is None else _read(uow, row)


def of_person(uow: UnitOfWork, person: int) -> list[Kept]:
    """Somebody's profiles, one a programme at most."""
    return [_read(uow, row) for row in uow.connection.execute(_OF_PERSON, {"person": person}).all()]


def pending(uow: UnitOfWork, scopes: Iterable[Scope], limit: int) -> list[Kept]:
    """Up to `limit` profiles in each of these scopes that wait for their unit, longest waiting first; each once."""
    found: dict[int, Kept] = {}
    for scope in scopes:
        for row in uow.connection.execute(_PENDING, organisations.within(scope) | {"limit_": limit}).all():
            found[row.id] = _read(uow, row)
    return sorted(found.values(), key=lambda kept: (kept.changed_at, kept.profile.id))


def named(uow: UnitOfWork, scope: Scope, name: str) -> list[Profile]:
    """The profiles in a scope of people of exactly that name."""
    return _by_index(uow, _NAMED, scope, name_index(uow, name))


def called(uow: UnitOfWork, scope: Scope, phone: str) -> list[Profile]:
    """The profiles in a scope of people with that telephone number."""
    return _by_index(uow, _CALLED, scope, phone_index(uow, phone))


def name_index(uow: UnitOfWork, name: str) -> bytes:
    """By what a name is found without being readable; width, case and spaces do not matter."""
    return uow.keys.blind_index(NAME, "".join(key(name).split()))


def phone_index(uow: UnitOfWork, phone: str) -> bytes:
    """By what a telephone number is found without being readable."""
    return uow.keys.blind_index(PHONE, phone)


def _by_index(uow: UnitOfWork, query: sa.Select[Any], scope: Scope, index: bytes) -> list[Profile]:
    rows = uow.connection.execute(query, organisations.within(scope) | {"index_": index}).all()
    return [_read(uow, row).profile for row in rows]


def _row(uow: UnitOfWork, profile: Profile, now: datetime) -> dict[str, Any]:
    papers, said = profile.papers, profile.particulars
    return {
        "unit_id": profile.unit.id,
        "degree": profile.degree,
        "title": profile.title,
        "field": profile.field,
        "keywords": json.dumps(profile.keywords, ensure_ascii=False),
        "contract_from": _day(papers.contract_from),
        "contract_until": _day(papers.contract_until),
        "certificate_from": _day(papers.certificate_from),
        "certificate_until": _day(papers.certificate_until),
        "name": uow.keys.seal(profile.person, NAME, profile.id, said.name),
        "name_index": name_index(uow, said.name),
        "phone": uow.keys.seal(profile.person, PHONE, profile.id, said.phone),
        "phone_index": phone_index(uow, said.phone),
        "birth_date": _sealed_day(uow, profile, said.birth_date),
        "state": profile.state,
        "version": profile.version,
        "changed_at": now,
    }


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _sealed_day(uow: UnitOfWork, profile: Profile, value: date | None) -> bytes | None:
    return None if value is None else uow.keys.seal(profile.person, BIRTH_DATE, profile.id, value.isoformat())


def _read(uow: UnitOfWork, row: Any) -> Kept:
    def opened(column: str, sealed: bytes) -> str:
        return uow.keys.open(row.person_id, column, row.id, sealed)

    profile = Profile(
        id=row.id,
        person=row.person_id,
        unit=organisations.read(row),
        degree=row.degree,
        title=row.title,
        field=row.field,
        keywords=tuple(json.loads(row.keywords)),
        papers=Papers(
            *(_date(getattr(row, f"{paper}_{end}")) for paper in ("contract", "certificate") for end in _ENDS)
        ),
        particulars=Particulars(
            name=opened(NAME, row.name),
            phone=opened(PHONE, row.phone),
            birth_date=_date(None if row.birth_date is None else opened(BIRTH_DATE, row.birth_date)),
        ),
        state=row.state,
        version=row.version,
    )
    reason = None if row.reason is None else opened(REASON, row.reason)
    return Kept(profile, row.changed_at, row.decided_at, reason)


_ENDS = ("from", "until")


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
