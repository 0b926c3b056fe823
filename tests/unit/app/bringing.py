"""Officers at the office who bring lists: files of theirs that were checked, the jobs of lists, and what comes back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from openpyxl import load_workbook

from kjfz_bot.app.bringing import AT_ONCE, TOLD_EVERY, Bringing
from kjfz_bot.app.jobs import Jobs, Maker
from kjfz_bot.channels.ports import Arrival
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.dialog.message import Document
from kjfz_bot.domain.access_table import Role
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.sheet import Kind
from kjfz_bot.files.kinds import kind_of_name
from kjfz_bot.services import files as rules
from kjfz_bot.services import sign_in
from kjfz_bot.services.invitations import Doors
from kjfz_bot.services.registry import SERVICES, Actor
from kjfz_bot.storage import files, grants, history, people
from kjfz_bot.storage import imports as batches
from kjfz_bot.storage.files import Content
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import UnitOfWork
from tests.imports.house import HEADERS
from tests.imports.lists import content as xlsx
from tests.unit.app.office import Office, content
from tests.unit.app.people import Somebody, seated

DOORS = Doors(web="https://bot.example.org/?start=")
_SENT = count(1)


def rows_of(document: Document) -> list[tuple[object, ...]]:
    """The rows of a sheet that was handed out, without its headers."""
    return list(load_workbook(BytesIO(document.content)).worksheets[0].iter_rows(min_row=2, values_only=True))


def officer(office: Office, name: str, seat: Organisation) -> Somebody:
    """Somebody with the role of an office."""
    somebody = Somebody(office, name)
    somebody.say("/start")
    role: Role = "city" if seat.kind == "city" else "district"

    def give(uow: UnitOfWork) -> None:
        grants.add(uow, New(somebody.person, role, seated(uow, seat), None), office.now)

    office.work(give)
    return somebody


def proves(somebody: Somebody) -> None:
    """Have shown just before that it is them."""
    person, now = somebody.person, somebody.office.now
    somebody.office.work(lambda uow: sign_in.vouch(uow, person, now))


def sends(somebody: Somebody, sent: bytes, called: str = "list.xlsx", channel: str = "web") -> None:
    """Send a file, which was checked and is kept."""
    office, key = somebody.office, AddressKey(channel, somebody.name)
    with office.store.vault.quarantine() as folder:
        path = Path(folder) / "sent"
        path.write_bytes(sent)
        stored = office.store.vault.keep(path)

    def keep(uow: UnitOfWork) -> str:
        address, kind = people.find(uow, key), kind_of_name(called)
        assert address is not None
        assert kind is not None
        file = files.add(uow, address, "here", called, len(sent), office.now)
        files.keep(uow, file, Content(kind, len(sent), stored, hashlib.sha256(sent).digest()))
        found = files.find(uow, file.public_id)
        assert found is not None
        return json.dumps(rules.to_body(rules.sent(found)))

    arrival = Arrival(channel, somebody.name, f"file-{next(_SENT)}", "file", office.work(keep), office.now)
    office.writer.post(arrival).result(10)
    office.rest()


def makers(office: Office, at_once: int = AT_ONCE, told_every: int = TOLD_EVERY) -> Mapping[str, Maker]:
    """What makes the jobs of lists."""
    return Bringing(content(), office.store.vault, DOORS, at_once, told_every).makers()


def work_off(office: Office, making: Mapping[str, Maker]) -> None:
    """Do the jobs that are due."""
    Jobs(office.store, office.writer, lambda: office.now, makers=making).run_due()


def run_jobs(somebody: Somebody, *, at_once: int = AT_ONCE, told_every: int = TOLD_EVERY) -> str:
    """Let what was asked for be done; what is told of it."""
    work_off(somebody.office, makers(somebody.office, at_once, told_every))
    return somebody.news()


def chosen(somebody: Somebody, *answers: str) -> str:
    """What is answered to `/lists` and these, a second later."""
    somebody.office.now += timedelta(seconds=1)
    return somebody.say("/lists", *answers)


def brings(somebody: Somebody, kind: Kind, *rows: Sequence[object]) -> str:
    """Bring a list of a kind, up to the result of the look, which is returned."""
    chosen(somebody, "Bring a list", kind)
    sends(somebody, xlsx(HEADERS[kind], rows))
    return run_jobs(somebody)


def asks_to_import(somebody: Somebody, kind: Kind, *rows: Sequence[object]) -> None:
    """Bring a list and say that it is to be imported."""
    brings(somebody, kind, *rows)
    proves(somebody)
    assert "The import has begun" in somebody.say("Import it", "Yes, import it")


def imports(somebody: Somebody, kind: Kind, *rows: Sequence[object]) -> str:
    """Bring a list and have it imported; what is told at the end."""
    asks_to_import(somebody, kind, *rows)
    return run_jobs(somebody)


def documents(somebody: Somebody) -> list[Document]:
    """Every sheet they got, oldest first."""
    key = AddressKey("web", somebody.name)
    entries = somebody.office.read(lambda uow: history.read(uow, key, 0, 1000))
    return [entry.message.document for entry in entries if entry.message and entry.message.document]


def counts(office: Office) -> dict[str, int]:
    """How many rows each table has that imports write to."""
    tables = ("import_batch", "import_row", "awaited", "profile", "appointment")
    queries = {table: sa.select(sa.func.count()).select_from(sa.table(table)) for table in tables}
    return office.read(
        lambda uow: {table: uow.connection.execute(query).scalar_one() for table, query in queries.items()}
    )


def ask(somebody: Somebody, service: str, /, **inputs: Any) -> Ok | No:
    """Call a service as a turn does."""
    office = somebody.office
    return office.work(lambda uow: SERVICES[service].run(uow, Actor(somebody.person, office.now), inputs))


def newest(office: Office) -> batches.Batch:
    """The list that was imported last."""
    return office.read(lambda uow: batches.everything(uow)[-1])
