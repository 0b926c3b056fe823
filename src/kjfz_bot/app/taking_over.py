"""Taking a running programme over from lists on the command line: looked at first, then written, and taken back.

Here: databases, files and refusals as an operator meets them. What happens to a list is `services/batches.py`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kjfz_bot.app.clock import Clock, machine_clock
from kjfz_bot.app.lists import Listed, Outlook, invitations_sheet, marked_copy, read_list, words_of
from kjfz_bot.app.operating import looking
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.wiring import doors
from kjfz_bot.dialog.content import Content
from kjfz_bot.domain.sheet import KINDS, Kind
from kjfz_bot.errors import FactError, ImportRefused
from kjfz_bot.programmes.nearest import nearest
from kjfz_bot.services import batches as whole
from kjfz_bot.services.batches import BegunElsewhere, Overtaken
from kjfz_bot.services.import_desk import Task
from kjfz_bot.sheets import writing
from kjfz_bot.sheets.words import SheetWords
from kjfz_bot.storage import imports
from kjfz_bot.storage.audit import OPERATOR
from kjfz_bot.storage.imports import Batch
from kjfz_bot.storage.store import Store, open_store

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


def kind_named(name: str) -> Kind:
    """The kind of list of that name; FactError names the nearest."""
    found = next((kind for kind in KINDS if kind == name), None)
    if found is None:
        right = nearest(name, KINDS)
        raise FactError("kind", f"There is no kind of list '{name}'. Did you mean '{right}'?", right)
    return found


def _words(content: Content, kind: Kind, programme: str) -> SheetWords:
    """The words of a kind of list in a programme; FactError names the nearest."""
    if programme and programme not in content.programmes:
        right = nearest(programme, content.programmes)
        raise FactError("programme", f"There is no programme '{programme}'. Did you mean '{right}'?", right)
    return words_of(content, kind, programme)


def write_template(content: Content, kind: str, programme: str, path: Path) -> None:
    """Write an empty list of a kind to a new file."""
    words = _words(content, kind_named(kind), programme)
    with _new_file(path) as write:
        write(writing.template(words))


def read(content: Content, asked: Asked) -> Listed:
    """Read the list that is asked for; ImportRefused where nothing of it can be read."""
    return read_list(asked.file, _words(content, kind_named(asked.kind), asked.programme), asked.lang)


def look(settings: Settings, listed: Listed, asked: Asked, clock: Clock = machine_clock) -> Outlook:
    """What a list would come to if it were imported now; nothing is written."""
    task = _task(listed, asked, clock)
    with looking(settings) as store, store.reading() as uow, _in_words():
        weighed = whole.weigh(uow, task, listed.lines, listed.fingerprint)
    return Outlook(listed, weighed.batch, weighed.taken, weighed.problems)


def take_over(settings: Settings, listed: Listed, asked: Asked, tick: Tick, clock: Clock = machine_clock) -> Outlook:
    """Import a list, or go on with one that was cut off; done again it changes nothing."""
    task = _task(listed, asked, clock)
    with _writing(settings) as store, _in_words():
        with store.transaction() as uow:
            batch = whole.begin(uow, task, len(listed.lines), listed.fingerprint)
        while batch.state == "running":
            left = whole.left(listed.lines, batch)
            tick(len(listed.lines) - len(left), len(listed.lines))
            with store.transaction() as uow:
                batch = whole.step(uow, task, batch, left[: asked.at_once])
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


@contextmanager
def _writing(settings: Settings) -> Iterator[Store]:
    """A database that is there and up to date, to be written to beside a server that may run."""
    with looking(settings):
        pass
    store = open_store(settings.data_dir, serving=False, keys=settings.key_path, url=settings.database)
    with closing(store):
        yield store


@contextmanager
def _in_words() -> Iterator[None]:
    """What keeps a list from being imported, as an operator reads it."""
    try:
        yield
    except BegunElsewhere as error:
        batch = error.batch
        wanted = f"with --district {batch.district}" if batch.district else "without --district"
        raise ImportRefused(f"This list was begun as batch {batch.id} {wanted}. Go on with it {wanted}.") from None
    except Overtaken as error:
        raise ImportRefused(
            f"Batch {error} is worked on by another process. Look with `kjfz-bot import list`."
        ) from None


def write_problems(outlook: Outlook, lang: str, file: Path) -> Path | None:
    """Write the rows that were not taken beside the list, to be corrected and imported again; its path."""
    if not outlook.problems:
        return None
    path = file.with_name(f"{file.stem}.problems.xlsx")
    with _own_file(path) as write:
        write(marked_copy(outlook, lang))
    return path


def write_invitations(settings: Settings, outlook: Outlook, file: Path) -> Path | None:
    """Write the invitations of a list beside it, for this user only; its path, None where nobody is awaited."""
    batch = outlook.batch
    if batch is None:
        return None
    with looking(settings) as store, store.reading() as uow:
        opened = list(whole.invited(uow, batch))
    if not opened:
        return None
    path = file.with_name(f"{file.stem}.invitations.xlsx")
    with _own_file(path) as write:
        write(invitations_sheet(outlook.listed.words, opened, doors(settings)))
    return path


def batches(settings: Settings) -> list[tuple[Batch, dict[str, int]]]:
    """Every list that was imported, with how much it made."""
    with looking(settings) as store, store.reading() as uow:
        return [(batch, imports.counts(uow, batch.id)) for batch in imports.everything(uow)]


def take_back(settings: Settings, number: int, clock: Clock = machine_clock) -> tuple[Batch, int]:
    """Take a whole list back; how many needs of it stay. ImportRefused says what rests on it where something does."""
    with _writing(settings) as store:
        with store.transaction() as uow:
            batch = imports.held(uow, number)
            if batch is None or batch.state == "undone":
                raise ImportRefused(f"There is no batch {number} to take back. `kjfz-bot import list` shows them.")
            taken = whole.take_back(uow, batch, OPERATOR, clock())
        if taken.resting:
            rests = (f"  {each.count} {RESTS[each.name]}, the first on row {each.row}" for each in taken.resting)
            named = "\n".join(rests)
            raise ImportRefused(f"Batch {batch.id} cannot be taken back, since something rests on it:\n{named}")
        store.scrub()
    return batch, taken.kept


RESTS = {
    "appointment": "appointments of another batch",
    "profile": "profiles of people who name it as their unit",
    "profile_changed": "profiles that were changed or decided on since",
    "joined": "people who have joined",
    "role": "roles that were given",
    "invitation": "invitations that were made since",
    "decision": "decisions",
    "need": "needs of firms",
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
