"""Truth tables: cases in CSV beside a pack, with what must come out of each.

Here: reading a table and saying where a programme does not do what a row expects. Not here: whether the rows cover the
pack (`check`).
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kjfz_bot.errors import ContentError, FactError
from kjfz_bot.programmes.conditions import OPEN_ENDED
from kjfz_bot.programmes.criterion import CriterionResult
from kjfz_bot.programmes.facts import NOT_SURE, FactTable, FactValue
from kjfz_bot.programmes.nearest import nearest
from kjfz_bot.programmes.programme import Assessment, Programme

DEFAULT_ON = date(2026, 1, 1)
NAME, ON, VERDICT, PRIORITIES, NEXT = "case", "on", "verdict", "priorities", "next"
SEPARATOR, NOTHING, SEVERAL, EMPTY_LIST = "|", "-", "?", "[]"


@dataclass(frozen=True, slots=True)
class Case:
    """One row: facts, the day, and what each filled column expects. `line` counts from 1, the column names."""

    name: str
    line: int
    on: date
    facts: Mapping[str, FactValue]
    expected: Mapping[str, str]


def read_cases(file: str, text: str, programme: Programme, subject: str) -> tuple[Case, ...]:
    """The rows of a truth table; ContentError names the line and column that cannot be read."""
    reader = csv.DictReader(text.removeprefix("\ufeff").splitlines(), strict=True)
    columns = tuple(reader.fieldnames or ())
    _check_columns(file, columns, programme, subject)
    cases: dict[str, Case] = {}
    for row in reader:
        case = _case(file, reader.line_num, row, programme)
        if case.name in cases:
            where = f"line {reader.line_num}, column '{NAME}'"
            raise ContentError(file, where, f"'{case.name}' is also on line {cases[case.name].line}.", "Rename one.")
        cases[case.name] = case
    return tuple(cases.values())


def failures(programme: Programme, subject: str, case: Case) -> Iterator[str]:
    """What a row expects and the programme does not do, as sentences."""
    assessment = programme.evaluate(subject, case.facts, case.on)
    for column, expected in case.expected.items():
        actual = _actual(assessment, column)
        if not _agrees(column, expected, actual):
            yield f"'{column}' should be {expected}, but is {SEPARATOR.join(actual) or NOTHING}."


def _check_columns(file: str, columns: tuple[str, ...], programme: Programme, subject: str) -> None:
    criteria = {criterion.id for _, edition in programme.rules(subject).editions for criterion in edition.criteria}
    marked = {f"{mark}{criterion}" for mark in "=@" for criterion in criteria}
    right = {NAME, ON, VERDICT, PRIORITIES, NEXT, *programme.facts.names, *marked}
    for column in columns:
        if column not in right:
            remedy = f"Did you mean '{nearest(column, sorted(right))}'?"
            raise ContentError(file, f"line 1, column '{column}'", "there is no such fact or criterion.", remedy)
    for column in (NAME, VERDICT):
        if column not in columns:
            raise ContentError(file, "line 1", f"the column '{column}' is missing.", "Add it.")


def _case(file: str, line: int, row: Mapping[str, str | None], programme: Programme) -> Case:
    cells = {column: (text or "").strip() for column, text in row.items() if column}
    on = _on(file, line, cells.get(ON, ""))
    facts = {name: _value(programme.facts, name, cells[name]) for name in programme.facts.names if cells.get(name)}
    try:
        checked = programme.check(facts, on)
    except FactError as error:
        place = f"line {line}, column '{error.fact}'"
        remedy = f"The nearest right value is {error.nearest}." if error.nearest else "Write one of these."
        raise ContentError(file, place, error.message, remedy) from None
    expected = {column: text for column, text in cells.items() if text and _expects(column)}
    if VERDICT not in expected or not cells[NAME]:
        raise ContentError(file, f"line {line}", f"'{NAME}' and '{VERDICT}' must be filled.", "Fill them.")
    return Case(cells[NAME], line, on, checked, expected)


def _on(file: str, line: int, text: str) -> date:
    try:
        return date.fromisoformat(text) if text else DEFAULT_ON
    except ValueError:
        raise ContentError(file, f"line {line}, column '{ON}'", "this is no date.", "Write 2026-01-01.") from None


def _expects(column: str) -> bool:
    return column[0] in "=@" or column in {VERDICT, PRIORITIES, NEXT}


def _value(table: FactTable, name: str, text: str) -> FactValue:
    if text in {NOT_SURE, OPEN_ENDED}:
        return text
    kind = table[name].kind
    if kind == "choices":
        return [] if text == EMPTY_LIST else text.split(SEPARATOR) if SEPARATOR in text else text
    if kind in {"yes_no", "years"}:
        try:
            value: FactValue = json.loads(text.lower())
        except ValueError:
            return text
        return value
    return text


def _actual(assessment: Assessment, column: str) -> tuple[str, ...]:
    if column == VERDICT:
        return (assessment.verdict,)
    if column == PRIORITIES:
        return tuple(priority.id for priority in assessment.priorities)
    if column == NEXT:
        return assessment.next_questions
    result: CriterionResult | None = next((each for each in assessment.criteria if each.id == column[1:]), None)
    if result is None:
        return ()
    return result.possible if column[0] == "=" else (result.reason or NOTHING,)


def _agrees(column: str, expected: str, actual: tuple[str, ...]) -> bool:
    if expected == SEVERAL:
        return len(actual) > 1
    wanted = () if expected == NOTHING and actual != (NOTHING,) else tuple(expected.split(SEPARATOR))
    return wanted == actual if column == NEXT else sorted(wanted) == sorted(actual)
