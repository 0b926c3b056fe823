"""Reading a form that one of our pages sent. What the forms are about is their pages'."""

from __future__ import annotations

import asyncio
import hmac

from aiohttp import web

from kjfz_bot.channels.web import visitor
from kjfz_bot.channels.web.house import HOUSE
from kjfz_bot.channels.web.refusals import RefusalError

FORM_TYPE = "application/x-www-form-urlencoded"


async def read_form(request: web.Request) -> dict[str, str] | None:
    """The fields of a form that one of this browser's own pages sent; None where it is another's, or too old."""
    house = request.app[HOUSE]
    if request.content_type != FORM_TYPE:
        raise RefusalError(415, "form-type")
    try:
        async with asyncio.timeout(house.settings.idle_seconds):
            sent = await request.post()
    except TimeoutError:
        raise RefusalError(408, "slow") from None
    except ValueError:
        raise RefusalError(400, "body") from None
    fields = {name: value for name, value in sent.items() if isinstance(value, str)}
    token = visitor.token_of(request, secure=house.settings.secure_cookies)
    if token is None or not hmac.compare_digest(fields.get("form", "").encode(), visitor.form_token(token).encode()):
        return None
    return fields
