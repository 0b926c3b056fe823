"""Medians and ratios of what was measured, as tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.delivery.load import Figures, LevelFigures, PhotoFigures
from benchmarks.delivery.rounds import Measured

LEVEL_HEAD = """\
| bot | people | updates/s | CPU an update | p50 | p95 | p99 | memory |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""
RUN_HEAD = "| bot | start | burst: all answered after | unanswered |\n| --- | ---: | ---: | ---: |"
PHOTO_HEAD = """\
| people | photos | p50 | p95 | photos/s | CPU a photo |
| ---: | ---: | ---: | ---: | ---: | ---: |"""
RATIO_HEAD = "| at 500 people, ours on SQLite to the peer | ratio | goal |\n| --- | ---: | ---: |"


@dataclass(frozen=True, slots=True)
class Ratio:
    """Ours to another's, and what it should be."""

    name: str
    value: float
    goal: str

    def row(self) -> str:
        """As a row of a table."""
        return f"| {self.name} | {self.value:.2f} | {self.goal} |"


def medians(runs: Sequence[Figures]) -> list[LevelFigures]:
    """The median run of each level, figure by figure; levels of the first round only are what they came to there."""
    places = range(len(runs[0].levels))
    return [_median([run.levels[place] for run in runs if place < len(run.levels)]) for place in places]


def _median(levels: Sequence[LevelFigures]) -> LevelFigures:
    return LevelFigures(
        people=levels[0].people,
        updates_per_second=median(level.updates_per_second for level in levels),
        cpu_per_update=median(level.cpu_per_update for level in levels),
        p50=median(level.p50 for level in levels),
        p95=median(level.p95 for level in levels),
        p99=median(level.p99 for level in levels),
        memory=median(level.memory for level in levels),
        loop_part=median(level.loop_part for level in levels),
        load_cpu=median(level.load_cpu for level in levels),
    )


def ratios(measured: Measured, people: int = 500) -> list[Ratio]:
    """Ours on SQLite to the peer's; of speed more is better, of the others less."""
    ours, peer = (_at(measured.runs[name], people) for name in ("SQLite", "peer"))
    found = [
        Ratio("updates a second", ours.updates_per_second / peer.updates_per_second, "≥ 3.5"),
        Ratio("CPU an update", ours.cpu_per_update / peer.cpu_per_update, "≤ 0.3"),
        Ratio("p50", ours.p50 / peer.p50, "≤ 0.4"),
        Ratio("p99", ours.p99 / peer.p99, "≤ 0.4"),
    ]
    one = measured.runs.get("PostgreSQL, 1 worker")
    two = measured.runs.get("PostgreSQL, 2 workers")
    if one and two:
        first, second = _at(one, people), _at(two, people)
        speed, cpu = second.updates_per_second / first.updates_per_second, second.cpu_per_update / first.cpu_per_update
        found.append(Ratio("PostgreSQL, 2 workers to 1: updates a second", speed, "≥ 0.95"))
        found.append(Ratio("PostgreSQL, 2 workers to 1: CPU an update", cpu, "≤ 1.25"))
    return found


def _at(runs: Sequence[Figures], people: int) -> LevelFigures:
    return next(level for level in medians(runs) if level.people == people)


def level_table(runs: Mapping[str, Sequence[Figures]]) -> Iterator[str]:
    """Each bot at each level of load."""
    yield LEVEL_HEAD
    for name, figures in runs.items():
        for level in medians(figures):
            waits = " | ".join(f"{wait:,.0f} ms" for wait in (level.p50, level.p95, level.p99))
            yield (
                f"| {name} | {level.people:,} | {level.updates_per_second:,.0f} | {level.cpu_per_update:.2f} ms "
                f"| {waits} | {level.memory:.0f} MB |"
            )


def run_table(runs: Mapping[str, Sequence[Figures]]) -> Iterator[str]:
    """Each bot's start and burst."""
    yield RUN_HEAD
    for name, figures in runs.items():
        start = median(run.start_seconds for run in figures)
        burst = figures[0].burst_seconds
        shown = f"{burst:.1f} s" if burst else ""
        yield f"| {name} | {start:.2f} s | {shown} | {sum(run.unanswered for run in figures)} |"


def photo_table(found: Sequence[PhotoFigures]) -> Iterator[str]:
    """How long people wait for their photo."""
    yield PHOTO_HEAD
    for each in found:
        waits = f"{each.p50:,.0f} ms | {each.p95:,.0f} ms"
        yield f"| {each.people:,} | {each.photos:,} | {waits} | {each.per_second:.1f} | {each.cpu:.0f} ms |"


def ratio_table(found: Sequence[Ratio]) -> Iterator[str]:
    """Ratios beside their goals."""
    yield RATIO_HEAD
    yield from (ratio.row() for ratio in found)
