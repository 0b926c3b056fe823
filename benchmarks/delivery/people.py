"""The people of the delivery benchmark: each says the next thing as soon as the last was answered, without a pause.

Their speed is the bot's: what is measured is the time from an action until the awaited message is on their screen.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

from PIL import Image

from tests.botsim.driver import User, buttons_of, text_of
from tests.botsim.fakeapi import FakeTelegram

FIRST_PERSON = 10_001

SHOWN = frozenset({"sent", "edited"})
"""The events that put a message on somebody's screen; that a press was acknowledged is none."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a person does, and a pattern of the text or of a button that answers it."""

    act: Callable[[User], object]
    text: re.Pattern[str] | None = None
    button: re.Pattern[str] | None = None

    def answered_by(self, message: Any) -> bool:
        """Whether the awaited message is this one."""
        if self.text is not None:
            return self.text.search(text_of(message)) is not None
        assert self.button is not None
        return any(self.button.search(button["text"]) for button in buttons_of(message))


def _says(text: str) -> Callable[[User], object]:
    return lambda user: user.say(text)


def _presses(pattern: str) -> Callable[[User], object]:
    return lambda user: user.press(pattern)


def _a_photo() -> bytes:
    """A picture that opens: one that does not is asked for again, and the conversation is another one."""
    photo = BytesIO()
    Image.new("RGB", (320, 240), "teal").save(photo, "JPEG")
    return photo.getvalue()


PHOTO = _a_photo()


def _attaches(user: User) -> object:
    return user.upload(PHOTO)


_PHOTO_OR_NONE = Step(_presses("跳过"), button=re.compile("确认提交"))

SERVICE_LOG: Sequence[Step] = (
    Step(_says("/log_day"), button=re.compile("企业B")),
    Step(_presses("企业B"), text=re.compile("服务日期")),
    Step(_says("2026-03-01"), button=re.compile("4小时")),
    Step(_presses("4小时"), text=re.compile("服务内容$")),
    Step(_says("调试了一号生产线的温控程序，并培训了两名操作员。"), button=re.compile("跳过")),
    _PHOTO_OR_NONE,
    Step(_presses("确认提交"), text=re.compile("已保存")),
    Step(_says("/summary"), text=re.compile("累计")),
)
"""The eight messages, for our bot and for the peer. Nobody attaches a photo: the peer would not look at it."""

WITH_PHOTO: Sequence[Step] = tuple(
    replace(step, act=_attaches) if step is _PHOTO_OR_NONE else step for step in SERVICE_LOG
)
"""The same with a photo, which is fetched, checked in a process of its own, cleaned and sealed before it goes on."""

ECHO: Sequence[Step] = (Step(_says("ping"), text=re.compile("ping")),)
"""What the echo webhook is asked."""


@dataclass(slots=True)
class Tally:
    """How long each answer took that came while somebody looked; those to photos are counted in both."""

    seconds: list[float] = field(default_factory=list)
    photos: list[float] = field(default_factory=list)


class Person:
    """One person, who goes through the conversation again and again while the crowd goes on."""

    def __init__(self, crowd: Crowd, number: int) -> None:
        self._crowd = crowd
        self._user = User(crowd.telegram, number)
        self._user.close()  # events are watched here, without keeping them
        self._user.chat.listeners.append(self._watch)
        self._place = 0
        self._acted_at = 0.0
        self.waits = False

    def act(self) -> None:
        """Do what comes next."""
        self.waits = True
        self._crowd.acted()
        self._acted_at = time.perf_counter()
        self._crowd.steps[self._place].act(self._user)

    def _watch(self, event: Any) -> None:
        if not self.waits or event["kind"] not in SHOWN:
            return
        step = self._crowd.steps[self._place]
        if not step.answered_by(event["message"]):
            return
        self.waits = False
        seconds = time.perf_counter() - self._acted_at
        if step.act is _attaches:
            self._crowd.tally.photos.append(seconds)
        self._place = (self._place + 1) % len(self._crowd.steps)
        self._crowd.answered(self, seconds, ended=self._place == 0)


class Crowd:
    """The people before one bot."""

    def __init__(self, telegram: FakeTelegram, steps: Sequence[Step]) -> None:
        self.telegram = telegram
        self.steps = steps
        self.tally = Tally()
        self.conversations = 0
        self._people: list[Person] = []
        self._active: set[Person] = set()
        self._waiting = 0
        self._silent = asyncio.Event()
        self._goals: list[tuple[int, asyncio.Event]] = []
        self._call_soon: Callable[[Callable[[], None]], object] = lambda act: act()

    def acted(self) -> None:
        """Note that one more waits."""
        self._waiting += 1
        self._silent.clear()

    def answered(self, person: Person, seconds: float, *, ended: bool) -> None:
        """Note an answer, and let the person go on."""
        self._waiting -= 1
        self.tally.seconds.append(seconds)
        self.conversations += ended
        for count, reached in self._goals:
            if self.conversations >= count:
                reached.set()
        if person in self._active:
            self._call_soon(person.act)
        elif not self._waiting:
            self._silent.set()

    def gather(self, count: int) -> list[Person]:
        """So many people, known from before or new."""
        for number in range(len(self._people), count):
            self._people.append(Person(self, FIRST_PERSON + number))
        return self._people[:count]

    def go(self, count: int, call_soon: Callable[[Callable[[], None]], object]) -> None:
        """Let so many people talk without a pause, the others not."""
        self._call_soon = call_soon
        people = self.gather(count)
        self._active = set(people)
        for person in people:
            if not person.waits:
                person.act()

    async def have_ended(self, conversations: int) -> None:
        """Wait until so many conversations have come to their end since the beginning."""
        reached = asyncio.Event()
        self._goals = [(conversations, reached)]
        await reached.wait()

    async def fall_silent(self, seconds: float) -> int:
        """Let nobody begin anything, and wait until all are answered; how many were not after so many seconds."""
        self._active = set()
        if self._waiting:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._silent.wait(), seconds)
        return self._waiting

    def count_anew(self) -> Tally:
        """Begin a new tally, which fills from here on."""
        self.tally = Tally()
        return self.tally
