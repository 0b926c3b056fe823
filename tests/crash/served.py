"""`kjfz-bot serve` as a process that can be told where to die, and a visitor who talks to it over HTTP."""

import http.client
import json
import signal
import socket
import time
from collections.abc import Sequence
from os import environ
from pathlib import Path
from typing import Any, Self

from kjfz_bot.app.start import main
from kjfz_bot.testing.crash import die_at
from tests.forks import Program

PATIENCE = 20.0


class Served:
    """A server on a data directory and a free port; `point` is where it kills itself."""

    def __init__(self, directory: Path, point: str = "") -> None:
        self.directory = directory
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port: int = probe.getsockname()[1]
        self._errors = directory / f"errors-{self.port}.log"
        self.process = self._start(point)

    def _start(self, point: str) -> Program:
        settings = {**environ, "KJFZ_DATA_DIR": str(self.directory), "KJFZ_PORT": str(self.port)}
        with self._errors.open("wb") as errors:
            process = Program([point] if point else [], settings, stderr=errors, main=serve_until)
        assert process.stdout is not None
        self.said = process.stdout.readline().decode()
        return process

    def again(self, point: str = "") -> None:
        """Start a new process where the old one has died."""
        self.end()
        self.process = self._start(point)

    def end(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """End the process; its exit status and what it wrote on standard error."""
        with self.process as process:
            process.send_signal(how)
        return process.wait(), self._errors.read_text("utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()


class Visitor:
    """A browser's way in: a cookie, messages with keys, lines."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self._cookie = ""
        self._keys = 0
        self.lines: list[dict[str, Any]] = []

    def say(self, text: str) -> None:
        """Send a message until it is acknowledged, starting the server again when it died of it; await the answer."""
        self._keys += 1
        body = json.dumps({"key": f"message-{self._keys}", "body": text, "lang": "en"})
        while True:
            try:
                assert "accepted" in self._ask("POST", "/api/messages", body)
                self._await_answer()
            except (OSError, http.client.HTTPException):
                self._served.process.wait(PATIENCE)
                self._served.again()
            else:
                return

    def _await_answer(self) -> None:
        until = time.monotonic() + PATIENCE
        while not self.lines or self.lines[-1]["mine"]:
            assert time.monotonic() < until, "no answer"
            after = self.lines[-1]["id"] if self.lines else 0
            self.lines += self._ask("GET", f"/api/lines?after={after}&wait=2")["lines"]

    def _ask(self, method: str, path: str, body: str | None = None) -> dict[str, Any]:
        if not self._cookie:
            self._cookie = self._request("GET", "/", None)[0]
        answer: dict[str, Any] = json.loads(self._request(method, path, body)[1])
        return answer

    def _request(self, method: str, path: str, body: str | None) -> tuple[str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self._served.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, {"Cookie": self._cookie, "Content-Type": "application/json"})
            response = connection.getresponse()
            text = response.read().decode()
            assert response.status == 200, text
            return (response.getheader("Set-Cookie") or "").partition(";")[0], text
        finally:
            connection.close()


def serve_until(points: Sequence[str]) -> None:
    """Be the server, which kills itself at the point, if there is one."""
    for point in points:
        die_at(point)
    main(["serve"])
