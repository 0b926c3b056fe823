"""One door to every reader, for measuring them: a kind of answer, a record of it, the value.

Belongs here: which reader serves a kind, and the form its value takes. No reading of its own.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from kjfz_bot.language.dates import parse_date
from kjfz_bot.language.degree import parse_degree
from kjfz_bot.language.numbers import parse_age, parse_birth, parse_count, parse_money
from kjfz_bot.language.options import pick, pick_many
from kjfz_bot.language.yesno import parse_yes_no

Value = str | int | float | list[int] | dict[str, str | None] | None
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
    "yesno": _yes_no,
    "degree": _degree,
    "options": _options,
}
