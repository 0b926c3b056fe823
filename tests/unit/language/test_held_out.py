"""What people type, item by item: `held_out/*.jsonl`, whose expected values were set by reasoning before any tuning.

The reference moment is Wednesday 11 March 2026, 10:00 in Shanghai.
"""

import json
from datetime import datetime
from pathlib import Path

import pytest

from kjfz_bot.language.logs import read_log
from kjfz_bot.language.understand import KINDS, Value, understand

NOW = datetime.fromisoformat("2026-03-11T10:00+08:00")
SETS = Path(__file__).parent / "held_out"


def _items(kind: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (SETS / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()]


def _wrong(kind: str) -> list[tuple[object, object, Value]]:
    found = []
    for item in _items(kind):
        value = understand(kind, item, NOW)
        if not _is_meant(value, item["expected"]):
            found.append((item["input"], item["expected"], value))
    return found


def _is_meant(value: Value, expected: object) -> bool:
    """Whether a value is as expected; of one with several parts, the parts that the item states."""
    if isinstance(value, dict) and isinstance(expected, dict):
        return all(value.get(name) == part for name, part in expected.items())
    return value == expected


@pytest.mark.parametrize("kind", KINDS)
def test_every_held_out_answer_is_understood_as_meant(kind: str) -> None:
    """Each item gives the value a person would take from it, or is asked again."""
    assert _wrong(kind) == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_enough_held_out_answers(kind: str) -> None:
    """Sixty items a kind are the least that says anything about unseen ones."""
    assert len(_items(kind)) >= 60


def test_every_held_out_message_of_several_days_is_taken_apart_as_meant() -> None:
    """Each day has its minutes, None where they are asked; a day of None is asked itself."""
    wrong = [(item["input"], days) for item in _items("entries") if (days := _by_day(item)) != item["expected"]]

    assert wrong == []


def _by_day(item: dict[str, object]) -> list[list[str | int | None]]:
    days: dict[str | None, int | None] = {}
    for entry in read_log(str(item["input"]), NOW.date()).entries:
        day = entry.day.isoformat() if entry.day else None
        before = days.get(day, 0)
        days[day] = None if entry.minutes is None or before is None else before + entry.minutes
    return [[day, minutes] for day, minutes in days.items()]
