"""Needs as services name them in words: a line of a list, and a card with everything one says."""

from __future__ import annotations

from typing import Any

from kjfz_bot.domain.need import Need, Statement
from kjfz_bot.language.money import show_fen
from kjfz_bot.services.access import Gate
from kjfz_bot.services.places import NOTHING, day, district_words, moment

LONGEST_TITLE = 40
"""Characters of a title in a list; the card has all of it."""


def line_words(need: Need, gate: Gate) -> dict[str, Any]:
    """The variables of a line that stands for a need in a list."""
    title = need.statement.title
    return {
        "number": need.public_id,
        "title": title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…",
        "firm": firm_words(need, gate),
        "district": district_words(need.programme, need.district),
        "field": field_words(need),
        "state": {"text": f"need-state.{need.state}"},
        "at": moment(need.at),
    }


def firm_words(need: Need, gate: Gate) -> Any:
    """The firm's name, or that it is not shown: the gate says who reads a hidden one."""
    if need.statement.named or gate.can("name_firm", need.thing).allowed:
        return need.firm.name
    return {"text": "need-firm-hidden"}


def field_words(need: Need) -> Any:
    """The field by the name its programme has for it."""
    if need.statement.field is None:
        return {"text": "not-said"}
    return {"text": f"{need.programme}-field-{need.statement.field}", "or": need.statement.field}


def head_words(need: Need, gate: Gate) -> dict[str, Any]:
    """The variables of a text that speaks of a need at length: those of its line, the whole title, and its body."""
    return {**line_words(need, gate), "title": need.statement.title, "body": body_words(need, gate)}


def card_words(need: Need, gate: Gate) -> dict[str, Any]:
    """A need with everything it says, for somebody who may read it."""
    return {"text": "need-card", "args": head_words(need, gate)}


def body_words(need: Need, gate: Gate) -> dict[str, Any]:
    """Everything a need says but its title."""
    said = need.statement
    args = {
        "firm": firm_words(need, gate),
        "district": district_words(need.programme, need.district),
        "hidden": "no" if said.named else "yes",
        "field": field_words(need),
        "keywords": {"join": list(said.keywords)} if said.keywords else _not_said(),
        "scene": said.scene or _not_said(),
        "problem": said.problem or _not_said(),
        "present": said.present or _not_said(),
        "target": said.target or _not_said(),
        "limits": said.limits or _not_said(),
        "expert": said.expert or _not_said(),
        "form": {"text": f"need-form.{said.form}"},
        "budget": budget_words(said),
        "vps": f"{said.vps}",
        "why": said.vps_reason or NOTHING,
        "until": day(said.valid_until),
        "files": f"{len(said.files)}",
    }
    return {"text": "need-body", "args": args}


def budget_words(said: Statement) -> Any:
    """The budget in yuan, or that it is to be agreed."""
    if said.budget is None:
        return {"text": "need-budget-open"}
    return {"text": "yuan", "args": {"amount": show_fen(said.budget)}}


def _not_said() -> dict[str, str]:
    return {"text": "not-said"}
