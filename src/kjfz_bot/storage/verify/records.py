"""Firms and profiles: what was decided was decided once, on a version there was, by somebody who is no party to it."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from kjfz_bot.errors import SealBroken
from kjfz_bot.storage import firm_decisions
from kjfz_bot.storage.schema_trust import FIRM_DECISION
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.delivery import Rule, check_rules
from kjfz_bot.storage.verify.finding import Finding, Scene

RULES = (
    Rule(
        "D2",
        "organisation {id}",
        "'{state}' is no state of an organisation",
        "SELECT id, state FROM organisation WHERE state NOT IN ('pending', 'verified', 'returned', 'refused')",
    ),
    Rule(
        "D2",
        "firm {id}",
        "it is {state}, which nobody decided",
        "SELECT o.id, o.state FROM organisation o JOIN firm f ON f.organisation_id = o.id WHERE o.state <> 'pending' "
        "AND NOT EXISTS (SELECT 1 FROM firm_decision d WHERE d.organisation_id = o.id AND d.version <= o.version "
        "AND d.verdict = CASE o.state WHEN 'verified' THEN 'verify' WHEN 'returned' THEN 'return' ELSE 'refuse' END) "
        # A list of an office brings firms that it verified before; they stay so until they change.
        "AND NOT (o.state = 'verified' AND o.version = 1 AND EXISTS (SELECT 1 FROM import_row r "
        "WHERE r.thing = 'organisation' AND r.number = o.id))",
    ),
    Rule(
        "D4",
        "decision {id}",
        "it is on version {version} of a firm that has only {other}",
        "SELECT d.id, d.version, o.version AS other FROM firm_decision d "
        "JOIN organisation o ON o.id = d.organisation_id WHERE d.version > o.version",
    ),
    Rule(
        "D3",
        "firm {organisation_id}",
        "whoever submitted it decided on it",
        "SELECT f.organisation_id FROM firm f JOIN firm_decision d ON d.organisation_id = f.organisation_id "
        "JOIN organisation o ON o.id = f.organisation_id "
        "WHERE d.decided_by = f.submitted_by AND d.version = o.version",
    ),
    Rule(
        "D3",
        "profile {id}",
        "its owner decided on it",
        "SELECT id FROM profile WHERE decided_by = person_id",
    ),
    Rule(
        "D4",
        "profile {id}",
        "it is {state}, which was decided on no version of it",
        "SELECT id, state FROM profile WHERE state NOT IN ('pending', 'confirmed', 'denied') "
        "OR decided_version > version OR (state <> 'pending' AND decided_version IS NULL)",
    ),
    Rule(
        "S1",
        "profile {id}",
        "organisation {unit_id}, which it names, is no unit of programme {programme}",
        "SELECT p.id, p.unit_id, p.programme FROM profile p JOIN organisation o ON o.id = p.unit_id "
        "WHERE o.kind <> 'unit' OR o.programme <> p.programme",
    ),
    Rule(
        "sealed",
        "firm {organisation_id}",
        "its contact is there in part only",
        "SELECT organisation_id FROM firm WHERE (contact_of IS NULL) <> (contact_name IS NULL) "
        "OR (contact_of IS NULL) <> (contact_phone IS NULL)",
    ),
)
"""The invariants of records."""

_REASONS = sa.select(FIRM_DECISION.c.id, FIRM_DECISION.c.reason).where(FIRM_DECISION.c.reason.is_not(None))


def check_records(uow: UnitOfWork, scene: Scene) -> Iterator[Finding]:
    """Report every row that breaks a rule of records, and reasons that do not open."""
    yield from check_rules(uow, scene, RULES)
    for row in uow.connection.execute(_REASONS):
        try:
            firm_decisions.opened(uow, row.id, row.reason)
        except SealBroken:
            yield Finding("sealed", f"decision {row.id}", "its reason does not open")
