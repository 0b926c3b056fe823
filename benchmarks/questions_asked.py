"""How many questions an interview asks: least, median and most, over drawn experts who pass."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from benchmarks.check_rate import draw
from kjfz_bot.app.content import load_content
from kjfz_bot.programmes.programme import Programme

ON = date(2026, 2, 27)
PASSING = {"eligible", "eligible_with_steps"}
DRAWN = 3_000


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions asked of a passing expert, and how many facts the programme knows."""

    least: int
    median: float
    most: int
    facts: int


def measure(name: str = "ningbo", *, full: bool = True) -> Asked:
    """Ask drawn passing experts the questions that still matter, in the pack's order."""
    programme = load_content().programmes[name]
    counts = [count(programme, facts, full=full) for facts in passing(programme)]
    facts = len(programme.rules("expert").edition(ON).questions)
    return Asked(min(counts), median(counts), max(counts), facts)


def count(programme: Programme, facts: dict[str, Any], *, full: bool) -> int:
    """The questions one person is asked who answers what the facts say."""
    told: dict[str, Any] = {}
    while asked := programme.next_questions("expert", told, ON, full=full):
        told[asked[0]] = facts[asked[0]]
    return len(told)


def passing(programme: Programme) -> Iterator[dict[str, Any]]:
    """Drawn experts who pass; open-ended contracts among them."""
    chance, found = random.Random(2026), 0
    for facts in draw(programme, 200 * DRAWN):
        if "contract_years" in facts and chance.random() < 0.3:
            facts["contract_years"] = "open_ended"
        if programme.verdicts("expert", facts, ON)[0] in PASSING:
            found += 1
            yield facts
        if found == DRAWN:
            return


def main() -> None:
    """Print the figures for the README."""
    for full in (True, False):
        asked = measure(full=full)
        print(
            f"questions asked of a passing Ningbo expert, {'full report' if full else 'verdict only'}: "
            f"least {asked.least}, median {asked.median:g}, most {asked.most}, of {asked.facts} facts"
        )


if __name__ == "__main__":
    main()
