"""What tests of the web interface share: a backend in memory and a browser-like client of it."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from kjfz_bot.channels.web.app import create_web
from kjfz_bot.channels.web.house import WebSettings
from tests.unit.channels.memory import MemoryBackend, catalogue, check


@pytest.fixture
def backend() -> MemoryBackend:
    return MemoryBackend()


@pytest.fixture
async def client(backend: MemoryBackend) -> AsyncIterator[TestClient[Any, Any]]:
    """A browser-like client that has opened the page."""
    server = TestServer(create_web(backend, catalogue(), check, WebSettings(burst=4)))
    async with TestClient(server) as client:
        await client.get("/")
        yield client
