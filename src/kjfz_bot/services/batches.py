"""Lists that are taken over whole: looked at, written in short transactions, gone on with, taken back.

Both the operator's command line and an officer's conversation do it by these; whether somebody may is asked before.
What a single row becomes is `importing.py`. How far a list is, is written with what was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.sheet import Kind, Line, Problem
from kjfz_bot.domain.spoken_code import shown
from kjfz_bot.services import importing, need_lists, terms
from kjfz_bot.services.import_desk import Desk, Task, open_desk
from kjfz_bot.services.importing import JOIN_WITHIN
from kjfz_bot.storage import audit, awaited, imports, undoing
from kjfz_bot.storage import need_lists as brought
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.imports import Batch, Became, State
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.undoing import Rests


class BegunElsewhere(Exception):
    """The same list stands already as a batch of another district, or of a whole programme."""

    def __init__(self, batch: Batch) -> None:
        super().__init__(batch.id)
        self.batch = batch


class Overtaken(Exception):
    """A batch is not any more as it was read: somebody else has brought it further, or taken it back."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What importing a list would come to: rows taken, and what is wrong with the others; its batch if it has one."""

    batch: Batch | None
    taken: int
    problems: dict[int, Problem]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What became of taking a list back: nothing where something rests on it; `kept` needs stay, worked on by firms."""

    resting: tuple[Rests, ...] = ()
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody of a list who is still awaited, and what opens their invitation."""

    row: int
    name: str
    phone: str
    link: str
    code: str
    until: date


def weigh(uow: UnitOfWork, task: Task, lines: Sequence[Line], fingerprint: str) -> Weighed:
    """What a list would come to if it were imported now; BegunElsewhere where it cannot be."""
    batch = _standing(uow, task, fingerprint)
    problems = imports.problems(uow, batch.id) if batch is not None else {}
    counts = imports.counts(uow, batch.id) if batch is not None else {}
    desk, taken = open_desk(uow, task), counts.get(_made_by(task.kind), 0)
    for line in left(lines, batch):
        judged = importing.judge(desk, line)
        if isinstance(judged, Problem):
            problems[line.number] = judged
        else:
            taken += 1
    return Weighed(batch, taken, problems)


def begin(uow: UnitOfWork, task: Task, rows: int, fingerprint: str) -> Batch:
    """The batch of a list: the one that was begun before, or a new one; BegunElsewhere where it cannot be."""
    batch = _standing(uow, task, fingerprint)
    if batch is not None:
        return batch
    new = Batch(0, task.kind, task.programme, task.district, fingerprint, "running", 0, rows, task.now)
    batch = imports.begin(uow, new)
    _note(uow, replace(task, batch=batch.id), "import_begun", {"file": fingerprint, "rows": rows})
    return batch


def left(lines: Sequence[Line], batch: Batch | None) -> list[Line]:
    """The rows of a list that are not dealt with yet."""
    position = batch.position if batch is not None else 0
    return [line for line in lines if line.number > position]


def step(uow: UnitOfWork, task: Task, batch: Batch, lines: Sequence[Line]) -> Batch:
    """Deal with the next rows, or end where there are none; Overtaken where the batch is not as it was read."""
    now = imports.held(uow, batch.id)
    if now is None or (now.state, now.position) != (batch.state, batch.position):
        raise Overtaken(batch.id)
    task = replace(task, batch=batch.id)
    if not lines:
        # A list of which nothing was taken stands for nothing: it may be tried again as it is.
        state: State = "done" if imports.counts(uow, batch.id).keys() - {"problem"} else "undone"
        imports.end(uow, batch, state, task.now)
        _note(uow, task, "import_done", {"rows": batch.rows})
        if batch.kind == "needs" and state == "done":
            need_lists.ask_to_tell(uow, batch, task.by, task.now)
        return replace(batch, state=state)
    desk = open_desk(uow, task)
    became = [each for line in lines for each in _became(desk, line)]
    importing.finish(desk)
    imports.advance(uow, batch, lines[-1].number, became)
    _note(uow, task, "rows_imported", {"rows": len(lines), "row": lines[-1].number})
    return replace(batch, position=lines[-1].number)


def take_back(uow: UnitOfWork, batch: Batch, by: int | str, now: datetime) -> TakenBack:
    """Take a whole batch back; where something rests on it, nothing happens, and that is returned."""
    resting = undoing.resting(uow, batch.id)
    if resting:
        return TakenBack(tuple(resting))
    terms.end_with(uow, batch.id, by, now)
    undoing.remove(uow, batch.id, list(imports.people(uow, batch.id).values()))
    imports.end(uow, batch, "undone", now)
    audit.record(uow, Deed(batch.id, "import_undone", now, {"by": by, "rows": batch.rows}))
    return TakenBack(kept=brought.worked_on(uow, batch.id))


def invited(uow: UnitOfWork, batch: Batch) -> Iterator[Invited]:
    """The people of a batch who have not come yet, in the order of its rows."""
    until = shanghai_date(batch.started_at + JOIN_WITHIN)
    for row, person in sorted(imports.people(uow, batch.id).items()):
        who = awaited.find(uow, person)
        if who is not None:
            secrets = importing.opened_by(uow, batch.id, row)
            yield Invited(row, who.name, who.phone, secrets.link, shown(secrets.code), until)


def _standing(uow: UnitOfWork, task: Task, fingerprint: str) -> Batch | None:
    batch = imports.standing(uow, task.kind, task.programme, fingerprint)
    if batch is not None and batch.district != task.district:
        raise BegunElsewhere(batch)
    return batch


def _made_by(kind: Kind) -> str:
    """What every row of a kind becomes that is taken."""
    made = {"units": "organisation", "firms": "organisation", "appointments": "appointment", "needs": "need"}
    return made.get(kind, "person")


def _became(desk: Desk, line: Line) -> list[Became]:
    judged = importing.judge(desk, line)
    return [Became(line.number, "problem", None, judged)] if isinstance(judged, Problem) else judged()


def _note(uow: UnitOfWork, task: Task, action: str, details: dict[str, str | int]) -> None:
    audit.record(uow, Deed(task.batch, action, task.now, {"by": task.by, **details}))
