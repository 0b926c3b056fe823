"""Deciding a round: weighed before it is begun, then done case by case by a job, each decision an event of its own.

Each is bound to the version and digest that were seen when the round was looked at. What has changed since is left out
and named. The job does some cases in a transaction, and each row says what became of it: cut off at any moment, it goes
on with what is left, and nothing is decided twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.case_events import Verdict
from kjfz_bot.domain.case_round import Entry, Result, Round, counts, fingerprint, said_with
from kjfz_bot.domain.need import LONGEST_TOLD
from kjfz_bot.services import access, case_acting, case_gates
from kjfz_bot.services.access import Gate
from kjfz_bot.services.case_acting import Doing
from kjfz_bot.services.case_scene import Programmes, Scene
from kjfz_bot.services.files import is_own, opens
from kjfz_bot.services.notices import notify
from kjfz_bot.services.places import NOTHING
from kjfz_bot.services.registry import Actor, NotThere
from kjfz_bot.services.round_looking import CHANGED, JOB, decider_words, is_stuck, job_key, result_words
from kjfz_bot.services.round_making import MANAGE, found_round, round_words
from kjfz_bot.services.round_members import SHORT, money_words
from kjfz_bot.storage import audit, case_rounds, cases, files, jobs, round_cases
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.cases import Kept
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork

DECIDED, PROGRESS, STOPPED = "round_decided", "round_progress", "round_stopped"
"""The topics of what the officer is told: what became of a round, how far it is, and that it goes on no more."""

PLACE = "round"
"""What the place of the minutes begins with; the number of their round follows."""

AT_ONCE = 50
"""Cases decided in one transaction, so that nobody waits long behind it."""

TOLD_EVERY = 200
"""Cases after which the officer is told how far it is."""

NO_MINUTES, NO_WORDS = "rounds-no_minutes", "rounds-no_words"
REFUSALS = (NO_MINUTES, NO_WORDS)
"""What is missing, and is asked for again."""

GO, STOP = "go", "stop"
"""What weighing comes to: that the round can be decided as it was seen, or has to be looked at again."""

NO_RIGHT, REFUSED = "rounds-left.no_right", "rounds-left.refused"
"""Why a case was left out, beside the gates that were closed."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What deciding would come to: a verdict for each case that was seen, in that order."""

    rows: Sequence[tuple[int, int, str, int | None, Verdict]]

    def number(self, verdict: Verdict) -> int:
        """How many become that."""
        return sum(row[4] == verdict for row in self.rows)

    @property
    def asked(self) -> int:
        """What those that pass ask for, in fen."""
        return sum(row[3] or 0 for row in self.rows if row[4] == "pass")


def _weighed(seen: Mapping[str, Any]) -> Weighed:
    exceptions: Mapping[int, Verdict] = dict(seen["exceptions"])
    return Weighed([(*row, exceptions.get(row[0], "pass")) for row in seen["cases"]])


def round_says(_programmes: Programmes, _uow: UnitOfWork, _actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Whether the words of the meeting have to be said, can be, or have no place; one option, taken by itself."""
    says = inputs["seen"]["says"]
    return Ok([[says, says]])


def weigh_round(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What deciding the round that was seen would come to: how many, and what is left after it."""
    seen = inputs["seen"]
    found = found_round(uow, access.gate(uow, actor), seen["round"], to_decide=True)
    if (no := _missing(inputs)) is not None:
        return no
    if (stopped := _stopped(uow, found, seen)) is not None:
        return Ok(value=STOP, text_args={**_NO_WORDS, **round_words(found), **stopped})
    weighed, now = _weighed(seen), round_cases.versions(uow, [row[0] for row in seen["cases"]])
    changed = [row for row in weighed.rows if not _is_as_seen(row, now)]
    people, money = seen["people_left"], seen["money_left"]
    args = {
        **_NO_WORDS,
        **round_words(found),
        "state": GO,
        "count": len(weighed.rows),
        "passing": weighed.number("pass"),
        "returned": weighed.number("return"),
        "refused": weighed.number("refuse"),
        "changed": len(changed),
        "people_left": NOTHING if people is None else f"{people - weighed.number('pass')}",
        "asked": money_words(weighed.asked or None),
        "money_left": NOTHING if money is None or money < weighed.asked else money_words(money - weighed.asked),
        "over": NOTHING if money is None or money >= weighed.asked else money_words(weighed.asked - money),
        "words": inputs["words"] or inputs["remark"] or NOTHING,
    }
    return Ok(value=GO, text_args=args)


_NO_WORDS: Mapping[str, Any] = {
    **dict.fromkeys(("count", "passing", "returned", "refused", "changed"), 0),
    **dict.fromkeys(("people_left", "asked", "money_left", "over", "words", "office", "at", "left"), NOTHING),
}
"""What fills the words of a round that cannot be decided as it was seen."""


def _is_as_seen(row: Sequence[Any], now: Mapping[int, tuple[str, int, str]]) -> bool:
    _, version, digest = now.get(row[0], ("", 0, ""))
    return (version, digest[:SHORT]) == (row[1], row[2])


def _missing(inputs: Mapping[str, Any]) -> No | None:
    """What has to be said, and is not."""
    if inputs["seen"]["says"] == "must" and not (inputs["words"] or "").strip():
        return No(NO_WORDS, "words")
    return No(NO_MINUTES, "minutes") if not _sent(inputs["minutes"]) else None


def _stopped(uow: UnitOfWork, found: Round, seen: Mapping[str, Any]) -> dict[str, Any] | None:
    """Why a round cannot be decided as it was seen: it is another by now, or more would pass than there are places."""
    if found.state != "open":
        return {"state": "overtaken", **decider_words(uow, found)}
    if fingerprint(round_cases.of(uow, found.id)) != seen["mark"]:
        return {"state": "excepted"}
    passing, left = _weighed(seen).number("pass"), seen["people_left"]
    return {"state": "over", "passing": passing, "left": f"{left}"} if left is not None and passing > left else None


def _sent(minutes: Any) -> str:
    return f"{minutes['file_id']}" if isinstance(minutes, Mapping) and "file_id" in minutes else ""


def decide_round(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have the round decided as it was seen; of two officers the second is told who had that done, and when."""
    seen = inputs["seen"]
    gate = access.gate(uow, actor)
    found = case_rounds.hold(uow, found_round(uow, gate, seen["round"], to_decide=True).id)
    if found is None:
        raise NotThere(seen["round"])
    if (no := _missing(inputs)) is not None:
        return no
    if (stopped := _stopped(uow, found, seen)) is not None:
        return Ok(text_args={**_NO_WORDS, **round_words(found), **stopped})
    sent = _sent(inputs["minutes"])
    file = files.find(uow, sent)
    if file is None or not is_own(actor.person, file):
        raise NotThere(sent)
    said = f"{inputs['words'] or inputs['remark'] or ''}".strip()[:LONGEST_TOLD] or None
    entries = _entries(uow, found, seen)
    begun = case_rounds.begin(uow, found, actor.person, actor.now, file.public_id, said)
    assert begun, "it was held since it was found open"
    round_cases.clear(uow, found.id, [entry.case for entry in entries])
    round_cases.put(uow, found.id, entries)
    files.use_exactly(uow, f"{PLACE} {found.id}", [file.public_id])
    _ask(uow, actor, found)
    audit.record(uow, Deed(found.id, "round_begun", actor.now, {"by": actor.person, "rows": len(entries)}))
    return Ok(text_args={**_NO_WORDS, **round_words(found), "state": "begun", "count": len(entries)})


def _entries(uow: UnitOfWork, found: Round, seen: Mapping[str, Any]) -> list[Entry]:
    """The cases that were seen, each with its verdict; one that is another by now is left out at once."""
    numbers = [row[0] for row in seen["cases"]]
    now, picked = round_cases.versions(uow, numbers), {each.case: each for each in round_cases.of(uow, found.id)}
    entries = []
    for place, row in enumerate(_weighed(seen).rows, 1):
        case, verdict = row[0], row[4]
        reason = picked[case].reason if verdict != "pass" else None
        same = _is_as_seen(row, now) and (verdict == "pass" or picked[case].version == row[1])
        digest = now[case][2] if same else row[2]
        result: Result = "waiting" if same else "left"
        entries.append(Entry(case, place, row[1], digest, verdict, result, reason, None if same else CHANGED))
    return entries


def _ask(uow: UnitOfWork, actor: Actor, found: Round) -> None:
    """Have the job done for the officer who begins it now."""
    held = case_rounds.find(uow, found.id)
    assert held is not None
    jobs.add(uow, JOB, job_key(held), actor.now, {"round": found.id}, actor=actor.person)


def resume_round(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have a round go on that nobody decides any more; what was decided stays."""
    found = found_round(uow, access.gate(uow, actor), inputs["seen"]["round"], to_decide=True)
    held = case_rounds.hold(uow, found.id)
    if held is None or not is_stuck(uow, held):
        raise NotThere(found.id)
    case_rounds.begin(uow, held, actor.person, actor.now, None, None)
    _ask(uow, actor, held)
    audit.record(uow, Deed(found.id, "round_resumed", actor.now, {"by": actor.person}))
    return Ok(text_args=round_words(found))


def decide_some(
    programmes: Programmes, uow: UnitOfWork, job: Job, now: datetime, at_once: int = AT_ONCE
) -> Mapping[str, Any] | None:
    """Decide some more cases of a round; how many so far, None once all are and the officer has been told."""
    found = case_rounds.hold(uow, job.arguments["round"])
    if found is None or found.state != "deciding":
        return None
    person = job.actor or 0
    rows = round_cases.waiting(uow, found.id, at_once)
    round_cases.hold_cases(uow, [row.case for row in rows])
    kept = cases.several(uow, [row.case for row in rows])
    gate = access.gate_of(uow, person, now)
    for row in rows:
        result, why, seq = _decided(programmes, uow, gate, found, row, kept.get(row.case))
        round_cases.settle(uow, found.id, row.case, result, why=why, seq=seq, verdict=row.verdict)
    done = int(job.progress.get("done", 0)) + len(rows)
    if rows and round_cases.count_waiting(uow, found.id):
        _tell_how_far(uow, job, found, done, len(rows), now)
        return {"done": done}
    case_rounds.finish(uow, found.id)
    tell_result(uow, person, found, now)
    return None


def _decided(
    programmes: Programmes, uow: UnitOfWork, gate: Gate, found: Round, row: Entry, kept: Kept | None
) -> tuple[Result, str | None, int | None]:
    """Decide one case as it was seen; what became of it, what stood in the way, and the event."""
    if kept is None or kept.case.due is None:
        return "left", CHANGED, None
    scene = Scene(uow, programmes, kept, found.side, gate.holder.person, gate.now)
    said = said_with(kept.case.due, found.words)
    doing = Doing(row.version, row.digest, row.verdict, found.side, row.reason, said)
    try:
        with uow.savepoint():
            answer = case_acting.do(scene, gate, doing)
    except NotThere:
        return "left", NO_RIGHT, None
    if isinstance(answer, No):
        return "left", answer.reason if answer.reason in case_gates.REFUSALS else REFUSED, None
    if answer.text_args["state"] != row.verdict:
        return "left", CHANGED, None
    return "done", None, row.version + 1


def _tell_how_far(uow: UnitOfWork, job: Job, found: Round, done: int, new: int, now: datetime) -> None:
    part = done // TOLD_EVERY
    if part > (done - new) // TOLD_EVERY:
        total = sum(bool(each.place) for each in round_cases.of(uow, found.id))
        args = {"name": found.name, "done": f"{done}", "total": f"{total}"}
        notify(uow, Notice(job.actor or 0, PROGRESS, f"{job.key} {part}", "notice", now, args=args))


def tell_result(uow: UnitOfWork, person: int, found: Round, now: datetime) -> None:
    """Tell the officer what became of a round, and let the audit say so."""
    entries = round_cases.of(uow, found.id)
    became = counts(each for each in entries if each.place and each.result == "done")
    audit.record(uow, Deed(found.id, "round_decided", now, {"by": person, "rows": sum(became.values())}))
    args = result_words(uow, found, entries)
    notify(uow, Notice(person, DECIDED, f"{found.id}", "notice", now, args=args))


@opens(PLACE)
def may_open(uow: UnitOfWork, person: int, number: str, now: datetime) -> bool:
    """Whether somebody may have the minutes of a round: its office, and whoever it is under."""
    found = case_rounds.find(uow, int(number))
    return found is not None and access.gate_of(uow, person, now).can(MANAGE, found.thing).allowed
