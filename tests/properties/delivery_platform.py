"""A clock that is moved by hand, and a platform that shows what it is sent or does whatever else platforms do."""

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count

from kjfz_bot.channels.ports import Call, Outcome, Rejected, RetryLater, Sent, Unauthorized, Unknown, Unreachable
from kjfz_bot.dialog.message import Message

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
PIGEON = "pigeon"

ORDERS = (
    "show",
    "show and say nothing",
    "fail",
    "raise",
    "refuse",
    "chat is gone",
    "wait",
    "all wait",
    "hold",
    "who are you",
)


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


@dataclass
class Letter:
    """One message that reached the platform: where, and which one by the order of composing."""

    chat: str
    number: int


class Line:
    """What one sender calls the platform by, so that the platform can tell one from the next."""

    name = PIGEON

    def __init__(self, platform: "Platform") -> None:
        self._platform = platform
        self.cut_off = False
        """Whether another may take over any time: its calls hang no more."""

    def may_send(self, external_id: str) -> RetryLater | None:
        """None unless the platform asked the whole bot for silence."""
        return self._platform.may_send()

    async def send(self, external_id: str, call: Call, edit: str | None) -> Outcome:
        """Do what the next order says; without one, show it."""
        return await self._platform.send(self, external_id, call.parameters["number"])


class Platform:
    """Shows what it is sent, or does what `orders` say; outlives every process."""

    def __init__(self, clock: Clock) -> None:
        self.orders: deque[str] = deque()
        self.shown: list[Letter] = []
        self.excused: dict[int, int] = {}
        self.refused: set[str] = set()
        self.wrong: list[str] = []
        self._ended: set[int] = set()
        self._clock = clock
        self._numbers = count(1)
        self._busy: dict[str, tuple[Line, int]] = {}
        self._relieved: dict[str, list[Line]] = {}
        self._silent_until = 0.0
        self._chat_silent_until: dict[str, float] = {}
        self._held: list[asyncio.Event] = []
        self.revoked = False

    def compose(self, message: Message) -> tuple[Call, ...]:
        """One numbered call a message."""
        buttons = [button.data for button in message.options]
        parameters = {"text": message.text, "buttons": buttons, "number": next(self._numbers)}
        return (Call("say", parameters, replaces=message.replaces, prompt=bool(buttons)),)

    def may_send(self) -> RetryLater | None:
        """None unless the whole bot was asked for silence."""
        wait = self._silent_until - self._clock.passed
        return RetryLater(wait, whole_bot=True) if wait > 0 else None

    async def send(self, line: Line, chat: str, number: int) -> Outcome:
        """Do what the next order says; without one, show it."""
        self._judge(line, chat, number)
        self._busy[chat] = (line, number)
        try:
            return await self._obey(line, chat, number)
        finally:
            self._busy.pop(chat, None)

    def _judge(self, line: Line, chat: str, number: int) -> None:
        """Note calls that must not be made; an error here would be taken for one of the platform."""
        senders = self._relieved.setdefault(chat, [line])
        if line in senders[:-1]:
            self.wrong.append(f"{number} comes from a sender that another has relieved")
        elif line is not senders[-1]:
            senders.append(line)
        if chat in self._busy:
            self.wrong.append(f"two calls to {chat} at once")
        if self._clock.passed < self._chat_silent_until.get(chat, 0.0):
            self.wrong.append(f"a call to {chat}, which is to rest")
        if number in self._ended:
            self.wrong.append(f"{number} was refused for good, and is sent again")

    async def _obey(self, line: Line, chat: str, number: int) -> Outcome:
        order = self.orders.popleft() if self.orders else "show"
        if order == "hold":
            if not line.cut_off:
                self._held.append(asyncio.Event())
                await self._held[-1].wait()
            order = "show"
        if order in ("show", "show and say nothing"):
            self.shown.append(Letter(chat, number))
        if order in ("show and say nothing", "fail", "raise"):
            self.excuse(number)
        if order in ("refuse", "chat is gone"):
            self.refused.add(chat)
            self._ended.add(number)
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

    def release(self) -> None:
        """Calls that hang get their answers."""
        for held in self._held:
            held.set()
        self._held.clear()

    def forget_calls(self, line: Line, *, shown: bool) -> None:
        """The caller died: calls of its that were held are shown or not, and nobody hears of it."""
        for chat, (caller, number) in list(self._busy.items()):
            if caller is line:
                del self._busy[chat]
                if shown:
                    self.shown.append(Letter(chat, number))
        self._ended.clear()

    def forget_wait(self, chat: str) -> None:
        """What said so of this chat was erased."""
        self._chat_silent_until.pop(chat, None)

    def forget_waits(self, noted: Mapping[str, float]) -> None:
        """Nobody knows of waits that were asked for but those `noted`: in which chats, and for how many seconds yet."""
        for chat, until in self._chat_silent_until.items():
            self._chat_silent_until[chat] = min(until, self._clock.passed + noted.get(chat, 0.0))
