"""What operator commands do with a database: look through it, look after dead letters, save a conversation.

Here: which database, with what key, and showing how far long work is. What is done is storage's and services'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from rich.console import Console
from rich.progress import Progress, TaskID

from kjfz_bot.app.clock import machine_clock
from kjfz_bot.app.settings import Settings
from kjfz_bot.storage.audit_roots import RootFile
from kjfz_bot.storage.store import inspect_store
from kjfz_bot.storage.verify.delivery import newest
from kjfz_bot.storage.verify.finding import Finding, Scene
from kjfz_bot.storage.verify.run import verify


def findings(settings: Settings, console: Console) -> list[Finding]:
    """Everything that is wrong with the database; how far the checks are is shown on a terminal.

    Where nobody serves the database, waiting is judged at the moment it was last used: a backup waits for nobody.
    """
    with closing(inspect_store(settings.data_dir, keys=settings.key_path)) as store, store.reading() as uow:
        last = None if store.served else newest(uow)
        scene = Scene(last or machine_clock(), RootFile(settings.data_dir).read())
        with _progress(console) as tick:
            return list(verify(uow, scene, tick))


@contextmanager
def _progress(console: Console) -> Iterator[Callable[[str, int, int], None]]:
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        tasks: dict[str, TaskID] = {}

        def tick(name: str, done: int, total: int) -> None:
            if name not in tasks:
                tasks[name] = progress.add_task(name, total=total)
            progress.update(tasks[name], completed=done, total=total)

        yield tick
