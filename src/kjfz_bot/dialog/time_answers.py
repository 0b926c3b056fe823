"""Answer kinds of service time: how long something took, and a whole message that says what was done when.

An entry is kept as what the person said: `day` (ISO), `minutes`, `start` and `end` (minutes of the day; an end beyond
1440 is on the next), `activity`, `place`, and as `duty` the clause of what it may be; null is what was not said. Where
two things may have been meant, `day_readings` and `minutes_readings` have them, and nothing is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from kjfz_bot.dialog.answers import NotAllowed, Read, Unclear, Value, answer_kind, exact, other_names
from kjfz_bot.dialog.conversation import Offer
from kjfz_bot.dialog.entry_words import length_words
from kjfz_bot.domain.service_entry import A_DAY
from kjfz_bot.language import durations, logs, normalise, options
from kjfz_bot.language.durations import DurationReading
from kjfz_bot.language.logs import LogEntry

LOG, DURATION = "log", "duration"

BEFORE = "before"
"""The limit under which an offer has the entries that are said anew: of one, what is not said stays as it was."""

REASONS = frozenset({"backwards", "zero", "half_of_day"})
"""Doubts about a length that have words of their own."""

Entry = Mapping[str, Any]


@answer_kind(DURATION)
def read_duration(text: str, offer: Offer, _today: date) -> Read:
    """A length with the spans it lies in, or one of the offered lengths; a bare number may be either, and is asked."""
    said = normalise.key(text)
    if said.isascii() and said.isdigit():
        return _number(said, offer)
    place = _named(text, offer)
    if place is not None:
        return Value(offer.options[place][0])
    reading = durations.read_duration(text)
    if reading.minutes is None:
        return _asked_again(reading)
    if reading.over_a_day:
        return NotAllowed("not-allowed-duration.over_a_day")
    spans = [[span.start, span.end] for span in reading.spans]
    return Value({"minutes": reading.minutes, "spans": spans if _add_up(spans, reading.minutes) else []})


def _asked_again(reading: DurationReading) -> Read:
    """Why a length is asked again, with what it may have been."""
    if reading.doubt in REASONS:
        return NotAllowed(f"not-allowed-duration.{reading.doubt}")
    if not reading.readings:
        return Unclear()
    return NotAllowed("not-allowed-duration.ways", {"ways": {"join": [length_words(way) for way in reading.readings]}})


def _add_up(spans: Sequence[Sequence[int]], minutes: int) -> bool:
    return sum(end - start for start, end in spans) == minutes


@answer_kind(LOG)
def read_log(text: str, offer: Offer, today: date) -> Read:
    """The entries of a message, or one of the offered ways to log; a bare number may be either, and is asked."""
    said = normalise.key(text)
    if said.isascii() and said.isdigit():
        return _number(said, offer)
    place = _named(text, offer)
    if place is not None:
        return Value(offer.options[place][0])
    reading = logs.read_log(text, today)
    if reading.refused in ("too_long", "too_many"):
        return NotAllowed(f"not-allowed-log.{reading.refused}")
    if not any(_tells(entry) for entry in reading.entries):
        return Unclear()
    found = [kept for entry in reading.entries for kept in _kept(entry)]
    if any(entry.minutes is not None and entry.minutes > A_DAY for entry in reading.entries):
        return NotAllowed("not-allowed-duration.over_a_day")
    if any(len(_readings(found, name)) > 1 for name in ("day", "minutes")):
        return NotAllowed("not-allowed-log.one_by_one")
    return Value(_amended(offer.limits.get(BEFORE, ()), found))


def _number(said: str, offer: Offer) -> Read:
    """A number alone: the place of an option, or hours."""
    place = int(said) - 1 if len(said) < 3 else -1
    if not 0 <= place < len(offer.options):
        return NotAllowed("not-allowed-duration.bare", {"number": said})
    id_, label = offer.options[place]
    return NotAllowed("not-allowed-log.number", {"number": said, "option": label}, meant=id_)


def _named(text: str, offer: Offer) -> int | None:
    """The option a reply names whole; one that only begins like one is read for what it says."""
    if not offer.options:
        return None
    place = exact(text, offer)
    return place if place is not None else options.named(text, other_names(offer))


def is_whole(text: str, today: date) -> bool:
    """Whether a message tells all of an entry by itself: a day, even one there is not, how long, and what was done."""
    return any(_is_whole(entry) for entry in logs.read_log(text, today).entries)


def _is_whole(entry: LogEntry) -> bool:
    doubt = entry.doubt("date")
    dated = entry.day is not None or (doubt is not None and doubt.reason != "missing")
    length = entry.doubt("duration")
    timed = entry.minutes is not None or (length is not None and bool(length.minutes))
    return dated and timed and bool(entry.activity)


def _tells(entry: LogEntry) -> bool:
    """Whether an entry says more than what was done: anything could be that."""
    return entry.day is not None or entry.minutes is not None or any(each.days or each.minutes for each in entry.doubts)


def _kept(entry: LogEntry) -> Iterator[Entry]:
    """An entry as it is kept: one for each of its spans."""
    days, lengths = entry.doubt("date"), entry.doubt("duration")
    told = {
        "day": None if entry.day is None else entry.day.isoformat(),
        "activity": entry.activity or None,
        "place": _place(entry),
        "duty": entry.duty or None,
        "day_readings": [day.isoformat() for day in days.days] if days is not None else [],
        "minutes_readings": list(lengths.minutes) if lengths is not None else [],
    }
    spans = [[span.start, span.end] for span in entry.spans]
    if entry.minutes is not None and spans and _add_up(spans, entry.minutes):
        for start, end in spans:
            yield {**told, "minutes": end - start, "start": start, "end": end}
    else:
        yield {**told, "minutes": entry.minutes, "start": None, "end": None}


def _place(entry: LogEntry) -> str | None:
    if entry.remote:
        return "remote"
    return "on_site" if entry.place else None


def _readings(found: Iterable[Entry], name: str) -> set[tuple[Any, ...]]:
    return {tuple(each[f"{name}_readings"]) for each in found if each[f"{name}_readings"]}


def _amended(before: Sequence[Entry], found: list[Entry]) -> list[Entry]:
    """What is said anew of one entry, with what is left as it was."""
    if len(before) != 1 or len(found) != 1:
        return found
    (old,), (new,) = before, found
    kept = {**old, **{name: new[name] for name in _WORDS if new[name] is not None}}
    if new["minutes"] is not None or new["minutes_readings"]:
        kept |= {name: new[name] for name in _LENGTH}
    if new["day"] is not None or new["day_readings"]:
        kept |= {name: new[name] for name in ("day", "day_readings")}
    return [kept]


_WORDS = ("activity", "place", "duty")
_LENGTH = ("minutes", "start", "end", "minutes_readings")


def fits_log(value: Any, ids: Sequence[str]) -> bool:
    """Whether a stored answer could be given: an offered way, or entries."""
    return value in ids if isinstance(value, str) else isinstance(value, list) and all(map(_fits_entry, value))


def _fits_entry(entry: Any) -> bool:
    return isinstance(entry, Mapping) and set(_LENGTH) <= set(entry)


def fits_duration(value: Any, ids: Sequence[str]) -> bool:
    """Whether a stored length could be given: an offered one, or one that was read."""
    return value in ids if isinstance(value, str) else isinstance(value, Mapping) and "minutes" in value
