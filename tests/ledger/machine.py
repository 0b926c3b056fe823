"""Whatever is claimed, said, taken back and decided by whom, and whatever the clock does: the ledger is the model's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kjfz_bot.domain.appointment import Opening
from kjfz_bot.domain.service_entry import Claim, Entry
from kjfz_bot.domain.service_limits import Hindrance, overlap
from kjfz_bot.services import ledger, service_figures
from kjfz_bot.services.ledger import Marked, Overtaken
from kjfz_bot.services.registry import NotThere
from kjfz_bot.storage import appointments, entries
from kjfz_bot.storage.store import UnitOfWork
from tests.ledger.model import BACK_DAYS, UNDO, VPS, Kept, Model, Part, Span
from tests.ledger.world import NOON, PROGRAMMES, World

WHO = ("wang", "li", "hua", "ke", "dean", "officer", "other officer", "bureau chief", "visitor")
BACK = (0, 0, 0, 0, 1, 1, 1, 2, BACK_DAYS, BACK_DAYS + 1, -1)
SPANS = (None, None, (540, 720), (660, 780), (720, 900), (1320, 120), (0, 60), (1380, 1440), (780, 780))
LENGTHS = (60, 180, 180, 180, 360, 480, 720, 721, 0)
SAID = ("confirm", "confirm", "dispute", "dispute", "dispute", "insist", "insist", "uphold", "check")
HOUR = timedelta(hours=1)
JUMPS = (timedelta(minutes=59), HOUR + timedelta(seconds=1), -HOUR, 12 * HOUR, timedelta(days=20))
MOVES = {"claim": 8, "say": 10, "correct": 3, "reverse": 2, "strike": 1, "correct_opening": 1, "clock": 1}
"""What happens, and how often."""

SOME = 10**6


def drawn(chance: Random) -> tuple[Any, ...]:
    """Something that happens, with what it takes."""
    (what,) = chance.choices(list(MOVES), list(MOVES.values()))
    who, strange = chance.choice(WHO), chance.random() < 0.15
    pick, term, days, span = (
        chance.randrange(SOME),
        chance.choice(sorted(VPS)),
        chance.choice(BACK),
        chance.choice(SPANS),
    )
    match what:
        case "claim":
            return (what, who, term, days, chance.choice(LENGTHS), span, chance.random() < 0.5, strange)
        case "say":
            picks = [chance.randrange(SOME) for _ in range(chance.randint(1, 3))]
            return (what, who, chance.choice(SAID), picks, strange, chance.random() < 0.8)
        case "correct":
            return (what, chance.choice(("wang", "li", "officer", "other officer", "hua")), pick, days, span)
        case "reverse":
            return (what, who, pick, chance.random() < 0.5, strange)
        case "strike":
            return (what, who, pick, strange)
        case "correct_opening":
            return (what, who, term, chance.randint(1, 3), chance.choice([None, 0, 600, 600_000]), strange)
    return (what, chance.choice(JUMPS))


class LedgerMachine(RuleBasedStateMachine):
    """People of two firms, a unit and offices, and three terms of two VPs."""

    new_world: Callable[[], World]
    """Where each game's people come from: set by whoever plays."""

    def __init__(self) -> None:
        super().__init__()
        self.world = type(self).new_world()
        self.world.now = NOON
        self.model = Model(NOON)

    def _do(self, run: Callable[[UnitOfWork], Any]) -> Any:
        """What a use case says; None where it is not the actor's business."""
        try:
            with self.world.store.transaction() as uow:
                return run(uow)
        except NotThere:
            return None

    def _pick(self, number: int) -> int | None:
        """An entry, mostly a live one."""
        live = [each for each, kept in self.model.entries.items() if kept.live]
        known = sorted(live if live and number % 5 else self.model.entries)
        return known[number % len(known)] if known else None

    def _named(self, who: str, what: str, name: str, is_stranger: bool) -> str:
        """Who acts: the one named, or the first whose business it is."""
        return who if is_stranger else next(each for each in WHO if self.model.may(each, what, name))

    def _keep(self, name: str, found: list[Entry], parts: list[Part], said: str) -> None:
        assert [(each.day, each.minutes) for each in found] == [(day, minutes) for day, minutes, _ in parts]
        for entry, (day, minutes, span) in zip(found, parts, strict=True):
            timed = span if span != (0, 0) else None
            self.model.entries[entry.id] = Kept(name, day, minutes, timed, self.model.now, said=said)

    def _claims(self, days: int, minutes: int, span: Span | None, said: str) -> tuple[Claim, list[Part]]:
        day = self.model.today - timedelta(days)
        start, end = span or (None, None)
        return Claim(day, minutes, start, end, activity=said), self.model.parts(day, minutes, span)

    def claim(
        self, who: str, name: str, days: int, minutes: int, span: Span | None, twice: bool, strange: bool
    ) -> None:
        """Somebody enters hours, mostly the VP."""
        who = self._named(who, "claim", name, strange)
        said = "" if twice else f"{minutes}"
        claim, parts = self._claims(days, minutes, span, said)
        actor, number = self.world.actor(who), self.world.terms[name].id
        found = self._do(lambda uow: ledger.claim(uow, actor, PROGRAMMES, number, [claim], twice=twice))
        if not self.model.may(who, "claim", name):
            assert found is None
        elif isinstance(found, Hindrance):
            self._is_right(name, claim, parts, found)
        else:
            assert self.model.can_stand(name, parts), found
            self._keep(name, found, parts, said)

    def _is_right(self, name: str, claim: Claim, parts: list[Part], found: Hindrance) -> None:
        """A refusal has its reason: the same is there already, or it cannot stand, and what is in the way is."""
        if found.reason == "twin":
            assert found.entry is not None
            kept = self.model.entries[found.entry.id]
            assert (kept.live, kept.term, kept.day, kept.minutes) == (True, name, claim.day, claim.minutes)
            return
        assert not self.model.can_stand(name, parts), found
        if found.reason == "overlaps":
            assert found.entry is not None
            assert any(
                overlap(found.entry.claim, Claim(day, minutes, *span))
                for day, minutes, span in parts
                if day == found.entry.day
            )

    def correct(self, who: str, pick: int, days: int, span: Span | None) -> None:
        """An entry is put right: by its VP, or by an officer who may go further back."""
        number = self._pick(pick)
        if number is None:
            return
        kept = self.model.entries[number]
        claim, parts = self._claims(days, 120, span, "corrected")
        actor, own = self.world.actor(who), who == VPS[kept.term]
        found = self._do(lambda uow: ledger.correct(uow, actor, PROGRAMMES, number, [claim], "a reason"))
        if not (own or self.model.may(who, "supersede", kept.term)):
            assert found is None
        elif not kept.live or (own and kept.state == "checked"):
            assert isinstance(found, Overtaken)
        elif isinstance(found, Hindrance):
            assert not self.model.can_stand(kept.term, parts, number, old=not own), found
        else:
            assert self.model.can_stand(kept.term, parts, number, old=not own), found
            kept.live = False
            self._keep(kept.term, found, parts, "corrected")

    def reverse(self, who: str, pick: int, undo: bool, strange: bool) -> None:
        """An entry is taken back, at once or later."""
        number = self._pick(pick)
        if number is None:
            return
        kept = self.model.entries[number]
        who = self._named(who, "reverse", kept.term, strange)
        actor = self.world.actor(who)
        found = self._do(lambda uow: ledger.reverse(uow, actor, number, "undo" if undo else "withdrawn"))
        soon = kept.state == "waiting" and self.model.now - kept.made_at <= UNDO
        if not self.model.may(who, "reverse", kept.term):
            assert found is None
        elif not kept.live or kept.state == "checked" or (undo and not soon):
            assert isinstance(found, Overtaken)
        else:
            assert isinstance(found, Entry)
            kept.live = False

    def strike(self, who: str, pick: int, strange: bool) -> None:
        """An officer ends an entry."""
        number = self._pick(pick)
        if number is None:
            return
        kept = self.model.entries[number]
        actor = self.world.actor(who := self._named(who, "strike", kept.term, strange))
        found = self._do(lambda uow: ledger.strike(uow, actor, number, "a reason"))
        if not self.model.may(who, "strike", kept.term):
            assert found is None
        else:
            assert isinstance(found, Entry if kept.live else Overtaken)
            kept.live = False

    def say(self, who: str, what: str, picks: list[int], strange: bool, fitting: bool) -> None:
        """Something is said of several entries at once: of those of which it can be, and the others are named."""
        kept = self.model.entries
        known = [number for number in sorted(kept) if not fitting or self._fits(what, kept[number])]
        numbers = {known[pick % len(known)] for pick in picks if known}
        if not numbers:
            return
        who = self._named(who, what, self.model.entries[min(numbers)].term, strange)
        actor, reason = self.world.actor(who), [] if what == "confirm" else ["a reason"]
        found = self._do(lambda uow: getattr(ledger, what)(uow, actor, numbers, *reason))
        kept = {number: self.model.entries[number] for number in numbers}
        if not all(self.model.may(who, what, each.term) for each in kept.values()):
            assert found is None
            return
        assert isinstance(found, Marked)
        after = {number: self.model.leads(what, each.state) for number, each in kept.items() if each.live}
        done = {number: state for number, state in after.items() if state is not None}
        assert {entry.id: entry.state for entry in found.done} == done
        assert {each.entry.id for each in found.left if each.entry is not None} == numbers - done.keys()
        for number, state in done.items():
            kept[number].state = state

    def _fits(self, what: str, kept: Kept) -> bool:
        return kept.live and self.model.leads(what, kept.state) is not None

    def correct_opening(self, who: str, name: str, year: int, minutes: int | None, strange: bool) -> None:
        """What was served before the ledger is put right, or taken back."""
        who = self._named(who, "supersede", name, strange)
        actor, number = self.world.actor(who), self.world.terms[name].id
        opening = None if minutes is None else Opening(year, minutes, "the office's table")
        found = self._do(lambda uow: ledger.correct_opening(uow, actor, number, year, opening, "a reason"))
        begun = self.model.today >= date(2024 + year, 8, 31) and year < 3
        if not self.model.may(who, "supersede", name):
            assert found is None
        elif minutes is None:
            assert isinstance(found, Overtaken) == ((name, year) not in self.model.openings)
            self.model.openings.pop((name, year), None)
        elif not begun or minutes > 366 * 1440:
            assert isinstance(found, tuple)
        else:
            self.model.openings[name, year] = minutes

    def clock(self, jump: timedelta) -> None:
        """Time goes on; once in a while the clock is put back."""
        self.world.now = self.model.now = self.model.now + jump

    @rule(chance=st.integers(0, 2**60))
    def play(self, chance: int) -> None:
        """One rule for all, by a number: of several rules hypothesis leaves some out for whole games."""
        name, *rest = drawn(Random(chance))
        note(f"{name} {rest}")
        getattr(self, name)(*rest)

    @invariant()
    def the_ledger_is_the_models(self) -> None:
        """Every live entry, and what each term comes to."""
        with self.world.store.reading() as uow:
            found, ended = entries.numbered(uow, self.model.entries)
            progress = {
                name: service_figures.progress_of(uow, PROGRAMMES, held, self.model.now)
                for name, number in self.world.terms.items()
                if (held := appointments.numbered(uow, number.id)) is not None
            }
        stand = {each.id: (each.day, each.minutes, each.state, each.id not in ended) for each in found}
        assert stand == {n: (k.day, k.minutes, k.state, k.live) for n, k in self.model.entries.items()}
        for name, all_of_it in progress.items():
            sums = {
                year.number: (
                    year.sums.waiting,
                    year.sums.confirmed,
                    year.sums.disputed,
                    year.sums.checked,
                    year.headline,
                )
                for year in all_of_it.years
                if year.sums.entries or year.opening is not None
            }
            expected = self.model.comes_to(name)
            assert sums == {year: each for year, each in expected.items() if year in sums}
            assert sums.keys() <= expected.keys()
