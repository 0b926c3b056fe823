"""The web channel as one aiohttp application. Starting a server, and what stands behind `Backend`, are the app's."""

from aiohttp import web

from kjfz_bot.channels.ports import Backend, Files
from kjfz_bot.channels.web import conversation, pages, sign_in, uploads
from kjfz_bot.channels.web.accounts import Accounts
from kjfz_bot.channels.web.assets import load_assets
from kjfz_bot.channels.web.demo import PATH, become, words_of
from kjfz_bot.channels.web.house import FILES, HOUSE, MAX_TEXT, CheckApi, Demo, House, WebSettings
from kjfz_bot.channels.web.limits import TokenBuckets
from kjfz_bot.channels.web.protection import own_host_only, own_pages_only, protect
from kjfz_bot.channels.web.refusals import read_json, refusing
from kjfz_bot.texts.catalogue import Catalogue

MAX_BODY = 1024**2
"""The most bytes of a request's body."""


def create_web(
    backend: Backend,
    texts: Catalogue,
    check: CheckApi,
    settings: WebSettings | None = None,
    files: Files | None = None,
    accounts: Accounts | None = None,
    demo: Demo | None = None,
) -> web.Application:
    """Build the application: chat page, messages and lines, signing in, `POST /api/check`, health, OpenAPI, files.

    With `demo` there is the switch between its people too, which no other application has.
    """
    settings = settings or WebSettings()
    app = web.Application(
        client_max_size=MAX_BODY,
        middlewares=[refusing(texts), own_host_only(), own_pages_only()],
        handler_args={"keepalive_timeout": settings.idle_seconds},
    )
    assets = load_assets(texts, MAX_TEXT, words_of(demo) if demo else ())
    buckets = TokenBuckets(settings.messages_per_minute, settings.burst)
    app[HOUSE] = House(backend, texts, check, settings, assets, buckets, accounts, demo)
    app.on_response_prepare.append(protect)
    app.on_shutdown.append(_stop)
    app.add_routes(
        [
            web.get("/", pages.page),
            web.get("/static/{build}/{name}", pages.static),
            web.get("/strings/{language}.json", pages.words),
            web.get("/ws", conversation.socket),
            web.post("/api/messages", conversation.post_message),
            web.get("/api/lines", conversation.get_lines),
            web.get(r"/api/lines/{line:\d{1,15}}/document", conversation.get_document),
            web.get("/sign-in", sign_in.ask_page),
            web.post("/sign-in", sign_in.ask),
            web.get(f"/sign-in/{{token:{sign_in.CARRIED}}}", sign_in.confirm_page),
            web.post(f"/sign-in/{{token:{sign_in.CARRIED}}}", sign_in.confirm),
            web.get("/sign-in/{token}", sign_in.cut_off_page),
            web.post("/sign-out", sign_in.sign_out),
            web.post("/sign-out/everywhere", sign_in.sign_out_everywhere),
            web.post("/api/check", _check),
            web.get("/api/openapi.yaml", pages.openapi),
            web.get("/healthz", pages.health),
        ]
    )
    if demo is not None:
        app.router.add_post(PATH, become)
    if files is not None:
        app[FILES] = files
        app.router.add_post("/api/files", uploads.post_file)
        app.router.add_get(r"/api/files/{file:[0-9a-f]{32}}", uploads.get_file)
    return app


async def _check(request: web.Request) -> web.Response:
    house = request.app[HOUSE]
    return web.json_response(house.check(await read_json(request, house.settings.idle_seconds)))


async def _stop(app: web.Application) -> None:  # noqa: RUF029
    """Let open sockets and long polls end, so that the server need not wait for them."""
    app[HOUSE].stopping.set()
