"""The crash run: people talk, servers are killed and started again, the database is stopped; then all comes to rest.

What must hold in the end is reckoned in `reckoning.py`.
"""

import asyncio
import signal
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from kjfz_bot.app.lanes import MAX_ATTEMPTS
from kjfz_bot.errors import StoreAway
from kjfz_bot.storage.store import Store
from kjfz_bot.testing.crash import OTHER_POINTS, POINTS
from tests.botsim.fakeapi import FakeTelegram
from tests.crash.crowd import Chatter, Person, Visitor
from tests.crash.databases import Database, most_attempts, prepare, unfinished
from tests.crash.front import HOOK, Front
from tests.crash.nursery import Child, Nursery, Order
from tests.e2e.bot import until

TOKEN, SECRET = "123456:TEST-TOKEN", "a-long-random-word"

MID_SEND, RANDOM, STARTING = "mid_send", "at random", "while starting"
"""An answer is at Telegram and the server has not heard so; any moment; any moment of the start."""

ARMED = (*POINTS, *OTHER_POINTS, MID_SEND)
WHILE_SENDING = (MID_SEND, "after_send", "after_mark", "at_start")
ENDINGS = (*ARMED, *WHILE_SENDING, RANDOM, RANDOM, STARTING)
"""What is drawn from; of several servers only one comes to what happens while sending, so that is drawn more often."""

LONGEST_WAIT, LONGEST_UNTIL_IT_SENDS = 2.5, 5.0
"""Seconds a server lives that does not come to its point; then it is killed where it is.

Of several only one sends, and who takes that over waits for a while before.
"""

MOST_TRIES = 2
"""While a letter that was tried more often waits, nothing is killed or stopped, and nobody is sent out to be killed.

A letter that happens to be in hand at five kills is given up, by design. It cannot come to that here: it is at its
third try when the last kill is allowed, and at its fifth when those have died who were on their way.
"""

MOST_ARMED = MAX_ATTEMPTS - MOST_TRIES - 1
"""Servers at a time that kill themselves."""

MOST_SAYINGS = 4
MEAN_SAYINGS = (1 + MOST_SAYINGS) / 2
"""What somebody says when it is their turn."""

CALM_SAYINGS = 30
"""What the two people say whom nobody disturbs: more than two sittings."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is done: kills, updates, stops of a database that can be stopped, people, and seconds at the most."""

    kills: int
    updates: int
    stops: int
    chatters: int
    visitors: int
    seconds: float


@dataclass(slots=True)
class Life:
    """One server: its number, how it is to be killed and at which time, and what became of it."""

    number: int
    slot: int
    ending: str
    time: int
    child: Child
    sent: int = 0

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self.child.ended.done()


class Quota:
    """Lets people speak, a few sayings at a time, until it is over."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._left = asyncio.Semaphore(0)
        self._over = False

    async def take(self) -> int:
        """How many things to say next; 0 once it is over."""
        await self._left.acquire()
        return 0 if self._over else self._chance.randint(1, MOST_SAYINGS)

    def give(self, turns: int) -> None:
        """Let so many people speak."""
        for _ in range(turns):
            self._left.release()

    def end(self, people: int) -> None:
        """Let nobody speak again."""
        self._over = True
        self.give(people)


async def first(one: Awaitable[Any], other: Awaitable[Any]) -> None:
    """Wait for either; the first is given up when the other comes first."""
    waiting = asyncio.ensure_future(one)
    await asyncio.wait({waiting, asyncio.ensure_future(other)}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()


class Ordeal:
    """A crash run on a database; what it counted is left for the reckoning."""

    def __init__(self, database: Database, directory: Path, seed: int, scale: Scale) -> None:
        self._database = database
        self._directory = directory
        self._scale = scale
        self._chance = Random(seed)
        self.telegram = FakeTelegram(TOKEN, retry_scale=0.02, seed=seed)
        self.front = Front(self.telegram, self._chance)
        self.chatters: list[Chatter] = []
        self.visitors: list[Visitor] = []
        self.lines: dict[str, list[dict[str, object]]] = {}
        self.kills: Counter[str] = Counter()
        self.killed: set[int] = set()
        self._lives: dict[int, Life] = {}
        self._numbers = 1
        self._tending: set[asyncio.Task[None]] = set()
        self._ports = database.ports
        self._up = asyncio.Event()
        self._starting = asyncio.Lock()

    async def run(self) -> None:
        """All of it."""
        async with asyncio.timeout(self._scale.seconds), self._opened() as (nursery, store):
            self._nursery, self._store = nursery, store
            self._up.set()
            await self._learn()
            await self._suffer()
            await self._rest()

    @asynccontextmanager
    async def _opened(self) -> AsyncIterator[tuple[Nursery, Store]]:
        prepare(self._database)
        await self.telegram.start()
        await self.front.open()
        self.front.called = self._on_call
        nursery = await Nursery.open(self._directory / "tree")
        try:
            with closing(self._database.open()) as store:
                yield nursery, store
        finally:
            await nursery.close()
            await self.telegram.stop()
            await self.front.close()

    async def _learn(self) -> None:
        """Let two people talk whom nobody disturbs, to see what the answers are."""
        chatter, visitor = self._new_chatter(), self._new_visitor()
        lives = await self._spared_lives()
        for person in (chatter, visitor):
            quota = Quota(self._chance)
            talking = asyncio.create_task(person.live(quota))
            quota.give(CALM_SAYINGS)
            await until(lambda person=person: len(person.sent) >= CALM_SAYINGS)
            quota.end(1)
            await talking
        await self._nothing_left()
        await self._end_politely(lives)

    async def _suffer(self) -> None:
        """Let everybody talk while servers are killed, one after the other in each place."""
        quota = Quota(self._chance)
        for _ in range(self._scale.chatters):
            self._new_chatter()
        for _ in range(self._scale.visitors):
            self._new_visitor()
        async with asyncio.TaskGroup() as group:
            talking = [group.create_task(person.live(quota)) for person in self.people]
            async with asyncio.TaskGroup() as killing:
                for slot in range(len(self._ports)):
                    killing.create_task(self._kill_again_and_again(slot, quota))
                if self._database.stoppable:
                    killing.create_task(self._stop_again_and_again())
            quota.end(len(self.people))
            self._last = await self._spared_lives()
            await asyncio.wait(talking)

    async def _rest(self) -> None:
        """Let everything be finished that was begun, and end."""
        await self.front.settled()
        await self._nothing_left()
        for visitor in self.visitors:
            self.lines[visitor.address] = await visitor.read()
        await self._end_politely(self._last)

    def _new_chatter(self) -> Chatter:
        chatter = Chatter(self.telegram, 1001 + len(self.chatters), self._chance)
        self.chatters.append(chatter)
        return chatter

    def _new_visitor(self) -> Visitor:
        visitor = Visitor(self.front, 1 + len(self.visitors), self._chance)
        self.visitors.append(visitor)
        return visitor

    @property
    def people(self) -> list[Person]:
        """Everybody."""
        return [*self.chatters, *self.visitors]

    @property
    def updates(self) -> int:
        """How many different updates were put before a server."""
        return len(self.front.deliveries)

    def _enough(self) -> bool:
        return self.kills.total() >= self._scale.kills and self.updates >= self._scale.updates

    async def _kill_again_and_again(self, slot: int, quota: Quota) -> None:
        while not self._enough():
            async with self._starting:
                life = await self._begin(slot, await self._draw_ending())
                if life.ending == STARTING:
                    await self._end(life)
                    continue
                await first(life.child.ready.wait(), life.child.ended)
            feeding = asyncio.create_task(self._feed(life, quota))
            await self._end(life)
            await feeding

    async def _feed(self, life: Life, quota: Quota) -> None:
        """Let people speak while a server lives: many at once, then a few now and then."""
        while not life.over:
            said = sum(len(person.sent) for person in self.people)
            turns = round((self._due(self.kills.total() + 1) * 1.2 - said) / MEAN_SAYINGS)
            quota.give(self._chance.randint(0, max(0, turns)))
            await asyncio.wait({life.child.ended}, timeout=0.1)

    def _due(self, kills: int) -> float:
        """How many updates there should be by so many kills."""
        return kills * self._scale.updates / self._scale.kills

    @property
    def _behind(self) -> bool:
        """Whether too little was said for so many kills."""
        return self.updates < self._due(self.kills.total())

    async def _weary(self) -> bool:
        return await self._ask(most_attempts) > MOST_TRIES

    async def _ask(self, look: Callable[[Store], int]) -> int:
        """Look at the database, as soon as it is there."""
        while True:
            await self._up.wait()
            with suppress(StoreAway):
                return await asyncio.to_thread(look, self._store)

    async def _draw_ending(self) -> str:
        if await self._weary():
            return ""
        armed = sum(life.ending in ARMED and not life.over for life in self._lives.values())
        return self._chance.choice(ENDINGS if armed < MOST_ARMED else (RANDOM, STARTING))

    async def _begin(self, slot: int, ending: str) -> Life:
        number = self._numbers
        inside = ending in POINTS or ending in OTHER_POINTS
        time = 1 if ending == "at_start" else 1 + int(self._chance.expovariate(0.3 if self._behind else 1.0))
        order = Order(
            number,
            settings={
                **self._database.settings,
                "KJFZ_PORT": str(self._ports[slot]),
                "KJFZ_TELEGRAM_TOKEN": TOKEN,
                "KJFZ_TELEGRAM_API_BASE": f"{self.front.url}/{number}",
                "KJFZ_TELEGRAM_WEBHOOK_URL": f"{self.front.url}{HOOK}",
                "KJFZ_TELEGRAM_WEBHOOK_SECRET": SECRET,
                "KJFZ_PACE_LIMITS": "off",
                "KJFZ_LOG_LEVEL": "warning",
                "KJFZ_DEBUG": "true",
            },
            log=str(self._directory / f"server-{slot}.log"),
            point=ending if inside else "",
            time=time,
        )
        self._numbers += 1
        life = self._lives[number] = Life(number, slot, ending, time, await self._nursery.bear(order))
        self._tending.add(task := asyncio.create_task(self._tend(life)))
        task.add_done_callback(self._tending.discard)
        return life

    async def _tend(self, life: Life) -> None:
        """Let the front know where a server listens, as long as it does."""
        await first(life.child.ready.wait(), life.child.ended)
        if life.child.ready.is_set():
            self.front.ports.append(self._ports[life.slot])
            await asyncio.wait({life.child.ended})
            self.front.ports.remove(self._ports[life.slot])

    async def _end(self, life: Life) -> None:
        """Wait until a life ends as it was meant to, or end it, unless it has to go on."""
        # Of several, one is always killed at random: longer lives leave the others' points a share of all kills.
        longest = {STARTING: 0.5, RANDOM: 0.6 * len(self._ports), "": 0.2}
        own = LONGEST_UNTIL_IT_SENDS if life.ending in WHILE_SENDING else LONGEST_WAIT
        seconds = self._chance.uniform(0, longest[life.ending]) if life.ending in longest else own
        await asyncio.wait({life.child.ended}, timeout=seconds)
        await until(lambda: self._may_end(life), self._scale.seconds)
        if not life.over:
            life.ending = STARTING if life.ending == STARTING and not life.child.ready.is_set() else RANDOM
            self._nursery.signal(life.number, signal.SIGKILL)
        assert await life.child.ended == -signal.SIGKILL, f"server {life.number} ended by itself: see {self._directory}"
        self.kills[life.ending] += 1
        self.killed.add(life.number)

    async def _on_call(self, server: int, method: str) -> None:
        life = self._lives.get(server)
        if life is not None and method == "sendmessage":
            life.sent += 1
            if life.ending == MID_SEND and life.sent == life.time:
                self._nursery.signal(life.number, signal.SIGKILL)
                await asyncio.wait({life.child.ended})

    async def _stop_again_and_again(self) -> None:
        for stop in range(1, self._scale.stops + 1):
            due = self._scale.kills * stop / (self._scale.stops + 1)
            await until(lambda due=due: self.kills.total() >= due, self._scale.seconds)
            await until(self._is_rested, self._scale.seconds)
            async with self._starting:  # a server that is just being started would rightly end
                self._up.clear()
                await asyncio.to_thread(self._database.stop)
                await asyncio.sleep(self._chance.uniform(0, 1))
                self.front.stops += 1
                await asyncio.to_thread(self._database.start)
                self._up.set()

    async def _may_end(self, life: Life) -> bool:
        """Whether it is over, or may be: not while too little was said, unless it is not there to hear it."""
        return life.over or not ((self._behind and life.ending != STARTING) or await self._weary())

    async def _is_rested(self) -> bool:
        return not await self._weary()

    async def _nothing_waits(self) -> bool:
        return await self._ask(unfinished) == 0

    async def _spared_lives(self) -> Sequence[Life]:
        lives = [await self._begin(slot, "") for slot in range(len(self._ports))]
        for life in lives:
            await life.child.ready.wait()
        return lives

    async def _nothing_left(self) -> None:
        await until(self._nothing_waits, self._scale.seconds)

    async def _end_politely(self, lives: Sequence[Life]) -> None:
        for life in lives:
            self._nursery.signal(life.number, signal.SIGTERM)
        for life in lives:
            assert await life.child.ended == 0
