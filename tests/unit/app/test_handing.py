"""A table goes over Telegram as a file whose content is taken from the vault at the moment it is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from kjfz_bot.app.deliver import Relay
from kjfz_bot.app.jobs import Jobs
from kjfz_bot.app.post import Post
from kjfz_bot.app.wiring import WORDLESS, composers
from kjfz_bot.channels.ports import Call, Outcome, RetryLater, Sent
from kjfz_bot.dialog.message import Document
from kjfz_bot.services import sign_in
from kjfz_bot.storage import files, grants
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.office import Office, content
from tests.unit.app.people import HAISHU, seated
from tests.unit.app.tables import DRIFT, firm, makers, post

PATIENCE = 10.0


class Carrier:
    """A platform that takes everything and remembers it; `came` is set once `until` is so."""

    name = "telegram"

    def __init__(self, until: Callable[[Carrier], bool]) -> None:
        self.calls: list[tuple[str, Call]] = []
        self.came = asyncio.Event()
        self._until = until

    def may_send(self, external_id: str) -> RetryLater | None:
        return None

    async def send(self, external_id: str, call: Call, edit: str | None) -> Outcome:
        self.calls.append((external_id, call))
        if self._until(self):
            self.came.set()
        return Sent(f"{len(self.calls)}")

    def files(self) -> list[Document]:
        """What was sent as files."""
        return [Document(**call.parameters["document"]) for _, call in self.calls if "document" in call.parameters]


@pytest.fixture
def teo(office: Office) -> str:
    """An officer who asked over Telegram for the table of one need, which is made and told of."""
    post(office, firm("Haishu Pumps"), DRIFT)
    office.say("teo", "/start")
    person = office.person("teo")

    def give(uow: UnitOfWork) -> None:
        grants.add(uow, New(person, "district", seated(uow, HAISHU), None), office.now)
        sign_in.vouch(uow, person, office.now)

    office.work(give)
    office.now += timedelta(seconds=1)
    office.say("teo", "/export", "All but drafts")
    Jobs(office.store, office.writer, lambda: office.now, makers=makers(office)).run_due()
    office.look(2)
    return "teo"


async def carried(office: Office, until: Callable[[Carrier], bool]) -> Carrier:
    """Let a relay carry what waits until that is so."""
    carrier, readers = Carrier(until), ThreadPoolExecutor(1)
    relay = Relay(
        carrier, Post(composers(content()), WORDLESS), office.writer, office.store, readers, lambda: office.now
    )
    await relay.start(office.store.database.session)
    async with asyncio.timeout(PATIENCE):
        await carrier.came.wait()
    await relay.stop(1)
    readers.shutdown()
    return carrier


async def test_what_is_sent_is_what_the_vault_has(office: Office, teo: str) -> None:
    """The stored call only names the file."""
    carrier = await carried(office, lambda carrier: bool(carrier.files()))

    (document,) = carrier.files()
    sheet = load_workbook(BytesIO(document.content)).worksheets[0]

    assert document.name.endswith(".xlsx")
    assert [cell.value for cell in sheet[4]][1] == "Haishu Pumps"


async def test_a_file_that_is_gone_is_given_up(office: Office, teo: str) -> None:
    """The words come, nothing is sent again and again."""

    def forget(uow: UnitOfWork) -> None:
        assert files.forget_unused(uow, office.now + timedelta(days=2), 10) == 1

    office.work(forget)
    carrier = await carried(office, lambda carrier: any("is there" in f"{call}" for _, call in carrier.calls))

    assert carrier.files() == []
    assert office.findings() == []
