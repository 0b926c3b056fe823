"""Rows of firms' records, beside the rows of their organisations. The contact is sealed per person and opened last."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.firm import Contact, Firm, FirmClass
from kjfz_bot.storage import organisations
from kjfz_bot.storage.schema_trust import FIRM, ORGANISATION
from kjfz_bot.storage.store import UnitOfWork

CONTACT_NAME = "firm.contact_name"
CONTACT_PHONE = "firm.contact_phone"

_READ = sa.select(
    *organisations.COLUMNS,
    FIRM.c.classes,
    FIRM.c.submitted_at,
    FIRM.c.submitted_by,
    FIRM.c.contact_of,
    FIRM.c.contact_name,
    FIRM.c.contact_phone,
).select_from(FIRM.join(ORGANISATION, ORGANISATION.c.id == FIRM.c.organisation_id))
_FIND = _READ.where(FIRM.c.organisation_id == sa.bindparam("organisation"))
_SUBMITTED = _READ.where(FIRM.c.submitted_by == sa.bindparam("person"), ORGANISATION.c.state != "verified").order_by(
    ORGANISATION.c.id
)
_PENDING = (
    _READ.where(organisations.WITHIN, ORGANISATION.c.state == "pending")
    .order_by(FIRM.c.submitted_at, ORGANISATION.c.id)
    .limit(sa.bindparam("limit_"))
)
_PERSON: sa.BindParameter[int] = sa.bindparam("person")
_HAS_ANY = sa.select(sa.exists().where(sa.or_(FIRM.c.submitted_by == _PERSON, FIRM.c.contact_of == _PERSON)))
_OF_PERSON = _READ.where(sa.or_(FIRM.c.submitted_by == _PERSON, FIRM.c.contact_of == _PERSON)).order_by(
    ORGANISATION.c.id
)
_ADD = sa.insert(FIRM)
_CHANGE = (
    sa.update(FIRM)
    .where(FIRM.c.organisation_id == sa.bindparam("organisation"))
    .values(
        classes=sa.bindparam("new_classes"),
        submitted_at=sa.bindparam("new_at"),
        submitted_by=sa.bindparam("new_by"),
        contact_of=sa.bindparam("new_contact_of"),
        contact_name=sa.bindparam("new_contact_name"),
        contact_phone=sa.bindparam("new_contact_phone"),
    )
)


def add(uow: UnitOfWork, firm: Firm) -> None:
    """Keep the first record of an organisation."""
    row = {
        "organisation_id": firm.organisation.id,
        "classes": _written(firm.classes),
        "submitted_at": firm.submitted_at,
        "submitted_by": firm.submitted_by,
        **_sealed(uow, firm),
    }
    uow.connection.execute(_ADD, row)


def change(uow: UnitOfWork, before: Firm, after: Firm) -> bool:
    """Write a record over the one that was seen, with its organisation; False where that was changed since."""
    if not organisations.change(uow, before.organisation, after.organisation):
        return False
    names = {
        "organisation": after.organisation.id,
        "new_classes": _written(after.classes),
        "new_at": after.submitted_at,
        "new_by": after.submitted_by,
        **{f"new_{name}": value for name, value in _sealed(uow, after).items()},
    }
    uow.connection.execute(_CHANGE, names)
    return True


def find(uow: UnitOfWork, organisation: int) -> Firm | None:
    """The record of an organisation; None where nothing was submitted."""
    row = uow.connection.execute(_FIND, {"organisation": organisation}).one_or_none()
    return None if row is None else _read(uow, row)


def submitted(uow: UnitOfWork, person: int) -> list[Firm]:
    """What somebody submitted that is not verified, oldest first."""
    return [_read(uow, row) for row in uow.connection.execute(_SUBMITTED, {"person": person}).all()]


def has_any(uow: UnitOfWork, person: int) -> bool:
    """Whether somebody submitted a firm, verified or not, or gave the contact of one."""
    return bool(uow.connection.execute(_HAS_ANY, {"person": person}).scalar_one())


def of_person(uow: UnitOfWork, person: int) -> list[Firm]:
    """What somebody submitted, verified or not, or gave the contact of, oldest first."""
    return [_read(uow, row) for row in uow.connection.execute(_OF_PERSON, {"person": person}).all()]


def pending(uow: UnitOfWork, scopes: Iterable[Scope], limit: int) -> list[Firm]:
    """Up to `limit` records in each of these scopes that wait for a decision, longest waiting first; each once."""
    found: dict[int, Firm] = {}
    for scope in scopes:
        for row in uow.connection.execute(_PENDING, organisations.within(scope) | {"limit_": limit}).all():
            found[row.organisation_id] = _read(uow, row)
    return sorted(found.values(), key=lambda firm: (firm.submitted_at, firm.organisation.id))


def _written(classes: Iterable[FirmClass]) -> str:
    rows = [[each.name, each.number, each.until and each.until.isoformat()] for each in classes]
    return json.dumps(rows, ensure_ascii=False)


def read_classes(written: str) -> tuple[FirmClass, ...]:
    """The classes of a stored record."""
    return tuple(
        FirmClass(name, number, date.fromisoformat(until) if until else None)
        for name, number, until in json.loads(written)
    )


def _sealed(uow: UnitOfWork, firm: Firm) -> dict[str, Any]:
    contact, row = firm.contact, firm.organisation.id
    if contact is None:
        return {"contact_of": None, "contact_name": None, "contact_phone": None}
    return {
        "contact_of": contact.person,
        "contact_name": uow.keys.seal(contact.person, CONTACT_NAME, row, contact.name),
        "contact_phone": uow.keys.seal(contact.person, CONTACT_PHONE, row, contact.phone),
    }


def _read(uow: UnitOfWork, row: Any) -> Firm:
    return Firm(
        organisation=organisations.read(row),
        classes=read_classes(row.classes),
        submitted_at=row.submitted_at,
        submitted_by=row.submitted_by,
        contact=_contact(uow, row),
    )


def _contact(uow: UnitOfWork, row: Any) -> Contact | None:
    if row.contact_of is None:
        return None
    name = uow.keys.open(row.contact_of, CONTACT_NAME, row.organisation_id, row.contact_name)
    phone = uow.keys.open(row.contact_of, CONTACT_PHONE, row.organisation_id, row.contact_phone)
    return Contact(row.contact_of, name, phone)
