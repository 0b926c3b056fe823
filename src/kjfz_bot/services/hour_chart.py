"""The months of a term as a picture shows them: confirmed and waiting, beside an even share of the minimum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kjfz_bot.dialog.entry_words import length_words
from kjfz_bot.dialog.spoken import spoken
from kjfz_bot.domain.service_progress import Sums, Year
from kjfz_bot.making.picture import Bar, Chart, Panel
from kjfz_bot.services.hour_words import month_words
from kjfz_bot.services.places import moment
from kjfz_bot.services.standing import Standing
from kjfz_bot.services.stats import LONGEST_ALT
from kjfz_bot.texts.catalogue import Catalogue

MOST_YEARS = 3
"""Years in one picture; more of them would be no picture for a telephone."""

MONTHS = 12


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a picture in one language."""

    texts: Catalogue
    language: str

    def say(self, key: str, /, **args: Any) -> str:
        """A text of pictures."""
        return f"{spoken(self.texts, self.language, {'text': f'hours-picture.{key}', 'args': args})}"


def chart(texts: Catalogue, language: str, found: Standing, now: datetime) -> Chart:
    """A term as a picture: a panel for each of its last years, the latest first."""
    words = _Words(texts, language)
    years = found.progress.years[-MOST_YEARS:][::-1]
    earlier = " " + words.say("earlier", years=MOST_YEARS) if len(found.progress.years) > MOST_YEARS else ""
    shown = found.shown
    remark = words.say("remark_none", at=moment(now))
    if shown is not None:
        confirmed = length_words(shown.headline)
        remark = words.say("remark", at=moment(now), number=shown.number, confirmed=confirmed) + earlier
    panels = tuple(_panel(words, found, year) for year in years)
    return Chart(words.say("title", firm=found.term.firm.name), remark, panels, words.say("nothing"))


def _panel(words: _Words, found: Standing, year: Year) -> Panel:
    title = words.say("panel", number=year.number, begins=f"{year.begins}", ends=f"{year.ends}")
    opening = "" if year.opening is None else words.say("taken_over", hours=hours_text(year.opening.minutes))
    share = 0 if year.owed is None else round(year.owed / MONTHS)
    return Panel(
        title,
        tuple(_bar(words, month, sums) for month, sums in found.months(year)),
        opening,
        parts=(words.say("confirmed"), words.say("waiting")),
        mark=share,
        marked=words.say("even", hours=hours_text(share)) if share else "",
    )


def _bar(words: _Words, month: str, sums: Sums) -> Bar:
    confirmed, waiting = hours_text(sums.confirmed), hours_text(sums.waiting)
    name = "bar_waiting" if sums.waiting else "bar"
    label = f"{spoken(words.texts, words.language, month_words(month))}"
    return Bar(label, sums.confirmed, sums.waiting, words.say(name, confirmed=confirmed, waiting=waiting))


def hours_text(minutes: int) -> str:
    """A length in hours, to a tenth of one."""
    return f"{minutes / 60:.1f}".removesuffix(".0")


def described(texts: Catalogue, language: str, shown: Chart) -> str:
    """What a picture shows, for who cannot see it: the same figures, without months of nothing."""
    words = _Words(texts, language)
    panels = [words.say("alt_panel", name=panel.title, figures=_figures(words, shown, panel)) for panel in shown.panels]
    said = words.say("alt", title=shown.title, remark=shown.remark, panels=" ".join(panels))
    return said if len(said) <= LONGEST_ALT else f"{said[: LONGEST_ALT - 1]}…"


def _figures(words: _Words, shown: Chart, panel: Panel) -> str:
    there = [f"{bar.label} {bar.shown}" for bar in panel.bars if bar.count or bar.more]
    beside = [part for part in (panel.hint, panel.marked) if part]
    between = words.texts.text(words.language, "list-separator")
    return between.join([*(there or [shown.nothing]), *beside])
