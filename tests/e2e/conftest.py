"""What the end-to-end tests need: a running chat, and a Chromium where the machine has one."""

import os
import shutil
from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Page, async_playwright

from kjfz_bot.channels.web.app import create_web
from kjfz_bot.channels.web.house import WebSettings
from tests.unit.channels.memory import MemoryBackend, catalogue

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
PHONE = (390, 844)

_left_out: list[str] = []


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser its tests are left out, and it is said at the end."""
    if CHROMIUM:
        return
    chosen = [item for item in items if not item.get_closest_marker("browser")]
    out = [item for item in items if item.get_closest_marker("browser")]
    _left_out.extend(item.name for item in out)
    config.hook.pytest_deselected(items=out)
    items[:] = chosen


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was not tested and how it can be."""
    if _left_out:
        terminalreporter.write_line(
            f"browser tests not run: {len(_left_out)} need Chromium; apt-get install chromium", yellow=True
        )


@pytest.fixture
def backend() -> MemoryBackend:
    """A conversation in memory."""
    return MemoryBackend(delay=0.05)


@pytest.fixture
async def chat(backend: MemoryBackend) -> AsyncIterator[TestServer]:
    """The web chat before it, on a port of its own."""
    server = TestServer(create_web(backend, catalogue(), dict, WebSettings(burst=1000)))
    await server.start_server()
    yield server
    await server.close()


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    """A page of the width of a phone, speaking Chinese."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS.split())
        width, height = PHONE
        context = await browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", has_touch=True)
        page = await context.new_page()
        page.set_default_timeout(8000)
        yield page
        await browser.close()
