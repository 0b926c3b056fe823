"""Long polling: fetches updates, and asks for later ones only once these are stored."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, TelegramError

from kjfz_bot.channels.telegram.client import Client
from kjfz_bot.channels.telegram.intake import Updates
from kjfz_bot.channels.telegram.request import ANSWER_SECONDS, TooManyRequestsError
from kjfz_bot.channels.telegram.updates import Heard, Reading
from kjfz_bot.channels.telegram.wire import ALLOWED_UPDATES
from kjfz_bot.errors import StoreError

WAIT_SECONDS = 25
"""How long Telegram may keep a request open until there is an update."""

BATCH = 100
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0

log = structlog.get_logger()


async def poll(client: Client, updates: Updates) -> None:
    """Fetch and store updates until cancelled; returns only when Telegram does not know the bot.

    Whatever was fetched and not stored when this ends comes again.
    """
    offset = 0
    pause = 0.0
    registered = True
    while True:
        try:
            if registered:  # while a webhook is set, Telegram refuses to be asked
                await client.call("deletewebhook", {"drop_pending_updates": False})
                registered = False
            offset = await _fetch(client, updates, offset)
            pause = 0.0
        except InvalidToken:
            log.critical("bot_unknown_to_platform", kind="polling")
            return
        except (TelegramError, StoreError, LookupError, TypeError, ValueError) as error:
            # The last three: an answer that has not Telegram's form, as from a server that is none of its own.
            registered |= isinstance(error, Conflict)
            pause = _next_pause(error, pause)
            log.warning("polling_failed", error=type(error).__name__, seconds=pause)
            await asyncio.sleep(pause)


async def _fetch(client: Client, updates: Updates, offset: int) -> int:
    """One round; the offset of the first update not stored yet. Raises StoreError if that was the first of all."""
    asked = {"offset": offset, "limit": BATCH, "timeout": WAIT_SECONDS, "allowed_updates": list(ALLOWED_UPDATES)}
    fetched: Sequence[Mapping[str, Any]] = await client.call("getupdates", asked, WAIT_SECONDS + ANSWER_SECONDS)
    lanes: dict[str, list[tuple[Reading, Mapping[str, Any]]]] = defaultdict(list)
    for update in fetched:
        reading = updates.parse(update)
        lane = reading.arrival.external_id if isinstance(reading, Heard) else f"update {update['update_id']}"
        lanes[lane].append((reading, update))
    unstored = await asyncio.gather(*(_take_lane(updates, lane) for lane in lanes.values()))
    failed = [number for number in unstored if number is not None]
    if failed and min(failed) == fetched[0]["update_id"]:
        raise StoreError("The updates could not be stored.")
    return min(failed) if failed else max([offset, *(update["update_id"] + 1 for update in fetched)])


async def _take_lane(updates: Updates, lane: Sequence[tuple[Reading, Mapping[str, Any]]]) -> int | None:
    """Store one person's updates in their order; the id of the first that could not be."""
    for reading, update in lane:
        try:
            await updates.take(reading, update)
        except StoreError:
            return int(update["update_id"])
    return None


def _next_pause(error: Exception, pause: float) -> float:
    if isinstance(error, TooManyRequestsError):
        return error.seconds
    return min(LONGEST_PAUSE, max(FIRST_PAUSE, pause * 2))
