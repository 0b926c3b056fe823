"""A need: what it says, what it lacks, and the states a programme's steps bring it to."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kjfz_bot.domain.need import (
    Need,
    State,
    Statement,
    Step,
    Verdict,
    Workflow,
    decided,
    lacks,
    submitted,
)
from kjfz_bot.domain.organisation import Organisation

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
FIRM = Organisation(7, "f", "firm", "Firm", "ningbo", district="haishu")
SAID = Statement(
    title="Seals drift",
    scene="pump",
    problem="leaks",
    present="12 mL/h",
    target="3 mL/h",
    field="new_materials",
    keywords=("seal", "graphite", "pump"),
    expert="tribology",
    valid_until=date(2027, 3, 1),
)
WAY = Workflow(
    "4.1",
    (
        Step("check", "district", "4.1", "submitted", "checked"),
        Step("report", "district", "4.1", "checked", "reported", many=True),
        Step("publish", "city", "4.1", "reported", "published"),
    ),
    field_clause="4.1",
    several_clause="4.2",
)


def need(state: State = "submitted", statement: Statement = SAID) -> Need:
    return Need(1, "K7M2QX", FIRM, state, statement, NOON, NOON, made_by=3)


@pytest.mark.parametrize(
    ("state", "verdict", "after"),
    [
        ("submitted", "pass", "checked"),
        ("submitted", "return", "returned"),
        ("submitted", "refuse", "refused"),
        ("checked", "pass", "reported"),
        ("reported", "pass", "published"),
        ("reported", "return", "returned"),
    ],
)
def test_a_step_brings_a_need_on(state: State, verdict: Verdict, after: State) -> None:
    """To where the programme's step leads, or back to the firm."""
    found = decided(need(state), verdict, WAY, LATER)

    assert (found.state, found.at) == (after, LATER)
    assert found.published_at == (LATER if after == "published" else None)
    assert found.turn == {"checked": "district", "reported": "city"}.get(after)


@pytest.mark.parametrize("state", ["draft", "returned", "refused", "published", "matched", "expired", "withdrawn"])
def test_no_office_has_a_step_where_it_is_not_its_turn(state: State) -> None:
    """What is the firm's, or at its end, waits for no office."""
    assert WAY.next(state) is None
    with pytest.raises(ValueError, match="nothing is to be decided"):
        decided(need(state), "pass", WAY, LATER)


def test_what_was_submitted_becomes_a_new_version_when_it_is_changed() -> None:
    """A decision on the old words does not count for new ones; a draft was seen by nobody."""
    other = replace(SAID, target="1 mL/h")

    found = submitted(need("draft"), other, WAY, 4, LATER)
    assert (found.version, found.state, found.turn, found.submitted_by) == (1, "submitted", "district", 4)
    assert submitted(found, other, WAY, 4, LATER).version == 2


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, ()),
        ({"target": ""}, ("target",)),
        ({"field": None}, ("field",)),
        ({"keywords": ("seal",)}, ("keywords",)),
        ({"vps": 2}, ("vps_reason",)),
        ({"vps": 2, "vps_reason": "two trades"}, ()),
        ({"limits": None, "budget": None}, ()),
    ],
)
def test_what_a_need_lacks_before_it_can_be_submitted(change: dict[str, Any], missing: tuple[str, ...]) -> None:
    """The field is required by 4.1, the reason for more than one VP by 4.2."""
    assert lacks(replace(SAID, **change), WAY) == missing


def test_a_programme_without_the_clauses_wants_neither_field_nor_reason() -> None:
    """Its document does not say so."""
    way = Workflow("6.1.1", (Step("publish", "city", "6.1.1", "submitted", "published"),))

    assert lacks(replace(SAID, field=None, vps=3), way) == ()


def test_two_statements_have_one_fingerprint_only_where_they_say_the_same() -> None:
    """Whatever differs, the fingerprint does."""
    assert replace(SAID).fingerprint == SAID.fingerprint
    assert replace(SAID, named=False).fingerprint != SAID.fingerprint
    assert replace(SAID, budget=1).fingerprint != SAID.fingerprint


def test_only_published_needs_are_everybodys_and_their_writers_are_parties() -> None:
    """Whoever wrote one decides nothing on it."""
    assert need("published").thing.public
    assert not need("reported").thing.public
    assert need().thing.parties == {3}
