"""Pure functions that service time is logged with: what was understood, what it still lacks, and what is usual.

What was said is a list of entries as `time_answers` keeps them. A term is called `number:programme` as an option.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from kjfz_bot.dialog.content import Scene
from kjfz_bot.dialog.entry_words import day_words, length_words
from kjfz_bot.dialog.need_form import programme_of
from kjfz_bot.dialog.sources import function
from kjfz_bot.dialog.spoken import spoken
from kjfz_bot.domain.service_rules import Duty

Options = list[tuple[str, str]]
Said = Sequence[Mapping[str, Any]]

AGAIN, WEEK = "again", "week"

HAVE, MISSING, DOUBT = "have", "missing", "doubt"

LENGTHS = (60, 120, 240, 480)
"""Minutes of the buttons: an hour, two, half a day, a day."""

WAYS = ("said", "entries", "last", "days")
"""What tells how somebody logs, and what they said on that way."""


def entries_of(answer: object) -> Said:
    """The entries of an answer in free words; none where another way was picked."""
    return answer if isinstance(answer, list) else []


@function("log_entries_said", "default", "said")
def log_entries_said(scene: Scene) -> list[Any]:
    """What was said stands as it was understood."""
    said = scene.answers["said"]
    return [said] if isinstance(said, list) else []


@function("log_lacks_day", "options", *WAYS)
def log_lacks_day(scene: Scene) -> Options:
    """Whether the day has to be asked for, or which of two was meant."""
    given = scene.answers["said"] == WEEK and bool(scene.answers["days"])
    return _lacking(scene, "day", given=given)


@function("log_lacks_length", "options", *WAYS)
def log_lacks_length(scene: Scene) -> Options:
    """Whether it has to be asked how long it was, or which of two lengths was meant."""
    return _lacking(scene, "minutes", given=_repeats(scene))


@function("log_lacks_activity", "options", *WAYS)
def log_lacks_activity(scene: Scene) -> Options:
    """Whether it has to be asked what was done."""
    return _lacking(scene, "activity", given=_repeats(scene))


def _repeats(scene: Scene) -> bool:
    return scene.answers["said"] == AGAIN and scene.answers["last"] is not None


def _lacking(scene: Scene, name: str, *, given: bool) -> Options:
    said = entries_of(scene.answers["entries"])
    if any(each.get(f"{name}_readings") for each in said):
        found = DOUBT
    elif said:
        found = HAVE if all(each.get(name) is not None for each in said) else MISSING
    else:
        found = HAVE if given else MISSING
    return [(found, found)]


@function("log_day_readings", "options", "entries")
def log_day_readings(scene: Scene) -> Options:
    """The days that may have been meant."""
    return [(day, _said_day(scene, date.fromisoformat(day))) for day in _readings(scene, "day")]


@function("log_length_readings", "options", "entries")
def log_length_readings(scene: Scene) -> Options:
    """The lengths that may have been meant."""
    return [(f"{minutes}", _said_length(scene, minutes)) for minutes in _readings(scene, "minutes")]


def _readings(scene: Scene, name: str) -> list[Any]:
    said = entries_of(scene.answers["entries"])
    return next((list(each[f"{name}_readings"]) for each in said if each.get(f"{name}_readings")), [])


@function("log_days", "options")
def log_days(scene: Scene) -> Options:
    """Today and the two days before; any other is typed."""
    days = [scene.as_of - timedelta(days=back) for back in range(3)]
    return [(day.isoformat(), _called(scene, place, day)) for place, day in enumerate(days)]


def _called(scene: Scene, back: int, day: date) -> str:
    texts, lang = scene.content.texts, scene.language
    return texts.text(lang, f"service-back.d{back}", day=_said_day(scene, day))


@function("log_lengths", "options")
def log_lengths(scene: Scene) -> Options:
    """An hour, two, half a day, a day; anything else is typed."""
    texts, lang = scene.content.texts, scene.language
    return [(f"{minutes}", texts.text(lang, f"service-usual.m{minutes}")) for minutes in LENGTHS]


def _said_day(scene: Scene, day: date) -> str:
    return str(spoken(scene.content.texts, scene.language, day_words(day)))


def _said_length(scene: Scene, minutes: int) -> str:
    return str(spoken(scene.content.texts, scene.language, length_words(minutes)))


@function("log_categories", "options", "term")
def log_categories(scene: Scene) -> Options:
    """The duties of the programme, each with its clause."""
    texts, lang, programme = scene.content.texts, scene.language, programme_of(scene.answers["term"])
    return [(duty.id, texts.text(lang, f"{programme}-duty-{duty.id}")) for duty in _duties(scene)]


def _duties(scene: Scene) -> tuple[Duty, ...]:
    programme = scene.content.programmes.get(programme_of(scene.answers["term"]))
    return () if programme is None or programme.service is None else programme.service.duties


@function("log_category", "default", "entries", "last", "term")
def log_category(scene: Scene) -> list[Any]:
    """The duty that all of what was said points to, or that of the entry it repeats; else none."""
    if scene.answers["last"] is not None:
        return [f"{scene.answers['last']}".split(":")[1] or None]
    hints = {each["duty"] for each in entries_of(scene.answers["entries"])}
    known = [duty.id for duty in _duties(scene) if hints == {duty.clause}]
    return known or [None]


@function("log_place", "default", "entries", "last")
def log_place(scene: Scene) -> list[Any]:
    """On site or remote, where all that was said is one of them, or the entry it repeats was."""
    if scene.answers["last"] is not None:
        return [f"{scene.answers['last']}".split(":")[2] or None]
    places = {each.get("place") for each in entries_of(scene.answers["entries"])}
    return list(places) if len(places) == 1 else [None]


@function("log_no_paper", "default", "said")
def log_no_paper(_scene: Scene) -> list[Any]:
    """Nobody has to send a photo; the check page is where one is added."""
    return [None]


def _acts(name: str) -> Callable[[Scene], Options]:
    def acts(scene: Scene) -> Options:
        seen, texts = scene.answers["seen"], scene.content.texts
        found = seen["acts"] if isinstance(seen, Mapping) else []
        return [(act, texts.text(scene.language, f"{name}.{act}")) for act in (*found, "nothing")]

    return acts


function("my_entry_acts", "options", "seen")(_acts("log_fix-act"))
