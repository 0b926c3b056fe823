"""The picture of a case: what was done, what is due and what is to come, one station below the other.

It says what the page of the case says to whoever asked, in fewer words. It is drawn beside the turns by a job
(`app/case_pictures.py`), which tells of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.dialog.spoken import spoken
from kjfz_bot.domain.workflow import END
from kjfz_bot.making.timeline import State, Station, Timeline
from kjfz_bot.services import access, cases
from kjfz_bot.services.access import Gate
from kjfz_bot.services.case_reading import is_waiting, lines, now_words
from kjfz_bot.services.case_scene import Programmes
from kjfz_bot.services.case_words import about_words, firm_name, side_words, state_words, step_words, way_words
from kjfz_bot.services.places import NOTHING, moment
from kjfz_bot.services.registry import SERVICES, Actor, Service, with_first
from kjfz_bot.services.stats import LONGEST_ALT
from kjfz_bot.storage import cases as stored
from kjfz_bot.storage import jobs
from kjfz_bot.storage.cases import Kept
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.texts.catalogue import Catalogue

PICTURE, STOPPED = "case_picture", "case_stopped"
"""The kind of job and the topic of what it tells; what is told where nothing comes of it."""

_STATES: Mapping[str, State] = {
    "return": "back",
    "object": "back",
    "propose": "back",
    "reject": "back",
    "refuse": "end",
    "uphold": "end",
    "withdraw": "end",
    "expire": "end",
}
"""What each act is drawn as; every other is done."""


def services(programmes: Programmes) -> dict[str, Service]:
    """The service that asks for a picture under these programmes."""
    return with_first(programmes, (draw_case, ("case",), ()))


def draw_case(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have a case drawn."""
    kept, _, _ = cases.found(uow, actor, inputs["case"])
    key = f"{actor.person}@{actor.now.isoformat()}"
    jobs.add(uow, PICTURE, key, actor.now, {"case": kept.case.id}, actor=actor.person)
    return Ok()


def wanted(uow: UnitOfWork, job: Job, gate: Gate) -> Kept | None:
    """The case a picture was asked of, if whoever asked may still read all of it."""
    kept = stored.numbered(uow, job.arguments["case"])
    return kept if kept is not None and gate.can("read_case", kept.case.thing).allowed else None


def gate_of(uow: UnitOfWork, job: Job, now: Any) -> Gate:
    """What whoever asked may do now: a role may have ended meanwhile."""
    return access.gate_of(uow, job.actor or 0, now)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a picture in one language."""

    texts: Catalogue
    language: str

    def say(self, key: str, args: Mapping[str, Any]) -> str:
        """A text of pictures of cases."""
        return self.spoken({"text": f"case-picture.{key}", "args": args})

    def spoken(self, words: Any) -> str:
        """What a service named, in this language."""
        return f"{spoken(self.texts, self.language, words)}"


def timeline(texts: Catalogue, language: str, uow: UnitOfWork, gate: Gate, kept: Kept) -> Timeline:
    """A case as a timeline, as whoever stands at the gate may read it."""
    words, case = _Words(texts, language), kept.case
    about = {"workflow": way_words(case), "number": case.public_id, "about": about_words(uow, case)}
    firm = NOTHING if case.need is None else firm_name(uow, case, gate)
    unit = NOTHING if case.parties.unit is None else case.parties.unit.name
    remark = words.say("remark", {"firm": firm, "unit": unit, "at": moment(gate.now)})
    return Timeline(words.say("title", about), remark, tuple(_stations(words, uow, gate, kept)))


def _stations(words: _Words, uow: UnitOfWork, gate: Gate, kept: Kept) -> Iterator[Station]:
    for line, event in zip(lines(uow, gate, kept), kept.events, strict=True):
        # No name of a person: a picture may lie on servers abroad, and nothing in it can be hidden on the way.
        who = {"office": side_words(event.side)} if event.side == "expert" else {}
        act, args = event.act, {**line["args"], **who}
        state = "back" if args["superseded"] == "yes" else _STATES.get(act, "done")
        yield Station(words.say(act, args), words.say("below", args), state)
    case = kept.case
    if not is_waiting(kept):
        if case.state.end == "done":
            yield Station(words.spoken(state_words(case)), "", "done")
        return
    due = now_words(kept, gate.now)["args"]
    yield Station(words.spoken(due["step"]), words.say("now", due), "now")
    if not case.state.is_open:
        return
    step = case.workflow.follows(case.state.step)
    while step != END:
        sides = {"join": [side_words(side) for side in case.workflow.by_id[step].by]}
        yield Station(words.spoken(step_words(case, step)), words.spoken(sides), "next")
        step = case.workflow.follows(step)
    yield Station(words.spoken({"text": "case-end.done"}), "", "next")


def described(texts: Catalogue, language: str, shown: Timeline) -> str:
    """What a picture shows, for who cannot see it: the same stations in the same order."""
    words = _Words(texts, language)
    stations = [
        words.say(f"alt_{station.state}", {"name": station.name, "below": station.below or NOTHING})
        for station in shown.stations
    ]
    args = {"title": shown.title, "remark": shown.remark, "stations": " ".join(stations)}
    said = words.say("alt", args)
    return said if len(said) <= LONGEST_ALT else f"{said[: LONGEST_ALT - 1]}…"


SERVICES.update(services({}))
