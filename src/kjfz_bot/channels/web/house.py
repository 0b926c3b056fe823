"""What the web channel's handlers share: the backend, the words, the settings, and what is remembered in memory."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from kjfz_bot.channels.ports import Backend, Files
from kjfz_bot.channels.web.accounts import Accounts
from kjfz_bot.channels.web.assets import Assets
from kjfz_bot.channels.web.departures import Departures
from kjfz_bot.channels.web.limits import Places, TokenBuckets
from kjfz_bot.texts.catalogue import Catalogue

CHANNEL = "web"
MAX_TEXT = 4000
"""The most characters of one message."""

MAX_SOCKETS = 20
"""The most open sockets of one visitor: as many tabs as anybody has."""

CheckApi = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""Evaluates one case given as {programme, subject, facts, on?, lang?}; raises FactError for a bad one."""


@dataclass(frozen=True, slots=True)
class WebSettings:
    """What an operator may set of the web chat.

    `public_origin` is what browsers see, such as `https://bot.example.cn`: requests for another host are refused; where
    it is None, for all but this machine itself. `secure_cookies` is for a site reached by HTTPS only. What is asked for
    at `platform_paths` comes from machines, which may know the server by another name. A client may send `burst`
    messages at once and `messages_per_minute` in the long run. A connection without a whole request, or a body that
    does not end, is dropped after `idle_seconds`.
    """

    public_origin: str | None = None
    secure_cookies: bool = False
    messages_per_minute: int = 20
    burst: int = 30
    idle_seconds: float = 30.0
    platform_paths: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Demo:
    """A demonstration's people, by name, with what the browser of whoever is them carries; the first is a newcomer.

    `address` is the server's own, on this machine: whoever asks for another host or port is refused, and so is whoever
    comes by a proxy.
    """

    tokens: Mapping[str, str]
    address: str

    @property
    def first(self) -> str:
        """What a browser gets that carries nothing yet."""
        return next(iter(self.tokens.values()))


MAX_UPLOADS = 2
"""Files one visitor may be sending at the same time."""


@dataclass(frozen=True, slots=True)
class House:
    """Everything one web application needs; without `accounts` nobody can sign in, with `demo` anybody is anybody."""

    backend: Backend
    texts: Catalogue
    check: CheckApi
    settings: WebSettings
    assets: Assets
    buckets: TokenBuckets
    accounts: Accounts | None = None
    demo: Demo | None = None
    sockets: Places = field(default_factory=lambda: Places(MAX_SOCKETS))
    uploads: Places = field(default_factory=lambda: Places(MAX_UPLOADS))
    departures: Departures = field(default_factory=Departures)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)


HOUSE: web.AppKey[House] = web.AppKey("house", House)

FILES: web.AppKey[Files] = web.AppKey("files", Files)
"""There where files are taken."""
