"""What protects the page and its visitors: response headers and the check of where a request comes from."""

import ipaddress
from urllib.parse import SplitResult, urlsplit

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

from kjfz_bot.channels.web.house import HOUSE, Demo, House
from kjfz_bot.channels.web.refusals import RefusalError

OPEN_TO_PORTALS = frozenset({"/api/check"})
"""Paths that answer without looking at the visitor, so that a request from anywhere is harmless."""

FORMS = ("/sign-in", "/sign-out", "/demo/")
"""Where the paths of forms begin: they carry a token that only pages of ours know."""

HEALTH = "/healthz"

HTTP_PORT = 80

FORWARDED = "x-forwarded-"
FORWARDING = frozenset(
    {
        *("forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "x-originating-ip", "x-original-host"),
        *("true-client-ip", "cf-connecting-ip", "cf-ray", "fastly-client-ip", "fly-client-ip", "cdn-loop"),
    }
)
"""Headers that a proxy adds, beside those that begin with `FORWARDED`."""

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
    """The middleware that answers only under the name people use: another site's name may lead here as well.

    Where nobody has given us a name, that is this machine's alone. In a demonstration nothing is excepted.
    """

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let through what is asked of us by our own name, and what machines ask."""
        house = request.app[HOUSE]
        if house.demo is not None:
            _require_here(request, house.demo)
        elif request.path not in house.settings.platform_paths | {HEALTH} and not _is_ours(request, house):
            raise RefusalError(403, "host")
        return await handler(request)

    return middleware


def _require_here(request: web.Request, demo: Demo) -> None:
    """Refuse whoever does not ask from this machine itself, since in a demonstration anybody may be anybody."""
    if any(name.lower() in FORWARDING or name.lower().startswith(FORWARDED) for name in request.headers):
        raise RefusalError(403, "demo-forwarded", address=demo.address)
    asked = _parted(request.host)
    if not _is_this_machine(asked.hostname or "") or _port(asked) != _port(urlsplit(demo.address)):
        raise RefusalError(403, "demo-host", address=demo.address)


def _is_ours(request: web.Request, house: House) -> bool:
    public = house.settings.public_origin
    if public is None:
        return _is_this_machine(_parted(request.host).hostname or "")
    return _host(request.host) == _host(urlsplit(public).netloc)


def _parted(host: str) -> SplitResult:
    """A host and port apart; nothing where it is neither."""
    try:
        return urlsplit(f"//{host}")
    except ValueError:
        return urlsplit("//")


def _port(host: SplitResult) -> int | None:
    try:
        return host.port or HTTP_PORT
    except ValueError:
        return None


def _is_this_machine(name: str) -> bool:
    """Whether a host is this machine by whatever name server is asked: an address that leads nowhere else."""
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


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
