"""A person's data as one file to keep: `data.json` for programs and `data.html` to be read, with the same in both."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from kjfz_bot.domain.calendar import SHANGHAI
from kjfz_bot.domain.personal import unmarked
from kjfz_bot.language.masks import masked
from kjfz_bot.storage import data_map
from kjfz_bot.texts.catalogue import Catalogue, Rich, plain

if TYPE_CHECKING:
    from jinja2 import Template

FORMAT = 1
ZIP = "application/zip"

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def archive(texts: Catalogue, language: str, rows: Rows, now: datetime, *, masks: bool = False) -> bytes:
    """The zip file; with `masks`, names and numbers of other people are shortened in it."""
    known = _each(rows, masked if masks else unmarked)
    made: dict[str, str] = {
        "data.json": json.dumps(_document(known, language, now), ensure_ascii=False, indent=1),
        "data.html": _page(texts, language, known, now, masks=masks),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in made.items():
            file.writestr(zipfile.ZipInfo(name, now.astimezone(SHANGHAI).timetuple()[:6]), content)
    return packed.getvalue()


def _document(rows: Rows, language: str, now: datetime) -> dict[str, Any]:
    about = {
        name: {column: entry.purpose for column, entry in data_map.TABLES[name].columns.items()}
        for name in rows
        if rows[name]
    }
    return {"format": FORMAT, "made_at": now.isoformat(), "language": language, "data": rows, "about": about}


def _page(texts: Catalogue, language: str, rows: Rows, now: datetime, *, masks: bool) -> str:
    def say(key: str, **args: str | int) -> str:
        return texts.text(language, key, **args)

    def column(name: str) -> str:
        return texts.first(language, f"data-column-{name}") or name

    parts = [
        {"title": say(f"data-{name}"), "kept": say(f"data-kept.{_kept(name)}"), "rows": found}
        for name, found in rows.items()
        if found
    ]
    made = now.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
    return _template().render(language=language, say=say, column=column, parts=parts, made=made, masks=masks)


def _kept(name: str) -> str:
    return "audit" if data_map.TABLES[name].erasing == "kept" else "person"


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # what only an export needs

    environment = Environment(loader=PackageLoader("kjfz_bot.services"), autoescape=True, undefined=StrictUndefined)
    environment.filters["plainly"] = lambda text: plain(Rich(text))
    return environment.get_template("data.html")


def _each(value: Any, change: Callable[[str], str]) -> Any:
    """A value with every text in it changed; files made earlier are left out, since they hold the same again."""
    match value:
        case str():
            return change(value)
        case Mapping():
            earlier = value.get("media_type") == ZIP or ("document" in value and isinstance(value["document"], str))
            left_out = {"text", "document"} if earlier else set()
            return {key: "" if key in left_out else _each(inner, change) for key, inner in value.items()}
        case list() | tuple():
            return [_each(inner, change) for inner in value]
    return value
