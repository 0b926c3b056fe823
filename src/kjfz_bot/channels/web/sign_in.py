"""The pages on which people sign in and out: plain forms, which work without scripts.

Opening a link changes nothing, since mail programs open links to look at them; the button on its page does.
"""

from __future__ import annotations

import ipaddress
from typing import Any

from aiohttp import web

from kjfz_bot.channels.web import templates, visitor
from kjfz_bot.channels.web.accounts import Accounts
from kjfz_bot.channels.web.forms import read_form
from kjfz_bot.channels.web.house import HOUSE
from kjfz_bot.channels.web.refusals import RefusalError, language_wanted
from kjfz_bot.domain.sign_in import masked_email, read_email
from kjfz_bot.services.sign_in import TooMany, Unusable

CARRIED = "[A-Za-z0-9_-]{43}"
"""The form of what a link carries."""


async def ask_page(request: web.Request) -> web.Response:
    """Ask for the e-mail address; whoever has no token yet gets one, which binds the form to this browser."""
    if await visitor.member_of(request, heard=True) is not None:
        return _to_chat()
    mails = _accounts(request).mails
    return _page(request, "ask" if mails else "by-channel")


async def ask(request: web.Request) -> web.Response:
    """Have a link sent; the answer is the same whether or not the address is known."""
    form = await read_form(request)
    if form is None:
        return _page(request, "stale", status=403)
    typed = form.get("email", "")
    email = read_email(typed)
    if email is None:
        return _page(request, "ask", status=422, problem="sign-in-not-an-address", typed=typed[:254])
    refused = await _accounts(request).ask(email, asker(request), language_wanted(request, _languages(request)))
    if isinstance(refused, TooMany):
        return _too_many(request, refused)
    return _page(request, "sent", email=email)


async def confirm_page(request: web.Request) -> web.Response:
    """Show whom a link signs in, and the button that does it."""
    welcome = await _accounts(request).look(request.match_info["token"])
    if isinstance(welcome, Unusable):
        return _page(request, "unusable", status=410, why=welcome.why)
    return _page(request, "confirm", email=welcome.email and masked_email(welcome.email))


async def cut_off_page(request: web.Request) -> web.Response:  # noqa: RUF029
    """Say that a link did not come whole."""
    return _page(request, "unusable", status=410, why="unknown")


async def confirm(request: web.Request) -> web.Response:
    """Use a link up and sign in, under a token nobody could have known before."""
    if await read_form(request) is None:
        return _page(request, "stale", status=403)
    house = request.app[HOUSE]
    secure = house.settings.secure_cookies
    before = visitor.token_of(request, secure=secure)
    session = visitor.new_token()
    known = before and visitor.external_id(before)
    signed_in = await _accounts(request).sign_in(request.match_info["token"], known, session)
    if isinstance(signed_in, Unusable):
        return _page(request, "unusable", status=410, why=signed_in.why)
    response = _to_chat()
    visitor.keep_session(response, session, _accounts(request).lasts_seconds, secure=secure)
    if signed_in.took_over:  # the first cookie is nobody's any more
        visitor.keep(response, visitor.new_token(), secure=secure)
    return response


async def sign_out(request: web.Request) -> web.Response:
    """End the session of this browser."""
    return await _sign_out(request, everywhere=False)


async def sign_out_everywhere(request: web.Request) -> web.Response:
    """End every session of the person."""
    return await _sign_out(request, everywhere=True)


async def _sign_out(request: web.Request, *, everywhere: bool) -> web.Response:
    if await read_form(request) is None:
        return _page(request, "stale", status=403)
    secure = request.app[HOUSE].settings.secure_cookies
    session = visitor.session_of(request, secure=secure)
    if session is not None:
        member = await visitor.member_of(request, heard=False)
        await _accounts(request).sign_out(session, everywhere=everywhere)
        if member is not None:
            request.app[HOUSE].departures.tell(member.external_id)
    response = _to_chat()
    visitor.drop_session(response, secure=secure)
    return response


def asker(request: web.Request) -> str:
    """Where a request comes from, as far as that can be counted: an address, of IPv6 the network of a household.

    A proxy on this machine says for whom it asks; what stands first in its list may be anybody's invention.
    """
    peer = request.remote or ""
    if request.app[HOUSE].settings.public_origin is not None and _is_loopback(peer):
        peer = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or peer
    try:
        address = ipaddress.ip_address(peer)
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def _is_loopback(peer: str) -> bool:
    try:
        return ipaddress.ip_address(peer).is_loopback
    except ValueError:
        return False


def _too_many(request: web.Request, refused: TooMany) -> web.Response:
    minutes = -(-refused.seconds // 60)
    response = _page(request, "wait", status=429, problem=f"sign-in-too-many-{refused.whose}", minutes=minutes)
    response.headers["Retry-After"] = str(refused.seconds)
    return response


def _to_chat() -> web.Response:
    return web.Response(status=303, headers={"Location": "/"})


def _page(request: web.Request, state: str, *, status: int = 200, **more: Any) -> web.Response:
    house = request.app[HOUSE]
    secure = house.settings.secure_cookies
    token = visitor.token_of(request, secure=secure) or visitor.new_token()
    language = language_wanted(request, house.texts.languages)
    others = [other for other in house.texts.languages if other != language]
    context = {
        "build": house.assets.build,
        "language": language,
        "others": others,
        "path": request.path,
        "state": state,
        "form": visitor.form_token(token),
        "text": house.texts.text,
        **more,
    }
    response = templates.page("sign_in.html", context, status)
    visitor.keep(response, token, secure=secure)
    return response


def _accounts(request: web.Request) -> Accounts:
    accounts = request.app[HOUSE].accounts
    if accounts is None:
        raise RefusalError(404, "missing")
    return accounts


def _languages(request: web.Request) -> tuple[str, ...]:
    return request.app[HOUSE].texts.languages
