"""What checks of a whole database work with and report. Each kind of check is a module beside this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from kjfz_bot.storage.audit_roots import Root
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that must not be: which rule it breaks, where, and what is wrong there; nothing people wrote."""

    rule: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Scene:
    """What a check needs beside the rows: the moment they are judged at, the roots published, whom to tell how far.

    The contents of files are looked at where there is a `vault`.
    """

    now: datetime
    roots: Sequence[Root] = ()
    vault: Vault | None = None
    tick: Callable[[int, int], None] = field(default=lambda _done, _total: None)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is checked of the whole database; `name` is what the operator sees while it runs."""

    name: str
    run: Callable[[UnitOfWork, Scene], Iterator[Finding]]
