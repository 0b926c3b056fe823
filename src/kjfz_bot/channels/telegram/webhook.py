"""The webhook: what Telegram posts is stored before it is acknowledged; strangers are refused unread."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from contextlib import nullcontext

import structlog
from aiohttp import web
from telegram.error import InvalidToken, TelegramError

from kjfz_bot.channels.telegram.client import Client
from kjfz_bot.channels.telegram.intake import Updates
from kjfz_bot.channels.telegram.wire import ALLOWED_UPDATES
from kjfz_bot.errors import StoreError

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
MAX_BODY = 1024**2
BODY_SECONDS = 30.0
"""How long a body may take to arrive."""

RETRY_SECONDS = 5
CONNECTIONS = 90
"""Updates that Telegram may post side by side. What comes together shares a commit; each connection costs memory."""

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

log = structlog.get_logger()


def webhook_handler(updates: Updates, secret: str, body_seconds: float = BODY_SECONDS) -> Handler:
    """The handler of what Telegram posts; anybody without the secret is refused before their body is read.

    A body that has not come within `body_seconds` is refused too.
    """
    expected = secret.encode()

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, expected):
            log.warning("webhook_forged")
            return _refuse(403)
        if (request.content_length or 0) > MAX_BODY:
            return _refuse(413)
        try:
            # What is there already, as nearly always, need not be waited for: a time-out is dear to set.
            async with nullcontext() if request.content.is_eof() else asyncio.timeout(body_seconds):
                body = await request.read()
        except TimeoutError:
            return _refuse(408)
        except web.HTTPRequestEntityTooLarge:
            return _refuse(413)
        try:
            call = await updates.take_posted(body)
        except StoreError as error:
            log.error("update_not_stored", error=type(error).__name__)
            return web.Response(status=503, headers={"Retry-After": str(RETRY_SECONDS)})
        return web.Response() if call is None else web.json_response(call)

    return receive


def _refuse(status: int) -> web.Response:
    """Refuse and hang up, so that an unread body is not taken for the next request."""
    response = web.Response(status=status)
    response.force_close()
    return response


async def register(client: Client, url: str, secret: str) -> None:
    """Tell Telegram where to post, as often as it takes; gives up only when it does not know the bot."""
    pause = FIRST_PAUSE
    asked = {
        "url": url,
        "secret_token": secret,
        "max_connections": CONNECTIONS,
        "allowed_updates": list(ALLOWED_UPDATES),
        "drop_pending_updates": False,
    }
    while True:
        try:
            await client.call("setwebhook", asked)
        except InvalidToken:
            log.critical("bot_unknown_to_platform", kind="webhook")
            return
        except TelegramError as error:
            log.error("webhook_not_set", error=type(error).__name__, seconds=pause)
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)
        else:
            return
