"""The real way of a message in one thread, driven step by step: database, writer, relay, jobs, and a sending platform.

Time is a number here, for the event loop too, so hours pass at once and nothing ever waits.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any, ParamSpec, TypeVar

import sqlalchemy as sa

from kjfz_bot.app.content import build_content, content_root, read_locales, read_packs
from kjfz_bot.app.deliver import Relay, Relays
from kjfz_bot.app.jobs import Jobs
from kjfz_bot.app.post import Post
from kjfz_bot.app.turn import Conductor
from kjfz_bot.app.writer import Writer
from kjfz_bot.channels.ports import Arrival, Call, Outcome, Rejected, RetryLater, Sent, Unauthorized, Unknown, Unreachable
from kjfz_bot.dialog.content import Content, Signature
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.dialog.message import Message
from kjfz_bot.services.registry import Actor, Service
from kjfz_bot.services.retention import forget_me
from kjfz_bot.storage import jobs
from kjfz_bot.storage.store import Store, UnitOfWork

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
NEVER = datetime(2400, 1, 1, tzinfo=UTC)
PIGEON = "pigeon"

SHIFTS = """
id: shifts
entry: {commands: [shifts]}
steps:
  - {id: note, ask: text}
  - {id: place, ask: choice, options: [north, south, west]}
  - {id: sure, ask: choice, options: [keep]}
  - {id: save, do: keep_shift, with: [note, place]}
"""
GONE = """
id: gone
entry: {commands: [gone]}
steps:
  - {id: erase, do: forget_me}
"""
WORDS = """
shifts =
    .title = Shifts
    .about = Keeps shifts.
shifts-note = Your note?
    .label = Note
shifts-place = Which place?
    .label = Place
    .o-north = North
    .o-south = South
    .o-west = West
shifts-sure = Keep it?
    .label = Sure
    .o-keep = Keep
shifts-save = Kept.
gone =
    .title = Gone
    .about = Forgets you.
gone-erase = Goodbye.
"""
SIGNATURES = {"keep_shift": Signature("keep_shift", ("note", "place")), "forget_me": Signature("forget_me")}

P = ParamSpec("P")
T = TypeVar("T")


@cache
def content() -> Content:
    """The dialogue of shifts, in the words of the shipped locales and its own."""
    locales = {lang: {**files, "shifts.ftl": WORDS} for lang, files in read_locales(content_root()).items()}
    built = build_content({"shifts.yaml": SHIFTS, "gone.yaml": GONE}, locales, read_packs(), SIGNATURES)
    return replace(built, start="shifts")


class Died(BaseException):
    """The process ends here; nothing but the database is left of it."""


class Clock:
    """The time of day, which may be put forward and back, and the seconds that passed, which only grow."""

    def __init__(self) -> None:
        self.now = NOON
        self.passed = 0.0

    def __call__(self) -> datetime:
        return self.now

    def move(self, by: timedelta) -> None:
        """Let time pass, or put the clock back."""
        self.now += by
        self.passed += max(0.0, by.total_seconds())


class Loop(asyncio.SelectorEventLoop):
    """An event loop on that clock, run one round at a time."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def time(self) -> float:
        """Seconds that passed."""
        return self._clock.passed

    def step(self) -> None:
        """Run whatever is ready now."""
        self.call_soon(self.stop)
        self.run_forever()


class Inline(Executor):
    """Does at once what others give to threads."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do it; the future is done."""
        done: Future[T] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


@dataclass
class Letter:
    """One message that reached the platform: where, and which one by the order of composing."""

    chat: str
    number: int


class Platform:
    """Shows what it is sent, or does what `orders` say; outlives every process."""

    name = PIGEON

    def __init__(self, clock: Clock) -> None:
        self.orders: deque[str] = deque()
        self.shown: list[Letter] = []
        self.excused: dict[int, int] = {}
        self.refused: set[str] = set()
        self._clock = clock
        self._numbers = count(1)
        self._busy: dict[str, int] = {}
        self._silent_until = 0.0
        self._chat_silent_until: dict[str, float] = {}
        self.held: asyncio.Event | None = None
        self.revoked = False

    def compose(self, message: Message) -> tuple[Call, ...]:
        """One numbered call a message."""
        buttons = [button.data for button in message.options]
        parameters = {"text": message.text, "buttons": buttons, "number": next(self._numbers)}
        return (Call("say", parameters, replaces=message.replaces, prompt=bool(buttons)),)

    def may_send(self, external_id: str) -> RetryLater | None:
        """None unless the platform asked the whole bot for silence."""
        wait = self._silent_until - self._clock.passed
        return RetryLater(wait, whole_bot=True) if wait > 0 else None

    async def send(self, external_id: str, call: Call, edit: str | None) -> Outcome:
        """Do what the next order says; without one, show it."""
        assert external_id not in self._busy, "two calls to one chat at once"
        assert self._chat_silent_until.get(external_id, 0.0) <= self._clock.passed, "a call to a chat that asked to wait"
        number: int = call.parameters["number"]
        self._busy[external_id] = number
        try:
            return await self._obey(external_id, number)
        finally:
            self._busy.pop(external_id, None)

    async def _obey(self, chat: str, number: int) -> Outcome:
        order = self.orders.popleft() if self.orders else "show"
        if order == "hold":
            self.held = self.held or asyncio.Event()
            await self.held.wait()
            order = "show"
        if order in ("show", "show and say nothing"):
            self.shown.append(Letter(chat, number))
        if order in ("show and say nothing", "fail", "raise"):
            self.excuse(number)
        if order in ("refuse", "chat is gone"):
            self.refused.add(chat)
        if order == "raise":
            raise ValueError(order)
        return self._outcome(order, chat)

    def _outcome(self, order: str, chat: str) -> Outcome:
        match order:
            case "show":
                return Sent(str(len(self.shown)))
            case "refuse":
                return Rejected("too long")
            case "chat is gone":
                return Unreachable()
            case "who are you":
                self.revoked = True
                return Unauthorized()
            case "wait":
                self._chat_silent_until[chat] = self._clock.passed + 5
                return RetryLater(5.0, whole_bot=False)
            case "all wait":
                self._silent_until = self._clock.passed + 5
                return RetryLater(5.0, whole_bot=True)
            case _:
                return Unknown()

    def excuse(self, number: int) -> None:
        """Nobody knows whether this one was shown, so it may be shown once more."""
        self.excused[number] = self.excused.get(number, 0) + 1

    def forget_calls(self, *, shown: bool) -> None:
        """The caller died: calls that were held are shown or not, and nobody hears of it."""
        for chat, number in self._busy.items():
            if shown:
                self.shown.append(Letter(chat, number))
        self._busy.clear()
        self.held = None


ORDERS = ("show", "show and say nothing", "fail", "raise", "refuse", "chat is gone", "wait", "all wait", "hold", "who are you")


class Process:
    """One process's life on a database; it does nothing but when told to."""

    def __init__(self, store: Store, clock: Clock, platform: Platform) -> None:
        self.store = store
        self.failures: dict[str, int] = {}
        self._clock = clock
        self._platform = platform
        self._dies_after_commit = False
        self._loop = Loop(clock)
        self._post = Post({PIGEON: platform.compose})
        self._relays = Relays()
        services = {
            "keep_shift": Service(SIGNATURES["keep_shift"], self._keep_shift),
            "forget_me": Service(SIGNATURES["forget_me"], forget_me),
        }
        conductor = Conductor(content(), services, "en", self._post)
        self.writer = Writer(store, conductor, clock, self._stirred, self._relays.take)
        self.writer.restore()
        self.relay: Relay | None = None
        self._starting: asyncio.Task[None] | None = None

    def hand_in(self, arrival: Arrival) -> Future[bool]:
        """Give an arrival to the writer, as a channel does."""
        return self.writer.post(arrival)

    def relay_step(self) -> None:
        """Let the sender, started when there is none yet, do what it can do at this moment."""
        if self.relay is None:
            self.relay = Relay(self._platform, self._post, self.writer, self.store, Inline(), self._clock)
            self._relays.add(self.relay)
            self._starting = self._loop.create_task(self.relay.start())
        self._loop.step()
        if self._starting is not None and self._starting.done() and self._starting.exception() is not None:
            self.relay, self._starting = None, None

    def die_at(self, moment: int) -> None:
        """End at the n-th statement or commit of writing from now on; 0 right behind the next commit."""
        if moment == 0:
            self._dies_after_commit = True
            return
        left = [moment]

        def count_down(connection: sa.Connection, *_: Any) -> None:
            if not connection.get_execution_options().get("reading"):
                left[0] -= 1
                if left[0] == 0:
                    raise Died

        sa.event.listen(self.store.engine, "before_cursor_execute", count_down)
        sa.event.listen(self.store.engine, "commit", count_down)

    def end(self, observe: Callable[[], None]) -> None:
        """End as at a deployment: stop sending, do the jobs that are due, finish what is in hand."""
        if self.relay is not None and self._starting is not None and self._starting.done():
            self._run(self.relay.stop(0.0), observe)
        while self.writer.busy:
            self.writer.cycle()
            observe()
        work = Jobs(self.store, self.writer, self._clock)
        self.writer.start()
        work.run_due()
        self.writer.stop(5.0)

    def close(self) -> None:
        """Leave nothing running; what was in memory is gone."""
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        if tasks:
            self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.close()
        self.store.close()

    def _run(self, work: Coroutine[Any, Any, None], observe: Callable[[], None]) -> None:
        task = self._loop.create_task(work)
        while not task.done():
            self._loop.step()
            if self.writer.busy:
                self.writer.cycle()
                observe()

    def _stirred(self, _keys: object) -> None:
        if self._dies_after_commit:
            raise Died

    def _keep_shift(self, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
        """Keep a shift as a row of its own each time, so that a second one shows."""
        note = str(inputs["note"])
        if note.startswith("boom"):
            self._fail(note)
        (number,) = uow.take_ids(1)
        jobs.add(uow, "shift", f"{number} {actor.person} {note} at {inputs['place'].title()}", NEVER, {})
        if note.startswith("half"):
            self._fail(note)
        return Ok()

    def _fail(self, note: str) -> None:
        self.failures[note] = self.failures.get(note, 0) + 1
        raise ValueError(note)
