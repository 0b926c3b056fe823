"""What `kjfz-bot understand` does: words from JSON Lines through the readers of conversations, to measure them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from kjfz_bot.app.clock import machine_clock
from kjfz_bot.domain.calendar import SHANGHAI
from kjfz_bot.errors import ContentError, FactError
from kjfz_bot.language.understand import KINDS, Record, Value, understand
from kjfz_bot.programmes.nearest import nearest


def parse_moment(text: str) -> datetime:
    """A moment in Shanghai from ISO 8601; without a zone it is Shanghai's time, without text it is now."""
    if not text:
        return machine_clock().astimezone(SHANGHAI)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise FactError("now", f"'{text}' is not a moment. Write it as 2026-03-11T10:00+08:00.") from None
    return moment.astimezone(SHANGHAI) if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def understand_lines(kind: str, lines: Iterable[str], now: datetime) -> Iterator[Value]:
    """The value of each line that is not blank; a line that is no record stops with its number."""
    if kind not in KINDS:
        right = nearest(kind, KINDS)
        raise FactError("kind", f"'{kind}' is not a kind of words. Did you mean '{right}'?", right)
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield understand(kind, _record(number, line), now)


def _record(number: int, line: str) -> Record:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        record = None
    if isinstance(record, dict) and "input" in record:
        return record
    raise ContentError(
        "standard input", f"line {number}", "this is no record.", 'Write one such as {"input": "3 years"}.'
    )


_ASKED = (None, "other")  # a yes-no reader says "other" where it asks again
_DECIDING = {"logs": ("date", "minutes"), "durations": ("minutes", "start", "end")}
"""The fields by which a value is right or wrong; those of a log beside them are counted apart."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A line that was not read as expected."""

    said: str
    expected: object
    value: Value


@dataclass(frozen=True, slots=True)
class Figures:
    """How a kind of words was read: right, asked again, and wrong, which is a value that nobody meant."""

    kind: str
    total: int
    asked: tuple[Miss, ...]
    wrong: tuple[Miss, ...]
    beside: Mapping[str, tuple[int, int]]

    def lines(self) -> Iterator[str]:
        """The figures and each miss, for an operator."""
        right = self.total - len(self.asked) - len(self.wrong)
        share = f"{100 * right / self.total:.1f} %" if self.total else "none"
        others = f"{len(self.asked)} asked, {len(self.wrong)} wrong"
        yield f"{self.kind}: {self.total} lines, {right} right ({share}), {others}"
        for name, (good, all_) in self.beside.items():
            yield f"  {name}: {good} of {all_} alike"
        for label, misses in (("asked", self.asked), ("wrong", self.wrong)):
            for miss in misses:
                yield f"{label}: {miss.said} -> {_shown(miss.value)}, expected {_shown(miss.expected)}"


def measured(kind: str, lines: Iterable[str], now: datetime) -> Figures:
    """How the lines of a file are read, against what each of them expects."""
    kept = [line for line in lines if line.strip()]
    values = list(understand_lines(kind, kept, now))
    expected = [_expected(number, line) for number, line in enumerate(kept, start=1)]
    asked: list[Miss] = []
    wrong: list[Miss] = []
    for line, value, wanted in zip(kept, values, expected, strict=True):
        differing = _differing(kind, value, wanted)
        if differing:
            miss = Miss(str(json.loads(line)["input"]), wanted, value)
            (asked if all(part in _ASKED for part in differing) else wrong).append(miss)
    return Figures(kind, len(kept), tuple(asked), tuple(wrong), _beside(kind, values, expected))


def _expected(number: int, line: str) -> object:
    record = json.loads(line)
    if "expected" in record:
        return record["expected"]
    raise ContentError("the file", f"line {number}", "nothing is expected of it.", 'Add "expected" to the record.')


def _differing(kind: str, value: Value, expected: object) -> list[object]:
    """The parts of a value, of those that decide, that are not as expected."""
    if not isinstance(value, dict) or not isinstance(expected, dict):
        return [] if value == expected else [value]
    names = _DECIDING.get(kind, tuple(expected))
    return [value.get(name) for name in names if value.get(name) != expected.get(name)]


def _beside(kind: str, values: list[Value], expected: list[object]) -> Mapping[str, tuple[int, int]]:
    if kind != "logs":
        return {}
    pairs = [(v, e) for v, e in zip(values, expected, strict=True) if isinstance(v, dict) and isinstance(e, dict)]
    return {
        name: (sum(v.get(name) == e[name] for v, e in pairs if name in e), sum(name in e for _, e in pairs))
        for name in ("start", "end", "activity", "place")
    }


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
