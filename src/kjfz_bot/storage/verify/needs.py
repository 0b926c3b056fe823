"""Needs: each is in a state that somebody brought it to, and what was decided was decided on a version there was."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from kjfz_bot.errors import SealBroken
from kjfz_bot.storage import need_decisions
from kjfz_bot.storage.schema_needs import NEED_DECISION
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.delivery import Rule, check_rules
from kjfz_bot.storage.verify.finding import Finding, Scene

RULES = (
    Rule(
        "D2",
        "need {id}",
        "'{state}' is no state of a need",
        "SELECT id, state FROM need WHERE state NOT IN ('draft', 'submitted', 'returned', 'refused', 'checked', "
        "'reported', 'published', 'matched', 'expired', 'withdrawn')",
    ),
    Rule(
        "D2",
        "need {id}",
        "it is {state}, which nobody decided",
        "SELECT n.id, n.state FROM need n WHERE n.state IN ('returned', 'refused', 'checked', 'reported', "
        "'published', 'matched', 'expired') AND NOT EXISTS (SELECT 1 FROM need_decision d WHERE d.need_id = n.id "
        "AND d.version <= n.version AND d.verdict = CASE n.state WHEN 'returned' THEN 'return' "
        "WHEN 'refused' THEN 'refuse' ELSE 'pass' END)",
    ),
    Rule(
        "D2",
        "need {id}",
        "it is {state}, but nothing says when it was published",
        "SELECT id, state FROM need WHERE state IN ('published', 'matched', 'expired') "
        "AND (published_at IS NULL OR published_order IS NULL)",
    ),
    Rule(
        "D3",
        "need {id}",
        "whoever submitted it decided on it",
        "SELECT n.id FROM need n JOIN need_decision d ON d.need_id = n.id AND d.version = n.version "
        "WHERE d.decided_by IN (n.made_by, n.submitted_by)",
    ),
    Rule(
        "D4",
        "need {need_id}",
        "a decision is on version {version} of it, but it has only {other}",
        "SELECT d.need_id, d.version, n.version AS other FROM need_decision d JOIN need n ON n.id = d.need_id "
        "WHERE d.version > n.version",
    ),
    Rule(
        "S1",
        "need {id}",
        "organisation {firm_id}, which it is of, is no firm of programme {programme}",
        "SELECT n.id, n.firm_id, n.programme FROM need n JOIN organisation o ON o.id = n.firm_id "
        "WHERE o.kind <> 'firm' OR o.programme <> n.programme",
    ),
)
"""The invariants of needs."""

_REASONS = sa.select(NEED_DECISION.c.id, NEED_DECISION.c.need_id, NEED_DECISION.c.reason).where(
    NEED_DECISION.c.reason.is_not(None)
)


def check_needs(uow: UnitOfWork, scene: Scene) -> Iterator[Finding]:
    """Report every row that breaks a rule of needs, and reasons that do not open."""
    yield from check_rules(uow, scene, RULES)
    for row in uow.connection.execute(_REASONS):
        try:
            need_decisions.opened(uow, row.id, row.reason)
        except SealBroken:
            yield Finding("sealed", f"need {row.need_id}", "the reason of a decision does not open")
