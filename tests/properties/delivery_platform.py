"""A clock that is moved by hand, and a platform that shows what it is sent or does whatever else platforms do."""

import asyncio
from collections import deque
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


class Platform:
    """Shows what it is sent, or does what `orders` say; outlives every process."""

    name = PIGEON

    def __init__(self, clock: Clock) -> None:
        self.orders: deque[str] = deque()
        self.shown: list[Letter] = []
        self.excused: dict[int, int] = {}
        self.refused: set[str] = set()
        self.wrong: list[str] = []
        self._ended: set[int] = set()
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
        number: int = call.parameters["number"]
        self._judge(external_id, number)
        self._busy[external_id] = number
        try:
            return await self._obey(external_id, number)
        finally:
            self._busy.pop(external_id, None)

    def _judge(self, chat: str, number: int) -> None:
        """Note calls that must not be made; an error here would be taken for one of the platform."""
        if chat in self._busy:
            self.wrong.append(f"two calls to {chat} at once")
        if self._clock.passed < self._chat_silent_until.get(chat, 0.0):
            self.wrong.append(f"a call to {chat}, which is to rest")
        if number in self._ended:
            self.wrong.append(f"{number} was refused for good, and is sent again")

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

    def forget_calls(self, *, shown: bool) -> None:
        """The caller died: calls that were held are shown or not, and nobody hears of it."""
        for chat, number in self._busy.items():
            if shown:
                self.shown.append(Letter(chat, number))
        self._busy.clear()
        self._ended.clear()
        self.held = None
