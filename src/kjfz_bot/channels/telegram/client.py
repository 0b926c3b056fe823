"""Calls of the Bot API by name. What they are for, and what a failure means, is for the callers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any
from urllib.parse import quote

from telegram import Bot, InputFile

from kjfz_bot.channels.telegram.request import ANSWER_SECONDS, AiohttpRequest
from kjfz_bot.dialog.message import Document


class Client:
    """One bot at one Bot API server."""

    def __init__(self, token: str, base: str) -> None:
        """`base` is the server's address: calls go to `<base>/bot<token>/<method>`."""
        self._request = AiohttpRequest()
        base = base.rstrip("/")
        self._bot = Bot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=self._request,
            get_updates_request=self._request,
        )
        self._files = f"{base}/file/bot{token}"

    async def open(self) -> None:
        """Open the connection pool; calls fail before."""
        await self._request.initialize()

    async def close(self) -> None:
        """Close it."""
        await self._request.shutdown()

    async def call(self, method: str, parameters: Mapping[str, Any], seconds: float = ANSWER_SECONDS) -> Any:
        """Make one call; `method` in lower case, which the API takes and the library does not warn of.

        Raises telegram.error.TelegramError.
        """
        return await self._bot.do_api_request(method, dict(parameters), read_timeout=seconds)

    async def download(self, place: str) -> AsyncIterator[bytes]:
        """The content of a file, as it comes; `place` is where the API says it is."""
        async for part in self._request.stream(f"{self._files}/{quote(place)}"):
            yield part


def upload(document: Mapping[str, Any]) -> InputFile:
    """A document of the outbox as a file to be uploaded."""
    kept = Document(**document)
    return InputFile(kept.content, filename=kept.name)
