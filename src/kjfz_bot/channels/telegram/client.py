"""Calls of the Bot API by name. What they are for, and what a failure means, is for the callers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any
from urllib.parse import quote

from telegram import InputFile
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from kjfz_bot.channels.telegram.request import ANSWER_SECONDS, AiohttpRequest
from kjfz_bot.dialog.message import Document


class Client:
    """One bot at one Bot API server.

    Calls go to the library's request at once. Its `Bot` would look into every value for what ours never are, which was
    a tenth of the event loop's time.
    """

    def __init__(self, token: str, base: str) -> None:
        """`base` is the server's address: calls go to `<base>/bot<token>/<method>`."""
        self._request = AiohttpRequest()
        base = base.rstrip("/")
        self._calls = f"{base}/bot{token}"
        self._files = f"{base}/file/bot{token}"

    async def open(self) -> None:
        """Open the connection pool; calls fail before."""
        await self._request.initialize()

    async def close(self) -> None:
        """Close it."""
        await self._request.shutdown()

    async def call(self, method: str, parameters: Mapping[str, Any], seconds: float = ANSWER_SECONDS) -> Any:
        """Make one call; raises telegram.error.TelegramError."""
        return await self._request.post(f"{self._calls}/{method}", _data(parameters), read_timeout=seconds)

    async def download(self, place: str) -> AsyncIterator[bytes]:
        """The content of a file, as it comes; `place` is where the API says it is."""
        async for part in self._request.stream(f"{self._files}/{quote(place)}"):
            yield part


def _data(parameters: Mapping[str, Any]) -> RequestData:
    return RequestData([_parameter(name, value) for name, value in parameters.items()])


def _parameter(name: str, value: Any) -> RequestParameter:
    if isinstance(value, InputFile):
        return RequestParameter.from_input(name, value)
    return RequestParameter(name, value, None)


def upload(document: Mapping[str, Any]) -> InputFile:
    """A document of the outbox as a file to be uploaded."""
    kept = Document(**document)
    return InputFile(kept.content, filename=kept.name)
