"""What is left of a person's name or number where it is hidden: enough for whoever knows them, and no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kjfz_bot.domain.personal import END, MARKS, NAME, OTHER, PHONE, unmarked
from kjfz_bot.language.phrases import phrases

STAR = "*"

_MARKED = re.compile(f"([{NAME}{PHONE}{OTHER}])([^{MARKS}]*)(?:{END}|$)")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_WORD = re.compile(r"\w[\w'’]*")
_DOUBLE_SURNAMES = frozenset(
    phrases(
        "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 夏侯 端木 南宫 宇文 长孙 轩辕 独孤 百里 申屠",
        "淳于 歐陽 諸葛 東方 尉遲 公孫 長孫 獨孤 南宮 軒轅",
    )
)
_SHORTEST_PHONE = 7
_SHOWN_END = 4
_HIDDEN = 4
_MOST_STARS = 2


def masked(text: str, read: Callable[[str], str] = str, write: Callable[[str], str] = str) -> str:
    """The text with everything marked in it hidden.

    `read` and `write` undo and do again what the text is escaped by.
    """
    return unmarked(_MARKED.sub(lambda found: write(_MASKS[found[1]](read(found[2]))), text))


def _mask_name(text: str) -> str:
    """张* for 张三, 欧阳* for 欧阳修, A*** L*** for Ada Lovelace; a single character is hidden."""
    bare = text.strip()
    if not _HAN.search(bare):
        hidden = _WORD.sub(lambda word: word[0][0] + STAR * 3 if len(word[0]) > 1 else STAR, bare)
        return hidden if hidden != bare else STAR * 3
    if len(bare) == 1:
        return STAR
    shown = 2 if bare[:2] in _DOUBLE_SURNAMES and len(bare) > 2 else 1
    return bare[:shown] + STAR * min(len(bare) - shown, _MOST_STARS)


def _mask_phone(text: str) -> str:
    """138****5678 for a mobile number, however it is written; of a short one only the last two figures are shown."""
    places = [place for place, character in enumerate(text) if character.isdigit()]
    if len(places) >= _SHOWN_END + _HIDDEN + 3:
        hidden = places[-_SHOWN_END - _HIDDEN : -_SHOWN_END]
    else:
        hidden = places[:-2] if len(places) >= _SHORTEST_PHONE else places
    shown = "".join(STAR if place in hidden else character for place, character in enumerate(text))
    return re.sub(r"[^\W\d_]", STAR, shown)


def _mask_other(text: str) -> str:
    """a***@example.org for an address of e-mail, *** for anything else."""
    local, at, domain = text.partition("@")
    return f"{local[:1] if len(local) > 1 else ''}{STAR * 3}{at}{domain}" if at else STAR * 3


_MASKS: Mapping[str, Callable[[str], str]] = {NAME: _mask_name, PHONE: _mask_phone, OTHER: _mask_other}
