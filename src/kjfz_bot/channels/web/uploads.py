"""Files over HTTP: sent as the bare body of a request, and handed out only to be kept, never to be shown.

What becomes of a file is said in the conversation; here is only whether it was taken in.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from urllib.parse import quote

from aiohttp import hdrs, web

from kjfz_bot.channels.ports import Download, Upload
from kjfz_bot.channels.web import visitor
from kjfz_bot.channels.web.house import CHANNEL, FILES, HOUSE, House
from kjfz_bot.channels.web.refusals import RefusalError
from kjfz_bot.channels.web.wire import FORMS

FILE_TYPE = "application/octet-stream"
"""The only content type that is taken: a form of another site cannot send it without being asked for leave."""

LONGEST_NAME = 255
SECONDS = 600.0
"""How long one file may take to come in."""

_PART = 64 * 1024


async def post_file(request: web.Request) -> web.Response:
    """Take one file, `?name=` and `?key=`: kept or refused when answered; the same key again is not taken twice."""
    house = request.app[HOUSE]
    sender = (await visitor.sender_of(request, heard=True)).external_id
    upload = Upload(CHANNEL, sender, _key(request), _name(request))
    if request.content_type != FILE_TYPE:
        raise RefusalError(415, "file-type")
    with house.uploads.hold(sender) as held:
        if not held:
            raise RefusalError(429, "rate", headers={"Retry-After": "5"})
        try:
            async with asyncio.timeout(SECONDS):
                refusal = await request.app[FILES].upload(upload, _parts(request, house))
        except TimeoutError:
            raise RefusalError(408, "slow", headers={hdrs.CONNECTION: "close"}) from None
    if refusal is None:
        return web.json_response({"accepted": True})
    raise RefusalError(409, "file", why=house.texts.text(_language(request, house), refusal.text, **refusal.args))


async def get_file(request: web.Request) -> web.StreamResponse:
    """Hand a file out to who may have it; everybody else hears that there is none."""
    sender = (await visitor.sender_of(request)).external_id
    download = await request.app[FILES].download(CHANNEL, sender, request.match_info["file"])
    if download is None:
        raise RefusalError(404, "missing")
    return await hand_out(request, download)


async def hand_out(request: web.Request, download: Download) -> web.StreamResponse:
    """Send a file bit by bit, to be kept."""
    first = await _next(download.parts)
    response = web.StreamResponse(headers={hdrs.CONTENT_DISPOSITION: attachment(download.name)})
    response.content_type = download.media_type
    await response.prepare(request)
    part: bytes | None = first
    while part is not None:
        await response.write(part)
        part = await _next(download.parts)
    await response.write_eof()
    return response


def attachment(name: str) -> str:
    """The header for a file of any name, in the plain and the extended form of RFC 6266."""
    safe = re.sub(r'[\x00-\x1f\x7f"\\/]', "_", name)
    plain = safe.encode("ascii", "replace").decode().replace("?", "_")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(safe, safe='')}"


async def _parts(request: web.Request, house: House) -> AsyncIterator[bytes]:
    """The body as it comes; a sender who pauses for too long, or has gone, is not waited for."""
    while True:
        async with asyncio.timeout(house.settings.idle_seconds):
            part = await request.content.read(_PART)
        if not part:
            return
        yield part


async def _next(parts: Iterator[bytes]) -> bytes | None:
    return await asyncio.to_thread(next, parts, None)


def _key(request: web.Request) -> str:
    key = request.query.get("key", "")
    if not re.fullmatch(FORMS["key"], key):
        raise RefusalError(422, "fields", field="key", form=FORMS["key"])
    return key


def _name(request: web.Request) -> str:
    name = request.query.get("name", "")
    if not 0 < len(name) <= LONGEST_NAME:
        raise RefusalError(422, "fields", field="name", form=f"1 … {LONGEST_NAME}")
    return name


def _language(request: web.Request, house: House) -> str:
    wanted = request.query.get("lang", "")
    return wanted if wanted in house.texts.languages else house.texts.languages[0]
