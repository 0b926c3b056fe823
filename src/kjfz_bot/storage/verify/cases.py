"""Cases: what was done could be done, by whoever might, on what they saw; what stands beside the events follows from
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.case import COUNTED, Case, Event, OutOfOrder, after, digest
from kjfz_bot.domain.workflow import OFFICES, PARTIES, Side
from kjfz_bot.errors import SealBroken
from kjfz_bot.storage import case_events, case_turns, cases, organisations
from kjfz_bot.storage.keys import UnknownPersonError
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema_cases import APPLICATION, APPLICATION_TURN
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.delivery import Rule, check_rules
from kjfz_bot.storage.verify.finding import Finding, Scene

AT_ONCE = 200

_ACTS = ", ".join(f"'{act}'" for act in COUNTED)
_OFFICES = ", ".join(f"'{side}'" for side in OFFICES)

RULES = (
    Rule(
        "D1",
        "case {application_id}",
        "{count} decisions count at step '{step}' of {side} in round {round}",
        "SELECT application_id, step, side, round, count(*) AS count FROM application_event "  # noqa: S608 - ours
        f"WHERE act IN ({_ACTS}) AND NOT superseded GROUP BY application_id, step, side, round, seat "
        "HAVING count(*) > 1",
    ),
    Rule(
        "D3",
        "case {application_id}",
        "event {seq} is {side}'s, but the office it was done for is none of these",
        "SELECT e.application_id, e.seq, e.side FROM application_event e JOIN application a "  # noqa: S608 - ours
        "ON a.id = e.application_id LEFT JOIN organisation o ON o.id = e.office_id "
        f"WHERE e.side IN ({_OFFICES}) AND (o.id IS NULL OR o.kind <> e.side OR o.programme <> a.programme)",
    ),
    Rule(
        "D5",
        "case {id}",
        "its way is of another hash than its steps, or none",
        "SELECT a.id FROM application a LEFT JOIN case_workflow w ON w.fingerprint = a.fingerprint "
        "AND w.programme = a.programme AND w.workflow = a.workflow WHERE w.fingerprint IS NULL",
    ),
    Rule(
        "S1",
        "case {id}",
        "organisation {place}, which it is about, is of another programme or kind",
        "SELECT a.id, o.id AS place FROM application a JOIN organisation o ON o.id = a.firm_id OR o.id = a.unit_id "
        "WHERE o.programme <> a.programme OR (o.id = a.firm_id AND o.kind <> 'firm') "
        "OR (o.id = a.unit_id AND o.kind <> 'unit')",
    ),
)
"""What one statement can tell of cases."""

_COUNT = sa.select(sa.func.count()).select_from(APPLICATION)
_TURNS = sa.select(APPLICATION_TURN).where(
    APPLICATION_TURN.c.application_id.in_(sa.bindparam("numbers", expanding=True))
)
_COMPARED = ("version", "digest", "step", "end_state", "since", "round", "holds")
"""Columns that follow from the events; when time ends a case depends on holidays that were not known then."""


def check_cases(uow: UnitOfWork, scene: Scene) -> Iterator[Finding]:
    """Report every case whose events cannot have happened so, or beside which something else is kept."""
    yield from check_rules(uow, scene, RULES)
    total: int = uow.connection.execute(_COUNT).scalar_one()
    done, number = 0, 0
    while rows := cases.rows_after(uow, number, AT_ONCE):
        scene.tick(done, total)
        yield from _check(uow, rows)
        done, number = done + len(rows), rows[-1].id


def _check(uow: UnitOfWork, rows: Sequence[Any]) -> Iterator[Finding]:
    numbers = [row.id for row in rows]
    named = [place for row in rows for place in (row.unit_id, row.firm_id) if place is not None]
    places = organisations.find_all(uow, named)
    turns: dict[int, set[tuple[Any, ...]]] = {}
    for turn in uow.connection.execute(_TURNS, {"numbers": padded(numbers)}):
        turns.setdefault(turn.application_id, set()).add(_turn({**turn._mapping}))
    events, broken = _events(uow, numbers)
    for number in broken:
        yield Finding("sealed", f"case {number}", "what was said in it does not open")
    for row in rows:
        if row.id not in broken:
            own = events.get(row.id, [])
            yield from _agrees(row, cases.described(row, places), own, turns.get(row.id, set()))


def _events(uow: UnitOfWork, numbers: Sequence[int]) -> tuple[dict[int, list[Event]], list[int]]:
    """What was done in these cases, and those of which something does not open."""
    try:
        return case_events.of_cases(uow, numbers), []
    except (SealBroken, UnknownPersonError):
        if len(numbers) == 1:
            return {}, list(numbers)
    found: dict[int, list[Event]] = {}
    broken: list[int] = []
    for number in numbers:
        own, sealed = _events(uow, [number])
        found |= own
        broken += sealed
    return found, broken


def _agrees(row: Any, case: Case, events: Sequence[Event], turns: set[tuple[Any, ...]]) -> Iterator[Finding]:
    where = f"case {row.id}"
    if case.workflow.fingerprint != row.fingerprint:
        yield Finding("D5", where, "the steps of its way are not those it began with")
        return
    state, before = case.state, ""
    parties = {row.expert_id, row.opened_by, *(each.by for each in events if each.side in PARTIES)} - {None}
    for event in events:
        if not _erased(event) and event.digest != digest(before, event):
            yield Finding("D4", where, f"event {event.seq} does not say what was seen and done then")
        if event.side in (*OFFICES, "reviewer") and event.by in parties:
            yield Finding("D3", where, f"event {event.seq} was decided by a party to it")
        try:
            state = after(case.workflow, state, event)
        except OutOfOrder as error:
            yield Finding("D5", where, f"event {event.seq} cannot have been done: {error}")
            return
        before = event.digest
    if not events:
        yield Finding("D2", where, "nothing was done in it, not even its first step")
        return
    case = replace(case, state=state)
    kept = cases.state_row(case)
    for name in _COMPARED:
        if getattr(row, name) != kept[name]:
            yield Finding("D2", where, f"its {name} is kept as {getattr(row, name)}, by its events it is {kept[name]}")
    if turns != {_turn(turn) for turn in case_turns.rows(case)}:
        yield Finding("D2", where, "whose turn it is does not follow from its events")


def _turn(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in ("side", "seat", "programme", "organisation_id", "since"))


_OWN: tuple[Side, ...] = ("expert", "public")


def _erased(event: Event) -> bool:
    """Whether its words went with the person who said them, so that the hash covers what nobody has any more."""
    return event.side in _OWN and event.by is None and not event.values and event.reason is None
