"""Rows of what was done in cases: added, never changed. What a researcher wrote is sealed with their own key.

Whoever adds here holds the case (`cases.py`) and has asked the domain whether it may be done.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.case import Event
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema_cases import APPLICATION_EVENT, APPLICATION_WORDS
from kjfz_bot.storage.store import UnitOfWork

WORDS = "application_event.words"
OWN_WORDS = "application_words.words"

_OF = (
    sa.select(
        *APPLICATION_EVENT.c,
        APPLICATION_WORDS.c.person_id.label("words_of"),
        APPLICATION_WORDS.c.words.label("own_words"),
    )
    .select_from(
        APPLICATION_EVENT.outerjoin(
            APPLICATION_WORDS,
            sa.and_(
                APPLICATION_WORDS.c.application_id == APPLICATION_EVENT.c.application_id,
                APPLICATION_WORDS.c.seq == APPLICATION_EVENT.c.seq,
            ),
        )
    )
    .where(APPLICATION_EVENT.c.application_id.in_(sa.bindparam("cases", expanding=True)))
    .order_by(APPLICATION_EVENT.c.application_id, APPLICATION_EVENT.c.seq)
)
_ADD = sa.insert(APPLICATION_EVENT)
_ADD_WORDS = sa.insert(APPLICATION_WORDS)
_SUPERSEDE = (
    sa.update(APPLICATION_EVENT)
    .where(APPLICATION_EVENT.c.application_id == sa.bindparam("case"), APPLICATION_EVENT.c.seq == sa.bindparam("event"))
    .values(superseded=True)
)


def of_cases(uow: UnitOfWork, cases: Iterable[int]) -> dict[int, list[Event]]:
    """Everything that was done in each of these cases, in order."""
    wanted = padded(cases)
    rows = uow.connection.execute(_OF, {"cases": wanted}).all() if wanted else []
    uow.keys.load({row.words_of for row in rows if row.words_of is not None})
    found: dict[int, list[Event]] = {}
    for row in rows:
        found.setdefault(row.application_id, []).append(read(uow, row))
    return found


def add(uow: UnitOfWork, case: int, event: Event, in_round: int) -> None:
    """Keep one event more; what else counted for its step, side and round is the database's own error."""
    row, words = rows(uow, case, event, in_round)
    uow.connection.execute(_ADD, row)
    if words is not None:
        uow.connection.execute(_ADD_WORDS, words)


def rows(uow: UnitOfWork, case: int, event: Event, in_round: int) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """The row of an event, and that of the words a researcher wrote with it, where they did."""
    said = _said(event)
    own = event.side in ("expert", "public") and event.by is not None
    row = {
        "application_id": case,
        "seq": event.seq,
        "act": event.act,
        "step": event.step,
        "side": event.side,
        "round": in_round,
        "seat": event.seat or 0,
        "by_id": event.by,
        "office_id": event.office,
        "names": event.names,
        "becomes": event.becomes,
        "words": None if own or said is None else uow.keys.house.seal(_place(case, event.seq), said.encode()),
        "digest": event.digest,
        "superseded": False,
        "at": event.at,
    }
    if not own or said is None or event.by is None:
        return row, None
    sealed = uow.keys.seal(event.by, OWN_WORDS, f"{case}:{event.seq}", said)
    return row, {"application_id": case, "seq": event.seq, "person_id": event.by, "words": sealed}


def supersede(uow: UnitOfWork, case: int, event: int) -> None:
    """Have a decision count no more, since another took its place."""
    uow.connection.execute(_SUPERSEDE, {"case": case, "event": event})


def _said(event: Event) -> str | None:
    if not event.values and event.reason is None:
        return None
    return json.dumps({"values": dict(event.values), "reason": event.reason}, ensure_ascii=False)


def _place(case: int, seq: int) -> str:
    return f"{WORDS}:{case}:{seq}"


def read(uow: UnitOfWork, row: Any) -> Event:
    """The event of a row; one whose words were erased says nothing."""
    said: Mapping[str, Any] = {"values": {}, "reason": None}
    if row.own_words is not None:
        said = json.loads(uow.keys.open(row.words_of, OWN_WORDS, f"{row.application_id}:{row.seq}", row.own_words))
    elif row.words is not None:
        said = json.loads(uow.keys.house.open(_place(row.application_id, row.seq), row.words))
    return Event(
        seq=row.seq,
        act=row.act,
        step=row.step,
        at=row.at,
        side=row.side,
        by=row.by_id,
        office=row.office_id,
        values=said["values"],
        reason=said["reason"],
        names=row.names,
        becomes=row.becomes,
        digest=row.digest,
        seat=row.seat or None,
    )
