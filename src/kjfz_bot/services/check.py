"""The self-check for portals and tests: facts in, one JSON object out, the same on the command line and over HTTP.

Here: the object, its errors, and checks of many cases from JSON Lines. Pure: files, sockets and today's date belong to
the callers. Not here: what decides (`programmes`), the words (`dialog.wording`).
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from kjfz_bot.dialog.wording import Words
from kjfz_bot.errors import FactError
from kjfz_bot.programmes.criterion import Applied, CriterionResult
from kjfz_bot.programmes.facts import Facts
from kjfz_bot.programmes.nearest import nearest
from kjfz_bot.programmes.programme import Assessment, Programme
from kjfz_bot.texts.catalogue import Catalogue

DEFAULT_LANGUAGE = "zh-CN"
MOST_WORDINGS = 1 << 14
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
REQUEST_FIELDS = ("programme", "subject", "facts", "on", "lang")


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """What is printed for one line of JSON Lines, and whether the line could be checked."""

    text: str
    good: bool


class Checker:
    """Checks cases of one programme and subject, with its texts in one language."""

    def __init__(self, programme: Programme, subject: str, texts: Catalogue, language: str) -> None:
        if language not in texts.languages:
            right = nearest(language, texts.languages)
            raise FactError("lang", f"There is no language '{language}'. Did you mean '{right}'?", right)
        programme.rules(subject)
        self._programme = programme
        self._subject = subject
        self._words = Words(texts, language, programme.id)
        self._pack = {"version": programme.version, "status": programme.status}
        self._wording = lru_cache(maxsize=MOST_WORDINGS)(self._word)

    def case(self, facts: Facts, on: date) -> dict[str, Any]:
        """The object that says everything of one case; FactError where a fact or the date is wrong."""
        programme = self._programme
        return self._object(programme.evaluate(self._subject, programme.check(facts, on), on))

    def line(self, number: int, text: str, on: date) -> CheckedLine:
        """The line to print for one line of facts: its result, or what is wrong with it."""
        try:
            return CheckedLine(json.dumps(self.case(read_facts(text), on), ensure_ascii=False), good=True)
        except FactError as error:
            # Escaped, since a wrong name may hold what no terminal or file can take.
            return CheckedLine(json.dumps(error_object(error, number)), good=False)

    def lines(self, texts: Iterable[str], on: date) -> Iterator[CheckedLine]:
        """One result for each line of JSON Lines that is not blank; a bad line does not stop the rest."""
        for number, text in enumerate(texts, start=1):
            if text.strip():
                yield self.line(number, text, on)

    def _object(self, assessment: Assessment) -> dict[str, Any]:
        return {
            "programme": assessment.programme,
            "subject": assessment.subject,
            "on": assessment.on.isoformat(),
            "pack": self._pack,
            "verdict": assessment.verdict,
            "possible": assessment.possible,
            "criteria": [self._criterion(result) for result in assessment.criteria],
            "priorities": [self._priority(priority) for priority in assessment.priorities],
            "unstated": assessment.unstated,
            "truncated": assessment.truncated,
            "next_questions": assessment.next_questions,
        }

    def _criterion(self, result: CriterionResult) -> dict[str, Any]:
        changes = result.changes
        why, note, ambiguity = self._wording(_Spoken(result))
        return {
            "id": result.id,
            "outcome": result.outcome,
            "possible": result.possible,
            "clause": ", ".join(result.clause),
            "why": why,
            "note": note,
            "ambiguity": ambiguity,
            "relaxations": [relaxation.id for relaxation in result.relaxations if relaxation.told],
            "facts_used": result.facts_used,
            "changes": [{"fact": each.fact, "value": each.value, "outcome": each.outcome} for each in changes],
        }

    def _word(self, spoken: "_Spoken") -> tuple[str | None, str | None, str | None]:
        words, result = self._words, spoken.result
        why = words.why(result)
        sentences = [why, *words.relaxations(result)] if why else []
        told = words.text("sentence-separator").join(sentence for sentence in sentences if sentence)
        return told or None, words.note(result), words.ambiguity(result)

    def _priority(self, priority: Applied) -> dict[str, Any]:
        why = self._words.text(f"{self._programme.id}-priority-{priority.id}.why")
        return {"id": priority.id, "clause": ", ".join(priority.clause), "why": why}


class _Spoken:
    """A criterion's result, equal to another when the same is said of both."""

    __slots__ = ("_key", "result")

    def __init__(self, result: CriterionResult) -> None:
        self.result = result
        self._key = (
            result.id,
            result.reason,
            result.about,
            result.note,
            result.ambiguity,
            result.step,
            result.relaxations,
        )

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Spoken) and self._key == other._key


def find_programme(programmes: Mapping[str, Programme], name: object) -> Programme:
    """The programme of that name; FactError names the nearest."""
    if isinstance(name, str) and name in programmes:
        return programmes[name]
    right = nearest(name, programmes)
    raise FactError("programme", f"There is no programme '{name}'. Did you mean '{right}'?", right)


def check_request(
    programmes: Mapping[str, Programme], texts: Catalogue, body: Mapping[str, Any], today: date
) -> dict[str, Any]:
    """The object for a request {programme, subject, facts, on?, lang?}; FactError says what is wrong with it."""
    for name in body:
        if name not in REQUEST_FIELDS:
            right = nearest(name, REQUEST_FIELDS)
            raise FactError(name, f"A request has no '{name}'. Did you mean '{right}'?", right)
    programme = find_programme(programmes, _needed(body, "programme", programmes))
    on = parse_on(body["on"]) if body.get("on") is not None else today
    checker = Checker(
        programme, str(_needed(body, "subject", programme.subjects)), texts, str(body.get("lang") or DEFAULT_LANGUAGE)
    )
    return checker.case(_object_of_facts(body.get("facts", {})), on)


def _needed(body: Mapping[str, Any], name: str, right: Iterable[str]) -> object:
    if body.get(name) is None:
        raise FactError(name, f"A request needs '{name}': one of {', '.join(right)}.")
    return body[name]


def parse_on(text: object) -> date:
    """The reference date of a check, such as 2026-03-01."""
    wrong = f"'{text}' is not a date. Write it as year-month-day, such as 2026-03-01."
    if not _DAY.fullmatch(str(text)):
        raise FactError("on", wrong, "2026-03-01")
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise FactError("on", wrong, "2026-03-01") from None


def error_object(error: FactError, line: int = 1) -> dict[str, Any]:
    """What is printed or answered in the place of a result: the line, and what is wrong in it."""
    return {"line": line, "error": {"fact": error.fact or None, "message": error.message, "nearest": error.nearest}}


def read_facts(text: str) -> Facts:
    """The facts of one JSON object; FactError without a fact says what the text is instead."""
    try:
        value = json.loads(text, object_pairs_hook=unique_keys)
    except (ValueError, RecursionError) as error:
        raise FactError("", f"This is not JSON: {str(error)[:100]}.") from None
    return _object_of_facts(value)


def unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object in which no key stands twice, for `json.loads`; FactError names one that does."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in found if names.count(name) > 1)
        raise FactError(twice, f"'{twice}' is given twice. Keep one of them.")
    return found


def _object_of_facts(value: object) -> Facts:
    if isinstance(value, dict):
        return value
    raise FactError("", 'Facts are one JSON object, such as {"degree": "doctorate"}.')
