"""Entries of service time as services name them in words: a line, a line by VP and week, and who said what of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from kjfz_bot.dialog.entry_words import day_words
from kjfz_bot.domain import personal
from kjfz_bot.domain.service_entry import Entry, Mark
from kjfz_bot.domain.workdays import week_begins, week_name
from kjfz_bot.services import entry_lines
from kjfz_bot.services.places import moment
from kjfz_bot.storage import entries, firms, organisations, profiles
from kjfz_bot.storage.store import UnitOfWork

LONGEST = 48
"""Characters of what was done in a line; who looks at the entry reads all of it."""

SUNDAY = 6
"""Days after a week's first."""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one VP at one firm in one week."""

    person: int
    firm: int
    monday: date
    entries: tuple[Entry, ...]

    @property
    def option(self) -> str:
        """What it is called as an option of a list."""
        return f"{self.person}:{self.firm}:{week_name(self.monday)}"

    @property
    def minutes(self) -> int:
        """How long all of it was."""
        return sum(entry.minutes for entry in self.entries)


def groups(found: Iterable[Entry]) -> list[Group]:
    """Entries by VP and week, the newest week first; in a group the earliest first."""

    def place(entry: Entry) -> tuple[int, int, int]:
        return -week_begins(entry.day).toordinal(), entry.person, entry.firm

    parted = groupby(
        sorted(found, key=lambda entry: (*place(entry), entry.day, entry.claim.start or 0, entry.id)), place
    )
    return [
        Group(person, firm, date.fromordinal(-monday), tuple(together)) for (monday, person, firm), together in parted
    ]


def line(entry: Entry) -> Any:
    """An entry in a line, what was done cut short."""
    activity = entry.claim.activity
    return _line(entry, activity if is_short(entry) else f"{activity[:LONGEST]}…")


def stated(entry: Entry) -> dict[str, Any]:
    """The same with what became of it."""
    return {"text": "entry-stated", "args": {"line": line(entry), "state": {"text": f"entry-state.{entry.state}"}}}


def whole_line(entry: Entry) -> Any:
    """An entry with every word of what was done."""
    return _line(entry, entry.claim.activity)


def is_short(entry: Entry) -> bool:
    """Whether a line has all of what was done."""
    return len(entry.claim.activity) <= LONGEST


def _line(entry: Entry, activity: str) -> Any:
    # What was done shows as a dash where it is not said: nothing of an entry is still to come.
    return entry_lines.line(replace(entry.claim, activity=activity or "–"))


def listed(found: Sequence[Entry], most: int) -> dict[str, Any]:
    """Entries one below another; of those beyond `most` how many they are."""
    lines = [{"text": "vp-hours-line", "args": {"line": line(entry)}} for entry in found[:most]]
    if len(found) > most:
        lines.append({"text": "vp-hours-more", "args": {"count": len(found) - most}})
    return {"lines": lines}


def week_words(monday: date) -> dict[str, Any]:
    """A week by its first and last day."""
    sunday = date.fromordinal(monday.toordinal() + SUNDAY)
    return {"text": "vp-hours-week", "args": {"first": day_words(monday), "last": day_words(sunday)}}


def vp_words(uow: UnitOfWork, person: int, programme: str) -> Any:
    """A VP by their name, where they have said it."""
    kept = {each.profile.unit.programme: each.profile for each in profiles.of_person(uow, person)}
    profile = kept.get(programme)
    return {"text": "vp-hours-unnamed"} if profile is None else personal.name(profile.particulars.name)


def who_words(uow: UnitOfWork, mark: Mark, reader: int) -> Any:
    """Who said something of an entry: oneself, somebody of the firm by name where it is known, or an office."""
    if mark.by == reader:
        return {"text": "vp-hours-who.self"}
    place = None if mark.organisation is None else organisations.find(uow, mark.organisation)
    if place is None:
        return {"text": "vp-hours-who.vp"}
    firm = firms.find(uow, place.id) if place.kind == "firm" else None
    contact = None if firm is None else firm.contact
    if contact is not None and contact.person == mark.by:
        return {"text": "vp-hours-who.named", "args": {"name": personal.name(contact.name), "place": place.name}}
    return {
        "text": "vp-hours-who.somebody" if place.kind == "firm" else "vp-hours-who.office",
        "args": {"place": place.name},
    }


def became_words(uow: UnitOfWork, entry: Entry, reader: int) -> dict[str, Any]:
    """An entry with what became of it, by whom and when."""
    ending = entries.reversal_of(uow, entry)
    if ending is not None:
        args = {"line": line(entry), "at": moment(ending.at)}
        return {"text": f"vp-hours-became.{ending.why}", "args": args}
    marks = entries.marks_of(uow, entry)
    if not marks:
        return {"text": "vp-hours-became.waiting", "args": {"line": line(entry)}}
    last = marks[-1]
    args = {"line": line(entry), "at": moment(last.at), "who": who_words(uow, last, reader)}
    return {"text": f"vp-hours-became.{last.kind}", "args": args}
