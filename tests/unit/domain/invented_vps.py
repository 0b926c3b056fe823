"""Invented VPs and a quarter of their entries: honest ones of several habits, and frauds of each kind, by a seed.

Habits and frauds are more or less pronounced by chance, so that neither is told by a limit alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from kjfz_bot.domain.service_hints import Kind, Trace

FIRST, DAYS = date(2026, 3, 2), 91
TOPICS = 40
"""Different things that somebody says they did."""


@dataclass
class Diary:
    """What one VP enters, day by day."""

    chance: Random
    person: int
    entries: list[Trace]

    def enter(self, day: date, minutes: int, *, text: str | None = None, start: int | None = None) -> None:
        """Enter something in the evening of its day, with a photo now and then."""
        number = self.person * 1000 + len(self.entries)
        photos = (f"photo {number}",) if self.chance.random() < 0.4 else ()
        words = text if text is not None else f"topic {self.chance.randrange(TOPICS)} of {self.person}"
        made = datetime.combine(day, time(11, self.chance.randrange(60)), UTC)
        end = None if start is None else start + minutes
        self.entries.append(Trace(number, self.person, 1, day, minutes, made, start, end, words, photos))

    def days(self, share: float, rest_share: float) -> list[date]:
        """Days of the quarter on which something was done: so many of the working days and of the others."""
        every = [FIRST + timedelta(days=after) for after in range(DAYS)]
        return [day for day in every if self.chance.random() < (rest_share if day.isoweekday() > 5 else share)]


def _visits(diary: Diary, rest_share: float = 0.03) -> None:
    """A visit or two a week, of any length, in the afternoon or into the evening."""
    for day in diary.days(0.3, rest_share):
        minutes = diary.chance.choice((90, 120, 150, 180, 240, 240, 300, 480))
        begins = diary.chance.choice((None, 9 * 60, 13 * 60 + 30, 14 * 60))
        diary.enter(day, minutes, start=begins)


def _repeats(diary: Diary) -> None:
    """The same machine every week, said by “as last time” now and then."""
    for day in diary.days(0.35, 0):
        said = f"usual of {diary.person}" if diary.chance.random() < 0.4 else None
        diary.enter(day, diary.chance.choice((120, 240, 240, 210)), text=said)


def _on_saturdays(diary: Diary) -> None:
    """Who teaches in the week and often comes on Saturdays."""
    for day in diary.days(0.18, 0.3):
        diary.enter(day, diary.chance.choice((180, 240, 420)))


def _stays(diary: Diary) -> None:
    """Lives at the plant for a week or two, all day long, and visits else."""
    for day in diary.days(0.1, 0):
        diary.enter(day, diary.chance.choice((120, 180, 240)))
    begins = FIRST + timedelta(weeks=diary.chance.randrange(10))
    for after in range(diary.chance.choice((5, 12))):
        day = begins + timedelta(days=after)
        if day.isoweekday() < 6 and all(entry.day != day for entry in diary.entries):
            diary.enter(day, diary.chance.choice((480, 480, 480, 420)))


def _catches_up(diary: Diary) -> None:
    """Enters a month at its end, all at once."""
    _visits(diary)
    made = {month: datetime(2026, month, 28, 12, tzinfo=UTC) for month in (3, 4, 5)}
    diary.entries = [
        replace(entry, made_at=made[entry.day.month]) if entry.day.month in made and entry.day.day < 28 else entry
        for entry in diary.entries
    ]


def _copied_words(diary: Diary) -> None:
    for day in diary.days(0.5, 0):
        said = "guidance" if diary.chance.random() < 0.85 else None
        diary.enter(day, diary.chance.choice((150, 240, 300)), text=said)


def _nights(diary: Diary) -> None:
    _visits(diary)
    for day in diary.days(0.08, 0.08):
        diary.enter(day, 150, start=21 * 60 + diary.chance.choice((0, 30)))


def _weekends(diary: Diary) -> None:
    for day in diary.days(0.12, 0.75):
        diary.enter(day, diary.chance.choice((420, 480, 600)))


def _one_photo(diary: Diary) -> None:
    _visits(diary)
    again = [diary.chance.randrange(len(diary.entries)) for _ in range(diary.chance.choice((2, 3, 5)))]
    for place in again:
        diary.entries[place] = replace(diary.entries[place], photos=("the one photo",))


def _every_day(diary: Diary) -> None:
    begins = FIRST + timedelta(weeks=diary.chance.randrange(8))
    for after in range(diary.chance.choice((9, 19, 26))):
        day = begins + timedelta(days=after)
        if day.isoweekday() < 6:
            diary.enter(day, 480)


def _fills_up(diary: Diary) -> None:
    _visits(diary, 0)
    last = FIRST + timedelta(days=DAYS)
    made = datetime.combine(last, time(12), UTC)
    kept = [entry for entry in diary.entries if entry.day < last - timedelta(days=31)]
    diary.entries = kept
    for after in range(diary.chance.randrange(9, 17)):
        diary.enter(last - timedelta(days=31 - after), diary.chance.choice((180, 240, 480)))
        diary.entries[-1] = replace(diary.entries[-1], made_at=made)


HONEST: dict[str, tuple[int, Callable[[Diary], None]]] = {
    "visits": (50, _visits),
    "repeats": (20, _repeats),
    "stays": (10, _stays),
    "catches up": (12, _catches_up),
    "on Saturdays": (8, _on_saturdays),
}
"""How many of a hundred honest VPs have which habit."""

FRAUDS: dict[Kind, Callable[[Diary], None]] = {
    "same_text": _copied_words,
    "night": _nights,
    "rest_days": _weekends,
    "same_photo": _one_photo,
    "round_hours": _every_day,
    "late_at_once": _fills_up,
}
"""Who invents hours, by the trace that it leaves."""


def make(habit: Callable[[Diary], None], person: int, chance: Random) -> list[Trace]:
    """The entries of one VP."""
    diary = Diary(chance, person, [])
    habit(diary)
    return diary.entries
