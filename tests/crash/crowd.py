"""Many people who write at once, in Telegram and in browsers, and remember what they sent and what they must get."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Any, Protocol

from kjfz_bot.channels.web.visitor import external_id
from tests.botsim.driver import User
from tests.botsim.fakeapi import FakeTelegram
from tests.crash.front import Front
from tests.e2e.bot import until

LANGUAGE = "en"
LONGEST_SITTING = 12
"""Words somebody gives until they have had enough for now, at most."""

RETRY_SECONDS = 0.05
SECONDS = 300.0
"""How long somebody in a browser tries to be heard."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Something somebody sends: a text, or the data of a button; `word` where it is one that is kept."""

    kind: str
    body: str
    word: bool = False


class Quota(Protocol):
    """Says when somebody may speak."""

    async def take(self) -> int:
        """How many things to say next; 0 once it is over."""
        ...


def sayings(name: str, chance: Random) -> Iterator[Saying]:
    """All somebody ever says: they open the dialogue, by typing or by a press, give words, and have enough."""
    yield Saying("text", "/start")
    for sitting in count():
        yield Saying("button", "c:words") if sitting % 2 else Saying("text", "/words")
        for number in range(chance.randint(1, LONGEST_SITTING)):
            yield Saying("text", f"{name} {sitting}.{number}", word=True)
        yield Saying("text", f"enough {sitting}", word=True)


class Chatter:
    """Somebody in Telegram: sends without waiting, as Telegram keeps the order; a press waits for what was typed."""

    channel = "telegram"

    def __init__(self, telegram: FakeTelegram, number: int, chance: Random) -> None:
        self._telegram = telegram
        self._user = User(telegram, number, LANGUAGE)
        self._sayings = sayings(f"t{number}", chance)
        self._unheard: set[int] = set()
        self._heard = asyncio.Event()
        telegram.update_hooks.append(self._on_update)
        self.address = str(number)
        self.sent: list[Saying] = []

    async def live(self, quota: Quota) -> None:
        """Say one thing after the other, until it is over and all of it is acknowledged."""
        while number := await quota.take():
            for _ in range(number):
                await self._say(next(self._sayings))
        await self._all_heard()

    async def _say(self, saying: Saying) -> None:
        if saying.kind == "text":
            update = self._user.say(saying.body)
        else:
            await self._all_heard()
            update = self._press(saying.body)
        assert update is not None
        self._unheard.add(update)
        self.sent.append(saying)
        if saying.kind != "text":
            await self._all_heard()

    def _press(self, data: str) -> int | None:
        query = self._telegram.new_id("CB")
        number = self._user.id
        self._telegram.callbacks[query] = {"chat": number, "t": asyncio.get_running_loop().time(), "answers": 0}
        message = {"message_id": 1, "date": 1, "chat": self._telegram.chat_json(number)}
        body = {"id": query, "from": self._user.chat.user, "message": message, "chat_instance": "1", "data": data}
        return self._telegram.push("callback_query", body, number)

    async def _all_heard(self) -> None:
        while self._unheard:
            self._heard.clear()
            await self._heard.wait()

    def _on_update(self, what: str, info: dict[str, Any]) -> None:
        if what == "acked" and info["update_id"] in self._unheard:
            self._unheard.remove(info["update_id"])
            self._heard.set()


class Visitor:
    """Somebody in a browser: sends each message until it is acknowledged, and reads what there is in the end."""

    channel = "web"

    def __init__(self, front: Front, number: int, chance: Random) -> None:
        self._front = front
        self._number = number
        self._sayings = sayings(f"w{number}", chance)
        self._cookie = ""
        self.sent: list[Saying] = []

    async def live(self, quota: Quota) -> None:
        """Say one thing after the other until it is over."""
        while number := await quota.take():
            for _ in range(number):
                saying = next(self._sayings)
                self.sent.append(saying)
                await self._say(saying, f"message-{len(self.sent)}")

    @property
    def address(self) -> str:
        """As whom the house knows them."""
        return external_id(self._cookie.partition("=")[2])

    async def read(self) -> list[dict[str, Any]]:
        """Every line of the conversation, as the page would show it."""
        lines: list[dict[str, Any]] = []
        while True:
            after = lines[-1]["id"] if lines else 0
            more = json.loads(await self._get(f"/api/lines?after={after}"))["lines"]
            if not more:
                return lines
            lines += more

    async def _say(self, saying: Saying, key: str) -> None:
        if not self._cookie:
            await self._get("/")
        message = {"key": key, "kind": saying.kind, "body": saying.body, "lang": LANGUAGE}
        headers = {"Cookie": self._cookie, "Content-Type": "application/json"}
        update = f"web {self._number} {key}"
        body = json.dumps(message).encode()

        async def acknowledged() -> bool:
            return await self._front.deliver(update, "/api/messages", body, headers) == 200

        await until(acknowledged, SECONDS)

    async def _get(self, path: str) -> bytes:
        while True:
            status, headers, body = await self._front.get(path, {"Cookie": self._cookie} if self._cookie else {})
            if status == 200:
                self._cookie = self._cookie or headers["Set-Cookie"].partition(";")[0]
                return body
            await asyncio.sleep(RETRY_SECONDS)


Person = Chatter | Visitor
