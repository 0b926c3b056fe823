"""The real way of a message in one thread, driven step by step: database, writer, relay, jobs, and a sending platform.

Time is a number here, for the event loop too, so hours pass at once and nothing ever waits.
"""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any, ParamSpec, TypeVar

import sqlalchemy as sa

from kjfz_bot.app.content import build_content, content_root, read_locales, read_packs
from kjfz_bot.app.deliver import Relay
from kjfz_bot.app.duties import TRY
from kjfz_bot.app.holding import Alone, Shared
from kjfz_bot.app.jobs import Jobs
from kjfz_bot.app.post import Post
from kjfz_bot.app.relays import Relays
from kjfz_bot.app.turn import Conductor
from kjfz_bot.app.writer import WHEN_FULL, Writer
from kjfz_bot.channels.ports import (
    Arrival,
)
from kjfz_bot.dialog.content import Content, Signature
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.errors import StoreAway
from kjfz_bot.services.registry import Actor, Service
from kjfz_bot.services.retention import forget_me
from kjfz_bot.storage import duty_locks, jobs
from kjfz_bot.storage.store import Store, UnitOfWork
from tests.properties.delivery_platform import PIGEON, Clock, Line, Platform

NEVER = datetime(2400, 1, 1, tzinfo=UTC)

ROUNDS_OF_A_CALL = 5
"""Of the event loop, within which a call that nothing holds has come back."""

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
        holding = Shared() if store.database.shared else Alone()
        conductor = Conductor(content(), services, "en", self._post, holding)
        self.writer = Writer(store, conductor, clock, self._stirred, self._relays.take, lambda: clock.passed)
        self.writer.restore()
        self._asked: Future[tuple[int, set[str]]] | None = None
        self._next_look = 0.0
        self._session = 0
        self._relay: Relay | None = None
        self._starting: asyncio.Task[None] | None = None
        self._leaving: asyncio.Task[None] | None = None
        self.line = Line(platform)

    def hand_in(self, arrival: Arrival) -> Future[bool]:
        """Give an arrival to the writer, as a channel does."""
        return self.writer.post(arrival)

    def relay_step(self) -> None:
        """Let the sender do what it can do at this moment; without one, try to be the process that has it."""
        if self._leaving is None:
            self._look_after_the_duty()
        self._loop.step()
        if self._leaving is not None and self._leaving.done():
            self._leaving = None
        if self._starting is not None and self._starting.done() and self._starting.exception() is not None:
            self._relay, self._starting = None, None

    @property
    def sends(self) -> bool:
        """Whether this process sends, as far as it knows."""
        return self._relay is not None

    @property
    def took_over(self) -> bool:
        """Whether it has taken over whatever another had in hand, and has its session still."""
        started = self._starting is not None and self._starting.done()
        return self._relay is not None and started and not self.line.cut_off

    def cut_off(self) -> int:
        """Let calls under way arrive, since the session that writes is about to be ended; returns which it is."""
        self.line.cut_off = True
        for _ in range(ROUNDS_OF_A_CALL):
            self._loop.step()
        number: int = self._in_a_session(
            lambda uow: uow.connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        )
        return number

    def _in_a_session(self, work: Callable[[UnitOfWork], T]) -> T:
        """Do something in the session that writes, and in a new one where that was ended."""
        with suppress(StoreAway), self.store.transaction() as uow:
            duty_locks.answer(uow.connection)
        with self.store.transaction() as uow:
            return work(uow)

    def _look_after_the_duty(self) -> None:
        """As `Duties` do: try for it where it is not ours, and look each second whether it still is."""
        if self._asked is None and (self._relay is None or self._clock.passed >= self._next_look):
            self._next_look = self._clock.passed + TRY
            self._asked = self.writer.work(self._try_for_the_duty)
        elif self._asked is not None and self._asked.done():
            if self._asked.exception() is None:
                self._hear_of_the_duty(*self._asked.result())
            self._asked = None

    def _try_for_the_duty(self, uow: UnitOfWork) -> tuple[int, set[str]]:
        duty_locks.answer(uow.connection)
        session = uow.database.session
        has = self._relay is not None and session == self._session
        return session, set() if has else duty_locks.take(uow.connection, [PIGEON])

    def _hear_of_the_duty(self, session: int, taken: set[str]) -> None:
        if self._relay is not None and session != self._session:
            self._relays.remove(self._relay)
            self._leaving = self._loop.create_task(self._relay.abandon())
            self._relay, self._starting = None, None
        if PIGEON in taken:
            self._session, self.line = session, Line(self._platform)
            self._relay = Relay(self.line, self._post, self.writer, self.store, Inline(), self._clock)
            self._relays.add(self._relay)
            self._starting = self._loop.create_task(self._relay.start(session))

    def die_at(self, moment: int) -> None:
        """End at the n-th statement or commit of writing from now on; 0 right behind the next commit."""
        if moment == 0:
            self._dies_after_commit = True
            return
        left = [moment]

        def count_down(connection: sa.Connection, *_: Any) -> None:
            if connection.get_execution_options().get("reading") is None:
                left[0] -= 1
                if left[0] == 0:
                    raise Died

        sa.event.listen(self.store.engine, "before_cursor_execute", count_down)
        sa.event.listen(self.store.engine, "commit", count_down)

    def end(self, observe: Callable[[], None]) -> None:
        """End as at a deployment: stop sending, do the jobs that are due, finish what is in hand."""
        if self._relay is not None and self._starting is not None and self._starting.done():
            self._run(self._relay.stop(0.0), observe)
        self._in_a_session(lambda _: None)
        self._clock.move(WHEN_FULL)  # for which a writer whose session was ended takes nothing
        self.writer.restore()  # so that nothing is left for the thread but the jobs
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
