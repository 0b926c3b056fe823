"""Taking a running programme over from lists: looked at first, then written in short transactions, and taken back.

A list that was cut off goes on where it stopped: how far it is, is written with what was written.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from kjfz_bot.app.clock import Clock, machine_clock
from kjfz_bot.app.lists import Listed, problem_text, read_list
from kjfz_bot.app.operating import looking
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.wiring import doors
from kjfz_bot.dialog.content import Content
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.sheet import KINDS, Kind, Line, Problem
from kjfz_bot.domain.spoken_code import shown
from kjfz_bot.errors import FactError, ImportRefused
from kjfz_bot.programmes.nearest import nearest
from kjfz_bot.services import importing
from kjfz_bot.services.importing import JOIN_WITHIN, Task
from kjfz_bot.sheets import writing
from kjfz_bot.sheets.words import SheetWords
from kjfz_bot.sheets.writing import Opened
from kjfz_bot.storage import audit, imports, undoing
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.imports import Batch, Became, State
from kjfz_bot.storage.store import Store, UnitOfWork, open_store

AT_ONCE = 100
"""Rows of one transaction, so that a server beside it waits a fraction of a second at most."""

Tick = Callable[[int, int], None]
"""Told how many rows of how many are dealt with."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the operator wants: a list of a kind, from a file, into a programme; `district` narrows it to one.

    `at_once` rows are written in one transaction.
    """

    kind: str
    file: Path
    programme: str
    district: str | None
    lang: str
    at_once: int = AT_ONCE


@dataclass(frozen=True, slots=True)
class Outlook:
    """What importing a list would come to, or has: rows taken, and what is wrong with the others."""

    listed: Listed
    batch: Batch | None
    taken: int
    problems: dict[int, Problem]


def kind_named(name: str) -> Kind:
    """The kind of list of that name; FactError names the nearest."""
    found = next((kind for kind in KINDS if kind == name), None)
    if found is None:
        right = nearest(name, KINDS)
        raise FactError("kind", f"There is no kind of list '{name}'. Did you mean '{right}'?", right)
    return found


def words_of(content: Content, kind: Kind, programme: str) -> SheetWords:
    """The words of a kind of list in a programme; FactError names the nearest."""
    if programme and programme not in content.programmes:
        right = nearest(programme, content.programmes)
        raise FactError("programme", f"There is no programme '{programme}'. Did you mean '{right}'?", right)
    return SheetWords(content.texts, kind, content.programmes.get(programme))


def write_template(content: Content, kind: str, programme: str, path: Path) -> None:
    """Write an empty list of a kind to a new file."""
    words = words_of(content, kind_named(kind), programme)
    with _new_file(path) as write:
        write(writing.template(words))


def read(content: Content, asked: Asked) -> Listed:
    """Read the list that is asked for; ImportRefused where nothing of it can be read."""
    return read_list(asked.file, words_of(content, kind_named(asked.kind), asked.programme), asked.lang)


def look(settings: Settings, listed: Listed, asked: Asked, clock: Clock = machine_clock) -> Outlook:
    """What a list would come to if it were imported now; nothing is written."""
    task = _task(listed, asked, clock)
    with looking(settings) as store, store.reading() as uow:
        batch = imports.standing(uow, task.kind, task.programme, listed.fingerprint)
        if batch is not None:
            _same_district(batch, task)
        problems = imports.problems(uow, batch.id) if batch is not None else {}
        counts = imports.counts(uow, batch.id) if batch is not None else {}
        desk, taken = importing.desk(uow, task), counts.get(_made_by(task.kind), 0)
        for line in _left(listed, batch):
            judged = importing.judge(desk, line)
            if isinstance(judged, Problem):
                problems[line.number] = judged
            else:
                taken += 1
    return Outlook(listed, batch, taken, problems)


def take_over(settings: Settings, listed: Listed, asked: Asked, tick: Tick, clock: Clock = machine_clock) -> Outlook:
    """Import a list, or go on with one that was cut off; done again it changes nothing."""
    task = _task(listed, asked, clock)
    with _writing(settings) as store:
        batch = _begun(store, listed, task)
        task = replace(task, batch=batch.id)
        while batch.state == "running":
            tick(len(listed.lines) - len(_left(listed, batch)), len(listed.lines))
            batch = _step(store, task, batch, list(islice(_left(listed, batch), asked.at_once)))
        tick(len(listed.lines), len(listed.lines))
        with store.reading() as uow:
            problems = imports.problems(uow, batch.id)
    return Outlook(listed, batch, len(listed.lines) - len(problems), problems)


def _task(listed: Listed, asked: Asked, clock: Clock) -> Task:
    districts = listed.words.programme.pack.districts if listed.words.programme is not None else ()
    known = [each.id for each in districts]
    if asked.district is not None and known and asked.district not in known:
        right = nearest(asked.district, known)
        raise FactError("district", f"There is no district '{asked.district}'. Did you mean '{right}'?", right)
    return Task(listed.words.kind, asked.programme, asked.district, clock())


def _made_by(kind: Kind) -> str:
    """What every row of a kind becomes that is taken."""
    return {"units": "organisation", "firms": "organisation", "appointments": "appointment"}.get(kind, "person")


def _left(listed: Listed, batch: Batch | None) -> list[Line]:
    position = batch.position if batch is not None else 0
    return [line for line in listed.lines if line.number > position]


@contextmanager
def _writing(settings: Settings) -> Iterator[Store]:
    """A database that is there and up to date, to be written to beside a server that may run."""
    with looking(settings):
        pass
    store = open_store(settings.data_dir, serving=False, keys=settings.key_path, url=settings.database)
    with closing(store):
        yield store


def _begun(store: Store, listed: Listed, task: Task) -> Batch:
    """The batch of a list: the one that was begun before, or a new one."""
    with store.transaction() as uow:
        batch = imports.standing(uow, task.kind, task.programme, listed.fingerprint)
        if batch is None:
            new = Batch(
                *(0, task.kind, task.programme, task.district, listed.fingerprint),
                *("running", 0, len(listed.lines), task.now),
            )
            batch = imports.begin(uow, new)
            details: dict[str, str | int] = {"by": "operator", "file": listed.fingerprint, "rows": batch.rows}
            audit.record(uow, Deed(batch.id, "import_begun", task.now, details))
    _same_district(batch, task)
    return batch


def _same_district(batch: Batch, task: Task) -> None:
    if batch.district != task.district:
        wanted = f"with --district {batch.district}" if batch.district else "without --district"
        raise ImportRefused(f"This list was begun as batch {batch.id} {wanted}. Go on with it {wanted}.")


def _step(store: Store, task: Task, batch: Batch, lines: list[Line]) -> Batch:
    """Deal with the next rows in one transaction, or end where there are none; how far the list is, is part of it."""
    with store.transaction() as uow:
        now = imports.held(uow, batch.id)
        if now is None or (now.state, now.position) != (batch.state, batch.position):
            raise ImportRefused(f"Batch {batch.id} is worked on by another process. Look with `kjfz-bot import list`.")
        if not lines:
            # A list of which nothing was taken stands for nothing: it may be tried again as it is.
            state: State = "done" if imports.counts(uow, batch.id).keys() - {"problem"} else "undone"
            imports.end(uow, batch, state, task.now)
            _note(uow, task, "import_done", {"rows": batch.rows})
            return replace(batch, state=state)
        desk = importing.desk(uow, task)
        became = [each for line in lines for each in _became(desk, line)]
        imports.advance(uow, batch, lines[-1].number, became)
        _note(uow, task, "rows_imported", {"rows": len(lines), "row": lines[-1].number})
    return replace(batch, position=lines[-1].number)


def _became(desk: importing.Desk, line: Line) -> list[Became]:
    judged = importing.judge(desk, line)
    return [Became(line.number, "problem", None, judged)] if isinstance(judged, Problem) else judged()


def _note(uow: UnitOfWork, task: Task, action: str, details: dict[str, str | int]) -> None:
    audit.record(uow, Deed(task.batch, action, task.now, {"by": "operator", **details}))


def problem_lines(outlook: Outlook, lang: str) -> list[tuple[int, str]]:
    """What is wrong with each row that is not taken, in the order of the sheet."""
    rows = outlook.listed.rows()
    found = sorted(outlook.problems.items())
    return [(number, problem_text(outlook.listed, lang, rows[number], problem)) for number, problem in found]


def write_problems(outlook: Outlook, lang: str, file: Path) -> Path | None:
    """Write the rows that were not taken beside the list, to be corrected and imported again; its path."""
    if not outlook.problems:
        return None
    path, rows = file.with_name(f"{file.stem}.problems.xlsx"), outlook.listed.rows()
    marked = [(rows[number], text) for number, text in problem_lines(outlook, lang)]
    with _own_file(path) as write:
        write(writing.marked(outlook.listed.words, outlook.listed.sheet, marked))
    return path


def write_invitations(settings: Settings, outlook: Outlook, file: Path) -> Path | None:
    """Write the invitations of a list beside it, for this user only; its path, None where it invites nobody."""
    batch = outlook.batch
    if batch is None:
        return None
    with looking(settings) as store, store.reading() as uow:
        opened = list(_opened(settings, uow, outlook, batch))
    if not opened:
        return None
    path = file.with_name(f"{file.stem}.invitations.xlsx")
    with _own_file(path) as write:
        write(writing.invitations(outlook.listed.words, opened))
    return path


def _opened(settings: Settings, uow: UnitOfWork, outlook: Outlook, batch: Batch) -> Iterator[Opened]:
    lines = {line.number: line for line in outlook.listed.lines}
    until = shanghai_date(batch.started_at + JOIN_WITHIN)
    for row in sorted(imports.people(uow, batch.id)):
        secrets = importing.opened_by(uow, batch.id, row)
        link = doors(settings).links(secrets.link)[0]
        line = lines[row]
        yield Opened(row, line.text("person"), line.text("phone"), link, shown(secrets.code), until)


def batches(settings: Settings) -> list[tuple[Batch, dict[str, int]]]:
    """Every list that was imported, with how much it made."""
    with looking(settings) as store, store.reading() as uow:
        return [(batch, imports.counts(uow, batch.id)) for batch in imports.everything(uow)]


def take_back(settings: Settings, number: int, clock: Clock = machine_clock) -> Batch:
    """Take a whole list back; ImportRefused says what rests on it where something does."""
    with _writing(settings) as store:
        with store.transaction() as uow:
            batch = imports.held(uow, number)
            if batch is None or batch.state == "undone":
                raise ImportRefused(f"There is no batch {number} to take back. `kjfz-bot import list` shows them.")
            _require_free(uow, batch)
            undoing.remove(uow, batch.id, list(imports.people(uow, batch.id).values()))
            imports.end(uow, batch, "undone", clock())
            audit.record(uow, Deed(batch.id, "import_undone", clock(), {"by": "operator", "rows": batch.rows}))
        store.scrub()
    return batch


def _require_free(uow: UnitOfWork, batch: Batch) -> None:
    resting = undoing.resting(uow, batch.id)
    if resting:
        named = "\n".join(f"  {each.count} {RESTS[each.name]}, the first on row {each.row}" for each in resting)
        raise ImportRefused(f"Batch {batch.id} cannot be taken back, since something rests on it:\n{named}")


RESTS = {
    "appointment": "appointments of another batch",
    "profile": "profiles of people who name it as their unit",
    "profile_changed": "profiles that were changed or decided on since",
    "joined": "people who have joined",
    "role": "roles that were given",
    "invitation": "invitations that were made since",
    "decision": "decisions",
    "changed": "records that were changed since",
}
"""What may rest on a batch, as an operator reads it."""


@contextmanager
def _new_file(path: Path) -> Iterator[Callable[[bytes], None]]:
    try:
        with path.open("xb") as file:
            yield lambda content: _put(file.fileno(), content)
    except OSError as error:
        raise ImportRefused(f"{path} cannot be made: {error.strerror}. Give the name of a new file.") from error


@contextmanager
def _own_file(path: Path) -> Iterator[Callable[[bytes], None]]:
    """A file for this user only, put in place whole: over what an earlier run of the same list left there."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            yield lambda content: _put(descriptor, content)
        finally:
            os.close(descriptor)
        part.replace(path)
    except OSError as error:
        raise ImportRefused(f"{path} cannot be written: {error.strerror}. What was imported stays.") from error


def _put(descriptor: int, content: bytes) -> None:
    with os.fdopen(os.dup(descriptor), "wb") as file:
        file.write(content)
