"""Which message of a chat is its last prompt, so that the next one can take its place."""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor

from kjfz_bot.channels.ports import Call
from kjfz_bot.storage import outbox
from kjfz_bot.storage.lately import LATELY, remember
from kjfz_bot.storage.outbox import Parcel
from kjfz_bot.storage.store import Store

LOOKED_BACK = 20
"""Earlier messages of a chat searched for its last prompt after a restart."""


class LastPrompts:
    """Those of a sender's chats that were sent to lately; others are looked up."""

    def __init__(self, store: Store, readers: Executor) -> None:
        self._store = store
        self._readers = readers
        self._known: dict[str, str] = {}

    def remember(self, chat: str, message_id: str) -> None:
        """Know the prompt that was just sent to a chat."""
        remember(self._known, chat, message_id, LATELY)

    async def find(self, chat: str, parcel: Parcel) -> str | None:
        """What the platform calls the last prompt of a chat before this parcel; None where none is near."""
        known = self._known.get(chat)
        if known is not None:
            return known
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._look_up, parcel)

    def _look_up(self, parcel: Parcel) -> str | None:
        with self._store.reading() as uow:
            shown = outbox.shown_before(uow, parcel, LOOKED_BACK)
        return next((message_id for message_id, body in shown if Call.from_json(body).prompt), None)
