"""A message that says what was done, cut into its pieces: days, times, lengths, places, breaks, and plain words.

Belongs here: where each piece begins and ends, in one pass. Which pieces make an entry is for `log_entries`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from kjfz_bot.language import duration_words, log_words
from kjfz_bot.language.clock_times import Clock, any_of, clock_at
from kjfz_bot.language.figure_spans import figured_span_at
from kjfz_bot.language.lengths import LengthFound, length_at
from kjfz_bot.language.log_day_lists import DaysFound
from kjfz_bot.language.log_days import days_at
from kjfz_bot.language.log_places import PlaceFound, place_at
from kjfz_bot.language.mapped import Mapped
from kjfz_bot.language.time_spans import SpanFound, span_at

Kind = Literal["days", "time", "point", "part", "each", "shared_out", "place", "break", "plus", "about", "gap", "words"]
Found = DaysFound | SpanFound | LengthFound | PlaceFound | Clock | None

_BREAK = re.compile(r"[ ]*[,，。;；\n!！?？、:：()（）\[\]【】.…|/]+[ ]*|[ ]+[-–—]+[ ]+")
_NUMBERING = re.compile(r"[(（]?1?\d(?:[)）]|[、.](?!\d)) ?(?=\D)")
_PLUS = re.compile(r" ?(?:\+|加上|再加|加|另加|外加|和|与|及|以及|还有|跟|and(?![a-z])|&) ?")
_PART = re.compile(
    rf"(?:{any_of(word for word in duration_words.PARTS_OF_DAY if len(word) > 1 and not word.isascii())})的?"
    r"|(?:in the |this )?(?:morning|afternoon|evening)s?(?![a-z])"
)
_EACH = re.compile(rf"(?:{any_of(log_words.EACH)})(?![a-z次])|/ ?(?:day(?![a-z])|天)")
_EVERY_DAY = frozenset({"每天", "每日", "天天", "every day", "daily"})
_SHARED_OUT = re.compile(rf"(?:{any_of(log_words.SHARED_OUT)})(?![a-z])")
_ABOUT = re.compile(rf"(?:{any_of(duration_words.ABOUT)})")
_BOUND_BEFORE = re.compile(
    r"(?:不到|至少|最少|起码|至多|最多|顶多|超过|不止|将近|接近|快|[了有要]小"
    r"|at least|at most|more than|less than|almost|nearly|up to) ?$"
)
_BOUND_AFTER = re.compile(r" ?(?:不到|以上|以内|之内|以下|左右不到|or more|or less(?! ))")
_RESTS = "路上|往返|来回|车程|通勤|休息|午休|吃饭|扣除|除去|减去|扣掉"
_REST_BEFORE = re.compile(rf"(?:{_RESTS})(?:了|花了|用了|大概|约)? ?$|(?:break|lunch|travel|commute|drive) (?:of )?$")
_REST_AFTER = re.compile(rf" ?的?(?:{_RESTS})| ?(?:for |of )?(?:lunch|break|travel|commute|drive)(?![a-z])")
_EACH_OF = re.compile(r"每(?:次|种|个|人|项|组|台|场|节|轮|遍|家|位|班|件|批) ?(?:约|大约)?$")
_NOT_A_START = re.compile(r"(?:到了?|至|until|till|to|before) ?$")
_STARTS = re.compile(r" ?(?:开始|起|左右|钟)")
_NOW = re.compile(r" ?(?:开始|起)? ?(?:一直)?(?:到|至)(?:现在|目前|今)|(?: ?(?:to|till|until|through) now)")
_WORD = re.compile(r"[a-z][a-z'&-]*|\d+(?:\.\d+)?|.", re.DOTALL)
_LOOKING_BACK = 6  # pieces; a part of the day named longer ago says nothing of a time
_NOT_BEFORE_LENGTH = frozenset("第周期拜月")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the message: its kind, where it stands, and what was read in it.

    `spaced` says that something parts it from the piece before; `bounded` that a length is only said to be at least or
    at most.
    """

    kind: Kind
    start: int
    end: int
    found: Found = None
    spaced: bool = False
    bounded: bool = False


def tokens(text: Mapped, today: date) -> tuple[Token, ...]:
    """The pieces of a message in order."""
    cut = _Cut(text, today)
    cut.run()
    return tuple(cut.pieces)


class _Cut:
    """One pass over a message."""

    def __init__(self, text: Mapped, today: date) -> None:
        self._mapped = text
        self._text = text.folded
        self._today = today
        self._at = 0
        self.pieces: list[Token] = []

    def run(self) -> None:
        """Take one piece after the other."""
        while self._at < len(self._text):
            token = self._next()
            if token.kind == "words" and self.pieces and self.pieces[-1].kind == "words":
                self.pieces[-1] = replace(self.pieces[-1], end=token.end)
            else:
                self.pieces.append(token)
            self._at = token.end

    def _next(self) -> Token:
        if self._text[self._at] == " ":
            broken = _BREAK.match(self._text, self._at)
            return self._token("break", broken.end()) if broken else self._token("words", self._at + 1)
        if not self._inside_word():
            numbering = _NUMBERING.match(self._text, self._at) if self._opens_item() else None
            if numbering:
                return self._token("break", numbering.end())
            for read in (self._figures, self._days, self._time, self._small, self._place):
                token = read()
                if token:
                    return token
        elif self._after_letters():
            return self._time() or self._token("words", self._at + 1)
        found = _WORD.match(self._text, self._at)
        return self._token("words", found.end() if found else self._at + 1)

    def _after_letters(self) -> bool:
        """Whether a length in Chinese follows letters at once: 调PLC3小时."""
        if not (self._text[self._at].isdigit() and self._text[self._at - 1].isalpha()):
            return False
        length = length_at(self._text, self._at)
        return length is not None and not self._text[self._at : length.end].isascii()

    def _opens_item(self) -> bool:
        """Whether an item of a numbered list may begin here."""
        return self._at == 0 or self._text[self._at - 1] in " \n:;。,"

    def _inside_word(self) -> bool:
        before, here = self._text[self._at - 1 : self._at], self._text[self._at]
        return (
            bool(self.pieces)
            and self.pieces[-1].kind == "words"
            and bool(before)
            and before.isascii()
            and here.isascii()
            and before.isalnum()
            and here.isalnum()
        )

    def _token(self, kind: Kind, end: int, found: Found = None, *, bounded: bool = False) -> Token:
        spaced = self._at == 0 or not (self._text[self._at - 1].isalnum() and self._text[self._at].isalnum())
        return Token(kind, self._at, end, found, spaced, bounded)

    def _days(self) -> Token | None:
        first = not self.pieces or self.pieces[-1].kind == "break"
        found = days_at(self._text, self._at, self._today, first=first, apart=self._apart())
        return self._token("days", found.end, found) if found else None

    def _apart(self) -> bool:
        """Whether the place in hand is not in the middle of plain words."""
        last = self.pieces[-1] if self.pieces else None
        return last is None or last.kind != "words" or not self._text[self._at - 1].isalnum()

    def _figures(self) -> Token | None:
        """Times without a colon right behind a day, where they can be no dates: yesterday 9.30-11.30."""
        if not self._text[self._at].isdigit() or not self._follows({"days", "part"}):
            return None
        span = figured_span_at(self._text, self._at, self._part_of_day())
        return self._token("time", span.end, span) if span else None

    def _time(self) -> Token | None:
        part = self._part_of_day()
        framed = self._follows_span() or (part is not None and self._follows({"days", "part"}))
        span = span_at(self._text, self._at, part, framed=framed)
        if span:
            return self._token("time", span.end, span)
        if self._text[self._at - 1 : self._at] not in _NOT_BEFORE_LENGTH or self._at == 0:
            length = length_at(self._text, self._at)
            if length and not self._is_each(length):
                after = _BOUND_AFTER.match(self._text, length.end)
                before = _BOUND_BEFORE.search(self._text, max(0, self._at - 12), self._at)
                found = self._qualified(length)
                end = after.end() if after else length.end
                return self._token("time", end, found, bounded=bool(after or before))
        return self._point()

    def _part_of_day(self) -> str | None:
        """The part of the day that was named last under the same days."""
        for token in reversed(self.pieces[-_LOOKING_BACK:]):
            if token.kind == "days":
                return part_within(self._text[token.start : token.end])
            if token.kind == "part":
                return part_of_day(self._text[token.start : token.end])
        return None

    def _qualified(self, length: LengthFound) -> LengthFound:
        """A length that is told of a break, or of each of several things, is none of the whole."""
        before = self._text[max(0, self._at - 4) : self._at]
        doubt = "rest" if self._is_rest(length) else "several" if _EACH_OF.search(before) else ""
        readings = (length.minutes,) if length.minutes else length.readings
        return replace(length, minutes=None, doubt=doubt, readings=readings) if doubt else length

    def _follows_span(self) -> bool:
        """Whether another span was told just before, with "and" between them."""
        last = self._last_pieces()
        return len(last) > 1 and last[-1].kind == "plus" and isinstance(last[-2].found, SpanFound)

    def _is_rest(self, length: LengthFound) -> bool:
        """Whether a length says of a break or a way, which may or may not count."""
        before = _REST_BEFORE.search(self._text, max(0, self._at - 8), self._at)
        return bool(before or _REST_AFTER.match(self._text, length.end))

    def _is_each(self, length: LengthFound) -> bool:
        """一天 before a length says how much of each day, as "a day" behind one does."""
        written = self._text[self._at : length.end]
        behind = written == "a day" and self._follows({"time"})
        return behind or (written in {"一天", "a day"} and bool(length_at(self._text, length.end)))

    def _point(self) -> Token | None:
        clock = clock_at(self._text, self._at)
        if not clock or clock.bare:
            return None
        now = _NOW.match(self._text, clock.end)
        if now:
            return self._token("time", now.end(), SpanFound(now.end(), None, "until_now"))
        starts = _STARTS.match(self._text, clock.end)
        if clock.part is None and not (clock.colon or starts or self._follows({"days", "part"})):
            return None
        ends = _NOT_A_START.search(self._text, max(0, self._at - 8), self._at)
        return self._token("point", starts.end() if starts else clock.end, None if ends else clock)

    def _place(self) -> Token | None:
        said = (
            self._mapped.own_words(self._at, min(self._at + 40, len(self._text)))
            if self._text[self._at].isascii()
            else ""
        )
        found = place_at(self._text, said, self._at, apart=self._apart())
        return self._token("place", found.end, found) if found else None

    def _small(self) -> Token | None:
        for kind, pattern in _SMALL:
            found = pattern.match(self._text, self._at)
            if found and found.end() > self._at and self._fits(kind, found):
                return self._token(kind, found.end())
        return None

    def _fits(self, kind: Kind, found: re.Match[str]) -> bool:
        """A part of the day, "each" and "about" count where they are not part of what was done."""
        match kind:
            case "part":
                return self._apart() or self._times_follow(found.end())
            case "plus":
                return self._follows({"time"}) and ("+" in found.group() or self._times_follow(found.end()))
            case "each" if self._apart() and found.group() in _EVERY_DAY:
                return True
            case "each" | "about" | "shared_out":
                return self._times_follow(found.end()) or (
                    kind != "about"
                    and found.group() not in log_words.EACH_BEFORE_LENGTH
                    and self._follows({"days", "break", "part", "time"})
                )
        return True

    def _follows(self, kinds: set[Kind]) -> bool:
        """Whether the last piece that is more than a space is of one of these kinds."""
        last = self._last_pieces()
        return bool(last) and last[-1].kind in kinds

    def _last_pieces(self) -> list[Token]:
        """The last pieces that are more than a space, in order."""
        return [
            token for token in self.pieces[-4:] if token.kind != "words" or self._text[token.start : token.end].strip()
        ]

    def _times_follow(self, at: int) -> bool:
        at += self._text[at : at + 1] == " "
        part = _PART.match(self._text, at) or _ABOUT.match(self._text, at) or _EACH.match(self._text, at)
        at = part.end() if part else at
        last = self._last_pieces()
        framed = bool(last) and isinstance(last[-1].found, SpanFound)
        return bool(span_at(self._text, at, framed=framed) or length_at(self._text, at))


_SMALL: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("each", _EACH),
    ("break", _BREAK),
    ("plus", _PLUS),
    ("part", _PART),
    ("shared_out", _SHARED_OUT),
    ("about", _ABOUT),
)


def part_of_day(said: str) -> str | None:
    """The part of the day that a word for it names."""
    bare = said.removesuffix("的").removeprefix("in the ").removeprefix("this ").removesuffix("s")
    return duration_words.PARTS_OF_DAY.get(bare) or duration_words.PARTS_OF_DAY.get(f"in the {bare}")


def part_within(said: str) -> str | None:
    """The part of the day inside a word for a day: 昨晚, 今早, yesterday afternoon, last night."""
    if said.endswith(("night", "evening", "晚", "夜")):
        return duration_words.EVENING
    if said.endswith(("morning", "早", "晨")):
        return duration_words.MORNING
    return duration_words.AFTERNOON if said.endswith("afternoon") else None
