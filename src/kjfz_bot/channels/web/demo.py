"""The demonstration's switch: a visitor becomes any of its invented people. Without one, none of this is reachable."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Any

from aiohttp import hdrs, web

from kjfz_bot.channels.ports import Arrival
from kjfz_bot.channels.web import visitor
from kjfz_bot.channels.web.forms import read_form
from kjfz_bot.channels.web.house import CHANNEL, HOUSE, Demo, House
from kjfz_bot.channels.web.refusals import RefusalError
from kjfz_bot.channels.web.wire import to_wire

PATH = "/demo/person"

WORDS = ("demo-says", "demo-you-are", "demo-switch", "demo-somebody")

PAGE = 100
"""Lines that are read at once to find out in which language somebody is spoken to."""


def words_of(demo: Demo) -> tuple[str, ...]:
    """The words the page has beside its own in a demonstration."""
    return (*WORDS, *(f"demo-person-{name}" for name in demo.tokens))


def shown(house: House, sender: str) -> dict[str, Any] | None:
    """What the page needs to show the switch; None where this is no demonstration."""
    if house.demo is None:
        return None
    people = [(name, visitor.external_id(token) == sender) for name, token in house.demo.tokens.items()]
    return {"people": people, "nobody": not any(here for _, here in people), "path": PATH}


async def become(request: web.Request) -> web.Response:
    """Be somebody else from now on, spoken to in the page's language."""
    house = request.app[HOUSE]
    assert house.demo is not None
    form = await read_form(request)
    if form is None:  # the page was open for too long, or is of another browser: shown anew it works
        return _to_chat("")
    token = house.demo.tokens.get(form.get("person", ""))
    if token is None:
        raise RefusalError(404, "missing")
    secure = house.settings.secure_cookies
    session = visitor.session_of(request, secure=secure)
    if session is not None and house.accounts is not None:
        await house.accounts.sign_out(session, everywhere=False)
    language = form.get("lang", "")
    if language in house.texts.languages:
        await _speak(house, visitor.external_id(token), language)
    response = _to_chat(language if language in house.texts.languages else "")
    visitor.keep(response, token, secure=secure)
    visitor.drop_session(response, secure=secure)
    return response


def _to_chat(language: str) -> web.Response:
    where = f"/?lang={language}" if language else "/"
    return web.Response(status=303, headers={hdrs.LOCATION: where})


async def _speak(house: House, sender: str, language: str) -> None:
    """Have somebody change the language, as they would themselves, where they were answered in another one."""
    spoken = await _spoken(house, sender)
    if spoken in (None, language):
        return
    named = house.texts.text(language, "demo-language")
    key = secrets.token_hex(8)
    await house.backend.accept(Arrival(CHANNEL, sender, key, "text", f"/lang {named}", datetime.now(UTC), language))


async def _spoken(house: House, sender: str) -> str | None:
    """The language of the last answer somebody got; None where there is none."""
    spoken, after = None, 0
    while lines := await house.backend.lines(CHANNEL, sender, after, PAGE):
        after = lines[-1].id
        answers = [line for line in lines if not line.mine]
        if answers:
            spoken = to_wire(answers[-1], house.texts)["lang"]
    return spoken
