"""Wrapping stored keys anew with the newest master key; what they seal stays as it is."""

from __future__ import annotations

import sqlalchemy as sa

from kjfz_bot.storage.key_file import ID_BYTES, MasterKeys
from kjfz_bot.storage.keys import place_of
from kjfz_bot.storage.schema import PERSON, SECRET
from kjfz_bot.storage.store import UnitOfWork

AT_ONCE = 500
"""Keys of people wrapped in one transaction, so that nobody waits long behind it."""

_IS_OLD = sa.func.substr(PERSON.c.data_key, 1, ID_BYTES) != sa.bindparam("newest", type_=sa.LargeBinary)
_COUNT_OLD = sa.select(sa.func.count()).select_from(PERSON).where(_IS_OLD)
_NEXT_OLD = sa.select(PERSON.c.id, PERSON.c.data_key).where(_IS_OLD).order_by(PERSON.c.id).limit(AT_ONCE)
_SET = sa.update(PERSON).where(PERSON.c.id == sa.bindparam("person")).values(data_key=sa.bindparam("key"))
_SECRETS = sa.select(SECRET.c.name, SECRET.c.wrapped)
_SET_SECRET = sa.update(SECRET).where(SECRET.c.name == sa.bindparam("secret")).values(wrapped=sa.bindparam("key"))


def behind(uow: UnitOfWork, masters: MasterKeys) -> int:
    """How many stored keys are not wrapped with the newest master key."""
    secrets: int = sum(row.wrapped[:ID_BYTES] != masters.newest for row in uow.connection.execute(_SECRETS))
    people: int = uow.connection.execute(_COUNT_OLD, {"newest": masters.newest}).scalar_one()
    return secrets + people


def rewrap_secrets(uow: UnitOfWork, masters: MasterKeys) -> int:
    """Wrap the database's own keys anew; returns how many."""
    rows = [row for row in uow.connection.execute(_SECRETS) if row.wrapped[:ID_BYTES] != masters.newest]
    for row in rows:
        key = masters.wrap(row.name, masters.unwrap(row.name, row.wrapped))
        uow.connection.execute(_SET_SECRET, {"secret": row.name, "key": key})
    return len(rows)


def rewrap_people(uow: UnitOfWork, masters: MasterKeys) -> int:
    """Wrap the keys of some more people anew; returns how many, 0 once all are done."""
    rows = uow.connection.execute(_NEXT_OLD, {"newest": masters.newest}).all()
    if rows:
        keys = [masters.wrap(place_of(row.id), masters.unwrap(place_of(row.id), row.data_key)) for row in rows]
        uow.connection.execute(_SET, [{"person": row.id, "key": key} for row, key in zip(rows, keys, strict=True)])
    return len(rows)
