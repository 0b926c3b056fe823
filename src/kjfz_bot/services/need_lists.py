"""Needs that offices bring in a list: each row a draft that its firm completes and submits, and is told of once.

Nobody wrote such a draft (`made_by`), so none of the office's people is a party to it. Other kinds of rows are
`importing.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from kjfz_bot.dialog.need_form import MOST_DAYS, NAMED
from kjfz_bot.domain.need import FORMS, Need, Statement
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.sheet import Line, Problem
from kjfz_bot.language.cells import plain
from kjfz_bot.services import access
from kjfz_bot.services.firms import people_told
from kjfz_bot.services.import_desk import Desk, Judged, Written, near, one
from kjfz_bot.services.lists import LOOK
from kjfz_bot.services.needs import new_number
from kjfz_bot.services.notices import notify, still
from kjfz_bot.storage import imports, jobs, need_lists, needs, organisations
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.imports import Batch, Became
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork

JOB = "needs_brought"
"""The kind of the job that tells firms, and the topic of what they are told."""

AT_ONCE = 20
"""Firms told in one transaction, so that nobody waits long behind it."""


def judge(desk: Desk, line: Line) -> Judged:
    """What a row of a list of needs comes to."""
    firm = _verified_firm(desk, line)
    if isinstance(firm, Problem):
        return firm
    said, now = _said(line), desk.task.now
    title, known = plain(said.title), _titles(desk, firm)
    wrong = _wrong(said, desk.task.today) or (Problem("need_known", "title") if title in known else None)
    if wrong is not None:
        return wrong
    known.add(title)

    def write() -> Written:
        need = _add(desk.uow, firm, said, desk.task.batch, now)
        desk.deeds.append(_deed(need, desk.task.by, now))
        return [Became(line.number, "need", need.id)]

    return write


def _verified_firm(desk: Desk, line: Line) -> Organisation | Problem:
    """The firm a row names: of several with a name, the one that is verified."""
    verified = [each for each in desk.book.named("firm", line.text("firm")) if each.state == "verified"]
    if len(verified) != 1:
        found = one(desk, line, "firm", "firm")
        return Problem("firm_not_verified", "firm") if isinstance(found, Organisation) else found
    return near(desk, verified[0], "firm")


def _titles(desk: Desk, firm: Organisation) -> set[str]:
    """The titles of needs that a firm has, or has by a row before."""
    if firm.id not in desk.titles:
        desk.titles[firm.id] = {plain(title) for title in need_lists.titles(desk.uow, firm.id)}
    return desk.titles[firm.id]


def _said(line: Line) -> Statement:
    """What a row says of a need; what it leaves out is as usual, or is for the firm to say."""
    form = line.optional("form")
    return Statement(
        title=" ".join(line.text("title").split()),
        scene=line.optional("scene") or "",
        problem=line.optional("problem") or "",
        present=line.optional("present") or "",
        target=line.optional("target") or "",
        limits=line.optional("limits"),
        field=line.optional("field"),
        keywords=line.several("keywords"),
        expert=line.optional("expert"),
        form=next((known for known in FORMS if known == form), "open"),
        budget=line.amount("budget"),
        vps=line.amount("vps") or 1,
        vps_reason=line.optional("vps_reason"),
        named=line.optional("visibility") in (None, NAMED),
        valid_until=line.day("valid_until"),
    )


def _wrong(statement: Statement, today: date) -> Problem | None:
    """What keeps a need from being a draft, whatever its firm has already."""
    until = statement.valid_until
    if until is not None and not today <= until <= today + timedelta(days=MOST_DAYS):
        return Problem("not_future", "valid_until")
    return None


def _add(uow: UnitOfWork, firm: Organisation, statement: Statement, batch: int, now: datetime) -> Need:
    """Keep a draft that a list brings."""
    return needs.add(uow, Need(0, new_number(uow), firm, "draft", statement, now, now, batch=batch))


def _deed(need: Need, by: int | str, now: datetime) -> Deed:
    """What the audit of a need begins with that came in a list."""
    return Deed(need.id, "need_brought", now, {"by": by, "batch": need.batch or 0})


def ask_to_tell(uow: UnitOfWork, batch: Batch, by: int | str, now: datetime) -> None:
    """Have the firms told whose needs a list has brought, once all of it is imported; by whom they were brought."""
    jobs.add(uow, JOB, f"{batch.id}", now, {"batch": batch.id, "office": _office(uow, batch, by, now)})


def _office(uow: UnitOfWork, batch: Batch, by: int | str, now: datetime) -> Any:
    """The name of the office whose officer brought a list; of the operator's, that it is the programme's."""
    gate = access.gate_of(uow, by, now) if isinstance(by, int) else None
    if gate is None or not gate.can(LOOK, batch.thing).allowed:
        return {"text": "need-office"}
    found = organisations.find(uow, gate.role_for(LOOK, batch.thing).organisation)
    assert found is not None
    return found.name


def tell_firms(uow: UnitOfWork, job: Job, now: datetime) -> Mapping[str, Any] | None:
    """Tell the people of some more firms; how far it is, None once all of them are told."""
    batch = imports.find(uow, job.arguments["batch"])
    if batch is None or batch.state != "done":
        return None
    found = need_lists.firms(uow, batch.id, int(job.progress.get("firm", 0)), AT_ONCE)
    args = {"office": job.arguments["office"]}
    for firm in found:
        for person in people_told(uow, firm):
            notify(uow, Notice(person, JOB, f"{batch.id}:{firm}", "notice", now, args=args))
    return {"firm": found[-1]} if found else None


@still(JOB)
def _left(uow: UnitOfWork, notice: Notice, _now: datetime) -> Mapping[str, Any] | None:
    """How many drafts wait for whoever is told; None where the list is taken back, or somebody was faster."""
    batch, firm = (int(part) for part in notice.cause.split(":"))
    count = need_lists.drafts(uow, batch, firm)
    return {**notice.args, "count": count} if count else None
