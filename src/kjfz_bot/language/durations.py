"""How long something took, as the whole of a short reply: 三个半小时, 2小时+30分, 9:00到11:30, 上午2小时下午3小时.

Belongs here: how lengths and spans of one reply come to one figure, and why a reply has to be asked again. What one
length or span is belongs to `lengths` and `time_spans`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kjfz_bot.language import duration_words as words
from kjfz_bot.language.clock_times import any_of
from kjfz_bot.language.figure_spans import figured_span_at
from kjfz_bot.language.lengths import LengthFound, length_at, with_halves
from kjfz_bot.language.normalise import short
from kjfz_bot.language.numerals import number
from kjfz_bot.language.pinyin_times import from_pinyin
from kjfz_bot.language.time_spans import DAY, Span, SpanFound, span_at

Doubt = Literal[
    "bare",
    "estimate",
    "bound",
    "half_of_day",
    "backwards",
    "conflict",
    "several",
    "vague",
    "rest",
    "zero",
    "part_of_day",
    "until_now",
    "unreadable",
]
"""Why a length has to be asked: a bare number; two values; "at least"; morning or evening; an end before its start;
spans and a length that disagree; lengths that may be one or the sum; no certain value ("most of the day"); a break or a
way in between; nothing; only "in the morning"; "until now"; not a length at all."""

_HALF_DAY = 240
_JOINED = re.compile(r" ?(?:[+＋]|外加|另加|另外|加(?!起来|在一起)|plus|and|和|以及|再加|又) ?")
_TOTAL = re.compile(
    r" ?(?:一共|总共|共计|合计|总计|加起来|合起来|累计|共|=|(?:a )?total(?: of)?|altogether|in total|in all)"
    r"(?:是|有|用了|花了|:)? ?"
)
_GAP = re.compile(r"[/\s,，。.;；!！?？:：、()（）\"'“”…·]+")
_PART = re.compile(
    rf"(?:{any_of(word for word in words.PARTS_OF_DAY if not word.isascii())})(?!了)"
    r"|(?:in the |this )?(?:morning|afternoon|evening)(?![a-z])"
)
_DID = re.compile(
    r"(?![^了]{0,6}[除少差超晚迟早休误耽剩余没不未停断减扣歇睡等])[\u4e00-\u9fff]{1,6}了 ?"
    r"(?=[\d一二两俩仨三四五六七八九十半])"
)
_AROUND = re.compile(rf"(?:{any_of(words.AROUND)})")
_ABOUT = re.compile(rf"(?:{any_of(words.ABOUT)})")
_BOUND = re.compile(rf"(?:{any_of(words.BOUNDS)})")
_REST = re.compile(rf"(?:{any_of(words.REST)})")
_OTHERWISE = re.compile(rf"(?:{any_of(words.OTHERWISE)})")
_BARE_CLOCK = re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)")
_MINUTES_ONLY = re.compile(r"(\d{1,3}) ?(?:m|')")
_POINT_FIRST = re.compile(r"(?<![\d.])\.(?=\d)")
_OPEN_END = re.compile(r" ?[+~]+ ?$")
_BARE = re.compile(r"(?P<n>[\d.]+|[零一二两俩仨三四五六七八九十百]+)(?P<measure>个)?(?P<half>半)?")
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_MOST_BARE_HOURS = 12


@dataclass(frozen=True, slots=True)
class DurationReading:
    """What a reply says of a length: its minutes and the spans they lie in, or the doubt for which it must be asked.

    `readings` are what may be meant, in minutes; `ways` the spans that may be, where halves of the day are open.
    `about` marks a figure that was said to be near (三个多小时 is read as three hours).
    """

    minutes: int | None
    spans: tuple[Span, ...] = ()
    doubt: Doubt | None = None
    readings: tuple[int, ...] = ()
    ways: tuple[Span, ...] = ()
    about: bool = False

    @property
    def span(self) -> Span | None:
        """The only span, when the whole length lies in one."""
        return self.spans[0] if len(self.spans) == 1 and self.spans[0].minutes == self.minutes else None

    @property
    def over_a_day(self) -> bool:
        """Whether it is more than one day has."""
        return self.minutes is not None and self.minutes > DAY


@dataclass(frozen=True, slots=True)
class Piece:
    """A span or a length; `apart` where a part of the day or a plus stands before it, `next` to the piece before it.

    `total` marks one that is said to be the sum of the others.
    """

    found: SpanFound | LengthFound
    apart: bool
    next: bool = True
    total: bool = False


def read_duration(text: str) -> DurationReading:
    """The length a short reply names; a doubt where it names none, or could name another."""
    folded = short(with_halves(text))
    if not folded:
        return _doubtful("unreadable")
    folded = _POINT_FIRST.sub("0.", folded)
    lone = _MINUTES_ONLY.fullmatch(folded)
    if lone:
        return DurationReading(int(lone[1])) if int(lone[1]) else _doubtful("zero")
    reading = _scanned(from_pinyin(folded))
    together = _BETWEEN_HAN.sub("", folded)
    return _scanned(together) if reading.doubt == "unreadable" and together != folded else reading


def _scanned(text: str) -> DurationReading:
    scan = _Scan(text)
    scan.run()
    return scan.reading()


class _Scan:
    """One pass over a reply: what it holds, in order, and what stands around it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._pieces: list[Piece] = []
        self._apart = False
        self._total = False
        self._marks: set[str] = set()

    def run(self) -> None:
        """Walk the whole reply, or stop at the first word that has no place in a length."""
        while self._at < len(self._text):
            if not (self._take_piece() or self._take_mark()):
                self._marks.add("unreadable")
                return

    def reading(self) -> DurationReading:
        """What the pieces come to."""
        if not self._pieces:
            return _without_pieces(self._text, self._marks)
        combined = combine(tuple(self._pieces))
        for mark in ("rest", "otherwise", "bound", "unreadable"):
            if mark in self._marks:
                return _asked(_DOUBT_OF[mark], combined)
        return _told_near(combined) if "about" in self._marks else combined

    def _take_piece(self) -> bool:
        found = (
            figured_span_at(self._text, self._at) or span_at(self._text, self._at) or length_at(self._text, self._at)
        )
        if not found:
            return False
        self._pieces.append(Piece(found, self._apart, total=self._total))
        self._at, self._apart, self._total = found.end, False, False
        return True

    def _take_mark(self) -> bool:
        for name, pattern in _MARKS:
            found = pattern.match(self._text, self._at)
            if found:
                self._apart = self._apart or name in {"joined", "part"}
                self._total = self._total or name == "total"
                self._marks.add(name)
                self._at = found.end()
                return True
        return False


_MARKS = (
    ("bound", _OPEN_END),
    ("joined", _JOINED),
    ("total", _TOTAL),
    ("gap", _GAP),
    ("rest", _REST),
    ("about", _ABOUT),
    ("bound", _BOUND),
    ("otherwise", _OTHERWISE),
    ("part", _PART),
    ("around", _AROUND),
    ("did", _DID),
)
_DOUBT_OF: dict[str, Doubt] = {"rest": "rest", "otherwise": "several", "bound": "bound", "unreadable": "unreadable"}


def combine(pieces: tuple[Piece, ...]) -> DurationReading:
    """The figure that several lengths and spans of one day come to, or the doubt that keeps them apart."""
    for piece in pieces:
        if piece.found.doubt:
            return _of_doubtful(piece.found)
    totals = [piece for piece in pieces if piece.total]
    if totals and len(totals) < len(pieces):
        return _with_total(combine(tuple(piece for piece in pieces if not piece.total)), totals)
    spans = tuple(piece.found.span for piece in pieces if isinstance(piece.found, SpanFound) and piece.found.span)
    lengths = tuple(piece for piece in pieces if isinstance(piece.found, LengthFound))
    if _overlap(spans):
        return _doubtful("conflict", (sum(span.minutes for span in spans),))
    return _combined(spans, lengths)


def _with_total(reading: DurationReading, totals: list[Piece]) -> DurationReading:
    """Lengths beside the sum that was said of them; one that is not their sum is asked."""
    said = [piece.found.minutes for piece in totals if isinstance(piece.found, LengthFound)]
    if [reading.minutes] == said:
        return reading
    ways = tuple(way for way in (reading.minutes, *said) if way)
    return _doubtful("conflict", ways) if reading.minutes is not None else reading


def _combined(spans: tuple[Span, ...], lengths: tuple[Piece, ...]) -> DurationReading:
    in_spans = sum(span.minutes for span in spans)
    found = [piece.found for piece in lengths if isinstance(piece.found, LengthFound)]
    about = any(length.about for length in found)
    if not lengths:
        return DurationReading(in_spans, spans)
    in_lengths = sum(length.minutes or 0 for length in found)
    if spans:
        return _spans_and_lengths(spans, lengths, in_spans, in_lengths)
    if len(found) == 1 or _add_up(lengths):
        return DurationReading(in_lengths, about=about)
    last = found[-1].minutes or 0
    if last == in_lengths - last:
        return DurationReading(last, about=about) if len(found) > 2 else _doubtful("several", (last, in_lengths))
    return _doubtful("several", tuple(dict.fromkeys((*(length.minutes or 0 for length in found), in_lengths))))


def _spans_and_lengths(
    spans: tuple[Span, ...], lengths: tuple[Piece, ...], in_spans: int, in_lengths: int
) -> DurationReading:
    if in_spans == in_lengths:
        return DurationReading(in_spans, spans)
    if all(piece.apart for piece in lengths):
        return DurationReading(in_spans + in_lengths, spans)
    return _doubtful("conflict", (in_spans, in_lengths))


def _add_up(lengths: tuple[Piece, ...]) -> bool:
    """Whether each further length is said to come on top, or is in a smaller unit than the one before it."""
    found = [piece.found for piece in lengths if isinstance(piece.found, LengthFound)]
    units = [length.unit for length in found]
    falling = all(units[n] > units[n + 1] for n in range(len(units) - 1))
    smaller = all((length.minutes or 0) < found[0].unit for length in found[1:])
    beside = all(piece.next for piece in lengths[1:])
    return all(piece.apart for piece in lengths[1:]) or (falling and smaller and beside)


def _overlap(spans: tuple[Span, ...]) -> bool:
    ordered = sorted(spans, key=lambda span: span.start)
    return any(ordered[n].end > ordered[n + 1].start for n in range(len(ordered) - 1))


def _of_doubtful(found: SpanFound | LengthFound) -> DurationReading:
    doubt: Doubt = next(name for name in _NAMES if name == found.doubt)
    if isinstance(found, SpanFound):
        minutes = tuple(dict.fromkeys(span.minutes for span in found.readings))
        return DurationReading(None, (), doubt, minutes, found.readings)
    return DurationReading(None, (), doubt, tuple(dict.fromkeys(found.readings)))


_NAMES: tuple[Doubt, ...] = ("estimate", "half_of_day", "backwards", "several", "vague", "zero", "rest", "until_now")


def _without_pieces(text: str, marks: set[str]) -> DurationReading:
    """A reply without any unit: a number, a time that may be a length, a part of the day, or no length."""
    clock = _BARE_CLOCK.fullmatch(text)
    if clock:
        return _doubtful("bare", (int(clock["hours"]) * 60 + int(clock["minutes"]),))
    bare = _BARE.fullmatch(text.strip(" .。,，"))
    value = number(bare["n"]) if bare else None
    if bare and value is not None:
        hours = float(value) + (0.5 if bare["half"] else 0)
        return _doubtful("bare", (round(hours * 60),) if hours <= _MOST_BARE_HOURS else (round(hours),))
    if "part" in marks and "unreadable" not in marks:
        return _doubtful("part_of_day", (_HALF_DAY,))
    return _doubtful("unreadable")


def _asked(doubt: Doubt, reading: DurationReading) -> DurationReading:
    """The same reading as something to ask about; a figure it had becomes what may be meant."""
    if reading.doubt:
        return reading
    return DurationReading(None, (), doubt, () if reading.minutes is None else (reading.minutes,), reading.spans)


def _told_near(reading: DurationReading) -> DurationReading:
    return reading if reading.doubt else DurationReading(reading.minutes, reading.spans, about=True)


def _doubtful(doubt: Doubt, readings: tuple[int, ...] = ()) -> DurationReading:
    return DurationReading(None, (), doubt, tuple(reading for reading in readings if reading > 0))
