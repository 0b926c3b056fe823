"""Labels of options recognised by a part, an abbreviation, a name's radical, a near spelling.

Belongs here: evidence inside the labels. Every reader gives the only option it fits, or None.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz.distance import OSA

from kjfz_bot.language import option_words as words
from kjfz_bot.language.normalise import key
from kjfz_bot.language.numerals import NUMERAL, number

_PREFIX_SHARE, _INNER_SHARE = 0.3, 0.5  # of a label; a shorter fragment is too little to stand for it
_TYPO_LATIN = 5  # letters from which one slip leaves no doubt
_NUMERAL_RUN = re.compile(NUMERAL)
_LIST_MARK = re.compile(r"[、,;+&]")
_SEGMENTS = re.compile(r"[^\w]+")
_REMARKS = re.compile(r"[^\w\s'’&/-]+")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_NAMED_BY_WORD = re.compile(r"[\u4e00-\u9fff]{2,4}的(?P<char>[\u4e00-\u9fff])")
_SPAN = re.compile(rf"(?P<n>{NUMERAL}) ?个?半? ?(?P<unit>小时|钟头|hours?|hrs?|h|分钟|minutes?|mins?)")


def only(places: Iterable[int]) -> int | None:
    """The one place among several findings, or None when there is none or more than one."""
    found = set(places)
    return found.pop() if len(found) == 1 else None


def segments(label: str) -> list[str]:
    """A label and its stretches between brackets, commas and quotes, each of which names it."""
    return list(dict.fromkeys([label, *(part.strip() for part in _REMARKS.split(label) if part.strip())]))


def by_part(text: str, labels: Sequence[str]) -> int | None:
    """The only label that holds the text, where the text is enough of it: 高新 for 高新技术企业, but not 医院 or 企业.

    A word of several labels gives none, unless it is a whole stretch of one: 王芳 for 王芳（北京航空航天大学）.
    """
    if text.isdigit():
        return _by_figures(text, labels)
    if len(text) < (2 if text.isascii() else 1):
        return None
    part = _arabic(text)
    parts = [[_arabic(segment) for segment in segments(label)] for label in labels]
    whole = [n for n, found in enumerate(parts) if part in found]
    if whole:
        return only(whole)
    place = only(n for n, found in enumerate(parts) if _contains(found[0], part))
    if place is None:
        return None
    enough = any(_stands_for(part, found, opening=parts[place][0].startswith(found)) for found in parts[place])
    return place if enough else None


def _stands_for(part: str, segment: str, *, opening: bool) -> bool:
    """Whether a part is enough of a stretch: its beginning, or half of it that is more than the kind of thing."""
    share = len(part) / len(segment)
    if segment.startswith(part) and opening:
        return share >= _PREFIX_SHARE
    return share >= _INNER_SHARE and _contains(segment, part) and not part.endswith(words.KINDS_OF_THING)


def _by_figures(text: str, labels: Sequence[str]) -> int | None:
    """The only label that begins with the number; one of several digits, such as 211, may stand anywhere."""
    places = [[found.start() for found in re.finditer(rf"(?<!\d){text}(?!\d)", label)] for label in labels]
    begins = only(n for n, starts in enumerate(places) if 0 in starts)
    return begins if begins is not None or len(text) == 1 else only(n for n, starts in enumerate(places) if starts)


def by_label_within(text: str, labels: Sequence[str]) -> int | None:
    """The only label the text begins with, followed by the kind of thing it is: 合作关系 for 合作, never 博士生."""
    return only(
        n for n, label in enumerate(labels) if len(label) > 1 and text.removeprefix(label) in words.AFTER_LABELS
    )


def by_abbreviation(text: str, labels: Sequence[str]) -> int | None:
    """The only label with a part of which the text keeps two characters, as 浙大 does of 浙江大学."""
    if len(text) != 2 or not _HAN.fullmatch(text):
        return None
    return only(n for n, label in enumerate(labels) if any(_shortens(text, part) for part in _SEGMENTS.split(label)))


def by_character(text: str, labels: Sequence[str]) -> int | None:
    """The only name with the character a hint describes: 斜玉旁, 弓长张, 伟大的伟."""
    chars = _hinted(text)
    names = [_SEGMENTS.split(label)[0] for label in labels]
    return only(n for n, name in enumerate(names) if chars & set(name)) if chars else None


def by_span(text: str, labels: Sequence[str]) -> int | None:
    """The only label that states the same length of time: 半天 for 4小时."""
    minutes = _minutes(text)
    return only(n for n, label in enumerate(labels) if _minutes(label) == minutes) if minutes else None


def by_day(text: str, labels: Sequence[str]) -> int | None:
    """The only label with the day of the month the text names: 6号 for 3月6日."""
    day = _day(text)
    return only(n for n, label in enumerate(labels) if _day(label) == day) if day else None


def by_action(text: str, labels: Sequence[str]) -> int | None:
    """The only label that says the same thing to do in other words: 先存着 for 保存草稿."""
    for group in words.SAME_ACTION:
        if text in group:
            return only(n for n, label in enumerate(labels) if not group.isdisjoint(segments(label)))
    return None


def by_likeness(text: str, labels: Sequence[str]) -> int | None:
    """The only label in Latin letters from which the text differs by one slip: a letter swapped, lost or added.

    One Chinese character is a qualifier as often as a slip (正高级, 副高级): such replies are asked back.
    """
    if len(text) < _TYPO_LATIN or not text.isascii() or _LIST_MARK.search(text):
        return None
    return only(n for n, label in enumerate(labels) if OSA.distance(text, label, score_cutoff=1) <= 1)


BY_EVIDENCE: tuple[Callable[[str, Sequence[str]], int | None], ...] = (
    by_day,
    by_span,
    by_action,
    by_character,
    by_part,
    by_label_within,
    by_abbreviation,
    by_likeness,
)
"""Readers in the order of their strength."""


def _arabic(text: str) -> str:
    """The text with numerals in one script and without 第, so that 二期 is part of 第二期."""
    return _NUMERAL_RUN.sub(_digits, text.replace("第", ""))


def _digits(found: re.Match[str]) -> str:
    value = number(found.group())
    return found.group() if value is None else str(value)


def _contains(label: str, part: str) -> bool:
    return re.search(rf"\b{re.escape(part)}", label) is not None if part.isascii() else part in label


def _shortens(text: str, part: str) -> bool:
    """Whether two characters stand for the part, as 高校 does for 高等学校; 三院 is some hospital, not 三甲医院."""
    return part[:1] == text[0] and text[1] in part[2:].rstrip(words.NOT_ABBREVIATED)


def _hinted(text: str) -> frozenset[str]:
    for names, chars in words.RADICALS.items():
        if text in names.split():
            return frozenset(chars)
    if text in words.SPELLED_NAMES:
        return frozenset(words.SPELLED_NAMES[text])
    by_word = _NAMED_BY_WORD.fullmatch(text)
    return frozenset(by_word["char"]) if by_word and by_word["char"] in text[:-2] else frozenset()


def _minutes(text: str) -> float | None:
    if text in words.SAME_SPAN:
        return words.SAME_SPAN[text]
    found = _SPAN.fullmatch(key(text))
    value = number(found["n"]) if found else None
    if found is None or value is None:
        return None
    half = 0.5 if "半" in found.group() else 0.0
    return (float(value) + half) * (1 if found["unit"].startswith(("分", "m")) else 60)


def _day(text: str) -> int | None:
    found = re.fullmatch(rf"(?:.*月)?({NUMERAL})[日号]", text)
    value = number(found[1]) if found else None
    return int(value) if value is not None and value <= 31 else None
