"""Who has been silent for how long, and who does not want to be reminded of what."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from kjfz_bot.storage.people import STAYS
from kjfz_bot.storage.schema import ADDRESS, CONVERSATION, MUTED, NOTICE
from kjfz_bot.storage.store import UnitOfWork

_WITH_ADDRESS = sa.exists().where(
    ADDRESS.c.person_id == CONVERSATION.c.person_id,
    ADDRESS.c.unreachable_at.is_(None),
    ADDRESS.c.channel.in_(sa.bindparam("channels", expanding=True)),
)
_MUTED_TOPIC = sa.exists().where(MUTED.c.person_id == CONVERSATION.c.person_id, MUTED.c.topic == sa.bindparam("topic_"))
_REMINDED = sa.exists().where(
    NOTICE.c.person_id == CONVERSATION.c.person_id,
    NOTICE.c.topic == sa.bindparam("topic_"),
    NOTICE.c.cause == sa.cast(CONVERSATION.c.seq, sa.Text),
)
_REMINDED_LATELY = sa.exists().where(
    NOTICE.c.person_id == CONVERSATION.c.person_id,
    NOTICE.c.kind == "reminder",
    NOTICE.c.state != "dropped",
    NOTICE.c.due_at > sa.bindparam("lately_from"),
    NOTICE.c.due_at < sa.bindparam("lately_to"),
)
_SILENT = (
    sa.select(CONVERSATION.c.person_id, CONVERSATION.c.seq, CONVERSATION.c.heard_at)
    .where(
        CONVERSATION.c.heard_at > sa.bindparam("after"),
        CONVERSATION.c.heard_at <= sa.bindparam("until"),
        CONVERSATION.c.seq > 0,
        _WITH_ADDRESS,
        ~_MUTED_TOPIC,
        ~_REMINDED,
        ~_REMINDED_LATELY,
        sa.or_(sa.bindparam("visitors_only", type_=sa.Boolean).is_(sa.false()), ~STAYS),
    )
    .order_by(CONVERSATION.c.heard_at, CONVERSATION.c.person_id)
    .limit(sa.bindparam("limit_"))
)
_MUTE = sa.insert(MUTED)
_UNMUTE = sa.delete(MUTED).where(MUTED.c.person_id == sa.bindparam("person"))
_MUTES = sa.select(MUTED.c.topic).where(MUTED.c.person_id == sa.bindparam("person"))


@dataclass(frozen=True, slots=True)
class Silence:
    """Somebody who has said nothing since then; `seq` is the last event of their conversation."""

    person: int
    seq: int
    heard_at: datetime


@dataclass(frozen=True, slots=True)
class Search:
    """Whom to look for: silent since some moment after `after` and not after `until`, reachable on a channel.

    Left out is who does not want to hear of the topic, was reminded of it for the same last event, or was reminded of
    anything less than `rest` before or after `now`: the machine's clock may have been put back. `visitors_only` leaves
    out who holds a role or can sign in, whose conversation is not removed.
    """

    topic: str
    after: datetime
    until: datetime
    channels: Collection[str]
    now: datetime
    rest: timedelta
    visitors_only: bool = False


def silent(uow: UnitOfWork, search: Search, limit: int) -> list[Silence]:
    """Up to `limit` people found by a search, longest silent first."""
    names = {
        "topic_": search.topic,
        "after": search.after,
        "until": search.until,
        "channels": sorted(search.channels),
        "lately_from": search.now - search.rest,
        "lately_to": search.now + search.rest,
        "visitors_only": search.visitors_only,
        "limit_": limit,
    }
    return [Silence(row[0], row[1], row[2]) for row in uow.connection.execute(_SILENT, names)]


def muted(uow: UnitOfWork, person: int) -> frozenset[str]:
    """The topics a person does not want to be reminded of."""
    return frozenset(uow.connection.execute(_MUTES, {"person": person}).scalars())


def mute(uow: UnitOfWork, person: int, topics: Iterable[str]) -> None:
    """Remind a person of everything but these topics."""
    uow.connection.execute(_UNMUTE, {"person": person})
    if rows := [{"person_id": person, "topic": topic} for topic in topics]:
        uow.connection.execute(_MUTE, rows)
