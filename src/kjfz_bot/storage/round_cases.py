"""Rows of the cases in rounds: exceptions that were picked, what was seen, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.case_events import Verdict
from kjfz_bot.domain.case_round import Entry, Result
from kjfz_bot.storage.bulk import Bulk
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema_cases import APPLICATION, APPLICATION_EVENT
from kjfz_bot.storage.schema_rounds import ROUND_CASE
from kjfz_bot.storage.store import UnitOfWork

REASON = "round_case.reason"

_THIS = sa.and_(ROUND_CASE.c.round_id == sa.bindparam("round"), ROUND_CASE.c.application_id == sa.bindparam("case"))
_OF = (
    sa.select(ROUND_CASE)
    .where(ROUND_CASE.c.round_id == sa.bindparam("round"))
    .order_by(ROUND_CASE.c.place, ROUND_CASE.c.application_id)
)
_WAITING = _OF.where(ROUND_CASE.c.result == sa.literal("waiting")).limit(sa.bindparam("limit_"))
_LEFT = (
    sa.select(sa.func.count())
    .select_from(ROUND_CASE)
    .where(ROUND_CASE.c.round_id == sa.bindparam("round"), ROUND_CASE.c.result == sa.literal("waiting"))
)
_ADD = Bulk(sa.insert(ROUND_CASE))
_DROP = sa.delete(ROUND_CASE).where(_THIS)
_CLEAR = sa.delete(ROUND_CASE).where(
    ROUND_CASE.c.round_id == sa.bindparam("round"),
    sa.or_(
        ROUND_CASE.c.result == sa.literal("excepted"),
        ROUND_CASE.c.application_id.in_(sa.bindparam("numbers", expanding=True)),
    ),
)
_SETTLE = (
    sa.update(ROUND_CASE)
    .where(_THIS)
    .values(
        result=sa.bindparam("became"),
        why=sa.bindparam("because"),
        seq=sa.bindparam("event"),
        verdict=sa.func.coalesce(sa.bindparam("verdict_", type_=sa.Text), ROUND_CASE.c.verdict),
    )
    .execution_options(preserve_rowcount=True)
)
_PASSED = (
    sa.select(sa.func.count())
    .select_from(
        ROUND_CASE.join(APPLICATION, APPLICATION.c.id == ROUND_CASE.c.application_id).join(
            APPLICATION_EVENT,
            sa.and_(
                APPLICATION_EVENT.c.application_id == ROUND_CASE.c.application_id,
                APPLICATION_EVENT.c.seq == ROUND_CASE.c.seq,
            ),
        )
    )
    .where(
        ROUND_CASE.c.round_id == sa.bindparam("round"),
        ROUND_CASE.c.application_id != sa.bindparam("but"),
        ROUND_CASE.c.verdict == "pass",
        ROUND_CASE.c.result.in_(("done", "alone")),
        sa.or_(APPLICATION.c.end_state.is_(None), APPLICATION.c.end_state == "done"),
        ~APPLICATION_EVENT.c.superseded,
    )
)
_VERSIONS = sa.select(APPLICATION.c.id, APPLICATION.c.public_id, APPLICATION.c.version, APPLICATION.c.digest).where(
    APPLICATION.c.id.in_(sa.bindparam("numbers", expanding=True))
)
_HELD = (
    sa.select(APPLICATION.c.id)
    .where(APPLICATION.c.id.in_(sa.bindparam("numbers", expanding=True)))
    .order_by(APPLICATION.c.id)
    .with_for_update()
)


def of(uow: UnitOfWork, number: int) -> list[Entry]:
    """Every case that a round has a row of, by their place."""
    return [_read(uow, row) for row in uow.connection.execute(_OF, {"round": number})]


def waiting(uow: UnitOfWork, number: int, limit: int) -> list[Entry]:
    """Some of the cases of a round that are still to be decided, by their place."""
    return [_read(uow, row) for row in uow.connection.execute(_WAITING, {"round": number, "limit_": limit})]


def count_waiting(uow: UnitOfWork, number: int) -> int:
    """How many cases of a round are still to be decided."""
    count: int = uow.connection.execute(_LEFT, {"round": number}).scalar_one()
    return count


def put(uow: UnitOfWork, number: int, entries: Iterable[Entry]) -> None:
    """Keep cases of a round that it has no row of."""
    _ADD.run(uow, [_row(uow, number, entry) for entry in entries])


def drop(uow: UnitOfWork, number: int, case: int) -> None:
    """Have a case be no exception any more."""
    uow.connection.execute(_DROP, {"round": number, "case": case})


def clear(uow: UnitOfWork, number: int, cases: Iterable[int]) -> None:
    """Make room for cases to be decided: of exceptions, and of what was decided before one of them came back."""
    uow.connection.execute(_CLEAR, {"round": number, "numbers": padded(cases)})


def settle(
    uow: UnitOfWork,
    number: int,
    case: int,
    result: Result,
    *,
    why: str | None = None,
    seq: int | None = None,
    verdict: Verdict | None = None,
) -> bool:
    """Say what became of a case; False where the round has no row of it."""
    names = {"round": number, "case": case, "became": result, "because": why, "event": seq, "verdict_": verdict}
    return uow.connection.execute(_SETTLE, names).rowcount == 1


def passed(uow: UnitOfWork, number: int, but: int = 0) -> int:
    """How many cases have passed in a round and stand, but for one."""
    count: int = uow.connection.execute(_PASSED, {"round": number, "but": but}).scalar_one()
    return count


def versions(uow: UnitOfWork, cases: Iterable[int]) -> Mapping[int, tuple[str, int, str]]:
    """The number, version and digest of each of these cases as they are now."""
    wanted = padded(cases)
    rows = uow.connection.execute(_VERSIONS, {"numbers": wanted}) if wanted else ()
    return {row.id: (row.public_id, row.version, row.digest) for row in rows}


def hold_cases(uow: UnitOfWork, cases: Iterable[int]) -> None:
    """Be the only one to act in some cases until the transaction ends; always in one order, so that nobody is stuck."""
    wanted = padded(sorted(cases))
    if wanted:
        uow.connection.execute(_HELD, {"numbers": wanted})


def _row(uow: UnitOfWork, number: int, entry: Entry) -> dict[str, Any]:
    place = f"{REASON}:{number}:{entry.case}"
    return {
        "round_id": number,
        "application_id": entry.case,
        "place": entry.place,
        "version": entry.version,
        "digest": entry.digest,
        "verdict": entry.verdict,
        "reason": None if entry.reason is None else uow.keys.house.seal(place, entry.reason.encode()),
        "result": entry.result,
        "why": entry.why,
        "seq": entry.seq,
    }


def _read(uow: UnitOfWork, row: Any) -> Entry:
    place = f"{REASON}:{row.round_id}:{row.application_id}"
    reason = None if row.reason is None else uow.keys.house.open(place, row.reason).decode()
    return Entry(
        case=row.application_id,
        place=row.place,
        version=row.version,
        digest=row.digest,
        verdict=row.verdict,
        result=row.result,
        reason=reason,
        why=row.why,
        seq=row.seq,
    )
