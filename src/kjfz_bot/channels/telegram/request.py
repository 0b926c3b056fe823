"""How python-telegram-bot reaches the Bot API here: over one aiohttp session.

No error that leaves this module carries an address, since addresses carry the bot's token.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Any

import aiohttp
from pydantic_core import from_json, to_json
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 20.0
"""How long a call may take until its answer is there, unless the caller says otherwise."""

CONNECTIONS = 100
_PART = 64 * 1024

# One clock a call is enough beside it: aiohttp would set one anew for each piece that is read.
_CONNECTING = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS)


class NotSentError(NetworkError):
    """The API could not be reached, so the call was not made."""


class TooManyRequestsError(TelegramError):
    """Telegram wants to hear nothing for so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__("too many requests")
        self.seconds = seconds


class AiohttpRequest(BaseRequest):
    """One session for all calls; opened by `initialize` within a running event loop."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer may take, in seconds."""
        return ANSWER_SECONDS

    async def initialize(self) -> None:
        """Open the session."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CONNECTIONS),
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=_CONNECTING,
            )

    async def shutdown(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read what the API answered; raises TelegramError where it is no JSON, without repeating it."""
        try:
            answer: dict[str, Any] = from_json(payload)
        except ValueError:
            raise TelegramError("the answer is no JSON") from None
        return answer

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - the answer's time limit covers it
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - one for all calls
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - the sender bounds what is under way
    ) -> tuple[int, bytes]:
        """Make one request; raises TelegramError of the kind that says whether it may have had an effect."""
        if self._session is None:
            raise NotSentError("the session is not open")
        seconds = ANSWER_SECONDS if isinstance(read_timeout, DefaultValue) else read_timeout
        try:
            async with (
                asyncio.timeout(seconds),
                self._session.request(method, url, allow_redirects=False, **_body(request_data)) as response,
            ):
                payload = await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL):
            raise NotSentError("not reached") from None
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None
        _raise_for_status(response.status, payload)
        return response.status, payload

    async def stream(self, url: str) -> AsyncIterator[bytes]:
        """What lies at an address, as it comes; raises TelegramError where it does not come to its end."""
        if self._session is None:
            raise NotSentError("the session is not open")
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS, sock_read=ANSWER_SECONDS)
        try:
            async with self._session.get(url, timeout=timeout, allow_redirects=False) as response:
                if response.status != HTTPStatus.OK:
                    raise NetworkError(f"status {response.status}")
                async for part in response.content.iter_chunked(_PART):
                    yield part
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if data.contains_files:
        return {"data": _form(data)}
    return {"data": aiohttp.BytesPayload(to_json(data.parameters), content_type="application/json")}


def _form(data: RequestData) -> aiohttp.FormData:
    # Telegram shows a file's name as it stands in the form, so it must not be percent-encoded.
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)
    for name, (file_name, content, media_type) in data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=media_type)
    return form


def _raise_for_status(status: int, payload: bytes) -> None:
    """Tell the statuses apart that the library does not."""
    if status == 429:
        raise TooManyRequestsError(_retry_after(payload))
    if 400 < status < 500 and status not in {401, 403, 404, 409}:
        raise BadRequest(f"status {status}")


def _retry_after(payload: bytes) -> float:
    try:
        return float(json.loads(payload)["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return 1.0
