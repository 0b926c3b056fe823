"""What was done, in the person's own words: what is left of a message without its days, lengths and places.

Belongs here: the joints that go with what was taken out (在, 了, 共, for, spent). The words themselves are not changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kjfz_bot.language import log_words as words
from kjfz_bot.language.clock_times import any_of
from kjfz_bot.language.log_tokens import Token
from kjfz_bot.language.mapped import Mapped

_EDGE = " ,，。.;；、:：!！?？-–—~\n\"'“”()（）|/"
_APART = r"(?=[\s,，。.;；、:：]|$)"
_WITH = r"和(?=.{1,8}(?:讨论|沟通|对接|交流|一起|商|聊|谈|研|约|开会|合作|联调|评审))"
_HAN_HEAD = rf"(?!{_WITH})(?:{any_of(words.LEADING)}|(?:{any_of(words.LEADING_APART)}){_APART})"
_FIRST_HEAD = re.compile(rf"(?:{_HAN_HEAD}|(?:{any_of(words.LEADING_ENGLISH)})(?![a-z&'-])) ?")
_LATER_HEAD = re.compile(rf"(?:{_HAN_HEAD}|(?:{any_of(words.LEADING_LATER)})(?![a-z&'-])) ?")
_TAIL = re.compile(
    rf"(?:{any_of(words.TRAILING)}|(?:^|(?<=[\s,，。.;；、:：]))(?:{any_of(words.TRAILING_APART)})"
    rf"|(?<![a-z&'-])(?:{any_of(words.TRAILING_ENGLISH)}))$"
)
_JOINTS = frozenset((*words.LEADING_APART, *words.TRAILING_APART))
_COPIED_VERB = re.compile(r"(?P<verb>[写开做看讲改调修聊谈画编])(?P<what>.{2,})(?P=verb)")
_COMPANION = re.compile(rf"[{words.COMPANIONS}][^\s,，。的]{{1,6}}[{words.TITLES}](?:一起|一块)?$")
_MOST_PARTICLES = 8
_LONGEST_TAIL = 12


def telling(pieces: Sequence[Token], text: Mapped) -> tuple[Token, ...]:
    """The pieces with words that only join others as gaps."""
    return tuple(
        replace(token, kind="gap")
        if token.kind == "words" and not _trimmed(text.folded, token.start, token.end, first=True)
        else token
        for token in pieces
    )


def activity_of(pieces: Sequence[Token], text: Mapped) -> str:
    """The words of an entry, joined as the person parted them."""
    kept: list[tuple[int, int]] = []
    for token in pieces:
        trimmed = _trimmed(text.folded, token.start, token.end, first=not kept)
        if trimmed:
            kept.append(trimmed)
    kept = _without_companion(kept, text)
    said = "".join(_joint(text, kept, n) + text.own_words(*stretch) for n, stretch in enumerate(kept))
    bare = said.strip(_EDGE)
    copied = _COPIED_VERB.fullmatch(bare)  # 写专利写了两小时
    return _closed(copied["verb"] + copied["what"] if copied else bare)


def _closed(said: str) -> str:
    """The words with the bracket closed whose end was taken for an edge."""
    for one, other in ("()", "（）"):
        if said.count(one) == said.count(other) + 1:
            return said + other
    return said


def _joint(text: Mapped, kept: list[tuple[int, int]], n: int) -> str:
    """What parts two stretches: what was put there, nothing where a length stood in Chinese words, else a space."""
    if n == 0:
        return ""
    end, start = kept[n - 1][1], kept[n][0]
    between = text.folded[end:start]
    if not any(char.isalnum() for char in between):
        return text.own_words(end, start)
    marked = any(mark in between for mark in " ,，。;；\n、")
    plain = not text.folded[end - 1].isascii() and not text.folded[start].isascii()
    return "" if plain and not marked else " "


def _trimmed(folded: str, start: int, end: int, *, first: bool) -> tuple[int, int] | None:
    """A stretch without the particles at its ends; None when nothing else is in it."""
    for _ in range(_MOST_PARTICLES):
        before = (start, end)
        while start < end and folded[start] in _EDGE:
            start += 1
        while start < end and folded[end - 1] in _EDGE:
            end -= 1
        head = (_FIRST_HEAD if first else _LATER_HEAD).match(folded, start, end)
        if head:
            start = head.end()
        tail = _TAIL.search(folded, max(start, end - _LONGEST_TAIL), end)
        if tail:
            end = tail.start()
        if (start, end) == before:
            break
    return (start, end) if start < end and folded[start:end] not in _JOINTS else None


def _without_companion(kept: list[tuple[int, int]], text: Mapped) -> list[tuple[int, int]]:
    """The stretches but one that only says with whom, where what was done comes after it."""
    if len(kept) < 2:
        return kept
    return [
        stretch
        for n, stretch in enumerate(kept)
        if n == len(kept) - 1 or not _COMPANION.fullmatch(text.folded[stretch[0] : stretch[1]])
    ]


def duty_of(said: str) -> str:
    """The clause of the duty whose words are most in a folded text, "" where none or two are alike."""
    scores = {clause: sum(word in said for word in table) for clause, table in words.DUTIES.items()}
    best = max(scores.values())
    leading = [clause for clause, score in scores.items() if score == best]
    return leading[0] if best and len(leading) == 1 else ""
