"""How answers become what the ledger takes: one claim a day and span, with what was asked for beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kjfz_bot.dialog.inbound import No
from kjfz_bot.dialog.service_form import AGAIN, WEEK, entries_of
from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.service_entry import Claim, Entry
from kjfz_bot.domain.service_limits import REASONS
from kjfz_bot.services import access
from kjfz_bot.services.registry import Actor, NotThere
from kjfz_bot.storage import appointments, entries, files
from kjfz_bot.storage.store import UnitOfWork

MOST = 31
"""Entries one message may make."""

HINDERED = tuple(f"log_form-hindrance.{reason}" for reason in REASONS)
TOO_MANY, DOUBTFUL = "log_form-too_many", "log_fix-doubtful"
SAID = (*HINDERED, DOUBTFUL, TOO_MANY)
"""The refusals of what enters a message at once, without asking for what it lacks."""


def claims_said(answer: object, at: str) -> list[Claim] | No:
    """The claims of a message that has to say all by itself; else what is wrong with it, and where it is asked anew."""
    said = entries_of(answer)
    if not said or any(each["day"] is None or each["minutes"] is None for each in said):
        return No(DOUBTFUL, at)
    claims = [claimed for each in said for claimed in of_words(each, {})]
    return claims if len(claims) <= MOST else No(TOO_MANY, at, {"most": f"{MOST}"})


def claims_of(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> list[Claim]:
    """What was said as the ledger takes it: one claim a day and span; papers show the first."""
    made = [_complete(claimed, inputs) for claimed in _begun(uow, actor, inputs)]
    papers = tuple(dict.fromkeys(_papers(uow, actor, inputs)))
    return [replace(claimed, files=papers if place == 0 else ()) for place, claimed in enumerate(made)]


def _begun(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Iterator[Claim]:
    """The claims of the way that was picked, with the day and the length where these were asked."""
    said, last = entries_of(inputs["entries"]), _last(uow, actor, inputs)
    if said:
        for each in said:
            yield from of_words(each, inputs)
    else:
        days = inputs["days"] if inputs["said"] == WEEK and inputs["days"] else [inputs["day"]]
        for day in days:
            yield from _on(date.fromisoformat(day), last, inputs)


def _last(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Entry | None:
    if inputs["said"] != AGAIN or inputs["last"] is None:
        return None
    (found,), _ = entries.numbered(uow, [int(inputs["last"].partition(":")[0])])
    if found.person != actor.person:
        raise NotThere(found.id)
    return found


def of_words(each: Mapping[str, Any], inputs: Mapping[str, Any]) -> Iterator[Claim]:
    """One entry in free words; what it lacked was asked for all that lacked it."""
    day = date.fromisoformat(each["day"] or inputs["which_day"] or inputs["day"])
    parts = [(each["minutes"], each["start"], each["end"])]
    if each["minutes"] is None:
        parts = list(_lengths(inputs["length"] if inputs["length"] is not None else inputs["which_length"]))
    for minutes, start, end in parts:
        yield Claim(day, minutes, start, end, each.get("category"), each["place"], each["activity"] or "")


def _on(day: date, last: Entry | None, inputs: Mapping[str, Any]) -> Iterator[Claim]:
    if last is not None:
        yield Claim(day, last.minutes, activity=last.claim.activity)
        return
    for minutes, start, end in _lengths(inputs["length"]):
        yield Claim(day, minutes, start, end)


def _lengths(answer: Any) -> Iterator[tuple[int, int | None, int | None]]:
    """A length as it was answered: the minutes of a button, or what was read, in spans where it was said in spans."""
    if isinstance(answer, Mapping):
        spans = answer["spans"]
        yield from ((end - start, start, end) for start, end in spans)
        if not spans:
            yield answer["minutes"], None, None
    else:
        yield int(answer), None, None


def _complete(claimed: Claim, inputs: Mapping[str, Any]) -> Claim:
    """With what holds for all of it: the activity where it was asked, the duty, the place."""
    return replace(
        claimed,
        activity=claimed.activity or inputs.get("activity") or "",
        category=inputs.get("category") if inputs.get("category") is not None else claimed.category,
        place=inputs.get("place") if inputs.get("place") is not None else claimed.place,
    )


def _papers(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Iterator[str]:
    for name in ("paper_1", "paper_2"):
        paper = inputs.get(name)
        if isinstance(paper, Mapping) and "file_id" in paper:
            file = files.find(uow, paper["file_id"])
            if file is None or file.person != actor.person:
                raise NotThere(paper["file_id"])
            yield file.public_id


def own_term(uow: UnitOfWork, actor: Actor, which: object) -> Appointment:
    """A term the actor serves; NotThere for any other."""
    number = f"{which}".partition(":")[0]
    term = appointments.numbered(uow, int(number)) if number.isascii() and number.isdigit() else None
    access.require(uow, actor, "claim_hours", None if term is None else term.thing)
    assert term is not None
    return term
