"""What the web interface answers when it says no: one JSON shape, in the reader's language."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import structlog
from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

from kjfz_bot.channels.web import templates
from kjfz_bot.errors import FactError, StoreError
from kjfz_bot.services.check import error_object, unique_keys
from kjfz_bot.texts.catalogue import Catalogue

_PAGES = frozenset({"host", "demo-host", "demo-forwarded"})
"""Refusals of whole pages, which somebody reads who typed an address; what our own pages ask for is told in JSON."""

_log = structlog.get_logger(__name__)


class RefusalError(Exception):
    """A request that is answered with a status and a reason; `code` names the text `web-error-<code>`."""

    def __init__(
        self, status: int, code: str, *, headers: Mapping[str, str] | None = None, **details: str | int
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.headers = headers or {}
        self.details = details


def language_wanted(request: web.Request, languages: tuple[str, ...]) -> str:
    """The language of a request: `?lang=`, else the first known one of Accept-Language, else the first we have."""
    wanted = [request.query.get("lang", ""), *request.headers.get("Accept-Language", "").split(",")]
    for tag in wanted:
        primary = tag.split(";")[0].split("-")[0].strip().lower()
        for language in languages:
            if primary and language.lower().split("-")[0] == primary:
                return language
    return languages[0]


def refusing(texts: Catalogue) -> Middleware:
    """The middleware that turns every expected no into the one JSON shape."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer a no where the handler raised one."""
        try:
            return await handler(request)
        except RefusalError as refused:
            return _answer(request, texts, refused)
        except FactError as error:
            return web.json_response(error_object(error), status=422)
        except StoreError as error:
            _log.error("not_stored", route=_pattern(request), error=type(error).__name__)
            return _answer(request, texts, RefusalError(503, "busy", headers={"Retry-After": "5"}))
        except web.HTTPException as error:
            known = {404: "missing", 405: "method", 413: "size"}.get(error.status)
            if known is None:
                raise
            allow = {"Allow": error.headers["Allow"]} if "Allow" in error.headers else None
            return _answer(request, texts, RefusalError(error.status, known, headers=allow))

    return middleware


def _pattern(request: web.Request) -> str:
    """Which of our addresses was asked for, without what the client put into it."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else ""


async def read_json(request: web.Request, seconds: float) -> dict[str, Any]:
    """The JSON object of a request's body; refuses another type, and one too large, slow, broken or repeating a key."""
    if request.content_type != "application/json":
        raise RefusalError(415, "type")
    try:
        async with asyncio.timeout(seconds):
            raw = await request.read()
    except TimeoutError:
        raise RefusalError(408, "slow") from None
    try:
        body = json.loads(raw, parse_constant=_no_constant, object_pairs_hook=unique_keys)
    except (ValueError, RecursionError):
        raise RefusalError(400, "body") from None
    if not isinstance(body, dict):
        raise RefusalError(400, "body")
    return body


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _answer(request: web.Request, texts: Catalogue, refused: RefusalError) -> web.Response:
    language = language_wanted(request, texts.languages)
    message = texts.text(language, f"web-error-{refused.code}", **refused.details)
    if refused.code in _PAGES and "text/html" in request.headers.get(hdrs.ACCEPT, ""):
        words = {"language": language, "message": message, "text": texts.text}
        return templates.page("refused.html", words, refused.status)
    body = {"error": {"code": refused.code, "message": message, **refused.details}}
    return web.json_response(body, status=refused.status, headers=refused.headers)
