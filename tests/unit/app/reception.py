"""The web chat as it is served, over a real database, with a clock to move: for tests of who signs in."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from kjfz_bot.app.server import web_of
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.wiring import App, open_app
from kjfz_bot.storage import sign_in_links
from kjfz_bot.storage.store import UnitOfWork, open_store

Client = TestClient[Any, Any]

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
ADA = "ada.canary@example.org"
SESSION = "kjfz-session"

_FORM = re.compile(r'name="form" value="([^"]+)"')


class Reception:
    """A served web chat: browsers come to it, and what would be mailed can be read."""

    def __init__(self, app: App, settings: Settings, clock: list[datetime]) -> None:
        self._app = app
        self._settings = settings
        self._clock = clock
        self._server = TestServer(web_of(app, settings))
        self._browsers: list[Client] = []

    async def open(self) -> None:
        """Begin to serve."""
        await self._server.start_server()

    async def close(self) -> None:
        """End, with every browser."""
        for browser in self._browsers:
            await browser.close()
        await self._server.close()

    async def browser(self) -> Client:
        """Somebody's browser, with the chat open."""
        browser = TestClient(self._server)
        self._browsers.append(browser)
        await (await browser.get("/", headers={"Accept-Language": "en"})).read()
        return browser

    async def browser_by(self, host: str) -> Client:
        """A browser that knows the server by this name, as through a proxy."""
        browser = TestClient(self._server, headers={"Host": host})
        self._browsers.append(browser)
        await (await browser.get("/")).read()
        return browser

    def wait(self, **length: float) -> None:
        """Let time go by."""
        self._clock[0] += timedelta(**length)

    def stored(self, look: Callable[[UnitOfWork], Any]) -> Any:
        """What the database says."""
        store = open_store(self._settings.data_dir, serving=False)
        try:
            with store.reading() as uow:
                return look(uow)
        finally:
            store.close()

    def change(self, errand: Callable[[UnitOfWork], Any]) -> Any:
        """Write, as a feature or the operator would."""
        return self._app.writer.work(errand).result(10)

    def newest_link(self) -> str:
        """The path of the link in the mail that was asked for last."""

        def look(uow: UnitOfWork) -> str:
            return "/sign-in/" + sign_in_links.token(uow, sign_in_links.waiting(uow, 100)[-1])

        path: str = self.stored(look)
        return path

    async def sign_in(self, browser: Client, email: str = ADA) -> ClientResponse:
        """Ask for a link, follow it and press the button."""
        await send_form(browser, "/sign-in", email=email)
        return await send_form(browser, self.newest_link())


async def form_of(browser: Client, path: str) -> str:
    """The token in a page's form."""
    page = await (await browser.get(path, headers={"Accept-Language": "en"})).text()
    found = _FORM.search(page)
    assert found is not None, page
    return found[1]


async def send_form(browser: Client, path: str, page: str | None = None, **fields: str) -> ClientResponse:
    """Fill in the form of a page, or of the page it stands on, and send it as a browser would."""
    token = await form_of(browser, page or path)
    headers = {"Origin": "null", "Sec-Fetch-Site": "same-origin", "Accept-Language": "en"}
    return await browser.post(path, data={"form": token, **fields}, headers=headers, allow_redirects=False)


def cookie(browser: Client, name: str) -> str | None:
    """A cookie as the browser has it now."""
    found = browser.session.cookie_jar.filter_cookies(browser.make_url("/")).get(name)
    return None if found is None else found.value


@asynccontextmanager
async def reception(data_dir: Path, **settings: Any) -> AsyncIterator[Reception]:
    """A reception, served until the block ends."""
    clock = [NOON]
    given = Settings(data_dir=data_dir, smtp_host="127.0.0.1", smtp_from="kjfz@example.org", **settings)
    app = open_app(given, lambda: clock[0])
    opened = Reception(app, given, clock)
    await opened.open()
    try:
        yield opened
    finally:
        await opened.close()
        await asyncio.to_thread(app.stop, 5)
