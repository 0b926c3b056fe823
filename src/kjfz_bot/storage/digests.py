"""What was told somebody who gets mail: when they last did, and what they have not read since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from kjfz_bot.storage.people import EMAIL, Address
from kjfz_bot.storage.schema import ADDRESS, FROM_THE_HOUSE, INBOX, NOTICE, OUTBOX
from kjfz_bot.storage.store import UnitOfWork

_LAST_MAIL = (
    sa.select(OUTBOX.c.cause, OUTBOX.c.created_at)
    .join(NOTICE, sa.and_(NOTICE.c.person_id == sa.bindparam("person"), NOTICE.c.letter == OUTBOX.c.cause))
    .where(
        OUTBOX.c.address_id == sa.bindparam("address"),
        OUTBOX.c.created_at > sa.bindparam("since"),
        NOTICE.c.kind != "decision",
    )
    .order_by(OUTBOX.c.id.desc())
    .limit(1)
)
_MAILED = sa.exists().where(OUTBOX.c.cause == INBOX.c.seq, OUTBOX.c.address_id == INBOX.c.address_id)
_SAID = sa.exists().where(OUTBOX.c.cause == INBOX.c.seq)
_HEARD = INBOX.alias()
_LAST_HEARD = (
    sa.select(sa.func.coalesce(sa.func.max(_HEARD.c.seq), 0))
    .where(_HEARD.c.person_id == sa.bindparam("person"), _HEARD.c.kind.not_in(FROM_THE_HOUSE))
    .scalar_subquery()
)
_UNREAD = (
    sa.select(sa.func.count())
    .select_from(INBOX.join(ADDRESS, ADDRESS.c.id == INBOX.c.address_id))
    .where(
        INBOX.c.person_id == sa.bindparam("person"),
        INBOX.c.kind == "notice",
        INBOX.c.seq > sa.bindparam("after"),
        INBOX.c.seq > _LAST_HEARD,
        ADDRESS.c.channel == EMAIL,
        _SAID,
        ~_MAILED,
    )
)


@dataclass(frozen=True, slots=True)
class LastMail:
    """The last mail that did not have to go at once: the letter it told, and when it was written."""

    letter: int
    at: datetime


def last_mail(uow: UnitOfWork, address: Address, since: datetime) -> LastMail | None:
    """The last mail to an address that was no decision and is newer than that moment."""
    names = {"person": address.person, "address": address.id, "since": since}
    row = uow.connection.execute(_LAST_MAIL, names).one_or_none()
    return None if row is None else LastMail(row.cause, row.created_at)


def unread(uow: UnitOfWork, person: int, after: int) -> int:
    """How much was told after that letter without a mail, and since the person was last heard."""
    return int(uow.connection.execute(_UNREAD, {"person": person, "after": after}).scalar_one())
