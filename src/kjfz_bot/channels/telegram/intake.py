"""Takes updates in, however they come: each is stored, or known to need nothing, before it may be acknowledged."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from pydantic import ValidationError

from kjfz_bot.channels.ports import Arrival, Intake
from kjfz_bot.channels.telegram.channel import TelegramChannel
from kjfz_bot.channels.telegram.updates import CHANNEL, Blocked, Heard, InGroup, Nothing, Reading, Strange, read
from kjfz_bot.channels.telegram.wire import Update
from kjfz_bot.errors import KeyReused
from kjfz_bot.texts.catalogue import Catalogue

TOO_OLD = timedelta(hours=25)
"""Telegram itself gives an update up after 24 hours; one that comes later is being played again."""

log = structlog.get_logger()


class Updates:
    """The one way in for updates of one bot."""

    def __init__(self, house: Intake, channel: TelegramChannel, texts: Catalogue, language: str) -> None:
        """`language` is spoken to those whose own we do not know."""
        self._house = house
        self._channel = channel
        self._texts = texts
        self._language = language

    async def take_posted(self, body: bytes) -> Mapping[str, Any] | None:
        """Take what was posted to us by somebody who knows the secret; raises StoreError.

        Returns a call that Telegram may find in our answer, which saves a request of its own.
        """
        try:
            update = Update.model_validate_json(body)
        except ValidationError:
            await self._keep(body.decode("utf-8", "replace"))
            return None
        reading = self.read(update)
        if isinstance(reading, Heard) and reading.arrival.sent_at < datetime.now(UTC) - TOO_OLD:
            log.warning("update_too_old")
            return None
        if isinstance(reading, Heard) and reading.query is not None:
            return self._channel.acknowledgement(reading.query) if await self._accept(reading.arrival) else None
        await self.take(reading, body)
        return None

    def parse(self, update: Mapping[str, Any]) -> Reading:
        """What a fetched update means."""
        try:
            return self.read(Update.model_validate(update))
        except ValidationError:
            return Strange()

    def read(self, update: Update) -> Reading:
        """What an update means at this moment."""
        return read(update, self._texts.languages, datetime.now(UTC))

    async def take(self, reading: Reading, raw: bytes | Mapping[str, Any]) -> None:
        """Do what an update asks for; it may be acknowledged once this returns. Raises StoreError.

        Nothing is awaited before the arrival is handed in, so updates handed in one after the other keep their order.
        """
        match reading:
            case Heard(arrival, query):
                if await self._accept(arrival) and query is not None:
                    self._channel.pressed(arrival.external_id, query)
            case InGroup(chat, language):
                self._channel.leave(chat, self._texts.text(language or self._language, "telegram-group"))
            case Blocked(external_id):
                await self._house.lost(CHANNEL, external_id)
            case Strange():
                text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else json.dumps(raw)
                await self._keep(text)
            case Nothing():
                pass

    async def _accept(self, arrival: Arrival) -> bool:
        try:
            return await self._house.accept(arrival)
        except KeyReused:  # the same update, read differently by an earlier version of this program
            return False

    async def _keep(self, body: str) -> None:
        log.warning("update_not_understood")
        await self._house.keep_stray(CHANNEL, body)
