"""How needs stand: how far they are, how long offices have let them wait, of which fields and districts.

Here: what an officer may ask for, the figures, and these as words and as a chart. They are counted and drawn beside
the turns by a job (`app/tables.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kjfz_bot.dialog.content import Signature
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.dialog.spoken import spoken
from kjfz_bot.domain.need import OPEN, PUBLIC, State
from kjfz_bot.making.picture import Bar, Chart, Panel
from kjfz_bot.programmes.locale_keys import TARGET
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.services import need_tables
from kjfz_bot.services.need_tables import FIGURES, Order
from kjfz_bot.services.places import district_words, moment
from kjfz_bot.services.registry import SERVICES, Actor, Run, Service, refusing
from kjfz_bot.storage import need_counts
from kjfz_bot.storage.need_counts import AGES, Count
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.texts.catalogue import Catalogue

FUNNEL: tuple[State, ...] = (
    *("submitted", "returned", "checked", "reported", "published"),
    *("matched", "expired", "refused", "withdrawn"),
)
"""States as they are told: the way to being published first, then how needs end."""

WANTING: Collection[State] = frozenset({*OPEN, *PUBLIC, "returned"})
"""States in which a firm still wants its VPs."""

LONGEST_ALT = 1000
"""Characters in which a picture is described: what the narrowest channel takes below one."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of a place: needs by state, by the days they have waited, by field and by district; and VPs.

    Ages are those of `AGES` that have not been reached, in their order, and last all longer ones.
    """

    order: Order
    at: datetime
    states: tuple[tuple[State, int], ...]
    ages: tuple[int, ...]
    fields: tuple[tuple[str | None, int], ...]
    districts: tuple[tuple[str | None, int], ...]
    wanted: int
    serving: int

    @property
    def total(self) -> int:
        """All needs but drafts."""
        return sum(count for _, count in self.states)


def figures(uow: UnitOfWork, order: Order, now: datetime) -> Figures:
    """The figures of a place as they are now."""
    found = need_counts.counts(uow, order.scope, now)
    states = Counter[State]()
    for each in found:
        states[each.state] += each.needs
    waiting = [each for each in found if each.state in OPEN]
    return Figures(
        order=order,
        at=now,
        states=tuple((state, states[state]) for state in FUNNEL),
        ages=tuple(sum(each.needs for each in waiting if each.younger_than == age) for age in (*AGES, 0)),
        fields=_most_first((each.field, each) for each in found),
        districts=_most_first((each.district, each) for each in found),
        wanted=sum(each.vps for each in found if each.state in WANTING),
        serving=need_counts.serving(uow, order.scope),
    )


def _most_first(named: Iterable[tuple[str | None, Count]]) -> tuple[tuple[str | None, int], ...]:
    """How many there are of each name, the most first; what was not said comes last."""
    sums = Counter[str | None]()
    for name, each in named:
        sums[name] += each.needs
    return tuple(sorted(sums.items(), key=lambda item: (item[0] is None, -item[1], item[0] or "")))


def chart(texts: Catalogue, language: str, told: Figures) -> Chart:
    """The figures as a picture shows them; of one district there is nothing to compare districts by."""

    def say(value: Any) -> str:
        return f"{spoken(texts, language, value)}"

    def panel(name: str, bars: Iterable[tuple[Any, int]]) -> Panel:
        hint = texts.first(language, f"stats-panel-{name}.hint") or ""
        drawn = tuple(Bar(say(label), count) for label, count in bars)
        return Panel(texts.text(language, f"stats-panel-{name}"), drawn, hint)

    programme = told.order.programme
    panels = [
        panel("states", [({"text": f"stats-state.{state}"}, count) for state, count in told.states]),
        panel("ages", [({"text": f"stats-age.{name}"}, n) for name, n in zip(_AGE_NAMES, told.ages, strict=True)]),
        panel("fields", [(_field(programme, field), count) for field, count in told.fields]),
    ]
    if told.order.district is None:
        panels.append(panel("districts", [(district_words(programme, each), n) for each, n in told.districts]))
    words = {name: say(value) for name, value in _heading(told).items()}
    title, remark = (texts.text(language, key, **words) for key in ("stats-picture.title", "stats-picture.remark"))
    return Chart(title, remark, tuple(panels), texts.text(language, "stats-nothing"))


_AGE_NAMES = ("under_3", "under_7", "under_14", "longer")


def _field(programme: str, field: str | None) -> Any:
    if field is None:
        return {"text": "not-said"}
    return {"text": f"{programme}-field-{field}", "or": field}


def described(texts: Catalogue, language: str, shown: Chart) -> str:
    """What a chart shows, for who cannot see it: the same figures, without bars of nothing."""
    panels = [
        texts.text(language, "stats-picture.panel", name=panel.title, figures=_listed(texts, language, panel))
        for panel in shown.panels
    ]
    said = texts.text(language, "stats-picture.alt", title=shown.title, remark=shown.remark, panels=" ".join(panels))
    return said if len(said) <= LONGEST_ALT else f"{said[: LONGEST_ALT - 1]}…"


def _listed(texts: Catalogue, language: str, panel: Panel) -> str:
    there = [f"{bar.label} {bar.count}" for bar in panel.bars if bar.count]
    return texts.text(language, "list-separator").join(there) or texts.text(language, "stats-nothing")


def words(told: Figures, shown: Chart, programme: Programme | None) -> dict[str, Any]:
    """The variables of the notice that tells the figures."""
    return {
        **_heading(told),
        "wanted": f"{told.wanted:,}",
        "serving": f"{told.serving:,}",
        "target": _target(told.order.programme, programme),
        "panels": {"lines": [line for panel in shown.panels for line in _lines(panel, shown.nothing)]},
    }


def _heading(told: Figures) -> dict[str, Any]:
    return {
        "programme": {"text": f"{told.order.programme}.short"},
        "district": told.order.district_words,
        "at": moment(told.at),
        "count": f"{told.total:,}",
    }


def _lines(panel: Panel, nothing: str) -> Sequence[Any]:
    there = [bar for bar in panel.bars if bar.count]
    lines: list[Any] = [
        {"text": "stats-line", "args": {"label": bar.label, "count": f"{bar.count:,}"}} for bar in there
    ]
    name = f"{panel.title} ({panel.hint})" if panel.hint else panel.title
    return [name, *(lines or [nothing])]


def _target(name: str, programme: Programme | None) -> Any:
    """What the document says of how many VPs there are to be."""
    if programme is not None and programme.pack.quota is not None:
        return {"text": "stats-quota", "args": {"count": f"{programme.pack.quota:,}"}}
    if programme is not None and TARGET in programme.pack.topics.treated:
        return {"text": f"{name}-{TARGET}"}
    return {"text": "stats-no_target"}


def services(programmes: Mapping[str, Programme]) -> dict[str, Service]:
    """The service that has figures counted, of the districts a programme has."""
    return {"count_needs": refusing(Signature("count_needs", ("where",)), _counting(programmes))}


def _counting(programmes: Mapping[str, Programme]) -> Run:
    def count(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
        """Have the needs of a place counted."""
        return need_tables.asked(uow, actor, FIGURES, need_tables.chosen(uow, actor, programmes, inputs["where"]))

    return count


SERVICES.update(services({}))
