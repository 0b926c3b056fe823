"""What people want to be told of when it is published. The words they look for are sealed with their key.

Each subscription remembers up to which need it was looked at, so a digest never reads what is older.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from kjfz_bot.storage.queues import Search, may_be_told
from kjfz_bot.storage.schema import MUTED
from kjfz_bot.storage.schema_needs import NEED_SUBSCRIPTION
from kjfz_bot.storage.store import UnitOfWork

WORDS = "need_subscription.words"

_OWN = NEED_SUBSCRIPTION.c.person_id == sa.bindparam("person")
_ADD = sa.insert(NEED_SUBSCRIPTION)
_OF_PERSON = sa.select(NEED_SUBSCRIPTION).where(_OWN).order_by(NEED_SUBSCRIPTION.c.id)
_REMOVE = (
    sa.delete(NEED_SUBSCRIPTION)
    .where(_OWN, NEED_SUBSCRIPTION.c.id == sa.bindparam("subscription"))
    .execution_options(preserve_rowcount=True)
)
_SEEN = sa.update(NEED_SUBSCRIPTION).where(_OWN).values(seen_order=sa.bindparam("order"))
_MUTED = sa.exists().where(MUTED.c.person_id == NEED_SUBSCRIPTION.c.person_id, MUTED.c.topic == sa.bindparam("topic_"))
_PASS_BY = (
    sa.update(NEED_SUBSCRIPTION)
    .where(_MUTED, NEED_SUBSCRIPTION.c.seen_order < sa.bindparam("order"))
    .values(seen_order=sa.bindparam("order"))
)
_BEHIND = (
    sa.select(NEED_SUBSCRIPTION.c.person_id)
    .where(
        NEED_SUBSCRIPTION.c.person_id > sa.bindparam("after"),
        NEED_SUBSCRIPTION.c.seen_order < sa.bindparam("order"),
        may_be_told(NEED_SUBSCRIPTION.c.person_id),
    )
    .distinct()
    .order_by(NEED_SUBSCRIPTION.c.person_id)
    .limit(sa.bindparam("limit_"))
)


@dataclass(frozen=True, slots=True)
class Subscription:
    """Somebody's wish: what is looked for, in which places, and up to which need it was looked at."""

    person: int
    seen_order: int
    words: str | None = None
    programme: str | None = None
    district: str | None = None
    field: str | None = None
    id: int = 0

    def same(self, other: Subscription) -> bool:
        """Whether both look for the same."""
        return (self.words, self.programme, self.district, self.field) == (
            *(other.words, other.programme, other.district),
            other.field,
        )


def add(uow: UnitOfWork, new: Subscription, now: datetime) -> int:
    """Keep a subscription; its number."""
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "person_id": new.person,
        "programme": new.programme,
        "district": new.district,
        "field": new.field,
        "words": None if new.words is None else uow.keys.seal(new.person, WORDS, number, new.words),
        "seen_order": new.seen_order,
        "made_at": now,
    }
    uow.connection.execute(_ADD, row)
    return number


def of_person(uow: UnitOfWork, person: int) -> list[Subscription]:
    """Somebody's subscriptions, oldest first."""
    return [_read(uow, row) for row in uow.connection.execute(_OF_PERSON, {"person": person}).all()]


def remove(uow: UnitOfWork, person: int, number: int) -> bool:
    """End one of somebody's subscriptions; False where they have none of that number."""
    return uow.connection.execute(_REMOVE, {"person": person, "subscription": number}).rowcount > 0


def seen(uow: UnitOfWork, person: int, order: int) -> None:
    """Say that all of somebody's subscriptions were looked at up to a need."""
    uow.connection.execute(_SEEN, {"person": person, "order": order})


def pass_by(uow: UnitOfWork, topic: str, order: int) -> None:
    """Say the same for everybody who does not want to hear of it, so that nothing piles up for them."""
    uow.connection.execute(_PASS_BY, {"topic_": topic, "order": order})


def behind(uow: UnitOfWork, search: Search, order: int, after: int, limit: int) -> list[int]:
    """Up to `limit` people beyond `after`, by number, who may be told now and were not looked at up to a need."""
    names = {**search.names, "order": order, "after": after, "limit_": limit}
    return list(uow.connection.execute(_BEHIND, names).scalars())


def _read(uow: UnitOfWork, row: sa.Row[*tuple[Any, ...]]) -> Subscription:
    words = None if row.words is None else uow.keys.open(row.person_id, WORDS, row.id, row.words)
    return Subscription(row.person_id, row.seen_order, words, row.programme, row.district, row.field, row.id)
