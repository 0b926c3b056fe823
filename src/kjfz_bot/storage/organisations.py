"""Rows of organisations. Whatever lists several is narrowed to a scope: no tenant's rows come out with another's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.access_table import OrganisationKind
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.storage.schema_trust import ORGANISATION
from kjfz_bot.storage.store import UnitOfWork

COLUMNS = tuple(
    ORGANISATION.c[name].label(f"organisation_{name}")
    for name in ("id", "public_id", "kind", "name", "programme", "code", "district", "state")
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
    }
    uow.connection.execute(_ADD, row)
    return replace(organisation, id=number)


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
    )
