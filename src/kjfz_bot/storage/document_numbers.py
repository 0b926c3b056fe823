"""Numbers that letters are issued under: 1, 2, 3 … of each kind and year in a programme, without a gap.

A number is taken in the transaction in which the letter is issued, so that what is taken back gives its number back.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from kjfz_bot.storage.schema_documents import DOCUMENT_NUMBER
from kjfz_bot.storage.store import UnitOfWork

_SPACE = 61_044
"""The first of the two numbers of each lock, which is no duty's and no seal's."""

# Whoever takes a number holds those of its kind until the transaction ends: only then is it known that it was taken.
_HOLD = sa.text("SELECT pg_advisory_xact_lock(:space, :number)").bindparams(space=_SPACE)
_LAST = sa.select(sa.func.coalesce(sa.func.max(DOCUMENT_NUMBER.c.number), 0)).where(
    DOCUMENT_NUMBER.c.programme == sa.bindparam("programme_"),
    DOCUMENT_NUMBER.c.kind == sa.bindparam("kind_"),
    DOCUMENT_NUMBER.c.year == sa.bindparam("year_"),
)
_FIND = sa.select(DOCUMENT_NUMBER.c.year, DOCUMENT_NUMBER.c.number, DOCUMENT_NUMBER.c.issued_at).where(
    DOCUMENT_NUMBER.c.application_id == sa.bindparam("application"), DOCUMENT_NUMBER.c.kind == sa.bindparam("kind_")
)
_ADD = sa.insert(DOCUMENT_NUMBER)


@dataclass(frozen=True, slots=True)
class Issued:
    """The number a letter has, in which year, and when it was issued."""

    year: int
    number: int
    at: datetime


def issue_number(uow: UnitOfWork, programme: str, kind: str, year: int, application: int, now: datetime) -> int:
    """The next number of a kind and year for an application; the one it has, where it was issued before."""
    _hold(uow, f"{programme} {kind} {year}")
    had = find(uow, application, kind)
    if had is not None:
        return had.number
    which = {"programme_": programme, "kind_": kind, "year_": year}
    number: int = uow.connection.execute(_LAST, which).scalar_one() + 1
    row = {"programme": programme, "kind": kind, "year": year, "number": number}
    uow.connection.execute(_ADD, {**row, "application_id": application, "issued_at": now})
    return number


def find(uow: UnitOfWork, application: int, kind: str) -> Issued | None:
    """The number that a letter of an application has; None where it was not issued."""
    row = uow.connection.execute(_FIND, {"application": application, "kind_": kind}).one_or_none()
    return None if row is None else Issued(row.year, row.number, row.issued_at)


def _hold(uow: UnitOfWork, numbers: str) -> None:
    """Let nobody else take one of these; who is alone with a file has them all."""
    if uow.connection.dialect.name != "sqlite":
        lock = int.from_bytes(hashlib.sha256(numbers.encode()).digest()[:4], "big", signed=True)
        uow.connection.execute(_HOLD, {"number": lock})
