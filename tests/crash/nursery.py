"""Hundreds of `kjfz-bot serve` processes in a short time: forked from one that has imported everything already.

Run as a program it is that one: `python -m tests.crash.nursery`. Each line on its standard input orders a server or
its end. Each line on its standard output says who was born, who is ready, or who died and how.
"""

import asyncio
import json
import os
import select
import signal
import sys
import traceback
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from kjfz_bot.app.content import content_root
from kjfz_bot.app.start import main as run_command
from kjfz_bot.dialog.inbound import Ok
from kjfz_bot.testing.conversation import Conversation
from kjfz_bot.testing.crash import die_at
from tests.crash import words
from tests.e2e.running import untraced

ROOT = Path(__file__).parents[2]
READY = "ready"


@dataclass(frozen=True, slots=True)
class Order:
    """A server to be started: its number, its settings, what it writes, where it kills itself and the how many-th time.

    No point: it lives until it is ended from outside.
    """

    number: int
    settings: Mapping[str, str]
    log: str
    point: str = ""
    time: int = 1


@dataclass(frozen=True, slots=True)
class Child:
    """A server that was started: its process, whether it listens, and how it ended.

    That is its status, or minus the signal that killed it.
    """

    born: asyncio.Future[int]
    ready: asyncio.Event
    ended: asyncio.Future[int]


class Nursery:
    """The nursery from outside: ask for servers, and learn how they end."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._children: dict[int, Child] = {}
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def open(cls, tree: Path) -> Self:
        """Warm one up whose servers run on a tree that was planted."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.crash.nursery",
            cwd=tree,
            env={**untraced(), "PYTHONPATH": os.pathsep.join([str(words.plant(tree)), str(ROOT)])},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert process.stdout is not None
        assert (await process.stdout.readline()).decode().strip() == f"{READY} {tree}"
        return cls(process)

    async def bear(self, order: Order) -> Child:
        """Start a server."""
        loop = asyncio.get_running_loop()
        child = self._children[order.number] = Child(loop.create_future(), asyncio.Event(), loop.create_future())
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asdict(order)).encode() + b"\n")
        await child.born
        return child

    def signal(self, number: int, how: signal.Signals) -> None:
        """Send a server a signal, unless it has just died: only who bore it knows for certain."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([number, how]).encode() + b"\n")

    async def close(self) -> None:
        """End it; servers that still live are killed."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()
        await self._listening

    async def _listen(self) -> None:
        assert self._process.stdout is not None
        while line := await self._process.stdout.readline():
            what, number, value = line.decode().split()
            child = self._children[int(number)]
            match what:
                case "born":
                    child.born.set_result(int(value))
                case "ready":
                    child.ready.set()
                case _:
                    child.ended.set_result(int(value))


class _House:
    """The inside: a loop without threads, so that forking is safe."""

    def __init__(self) -> None:
        self._children: dict[int, int] = {}
        self._mouths: dict[int, int] = {}
        self._bell, ringer = os.pipe()
        os.set_blocking(ringer, False)
        signal.set_wakeup_fd(ringer)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def run(self) -> None:
        """Take orders until there are no more."""
        unread = b""
        while True:
            heard, _, _ = select.select([0, self._bell, *self._mouths], [], [])
            for mouth in self._mouths.keys() & heard:
                self._listen(mouth)
            if self._bell in heard:
                os.read(self._bell, 4096)
                self._bury()
            if 0 in heard:
                read = os.read(0, 65536)
                if not read:
                    break
                *lines, unread = (unread + read).split(b"\n")
                for line in lines:
                    self._obey(json.loads(line))
        for child in self._children:
            os.kill(child, signal.SIGKILL)

    def _obey(self, order: Any) -> None:
        if isinstance(order, dict):
            self._bear(Order(**order))
            return
        number, how = order
        for child, name in self._children.items():
            if name == number:
                os.kill(child, how)

    def _bear(self, order: Order) -> None:
        mouth, words_out = os.pipe()
        child = os.fork()
        if child == 0:
            _live(order, words_out)
        os.close(words_out)
        self._mouths[mouth] = order.number
        self._children[child] = order.number
        _say("born", order.number, child)

    def _listen(self, mouth: int) -> None:
        """The first thing a server says is that it is ready; then it says nothing more, or is dead."""
        if os.read(mouth, 4096):
            _say("ready", self._mouths[mouth], 0)
        else:
            os.close(mouth)
            del self._mouths[mouth]

    def _bury(self) -> None:
        while self._children:
            child, status = os.waitpid(-1, os.WNOHANG)
            if child == 0:
                return
            _say("died", self._children.pop(child), os.waitstatus_to_exitcode(status))


def _say(what: str, number: int, value: int) -> None:
    sys.stdout.write(f"{what} {number} {value}\n")
    sys.stdout.flush()


def _live(order: Order, words_out: int) -> None:
    """Be `kjfz-bot serve`, from the settings to the end of the process."""
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        nothing = os.open(os.devnull, os.O_RDONLY)
        log = os.open(order.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for target, source in ((0, nothing), (1, words_out), (2, log)):
            os.dup2(source, target)
        os.environ.update(order.settings)
        if order.point:
            die_at(order.point, time=order.time)
        run_command(["serve"])
        status = 0
    except SystemExit as ended:
        status = int(ended.code or 0)
    except BaseException:  # noqa: BLE001 - it must be seen, and the nursery's own loop must not be gone on with
        traceback.print_exc()
    finally:
        os._exit(status)


def _warm_up() -> None:
    """Import and compile what a server would after its start."""
    from tests.warm import CONTENT  # not before this is the process that is to be warm

    for language in CONTENT.texts.languages:
        conversation = Conversation(CONTENT, {"keep_word": lambda _: Ok()}, language)
        for text in ("/start", "/words", "a word", "enough 1"):
            conversation.say(text)


if __name__ == "__main__":
    _warm_up()
    sys.stdout.write(f"{READY} {content_root()}\n")
    sys.stdout.flush()
    _House().run()
