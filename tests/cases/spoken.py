"""Officers at the office who decide a round in a conversation, over cases that came there on the shipped ways."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from io import BytesIO
from itertools import count
from pathlib import Path

import sqlalchemy as sa
from docx import Document
from openpyxl import load_workbook

from kjfz_bot.app.jobs import Jobs
from kjfz_bot.app.round_papers import RoundPapers, round_steps
from kjfz_bot.channels.ports import Arrival
from kjfz_bot.dialog.inbound import FileSent
from kjfz_bot.domain.personal import unmarked
from kjfz_bot.services import sign_in
from kjfz_bot.storage import addresses, files, history, people
from kjfz_bot.storage.files import Content
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.schema import CONVERSATION
from kjfz_bot.storage.store import UnitOfWork, open_store
from kjfz_bot.storage.vault import Stored
from kjfz_bot.texts.catalogue import plain
from tests.cases.world import NOON, World, build
from tests.unit.app.office import Office, content
from tests.unit.app.people import Somebody

SENT = count(1)


def waits(world: World, number: int) -> list[str]:
    """So many cases on the shipped way to a post that wait for the city's decision."""
    world.agree("wang", "hua")
    return [_waits(world, f"Need {each}") for each in range(1, number + 1)]


def _waits(world: World, title: str) -> str:
    case = world.applies(world.need(title=title))
    world.does("dean", case, contact_person="Dean", renewal_proof="not_needed")
    world.does("wang", case)
    world.does("hua", case)
    world.does("hua", case)
    world.does("hua", case, duties="Seals")
    world.does("dora", case, opinion=f"{title} fits")
    return case


def seeded(directory: Path, url: str, number: int) -> tuple[list[str], dict[str, str]]:
    """Cases that wait for the city's decision; their numbers, and what people are called on the web."""
    store = open_store(directory, serving=False, url=url)
    world = build(store)
    world.programmes = content().programmes
    cases = waits(world, number)
    with store.reading() as uow:
        names = {name: addresses.of_person(uow, person)[0].key.external_id for name, person in world.people.items()}
    store.close()
    return cases, names


class Officer(Somebody):
    """Somebody who decides, in a language."""

    def __init__(self, office: Office, name: str, language: str = "en") -> None:
        super().__init__(office, name)
        person = self.person
        change = sa.update(CONVERSATION).where(CONVERSATION.c.person_id == person).values(language=language)
        office.work(lambda uow: uow.connection.execute(change))
        self.say("/start")

    def send(self, name: str = "minutes.pdf") -> str:
        """What is answered to a file, which was checked and kept already."""

        def keep(uow: UnitOfWork) -> FileSent:
            address = people.find(uow, AddressKey("web", self.name))
            assert address is not None
            file = files.add(uow, address, "1:file", name, 3, self.office.now)
            stored = Stored(f"{next(SENT):064}", b"k" * 32)
            files.keep(uow, file, Content("pdf", 3, stored, hashlib.sha256(b"abc").digest()))
            return FileSent(file.public_id, name, 3, "application/pdf")

        body = json.dumps(asdict(self.office.work(keep)))
        arrival = Arrival("web", self.name, f"f{next(SENT)}", "file", body, self.office.now, "en")
        self.office.writer.post(arrival).result(10)
        self.office.rest()
        return self.hears()

    def proves(self) -> None:
        """Have shown just before that it is them."""
        person, now = self.person, self.office.now
        self.office.work(lambda uow: sign_in.vouch(uow, person, now))

    def works(self) -> str:
        """Let the jobs be done that are due; what is told of them."""
        run_jobs(self.office)
        return self.news()

    def document(self) -> bytes:
        """The file they got last, taken out of the vault."""
        entries = self.office.read(lambda uow: history.read(uow, AddressKey("web", self.name), 0, 1000))
        named = [entry.message.document.file for entry in entries if entry.message and entry.message.document]

        def look(uow: UnitOfWork) -> bytes:
            file = files.find(uow, named[-1])
            assert file is not None
            stored = files.stored(uow, file)
            assert stored is not None
            return b"".join(self.office.store.vault.open(stored))

        return self.office.read(look)

    def reads_document(self) -> list[list[str]]:
        """The rows of the list that came last, as a document."""
        (table,) = Document(BytesIO(self.document())).tables
        return [[cell.text for cell in row.cells] for row in table.rows[1:]]

    def reads_sheet(self) -> list[list[object]]:
        """The same as a sheet."""
        (sheet,) = load_workbook(BytesIO(self.document())).worksheets
        return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]

    def read_aloud(self) -> str:
        """All of the conversation so far."""
        entries = self.office.read(lambda uow: history.read(uow, AddressKey("web", self.name), 0, 1000))
        said = [unmarked(plain(each.message.text)) if each.message else f"> {each.body}" for each in entries]
        return "\n".join(said)


def run_jobs(office: Office, **how: int) -> None:
    """Do the jobs that are due; `how` says how many cases are decided at once."""
    papers, more = RoundPapers(content(), office.store), round_steps(content(), **how)
    Jobs(office.store, office.writer, lambda: office.now, more=more, makers=papers.makers()).run_due()


def opened(directory: Path, url: str) -> Office:
    """The office on that database, some days later."""
    return Office(directory, url, now=NOON.replace(day=30))
