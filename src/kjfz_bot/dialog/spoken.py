"""Words that services name and do not say: `{"text": key, "args": {...}}` becomes a text in the person's language.

With `or` it is said so where there is no such text; `{"join": [...]}` is several in one line, `{"lines": [...]}` below
one another.

A service knows no language. What it puts before somebody it names by text keys, or gives as it is, such as a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kjfz_bot.texts.catalogue import Catalogue, plain


def spoken(texts: Catalogue, language: str, value: Any) -> Any:
    """A value with the texts it names in their places; anything else is as it was."""
    if not isinstance(value, Mapping):
        return value
    for form, between in (("join", "list-separator"), ("lines", None)):
        if form in value:
            parts = [str(spoken(texts, language, part)) for part in value[form]]
            return (texts.text(language, between) if between else "\n").join(parts)
    if "or" in value and not texts.has(language, value["text"]):
        return value["or"]
    # Not `text`, which would take what looks like a tag out of a name.
    return plain(texts.rich(language, value["text"], **all_spoken(texts, language, value.get("args", {}))))


def all_spoken(texts: Catalogue, language: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The variables of a text, each as `spoken`."""
    return {name: spoken(texts, language, value) for name, value in values.items()}
