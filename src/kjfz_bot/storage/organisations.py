"""Rows of organisations. Whatever lists several is narrowed to a scope: no tenant's rows come out with another's."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.access_table import OrganisationKind
from kjfz_bot.domain.organisation import Organisation, State
from kjfz_bot.storage.columns import Moment
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema_trust import ORGANISATION
from kjfz_bot.storage.store import UnitOfWork

COLUMNS = tuple(
    ORGANISATION.c[name].label(f"organisation_{name}")
    for name in ("id", "public_id", "kind", "name", "programme", "code", "district", "state", "version", "unit_kind")
)
"""What `read` needs of a row of whatever query."""

WITHIN = sa.and_(
    ORGANISATION.c.programme == sa.bindparam("in_programme"),
    sa.or_(
        sa.bindparam("in_district", type_=sa.Text).is_(None),
        ORGANISATION.c.district == sa.bindparam("in_district", type_=sa.Text),
    ),
    sa.or_(
        sa.bindparam("in_organisation", type_=sa.BigInteger).is_(None),
        ORGANISATION.c.id == sa.bindparam("in_organisation", type_=sa.BigInteger),
    ),
)
"""The filter of tenants: rows whose organisation is in a scope; its names are filled by `within`."""

_ADD = sa.insert(ORGANISATION)
_FIND = sa.select(*COLUMNS).where(ORGANISATION.c.id == sa.bindparam("organisation"))
_FIND_ALL = sa.select(*COLUMNS).where(ORGANISATION.c.id.in_(sa.bindparam("organisations", expanding=True)))
_LIST = (
    sa.select(*COLUMNS)
    .where(WITHIN, ORGANISATION.c.kind == sa.bindparam("kind_"))
    .order_by(ORGANISATION.c.name, ORGANISATION.c.id)
    .limit(sa.bindparam("limit_"))
)
_NAMED = (
    sa.select(*COLUMNS)
    .where(
        ORGANISATION.c.programme == sa.bindparam("in_programme"),
        ORGANISATION.c.kind == sa.bindparam("kind_"),
        ORGANISATION.c.name == sa.bindparam("name_"),
        ORGANISATION.c.district.is_not_distinct_from(sa.bindparam("in_district", type_=sa.Text)),
    )
    .order_by(ORGANISATION.c.id)
    .limit(1)
)
_CODED = sa.select(*COLUMNS).where(
    ORGANISATION.c.programme == sa.bindparam("in_programme"), ORGANISATION.c.code == sa.bindparam("code_")
)
_NAMES = (
    sa.select(*COLUMNS)
    .where(
        ORGANISATION.c.programme == sa.bindparam("in_programme"),
        ORGANISATION.c.kind == sa.bindparam("kind_"),
        ORGANISATION.c.state.in_(sa.bindparam("states", expanding=True)),
    )
    .order_by(ORGANISATION.c.id.desc())
    .limit(sa.bindparam("limit_"))
)
_OF_PROGRAMME = (
    sa.select(*COLUMNS).where(ORGANISATION.c.programme == sa.bindparam("in_programme")).order_by(ORGANISATION.c.id)
)
_CHANGE = (
    sa.update(ORGANISATION)
    .where(
        ORGANISATION.c.id == sa.bindparam("organisation"),
        ORGANISATION.c.version == sa.bindparam("before_version"),
        ORGANISATION.c.state == sa.bindparam("before_state"),
    )
    .values(
        name=sa.bindparam("new_name"),
        code=sa.bindparam("new_code"),
        district=sa.bindparam("new_district"),
        state=sa.bindparam("new_state"),
        unit_kind=sa.bindparam("new_unit_kind"),
        version=sa.bindparam("new_version"),
        verified_by=sa.case(
            (sa.bindparam("by", type_=sa.BigInteger).is_(None), ORGANISATION.c.verified_by),
            else_=sa.bindparam("by", type_=sa.BigInteger),
        ),
        verified_at=sa.func.coalesce(sa.bindparam("at", type_=Moment), ORGANISATION.c.verified_at),
    )
    .execution_options(preserve_rowcount=True)
)
_VERIFY = (
    sa.update(ORGANISATION)
    .where(ORGANISATION.c.id == sa.bindparam("organisation"), ORGANISATION.c.state == "pending")
    .values(state="verified", verified_by=sa.bindparam("by"), verified_at=sa.bindparam("at"))
    .execution_options(preserve_rowcount=True)
)


def within(scope: Scope) -> dict[str, Any]:
    """The names of `WITHIN` for a scope."""
    return {
        "in_programme": scope.programme,
        "in_district": scope.district,
        "in_organisation": scope.organisation,
    }


def add(uow: UnitOfWork, organisation: Organisation, now: datetime, verified_by: int | None = None) -> Organisation:
    """Keep an organisation under a number of its own; a taken `code` raises the database's own error."""
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "public_id": organisation.public_id,
        "kind": organisation.kind,
        "name": organisation.name,
        "programme": organisation.programme,
        "code": organisation.code,
        "district": organisation.district,
        "state": organisation.state,
        "verified_by": verified_by,
        "verified_at": now if organisation.state == "verified" else None,
        "created_at": now,
        "version": organisation.version,
        "unit_kind": organisation.unit_kind,
    }
    uow.connection.execute(_ADD, row)
    return replace(organisation, id=number)


def find_all(uow: UnitOfWork, numbers: Iterable[int]) -> dict[int, Organisation]:
    """Organisations by their numbers; those that are not there are left out."""
    wanted = padded(dict.fromkeys(numbers))
    rows = uow.connection.execute(_FIND_ALL, {"organisations": wanted}) if wanted else ()
    return {row.organisation_id: read(row) for row in rows}


def find(uow: UnitOfWork, number: int) -> Organisation | None:
    """The organisation of that number."""
    row = uow.connection.execute(_FIND, {"organisation": number}).one_or_none()
    return None if row is None else read(row)


def named(
    uow: UnitOfWork, programme: str, kind: OrganisationKind, name: str, district: str | None
) -> Organisation | None:
    """The oldest of a kind with exactly that name in a programme, in that district or with none."""
    names = {"in_programme": programme, "kind_": kind, "name_": name, "in_district": district}
    row = uow.connection.execute(_NAMED, names).one_or_none()
    return None if row is None else read(row)


def listed(uow: UnitOfWork, scopes: Iterable[Scope], kind: OrganisationKind, limit: int) -> list[Organisation]:
    """Up to `limit` organisations of a kind in each of these scopes, by name; each once."""
    found: dict[int, Organisation] = {}
    for scope in scopes:
        names = within(scope) | {"kind_": kind, "limit_": limit}
        for row in uow.connection.execute(_LIST, names):
            found[row.organisation_id] = read(row)
    return list(found.values())


def coded(uow: UnitOfWork, programme: str, code: str) -> Organisation | None:
    """The organisation that has registered a code in a programme."""
    row = uow.connection.execute(_CODED, {"in_programme": programme, "code_": code}).one_or_none()
    return None if row is None else read(row)


def known(
    uow: UnitOfWork, programme: str, kind: OrganisationKind, states: Collection[State], limit: int
) -> list[Organisation]:
    """Up to `limit` organisations of a kind in these states in all of a programme, newest first, to compare names with.

    It is narrowed to no tenant: what is shown of them is the caller's to decide.
    """
    names = {"in_programme": programme, "kind_": kind, "states": sorted(states), "limit_": limit}
    return [read(row) for row in uow.connection.execute(_NAMES, names)]


def everything(uow: UnitOfWork, programme: str) -> list[Organisation]:
    """Every organisation of a programme, oldest first, for an operator's list; narrowed to no tenant."""
    return [read(row) for row in uow.connection.execute(_OF_PROGRAMME, {"in_programme": programme})]


def change(
    uow: UnitOfWork,
    before: Organisation,
    after: Organisation,
    now: datetime | None = None,
    verified_by: int | None = None,
) -> bool:
    """Write an organisation over the one that was seen; False where it was changed or decided on since.

    With `verified_by` it is noted who verified it at `now`.
    """
    names = {
        "organisation": before.id,
        "before_version": before.version,
        "before_state": before.state,
        "new_name": after.name,
        "new_code": after.code,
        "new_district": after.district,
        "new_state": after.state,
        "new_unit_kind": after.unit_kind,
        "new_version": after.version,
        "by": verified_by,
        "at": now if verified_by is not None else None,
    }
    return uow.connection.execute(_CHANGE, names).rowcount == 1


def verify(uow: UnitOfWork, organisation: Organisation, by: int, now: datetime) -> bool:
    """Mark an organisation as verified; False where it was before."""
    names = {"organisation": organisation.id, "by": by, "at": now}
    return uow.connection.execute(_VERIFY, names).rowcount == 1


def read(row: Any) -> Organisation:
    """The organisation in a row that has `COLUMNS`."""
    return Organisation(
        id=row.organisation_id,
        public_id=row.organisation_public_id,
        kind=row.organisation_kind,
        name=row.organisation_name,
        programme=row.organisation_programme,
        code=row.organisation_code,
        district=row.organisation_district,
        state=row.organisation_state,
        version=row.organisation_version,
        unit_kind=row.organisation_unit_kind,
    )
