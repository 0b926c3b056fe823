"""The parts put together: the shipped content on a real database, served and ended."""

import asyncio
import http.client
import os
import signal
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kjfz_bot.app.server import listen, serve
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.wiring import App, open_app, wired_content
from kjfz_bot.channels.ports import Arrival
from kjfz_bot.errors import AddressInUse, StoreInUse
from kjfz_bot.services.registry import SERVICES


def test_every_service_a_dialogue_may_call_is_there() -> None:
    """What the content promises, the registry holds; what is registered, the content knows."""
    assert wired_content().services == {name: service.signature for name, service in SERVICES.items()}


async def _ask(app: App, text: str) -> str:
    """Say something as somebody who reads English; everything that is answered to it."""
    before = await app.backend.lines("web", "ada", 0, 100)
    seen = before[-1].id if before else 0
    await app.backend.accept(Arrival("web", "ada", f"{seen}-{text}", "text", text, datetime.now(UTC), "en"))
    answered = ""
    while not answered:
        assert await app.backend.wait("web", "ada", seen, 5)
        for line in await app.backend.lines("web", "ada", seen, 100):
            seen = line.id
            answered += line.message.text if line.message else ""
    return answered


async def test_an_open_application_answers(tmp_path: Path) -> None:
    """From an arrival to the shipped welcome, in the language of the hint."""
    app = open_app(Settings(data_dir=tmp_path))

    assert "technology vice-president" in await _ask(app, "/start")

    await asyncio.to_thread(app.stop, 5)


async def test_a_language_once_chosen_is_kept(tmp_path: Path) -> None:
    """Also after a restart, and whatever later hints say."""
    app = open_app(Settings(data_dir=tmp_path))
    for text in ("/start", "/lang", "1"):
        await _ask(app, text)
    await asyncio.to_thread(app.stop, 5)

    app = open_app(Settings(data_dir=tmp_path))

    assert "资格自查" in await _ask(app, "/help") + await _ask(app, "/start")
    await asyncio.to_thread(app.stop, 5)


def test_a_database_is_free_again_when_an_application_has_ended(tmp_path: Path) -> None:
    """A second one is refused while the first runs, not after."""
    settings = Settings(data_dir=tmp_path)
    app = open_app(settings)
    with pytest.raises(StoreInUse):
        open_app(settings)

    app.stop(5)

    open_app(settings).stop(5)


def test_a_server_serves_until_it_is_told_to_end(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It says where it is once it can be reached, and returns after SIGTERM."""
    with listen("127.0.0.1", 0) as probe:
        port = probe.getsockname()[1]
    statuses: list[int] = []

    def visit() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        while not statuses:
            try:
                connection.request("GET", "/healthz")
                statuses.append(connection.getresponse().status)
            except OSError:
                connection.close()
                time.sleep(0.02)
        connection.close()
        os.kill(os.getpid(), signal.SIGTERM)

    visitor = threading.Thread(target=visit)
    visitor.start()
    serve(Settings(data_dir=tmp_path, port=port))
    visitor.join()

    assert statuses == [200]
    assert f"ready: http://127.0.0.1:{port}/" in capfd.readouterr().out


def test_a_server_whose_port_is_taken_leaves_the_database_alone(tmp_path: Path) -> None:
    """It ends before it has touched anything."""
    with listen("127.0.0.1", 0) as taken, pytest.raises(AddressInUse):
        serve(Settings(data_dir=tmp_path / "data", port=taken.getsockname()[1]))

    assert not (tmp_path / "data").exists()
