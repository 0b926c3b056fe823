"""A small house for tests of the way of a message: real store, engine and writer, short dialogues, a clock to move.

Its dialogue asks for a note and keeps it. `boom` makes the service fail, `half` after it wrote, `die` kills.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from kjfz_bot.app.content import build_content, content_root, read_locales, read_packs
from kjfz_bot.app.holding import Alone, Shared
from kjfz_bot.app.turn import Conductor
from kjfz_bot.app.writer import Writer
from kjfz_bot.channels.ports import Arrival
from kjfz_bot.dialog.content import Content, Signature
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services.registry import Actor, Service
from kjfz_bot.services.retention import forget_me
from kjfz_bot.storage import history, inbox, jobs
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.schema import INBOX, JOB
from kjfz_bot.storage.store import Store, UnitOfWork, open_store
from kjfz_bot.testing.crash import kill
from kjfz_bot.texts.catalogue import plain

_UPDATES = count(1)

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)

NOTES = """
id: notes
entry: {commands: [notes]}
steps:
  - {id: note, ask: text}
  - {id: save, do: keep_note, with: [note]}
"""
SURE = """
id: sure
entry: {commands: [sure]}
steps:
  - {id: really, ask: yes_no}
"""
GONE = """
id: gone
entry: {commands: [gone]}
steps:
  - {id: erase, do: forget_me}
"""
WORDS = """
notes =
    .title = Notes
    .about = Keeps notes.
notes-note = Your note?
    .label = Note
notes-save = Kept.
sure =
    .title = Sure
    .about = Asks for a yes or a no.
sure-really = Really?
    .label = Really
gone =
    .title = Gone
    .about = Forgets you.
gone-erase = Goodbye.
"""
ASKED = "Your note?"
KEPT = "Kept."
GOODBYE = "Goodbye."


def keep_note(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Keep a note as a row that can be counted: a note kept twice is two rows."""
    note = inputs["note"]
    if note == "die":
        kill()
    if note == "boom":
        raise ValueError(note)
    (number,) = uow.take_ids(1)
    jobs.add(uow, "note", f"{number} {note}", NOON, {})
    if note == "half":
        raise ValueError(note)
    return Ok()


SERVICES = {
    "keep_note": Service(Signature("keep_note", ("note",)), keep_note),
    "forget_me": Service(Signature("forget_me"), forget_me),
}


@cache
def content() -> Content:
    """The notes dialogue, in the words of the shipped locales and its own."""
    locales = {lang: {**files, "notes.ftl": WORDS} for lang, files in read_locales(content_root()).items()}
    dialogs = {"notes.yaml": NOTES, "sure.yaml": SURE, "gone.yaml": GONE}
    return replace(build_content(dialogs, locales, read_packs()), start="notes")


class House:
    """One process's life on a data directory, driven by hand: `send`, `settle`, look, `restart`."""

    def __init__(self, directory: Path, url: str = "") -> None:
        """`url` is the database where it is no file of the directory; several houses may then share it."""
        self.directory = directory
        self.now = NOON
        self.url = url
        self.store = self._open()
        self.stirred: list[AddressKey] = []
        self.writer = self._new_writer()

    def _new_writer(self) -> Writer:
        holding = Shared() if self.store.database.shared else Alone()
        conductor = Conductor(content(), SERVICES, "en", holding=holding)
        writer = Writer(self.store, conductor, lambda: self.now, self.stirred.extend)
        writer.restore()
        return writer

    def _open(self) -> Store:
        return open_store(self.directory, serving=True, url=self.url)

    def send(self, name: str, text: str, update_id: str | None = None, language: str | None = None) -> Future[bool]:
        """Hand in what somebody typed."""
        update_id = update_id or f"u{next(_UPDATES)}"
        return self.writer.post(Arrival("web", name, update_id, "text", text, self.now, language))

    def settle(self) -> None:
        """Work until there is nothing to do at this moment."""
        while self.writer.busy:
            self.writer.cycle()

    def wait(self, seconds: float) -> None:
        """Let time pass, and do what becomes due at its end."""
        self.now += timedelta(seconds=seconds)
        self.settle()

    def restart(self) -> None:
        """Let a new process take over, as after a kill: nothing but the database is left of the old one."""
        self.store.close()
        self.store = self._open()
        self.writer = self._new_writer()

    def talk(self, name: str, *texts: str) -> list[str]:
        """Send one after the other, each answered before the next; the whole history."""
        for text in texts:
            self.send(name, text)
            self.settle()
        return self.lines(name)

    def lines(self, name: str) -> list[str]:
        """What somebody sent (`> …`) and got."""
        with self.store.reading() as uow:
            entries = history.read(uow, AddressKey("web", name), 0, 1000)
        return [plain(entry.message.text) if entry.message else f"> {entry.body}" for entry in entries]

    def notes(self) -> list[str]:
        """The notes kept, in order: the effects of all turns."""
        with self.store.reading() as uow:
            keys = uow.connection.execute(sa.select(JOB.c.key).where(JOB.c.kind == "note").order_by(JOB.c.id))
            return [key.partition(" ")[2] for key in keys.scalars()]

    def letters(self) -> list[tuple[str, str, int]]:
        """Every letter's text, state and attempts."""
        with self.store.reading() as uow:
            rows = uow.connection.execute(sa.select(INBOX).order_by(INBOX.c.seq))
            return [
                (uow.keys.open(row.person_id, inbox.BODY, row.seq, row.body), row.state, row.attempts) for row in rows
            ]

    def waiting(self) -> list[Letter]:
        """The letters not dealt with yet."""
        with self.store.reading() as uow:
            return inbox.waiting(uow)

    @contextmanager
    def commits(self) -> Iterator[list[int]]:
        """Notes at each commit how many notes are kept, to see which of them share one."""
        seen: list[int] = []

        def note(connection: sa.Connection) -> None:
            if not connection.get_execution_options().get("reading"):
                counted = sa.select(sa.func.count()).where(JOB.c.kind == "note")
                seen.append(connection.execute(counted).scalar_one())

        sa.event.listen(self.store.engine, "commit", note)
        yield seen
        sa.event.remove(self.store.engine, "commit", note)

    def close(self) -> None:
        """End, as at the end of a test."""
        self.store.close()
