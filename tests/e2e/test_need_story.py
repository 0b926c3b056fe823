"""From a registered firm to a subscriber's notice, by real people's means: in Telegram, and in browsers.

The stories are those of the transcripts, in both languages and both programmes' ways. Here two of the eight are told,
`make prove` tells two more, and in full all of them.
"""

import asyncio
import os
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import yaml
from playwright.async_api import Browser

from tests.e2e.bot import running_bot
from tests.e2e.cast import Member, browser_cast, expect, telegram_cast
from tests.e2e.other_times import ServerAhead
from tests.e2e.running import environment
from tests.forks import run
from tests.mailserver import MailServer

pytestmark = pytest.mark.asyncio(loop_scope="module")

FOLDER = Path(__file__).parents[1] / "transcripts"
STORIES = {
    name: yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    for name in (
        "need_is_published",
        "need_is_published_in_english",
        "need_in_changping",
        "need_in_changping_in_english",
    )
}


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def post_office() -> AsyncIterator[MailServer]:  # noqa: RUF029
    """Takes the mail by which people sign in."""
    server = MailServer().start()
    yield server
    server.stop()


@asynccontextmanager
async def in_telegram(
    directory: Path, told: dict[str, Any]
) -> AsyncIterator[tuple[dict[str, Member], Callable[..., Any]]]:
    """Everybody of a story in Telegram, and how time passes."""
    async with running_bot(directory, new_server=ServerAhead, KJFZ_PACE_LIMITS="off") as bot:

        async def passes(time: timedelta) -> None:
            assert await bot.stop() == 0
            assert isinstance(bot.server, ServerAhead)
            bot.server.ahead += time
            await bot.start()

        yield telegram_cast(bot, told["people"], told["language"]), passes


@asynccontextmanager
async def in_browsers(
    directory: Path, told: dict[str, Any], browser: Browser, post_office: MailServer
) -> AsyncIterator[tuple[dict[str, Member], Callable[..., Any]]]:
    """Everybody of a story at a browser of their own, and how time passes."""
    settings = {
        "KJFZ_PACE_LIMITS": "off",
        "KJFZ_SMTP_HOST": "127.0.0.1",
        "KJFZ_SMTP_PORT": f"{post_office.port}",
        "KJFZ_SMTP_STARTTLS": "false",
        "KJFZ_SMTP_FROM": "kjfz@example.org",
    }
    server = ServerAhead(directory, settings)

    async def passes(time: timedelta) -> None:
        assert await asyncio.to_thread(server.stop) == 0
        server.ahead += time
        await asyncio.to_thread(server.start)

    await asyncio.to_thread(server.start)
    try:
        yield await browser_cast(browser, server, post_office, told["people"], told["language"]), passes
        assert await asyncio.to_thread(server.stop) == 0
    finally:
        server.end()


async def tell(directory: Path, told: dict[str, Any], cast: dict[str, Member], passes: Callable[..., Any]) -> None:
    """Play every turn; what one was given opens the next one's door."""
    kept: dict[str, str] = {}
    for number, turn in enumerate(told["turns"], 1):
        where = f"turn {number}: {turn}"
        if "later" in turn:
            for member in cast.values():
                await member.begin()
            await passes(timedelta(minutes=turn["later"]))
            continue
        if "operator" in turn:
            done = await asyncio.to_thread(run, turn["operator"], environment(directory))
            assert done.returncode == 0, done.stderr
            text = done.stdout
        else:
            text = await _play(cast[turn["who"]], turn, kept, where)
        for name, expression in turn.get("keep", {}).items():
            found = re.search(expression, text)
            assert found is not None, f"{where}\nheard: {text}"
            kept[name] = found[1]


async def _play(member: Member, turn: dict[str, Any], kept: dict[str, str], where: str) -> str:
    if "signs_in" in turn:
        await member.sign_in(turn["signs_in"])
        return ""
    if "waits" not in turn:
        await member.begin()
    if "say" in turn:
        said = turn["say"]
        for name, value in kept.items():
            said = said.replace(f"<{name}>", value)
        await member.say(said)
    elif "press" in turn:
        await member.press(turn["press"])
    return await expect(member, turn, where)


FULL = os.environ.get("PROVE_SCALE", "sample") == "full"
LONG = pytest.mark.prove
OTHERS = [pytest.param(name, marks=LONG) for name in STORIES if FULL]
TELEGRAM = ["need_is_published", *(each for each in OTHERS if each.values != ("need_is_published",))]
BROWSERS = [
    "need_in_changping_in_english",
    *(each for each in OTHERS if each.values != ("need_in_changping_in_english",)),
]


@pytest.mark.parametrize("name", TELEGRAM)
async def test_a_need_comes_to_a_subscriber_in_telegram(name: str, sqlite_database: Path) -> None:
    """All of them talk to the bot, and the platform is answered every call."""
    async with in_telegram(sqlite_database, STORIES[name]) as (cast, passes):
        await tell(sqlite_database, STORIES[name], cast, passes)


@pytest.mark.browser
@pytest.mark.parametrize("name", BROWSERS)
async def test_a_need_comes_to_a_subscriber_in_browsers(
    name: str, sqlite_database: Path, browser: Browser, post_office: MailServer
) -> None:
    """All of them at the web chat, each in a Chromium of the width of a phone, signed in by mail."""
    post_office.mails.clear()
    async with in_browsers(sqlite_database, STORIES[name], browser, post_office) as (cast, passes):
        await tell(sqlite_database, STORIES[name], cast, passes)
