"""The shipped program as a process of its own: served, killed, and talked to in a terminal."""

import os
import pty
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from kjfz_bot.app.start import main as run_command
from tests.forks import Main, Program

PROGRAM = str(Path(sys.executable).with_name("kjfz-bot"))
READY_SECONDS = 60.0


def environment(data_dir: Path) -> Mapping[str, str]:
    """The settings of one test's program: a data directory of its own, colours off."""
    return {**os.environ, "KJFZ_DATA_DIR": str(data_dir), "PYTHONUNBUFFERED": "1", "TERM": "dumb"}


def untraced() -> Mapping[str, str]:
    """The environment of a program whose coverage could not be kept: it is killed, or runs on a copy."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


class Server:
    """`kjfz-bot serve` on one port and data directory, started and ended as often as wanted."""

    def __init__(
        self,
        data_dir: Path,
        settings: Mapping[str, str] | None = None,
        command: Sequence[str] = ("serve",),
        main: Main = run_command,
        module: str = "",
    ) -> None:
        """`settings` are environment variables beside those of every test's program; read at each start.

        `command` is another command that serves, `main` another program; `module` is one to be started as the shell
        does, since it stands in a tree of its own.
        """
        self._module = module
        self._command = command
        self._main = main
        self._data_dir = data_dir
        self._settings = {} if settings is None else settings
        self._port = free_port()
        self._process: Program | subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self._port}/"

    @property
    def log(self) -> Path:
        """What it has said on standard error, in all its lives."""
        return self._data_dir / f"server-{self._port}.log"

    def start(self) -> None:
        """Start and wait until it says that it is ready."""
        self._process = self._begin()
        assert self._process.stdout is not None
        while b"ready" not in (line := self._process.stdout.readline()):
            assert line, "the server ended before it was ready"

    def _begin(self, *arguments: str) -> Program | subprocess.Popen[bytes]:
        settings = {**environment(self._data_dir), "KJFZ_PORT": str(self._port), **self._settings}
        with self.log.open("ab") as log:
            if self._module:
                started = [sys.executable, "-m", self._module]
                return subprocess.Popen(started, env=settings, stdout=subprocess.PIPE, stderr=log)
            return Program([*self._command, *arguments], settings, stderr=log, main=self._main)

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._port

    def send(self, how: signal.Signals) -> None:
        """Send a signal and wait for nothing."""
        assert self._process is not None
        self._process.send_signal(how)

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        """SIGKILL: no chance to tidy up."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """SIGTERM: the exit status of a polite end."""
        return self._end(signal.SIGTERM)

    def end(self) -> None:
        """Leave nothing behind, however the test ended."""
        if self._process is not None:
            with self._process as process:
                process.kill()

    def _end(self, how: signal.Signals) -> int:
        assert self._process is not None
        with self._process as process:
            process.send_signal(how)
            return process.wait()


class Typist:
    """A person at a terminal: types into `kjfz-bot chat` on a real pseudo-terminal and reads what it shows."""

    def __init__(self, data_dir: Path, language: str = "zh-CN") -> None:
        self._screen, terminal = pty.openpty()
        settings = {**environment(data_dir), "KJFZ_LANGUAGE": language}
        self._process = Program(["chat"], settings, stdin=terminal, stdout=terminal, stderr=terminal, terminal=True)
        os.close(terminal)
        self.shown = ""

    def type(self, keys: str) -> None:
        """Press keys; Ctrl-C is \\x03, Ctrl-D is \\x04."""
        os.write(self._screen, keys.encode())

    def see(self, words: str) -> None:
        """Wait until these words have appeared since the last time."""
        self.until(words)

    def until(self, words: str) -> str:
        """What has appeared since the last time, up to these words."""
        deadline = time.monotonic() + READY_SECONDS
        while words not in self.shown:
            assert time.monotonic() < deadline, f"never saw {words!r} in {self.shown!r}"
            self._read()
        before, self.shown = self.shown.split(words, 1)
        return before

    def leave(self) -> int:
        """Wait for the end; the exit status."""
        return self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._screen)

    def _read(self) -> None:
        if not select.select([self._screen], [], [], 0.2)[0]:
            return
        try:
            self.shown += os.read(self._screen, 65536).decode(errors="replace")
        except OSError:
            # Linux says so once nobody has the other side open any more.
            raise AssertionError(f"the program ended and had shown {self.shown!r}") from None
