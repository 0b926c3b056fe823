"""The benchmark's own table, in the bot's database: what its dialogue logs is kept there and added up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services.registry import Actor, service
from kjfz_bot.storage.store import UnitOfWork

_METADATA = sa.MetaData()

DAY_LOG = sa.Table(
    "day_log",
    _METADATA,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.BigInteger, nullable=False, index=True),
    sa.Column("firm", sa.String(8), nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("hours", sa.Integer, nullable=False),
    sa.Column("activity", sa.LargeBinary, nullable=False),
    sa.Column("photo", sa.Text),
)

HOURS: Mapping[str, int] = MappingProxyType({"one": 1, "two": 2, "four": 4, "eight": 8})

_ADD = sa.insert(DAY_LOG)
_TOTAL = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(DAY_LOG.c.hours), 0)).where(
    DAY_LOG.c.person_id == sa.bindparam("person")
)


def make_table(url: str) -> None:
    """Make the table in a database that is served already."""
    engine = sa.create_engine(url)
    try:
        _METADATA.create_all(engine)
    finally:
        engine.dispose()


def count_rows(url: str) -> int:
    """How many rows were kept."""
    engine = sa.create_engine(url)
    try:
        with engine.connect() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(DAY_LOG)).scalar_one()
    finally:
        engine.dispose()


@service("keep_service", reads=("firm", "day", "hours", "activity", "photo"))
def keep_service(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Keep a day of service; what was done is sealed as everything people write."""
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "person_id": actor.person,
        "firm": inputs["firm"],
        "day": date.fromisoformat(inputs["day"]),
        "hours": HOURS[inputs["hours"]],
        "activity": uow.keys.seal(actor.person, "day_log.activity", number, inputs["activity"]),
        "photo": inputs["photo"] and inputs["photo"]["file_id"],
    }
    uow.connection.execute(_ADD, row)
    return Ok()


@service("add_up_service")
def add_up_service(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """Add up what a person has logged."""
    entries, hours = uow.connection.execute(_TOTAL, {"person": actor.person}).one()
    return Ok(text_args={"entries": entries, "hours": hours})
