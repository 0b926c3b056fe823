"""Whatever a portal sends, each line is answered: with a verdict that fits, or with what is wrong in it."""

import json
import random
from datetime import date
from typing import Any

import pytest

from kjfz_bot.app.content import load_content
from kjfz_bot.programmes.outcomes import UNDECIDED
from kjfz_bot.services.check import Checker
from tests.unit.programmes.shipped import SUBJECTS

ON = date(2026, 2, 28)
LINES = {True: 60_000, False: 6_000}
"""Lines for each programme and subject, by whether the proof runs in full."""

STRANGE: tuple[Any, ...] = (
    *(None, True, 0, -1, 3, 2.5, 1e308, -0.0, 10**30, float("nan"), float("inf")),
    *("", " ", "not_sure", "open_ended", "doctorate", "DOCTORATE", "1971-02-30", "1971-02", "0000-00", "9999-12-31"),
    *("2026-02-28", "2026-03-01", "3", "\x00", "\ud800", "\u202e", "𠮷", "e\u0301" * 50, "x" * 5000, "<b>", "{}"),
    *([], {}, ["none"], ["founded", "none"], ["founded", "founded"], ["not_sure"], [None], [[]], {"a": 1}),
)


def strange_case(names: tuple[str, ...], values: dict[str, tuple[str, ...]], chance: random.Random) -> dict[str, Any]:
    """Some facts, mostly with a value of theirs, sometimes with any value or a name nobody knows."""
    case: dict[str, Any] = {}
    for name in chance.sample(names, chance.randint(0, len(names))):
        own = (*values[name], "not_sure", True, False, 3, "1971-03-05")
        case[name] = chance.choice(own if chance.random() < 0.95 else STRANGE)
    if chance.random() < 0.05:
        case[str(chance.choice(STRANGE))] = chance.choice(STRANGE)
    return case


@pytest.mark.prove
@pytest.mark.parametrize(("programme", "subject"), SUBJECTS)
def test_every_line_is_answered(programme: str, subject: str, prove_seed: int, prove_full: bool) -> None:
    """No line stops the rest, and every answer is JSON that can be read again."""
    content = load_content()
    checker = Checker(content.programmes[programme], subject, content.texts, "en")
    table = content.programmes[programme].facts
    values = {name: table[name].values for name in table.names}
    chance = random.Random(f"{prove_seed} {programme} {subject}")
    verdicts, errors = 0, 0

    for number in range(LINES[prove_full]):
        line = checker.line(number, json.dumps(strange_case(table.names, values, chance)), ON)
        answer = json.loads(line.text)
        if line.good:
            verdicts += 1
            assert answer["verdict"] == UNDECIDED or answer["possible"] == [answer["verdict"]]
        else:
            errors += 1
            assert answer["line"] == number
            assert answer["error"]["message"]

    assert min(verdicts, errors) > 0
