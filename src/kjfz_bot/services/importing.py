"""Rows of the lists of a running programme: each is judged by what is stored, then written, or told what is wrong.

Here: what a row becomes. Not here: files and their cells (`sheets`), and how a whole list is taken over (`app`).
"""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from kjfz_bot.domain.access_table import OrganisationKind, Role
from kjfz_bot.domain.appointment import Appointment, Opening, impossible
from kjfz_bot.domain.appointment import State as TermState
from kjfz_bot.domain.firm import Firm, FirmClass
from kjfz_bot.domain.organisation import Organisation, State
from kjfz_bot.domain.profile import Papers, Particulars, Profile
from kjfz_bot.domain.sheet import YEARS, Kind, Line, Problem
from kjfz_bot.domain.spoken_code import LENGTH, spoken
from kjfz_bot.services import need_lists, terms
from kjfz_bot.services.import_desk import Desk, Judged, Written, one
from kjfz_bot.services.invitations import invite
from kjfz_bot.storage import appointments, audit, awaited, firms, organisations, profiles
from kjfz_bot.storage.imports import Became
from kjfz_bot.storage.invitations import Expected, Invitation, Secrets
from kjfz_bot.storage.store import UnitOfWork

JOIN_WITHIN = timedelta(days=30)
"""How long the invitation of somebody a list names can be used: their letter has to be written first."""


def judge(desk: Desk, line: Line) -> Judged:
    """What a row comes to; nothing is written before what is returned is called."""
    return line.problem or _JUDGES[desk.task.kind](desk, line)


def finish(desk: Desk) -> None:
    """Do what the rows that were written bring with them: whoever serves, and has come already, is a VP."""
    terms.begin(desk.uow, desk.begun, desk.task.by, desk.task.now)
    audit.record(desk.uow, *desk.deeds)


def opened_by(uow: UnitOfWork, batch: int, row: int) -> Secrets:
    """The secrets of the invitation of a row: the same each time, so that a killed import loses none of them."""
    drawn = uow.keys.derived(f"import\0{batch}\0{row}")
    link = urlsafe_b64encode(drawn[:16]).decode().rstrip("=")
    return Secrets(link, spoken([byte % 32 for byte in drawn[16 : 16 + LENGTH]]))


def _unit(desk: Desk, line: Line) -> Judged:
    district = line.optional("district") or desk.task.district
    wrong = _taken(desk, line, "unit", district)
    if wrong is not None:
        return wrong
    new = _organisation(desk, "unit", line.text("name"), district, line.optional("code"), line.text("unit_kind"))
    return lambda: _kept(desk, line, new)


def _firm(desk: Desk, line: Line) -> Judged:
    district = line.optional("district") or desk.task.district
    if district is None:
        return Problem("no_district", "district")
    wrong = _taken(desk, line, "firm", district)
    if wrong is not None:
        return wrong
    new = _organisation(desk, "firm", line.text("name"), district, line.text("code"))
    classes = tuple(FirmClass(name) for name in line.several("classes"))

    def write() -> Written:
        organisation = _add(desk, new)
        firms.add(desk.uow, Firm(organisation, classes, desk.task.now, None))
        return [Became(line.number, "organisation", organisation.id)]

    return write


def _taken(desk: Desk, line: Line, kind: OrganisationKind, district: str | None) -> Problem | None:
    if desk.task.district not in (None, district):
        return Problem("other_district", "district")
    if desk.book.coded(line.optional("code")) is not None:
        return Problem("code_registered", "code")
    if desk.book.there(kind, line.text("name"), district) is not None:
        return Problem("name_registered", "name")
    return None


def _organisation(
    desk: Desk,
    kind: OrganisationKind,
    name: str,
    district: str | None,
    code: str | None = None,
    unit_kind: str | None = None,
) -> Organisation:
    """A new organisation; what an office keeps in its own lists it has looked at, so it is verified."""
    state: State = "verified"
    programme = desk.task.programme
    return Organisation(0, secrets.token_hex(8), kind, name, programme, code, district, state, unit_kind=unit_kind)


def _add(desk: Desk, new: Organisation) -> Organisation:
    organisation = organisations.add(desk.uow, new, desk.task.now)
    desk.book.add(organisation)
    return organisation


def _kept(desk: Desk, line: Line, new: Organisation) -> Written:
    return [Became(line.number, "organisation", _add(desk, new).id)]


def _expert(desk: Desk, line: Line) -> Judged:
    unit = one(desk, line, "unit", "unit")
    if isinstance(unit, Problem):
        return unit
    wrong = _known(desk, line) or _days(desk, line)
    if wrong is not None:
        return wrong

    def write() -> Written:
        person = _await(desk, line, "researcher", unit)
        profiles.add(desk.uow, _profile(line, person, unit), desk.task.now)
        return [Became(line.number, "person", person)]

    return write


def _profile(line: Line, person: int, unit: Organisation) -> Profile:
    papers = Papers(*(line.day(f"{paper}_{end}") for paper in ("contract", "certificate") for end in ("from", "until")))
    return Profile(
        id=0,
        person=person,
        unit=unit,
        degree=line.text("degree"),
        title=line.text("title"),
        field=line.text("field"),
        keywords=line.several("keywords"),
        papers=papers,
        particulars=Particulars(line.text("person"), line.text("phone"), line.day("birth_date")),
    )


def _days(desk: Desk, line: Line) -> Problem | None:
    born = line.day("birth_date")
    if born is not None and not date(1900, 1, 1) <= born < desk.task.today:
        return Problem("not_past", "birth_date")
    for paper in ("contract", "certificate"):
        begins, ends = line.day(f"{paper}_from"), line.day(f"{paper}_until")
        if begins is not None and ends is not None and ends <= begins:
            return Problem("ends_first", f"{paper}_until")
    return None


def _known(desk: Desk, line: Line) -> Problem | None:
    if awaited.known(desk.uow, desk.task.programme, line.text("person"), line.text("phone")):
        return Problem("person_known", "phone")
    return None


def _await(desk: Desk, line: Line, role: Role, seat: Organisation) -> int:
    """Somebody who is awaited, with the invitation by which they come."""
    task, name, phone = desk.task, line.text("person"), line.text("phone")
    person = awaited.add(desk.uow, task.programme, name, phone, task.now).person
    expected = Expected(name, phone[-4:])
    invitation = Invitation(0, role, seat, None, task.now + JOIN_WITHIN, expected, person)
    invite(desk.uow, invitation, task.now, opened_by(desk.uow, task.batch, line.number))
    return person


def _officer(desk: Desk, line: Line) -> Judged:
    role: Role = "district" if line.text("role") == "district" else "city"
    kind: OrganisationKind = "district" if role == "district" else "city"
    district = (line.optional("district") or desk.task.district) if role == "district" else None
    if role == "district" and district is None:
        return Problem("no_district", "district")
    if desk.task.district not in (None, district):
        return Problem("other_district", "district")
    wrong = _known(desk, line)
    if wrong is not None:
        return wrong

    def write() -> Written:
        name = line.text("office")
        office, made = desk.book.there(kind, name, district), []
        if office is None:
            office = _add(desk, _organisation(desk, kind, name, district))
            made.append(Became(line.number, "organisation", office.id))
        return [*made, Became(line.number, "person", _await(desk, line, role, office))]

    return write


def _appointment(desk: Desk, line: Line) -> Judged:
    profile = _serving(desk, line)
    if isinstance(profile, Problem):
        return profile
    firm = one(desk, line, "firm", "firm")
    if isinstance(firm, Problem):
        return firm
    starts_on, ends_on = line.day("starts_on"), line.day("ends_on")
    assert starts_on is not None
    assert ends_on is not None
    openings = _openings(line)
    wrong = impossible(starts_on, ends_on, openings, desk.task.today)
    if wrong is not None:
        return Problem(*wrong)
    term = Appointment(0, profile.person, firm, profile.unit, starts_on, ends_on, _state(line), openings)
    others = desk.terms.setdefault((term.person, firm.id), [])
    if appointments.overlaps(desk.uow, term) or any(_overlap(term, other) for other in others):
        return Problem("appointment_known", "starts_on")
    others.append(term)

    def write() -> Written:
        kept = appointments.add(desk.uow, term, desk.task.now, desk.task.batch)
        desk.begun.append(kept)
        return [Became(line.number, "appointment", kept.id)]

    return write


def _serving(desk: Desk, line: Line) -> Profile | Problem:
    """The profile of the one person a row names."""
    programme = desk.task.programme
    found = awaited.known(desk.uow, programme, line.text("person"), line.text("phone"))
    own = [kept.profile for person in found for kept in profiles.of_person(desk.uow, person)]
    own = [profile for profile in own if profile.unit.programme == programme]
    if len(own) == 1:
        return own[0]
    return Problem("several_people" if own else "unknown_person", "person")


def _openings(line: Line) -> tuple[Opening, ...]:
    minutes = {year: line.values.get(f"hours_{year}") for year in range(1, YEARS + 1)}
    source = line.optional("source") or ""
    return tuple(Opening(year, count, source) for year, count in minutes.items() if isinstance(count, int))


_TERM_STATES: Mapping[str, TermState] = {
    "serving": "serving",
    "paused": "paused",
    "completed": "completed",
    "ended_early": "ended_early",
}


def _state(line: Line) -> TermState:
    return _TERM_STATES[line.text("state")]


def _overlap(one: Appointment, other: Appointment) -> bool:
    return one.starts_on <= other.ends_on and other.starts_on <= one.ends_on


_JUDGES: Mapping[Kind, Callable[[Desk, Line], Judged]] = {
    "units": _unit,
    "firms": _firm,
    "experts": _expert,
    "officers": _officer,
    "appointments": _appointment,
    "needs": need_lists.judge,
}
