"""Rows of invitations: kept by keyed hashes of their secrets and used once; and secrets that were tried in vain."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.access_table import Role
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.storage import organisations
from kjfz_bot.storage.schema_trust import INVITATION, INVITATION_TRY, ORGANISATION
from kjfz_bot.storage.store import UnitOfWork

EXPECTED = "invitation.expected"

_HASHED_AS = "invitation"

_OPEN = sa.and_(
    INVITATION.c.used_at.is_(None),
    INVITATION.c.revoked_at.is_(None),
    INVITATION.c.expires_at > sa.bindparam("now"),
)
_THIS = sa.or_(INVITATION.c.link_hash == sa.bindparam("hash_"), INVITATION.c.code_hash == sa.bindparam("hash_"))
_READ = sa.select(
    INVITATION.c.id,
    INVITATION.c.role,
    INVITATION.c.expected,
    INVITATION.c.made_by,
    INVITATION.c.expires_at,
    INVITATION.c.person_id,
    *organisations.COLUMNS,
).select_from(INVITATION.join(ORGANISATION, ORGANISATION.c.id == INVITATION.c.organisation_id))
_BY_SECRET = _READ.where(_THIS, _OPEN)
_BY_NUMBER = _READ.where(INVITATION.c.id == sa.bindparam("number"))
_OPEN_OF = (
    _READ.where(INVITATION.c.made_by == sa.bindparam("person"), _OPEN)
    .order_by(INVITATION.c.id)
    .limit(sa.bindparam("limit_"))
)
_ADD = sa.insert(INVITATION)
_USE = (
    sa.update(INVITATION)
    .where(_THIS, _OPEN)
    .values(used_at=sa.bindparam("now"), used_by=sa.bindparam("by"))
    .returning(INVITATION.c.id)
)
_REVOKE = (
    sa.update(INVITATION)
    .where(INVITATION.c.id == sa.bindparam("number"), _OPEN)
    .values(revoked_at=sa.bindparam("now"))
    .execution_options(preserve_rowcount=True)
)
_MEANT = (
    sa.update(INVITATION)
    .where(INVITATION.c.person_id == sa.bindparam("before"))
    .values(person_id=sa.bindparam("after"))
)
_ADD_TRY = sa.insert(INVITATION_TRY)
_OLD_TRIES = sa.delete(INVITATION_TRY).where(INVITATION_TRY.c.at < sa.bindparam("since"))
_COUNT = sa.select(sa.func.count()).select_from(INVITATION_TRY).where(INVITATION_TRY.c.at >= sa.bindparam("since"))
_COUNT_OWN = _COUNT.where(INVITATION_TRY.c.person_id == sa.bindparam("person"))


@dataclass(frozen=True, slots=True)
class Expected:
    """Who is meant, as far as whoever invites has said: a name, the last digits of a telephone number."""

    name: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A role at an organisation that can be taken once until `expires_at`; `made_by` is None for the operator's.

    `awaits` is the person of a list who is meant: what is known of them becomes that of whoever takes it.
    """

    id: int
    role: Role
    organisation: Organisation
    made_by: int | None
    expires_at: datetime
    expected: Expected = Expected()
    awaits: int | None = None


@dataclass(frozen=True, slots=True)
class Secrets:
    """What opens an invitation; it is kept by nobody but whom it is sent to."""

    link: str
    code: str


def add(uow: UnitOfWork, invitation: Invitation, secrets: Secrets, now: datetime) -> int:
    """Keep an invitation under hashes of its secrets; its number."""
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "link_hash": _hash(uow, secrets.link),
        "code_hash": _hash(uow, secrets.code),
        "role": invitation.role,
        "organisation_id": invitation.organisation.id,
        "programme": invitation.organisation.programme,
        "expected": _seal(uow, invitation.made_by, number, invitation.expected),
        "made_by": invitation.made_by,
        "made_at": now,
        "expires_at": invitation.expires_at,
        "person_id": invitation.awaits,
    }
    uow.connection.execute(_ADD, row)
    return number


def find(uow: UnitOfWork, secret: str, now: datetime) -> Invitation | None:
    """The invitation a secret opens at this moment; None for one that was used, withdrawn, is over or never was."""
    row = uow.connection.execute(_BY_SECRET, {"hash_": _hash(uow, secret), "now": now}).one_or_none()
    return None if row is None else _read(uow, row)


def use(uow: UnitOfWork, secret: str, person: int, now: datetime) -> bool:
    """Use an invitation up; of all who try, however close together, one gets True."""
    names = {"hash_": _hash(uow, secret), "by": person, "now": now}
    return uow.connection.execute(_USE, names).one_or_none() is not None


def by_number(uow: UnitOfWork, number: int) -> Invitation | None:
    """An invitation whatever became of it."""
    row = uow.connection.execute(_BY_NUMBER, {"number": number}).one_or_none()
    return None if row is None else _read(uow, row)


def open_of(uow: UnitOfWork, person: int, now: datetime, limit: int) -> list[Invitation]:
    """Up to `limit` invitations somebody made that can still be used, oldest first."""
    rows = uow.connection.execute(_OPEN_OF, {"person": person, "now": now, "limit_": limit}).all()
    return [_read(uow, row) for row in rows]


def revoke(uow: UnitOfWork, number: int, now: datetime) -> bool:
    """Withdraw an invitation; False where it can be used no more anyway."""
    return uow.connection.execute(_REVOKE, {"number": number, "now": now}).rowcount == 1


def joined(uow: UnitOfWork, before: int, after: int) -> None:
    """Note that whoever an invitation awaits turned out to be another person."""
    uow.connection.execute(_MEANT, {"before": before, "after": after})


def count_try(uow: UnitOfWork, person: int, now: datetime, counts: timedelta) -> None:
    """Note that somebody tried a secret that was none; those from before `counts` are forgotten."""
    (number,) = uow.take_ids(1)
    uow.connection.execute(_OLD_TRIES, {"since": now - counts})
    uow.connection.execute(_ADD_TRY, {"id": number, "person_id": person, "at": now})


def tries(uow: UnitOfWork, since: datetime, person: int | None = None) -> int:
    """How many secrets were tried in vain since then, by one person or by all."""
    if person is None:
        return int(uow.connection.execute(_COUNT, {"since": since}).scalar_one())
    return int(uow.connection.execute(_COUNT_OWN, {"since": since, "person": person}).scalar_one())


def _hash(uow: UnitOfWork, secret: str) -> bytes:
    """Keyed, so that a short code cannot be found from a copy of the database by trying them all."""
    return uow.keys.blind_index(_HASHED_AS, secret)


def _seal(uow: UnitOfWork, made_by: int | None, number: int, expected: Expected) -> bytes | None:
    if expected == Expected():
        return None
    text = json.dumps({"name": expected.name, "phone": expected.phone}, ensure_ascii=False)
    if made_by is None:
        return uow.keys.house.seal(f"{EXPECTED}:{number}", text.encode())
    return uow.keys.seal(made_by, EXPECTED, number, text)


def open_expected(uow: UnitOfWork, made_by: int | None, number: int, sealed: bytes | None) -> Expected:
    """Who is meant by an invitation, as it is stored."""
    if sealed is None:
        return Expected()
    if made_by is None:
        return Expected(**json.loads(uow.keys.house.open(f"{EXPECTED}:{number}", sealed)))
    return Expected(**json.loads(uow.keys.open(made_by, EXPECTED, number, sealed)))


def _read(uow: UnitOfWork, row: Any) -> Invitation:
    return Invitation(
        id=row.id,
        role=row.role,
        organisation=organisations.read(row),
        made_by=row.made_by,
        expires_at=row.expires_at,
        expected=open_expected(uow, row.made_by, row.id, row.expected),
        awaits=row.person_id,
    )
