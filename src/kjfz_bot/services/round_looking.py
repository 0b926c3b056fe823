"""A round as it is looked at: its cases, quota and budget left, exceptions; what was seen is what is decided on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.case import Case
from kjfz_bot.domain.case_events import VERDICTS
from kjfz_bot.domain.case_round import Entry, Round, counts, fingerprint, wants_words
from kjfz_bot.domain.need import LONGEST_REMARK
from kjfz_bot.services import access, case_gates, pages
from kjfz_bot.services.access import Gate
from kjfz_bot.services.case_scene import Programmes, Scene
from kjfz_bot.services.case_words import about_words
from kjfz_bot.services.files import WITHOUT_FILES
from kjfz_bot.services.places import NOTHING, moment
from kjfz_bot.services.registry import Actor, NotThere
from kjfz_bot.services.round_making import decides, found_round, round_words, step_of
from kjfz_bot.services.round_members import (
    Member,
    asks_for_money,
    can_be_decided,
    card,
    described,
    line,
    members,
    money_words,
)
from kjfz_bot.storage import audit, case_rounds, cases, grants, jobs, organisations, round_cases
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.store import UnitOfWork

JOB = "round_decide"
"""The kind of the job that decides a round."""

SHOWN = 10
"""Lines of a round that are shown at once."""

MOST_LEFT = 30
"""Cases that were left out which are named at once."""

GONE, CHANGED = "rounds-gone", "rounds-left.changed"


@dataclass(frozen=True, slots=True)
class View:
    """A round with its cases as somebody sees them, what was picked or decided, and what is left."""

    round: Round
    members: Sequence[Member]
    entries: Sequence[Entry]
    people_left: int | None
    programme_left: int | None
    money_left: int | None

    @property
    def own(self) -> list[Member]:
        """The cases that whoever looks may decide on."""
        return [each for each in self.members if not each.barred]

    @property
    def exceptions(self) -> Mapping[int, Entry]:
        """The exceptions among them, by the number of the case."""
        numbers = {each.kept.case.id for each in self.own}
        return {each.case: each for each in self.entries if each.result == "excepted" and each.case in numbers}


def view(programmes: Programmes, uow: UnitOfWork, gate: Gate, found: Round) -> View:
    """A round as it is now."""
    entries = round_cases.of(uow, found.id)
    passed = [each.case for each in entries if each.verdict == "pass" and each.result in ("done", "alone")]
    there = members(programmes, uow, gate, found) if found.state == "open" else []
    people = None if found.quota is None else found.quota - round_cases.passed(uow, found.id)
    return View(
        found,
        there,
        entries,
        people,
        _programme_left(programmes, uow, gate, there),
        None if found.budget is None else found.budget - asked_for(programmes, uow, gate, found, passed),
    )


def asked_for(programmes: Programmes, uow: UnitOfWork, gate: Gate, found: Round, numbers: Iterable[int]) -> int:
    """What some cases ask for together, in fen."""
    kept = cases.several(uow, numbers).values()
    return sum(each.asked or 0 for each in described(programmes, uow, gate, found, kept))


def _programme_left(programmes: Programmes, uow: UnitOfWork, gate: Gate, there: Sequence[Member]) -> int | None:
    """How many places the programme has left; asked of one case, since it is the same for each."""
    if not there:
        return None
    kept = there[0].kept
    return case_gates.quota_left(Scene(uow, programmes, kept, None, gate.holder.person, gate.now), kept.case.due)


def look_at_round(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """A round with what its decision needs; the versions that are seen are what it counts for."""
    gate = access.gate(uow, actor)
    found = found_round(uow, gate, inputs["round"])
    now = view(programmes, uow, gate, found)
    return Ok(value=seen(programmes, uow, actor, gate, now), text_args=words(programmes, uow, gate, now))


def seen(programmes: Programmes, uow: UnitOfWork, actor: Actor, gate: Gate, now: View) -> dict[str, Any]:
    """What somebody saw of a round and may do there, by which their decision is checked later."""
    step = step_of(programmes, now.round, now.members)
    lefts = [each for each in (now.people_left, now.programme_left) if each is not None]
    return {
        "round": f"{now.round.id}",
        "state": now.round.state,
        "cases": [[each.kept.case.id, *each.version, each.asked] for each in now.own],
        "exceptions": [[case, entry.verdict] for case, entry in now.exceptions.items()],
        "mark": fingerprint(now.entries),
        "says": "nothing" if step is None else wants_words(step),
        "people_left": min(lefts) if lefts else None,
        "money_left": now.money_left,
        "acts": _acts(uow, actor, gate, now),
    }


def _acts(uow: UnitOfWork, actor: Actor, gate: Gate, now: View) -> list[str]:
    """What somebody can do with a round."""
    found, files = now.round, actor.channel not in WITHOUT_FILES
    own = decides(gate, found)
    acts: list[tuple[str, bool]] = [
        ("decide", found.state == "open" and own and bool(now.own) and not too_many(now)),
        ("cases", found.state == "open" and own and bool(now.own)),
        ("drop", found.state == "open" and own and not any(each.result == "alone" for each in now.entries)),
        ("again", found.state == "deciding"),
        ("resume", found.state == "deciding" and own and is_stuck(uow, found)),
        ("docx", found.state == "decided" and files),
        ("xlsx", found.state == "decided" and files),
        ("minutes", found.minutes is not None and files),
    ]
    return [*(act for act, can in acts if can), "leave"]


def too_many(now: View) -> int:
    """How many more would pass than there are places left."""
    lefts = [each for each in (now.people_left, now.programme_left) if each is not None]
    return max(len(now.own) - len(now.exceptions) - min(lefts), 0) if lefts else 0


def is_stuck(uow: UnitOfWork, found: Round) -> bool:
    """Whether nothing decides a round any more that was begun: it failed too often, or whoever began it was erased."""
    return found.state == "deciding" and not jobs.is_waiting(uow, JOB, job_key(found))


def job_key(found: Round) -> str:
    """What the job is called that decides a round; another one where it was begun again."""
    return f"{found.id}@{'' if found.decided_at is None else found.decided_at.isoformat()}"


def words(programmes: Programmes, uow: UnitOfWork, gate: Gate, now: View) -> dict[str, Any]:
    """The variables of a text that shows a round."""
    found, exceptions = now.round, now.exceptions
    step = step_of(programmes, found, now.members)
    lines = [line(uow, gate, each, exceptions.get(each.kept.case.id)) for each in now.members[:SHOWN]]
    asking = [each for each in now.own if each.kept.case.id not in exceptions]
    args: dict[str, Any] = {
        **round_words(found),
        "begun": "yes" if now.members or found.opens_on <= shanghai_date(gate.now) else "no",
        "count": len(now.members),
        "barred": len(now.members) - len(now.own),
        "passing": len(asking),
        "over": too_many(now),
        "returned": sum(each.verdict == "return" for each in exceptions.values()),
        "refused": sum(each.verdict == "refuse" for each in exceptions.values()),
        "lines": {"lines": lines} if lines else NOTHING,
        "more": max(len(now.members) - SHOWN, 0),
        "money": "yes" if _has_money(programmes, now) else "no",
        "asked": money_words(sum(each.asked or 0 for each in asking)),
        "says": "nothing" if step is None else wants_words(step),
        "words": found.words or NOTHING,
    }
    return {**args, **_left(now), **_progress(uow, now), **result_words(uow, now.round, now.entries)}


def _has_money(programmes: Programmes, now: View) -> bool:
    found = now.round
    programme = programmes.get(found.programme)
    way = None if programme is None else getattr(programme, "workflows", {}).get(found.workflow)
    return way is not None and asks_for_money(way.steps)


def _left(now: View) -> dict[str, Any]:
    found = now.round
    return {
        "quota": NOTHING if found.quota is None else f"{found.quota}",
        "people_left": NOTHING if now.people_left is None else f"{now.people_left}",
        "programme_left": NOTHING if now.programme_left is None else f"{now.programme_left}",
        "budget": money_words(found.budget),
        "money_left": money_words(now.money_left),
    }


def _progress(uow: UnitOfWork, now: View) -> dict[str, Any]:
    """How far a round is that is being decided, and who had that done when."""
    found = now.round
    placed = [each for each in now.entries if each.place]
    return {
        "total": len(placed),
        "done": sum(each.result != "waiting" for each in placed),
        "stuck": "yes" if is_stuck(uow, found) else "no",
        **decider_words(uow, found),
    }


def decider_words(uow: UnitOfWork, found: Round) -> dict[str, Any]:
    """Whose office had a round decided, and when."""
    held = () if found.decided_by is None else grants.of_person(uow, found.decided_by)
    seats = [each.organisation for each in held if (each.role, each.programme) == (found.side, found.programme)]
    office = organisations.find(uow, seats[0]) if seats else None
    return {
        "office": {"text": f"by-side-{found.side}"} if office is None else office.name,
        "at": NOTHING if found.decided_at is None else moment(found.decided_at),
    }


def result_words(uow: UnitOfWork, found: Round, entries: Iterable[Entry]) -> dict[str, Any]:
    """What became of the cases of a round: how many of each verdict, and each that was left out with the reason."""
    placed = [each for each in entries if each.place]
    became = counts(each for each in placed if each.result == "done")
    left = [each for each in placed if each.result in ("left", "alone")]
    named = cases.several(uow, [each.case for each in left[:MOST_LEFT]])
    lines = [_left_line(uow, named[each.case].case, each) for each in left[:MOST_LEFT] if each.case in named]
    return {
        **{f"became_{verdict}": became[verdict] for verdict in VERDICTS},
        "left": len(left),
        "left_lines": {"lines": lines} if lines else NOTHING,
        "left_more": max(len(left) - MOST_LEFT, 0),
        "name": found.name,
    }


def _left_line(uow: UnitOfWork, case: Case, entry: Entry) -> dict[str, Any]:
    args = {"number": case.public_id, "about": about_words(uow, case, short=True)}
    return {"text": "rounds-left.line", "args": {**args, "why": {"text": entry.why or CHANGED}}}


def round_acts(_programmes: Programmes, _uow: UnitOfWork, _actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What can be done with the round that was seen."""
    return Ok([[act, {"text": f"rounds-what.{act}"}] for act in inputs["seen"]["acts"]])


def cases_of_round(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The cases of the round that was seen, in that order, with what the decision needs of each."""
    gate = access.gate(uow, actor)
    found = found_round(uow, gate, inputs["seen"]["round"], to_decide=True)
    exceptions = {each.case: each for each in round_cases.of(uow, found.id) if each.result == "excepted"}
    start, rows = pages.start_of(inputs["cursor"]), inputs["seen"]["cases"]
    kept = cases.several(uow, [row[0] for row in rows])
    shown = described(programmes, uow, gate, found, kept.values())
    items = [
        [each.kept.case.public_id, line(uow, gate, each, exceptions.get(each.kept.case.id))]
        for each in shown[start : start + pages.PAGE]
    ]
    return pages.page(items, start, len(shown), {"text": "rounds-enough"})


def look_at_round_case(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """One case of a round; the version that is seen is what an exception counts for."""
    gate = access.gate(uow, actor)
    found = found_round(uow, gate, inputs["seen"]["round"], to_decide=True)
    kept = cases.find(uow, f"{inputs['case']}")
    ranked = described(
        programmes, uow, gate, found, cases.several(uow, [row[0] for row in inputs["seen"]["cases"]]).values()
    )
    member = next((each for each in ranked if kept is not None and each.kept.case.id == kept.case.id), None)
    if member is None or member.barred:
        raise NotThere(inputs["case"])
    entry = next((each for each in round_cases.of(uow, found.id) if each.case == member.kept.case.id), None)
    excepted = entry if entry is not None and entry.result == "excepted" else None
    step = member.kept.case.due
    verdicts = ["refuse"] if step is not None and step.refusable else []
    verdicts += ["return"] if step is not None and step.returns is not None else []
    state = member.kept.case.state
    value = {
        "round": f"{found.id}",
        "case": member.kept.case.id,
        "version": state.version,
        "digest": state.digest,
        "verdicts": [*verdicts, *(["pass"] if excepted is not None else [])],
    }
    return Ok(value=value, text_args=card(uow, gate, member, excepted))


def round_verdicts(_programmes: Programmes, _uow: UnitOfWork, _actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What can become of the case that was seen instead of passing; passing again where it is an exception."""
    verdicts = [*inputs["card"]["verdicts"], "leave"]
    return Ok([[each, {"text": f"rounds-verdicts.{each}"}] for each in verdicts])


def except_case(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Pick a case of a round as an exception, with its verdict and reason, or have it pass with the others again."""
    gate, card_ = access.gate(uow, actor), inputs["card"]
    found = found_round(uow, gate, card_["round"], to_decide=True)
    held, kept = case_rounds.hold(uow, found.id), cases.numbered(uow, card_["case"])
    verdict, reason = inputs["verdict"], f"{inputs['reason'] or ''}".strip()[:LONGEST_REMARK]
    if kept is None or held is None or held.state != "open" or not can_be_decided(kept, found):
        return No(GONE)
    state = kept.case.state
    if (state.version, state.digest) != (card_["version"], card_["digest"]):
        return No(GONE)
    if verdict not in VERDICTS or verdict not in card_["verdicts"] or (verdict != "pass" and not reason):
        raise NotThere(verdict)
    round_cases.drop(uow, found.id, kept.case.id)
    if verdict != "pass":
        entry = Entry(kept.case.id, 0, state.version, state.digest, verdict, "excepted", reason)
        round_cases.put(uow, found.id, [entry])
    details: dict[str, str | int] = {"by": actor.person, "verdict": verdict, "cause": f"{kept.case.id}"}
    audit.record(uow, Deed(found.id, "round_excepted", actor.now, details))
    return Ok(text_args={"number": kept.case.public_id, "verdict": verdict})
