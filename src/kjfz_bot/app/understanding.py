"""What `kjfz-bot understand` does: words from JSON Lines through the readers of conversations, to measure them."""

import json
from collections.abc import Iterable, Iterator
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
