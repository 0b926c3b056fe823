"""Labels of options and answers in a person's language, made so that each can be typed back without doubt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from kjfz_bot.dialog import time_shown
from kjfz_bot.dialog.model import Ask
from kjfz_bot.language import globals as global_words
from kjfz_bot.language import money, normalise
from kjfz_bot.programmes.facts import NOT_SURE
from kjfz_bot.texts.catalogue import Catalogue

Options = tuple[tuple[str, str], ...]


def distinct(options: Sequence[tuple[str, str]]) -> Options:
    """Options that can be told apart when typed: a blank, a numeral, a global word or a double gets " (n)"."""
    return _distinct(tuple(options))


@lru_cache(1000)  # most questions offer the same every time
def _distinct(options: Options) -> Options:
    seen: set[str] = set()
    kept: list[tuple[str, str]] = []
    for number, (id_, label) in enumerate(options, 1):
        clean = normalise.clean(label)
        if not typeable(clean):
            clean = f"{clean} ({number})".strip()
        while normalise.key(clean) in seen:
            clean = f"{clean} ({number})"
        seen.add(normalise.key(clean))
        kept.append((id_, clean))
    return tuple(kept)


def typeable(label: str) -> bool:
    """Whether typing this label means the option and nothing else."""
    return bool(normalise.key(label)) and global_words.global_word(label) is None and not global_words.is_numeral(label)


def yes_no(texts: Catalogue, lang: str, key: str) -> Options:
    """The two options of a yes-no question, in the question's own words where it has some."""
    return tuple((word, texts.first(lang, f"{key}.v-{word}", word) or word) for word in ("yes", "no"))


def static(texts: Catalogue, lang: str, key: str, ids: Sequence[str]) -> Options:
    """Options written in a dialogue file, labelled by `<dialog>-<step>.o-<id>`."""
    return distinct([(id_, texts.text(lang, f"{key}.o-{id_}")) for id_ in ids])


def of_fact(texts: Catalogue, lang: str, fact: str, values: Sequence[str]) -> Options:
    """The values of a fact as options."""
    return distinct([(value, texts.text(lang, f"fact-{fact}.v-{value}")) for value in values])


def shown_fact(texts: Catalogue, lang: str, fact: str, value: Any) -> str:
    """An answer to a fact as a person reads it on the check page."""
    if isinstance(value, (list, tuple)):
        return texts.text(lang, "list-separator").join(shown_fact(texts, lang, fact, v) for v in value) or texts.text(
            lang, "none"
        )
    if isinstance(value, bool):
        return dict(yes_no(texts, lang, f"fact-{fact}"))["yes" if value else "no"]
    if isinstance(value, (int, float)):
        return texts.text(lang, "years", number=int(value) if value == int(value) else f"{value:g}")
    if value == NOT_SURE:
        return texts.text(lang, "not-sure")
    return texts.first(lang, f"fact-{fact}.v-{value}") or shown_word(texts, lang, value)


def shown_answer(texts: Catalogue, lang: str, key: str, ask: Ask, value: Any) -> str:
    """An answer to a question of a dialogue file as a person reads it on the check page."""
    if value is None:
        return texts.first(lang, f"{key}.none") or texts.text(lang, "skipped")
    if isinstance(value, bool):
        return dict(yes_no(texts, lang, key))["yes" if value else "no"]
    if ask.kind in time_shown.KINDS and not isinstance(value, str):
        return time_shown.shown(texts, lang, ask.kind, value)
    if isinstance(value, (list, tuple)):
        return texts.text(lang, "list-separator").join(
            shown_answer(texts, lang, key, ask, v) for v in value
        ) or texts.text(lang, "none")
    if isinstance(value, dict):
        return str(value["name"]) if "name" in value else texts.text(lang, "control-later")
    if ask.kind == "money" and isinstance(value, int):
        return texts.text(lang, "yuan", amount=money.show_fen(value))
    if value == NOT_SURE:
        return texts.text(lang, "not-sure")
    return texts.first(lang, f"{key}.o-{value}") or shown_word(texts, lang, value)


def shown_word(texts: Catalogue, lang: str, value: Any) -> str:
    """A value without a label of its own: a shared word such as `open_ended`, else the value as it is."""
    if value is None:
        return texts.text(lang, "skipped")
    named = texts.first(lang, f"value-{value}") if isinstance(value, str) and value.isidentifier() else None
    return named or str(value)
