"""Pages from templates. Their library is loaded with the first page: a server only messengers talk to shows none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from jinja2 import Environment


def page(template: str, words: Mapping[str, Any], status: int = 200) -> web.Response:
    """A page made of a template of this package; every value in it is escaped."""
    text = _environment().get_template(template).render(words)
    return web.Response(text=text, content_type="text/html", status=status)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(loader=PackageLoader("kjfz_bot.channels.web"), undefined=StrictUndefined, autoescape=True)
