"""Entries of service time in words: days with their weekday, lengths, spans, and a line that says all of one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kjfz_bot.domain.service_entry import A_DAY

Words = Mapping[str, Any]

NOTHING = "none"
"""What stands in a text for something there is not."""


def day_words(day: date) -> Words:
    """A day with its weekday."""
    args = {
        "year": f"{day.year}",
        "day": day.day,
        "weekday": {"text": f"weekday.d{day.isoweekday()}"},
        "name": {"text": f"service-month.m{day.month}"},
    }
    return {"text": "service-day", "args": args}


def dated_words(day: date) -> Words:
    """The same with its year."""
    return {**day_words(day), "text": "service-day.dated"}


def length_words(minutes: int) -> Words:
    """A length of time in hours and minutes."""
    hours, rest = divmod(minutes, 60)
    form = "both" if hours and rest else "hours" if hours or not rest else "minutes"
    return {"text": f"service-length.{form}", "args": {"hours": hours, "minutes": rest}}


def span_text(start: int, end: int) -> str:
    """From when until when, in minutes of the day."""
    return f"{_clock(start)}–{_clock(end)}"


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24 if minute > A_DAY else minute // 60}:{minute % 60:02}"


def line_words(
    day: date | None,
    minutes: int | None,
    *,
    span: tuple[int, int] | None = None,
    activity: str | None = None,
    place: str | None = None,
) -> Words:
    """All there is of one entry, in a line; what is not said yet shows as that. `place` is a place's id."""
    args = {
        "when": _when(day, span),
        "length": NOTHING if minutes is None else length_words(minutes),
        "activity": activity or NOTHING,
        "place": NOTHING if place is None else {"text": f"entry-place.{place}"},
    }
    return {"text": "entry-line", "args": args}


def _when(day: date | None, span: tuple[int, int] | None) -> Words | str:
    if day is None:
        return NOTHING if span is None else span_text(*span)
    if span is None:
        return day_words(day)
    return {"text": "entry-when", "args": {"day": day_words(day), "span": span_text(*span)}}
