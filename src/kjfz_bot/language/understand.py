"""One door to every reader, for measuring them: a kind of answer, a record of it, the value.

Belongs here: which reader serves a kind, and the form its value takes. No reading of its own.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from kjfz_bot.language.dates import parse_date
from kjfz_bot.language.degree import parse_degree
from kjfz_bot.language.durations import read_duration
from kjfz_bot.language.logs import LogEntry, read_log
from kjfz_bot.language.numbers import parse_age, parse_birth, parse_count, parse_money
from kjfz_bot.language.options import pick, pick_many
from kjfz_bot.language.time_spans import Span, clock_face
from kjfz_bot.language.yesno import parse_yes_no

Value = str | int | float | list[int] | dict[str, str | int | None] | None
Record = Mapping[str, object]


def understand(kind: str, record: Record, now: datetime) -> Value:
    """The value of `record["input"]` read as `kind`; KeyError names a kind that does not exist."""
    return KINDS[kind](record, now.date())


def _text(record: Record) -> str:
    return str(record.get("input", ""))


def _number(record: Record, today: date) -> Value:
    text = _text(record)
    match record.get("kind"):
        case "age":
            return parse_age(text)
        case "birth":
            return parse_birth(text, today)
        case "money":
            return parse_money(text)
        case _:
            return parse_count(text)


def _date(record: Record, today: date) -> Value:
    found = parse_date(_text(record), today)
    return {"date": found.isoformat() if found else None}


def _duration(record: Record, _today: date) -> Value:
    reading = read_duration(_text(record))
    return {"minutes": reading.minutes} | _ends(reading.span)


def _ends(span: Span | None) -> dict[str, str | int | None]:
    return {"start": clock_face(span.start), "end": clock_face(span.end)} if span else {}


def _log(record: Record, today: date) -> Value:
    """The day's work as one: a day only where there is one, the sum of its lengths only where all are certain."""
    entries = read_log(_text(record), today).entries
    days = {entry.day for entry in entries}
    day = days.pop() if len(days) == 1 else None
    known = [entry.minutes for entry in entries if entry.minutes is not None]
    whole = len(days) == 0 and len(known) == len(entries) and bool(entries) and not any(entry.each for entry in entries)
    spans = [span for entry in entries for span in entry.spans]
    alone = spans[0] if whole and len(spans) == 1 and spans[0].minutes == sum(known) else None
    return {
        "date": day.isoformat() if day else None,
        "start": clock_face(alone.start) if alone else None,
        "end": clock_face(alone.end) if alone else None,
        "minutes": sum(known) if whole else None,
        "activity": _first_said(entries, "activity"),
        "place": _first_said(entries, "place"),
    }


def _first_said(entries: tuple[LogEntry, ...], name: str) -> str | None:
    said = list(dict.fromkeys(str(getattr(entry, name)) for entry in entries if getattr(entry, name)))
    return ("；".join(said) if name == "activity" else said[0]) if said else None


def _yes_no(record: Record, _today: date) -> Value:
    return parse_yes_no(_text(record)) or "other"


def _degree(record: Record, _today: date) -> Value:
    return parse_degree(_text(record))


def _options(record: Record, _today: date) -> Value:
    offered = record.get("options")
    options = [str(option) for option in offered] if isinstance(offered, list | tuple) else []
    single = pick(_text(record), options)
    if single is not None:
        return single
    several = pick_many(_text(record), options)
    if not several:
        return None
    return several[0] if len(several) == 1 else list(several)


KINDS: dict[str, Callable[[Record, date], Value]] = {
    "numbers": _number,
    "dates": _date,
    "durations": _duration,
    "logs": _log,
    "yesno": _yes_no,
    "degree": _degree,
    "options": _options,
}
