"""Reminders and notices through Telegram: once, although the server is killed; elsewhere, if somebody is gone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kjfz_bot.services.notices import notify
from kjfz_bot.storage import people
from kjfz_bot.storage.audit_roots import RootFile
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import UnitOfWork, open_store
from kjfz_bot.storage.verify.finding import Scene
from kjfz_bot.storage.verify.run import verify
from kjfz_bot.testing.crash import POINTS
from tests.botsim.driver import User
from tests.e2e.bot import Bot, running_bot, until
from tests.e2e.other_times import ServerAhead
from tests.unit.app.office import add_address

DAY = timedelta(days=1)
UNFINISHED = "还没有做完"
ABOUT = "您等着的一件事（{about}）"


@asynccontextmanager
async def bot_at_noon(data_dir: Path) -> AsyncIterator[tuple[Bot, ServerAhead]]:
    """A bot for which it is noon, and its server, whose clock can be set before it is started again."""
    async with running_bot(data_dir, new_server=ServerAhead, KJFZ_PACE_LIMITS="off") as bot:
        assert isinstance(bot.server, ServerAhead)
        yield bot, bot.server


async def findings(bot: Bot, data_dir: Path, now: datetime) -> list[str]:
    """What `verify` says is wrong."""
    scene = Scene(now, RootFile(data_dir).read())
    return await bot.read(lambda uow: [str(finding) for finding in verify(uow, scene)])


def reminders(person: User) -> list[str]:
    """Every reminder somebody can see."""
    return [text for text in person.texts(99) if UNFINISHED in text]


@pytest.mark.prove
async def test_a_reminder_arrives_once_whenever_the_server_is_killed(tmp_path: Path) -> None:
    """Before and after it is handed in, while it is put into words, and on both sides of the commit that keeps them."""
    async with bot_at_noon(tmp_path) as (bot, server):
        person = bot.person()
        person.say("/check 昌平")
        await person.expect(button="一家企业")
        await asyncio.to_thread(server.kill)
        server.ahead += DAY + timedelta(hours=1)
        for point in ("before_store", *POINTS):
            await asyncio.to_thread(server.live_until, point)
        assert reminders(person) == []

        await bot.start()
        await until(lambda: reminders(person) != [])
        await until(lambda: bot.at_rest(person))  # killed before it is noted that it was sent, it may be sent again
        await bot.restart_after_kill()
        await person.quiet(gap=8)

        assert len(reminders(person)) == 1
        assert "/settings" in reminders(person)[0]
        person.press("一家企业")
        await person.expect("科技型企业")
        assert await findings(bot, tmp_path, datetime.now(UTC) + server.ahead) == []


async def test_who_wants_no_reminders_gets_none(tmp_path: Path) -> None:
    """Switched off by buttons, in the menu."""
    async with bot_at_noon(tmp_path) as (bot, server):
        quiet, reminded = bot.person(), bot.person()
        quiet.say("/start")
        for button in ("^设置$", "^提醒$", "都不要", "选好了"):
            await quiet.expect(button=button)
            quiet.press(button)
        await quiet.expect("提醒已经按您的选择设好")
        for person in (quiet, reminded):
            person.say("/check 昌平")
            await person.expect(button="一家企业")
        server.ahead += DAY + timedelta(hours=1)
        await bot.restart_after_kill()

        await until(lambda: reminders(reminded) != [])
        await quiet.quiet(gap=2)
        assert reminders(quiet) == []


@pytest.mark.prove
async def test_who_blocked_the_bot_is_told_elsewhere_or_whoever_waits_is(tmp_path: Path) -> None:
    """A decision reaches the next address; where there is none, the officer hears of it, once."""
    async with running_bot(tmp_path, KJFZ_PACE_LIMITS="off") as bot:
        ada, phone, ben, officer = (bot.person() for _ in range(4))
        for person in (ada, ben, officer):
            person.say("/start")
            await person.expect(button="资格自查")
        ada.chat.blocked = ben.chat.blocked = True
        await asyncio.to_thread(_decide, tmp_path, (ada, phone), ben, officer)

        await phone.expect(ABOUT.format(about="K7M1"), timeout=30)
        await officer.expect(ABOUT.format(about="办件 K7M2"), timeout=30)
        await officer.quiet(gap=6)
        assert [text for text in officer.texts(9) if "K7M" in text] == [officer.texts(1)[0]]
        ben.chat.blocked = False
        ben.say("/start")
        await ben.expect(ABOUT.format(about="K7M2"), timeout=30)
        await ben.quiet(gap=6)

        assert len([text for text in ben.texts(9) if "K7M2" in text]) == 1
        assert await findings(bot, tmp_path, datetime.now(UTC)) == []


def _decide(data_dir: Path, ada: tuple[User, User], ben: User, officer: User) -> None:
    """Another program tells Ada, who has two addresses, and Ben something that an officer waits for them to know."""

    def number(uow: UnitOfWork, person: User) -> int:
        address = people.find(uow, AddressKey("telegram", str(person.id)))
        assert address is not None
        return address.person

    store = open_store(data_dir, serving=False)
    with store.transaction() as uow:
        add_address(uow, number(uow, ada[0]), AddressKey("telegram", str(ada[1].id)))
        waits_for, now = number(uow, officer), datetime.now(UTC)
        for person, case in ((ada[0], "K7M1"), (ben, "K7M2")):
            told = Notice(
                person=number(uow, person),
                topic="unreachable",  # a topic that has words
                cause=case,
                kind="decision",
                due_at=now,
                waits_for=waits_for,
                args={"about": case},
                about=f"办件 {case}",
            )
            assert notify(uow, told)
    store.close()
