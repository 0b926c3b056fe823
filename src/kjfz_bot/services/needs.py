"""A firm posts what it needs: written, changed while it may be, withdrawn, renewed, copied. Offices: `need_review.py`.

Whoever does any of it represents the firm. A need that an office decided on meanwhile is not written over: the person
is told what became of it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from kjfz_bot.dialog.conversation import fold
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.dialog.need_form import ATTACH, HIDDEN, NAMED, TOLD
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.need import (
    EDITABLE,
    FORMS,
    MOST_FILES,
    RENEWABLE,
    RENEWED_SOON,
    WITHDRAWABLE,
    Need,
    Statement,
    Workflow,
    brought,
    lacks,
    submitted,
)
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.spoken_code import ALPHABET
from kjfz_bot.services import access, case_ends, need_files, pages, self_check
from kjfz_bot.services.need_changes import Programmes, change, workflow_of
from kjfz_bot.services.need_words import head_words, line_words
from kjfz_bot.services.places import NOTHING
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, with_first
from kjfz_bot.storage import audit, cases, conversations, files, grants, need_decisions, needs, organisations
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.store import UnitOfWork

NUMBER = 6
"""Characters of a case number."""

AN_HOUR = 20
"""Needs one firm may begin within an hour; more come in a list."""

HOUR = timedelta(hours=1)
UNDO = timedelta(minutes=30)
"""How long a need that was just submitted can be taken back by undo."""

NEW, MINE = "new", "mine"
TOO_MANY, MISSING = "need_form-too_many", "need_form-missing"

FILES = tuple(f"file_{place + 1}" for place in range(MOST_FILES))
ANSWERS = (
    *("firm", "what", "before", "title", *TOLD, *(f"{name}_more" for name in TOLD), "limits", "field", "keywords"),
    *("expert", "form", "budget", "vps", "vps_reason", "visibility", "valid_until", *FILES, "checked", "attach"),
)
"""What submitting a need reads."""


def services(programmes: Programmes) -> dict[str, Service]:
    """The services of needs under these programmes."""
    return with_first(
        programmes,
        (need_firms, (), ()),
        (need_start, ("firm",), ()),
        (my_needs, ("firm",), ()),
        (look_at_own_need, ("own",), ()),
        (need_self_check, ("firm",), ()),
        (submit_need, ANSWERS, (TOO_MANY, MISSING)),
        (take_need_back, (), ()),
        (withdraw_need, ("before",), ()),
        (renew_need, ("before", "until"), ()),
    )


def realign(uow: UnitOfWork, programmes: Programmes) -> None:
    """Have whose turn it is follow the packs, which may say another than when the needs were submitted."""
    for programme in programmes.values():
        steps = programme.needs.steps if programme.needs is not None else ()
        needs.realign(uow, programme.id, {step.takes: step.by for step in steps})


def need_firms(programmes: Programmes, uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """The firms the person may post for: verified, and in a programme that collects needs."""
    return Ok([[f"{firm.id}:{firm.programme}", firm.name] for firm in _own_firms(programmes, uow, actor)])


def _own_firms(programmes: Programmes, uow: UnitOfWork, actor: Actor) -> Iterator[Organisation]:
    gate = access.gate(uow, actor)
    for given in grants.own(uow, actor.person):
        firm = given.organisation
        may = gate.can("write_need", firm.thing).allowed and given.role == "firm"
        if may and firm.state == "verified" and workflow_of(programmes, firm.programme) is not None:
            yield firm


def need_start(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """A new need, or one of the firm's where it has some."""
    firm, _ = _firm(programmes, uow, actor, inputs["firm"])
    choices = [NEW, MINE] if needs.of_firm(uow, firm.id, 0, 1) else [NEW]
    return Ok([[each, {"text": f"need-act.{each}"}] for each in choices])


def my_needs(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The firm's needs, newest first."""
    firm, _ = _firm(programmes, uow, actor, inputs["firm"])
    start = pages.start_of(inputs["cursor"])
    found = needs.of_firm(uow, firm.id, start, pages.PAGE + 1)
    gate = access.gate(uow, actor)
    return pages.page(
        [[each.public_id, _line(each, line_words(each, gate))] for each in found[: pages.PAGE]],
        start,
        start + len(found),
    )


def _line(need: Need, words: Mapping[str, Any]) -> dict[str, Any]:
    return {"text": "need-own.draft" if need.state == "draft" else "need-own.item", "args": words}


def look_at_own_need(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """A need as its firm sees it, with the reason where it came back; what it says is what a change begins with."""
    need = _need(uow, actor, inputs["own"])
    today = shanghai_date(actor.now)
    decision = need_decisions.last(uow, need.id)
    told = decision is not None and need.state in ("returned", "refused")
    step = None if (workflow := workflow_of(programmes, need.programme)) is None else workflow.next(need.state)
    args = {
        **head_words(need, access.gate(uow, actor)),
        "reason": decision.reason if told and decision is not None else NOTHING,
        "by": NOTHING if step is None else {"text": f"{need.programme}.by-{step.by}"},
        "step": need.state,
    }
    return Ok(value={**_values(uow, need), "acts": _acts(need, today)}, text_args=args)


def _acts(need: Need, today: date) -> list[str]:
    """What the firm may do with a need, most often wanted first."""
    over = need.statement.valid_until
    soon = over is not None and (over - today).days <= RENEWED_SOON
    found = {
        "edit": need.state in EDITABLE,
        "renew": need.state in RENEWABLE and soon,
        "copy": True,
        "withdraw": need.state in WITHDRAWABLE,
    }
    return [name for name, may in found.items() if may]


def _values(uow: UnitOfWork, need: Need) -> dict[str, Any]:
    """What a need says, by the questions that ask it, and which version of it was seen."""
    said = need.statement
    return {
        "number": need.public_id,
        "seen": _seen(need),
        "title": said.title,
        **{name: getattr(said, name) or None for name in TOLD},
        "limits": said.limits,
        "field": said.field,
        "keywords": list(said.keywords) or None,
        "expert": said.expert,
        "form": said.form,
        "budget": said.budget,
        "vps": said.vps,
        "vps_reason": said.vps_reason,
        "visibility": NAMED if said.named else HIDDEN,
        "valid_until": None if said.valid_until is None else said.valid_until.isoformat(),
        "keeps_end": True,
        "brought": need.state == "draft" and need.batch is not None and need.submitted_by is None,
        "files": [_file(uow, public_id) for public_id in said.files if files.find(uow, public_id) is not None],
    }


def _seen(need: Need) -> list[Any]:
    """What tells one version of a need in one state from any other."""
    return [need.version, need.state, need.at.isoformat()]


def _file(uow: UnitOfWork, public_id: str) -> dict[str, Any]:
    file = files.find(uow, public_id)
    assert file is not None
    return {"file_id": file.public_id, "name": file.name, "size": file.size}


def need_self_check(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What the person said of a firm in their last self-check for the programme; null where they made none."""
    firm, _ = _firm(programmes, uow, actor, inputs["firm"])
    for events in conversations.runs_of(uow, actor.person, self_check.DIALOG):
        run = next(iter(fold(events, seq=0, language="").runs.values()))
        if found := self_check.facts_in(programmes[firm.programme], run):
            return Ok(value=found)
    return Ok(value=None)


def submit_need(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Hand a need to the offices: a new one, or another version of one that may be changed."""
    firm, workflow = _firm(programmes, uow, actor, inputs["firm"])
    before = inputs["before"] if inputs["what"] == "edit" else {}
    need = _need(uow, actor, before["number"]) if before else None
    statement = _statement(uow, actor, inputs, need)
    if missing := lacks(statement, workflow):
        return No(MISSING, missing[0])
    if need is None:
        return _post(uow, actor, firm, statement, workflow)
    if _seen(need) != before["seen"] or need.state not in EDITABLE:
        return _overtaken(need)
    after = submitted(need, statement, workflow, actor.person, actor.now)
    if (kept := change(uow, need, after)) is None:
        return _overtaken(need)
    return _done(uow, actor, kept, "need_changed")


def _post(uow: UnitOfWork, actor: Actor, firm: Organisation, statement: Statement, workflow: Workflow) -> Ok | No:
    if needs.made_since(uow, firm.id, actor.now - HOUR) >= AN_HOUR:
        return No(TOO_MANY, args={"most": f"{AN_HOUR}"})
    draft = Need(0, new_number(uow), firm, "draft", statement, actor.now, actor.now, made_by=actor.person)
    need = needs.add(uow, submitted(draft, statement, workflow, actor.person, actor.now))
    return replace(_done(uow, actor, need, "need_submitted"), undo_until=actor.now + UNDO)


def new_number(uow: UnitOfWork) -> str:
    """A case number that no need has, and no case."""
    while True:
        number = "".join(secrets.choice(ALPHABET) for _ in range(NUMBER))
        if needs.find(uow, number) is None and not cases.is_there(uow, number):
            return number


def _done(uow: UnitOfWork, actor: Actor, need: Need, action: str) -> Ok:
    audit.record(uow, Deed(need.id, action, actor.now, {"by": actor.person, "version": need.version}))
    need_files.keep(uow, need.id, () if need.state == "withdrawn" else need.statement.files)
    args = {
        "number": need.public_id,
        "title": need.statement.title,
        "state": need.state,
        "office": NOTHING if need.turn is None else {"text": f"{need.programme}.by-{need.turn}"},
    }
    return Ok(value=need.public_id, text_args=args)


def _overtaken(need: Need) -> Ok:
    """What became of a need while the firm was at it; nothing of it is changed."""
    args = {
        "number": need.public_id,
        "title": need.statement.title,
        "state": "changed",
        "office": {"text": f"need-state.{need.state}"},
    }
    return Ok(text_args=args)


def take_need_back(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Undo a submission, as long as no office has decided on it: it is a draft that can be changed and submitted."""
    need = _need(uow, actor, inputs["value"])
    if need.state != "submitted" or need_decisions.last(uow, need.id) is not None:
        raise NotThere(need.public_id)
    after = change(uow, need, replace(need, state="draft", turn=None, at=actor.now))
    return _overtaken(need) if after is None else _done(uow, actor, after, "need_taken_back")


def withdraw_need(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Take a need back for good; whoever opens it from then on is told that it is gone."""
    need = _need(uow, actor, inputs["before"]["number"])
    if need.state not in WITHDRAWABLE or need.version != inputs["before"]["seen"][0]:
        return _overtaken(need)
    return _withdrawn(uow, actor, need)


def _withdrawn(uow: UnitOfWork, actor: Actor, need: Need) -> Ok:
    after = replace(need, state="withdrawn", turn=None, at=actor.now)
    if (kept := change(uow, need, after)) is None:
        return _overtaken(need)
    case_ends.tell_applicants(uow, kept, actor.now)
    return _done(uow, actor, kept, "need_withdrawn")


def renew_need(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Let a published need stand longer; one that is over is published again as it was."""
    need = _need(uow, actor, inputs["before"]["number"])
    workflow = workflow_of(programmes, need.programme)
    if need.state not in RENEWABLE or workflow is None:
        return _overtaken(need)
    longer = replace(need, statement=replace(need.statement, valid_until=date.fromisoformat(inputs["until"])))
    after = brought(longer, "published", workflow, actor.now)
    if (kept := change(uow, need, after)) is None:
        return _overtaken(need)
    return _done(uow, actor, kept, "need_renewed")


def _statement(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any], need: Need | None) -> Statement:
    return Statement(
        title=" ".join(inputs["title"].split()),
        **{name: _more(inputs, name) for name in TOLD},
        limits=inputs["limits"],
        field=inputs["field"],
        keywords=tuple(inputs["keywords"]),
        expert=inputs["expert"],
        form=next(form for form in FORMS if form == inputs["form"]),
        budget=inputs["budget"],
        vps=inputs["vps"],
        vps_reason=inputs["vps_reason"],
        named=inputs["visibility"] == NAMED,
        valid_until=date.fromisoformat(inputs["valid_until"]),
        files=_files(uow, actor, inputs, need),
        self_check=inputs["checked"] if inputs["attach"] == ATTACH else None,
    )


def _more(inputs: Mapping[str, Any], name: str) -> str:
    """A description with what was said when it was asked about once more."""
    return "\n".join(part for part in (inputs[name], inputs[f"{name}_more"]) if part)


def _files(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any], need: Need | None) -> tuple[str, ...]:
    """The attachments: the person's own, and those that the need had; anybody else's is no file of theirs."""
    had = () if need is None else need.statement.files
    named = [inputs[name]["file_id"] for name in FILES if inputs[name] is not None]
    for public_id in named:
        file = files.find(uow, public_id)
        if public_id not in had and (file is None or file.person != actor.person):
            raise NotThere(public_id)
    return tuple(dict.fromkeys(named))


def _firm(programmes: Programmes, uow: UnitOfWork, actor: Actor, which: object) -> tuple[Organisation, Workflow]:
    """A verified firm the person may post for, with the way of its programme; NotThere for any other."""
    number = f"{which}".partition(":")[0]
    found = organisations.find(uow, int(number)) if number.isascii() and number.isdigit() else None
    workflow = None if found is None else workflow_of(programmes, found.programme)
    if found is None or workflow is None or found.kind != "firm" or found.state != "verified":
        raise NotThere(which)
    access.require(uow, actor, "write_need", found.thing)
    return found, workflow


def _need(uow: UnitOfWork, actor: Actor, number: object) -> Need:
    """A need of a firm of the person's; NotThere for any other."""
    need = needs.find(uow, f"{number}")
    access.require(uow, actor, "write_need", need.thing if need is not None else None)
    assert need is not None
    return need


SERVICES.update(services({}))
