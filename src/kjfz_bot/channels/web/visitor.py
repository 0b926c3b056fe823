"""Who is at the other end: an unguessable cookie, nothing else. A person comes to be with their first message."""

import hashlib
import re
import secrets

from aiohttp import web

from kjfz_bot.channels.web.refusals import RefusalError

_SECONDS = 14 * 24 * 3600
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def token_of(request: web.Request, *, secure: bool) -> str | None:
    """The visitor's token, if they have one of our making."""
    token = request.cookies.get(_name(secure=secure), "")
    return token if _TOKEN.fullmatch(token) else None


def new_token() -> str:
    """A token of 256 random bits."""
    return secrets.token_urlsafe(32)


def external_id(token: str) -> str:
    """The address under which a visitor is known; who reads it in the database cannot speak as them."""
    return hashlib.sha256(token.encode()).hexdigest()


def require_visitor(request: web.Request, *, secure: bool) -> str:
    """The external id of a request's visitor; refuses one without a token."""
    token = token_of(request, secure=secure)
    if token is None:
        raise RefusalError(403, "visitor")
    return external_id(token)


def keep(response: web.StreamResponse, token: str, *, secure: bool) -> None:
    """Let the visitor be recognised for another 14 days."""
    response.set_cookie(
        _name(secure=secure), token, max_age=_SECONDS, path="/", httponly=True, samesite="Lax", secure=secure
    )


def _name(*, secure: bool) -> str:
    return "__Host-kjfz" if secure else "kjfz"
