"""Starts and ends the channels whose platforms bring what people send and have to be called to answer.

A messenger that no setting names costs nothing: its modules are not even imported.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

from kjfz_bot.app.settings import Settings
from kjfz_bot.app.wiring import App

if TYPE_CHECKING:
    from kjfz_bot.channels.telegram.channel import TelegramChannel
    from kjfz_bot.channels.telegram.client import Client

SENDING_SECONDS = 4.0
"""How long calls under way may take at the end."""


@dataclass(frozen=True, slots=True)
class Route:
    """Where a platform posts to us, and who takes it."""

    path: str
    handler: Callable[[web.Request], Awaitable[web.StreamResponse]]


class Telegram:
    """One Telegram bot: how its updates come in, and the relay of what it says."""

    def __init__(self, app: App, settings: Settings) -> None:
        from kjfz_bot.channels.telegram.channel import TelegramChannel
        from kjfz_bot.channels.telegram.client import Client
        from kjfz_bot.channels.telegram.intake import Updates
        from kjfz_bot.channels.telegram.pace import Pace
        from kjfz_bot.channels.telegram.webhook import webhook_handler

        self._url = settings.telegram_webhook_url
        self._secret = settings.telegram_webhook_secret.get_secret_value() or secrets.token_urlsafe(32)
        self._client: Client = Client(settings.telegram_token.get_secret_value(), settings.telegram_api_base)
        pace = Pace(asyncio.get_running_loop().time, limits=settings.pace_limits == "on")
        self._channel: TelegramChannel = TelegramChannel(self._client, pace)
        self._updates = Updates(app.backend, self._channel, app.content.texts, settings.language)
        self._relay = app.relay(self._channel)
        self._handler = webhook_handler(self._updates, self._secret)
        self._intake: asyncio.Task[None] | None = None

    @property
    def route(self) -> Route | None:
        """Where Telegram posts; None where updates are fetched."""
        return Route(urlsplit(self._url).path, self._handler) if self._url else None

    async def start(self) -> None:
        """Begin to send what waits, and to fetch updates or have them posted."""
        from kjfz_bot.channels.telegram.polling import poll
        from kjfz_bot.channels.telegram.webhook import register

        await self._client.open()
        await self._relay.start()
        intake = register(self._client, self._url, self._secret) if self._url else poll(self._client, self._updates)
        self._intake = asyncio.create_task(intake)

    async def stop(self) -> None:
        """Take nothing more in, and end calls under way; what is not sent waits for the next start."""
        if self._intake is not None:
            self._intake.cancel()
            await asyncio.wait([self._intake])
        await self._relay.stop(SENDING_SECONDS)
        await self._channel.close()
        await self._client.close()


def open_messengers(app: App, settings: Settings) -> list[Telegram]:
    """The messengers the settings name; within a running event loop."""
    return [Telegram(app, settings)] if settings.telegram_token.get_secret_value() else []
