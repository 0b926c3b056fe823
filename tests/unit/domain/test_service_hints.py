"""What about hours may be worth a look: each hint at its limit and just below, and on invented VPs by the hundred."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest

from kjfz_bot.domain.service_hints import KINDS, Trace, hints
from tests.unit.domain.invented_vps import FRAUDS, HONEST, make

MONDAY = date(2026, 3, 2)
SATURDAY = 5
"""Days after a Monday."""


def weekend(day: date) -> bool:
    """Saturdays and Sundays."""
    return day.isoweekday() > 5


def trace(after: int = 0, minutes: int = 150, **rest: object) -> Trace:
    """An entry so many days after the Monday, made on its day."""
    day = MONDAY + timedelta(days=after)
    made = datetime.combine(day, time(10), UTC)
    said = {"entry": 0, "person": 1, "firm": 9, "day": day, "minutes": minutes, "made_at": made}
    return Trace(**said | rest)  # type: ignore[arg-type]  # whatever the test is about


def several(many: int, every: int = 3, first: int = 0, text: str | None = None) -> list[Trace]:
    """So many entries, one every so many days, each of another length and, unless it is said, of other words."""
    return [trace(first + place * every, 61 + place, text=text or f"{place}") for place in range(many)]


def working_days(lengths: Sequence[int], on_end: int = 5) -> list[Trace]:
    """An entry a working day; with less than five on end some are left out."""
    return [trace(place % on_end + place // on_end * 7, minutes) for place, minutes in enumerate(lengths)]


def late(many: int, days: int, apart: timedelta = timedelta(0)) -> list[Trace]:
    """Entries of days on end, made so many days after the last of them, one after the other."""
    made = datetime.combine(MONDAY + timedelta(days=many - 1 + days), time(3), UTC)
    return [trace(place, 61 + place, made_at=made + place * apart) for place in range(many)]


def night(after: int, start: int, end: int) -> Trace:
    """An entry of a span."""
    return trace(after, end - start, start=start, end=end)


TABLE: list[tuple[str, list[Trace], str | None, int, int]] = [
    ("nothing", [], None, 0, 0),
    ("twelve of twenty with the same words", [*several(12, text="a"), *several(8)], "same_text", 12, 20),
    ("eleven of twelve", [*several(11, text="a"), *several(1)], None, 0, 0),
    ("twelve of twenty-four", [*several(12, text="a"), *several(12)], None, 0, 0),
    ("twenty without words", [trace(place * 3, 61 + place) for place in range(20)], None, 0, 0),
    ("three nights", [night(1, 1320, 1380), night(4, 300, 480), night(7, 0, 60)], "night", 3, 3),
    ("three, one of them a minute shorter", [night(1, 1320, 1379), night(4, 300, 480), night(7, 0, 60)], None, 0, 0),
    ("two nights", [night(1, 1320, 1440), night(4, 0, 360)], None, 0, 0),
    ("eight Saturdays", several(8, 7, SATURDAY), "rest_days", 8, 8),
    ("seven Saturdays", several(7, 7, SATURDAY), None, 0, 0),
    ("eight Saturdays of sixteen days", [*several(8, 7, SATURDAY), *several(8, 7)], None, 0, 0),
    ("a picture twice", [trace(photos=("p",)), trace(3, 90, photos=("q", "p"))], "same_photo", 1, 2),
    ("two pictures", [trace(photos=("p",)), trace(3, 90, photos=("q",))], None, 0, 0),
    ("a picture twice with one entry", [trace(photos=("p", "p"))], None, 0, 0),
    ("eight days of four hours", working_days([240] * 8), "round_hours", 8, 8),
    ("seven of them", working_days([240] * 7), None, 0, 0),
    ("with Fridays off", working_days([240] * 8, 4), None, 0, 0),
    ("of four hours and a half", working_days([270] * 8), None, 0, 0),
    ("one of another length", working_days([240] * 4 + [300] + [240] * 4), None, 0, 0),
    ("eleven made at once a fortnight later", late(11, 14), "late_at_once", 11, 11),
    ("ten", late(10, 14), None, 0, 0),
    ("a day sooner", late(11, 13), None, 0, 0),
    ("within an hour", late(11, 14, timedelta(minutes=6)), "late_at_once", 11, 11),
    ("within more", late(11, 14, timedelta(minutes=6, seconds=1)), None, 0, 0),
]


@pytest.mark.parametrize(("what", "traces", "kind", "times", "among"), TABLE, ids=[row[0] for row in TABLE])
def test_what_is_worth_a_look(what: str, traces: list[Trace], kind: str | None, times: int, among: int) -> None:
    """Each hint at its limit and just below it, whatever the order."""
    numbered = [replace(each, entry=number) for number, each in enumerate(traces, 1)]

    found = hints(list(reversed(numbered)), weekend)

    assert [(hint.kind, hint.count, hint.among) for hint in found] == ([(kind, times, among)] if kind else []), what
    assert all(set(hint.entries) <= {each.entry for each in numbered} and hint.entries for hint in found)


def test_every_kind_of_hint_is_in_the_table() -> None:
    """None was forgotten."""
    assert {row[2] for row in TABLE} - {None} == set(KINDS)


def test_a_hint_names_the_entries_it_is_about() -> None:
    """And no others."""
    twelve = [replace(each, entry=number) for number, each in enumerate(several(12, text="a"), 1)]
    three = [replace(each, entry=number) for number, each in enumerate(several(3, first=1), 21)]

    (found,) = hints([*three, *twelve], weekend)

    assert found.entries == tuple(range(1, 13))


@pytest.mark.parametrize(("rest", "elsewhere"), [({"person": 2}, True), ({"firm": 8}, True), ({}, False)])
def test_a_picture_of_another_vp_or_firm_is_said_to_be_elsewhere(rest: dict[str, int], elsewhere: bool) -> None:
    """It is worth a look with both; an older entry of the same VP at the same firm is no other's."""
    mine, beside = trace(photos=("p",)), trace(9, photos=("p",), **rest)

    (found,) = hints([mine], weekend, [beside])

    assert (found.kind, found.count, found.elsewhere) == ("same_photo", 1, elsewhere)
    assert hints([mine], weekend, [trace(9, photos=("q",))]) == []


def test_whole_hours_over_a_holiday_go_on() -> None:
    """Days on which nobody works end no row of days."""
    days = [
        *working_days([240] * 4),
        *(replace(each, day=each.day + timedelta(days=7)) for each in working_days([240] * 4)),
    ]

    assert [hint.kind for hint in hints(days, lambda day: weekend(day) or day == date(2026, 3, 6))] == ["round_hours"]
    assert hints(days, weekend) == []


def test_most_invented_frauds_are_hinted_at_and_few_honest_vps() -> None:
    """Of a hundred of each kind 60 at least and 520 of all 600; of a thousand honest VPs 40 at most."""
    chance = Random(20261129)
    frauds = {kind: [make(habit, person, chance) for person in range(100)] for kind, habit in FRAUDS.items()}
    honest = [make(habit, person, chance) for many, habit in HONEST.values() for person in range(many * 10)]

    told = {kind: sum(kind in _kinds(each) for each in cases) for kind, cases in frauds.items()}
    alarms = sum(bool(_kinds(each)) for each in honest)

    assert all(of_100 >= 60 for of_100 in told.values()), told
    assert sum(told.values()) >= 520, told
    assert alarms <= 40


def _kinds(traces: Sequence[Trace]) -> set[str]:
    return {hint.kind for hint in hints(traces, weekend)}
