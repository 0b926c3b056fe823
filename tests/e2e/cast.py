"""Those who tell a story of several people (`tests/transcripts`) on other channels: in Telegram, in real browsers."""

from __future__ import annotations

import asyncio
import re
from typing import Any, Protocol

from playwright.async_api import Browser, Page

from tests.botsim.driver import User, buttons_of, text_of
from tests.e2e.bot import Bot, until
from tests.e2e.conftest import phone
from tests.e2e.other_times import ServerAhead
from tests.mailserver import MailServer, words
from tests.transcripts.players import squeezed

PATIENCE = 30.0
_LINK = re.compile(r"http://127\.0\.0\.1:\d+/sign-in/[A-Za-z0-9_-]{43}\?lang=[\w-]+")


class Member(Protocol):
    """One of those who tell it."""

    async def begin(self) -> None:
        """Forget what was heard up to now."""
        ...

    async def say(self, text: str) -> None:
        """Type a line."""
        ...

    async def press(self, label: str) -> None:
        """Press a button."""
        ...

    async def heard(self) -> tuple[str, str]:
        """All that was said since, and the labels of the buttons below the last of it."""
        ...

    async def sign_in(self, address: str) -> None:
        """Show who they are, where the channel does not."""
        ...


class InTelegram:
    """Somebody in Telegram. What is kept abroad is agreed to apart there, so they agree twice."""

    def __init__(self, bot: Bot, user: User) -> None:
        self._bot = bot
        self._user = user

    async def begin(self) -> None:
        """Once everything is there that was being said: a button that is just going to be an old one is not pressed."""
        await until(lambda: self._bot.at_rest(self._user))
        self._user.inbox = []

    async def say(self, text: str) -> None:
        self._user.say(text)

    async def press(self, label: str) -> None:
        self._press(label)
        if label in ("我同意", "I agree"):
            await until(lambda: re.search("Telegram", self._text()))
            self._press(label)

    def _press(self, label: str) -> None:
        self._user.press(f"^{re.escape(label)}$")

    def _text(self) -> str:
        return "\n".join(text_of(event["message"]) for event in self._user.replies())

    async def heard(self) -> tuple[str, str]:
        shown = [event["message"] for event in self._user.replies()]
        buttons = [each["text"] for message in shown[-1:] for each in buttons_of(message)]
        return self._text(), "\n".join(buttons)

    async def sign_in(self, address: str) -> None:
        """Telegram says who writes."""


class InBrowser:
    """Somebody at a browser of the width of a phone."""

    def __init__(self, page: Page, server: ServerAhead, post_office: MailServer, language: str) -> None:
        self._page = page
        self._server = server
        self._post_office = post_office
        self._language = language
        self._seen = 0

    async def begin(self) -> None:
        """Once everything is there that was being said."""
        await until(self._is_quiet)
        self._seen = await self._page.locator("article.bot").count()

    async def _is_quiet(self) -> bool:
        before = await self._page.locator("article.bot").count()
        await asyncio.sleep(0.1)
        return before == await self._page.locator("article.bot").count()

    async def say(self, text: str) -> None:
        await self._page.locator("#input").fill(text)
        await self._page.keyboard.press("Enter")

    async def press(self, label: str) -> None:
        pressable = self._page.locator("button:not([aria-disabled=true])", has_text=re.compile(f"{re.escape(label)}$"))
        await pressable.last.click()

    async def heard(self) -> tuple[str, str]:
        said = await self._page.locator("article.bot").all_inner_texts()
        buttons = await self._page.locator(".options button, .controls button").all_inner_texts()
        return "\n".join(said[self._seen :]), "\n".join(buttons)

    async def sign_in(self, address: str) -> None:
        """By the link in a mail that is asked for, on a page of its own."""
        before = len(self._post_office.to(address))
        await self._page.goto(f"{self._server.url}sign-in?lang={self._language}")
        await self._page.locator("input[type=email]").fill(address)
        await self._page.locator("form button").first.click()
        await until(lambda: len(self._links(address)) > 0 and len(self._post_office.to(address)) > before)
        await self._page.goto(self._links(address)[-1])
        await self._page.locator("form button").first.click()
        await self._page.locator("#input").wait_for()

    def _links(self, address: str) -> list[str]:
        return [link for mail in self._post_office.to(address) for link in _LINK.findall(words(mail))]


async def expect(member: Member, turn: dict[str, Any], where: str) -> str:
    """Wait until what a turn names was heard, and nothing of what it forbids; all that was said."""
    wanted = [squeezed(each) for each in turn.get("bot", [])] + ([squeezed(turn["waits"])] if "waits" in turn else [])
    labels = [squeezed(label) for label in turn.get("buttons", [])]
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while True:
        text, buttons = await member.heard()
        missing = [each for each in wanted if each not in squeezed(text)]
        missing += [each for each in labels if each not in squeezed(buttons)]
        if text and not missing:
            break
        assert asyncio.get_running_loop().time() < deadline, f"{where}\nmissing: {missing}\nheard: {text}\n{buttons}"
        await asyncio.sleep(0.03)
    for words_ in turn.get("never", []):
        assert squeezed(words_) not in squeezed(text), f"{where}\nheard: {text}"
    return text


def telegram_cast(bot: Bot, names: list[str], language: str) -> dict[str, Member]:
    """Everybody of a story, in Telegram."""
    return {name: InTelegram(bot, bot.person("zh-hans" if language == "zh-CN" else "en")) for name in names}


async def browser_cast(
    browser: Browser, server: ServerAhead, post_office: MailServer, names: list[str], language: str
) -> dict[str, Member]:
    """Everybody of a story, each at a browser of their own."""
    cast: dict[str, Member] = {}
    for name in names:
        page = await phone(browser)
        await page.goto(f"{server.url}?lang={language}")
        cast[name] = InBrowser(page, server, post_office, language)
    return cast
