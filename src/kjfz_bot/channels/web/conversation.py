"""The conversation over HTTP: messages are posted, lines come by WebSocket or, where that fails, by long polling.

There is one way in and it acknowledges each message by its key; the socket only carries lines out, so a message is
neither lost nor doubled whichever of the two the browser can use.
"""

import asyncio
import json
import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from aiohttp import WSCloseCode, hdrs, web
from pydantic import ValidationError

from kjfz_bot.channels.ports import Arrival, Line
from kjfz_bot.channels.web import visitor
from kjfz_bot.channels.web.house import CHANNEL, FILES, HOUSE, MAX_TEXT, House
from kjfz_bot.channels.web.refusals import RefusalError, read_json
from kjfz_bot.channels.web.uploads import attachment, hand_out
from kjfz_bot.channels.web.wire import FORMS, PICTURE, Sent, to_wire
from kjfz_bot.domain.personal import unmarked
from kjfz_bot.errors import KeyReused, StoreError

PAGE = 100
"""The most lines in one answer."""
MAX_WAIT = 25.0
"""The longest a request waits for a line, in seconds; short enough for every proxy."""
_MAX_BUTTON = 512
_SAFE_TYPES = frozenset({"text/plain", "text/csv", "application/json", PICTURE})


async def post_message(request: web.Request) -> web.Response:
    """Take one message: durable when answered; the same key again is not taken twice."""
    house = request.app[HOUSE]
    sender = (await visitor.sender_of(request, heard=True)).external_id
    sent = _read(await read_json(request, house.settings.idle_seconds))
    _check_length(sent)
    wait = house.buckets.take(sender, asyncio.get_running_loop().time())
    if wait:
        raise RefusalError(429, "rate", headers={"Retry-After": str(math.ceil(wait))})
    accepted = await _accept(house, sender, sent)
    response = web.json_response({"accepted": accepted})
    if token := visitor.token_of(request, secure=house.settings.secure_cookies):
        visitor.keep(response, token, secure=house.settings.secure_cookies)
    return response


async def get_lines(request: web.Request) -> web.Response:
    """The lines after `?after=`; with `?wait=` seconds the answer comes when there is one, or empty."""
    house = request.app[HOUSE]
    sender = (await visitor.sender_of(request)).external_id
    after = _whole(request, "after")
    wait = min(float(_whole(request, "wait")), MAX_WAIT)
    lines = await _read_lines(house, sender, after)
    if not lines and wait:
        with house.departures.listen(sender) as departed:
            await _news(house, sender, after, wait, departed)
        sender = (await visitor.sender_of(request)).external_id
        lines = await _read_lines(house, sender, after)
    return web.json_response(_frame(house, lines))


async def get_document(request: web.Request) -> web.StreamResponse:
    """The document of one line, to be kept; the browser shows none but a picture of ours within the page."""
    house = request.app[HOUSE]
    number = int(request.match_info["line"])
    sender = await visitor.sender_of(request)
    lines = await house.backend.lines(CHANNEL, sender.external_id, number - 1, 1)
    message = lines[0].message if lines and lines[0].id == number else None
    if message is None or message.document is None:
        raise RefusalError(404, "missing")
    document = message.document
    if document.is_over(datetime.now(UTC)):
        raise RefusalError(410, "over")
    if document.file:
        download = await request.app[FILES].download(CHANNEL, sender.external_id, document.file)
        if download is None:
            raise RefusalError(410, "over")
        return await hand_out(request, download)
    response = web.Response(
        body=replace(document, text=unmarked(document.text)).content,
        charset=None if document.base64 else "utf-8",
        content_type=document.media_type if document.media_type in _SAFE_TYPES else "application/octet-stream",
    )
    response.headers[hdrs.CONTENT_DISPOSITION] = attachment(document.name)
    return response


async def socket(request: web.Request) -> web.WebSocketResponse:
    """Carry lines out as they come, beginning after `?after=`; an empty frame now and then shows it is alive."""
    house = request.app[HOUSE]
    sender = (await visitor.sender_of(request)).external_id
    after = _whole(request, "after")
    with house.sockets.hold(sender) as held:
        if not held:
            raise RefusalError(429, "rate", headers={"Retry-After": "30"})
        connection = web.WebSocketResponse(heartbeat=MAX_WAIT, max_msg_size=4096)
        await connection.prepare(request)
        pump = asyncio.create_task(_pump(request, connection, sender, after))
        try:
            async for _ in connection:
                # Nothing is read from a socket: messages are posted, where each is acknowledged.
                continue
        finally:
            pump.cancel()
    return connection


async def _pump(request: web.Request, connection: web.WebSocketResponse, sender: str, after: int) -> None:
    house = request.app[HOUSE]
    try:
        with house.departures.listen(sender) as departed:
            while not connection.closed and not house.stopping.is_set():
                departed.clear()
                if await _left(request, sender):
                    await connection.close(code=WSCloseCode.POLICY_VIOLATION)
                    return
                lines = await _read_lines(house, sender, after)
                await connection.send_json(_frame(house, lines), dumps=_dumps)
                after = lines[-1].id if lines else after
                if len(lines) < PAGE:
                    await _news(house, sender, after, MAX_WAIT, departed)
        await connection.close(code=WSCloseCode.GOING_AWAY)
    except StoreError:
        await connection.close(code=WSCloseCode.TRY_AGAIN_LATER)
    except ConnectionError:
        # The browser has gone; it reconnects and asks from the last line it has.
        return


async def _left(request: web.Request, sender: str) -> bool:
    """Whether a sign-in has ended while its lines were carried out."""
    if visitor.session_of(request, secure=request.app[HOUSE].settings.secure_cookies) is None:
        return False
    member = await visitor.member_of(request, heard=False)
    return member is None or member.external_id != sender


async def _news(house: House, sender: str, after: int, seconds: float, departed: asyncio.Event) -> None:
    """Wait until there is a newer line, the time is over, somebody has signed out or the server stops."""
    ends = (house.backend.wait(CHANNEL, sender, after, seconds), departed.wait(), house.stopping.wait())
    waited = [asyncio.ensure_future(each) for each in ends]
    try:
        await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in waited:
            each.cancel()


async def _accept(house: House, sender: str, sent: Sent) -> bool:
    language = sent.lang if sent.lang in house.texts.languages else None
    arrival = Arrival(CHANNEL, sender, sent.key, sent.kind, sent.body, datetime.now(UTC), language)
    try:
        return await house.backend.accept(arrival)
    except KeyReused:
        raise RefusalError(409, "key") from None


def _read(body: dict[str, Any]) -> Sent:
    try:
        return Sent.model_validate(body)
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        raise RefusalError(422, "fields", field=name, form=FORMS[name]) from None


def _check_length(sent: Sent) -> None:
    limit = MAX_TEXT if sent.kind == "text" else _MAX_BUTTON
    if len(sent.body) > limit:
        raise RefusalError(413, "too-long", limit=limit)


def _whole(request: web.Request, name: str) -> int:
    value = request.query.get(name, "0")
    if not (value.isascii() and value.isdigit() and len(value) <= 15):
        raise RefusalError(422, "fields", field=name, form="0, 1, 2 …")
    return int(value)


async def _read_lines(house: House, sender: str, after: int) -> Sequence[Line]:
    return await house.backend.lines(CHANNEL, sender, after, PAGE)


def _frame(house: House, lines: Sequence[Line]) -> dict[str, Any]:
    return {"lines": [to_wire(line, house.texts) for line in lines]}


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
