"""What is read without talking: the page, its files and words, health, and the description of the interface."""

import hashlib

from aiohttp import hdrs, web

from kjfz_bot.channels.web import demo, templates, visitor
from kjfz_bot.channels.web.assets import MEDIA_TYPES
from kjfz_bot.channels.web.house import CHANNEL, HOUSE, MAX_TEXT
from kjfz_bot.channels.web.refusals import RefusalError, language_wanted

_FOR_EVER = "public, max-age=31536000, immutable"


async def page(request: web.Request) -> web.Response:
    """The chat page; whoever has no token yet gets one."""
    house = request.app[HOUSE]
    secure = house.settings.secure_cookies
    token = visitor.token_of(request, secure=secure) or (house.demo.first if house.demo else visitor.new_token())
    member = await visitor.member_of(request, heard=True)
    ended = member is None and visitor.session_of(request, secure=secure) is not None
    sender = member.external_id if member else visitor.external_id(token)
    known = await house.backend.lines(CHANNEL, sender, 0, 1)
    languages = house.texts.languages
    language = language_wanted(request, languages)
    context = {
        "build": house.assets.build,
        "languages": [language, *(other for other in languages if other != language)],
        "max_text": MAX_TEXT,
        "owner": hashlib.sha256(sender.encode()).hexdigest()[:16],
        "member": member,
        "ended": ended,
        "signs_in": house.accounts is not None and house.demo is None,
        "form": visitor.form_token(token),
        "started": bool(known),
        "demo": demo.shown(house, sender),
        "text": house.texts.text,
    }
    response = templates.page("page.html", context)
    visitor.keep(response, token, secure=secure)
    if ended:
        visitor.drop_session(response, secure=secure)
    return response


async def static(request: web.Request) -> web.Response:  # noqa: RUF029
    """A front-end file; under its content's name it never changes, under an older one it is read anew."""
    assets = request.app[HOUSE].assets
    name = request.match_info["name"]
    if name not in assets.files:
        raise RefusalError(404, "missing")
    return _file(
        assets.files[name], MEDIA_TYPES[name.rpartition(".")[2]], current=request.match_info["build"] == assets.build
    )


async def words(request: web.Request) -> web.Response:  # noqa: RUF029
    """The page's words in one language."""
    assets = request.app[HOUSE].assets
    language = request.match_info["language"]
    if language not in assets.words:
        raise RefusalError(404, "missing")
    return _file(assets.words[language], "application/json", current=request.query.get("v") == assets.build)


async def health(request: web.Request) -> web.Response:  # noqa: RUF029
    """Whether messages are accepted here: 200, or 503 while the server stops."""
    stopping = request.app[HOUSE].stopping.is_set()
    return web.json_response({"status": "stopping" if stopping else "ok"}, status=503 if stopping else 200)


async def openapi(request: web.Request) -> web.Response:  # noqa: RUF029
    """The OpenAPI description of this interface."""
    return web.Response(body=request.app[HOUSE].assets.openapi, content_type="application/yaml", charset="utf-8")


def _file(content: bytes, media_type: str, *, current: bool) -> web.Response:
    response = web.Response(body=content, content_type=media_type, charset="utf-8")
    response.headers[hdrs.CACHE_CONTROL] = _FOR_EVER if current else "no-cache"
    return response
