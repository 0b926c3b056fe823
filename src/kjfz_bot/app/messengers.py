"""Starts and ends the channels whose platforms bring what people send and have to be called to answer.

A messenger that no setting names costs nothing: its modules are not even imported.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from kjfz_bot.app.deliver import Relay
from kjfz_bot.app.lean import without_colours, without_passports
from kjfz_bot.app.logs import describe
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.wiring import App
from kjfz_bot.channels.ports import PushChannel
from kjfz_bot.errors import StoreError

if TYPE_CHECKING:
    from kjfz_bot.channels.telegram.channel import TelegramChannel
    from kjfz_bot.channels.telegram.client import Client

AGAIN_SECONDS = 1.0
"""How long to wait before the database is asked again whether sending can begin."""

SENDING_SECONDS = 4.0
"""How long calls under way may take at the end."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Route:
    """Where a platform posts to us, and who takes it."""

    path: str
    handler: Callable[[web.Request], Awaitable[web.StreamResponse]]


class Messenger(Protocol):
    """A channel whose platform has to be called, from the start to the end of a process."""

    @property
    def route(self) -> Route | None:
        """Where its platform posts to us, if it does."""
        ...

    async def start(self) -> None:
        """Be ready to send from when the duty of it is ours."""
        ...

    async def stop(self) -> None:
        """Take nothing more in, and end calls under way; what is not sent waits for the next start."""
        ...


class Sending:
    """Sends for one channel while the duty is this process's, and does beside it what only that process does."""

    def __init__(
        self, app: App, duty: str, channel: PushChannel, beside: Callable[[], Coroutine[Any, Any, None]]
    ) -> None:
        """`beside` is begun with the sending, and goes on until it is cancelled."""
        self._app = app
        self._duty = duty
        self._channel = channel
        self._beside = beside
        self._sessions: asyncio.Queue[int | None] = asyncio.Queue()
        self._keeping: asyncio.Task[None] | None = None
        self._relay: Relay | None = None
        self._doing: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Want the duty from now on."""
        self._keeping = asyncio.create_task(self._keep())
        loop = asyncio.get_running_loop()

        def tell(session: int | None) -> None:
            loop.call_soon_threadsafe(self._sessions.put_nowait, session)

        self._app.duties.want(self._duty, taken_up=tell, lost=partial(tell, None))

    async def stop(self) -> None:
        """End calls under way."""
        await _end(self._keeping)
        await _end(self._doing)
        if self._relay is not None:
            await self._relay.stop(SENDING_SECONDS)

    async def _keep(self) -> None:
        """Send while the duty is ours; told the session that has it, or None once it is lost."""
        while True:
            session = await self._sessions.get()
            await self._leave()
            if session is not None:
                self._relay = self._app.relay(self._channel)
                await _start(self._relay, session)
                self._doing = asyncio.create_task(self._beside())

    async def _leave(self) -> None:
        """End at once: another process may have begun."""
        await _end(self._doing)
        if self._relay is not None:
            self._app.end_relay(self._relay)
            await self._relay.abandon()
        self._doing = self._relay = None


class Telegram:
    """One Telegram bot: how its updates come in, and the relay of what it says.

    Every process takes what is posted to it; only the one with the duty sends, and fetches updates or registers.
    """

    def __init__(self, app: App, settings: Settings) -> None:
        with without_colours(), without_passports():
            from kjfz_bot.channels.telegram.channel import TelegramChannel
            from kjfz_bot.channels.telegram.client import Client
            from kjfz_bot.channels.telegram.intake import Updates
            from kjfz_bot.channels.telegram.pace import Pace
            from kjfz_bot.channels.telegram.webhook import webhook_handler

        self._app = app
        self._url = settings.telegram_webhook_url
        self._secret = settings.telegram_webhook_secret.get_secret_value() or app.secret("telegram webhook")
        token = settings.telegram_token.get_secret_value()
        self._client: Client = Client(token, settings.telegram_api_base)
        pace = Pace(asyncio.get_running_loop().time, limits=settings.pace_limits == "on")
        self._channel: TelegramChannel = TelegramChannel(self._client, pace)
        self._updates = Updates(app.backend, self._channel, app.content.texts, settings.language)
        self._handler = webhook_handler(self._updates, self._secret)
        self._sending = Sending(app, f"telegram {token.partition(':')[0]}", self._channel, self._take_in)

    @property
    def route(self) -> Route | None:
        """Where Telegram posts; None where updates are fetched."""
        return Route(urlsplit(self._url).path, self._handler) if self._url else None

    async def start(self) -> None:
        """Be ready to send, and to fetch updates or have them posted, from when the duty is ours."""
        await self._client.open()
        self._sending.start()

    async def stop(self) -> None:
        """Take nothing more in, and end calls under way; what is not sent waits for the next start."""
        await self._sending.stop()
        await self._channel.close()
        await self._client.close()

    async def _take_in(self) -> None:
        from kjfz_bot.channels.telegram.polling import poll
        from kjfz_bot.channels.telegram.webhook import register

        intake = register(self._client, self._url, self._secret) if self._url else poll(self._client, self._updates)
        async with asyncio.TaskGroup() as both:
            both.create_task(intake)
            both.create_task(self._app.fetching(self._channel).run())


async def _start(relay: Relay, session: int) -> None:
    """Start a relay, as soon as the database takes it."""
    try:
        await relay.start(session)
    except StoreError as error:
        log.warning("relay_not_started", **describe(error))
        await asyncio.sleep(AGAIN_SECONDS)
        await _start(relay, session)


async def _end(task: asyncio.Task[None] | None) -> None:
    if task is not None:
        task.cancel()
        await asyncio.wait([task])


def open_messengers(app: App, settings: Settings) -> list[Messenger]:
    """The messengers the settings name; within a running event loop."""
    found: list[Messenger] = [Telegram(app, settings)] if settings.telegram_token.get_secret_value() else []
    if settings.smtp_host:
        from kjfz_bot.app.mail import Mail

        found.append(Mail(app, settings))
    return found
