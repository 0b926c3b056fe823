"""What the end-to-end tests need: a running chat and a page in a real browser."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page, async_playwright

from kjfz_bot.channels.web.app import create_web
from kjfz_bot.channels.web.house import WebSettings
from tests.unit.channels.memory import MemoryBackend, catalogue

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
PHONE = (390, 844)


@pytest.fixture
def backend() -> MemoryBackend:
    """A conversation in memory."""
    return MemoryBackend(delay=0.05)


@pytest_asyncio.fixture(loop_scope="module")
async def chat(backend: MemoryBackend) -> AsyncIterator[TestServer]:
    """The web chat before it, on a port of its own."""
    server = TestServer(create_web(backend, catalogue(), dict, WebSettings(burst=1000)))
    await server.start_server()
    yield server
    await server.close()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """One browser for the tests of a module; each opens a context of its own."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, headless=True, args=FLAGS.split())
        yield browser
        await browser.close()


async def phone(browser: Browser) -> Page:
    """A page of the width of a phone in a context of its own, speaking Chinese."""
    width, height = PHONE
    context = await browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", has_touch=True)
    page = await context.new_page()
    page.set_default_timeout(20000)
    return page


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A phone that has opened nothing yet."""
    page = await phone(browser)
    yield page
    await page.context.close()
