"""How fast one bot may send. A pure account of what was sent and what Telegram said; nobody waits here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kjfz_bot.channels.ports import RetryLater

MARGIN = 0.1
"""Seconds added to every wait Telegram asks for: its clock and ours are not one."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many calls a second in the long run, and so many at once after a rest."""

    per_second: float
    burst: float


# Telegram allows a bot 30 messages a second, a chat one with short bursts above it. We stay a little below both, since
# calls reach it less evenly than they leave us.
WHOLE_BOT = Rate(28.0, 15.0)
ONE_CHAT = Rate(0.95, 3.0)

CHATS_REMEMBERED = 10_000


@dataclass(slots=True)
class _Bucket:
    level: float
    at: float

    def seconds_until_one(self, rate: Rate, now: float) -> float:
        self.level = min(rate.burst, self.level + (now - self.at) * rate.per_second)
        self.at = now
        return max(0.0, (1 - self.level) / rate.per_second)


class Pace:
    """Says whether a call may go out now, from the two rates and the waits Telegram has asked for."""

    def __init__(self, clock: Callable[[], float], *, limits: bool = True) -> None:
        """`clock` counts seconds; without `limits` only what Telegram asks for is obeyed."""
        self._clock = clock
        self._limits = limits
        self._bot = _Bucket(WHOLE_BOT.burst, clock())
        self._chats: dict[str, _Bucket] = {}
        self._bot_silent_until = 0.0
        self._silent_until: dict[str, float] = {}

    def may_send(self, chat: str) -> RetryLater | None:
        """None, and the call counted, if one may go to this chat now; otherwise how long to wait."""
        now = self._clock()
        bot_wait = max(self._bot_silent_until - now, self._limits and self._bot.seconds_until_one(WHOLE_BOT, now))
        if bot_wait > 0:
            return RetryLater(bot_wait, whole_bot=True)
        chat_wait = max(self._silent_until.get(chat, 0.0) - now, self._limits and self._seconds(chat, now))
        if chat_wait > 0:
            return RetryLater(chat_wait, whole_bot=False)
        self._silent_until.pop(chat, None)
        if self._limits:
            self._bot.level -= 1
            self._chats[chat].level -= 1
        return None

    def told_to_wait(self, chat: str, seconds: float) -> RetryLater:
        """Obey a wait Telegram asks for after a call to this chat.

        It does not say whether it means the chat or the bot. It means the chat if that had been sent to just before
        and the bot had room; in doubt, the whole bot is silent.
        """
        now = self._clock()
        until = now + seconds + MARGIN
        whole_bot = not (self._limits and self._just_sent_to(chat, now) and self._bot_has_room(now))
        if whole_bot:
            self._bot_silent_until = max(self._bot_silent_until, until)
        else:
            self._silent_until[chat] = until
        return RetryLater(until - now, whole_bot)

    def silence(self, seconds: float) -> RetryLater:
        """Let the whole bot wait, since Telegram cannot be reached."""
        self._bot_silent_until = max(self._bot_silent_until, self._clock() + seconds)
        return RetryLater(seconds, whole_bot=True)

    @property
    def silent(self) -> bool:
        """Whether Telegram wants to hear nothing from this bot at the moment."""
        return self._clock() < self._bot_silent_until

    def _seconds(self, chat: str, now: float) -> float:
        bucket = self._chats.get(chat)
        if bucket is None:
            self._forget_rested(now)
            bucket = self._chats[chat] = _Bucket(ONE_CHAT.burst, now)
        return bucket.seconds_until_one(ONE_CHAT, now)

    def _just_sent_to(self, chat: str, now: float) -> bool:
        """Whether more than the call in question was sent there in the last second or so."""
        return self._seconds(chat, now) > 0 or self._chats[chat].level < ONE_CHAT.burst - 1

    def _bot_has_room(self, now: float) -> bool:
        self._bot.seconds_until_one(WHOLE_BOT, now)
        return self._bot.level > WHOLE_BOT.burst / 3

    def _forget_rested(self, now: float) -> None:
        if len(self._chats) < CHATS_REMEMBERED:
            return
        rest = ONE_CHAT.burst / ONE_CHAT.per_second
        self._chats = {chat: bucket for chat, bucket in self._chats.items() if now - bucket.at < rest}
        self._silent_until = {chat: until for chat, until in self._silent_until.items() if until > now}
