"""Telegram as a channel that sends: one call at a time, whatever happens an outcome. When to send is the relay's."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import AsyncIterator, Awaitable, Mapping
from typing import Any

import structlog
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from kjfz_bot.channels.ports import (
    Call,
    FileGone,
    Outcome,
    Rejected,
    RetryLater,
    Sent,
    Unauthorized,
    Unknown,
    Unreachable,
)
from kjfz_bot.channels.telegram.client import Client, upload
from kjfz_bot.channels.telegram.compose import SEND_DOCUMENT
from kjfz_bot.channels.telegram.pace import Pace
from kjfz_bot.channels.telegram.request import NotSentError, TooManyRequestsError
from kjfz_bot.channels.telegram.updates import CHANNEL

UNREACHED_SECONDS = 2.0
"""How long the bot waits when the API cannot be reached."""

ACKNOWLEDGED_AFTER = 3.0
"""Seconds until a press is acknowledged that nothing was sent for."""

_GET_FILE = "getfile"
_TOO_BIG = "file is too big"
_EDIT_TEXT = "editmessagetext"
_ANSWER_PRESS = "answercallbackquery"
_TAG = re.compile(r"</?(?:b|i|code)>")

_NOT_MODIFIED = "message is not modified"
_NOT_PARSED = "can't parse entities"
_NO_CHAT = ("chat not found", "peer_id_invalid", "user not found", "bot can't initiate conversation")
# Too old to be edited, deleted by the person, known to Telegram by its number only, or no text message.
_NOT_EDITABLE = ("message to edit not found", "message can't be edited", "no text in the message", "message_id_invalid")

log = structlog.get_logger()


class TelegramChannel:
    """Sends to one bot's private chats."""

    def __init__(self, client: Client, pace: Pace) -> None:
        self._client = client
        self._pace = pace
        self._presses: dict[str, dict[str, asyncio.TimerHandle]] = {}
        self._beside: set[asyncio.Task[None]] = set()

    @property
    def name(self) -> str:
        """The channel's name in addresses."""
        return CHANNEL

    def may_send(self, external_id: str) -> RetryLater | None:
        """None, and the call counted, if one may go to this chat now; otherwise how long to wait."""
        return self._pace.may_send(external_id)

    async def send(self, external_id: str, call: Call, edit: str | None) -> Outcome:
        """Make one call, in place of the message `edit` where that is given; whatever happens is an outcome."""
        self._acknowledge_presses(external_id)
        try:
            return await self._show(external_id, call, edit)
        except TooManyRequestsError as refused:
            return self._pace.told_to_wait(external_id, refused.seconds)
        except NotSentError:
            return self._pace.silence(UNREACHED_SECONDS)
        except Forbidden:
            return Unreachable()
        except InvalidToken:
            return Unauthorized()
        except BadRequest as refused:
            return _refusal(refused)
        except TelegramError:
            return Unknown()

    def pressed(self, external_id: str, query: str) -> None:
        """Acknowledge a press on the person's screen beside what is sent next, or soon if that is nothing."""
        waiting = self._presses.setdefault(external_id, {})
        if query not in waiting:
            later = asyncio.get_running_loop().call_later(ACKNOWLEDGED_AFTER, self._acknowledge_presses, external_id)
            waiting[query] = later

    def acknowledgement(self, query: str) -> Mapping[str, Any] | None:
        """The call that acknowledges a press, for others to make; None while Telegram wants to hear nothing."""
        return None if self._pace.silent else {"method": _ANSWER_PRESS, "callback_query_id": query}

    async def fetch(self, file_id: str) -> AsyncIterator[bytes]:
        """The content of a file by what Telegram calls it; FileGone where it will never come, else any error."""
        try:
            place = (await self._client.call(_GET_FILE, {"file_id": file_id})).get("file_path")
        except BadRequest as refused:
            raise FileGone("too-large" if _says(refused, _TOO_BIG) else "lost") from None
        if not place:
            raise FileGone("lost")
        async for part in self._client.download(place):
            yield part

    def leave(self, chat: int, words: str) -> None:
        """Say one line in a group and leave it; tried again with the next update from there."""
        self._do_beside(self._say_and_leave(chat, words))

    async def close(self) -> None:
        """Let what goes on beside come to an end."""
        for external_id in list(self._presses):
            self._acknowledge_presses(external_id)
        if self._beside:
            await asyncio.wait(self._beside, timeout=1.0)

    async def _show(self, external_id: str, call: Call, edit: str | None) -> Outcome:
        parameters = {"chat_id": int(external_id), **call.parameters}
        if call.method == SEND_DOCUMENT:
            parameters["document"] = upload(parameters["document"])
        elif edit is not None:
            shown = await self._edit({**parameters, "message_id": int(edit)})
            if shown is not None:
                return shown
        return await self._call(call.method, parameters)

    async def _edit(self, parameters: Mapping[str, Any]) -> Outcome | None:
        """Change a message in place; None where it must be sent as a new one."""
        try:
            return await self._call(_EDIT_TEXT, parameters)
        except BadRequest as refused:
            if _says(refused, _NOT_MODIFIED):
                return Sent(str(parameters["message_id"]))
            if _says(refused, *_NOT_EDITABLE):
                return None
            raise

    async def _call(self, method: str, parameters: Mapping[str, Any]) -> Sent:
        try:
            result = await self._client.call(method, parameters)
        except BadRequest as refused:
            if "parse_mode" not in parameters or not _says(refused, _NOT_PARSED):
                raise
            log.error("markup_refused", kind=method)
            result = await self._client.call(method, _plain(parameters))
        return Sent(str(result["message_id"]))

    def _acknowledge_presses(self, external_id: str) -> None:
        for query, later in self._presses.pop(external_id, {}).items():
            later.cancel()
            if not self._pace.silent:
                self._do_beside(self._client.call(_ANSWER_PRESS, {"callback_query_id": query}))

    async def _say_and_leave(self, chat: int, words: str) -> None:
        await self._client.call("sendmessage", {"chat_id": chat, "text": words})
        await self._client.call("leavechat", {"chat_id": chat})

    def _do_beside(self, work: Awaitable[Any]) -> None:
        task = asyncio.create_task(_without_consequence(work))
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)


async def _without_consequence(work: Awaitable[Any]) -> None:
    try:
        await work
    except TelegramError as error:  # a press too old to be acknowledged, a group that is gone
        log.info("courtesy_failed", error=type(error).__name__)


def _refusal(refused: BadRequest) -> Outcome:
    if _says(refused, *_NO_CHAT):
        return Unreachable()
    return Rejected(refused.message.removeprefix("Bad Request: ").partition(":")[0][:40])


def _says(refused: BadRequest, *reasons: str) -> bool:
    said = refused.message.lower()
    return any(reason in said for reason in reasons)


def _plain(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The same message without markup."""
    text = html.unescape(_TAG.sub("", parameters["text"]))
    return {name: value for name, value in parameters.items() if name != "parse_mode"} | {"text": text}
