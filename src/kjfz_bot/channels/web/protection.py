"""What protects the page and its visitors: response headers and the check of where a request comes from."""

from urllib.parse import urlsplit

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

from kjfz_bot.channels.web.house import HOUSE
from kjfz_bot.channels.web.refusals import RefusalError

OPEN_TO_PORTALS = frozenset({"/api/check"})
"""Paths that answer without looking at the visitor, so that a request from anywhere is harmless."""

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "kjfz-bot",
}


async def protect(request: web.Request, response: web.StreamResponse) -> None:  # noqa: RUF029
    """Put the protecting headers on every response; nothing is cached unless its handler said so."""
    response.headers.update(_HEADERS)
    response.headers.setdefault(hdrs.CACHE_CONTROL, "no-store")
    if request.app[HOUSE].settings.secure_cookies:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"


def own_pages_only() -> Middleware:
    """The middleware that refuses what another site's page sends in a visitor's name.

    Browsers put Origin on every WebSocket and POST; a client without it carries no cookie it was not given.
    """

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let through what is harmless or from our own pages."""
        guarded = request.method not in {hdrs.METH_GET, hdrs.METH_HEAD} or request.path == "/ws"
        if guarded and request.path not in OPEN_TO_PORTALS and not _is_own(request):
            raise RefusalError(403, "origin")
        return await handler(request)

    return middleware


def _is_own(request: web.Request) -> bool:
    origin = request.headers.get(hdrs.ORIGIN)
    public = request.app[HOUSE].settings.public_origin
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}
    if public is not None:
        return origin.lower() == public.rstrip("/").lower()
    # The scheme is not compared: behind a proxy that ends TLS it is not known here.
    parts = urlsplit(origin)
    return parts.scheme in {"http", "https"} and parts.netloc.lower() == request.host.lower()
