"""Spans in figures without a colon: 9.30-11.30, 9-11.30am, 0900-1130, 9h30-11h30.

Belongs here: which of such figures are times at all. They may as well be dates or amounts, so the minutes have to be
full fives, a quarter of an hour has to lie between them, and nothing measured may follow. What they mean is for
`time_spans`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kjfz_bot.language.duration_words import DASHES
from kjfz_bot.language.time_spans import SpanFound, span_at

_TO = rf" ?(?:[{DASHES}]+|到|至|to(?![a-z])) ?"
_FIVES = "[0-5][05]"
_MEASURED = (
    r"(?![\d.])(?! ?(?:个|小时|钟|天|年|月|[日号]|转|度|毫米|公斤|吨|件|台|次|千|万|元|块|倍|%|℃|°|[x×*/]))"
    r"(?! ?(?:hours?|hrs?(?! )|h|min|days?|rpm|mm|cm|kg|g|hz|bar|mpa|kpa|kn|nm|kw|kv|v|w|a|m|k|n|t|pcs)(?![a-z]))"
)
_PARTED = re.compile(
    rf"(?P<h1>[01]?\d|2[0-3])(?:[.h](?P<m1>{_FIVES}))? ?(?P<half1>[ap]m)?{_TO}"
    rf"(?P<h2>[01]?\d|2[0-4])(?:[.h](?P<m2>{_FIVES}))? ?(?P<half>[ap]m)?(?![a-z]){_MEASURED}"
)
_TOGETHER = re.compile(
    rf"(?P<h1>[01]\d|2[0-3])(?P<m1>{_FIVES})(?:h|hrs)?{_TO}"
    rf"(?P<h2>[01]\d|2[0-4])(?P<m2>{_FIVES})(?: ?hrs| ?h)?(?![a-z]){_MEASURED}"
)
_LEAST = 15


def figured_span_at(text: str, at: int, part: str | None = None) -> SpanFound | None:
    """The span in bare figures that begins at this place of a folded text."""
    if at and (text[at - 1].isdigit() or text[at - 1] in ".:/-"):
        return None
    found = _PARTED.match(text, at) or _TOGETHER.match(text, at)
    if not found or not _says_time(found):
        return None
    span = span_at(_with_colons(found), 0, part)
    if span is None or (span.span and span.span.minutes < _LEAST):
        return None
    return replace(span, end=found.end())


def _says_time(found: re.Match[str]) -> bool:
    """Whether both ends have minutes, or one of them the half of the day."""
    dotted = [found["m1"], found["m2"]]
    return found.re is _TOGETHER or all(dotted) or bool(any(dotted) and found["half"])


def _with_colons(found: re.Match[str]) -> str:
    said = found.groupdict()
    start, end = (f"{said[f'h{n}']}:{said[f'm{n}']}" if said[f"m{n}"] else said[f"h{n}"] for n in (1, 2))
    return f"{start}{said.get('half1') or ''}-{end}{said.get('half') or ''}"
