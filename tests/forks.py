"""The shipped commands as processes of their own that begin at once: forked from one that has imported everything.

Here: the warm process and what is started from it. Not here: starting as the shell does, which `tools/first_start.py`
and the tests of the installed command try; nothing else differs from it but the second of imports.
"""

import fcntl
import io
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import termios
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from multiprocessing import forkserver
from multiprocessing.context import ForkServerProcess
from multiprocessing.reduction import DupFd
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import IO, Any, NoReturn, Self

import pytest

from kjfz_bot.app.start import main as run_command

ROOT = Path(__file__).parents[1]
WARM = "tests.warm"
PATIENCE = 60.0

Main = Callable[[Sequence[str]], object]


class _Handed:
    """A file descriptor on its way into a process that is being started."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __reduce__(self) -> tuple[Callable[[Any], int], tuple[Any]]:
        return _taken, (DupFd(self._number),)


class Program:
    """A running command, with those parts of `subprocess.Popen` that the tests use.

    Without `stdin` there is nothing to read; without `stdout` what it says is read from the program's. `main` is
    another program than `kjfz-bot`. `terminal`: its input is a terminal, whose Ctrl-C reaches it.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        env: Mapping[str, str],
        *,
        stderr: IO[bytes] | int,
        stdin: IO[bytes] | int | None = None,
        stdout: IO[bytes] | int | None = None,
        cwd: Path | None = None,
        main: Main = run_command,
        terminal: bool = False,
    ) -> None:
        self.stdout: IO[bytes] | None = None
        with ExitStack() as ours:
            if stdin is None:
                stdin = ours.enter_context(Path(os.devnull).open("rb"))
            if stdout is None:
                reading, writing = os.pipe()
                self.stdout, stdout = os.fdopen(reading, "rb"), ours.enter_context(os.fdopen(writing, "wb"))
            files = [_Handed(file if isinstance(file, int) else file.fileno()) for file in (stdin, stdout, stderr)]
            self._process: ForkServerProcess = _forking().Process(
                target=_live, args=(main, list(arguments), dict(env), str(cwd or ROOT), files, terminal), daemon=True
            )
            self._process.start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        assert self._process.pid is not None
        return self._process.pid

    def send_signal(self, how: signal.Signals) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            with suppress(ProcessLookupError):  # it has just ended by itself
                os.kill(self.pid, how)

    def kill(self) -> None:
        """SIGKILL: no chance to tidy up."""
        self.send_signal(signal.SIGKILL)

    def poll(self) -> int | None:
        """Its exit status, or minus the signal that killed it; None while it runs."""
        return self._process.exitcode

    def wait(self, seconds: float = PATIENCE) -> int:
        """Wait for its end.

        Raises:
            subprocess.TimeoutExpired: It has not ended in time.
        """
        began = monotonic()
        self._process.join(seconds)
        ended = self.poll()
        if ended is None:
            raise subprocess.TimeoutExpired(str(self.pid), monotonic() - began)
        return ended

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: object, __: TracebackType | None) -> None:
        if kind is not None:
            self.kill()
        self.wait()
        if self.stdout is not None:
            self.stdout.close()


def run(
    arguments: Sequence[str], env: Mapping[str, str], *, typed: str = "", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, as `subprocess.run` does; `typed` is piped into it."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        reading, typing = os.pipe()
        with os.fdopen(reading, "rb") as stdin, os.fdopen(typing, "wb") as keys:
            program = Program(arguments, env, stdin=stdin, stdout=said, stderr=complained, cwd=cwd)
            keys.write(typed.encode())
        with program:
            status = program.wait()
        return subprocess.CompletedProcess(list(arguments), status, _written(said), _written(complained))


def _forking() -> multiprocessing.context.ForkServerContext:
    """Where processes are forked from: one warm process for each that runs tests."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([WARM])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT), prepend=os.pathsep)
        forkserver.ensure_running()
    return context


def _taken(handed: Any) -> int:
    number: int = handed.detach()
    return number


def _written(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


def _live(
    main: Main, arguments: Sequence[str], env: Mapping[str, str], cwd: str, files: Sequence[int], terminal: bool
) -> NoReturn:
    """Be the command, from its settings to the end of the process."""
    status = 1
    try:
        for target, source in enumerate(files):
            os.dup2(source, target)
            os.close(source)
        if terminal:
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.environ.clear()
        os.environ.update(env)
        os.chdir(cwd)
        sys.argv = ["kjfz-bot", *arguments]
        sys.stdin = _stream(0, "r", "<stdin>")
        sys.stdout = _stream(1, "w", "<stdout>")
        sys.stderr = _stream(2, "w", "<stderr>")
        main(arguments)
        status = 0
    except SystemExit as ended:
        status = _status(ended)
    except BaseException:  # noqa: BLE001 - as the interpreter itself would show it
        traceback.print_exc()
    finally:
        for said in (sys.stdout, sys.stderr):
            said.flush()
        os._exit(status)


def _stream(number: int, mode: str, name: str) -> io.TextIOWrapper:
    """A standard stream as the interpreter makes it, under the name it has there."""
    raw = io.FileIO(number, mode, closefd=False)
    raw.name = name
    file = io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw)
    return io.TextIOWrapper(file, encoding="utf-8", line_buffering=True)


def _status(ended: SystemExit) -> int:
    if ended.code is None or isinstance(ended.code, int):
        return ended.code or 0
    sys.stderr.write(f"{ended.code}\n")
    return 1
