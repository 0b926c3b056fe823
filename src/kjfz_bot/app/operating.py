"""What operator commands do with a database: look through it, look after dead letters, save a conversation.

Here: which database, with what key, and showing how far long work is. What is done is storage's and services'.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, TaskID

from kjfz_bot.app import saved
from kjfz_bot.app.clock import Clock, machine_clock
from kjfz_bot.app.content import load_content
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.wiring import wired_content
from kjfz_bot.errors import SavedFileError, StoreError
from kjfz_bot.services import dead_letters, mydata
from kjfz_bot.storage import audit, conversations, history, inbox, people
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.audit_roots import RootFile
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import Store, UnitOfWork, inspect_store, open_store
from kjfz_bot.storage.verify.delivery import newest
from kjfz_bot.storage.verify.finding import Finding, Scene
from kjfz_bot.storage.verify.run import verify


def findings(settings: Settings, console: Console) -> list[Finding]:
    """Everything that is wrong with the database; how far the checks are is shown on a terminal.

    Where nobody serves the database, waiting is judged at the moment it was last used: a backup waits for nobody.
    """
    with looking(settings) as store, store.reading() as uow:
        last = None if store.served else newest(uow)
        scene = Scene(last or machine_clock(), RootFile(settings.data_dir).read(), store.vault)
        with progress(console) as tick:
            return list(verify(uow, scene, tick))


def list_dead(settings: Settings) -> list[Letter]:
    """The letters that were given up."""
    with looking(settings) as store, store.reading() as uow:
        return inbox.dead(uow)


def retry_dead(settings: Settings, number: int, clock: Clock = machine_clock) -> None:
    """Have a dead letter tried again by the server that runs, or by the next one."""
    with writing(settings) as uow:
        dead_letters.ask_for_retry(uow, number, clock())


def drop_dead(settings: Settings, number: int, clock: Clock = machine_clock) -> None:
    """Drop a dead letter."""
    with writing(settings) as uow:
        dead_letters.drop(uow, number, clock())


def save_conversation(settings: Settings, key: AddressKey, path: Path) -> int:
    """Write what was said from an address to a new file only this user can read; returns how many messages.

    That it was saved is kept in the person's audit, with the file's hash.
    """
    content = wired_content()
    with looking(settings) as store, store.reading() as uow:
        address = people.find(uow, key)
        if address is None:
            raise StoreError(f"Nobody has written from that address on the channel '{key.channel}'.")
        exchanges = history.exchanges(uow, key)
        language = conversations.languages(uow, [address.person])[address.person]
    text = saved.save(content, saved.Saved(key.channel, language, tuple(exchanges))).encode()
    with writing(settings) as uow, _new_file(path) as descriptor:
        details: dict[str, str | int] = {"by": audit.OPERATOR, "file": hashlib.sha256(text).hexdigest()}
        audit.record(uow, Deed(address.person, "conversation_saved", machine_clock(), details))
        os.write(descriptor, text)
    return len(exchanges)


def save_data(settings: Settings, key: AddressKey, path: Path, clock: Clock = machine_clock) -> None:
    """Write everything stored about a person to a new file only this user can read; their audit keeps that."""
    now = clock()
    with looking(settings) as store, store.reading() as uow:
        address = people.find(uow, key)
        made = mydata.make(uow, load_content().texts, address.person, now, hides_others=False) if address else None
    if address is None or made is None:
        raise StoreError(f"Nobody has written from that address on the channel '{key.channel}'.")
    with writing(settings) as uow, _new_file(path) as descriptor:
        details: dict[str, str | int] = {"by": audit.OPERATOR, "file": hashlib.sha256(made.content).hexdigest()}
        audit.record(uow, Deed(address.person, "data_exported", now, details))
        os.write(descriptor, made.content)


def replay_file(path: Path) -> saved.Difference | None:
    """Play a saved conversation again; the first answer that is not the same."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SavedFileError(f"{path} cannot be read: {error}.") from error
    return saved.replay(wired_content(), saved.read(text))


@contextmanager
def looking(settings: Settings) -> Iterator[Store]:
    """A database to look at, in which nothing is changed."""
    with closing(inspect_store(settings.data_dir, keys=settings.key_path, url=settings.database)) as store:
        yield store


@contextmanager
def writing(settings: Settings) -> Iterator[UnitOfWork]:
    """One short transaction beside a server that may run; only on a database that is there and up to date."""
    with looking(settings):
        pass
    store = open_store(settings.data_dir, serving=False, keys=settings.key_path, url=settings.database)
    with closing(store), store.transaction() as uow:
        yield uow


@contextmanager
def _new_file(path: Path) -> Iterator[int]:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise SavedFileError(f"{path} cannot be made: {error.strerror}. Give the name of a new file.") from error
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def progress(console: Console) -> Iterator[Callable[[str, int, int], None]]:
    """Show on a terminal how far something is: called with its name, how much is done, and of how much."""
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        tasks: dict[str, TaskID] = {}

        def tick(name: str, done: int, total: int) -> None:
            if name not in tasks:
                tasks[name] = progress.add_task(name, total=total)
            progress.update(tasks[name], completed=done, total=total)

        yield tick
