"""Links that sign somebody in, once. A link's token is never stored: it is worked out from the row's number, a salt
and the database's key when the mail is written, and found again by its hash.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa

from kjfz_bot.domain.sign_in import LINK_LASTS
from kjfz_bot.storage.people import EMAIL
from kjfz_bot.storage.schema_trust import SIGN_IN_LINK
from kjfz_bot.storage.store import UnitOfWork

SEALED = "sign_in_link.email"

State = Literal["waiting", "sent", "dead", "shown"]

# Written out, since a database finds its partial index only by a condition it can read.
_IS_WAITING = SIGN_IN_LINK.c.state == sa.literal_column("'waiting'")
_THIS = SIGN_IN_LINK.c.id == sa.bindparam("link")
_ADD = sa.insert(SIGN_IN_LINK)
_FIND = sa.select(SIGN_IN_LINK).where(SIGN_IN_LINK.c.token_hash == sa.bindparam("hash_"))
_USE = (
    sa.update(SIGN_IN_LINK)
    .where(_THIS, SIGN_IN_LINK.c.used_at.is_(None), SIGN_IN_LINK.c.expires_at > sa.bindparam("now"))
    .values(used_at=sa.bindparam("now"))
    .execution_options(preserve_rowcount=True)
)
_WAITING = sa.select(SIGN_IN_LINK).where(_IS_WAITING).order_by(SIGN_IN_LINK.c.id).limit(sa.bindparam("limit_"))
_MARK = sa.update(SIGN_IN_LINK).where(_THIS, _IS_WAITING).values(state=sa.bindparam("end"))
_ASKED = sa.select(SIGN_IN_LINK.c.asked_at).where(SIGN_IN_LINK.c.asked_at > sa.bindparam("since"))
_ASKED_FOR = _ASKED.where(SIGN_IN_LINK.c.email_index == sa.bindparam("index")).order_by(SIGN_IN_LINK.c.asked_at)
_ASKED_BY = _ASKED.where(SIGN_IN_LINK.c.asker_index == sa.bindparam("index")).order_by(SIGN_IN_LINK.c.asked_at)
_REMOVE = sa.delete(SIGN_IN_LINK).where(SIGN_IN_LINK.c.asked_at < sa.bindparam("before"))


@dataclass(frozen=True, slots=True)
class Link:
    """A link as stored: for whoever owns `email`, or for a `person`; exactly one of the two is set."""

    id: int
    salt: bytes
    email: str | None
    person: int | None
    language: str
    asked_at: datetime
    expires_at: datetime
    used_at: datetime | None


def add(uow: UnitOfWork, to: str | int, asker: str, language: str, now: datetime) -> Link:
    """Make a link for an e-mail address, whose mail then waits, or for a person to be shown; `asker` is who asks."""
    (number,) = uow.take_ids(1)
    email, person = (to, None) if isinstance(to, str) else (None, to)
    link = Link(number, os.urandom(16), email, person, language, now, now + LINK_LASTS, None)
    row = {
        "id": number,
        "token_hash": hashed(token(uow, link)),
        "salt": link.salt,
        "person_id": person,
        "email": None if email is None else uow.keys.house.seal(f"{SEALED}:{number}", email.encode()),
        "email_index": None if email is None else uow.keys.blind_index(EMAIL, email),
        "asker_index": uow.keys.blind_index("asker", asker) if asker else None,
        "language": language,
        "asked_at": now,
        "expires_at": link.expires_at,
        "state": "shown" if email is None else "waiting",
    }
    uow.connection.execute(_ADD, row)
    return link


def token(uow: UnitOfWork, link: Link) -> str:
    """What the link carries: 256 bits that nobody without the database's key can work out."""
    return uow.keys.secret(f"sign-in link {link.id} {link.salt.hex()}")


def hashed(secret: str) -> bytes:
    """How a secret is stored."""
    return hashlib.sha256(secret.encode()).digest()


def find(uow: UnitOfWork, secret: str) -> Link | None:
    """The link that carries this, used or not."""
    row = uow.connection.execute(_FIND, {"hash_": hashed(secret)}).one_or_none()
    return None if row is None else _link(uow, row)


def use(uow: UnitOfWork, link: Link, now: datetime) -> bool:
    """Use a link up; False where that was done before, or it is too old."""
    return uow.connection.execute(_USE, {"link": link.id, "now": now}).rowcount == 1


def waiting(uow: UnitOfWork, limit: int) -> list[Link]:
    """Up to `limit` links whose mail is still to be sent, oldest first."""
    return [_link(uow, row) for row in uow.connection.execute(_WAITING, {"limit_": limit})]


def mark(uow: UnitOfWork, link: Link, end: State) -> None:
    """Say what became of a link's mail."""
    uow.connection.execute(_MARK, {"link": link.id, "end": end})


def asked_for(uow: UnitOfWork, email: str, since: datetime) -> Sequence[datetime]:
    """When links for an e-mail address were asked for since then, oldest first."""
    return _moments(uow, _ASKED_FOR, uow.keys.blind_index(EMAIL, email), since)


def asked_by(uow: UnitOfWork, asker: str, since: datetime) -> Sequence[datetime]:
    """When somebody asked for links since then, oldest first."""
    return _moments(uow, _ASKED_BY, uow.keys.blind_index("asker", asker), since)


def remove_older(uow: UnitOfWork, now: datetime, kept: timedelta) -> None:
    """Remove links that were asked for longer ago than they count."""
    uow.connection.execute(_REMOVE, {"before": now - kept})


def _moments(uow: UnitOfWork, statement: sa.Select[Any], index: bytes, since: datetime) -> Sequence[datetime]:
    return uow.connection.execute(statement, {"index": index, "since": since}).scalars().all()


def _link(uow: UnitOfWork, row: sa.Row[*tuple[Any, ...]]) -> Link:
    email = None if row.email is None else uow.keys.house.open(f"{SEALED}:{row.id}", row.email).decode()
    return Link(row.id, row.salt, email, row.person_id, row.language, row.asked_at, row.expires_at, row.used_at)
