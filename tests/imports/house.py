"""A database of a programme that lists are imported into, as the command line does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from kjfz_bot.app import taking_over
from kjfz_bot.app.content import load_content
from kjfz_bot.app.lists import Outlook
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.taking_over import Asked
from kjfz_bot.domain.sheet import Kind
from kjfz_bot.storage.store import UnitOfWork, inspect_store, open_store
from kjfz_bot.storage.verify.finding import Scene
from kjfz_bot.storage.verify.run import verify
from tests.imports import lists

T = TypeVar("T")

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)

HEADERS: dict[Kind, Sequence[str]] = {
    "units": lists.UNITS,
    "firms": lists.FIRMS,
    "experts": lists.EXPERTS,
    "officers": lists.OFFICERS,
    "appointments": lists.APPOINTMENTS,
    "needs": lists.NEEDS,
}


class Programme:
    """Imports into one database, in Chinese, at noon."""

    def __init__(self, directory: Path, url: str = "") -> None:
        self.directory = directory
        self.url = url
        self.settings = Settings(data_dir=directory, database_url=url)
        open_store(directory, serving=False, url=url).close()

    def asked(self, kind: Kind, rows: Sequence[Sequence[object]], *, at_once: int = 100, **changed: Any) -> Asked:
        """A list in a file, as it is asked for."""
        file = lists.write(self.directory / f"{kind}.xlsx", HEADERS[kind], rows)
        named = {"programme": "ningbo", "district": None, "lang": "zh-CN", **changed}
        return Asked(kind=kind, file=file, at_once=at_once, **named)

    def look(self, asked: Asked) -> Outlook:
        """What it would come to."""
        return taking_over.look(self.settings, taking_over.read(load_content(), asked), asked, lambda: NOON)

    def take_over(self, asked: Asked, tick: Callable[[int, int], None] = lambda _done, _total: None) -> Outlook:
        """Import it."""
        return taking_over.take_over(self.settings, taking_over.read(load_content(), asked), asked, tick, lambda: NOON)

    def imported(self, kind: Kind, *rows: Sequence[object]) -> Outlook:
        """Import rows of a kind."""
        return self.take_over(self.asked(kind, rows))

    def take_back(self, outlook: Outlook) -> None:
        """Take an import back."""
        assert outlook.batch is not None
        self.take_back_number(outlook.batch.id)

    def take_back_number(self, batch: int) -> None:
        """Take the import of that number back."""
        taking_over.take_back(self.settings, batch, lambda: NOON)

    def read(self, look: Callable[[UnitOfWork], T]) -> T:
        """Look at the database."""
        store = inspect_store(self.directory, url=self.url)
        try:
            with store.reading() as uow:
                return look(uow)
        finally:
            store.close()

    def counts(self) -> dict[str, int]:
        """How many rows each table has that imports write to."""
        tables = (
            *("organisation", "firm", "person", "awaited", "profile", "invitation", "appointment", "opening_balance"),
            *("need", "import_row"),
        )

        def count(uow: UnitOfWork) -> dict[str, int]:
            found = {
                table: uow.connection.exec_driver_sql(f"SELECT COUNT(*) FROM {table}").scalar_one() for table in tables
            }
            return {table: rows for table, rows in found.items() if rows}

        return self.read(count)

    def findings(self) -> list[str]:
        """What is wrong with the database."""
        return self.read(lambda uow: [str(finding) for finding in verify(uow, Scene(NOON))])
