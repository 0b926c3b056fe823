"""Rows of cases: opened, found, and brought further by one event at a time, over the version that was seen.

Where a case stands is worked out from its events each time it is read; the columns beside them are for queries alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.case import Case, Event, Parties, State, after, fold, is_past
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.workdays import workdays_after
from kjfz_bot.domain.workflow import PARTIES, Workflow, workflow_of_json
from kjfz_bot.storage import case_events, case_turns, organisations
from kjfz_bot.storage.bulk import Bulk
from kjfz_bot.storage.database import insert_once
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema import PERSON
from kjfz_bot.storage.schema_cases import APPLICATION, APPLICATION_EVENT, APPLICATION_REVIEWER, CASE_WORKFLOW
from kjfz_bot.storage.store import UnitOfWork

PLACES = "places_left"
"""The gate whose step takes one of a need's places."""

_KEEP = Bulk(partial(insert_once, CASE_WORKFLOW, ["fingerprint"]))
_READ = sa.select(*APPLICATION.c, CASE_WORKFLOW.c.body).join(
    CASE_WORKFLOW, CASE_WORKFLOW.c.fingerprint == APPLICATION.c.fingerprint
)
_FIND = _READ.where(APPLICATION.c.public_id == sa.bindparam("number"))
_NUMBERED = _READ.where(APPLICATION.c.id.in_(sa.bindparam("numbers", expanding=True)))
_HELD = sa.select(APPLICATION.c.id).where(APPLICATION.c.id == sa.bindparam("case")).with_for_update()
_AFTER = _READ.where(APPLICATION.c.id > sa.bindparam("after")).order_by(APPLICATION.c.id).limit(sa.bindparam("limit_"))
_IS_THERE = sa.select(sa.exists().where(APPLICATION.c.public_id == sa.bindparam("number")))
_REVIEWERS = (
    sa.select(APPLICATION_REVIEWER)
    .where(APPLICATION_REVIEWER.c.application_id.in_(sa.bindparam("numbers", expanding=True)))
    .order_by(APPLICATION_REVIEWER.c.id)
)
_EXPERT_HELD = sa.select(PERSON.c.id).where(PERSON.c.id == sa.bindparam("person")).with_for_update(key_share=True)
_ALIKE = sa.select(APPLICATION.c.id).where(
    APPLICATION.c.programme == sa.bindparam("of"),
    APPLICATION.c.workflow == sa.bindparam("way"),
    APPLICATION.c.expert_id == sa.bindparam("person"),
    APPLICATION.c.need_id.is_not_distinct_from(sa.bindparam("for_need", type_=sa.BigInteger)),
    APPLICATION.c.firm_id.is_not_distinct_from(sa.bindparam("at_firm", type_=sa.BigInteger)),
    APPLICATION.c.end_state.is_(None),
)
_TAKEN = (
    sa.select(sa.func.count())
    .select_from(APPLICATION)
    .where(APPLICATION.c.need_id == sa.bindparam("for_need"), APPLICATION.c.holds)
)
_OF_NEED = (
    sa.select(APPLICATION.c.id)
    .where(APPLICATION.c.need_id == sa.bindparam("for_need"), APPLICATION.c.end_state.is_(None))
    .order_by(APPLICATION.c.id)
)
_OF_EXPERT = (
    sa.select(APPLICATION.c.id)
    .where(APPLICATION.c.expert_id == sa.bindparam("person"), APPLICATION.c.end_state.is_(None))
    .order_by(APPLICATION.c.id)
)
_PASSED = (
    sa.select(sa.func.count(sa.distinct(APPLICATION.c.id)))
    .select_from(APPLICATION.join(APPLICATION_EVENT, APPLICATION_EVENT.c.application_id == APPLICATION.c.id))
    .where(
        APPLICATION.c.programme == sa.bindparam("of"),
        APPLICATION.c.workflow == sa.bindparam("way"),
        APPLICATION.c.id != sa.bindparam("but"),
        sa.or_(APPLICATION.c.end_state.is_(None), APPLICATION.c.end_state == "done"),
        APPLICATION_EVENT.c.step == sa.bindparam("at_step"),
        ~APPLICATION_EVENT.c.superseded,
        sa.or_(APPLICATION_EVENT.c.act == "pass", APPLICATION_EVENT.c.act == "confirm"),
    )
)
_EXPIRED = (
    sa.select(APPLICATION.c.id)
    .where(APPLICATION.c.expires_on < sa.bindparam("today"))
    .order_by(APPLICATION.c.expires_on, APPLICATION.c.id)
    .limit(sa.bindparam("limit_"))
)
_ADD = sa.insert(APPLICATION)
_STATE = ("version", "digest", "step", "end_state", "since", "round", "holds", "expires_on")
_CHANGE = (
    sa.update(APPLICATION)
    .where(APPLICATION.c.id == sa.bindparam("case"), APPLICATION.c.version == sa.bindparam("seen_version"))
    .values({name: sa.bindparam(f"new_{name}") for name in _STATE})
    .execution_options(preserve_rowcount=True)
)
_ASSIGN = sa.insert(APPLICATION_REVIEWER)


Places = Mapping[int, Organisation]
"""Organisations by number."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A case with everything that was done in it, and who sits in which seat of a reviewer."""

    case: Case
    events: tuple[Event, ...]
    seats: tuple[tuple[int, int | None], ...] = ()

    @property
    def last(self) -> Event:
        """What was done last."""
        return self.events[-1]

    def event(self, seq: int) -> Event:
        """The event of that number."""
        return self.events[seq - 1]

    def seats_of(self, person: int) -> tuple[int, ...]:
        """The seats of somebody, to whom it may have been assigned again."""
        return tuple(seat for seat, whose in self.seats if whose == person)


def keep_workflow(uow: UnitOfWork, programme: str, workflow: Workflow) -> None:
    """Keep a way as it is now, for the cases that begin on it."""
    row = {"fingerprint": workflow.fingerprint, "programme": programme, "workflow": workflow.id}
    _KEEP.run(uow, [{**row, "body": workflow.as_json()}])


def add(uow: UnitOfWork, case: Case, first: Event) -> Kept:
    """Open a case under a number of its own with what is done first, which is for its state to allow."""
    (number,) = uow.take_ids(1)
    case = replace(case, id=number)
    keep_workflow(uow, case.programme, case.workflow)
    row = new_row(case)
    nothing = {"version": 0, "digest": "", "step": case.workflow.first.id, "end_state": None, "since": case.opened_at}
    uow.connection.execute(_ADD, {**row, **nothing, "round": 1, "holds": False, "expires_on": None})
    kept = append(uow, Kept(case, ()), first)
    assert kept is not None
    return kept


def new_row(case: Case) -> dict[str, Any]:
    """What stays of a case whatever is done in it."""
    return {
        "id": case.id,
        "public_id": case.public_id,
        "programme": case.programme,
        "workflow": case.workflow.id,
        "fingerprint": case.workflow.fingerprint,
        "expert_id": case.parties.expert,
        "unit_id": None if case.parties.unit is None else case.parties.unit.id,
        "firm_id": None if case.parties.firm is None else case.parties.firm.id,
        "need_id": case.need,
        "opened_by": case.opened_by,
        "opened_at": case.opened_at,
    }


def append(uow: UnitOfWork, before: Kept, event: Event) -> Kept | None:
    """Bring a case one event further; None where somebody was there before. OutOfOrder where it cannot be done."""
    case = before.case
    state = after(case.workflow, case.state, replace(event, digest=""))
    event = replace(event, digest=state.digest)
    then = replace(case, state=state)
    row = {f"new_{name}": value for name, value in state_row(then).items()}
    if uow.connection.execute(_CHANGE, {"case": case.id, "seen_version": case.state.version, **row}).rowcount != 1:
        return None
    if event.act == "confirm" and case.state.correction is not None:
        case_events.supersede(uow, case.id, case.state.correction.corrects)
    case_events.add(uow, case.id, event, case.state.round)
    case_turns.put(uow, then)
    return replace(before, case=_acted(then, (event,)), events=(*before.events, event))


def state_row(case: Case) -> dict[str, Any]:
    """What stands beside the events of a case: all of it follows from them."""
    state, due = case.state, case.due
    expires = None if due is None or due.expires is None or state.correction is not None else due.expires
    assert state.since is not None
    return {
        "version": state.version,
        "digest": state.digest,
        "step": state.step,
        "end_state": state.end,
        "since": state.since,
        "round": state.round,
        "holds": holds_place(case.workflow, state),
        "expires_on": None if expires is None else workdays_after(shanghai_date(state.since), expires).isoformat(),
    }


def holds_place(workflow: Workflow, state: State) -> bool:
    """Whether one of its need's places is taken by a case in that state."""
    taking = [step.id for step in workflow.steps if step.on and PLACES in step.gates]
    return state.end in (None, "done") and any(is_past(workflow, state, step) for step in taking)


def assign(uow: UnitOfWork, case: int, people: Sequence[int], now: datetime) -> list[int]:
    """Give a case to reviewers; the seats that they have from now on."""
    seats = list(uow.take_ids(len(people)))
    rows = [
        {"id": seat, "application_id": case, "person_id": person, "assigned_at": now}
        for seat, person in zip(seats, people, strict=True)
    ]
    if rows:
        uow.connection.execute(_ASSIGN, rows)
    return seats


def hold(uow: UnitOfWork, case: int) -> None:
    """Be the only one to act in a case until the transaction ends; what is read after this is what stands."""
    uow.connection.execute(_HELD, {"case": case})


def is_there(uow: UnitOfWork, public_id: str) -> bool:
    """Whether a case has that number."""
    return bool(uow.connection.execute(_IS_THERE, {"number": public_id}).scalar_one())


def find(uow: UnitOfWork, public_id: str) -> Kept | None:
    """The case with a case number."""
    return next(iter(_read_all(uow, uow.connection.execute(_FIND, {"number": public_id}).all())), None)


def numbered(uow: UnitOfWork, number: int) -> Kept | None:
    """The case in the row of that number."""
    return several(uow, [number]).get(number)


def several(uow: UnitOfWork, numbers: Iterable[int]) -> dict[int, Kept]:
    """The cases in the rows of these numbers, by number, in the order in which they were asked for."""
    wanted = list(dict.fromkeys(numbers))
    rows = uow.connection.execute(_NUMBERED, {"numbers": padded(wanted)}).all() if wanted else []
    found = {kept.case.id: kept for kept in _read_all(uow, rows)}
    return {number: found[number] for number in wanted if number in found}


def rows_after(uow: UnitOfWork, number: int, limit: int) -> Sequence[Any]:
    """Rows of cases as they are, in order, to be looked through: `described` says what one is of."""
    return uow.connection.execute(_AFTER, {"after": number, "limit_": limit}).all()


def hold_expert(uow: UnitOfWork, expert: int | None) -> None:
    """Be the only one to begin a case about an expert until the transaction ends."""
    uow.connection.execute(_EXPERT_HELD, {"person": expert})


def is_running(uow: UnitOfWork, case: Case) -> bool:
    """Whether the same expert has another open case about the same."""
    firm = None if case.parties.firm is None else case.parties.firm.id
    names = {"of": case.programme, "way": case.workflow.id, "person": case.parties.expert}
    found = uow.connection.execute(_ALIKE, {**names, "for_need": case.need, "at_firm": firm}).scalars()
    return any(number != case.id for number in found)


def places_taken(uow: UnitOfWork, need: int) -> int:
    """How many of a need's places are taken by cases."""
    count: int = uow.connection.execute(_TAKEN, {"for_need": need}).scalar_one()
    return count


def passed(uow: UnitOfWork, case: Case, step: str) -> int:
    """How many other cases of its way have been decided for at a step, and go on or have come to their end."""
    names = {"of": case.programme, "way": case.workflow.id, "but": case.id, "at_step": step}
    count: int = uow.connection.execute(_PASSED, names).scalar_one()
    return count


def open_of_need(uow: UnitOfWork, need: int) -> list[int]:
    """The open cases about a need."""
    return list(uow.connection.execute(_OF_NEED, {"for_need": need}).scalars())


def open_of_expert(uow: UnitOfWork, person: int) -> list[int]:
    """The open cases about an expert."""
    return list(uow.connection.execute(_OF_EXPERT, {"person": person}).scalars())


def expired(uow: UnitOfWork, today: str, limit: int) -> list[int]:
    """Cases in which nobody acted in the time there was, longest over first."""
    return list(uow.connection.execute(_EXPIRED, {"today": today, "limit_": limit}).scalars())


@lru_cache(maxsize=64)
def _workflow(body: str) -> Workflow:
    return workflow_of_json(body)


def _read_all(uow: UnitOfWork, rows: Sequence[Any]) -> list[Kept]:
    if not rows:
        return []
    numbers = [row.id for row in rows]
    events = case_events.of_cases(uow, numbers)
    seats: dict[int, list[tuple[int, int | None]]] = {}
    for row in uow.connection.execute(_REVIEWERS, {"numbers": padded(numbers)}):
        seats.setdefault(row.application_id, []).append((row.id, row.person_id))
    named = [number for row in rows for number in (row.unit_id, row.firm_id) if number is not None]
    places = organisations.find_all(uow, named)
    return [_read(row, tuple(events.get(row.id, ())), tuple(seats.get(row.id, ())), places) for row in rows]


def _read(row: Any, events: tuple[Event, ...], seats: tuple[tuple[int, int | None], ...], places: Places) -> Kept:
    reviewers = frozenset(person for _, person in seats if person is not None)
    case = described(row, places, reviewers)
    case = replace(case, state=fold(case.workflow, events))
    return Kept(_acted(case, events), events, seats)


def described(row: Any, places: Places, reviewers: frozenset[int] = frozenset()) -> Case:
    """The case of a row, before anything was done in it."""
    return Case(
        id=row.id,
        public_id=row.public_id,
        workflow=_workflow(row.body),
        parties=Parties(row.programme, row.expert_id, places.get(row.unit_id), places.get(row.firm_id), reviewers),
        state=State(),
        opened_by=row.opened_by,
        opened_at=row.opened_at,
        need=row.need_id,
    )


def _acted(case: Case, events: Iterable[Event]) -> Case:
    """A case with those who acted in it for a party."""
    people = {event.by for event in events if event.side in PARTIES and event.by is not None}
    return replace(case, parties=replace(case.parties, acted=case.parties.acted | people))
