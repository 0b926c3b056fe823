"""The cases of a round as whoever decides has to see them: opinion, scores and ranking, what is asked for; as words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.case import possible
from kjfz_bot.domain.case_round import MOST_CASES, Entry, Round, ranks
from kjfz_bot.language.money import show_fen
from kjfz_bot.services.access import Gate
from kjfz_bot.services.case_gates import scores
from kjfz_bot.services.case_scene import Programmes, Scene, may
from kjfz_bot.services.case_words import about_words, expert_words
from kjfz_bot.services.places import NOTHING
from kjfz_bot.storage import case_rounds, cases, profiles
from kjfz_bot.storage.cases import Kept
from kjfz_bot.storage.store import UnitOfWork

SHORT = 16
"""Letters of a digest by which a version that was seen is known again; all of it is kept with the decision."""

LONGEST_OPINION = 60
"""Letters of an opinion that are shown in a line; all of it stands on the page of the case."""


@dataclass(frozen=True, slots=True)
class Member:
    """A case of a round: its mean score and rank, how much money it asks for, and the district's opinion.

    `barred` says that whoever looks has a stake in it, or has no right to decide on it.
    """

    kept: Kept
    scores: tuple[int, ...]
    rank: int | None
    asked: int | None
    opinion: str | None
    barred: bool

    @property
    def version(self) -> tuple[int, str]:
        """The version that is seen."""
        state = self.kept.case.state
        return state.version, state.digest[:SHORT]


def members(programmes: Programmes, uow: UnitOfWork, gate: Gate, found: Round) -> list[Member]:
    """The cases that are in a round now: the best scored first, else the longest waiting."""
    if found.opens_on > shanghai_date(gate.now):
        return []
    kept = cases.several(uow, case_rounds.due(uow, found, MOST_CASES)).values()
    return described(programmes, uow, gate, found, [each for each in kept if can_be_decided(each, found)])


def can_be_decided(kept: Kept, found: Round) -> bool:
    """Whether a case can be decided now: not while a correction or an objection waits to be answered."""
    return "pass" in possible(kept.case.workflow, kept.case.state, found.side)


def described(programmes: Programmes, uow: UnitOfWork, gate: Gate, found: Round, kept: Iterable[Kept]) -> list[Member]:
    """What of each case the decision needs."""
    scenes = [Scene(uow, programmes, each, found.side, gate.holder.person, gate.now) for each in kept]
    given = [tuple(scores(scene)) for scene in scenes]
    places = ranks([sum(each) / len(each) if each else None for each in given])
    made = [
        Member(
            scene.kept,
            each,
            place,
            scene.value("budget") if asks_for_money(scene.case.workflow.steps) else None,
            _opinion(scene),
            not may(gate, scene.kept, found.side, "pass"),
        )
        for scene, each, place in zip(scenes, given, places, strict=True)
    ]
    return sorted(made, key=lambda each: (each.rank is None, each.rank or 0))


def asks_for_money(steps: Iterable[Any]) -> bool:
    """Whether a way asks how much money a case needs."""
    return any("budget" in step.asks for step in steps)


def _opinion(scene: Scene) -> str | None:
    """The district's opinion, where it was asked for one."""
    steps = [step for step, side in scene.case.state.decided if side == "district"]
    said = [scene.case.state.values.get(step, {}).get("opinion") for step in steps]
    return next((each for each in reversed(said) if each), None)


def line(uow: UnitOfWork, gate: Gate, member: Member, entry: Entry | None) -> dict[str, Any]:
    """A case in a line, with the exception that is made of it, where there is one."""
    case = member.kept.case
    since = case.state.since or gate.now
    args = {
        "number": case.public_id,
        "about": about_words(uow, case, short=True),
        "expert": expert_words(uow, case, gate),
        "since": shanghai_date(since).isoformat(),
        **_judged(member),
        "barred": "yes" if member.barred else "no",
        "exception": NOTHING if entry is None else entry.verdict,
    }
    return {"text": "rounds-case", "args": args}


def _judged(member: Member) -> dict[str, Any]:
    given, opinion = member.scores, member.opinion or ""
    short = f"{opinion[:LONGEST_OPINION]}…" if len(opinion) > LONGEST_OPINION else opinion
    return {
        "rank": f"{member.rank}" if member.rank is not None else NOTHING,
        "mean": f"{sum(given) / len(given):.1f}" if given else NOTHING,
        "scores": len(given),
        "opinion": short or NOTHING,
        "asked": money_words(member.asked),
    }


def card(uow: UnitOfWork, gate: Gate, member: Member, entry: Entry | None) -> dict[str, Any]:
    """The variables of a text that shows one case of a round."""
    case = member.kept.case
    return {
        **line(uow, gate, member, entry)["args"],
        "unit": NOTHING if case.parties.unit is None else case.parties.unit.name,
        "firm": NOTHING if case.parties.firm is None else case.parties.firm.name,
        "opinion": member.opinion or NOTHING,
        "reason": NOTHING if entry is None or entry.reason is None else entry.reason,
    }


def money_words(fen: int | None) -> Any:
    """An amount in yuan; the word for none where there is none."""
    return NOTHING if fen is None else {"text": "yuan", "args": {"amount": show_fen(fen)}}


def expert_names(uow: UnitOfWork, found: Iterable[Kept]) -> Mapping[int, str]:
    """What the experts of cases are called, by the number of the case, as a list that is published names them."""
    named: dict[int, str] = {}
    for kept in found:
        person, programme = kept.case.parties.expert, kept.case.programme
        own = [] if person is None else profiles.of_person(uow, person)
        profile = next((each.profile for each in own if each.profile.unit.programme == programme), None)
        if profile is not None and profile.particulars.name:
            named[kept.case.id] = profile.particulars.name
    return named


def as_of(moment: datetime) -> str:
    """The day of a moment in Shanghai, as it is written."""
    return shanghai_date(moment).isoformat()
