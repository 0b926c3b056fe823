"""Files: each that is kept or needed is there, whole, and opens; none hangs on the way in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from kjfz_bot.errors import SealBroken
from kjfz_bot.storage.files import KEY, NAME, SOURCE
from kjfz_bot.storage.keys import UnknownPersonError
from kjfz_bot.storage.schema_trust import FILE
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.delivery import Rule, check_rules
from kjfz_bot.storage.verify.finding import Finding, Scene

RULES = (
    Rule(
        "L2",
        "file {id}",
        "'{state}' is no state of a file",
        "SELECT id, state FROM file WHERE state NOT IN ('receiving', 'kept', 'refused')",
    ),
    Rule(
        "L2",
        "file {id}",
        "it is kept, yet nothing says where",
        "SELECT id FROM file WHERE state = 'kept' AND (stored IS NULL OR file_key IS NULL OR kind IS NULL)",
    ),
    Rule(
        "L2",
        "file {id}",
        "{place} needs it, and it is not kept",
        "SELECT f.id, u.place FROM file_use u JOIN file f ON f.id = u.file_id WHERE f.state <> 'kept'",
    ),
    Rule(
        "L2",
        "file {id}",
        "it is refused, yet something of it is kept",
        "SELECT id FROM file WHERE state = 'refused' AND stored IS NOT NULL",
    ),
    Rule(
        "L2",
        "file {id}",
        "it is kept, and is to be removed from the vault",
        "SELECT f.id FROM file f JOIN file_removal r ON r.stored = f.stored",
    ),
    Rule(
        "I4",
        "file {id}",
        "it has been on its way for more than ten minutes",
        "SELECT id FROM file WHERE state = 'receiving' AND due_at < :stuck",
    ),
)

_ALL = sa.select(FILE).order_by(FILE.c.id)
_COUNT = sa.select(sa.func.count()).select_from(FILE)


def check_files(uow: UnitOfWork, scene: Scene) -> Iterator[Finding]:
    """Report what is missing, changed, does not open, or is needed and not kept."""
    yield from check_rules(uow, scene, RULES)
    total: int = uow.connection.execute(_COUNT).scalar_one()
    for place, row in enumerate(uow.connection.execute(_ALL)):
        scene.tick(place, total)
        yield from _opens(uow, row)
        if scene.vault is not None and row.stored is not None and not scene.vault.is_whole(row.stored):
            yield Finding("L2", f"file {row.id}", "what is kept of it is missing or was changed")


def _opens(uow: UnitOfWork, row: sa.Row[*tuple[Any, ...]]) -> Iterator[Finding]:
    for column, sealed in ((NAME, row.name), (SOURCE, row.source), (KEY, row.file_key)):
        try:
            if sealed is not None:
                uow.keys.of(row.person_id).open(f"{column}:{row.id}", sealed)
        except (SealBroken, UnknownPersonError):
            yield Finding("sealed", f"file {row.id} of person {row.person_id}", f"its {column} does not open")
