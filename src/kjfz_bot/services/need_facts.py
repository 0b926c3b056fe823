"""What an officer is shown beside a need: the firm's self-check with its clauses, and needs that say much the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from rapidfuzz import fuzz

from kjfz_bot.domain.firm import Firm
from kjfz_bot.domain.need import Need
from kjfz_bot.errors import FactError
from kjfz_bot.language.normalise import key
from kjfz_bot.programmes.criterion import CriterionResult
from kjfz_bot.programmes.facts import Facts, FactValue
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.programmes.schema import Subject
from kjfz_bot.services.access import Gate
from kjfz_bot.services.need_words import line_words
from kjfz_bot.storage import firms, needs
from kjfz_bot.storage.store import UnitOfWork

FIRM: Subject = "firm"
CERTIFIED = "class_valid"
LOCAL = ("registered_in_city", "in_district")
"""Facts that a record settles whose district is one of the programme's."""

ALIKE = 75.0
"""From this likeness of title and problem on, two needs may be the same."""

MOST_COMPARED = 500
MOST_ALIKE = 3


def check_words(uow: UnitOfWork, programme: Programme, need: Need, today: date) -> Any:
    """Each of the programme's conditions on firms, its clause, and what it comes to by what is known of this firm."""
    firm = firms.find(uow, need.firm.id)
    said = dict(need.statement.self_check or {})
    if FIRM not in programme.subjects:
        return {"text": "none"}
    facts = _sound(programme, said | _recorded(programme, firm, today), today)
    results = programme.evaluate(FIRM, facts, today).criteria
    return {"lines": [_result_words(programme, result) for result in results]}


def _sound(programme: Programme, facts: dict[str, FactValue], today: date) -> Facts:
    """The facts as the programme takes them; without one that its table does not take any more."""
    found: dict[str, FactValue] = {}
    for name, value in facts.items():
        try:
            found |= programme.check({name: value}, today)
        except FactError:  # the pack has changed since it was said
            continue
    return found


def _recorded(programme: Programme, firm: Firm | None, today: date) -> dict[str, FactValue]:
    """What the firm's record says, as facts: it was looked at by an office."""
    if firm is None or firm.organisation.state != "verified":
        return {}
    here = firm.organisation.district in {district.id for district in programme.pack.districts}
    facts: dict[str, FactValue] = dict.fromkeys(LOCAL, True) if here else {}
    facts["classes"] = [each.name for each in firm.classes]
    if any(each.until is not None and not each.is_over(today) for each in firm.classes):
        facts[CERTIFIED] = True
    return {name: value for name, value in facts.items() if name in programme.pack.questions.get(FIRM, ())}


def _result_words(programme: Programme, result: CriterionResult) -> dict[str, Any]:
    args = {
        "title": {"text": f"{programme.id}-{result.id}"},
        "clause": clause_words(*result.clause),
        "outcome": {"text": f"outcome-{result.outcome or 'undecided'}"},
    }
    return {"text": "review-check", "args": args}


def clause_words(*clauses: str) -> dict[str, Any]:
    """Clauses as they are quoted."""
    return {"text": "clause", "args": {"clause": {"join": list(clauses)}}}


def alike_words(uow: UnitOfWork, need: Need, gate: Gate) -> Any:
    """Needs of the firm, and published ones of the programme, that say much the same, most alike first."""
    found = [{"text": "review-alike", "args": line_words(each, gate)} for each in _alike(uow, need, gate)]
    return {"lines": found} if found else {"text": "review-alike.none"}


def _alike(uow: UnitOfWork, need: Need, gate: Gate) -> list[Need]:
    scored = ((_likeness(need, each), each) for each in _others(uow, need) if gate.can("read_need", each.thing).allowed)
    best = sorted((pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: (-pair[0], pair[1].id))
    return [each for _, each in best[:MOST_ALIKE]]


def _others(uow: UnitOfWork, need: Need) -> Iterator[Need]:
    found = {each.id: each for each in needs.newest(uow, need.programme, MOST_COMPARED)}
    found |= {each.id: each for each in needs.of_firm(uow, need.firm.id, 0, MOST_COMPARED) if each.state != "draft"}
    yield from (each for each in found.values() if each.id != need.id and each.state != "withdrawn")


def _likeness(one: Need, other: Need) -> float:
    title = fuzz.ratio(key(one.statement.title), key(other.statement.title))
    return max(title, fuzz.ratio(key(one.statement.problem), key(other.statement.problem)))
