"""Serves the web chat until it is told to end. Which parts there are is wiring's, which pages the web channel's."""

from __future__ import annotations

import asyncio
import errno
import gc
import signal
import socket
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from kjfz_bot.app.clock import Clock, machine_clock
from kjfz_bot.app.logs import configure_logs
from kjfz_bot.app.messengers import Messenger, open_messengers
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.wiring import App, open_app
from kjfz_bot.channels.web.app import create_web
from kjfz_bot.channels.web.house import Demo, WebSettings
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.errors import AddressInUse, SettingError
from kjfz_bot.services.check import check_request

if sys.platform == "win32":
    from asyncio import run
else:  # its loop is written in C: an update costs a twentieth less
    from uvloop import run

DRAIN_SECONDS = 12.0
"""How long turns in hand may take at the end; with the rest of the ending it stays below 20 seconds."""

UNPACED = 1_000_000
"""Messages a minute that nobody reaches."""

GOODBYE_SECONDS = 1.0
"""How long requests in hand may take at the end before they are cut off."""


def serve(settings: Settings, clock: Clock = machine_clock, demo: Sequence[str] | None = None) -> None:
    """Serve until SIGTERM or SIGINT; raises what an operator can mend, and StoreBroken where the disk failed.

    With `demo`, lines that are said once it is ready, it is a demonstration that is served.
    """
    configure_logs(settings.log_level, debug=settings.debug)
    with listen(settings.host, settings.port, shared=settings.reuse_port) as listening:
        run(_serve(settings, listening, clock, demo))


def listen(host: str, port: int, *, shared: bool = False) -> socket.socket:
    """Take the address before anything else is done; AddressInUse where another program has it.

    With `shared`, others that say so too may have it as well, and the system deals connections out among them.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=1024, reuse_port=shared)
    except socket.gaierror:
        raise SettingError(f"KJFZ_HOST={host} is no address of this machine. Example: KJFZ_HOST=127.0.0.1") from None
    except OSError as error:
        raise _cannot_listen(error, host, port) from None


def _cannot_listen(error: OSError, host: str, port: int) -> Exception:
    if error.errno == errno.EADDRINUSE:
        return AddressInUse(
            f"Another program listens on {host}:{port}. End it, or set KJFZ_PORT to a free port, "
            f"for example KJFZ_PORT={port + 1}."
        )
    if error.errno == errno.EACCES:
        return SettingError(f"This user may not listen on port {port}. Set KJFZ_PORT to 1024 or more.")
    return SettingError(f"KJFZ_HOST={host} is no address of this machine. Example: KJFZ_HOST=127.0.0.1")


async def _serve(settings: Settings, listening: socket.socket, clock: Clock, demo: Sequence[str] | None) -> None:
    ending = _ending()
    app = open_app(settings, clock, demo=demo is not None)
    site = web_of(app, settings, _demo_of(app, settings) if demo is not None else None)
    runner = web.AppRunner(site, access_log=None, shutdown_timeout=GOODBYE_SECONDS)
    messengers = open_messengers(app, settings) if demo is None else []  # nothing leaves a demonstration
    _add_webhooks(site, messengers)
    try:
        await runner.setup()
        await web.SockSite(runner, listening).start()
        for messenger in messengers:
            await messenger.start()
        # What a start loads stays: looking through it for garbage would hold up answers for 0.1 s. And a batch of turns
        # makes thousands of objects that live for its commit only: looking more rarely saves one part in fifteen.
        # What lived longer is looked through more often than by itself, or memory grows by some megabytes before it is.
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 10, 5)
        _say_ready(settings, demo or ())
        failed = asyncio.wrap_future(app.failed)
        await asyncio.wait([ending, failed], return_when=asyncio.FIRST_COMPLETED)
        if failed.done():
            failed.result()
    finally:
        for messenger in messengers:
            await messenger.stop()
        await runner.cleanup()
        await asyncio.to_thread(app.stop, DRAIN_SECONDS)


def _add_webhooks(site: web.Application, messengers: Iterable[Messenger]) -> None:
    for messenger in messengers:
        if (route := messenger.route) is not None:
            site.router.add_post(route.path, route.handler)


def web_of(app: App, settings: Settings, demo: Demo | None = None) -> web.Application:
    """The web channel over a running application; with `demo`, over a demonstration."""
    programmes, texts = app.content.programmes, app.content.texts
    origin = settings.public_url or None
    hook = urlsplit(settings.telegram_webhook_url).path

    def check(body: Mapping[str, Any]) -> dict[str, Any]:
        return check_request(programmes, texts, body, shanghai_date(app.clock()))

    secure = bool(origin and origin.startswith("https:"))
    site = WebSettings(public_origin=origin, secure_cookies=secure, platform_paths=frozenset({hook}))
    if settings.pace_limits == "off":
        site = replace(site, messages_per_minute=UNPACED, burst=UNPACED)
    return create_web(app.backend, texts, check, site, app.files, app.accounts, demo)


def _demo_of(app: App, settings: Settings) -> Demo:
    from kjfz_bot.app.demo.house import demo_of  # what a real start does not need

    return demo_of(app.store, settings)


def _ending() -> asyncio.Future[None]:
    """A future that is done once somebody asks the process to end."""
    loop = asyncio.get_running_loop()
    asked: asyncio.Future[None] = loop.create_future()

    def ask() -> None:
        if not asked.done():
            asked.set_result(None)

    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, ask)
    return asked


def _say_ready(settings: Settings, more: Iterable[str]) -> None:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    lines = (f"kjfz-bot is ready: http://{host}:{settings.port}/", *more)
    print("\n".join(lines), flush=True)  # noqa: T201 - it is said to the operator
