"""Who is at the other end: an unguessable cookie, nothing else. A person comes to be with their first message.

Whoever signed in has a second cookie. While it is there, nothing they send is taken for the visitor's of the first.
"""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

from aiohttp import web

from kjfz_bot.channels.web.accounts import Member
from kjfz_bot.channels.web.house import HOUSE
from kjfz_bot.channels.web.refusals import RefusalError

_SECONDS = 14 * 24 * 3600
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_VISITOR, _SESSION = "kjfz", "kjfz-session"


@dataclass(frozen=True, slots=True)
class Sender:
    """Where a request's messages come from, and who is signed in, if anybody is."""

    external_id: str
    member: Member | None = None


def token_of(request: web.Request, *, secure: bool) -> str | None:
    """The visitor's token, if they have one of our making."""
    return _cookie(request, _VISITOR, secure=secure)


def session_of(request: web.Request, *, secure: bool) -> str | None:
    """The token of whoever signed in, whether or not it still holds."""
    return _cookie(request, _SESSION, secure=secure)


def new_token() -> str:
    """A token of 256 random bits."""
    return secrets.token_urlsafe(32)


def external_id(token: str) -> str:
    """The address under which a visitor is known; who reads it in the database cannot speak as them."""
    return hashlib.sha256(token.encode()).hexdigest()


def form_token(token: str) -> str:
    """What the forms of a visitor's pages carry: nobody without their cookie can work it out."""
    return base64.urlsafe_b64encode(hmac.digest(token.encode(), b"form", "sha256")).decode().rstrip("=")


def require_visitor(request: web.Request, *, secure: bool) -> str:
    """The external id of a request's visitor; refuses one without a token."""
    token = token_of(request, secure=secure)
    if token is None:
        raise RefusalError(403, "visitor")
    return external_id(token)


async def member_of(request: web.Request, *, heard: bool) -> Member | None:
    """Who is signed in; None for a visitor, and where the sign-in does not hold any more."""
    house = request.app[HOUSE]
    token = session_of(request, secure=house.settings.secure_cookies)
    if token is None or house.accounts is None:
        return None
    return await house.accounts.member(token, heard=heard)


async def sender_of(request: web.Request, *, heard: bool = False) -> Sender:
    """Where a request's messages come from; refuses one without a token, and one whose sign-in has ended.

    `heard` where the person does something just now.
    """
    secure = request.app[HOUSE].settings.secure_cookies
    if session_of(request, secure=secure) is None:
        return Sender(require_visitor(request, secure=secure))
    member = await member_of(request, heard=heard)
    if member is None:
        raise RefusalError(401, "session")
    return Sender(member.external_id, member)


def keep(response: web.StreamResponse, token: str, *, secure: bool) -> None:
    """Let the visitor be recognised for another 14 days."""
    _set(response, _VISITOR, token, _SECONDS, secure=secure)


def keep_session(response: web.StreamResponse, token: str, seconds: int, *, secure: bool) -> None:
    """Let whoever signed in be recognised."""
    _set(response, _SESSION, token, seconds, secure=secure)


def drop_session(response: web.StreamResponse, *, secure: bool) -> None:
    """Let nobody be signed in any more."""
    response.del_cookie(_name(_SESSION, secure=secure), path="/", httponly=True, samesite="Lax", secure=secure)


def _set(response: web.StreamResponse, name: str, token: str, seconds: int, *, secure: bool) -> None:
    response.set_cookie(
        _name(name, secure=secure), token, max_age=seconds, path="/", httponly=True, samesite="Lax", secure=secure
    )


def _cookie(request: web.Request, name: str, *, secure: bool) -> str | None:
    token = request.cookies.get(_name(name, secure=secure), "")
    return token if _TOKEN.fullmatch(token) else None


def _name(name: str, *, secure: bool) -> str:
    return f"__Host-{name}" if secure else name
