"""What protects the page and its visitors: response headers and the check of where a request comes from."""

from urllib.parse import urlsplit

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

from kjfz_bot.channels.web.house import HOUSE
from kjfz_bot.channels.web.refusals import RefusalError

OPEN_TO_PORTALS = frozenset({"/api/check"})
"""Paths that answer without looking at the visitor, so that a request from anywhere is harmless."""

FORMS = ("/sign-in", "/sign-out")
"""Where the paths of forms begin: they carry a token that only pages of ours know."""

HEALTH = "/healthz"

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
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


def own_host_only() -> Middleware:
    """The middleware that answers only under the name people use: another site's name may lead here as well."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let through what is asked of us by our own name, and what machines ask."""
        settings = request.app[HOUSE].settings
        public, asked = settings.public_origin, _host(request.host)
        by_people = request.path not in settings.platform_paths | {HEALTH}
        if public is not None and by_people and asked != _host(urlsplit(public).netloc):
            raise RefusalError(403, "host")
        return await handler(request)

    return middleware


def _host(name: str) -> str:
    """A host and port in one form, without the ports that go without saying."""
    return name.lower().removesuffix(":443").removesuffix(":80")


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
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if origin is None:
        return site in {"same-origin", "none"}
    if origin == "null" and request.path.startswith(FORMS):
        # What browsers say of a form on a page that gives no referrer; the form's token is looked at beside this.
        return site == "same-origin"
    if public is not None:
        return origin.lower() == public.rstrip("/").lower()
    # The scheme is not compared: behind a proxy that ends TLS it is not known here.
    parts = urlsplit(origin)
    return parts.scheme in {"http", "https"} and parts.netloc.lower() == request.host.lower()
