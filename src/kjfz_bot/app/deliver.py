"""Sends what turns put out: one relay a push channel, chats side by side, each chat in order.

How a platform is called and how fast is the channel's; what is written about it goes with the writer's commits.
"""

from __future__ import annotations

import asyncio
import heapq
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Executor
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import count

import structlog

from kjfz_bot.app.clock import Clock
from kjfz_bot.app.handing import names_file, with_file
from kjfz_bot.app.lease import Lease
from kjfz_bot.app.logs import describe
from kjfz_bot.app.post import Post, Posted
from kjfz_bot.app.prompts import LastPrompts
from kjfz_bot.app.writer import Writer
from kjfz_bot.channels.ports import (
    Call,
    Outcome,
    PushChannel,
    Rejected,
    RetryLater,
    Sent,
    Unauthorized,
    Unknown,
    Unreachable,
)
from kjfz_bot.errors import StoreError
from kjfz_bot.storage import outbox
from kjfz_bot.storage.outbox import Mark, Parcel
from kjfz_bot.storage.store import Store, UnitOfWork

AT_ONCE = 64
"""Calls under way at the same time."""

FULL = 2000
"""Parcels held in memory; from here on they line up in the database."""

LONGEST_PAUSE = 60.0
"""Seconds between two tries of the same parcel, at most; the first pause is one second, each next one twice as long."""

MAX_ATTEMPTS = 100
"""Failed tries until a parcel is given up: more than an hour of them, an outage's length."""

PUT_BACK = 4.0
"""Seconds that the database is given at the end to take back what is not sent."""

LOOK = 1.0
"""Seconds between two looks for what other processes left to be sent, should their signals be lost."""

APART = 0.05
"""Seconds between two looks at least, so that what several commits of others have left is fetched with one."""

NOTED = 0.1
"""Seconds until more is sent, where what was sent could not be noted for a while, or the duty may be another's."""

WHEN_FULL = 1.0
"""Seconds until a database that took nothing is asked again."""

log = structlog.get_logger()


class Relay:
    """Carries parcels to one channel, from the commit that wrote them to the mark that they are sent."""

    def __init__(
        self, channel: PushChannel, post: Post, writer: Writer, store: Store, readers: Executor, clock: Clock
    ) -> None:
        self._channel = channel
        self._post = post
        self._writer = writer
        self._store = store
        self._readers = readers
        self._clock = clock
        self._chats: dict[str, deque[Parcel]] = {}
        self._ready: deque[str] = deque()
        self._resting: list[tuple[float, int, str]] = []
        self._ticket = count()
        self._under_way: dict[asyncio.Task[None], str] = {}
        self._prompts = LastPrompts(store, readers)
        self._held = 0
        self._aside: list[Parcel] | None = None
        self._more_waits = True
        self._shared = store.database.shared
        self._lease = Lease(writer, shared=self._shared)
        self._name = store.secret("message ids")[:12]
        self._looked = 0.0
        self._ending = False
        self._wake = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._coming: asyncio.Task[None] | None = None

    async def start(self, session: int) -> None:
        """Take up what waits, and what an earlier process may or may not have sent.

        `session` is the one that has the duty of sending: once it is lost, nothing more is taken up here.
        """
        self._loop = asyncio.get_running_loop()
        self._lease.session = session
        await self._lease.outlast(lambda uow: outbox.any_in_hand(uow, self._channel.name))
        await asyncio.wrap_future(self._writer.work(self._give_back))
        self._set_room(room=True)
        self._task = asyncio.create_task(self._run())

    async def stop(self, seconds: float) -> None:
        """Begin no more calls, give those under way so many seconds, and leave the rest to the next start."""
        self._end()
        if self._task is not None:
            await self._task
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=seconds)
        uncertain = set(self._under_way.values())
        for task in self._under_way:
            task.cancel()
        left = [parcel for chat, held in self._chats.items() for parcel in list(held)[chat in uncertain :]]
        with suppress(StoreError, TimeoutError):  # then they are found as after a kill
            async with asyncio.timeout(PUT_BACK):
                await asyncio.wrap_future(self._writer.work(lambda uow: self._put_back(uow, left), erases=False))

    async def abandon(self) -> None:
        """Stop at once and say nothing of what is in hand: another process has taken it over."""
        self._end()
        if self._task is not None:
            await self._task
        for task in self._under_way:
            task.cancel()

    def take(self, posted: Posted) -> None:
        """Take over what a commit left to be sent; safe from any thread."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended; the rows are found again at the next start
                self._loop.call_soon_threadsafe(self._take, posted)

    def look(self) -> None:
        """Come for what another process may have left to be sent; safe from any thread."""
        if self._loop is not None:
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._look)

    def _look(self) -> None:
        self._more_waits = True
        self._wake.set()

    def _take(self, posted: Posted) -> None:
        name = self._channel.name
        parcels = [parcel for parcel in posted.parcels if parcel.key.channel == name]
        if self._aside is None:
            self._line_up(parcels)
        else:
            self._aside += parcels
        self._more_waits |= name in posted.waiting
        self._wake.set()

    def _line_up(self, parcels: Iterable[Parcel]) -> None:
        for parcel in parcels:
            chat = parcel.key.external_id
            if chat in self._chats:
                self._chats[chat].append(parcel)
            else:
                self._chats[chat] = deque([parcel])
                self._rest(chat, self._seconds_until(parcel.next_at))
            self._held += 1
        if self._held >= FULL:
            self._set_room(room=False)

    async def _run(self) -> None:
        while not self._ending:
            self._wake.clear()
            self._more_waits |= self._shared and self._now() >= self._looked + LOOK
            if self._may_come() and self._now() >= self._looked + APART:
                self._coming = asyncio.create_task(self._come_for_more())
            pauses = [self._dispatch(), self._until_next_look()]
            seconds = min((pause for pause in pauses if pause is not None), default=None)
            if seconds is None:  # as nearly always, and a time-out is dear to set
                await self._wake.wait()
                continue
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._wake.wait()
        if self._coming is not None:
            await self._coming

    def _may_come(self) -> bool:
        return self._more_waits and self._coming is None and self._held <= FULL // 2

    def _until_next_look(self) -> float | None:
        """Seconds until what lined up is fetched, or looked for; None where only being told of some can change that."""
        if self._coming is not None:  # it wakes us
            return None
        if self._may_come():
            return max(0.0, self._looked + APART - self._now())
        return max(0.0, self._looked + LOOK - self._now()) if self._shared else None

    async def _come_for_more(self) -> None:
        """Fetch rows that lined up in the database; what commits leave meanwhile is newer and must wait behind them.

        What is held already is older than both, and goes out meanwhile.
        """
        room = FULL - self._held
        self._more_waits = False
        self._aside = []
        self._looked = self._now()
        try:
            parcels = await asyncio.wrap_future(self._writer.work(lambda uow: self._claim(uow, room), erases=False))
        except Exception as error:  # noqa: BLE001 - a full disk or worse: the rows wait, and are asked for again
            log.warning("relay_waits", **describe(error))
            parcels, self._more_waits = [], True
            self._looked = self._now() + WHEN_FULL
        self._more_waits |= len(parcels) == room
        self._line_up_with_aside(parcels)
        if self._held < FULL and not self._ending:
            self._set_room(room=True)
        self._coming = None
        self._wake.set()

    def _give_back(self, uow: UnitOfWork) -> None:
        if self._lease.is_of(uow):
            outbox.give_back(uow, self._channel.name)

    def _claim(self, uow: UnitOfWork, room: int) -> list[Parcel]:
        return outbox.claim(uow, self._channel.name, room) if self._lease.is_of(uow) else []

    def _put_back(self, uow: UnitOfWork, parcels: Iterable[Parcel]) -> None:
        if self._lease.is_of(uow):
            outbox.mark(uow, [Mark(parcel, "waiting") for parcel in parcels])

    def _set_room(self, *, room: bool) -> None:
        self._post.set_room(self._channel.name, self._lease.session if room else None)

    def _line_up_with_aside(self, fetched: Iterable[Parcel]) -> None:
        aside, self._aside = self._aside or [], None
        self._line_up(sorted([*fetched, *aside], key=lambda parcel: parcel.id))

    def _dispatch(self) -> float | None:
        """Begin every call that may go out now; returns after how many seconds to look again, None for when woken."""
        now = self._now()
        while self._resting and self._resting[0][0] <= now:
            self._ready.append(heapq.heappop(self._resting)[2])
        if self._writer.behind:
            return NOTED
        while self._ready and len(self._under_way) < AT_ONCE and not self._ending:
            if self._dropped_late(self._ready[0]):
                continue
            wait = self._channel.may_send(self._ready[0])
            if wait is not None and wait.whole_bot:
                return wait.seconds
            chat = self._ready.popleft()
            if wait is None:
                self._begin(chat)
            else:
                self._rest(chat, wait.seconds)
        return max(0.0, self._resting[0][0] - now) if self._resting else None

    def _dropped_late(self, chat: str) -> bool:
        """Drop a chat's first parcel where it would come too late; such a chat is ready again, if it has more."""
        parcel = self._chats[chat][0]
        if parcel.expires_at is None or self._clock() < parcel.expires_at:
            return False
        self._ready.popleft()
        self._done(chat, Mark(parcel, "expired"))
        return True

    def _begin(self, chat: str) -> None:
        task = asyncio.create_task(self._send(chat))
        self._under_way[task] = chat
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        # Not earlier: all calls may end in one moment, and whoever is woken must find room for the next.
        del self._under_way[task]
        self._wake.set()

    async def _send(self, chat: str) -> None:
        parcel = self._chats[chat][0]
        outcome = await self._try(chat, parcel)
        self._settle(chat, parcel, outcome)

    async def _try(self, chat: str, parcel: Parcel) -> Outcome | None:
        """Make the call; None where it may not be ours to make any more."""
        try:
            call = Call.from_json(parcel.body, reference=f"{parcel.id}.{self._name}")
            if names_file(call):
                filled = await asyncio.get_running_loop().run_in_executor(
                    self._readers, with_file, self._store, parcel, call, self._clock()
                )
                if filled is None:
                    return Rejected("file gone")
                call = filled
            edit = await self._prompts.find(chat, parcel) if call.replaces else None
            if not await self._lease.holds():
                return None
            outcome = await self._channel.send(chat, call, edit)
        except Exception as error:  # noqa: BLE001 - whatever one parcel does, the others go on
            log.error("send_failed", letter=parcel.id, **describe(error))
            return Unknown()
        if isinstance(outcome, Sent) and call.prompt:
            self._prompts.remember(chat, outcome.message_id)
        return outcome

    def _settle(self, chat: str, parcel: Parcel, outcome: Outcome | None) -> None:
        match outcome:
            case None:
                self._rest(chat, NOTED)
            case Sent(message_id):
                self._done(chat, Mark(parcel, "sent", message_id=message_id))
            case RetryLater(seconds, whole_bot):
                log.info("send_later", seconds=seconds, kind="bot" if whole_bot else "chat")
                self._later(chat, parcel, seconds)
            case Unknown():
                self._again(chat, parcel)
            case Rejected(reason):
                log.error("message_rejected", letter=parcel.id, kind=reason)
                self._done(chat, Mark(parcel, "dead"))
            case Unreachable():
                self._lose(chat)
            case Unauthorized():
                log.critical("bot_unknown_to_platform", kind=self._channel.name)
                self._rest(chat, 0.0)
                self._end()

    def _again(self, chat: str, parcel: Parcel) -> None:
        tried = parcel._replace(attempts=parcel.attempts + 1)
        if tried.attempts >= MAX_ATTEMPTS:
            log.error("message_given_up", letter=parcel.id, attempt=tried.attempts)
            self._done(chat, Mark(tried, "dead"))
        else:
            self._later(chat, tried, min(LONGEST_PAUSE, 2.0 ** min(parcel.attempts, 10)))

    def _later(self, chat: str, parcel: Parcel, seconds: float) -> None:
        """Rest, and let whoever may come after us know of it."""
        parcel = parcel._replace(next_at=self._clock() + timedelta(seconds=seconds))
        self._chats[chat][0] = parcel
        self._writer.note(Mark(parcel, "sending"))
        self._rest(chat, seconds)

    def _lose(self, chat: str) -> None:
        """Nothing can be sent there: everything for it is given up, and its address marked."""
        log.info("address_unreachable", count=len(self._chats[chat]))
        for parcel in list(self._chats[chat]):
            self._done(chat, Mark(parcel, "dead", unreachable=True))

    def _done(self, chat: str, mark: Mark) -> None:
        self._writer.note(mark)
        parcels = self._chats[chat]
        parcels.popleft()
        self._held -= 1
        if not parcels:
            del self._chats[chat]
        elif not mark.unreachable:
            self._ready.append(chat)

    def _seconds_until(self, moment: datetime | None) -> float:
        """How long an earlier sender wanted to rest still; not longer than ever, since the clock may be put back."""
        wait = (moment - self._clock()).total_seconds() if moment is not None else 0.0
        return min(max(0.0, wait), LONGEST_PAUSE)

    def _rest(self, chat: str, seconds: float) -> None:
        if seconds == 0:
            self._ready.append(chat)
            return
        heapq.heappush(self._resting, (self._now() + seconds, next(self._ticket), chat))

    def _end(self) -> None:
        self._ending = True
        self._set_room(room=False)
        self._wake.set()

    def _now(self) -> float:
        return asyncio.get_running_loop().time()
