"""What a document of a case says: read from the case, the need and the expert's profile, then put into words.

Nothing is written here as a file (`making/`), nor decided who may have it (`case_documents.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from kjfz_bot.dialog.spoken import spoken
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.case import Case, is_past
from kjfz_bot.domain.profile import Profile
from kjfz_bot.domain.workflow import FIELDS, Workflow
from kjfz_bot.language.money import show_fen
from kjfz_bot.making.papers import NAMES, Paper
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.storage import document_numbers, needs, profiles
from kjfz_bot.storage.document_numbers import Issued
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.texts.catalogue import Catalogue

AGREEMENT = "agreement"
NUMBERED = frozenset({"appointment_letter"})
"""Documents that are issued under a number; all others are for the parties to check and sign."""

ASKED_BY: Mapping[str, str] = {"renewal_proof": "contract"}
"""Documents that a criterion of a programme asks for, by its name: they rest on its clause."""

SAID = tuple(name for name in FIELDS if name in NAMES)
"""The fields of steps that documents name."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document of a case before it is put into words; what nobody said is None or left out.

    `said` are the newest values of the case's fields. A document is a draft until it is `issued`.
    """

    kind: str
    programme: str
    case_number: str
    clause: str | None
    expert: str | None
    unit: str | None
    firm: str | None
    need: str | None = None
    need_number: str | None = None
    months: int | None = None
    contract_until: date | None = None
    certificate_until: date | None = None
    three_parties: bool = False
    issued: Issued | None = None
    said: Mapping[str, Any] = field(default_factory=dict)


def draftable(case: Case) -> list[str]:
    """The documents that can be drafted now: those of the step that is due, and of steps that were taken."""
    due, way = case.due, case.workflow
    steps = [step for step in way.steps if step.on and (step is due or is_past(way, case.state, step.id))]
    return list(dict.fromkeys(kind for step in steps for kind in step.documents))


def words_of(uow: UnitOfWork, case: Case, kind: str, *, names_firm: bool = True) -> Draft:
    """What a document of a case says now; the firm is left out for whoever may not read its name yet."""
    parties = case.parties
    profile = _profile(uow, case)
    need = None if case.need is None else needs.numbered(uow, case.need)
    return Draft(
        kind=kind,
        programme=case.programme,
        case_number=case.public_id,
        clause=clause_of(case.workflow, kind),
        expert=None if profile is None else profile.particulars.name,
        unit=None if parties.unit is None else parties.unit.name,
        firm=parties.firm.name if parties.firm is not None and names_firm else None,
        need=None if need is None else need.statement.title,
        need_number=None if need is None else need.public_id,
        months=case.workflow.months,
        contract_until=None if profile is None else profile.papers.contract_until,
        certificate_until=None if profile is None else profile.papers.certificate_until,
        three_parties=unit_signs(case.workflow),
        issued=document_numbers.find(uow, case.id, kind) if kind in NUMBERED else None,
        said=dict(_said(case)),
    )


def _profile(uow: UnitOfWork, case: Case) -> Profile | None:
    """The expert's profile in the programme; None where they have none, or are not known yet."""
    kept = [] if case.parties.expert is None else profiles.of_person(uow, case.parties.expert)
    return next((each.profile for each in kept if each.profile.unit.programme == case.programme), None)


def clause_of(workflow: Workflow, kind: str) -> str | None:
    """The clause of the step that has the document, or of the way it is on."""
    return next((step.clause for step in workflow.steps if kind in step.documents), None) or workflow.clause


def resting_on(programme: Programme | None, draft: Draft) -> Draft:
    """A document with the clause of the criterion that asks for it, where the programme has that."""
    criteria = () if programme is None else programme.pack.criteria
    asking = (each.clause for each in criteria if each.id == ASKED_BY.get(draft.kind) and each.clause)
    return next((replace(draft, clause=clause[0]) for clause in asking), draft)


def unit_signs(workflow: Workflow) -> bool:
    """Whether the unit is a party of the agreement: it says at its signing, or afterwards, that it has signed."""
    steps = [step for step in workflow.steps if step.on]
    first = next((at for at, step in enumerate(steps) if AGREEMENT in step.documents), len(steps))
    return any("unit" in step.by for step in steps[first:])


def _said(case: Case) -> Iterator[tuple[str, Any]]:
    """The newest value of each field; where several steps ask for one, that of the latest of them."""
    for name in SAID:
        values = [case.state.values.get(step.id, {}).get(name) for step in case.workflow.steps]
        newest = next((value for value in reversed(values) if value not in (None, "")), None)
        if newest is not None:
            yield name, newest


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """Documents in one language."""

    texts: Catalogue
    language: str

    def paper(self, draft: Draft, now: datetime) -> Paper:
        """All that a template may name, in words."""
        flags = {"draft": draft.issued is None, "three_parties": draft.three_parties}
        return Paper(draft.kind, self._words(draft, now), frozenset(name for name, up in flags.items() if up))

    def title(self, kind: str) -> str:
        """What a document is called."""
        return self._say(f"case_document-kind.{kind}")

    def file_name(self, draft: Draft) -> str:
        """What it is called as a file."""
        return self._say("case_document-file", document=self.title(draft.kind), number=draft.case_number)

    def day(self, value: date) -> str:
        """A day as documents name it."""
        said: dict[str, str | int] = {"year": f"{value.year}", "month": value.month, "day": f"{value.day}"}
        return self._say("case_document-day", **said)

    def number(self, issued: Issued) -> str:
        """The number of a letter: such as 〔2026〕第0012号."""
        return self._say("case_document-number", year=f"{issued.year}", number=f"{issued.number:04}")

    def programme(self, programme: str) -> str:
        """What a programme is called."""
        return self._say(programme)

    def office(self, programme: str) -> str:
        """The office that decides in a programme."""
        return self._say(f"{programme}.by-city")

    def _words(self, draft: Draft, now: datetime) -> dict[str, str]:
        made = draft.issued.at if draft.issued is not None else now
        known = {
            "programme": self.programme(draft.programme),
            "office": self.office(draft.programme),
            "made_on": self.day(shanghai_date(made)),
            "number": None if draft.issued is None else self.number(draft.issued),
            "months": None if draft.months is None else f"{draft.months}",
            **{name: getattr(draft, name) for name in ("case_number", "clause", "expert", "unit", "firm")},
            "need": draft.need or draft.said.get("title"),
            "need_number": draft.need_number,
            "contract_until": self._maybe_day(draft.contract_until),
            "certificate_until": self._maybe_day(draft.certificate_until),
        }
        said = {name: self._value(name, value) for name, value in draft.said.items()}
        return {name: value for name, value in {**known, **said}.items() if value}

    def _value(self, name: str, value: Any) -> str:
        """What was said of a field, as its kind is read."""
        match FIELDS[name]:
            case "money":
                return self._say("yuan", amount=show_fen(int(value)))
            case "date":
                return self.day(date.fromisoformat(f"{value}"))
            case "choice":
                return self._say(f"case_document-{name}.{value}")
            case _:
                return f"{value}"

    def _maybe_day(self, value: date | None) -> str | None:
        return None if value is None else self.day(value)

    def _say(self, key: str, /, **args: str | int) -> str:
        return f"{spoken(self.texts, self.language, {'text': key, 'args': args})}"
