"""Notices: each told in one letter or accounted for, no decision let go, whoever waits told of what did not arrive."""

from __future__ import annotations

from collections.abc import Iterator

from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.delivery import Rule, check_rules
from kjfz_bot.storage.verify.finding import Finding, Scene

RULES = (
    Rule(
        "O1",
        "notice {id}",
        "it was promised, and has not been handed in for more than ten minutes",
        # These wait for the morning, and digests for their day.
        "SELECT id FROM notice WHERE state = 'waiting' AND kind NOT IN ('reminder', 'task', 'digest') "
        "AND due_at < :stuck",
    ),
    Rule(
        "O1",
        "notice {id}",
        "it was handed in as letter {letter}, which is not there",
        "SELECT n.id, n.letter FROM notice n LEFT JOIN inbox i ON i.seq = n.letter AND i.person_id = n.person_id "
        "WHERE n.state IN ('handed_in', 'delivered', 'dropped') AND i.seq IS NULL",
    ),
    Rule(
        "O1",
        "letter {seq}",
        "it tells a notice that is not there",
        "SELECT i.seq FROM inbox i LEFT JOIN notice n ON n.person_id = i.person_id "
        "AND i.update_id LIKE 'notice:' || n.id || ':%' WHERE i.kind = 'notice' AND n.id IS NULL",
    ),
    Rule(
        "O1",
        "notice {id}",
        "it was delivered, yet nothing was put out for letter {letter}",
        "SELECT n.id, n.letter FROM notice n LEFT JOIN outbox o ON o.cause = n.letter "
        "WHERE n.state = 'delivered' AND o.id IS NULL",
    ),
    Rule(
        "O1",
        "notice {id}",
        "it did not arrive, and person {waits_for}, who waits for it, was not told",
        "SELECT n.id, n.waits_for FROM notice n LEFT JOIN notice t ON t.person_id = n.waits_for "
        "AND t.topic = 'unreachable' AND t.cause = CAST(n.id AS TEXT) "
        "WHERE n.state IN ('owed', 'undelivered') AND n.waits_for IS NOT NULL AND t.id IS NULL",
    ),
    Rule(
        "O2",
        "notice {id}",
        "'{state}' is no state of a notice",
        "SELECT id, state FROM notice WHERE state NOT IN "
        "('waiting', 'handed_in', 'owed', 'delivered', 'expired', 'dropped', 'undelivered')",
    ),
    Rule(
        "O4",
        "notice {id}",
        "it is a decision, and was let go as {state}",
        "SELECT id, state FROM notice WHERE kind = 'decision' "
        "AND (state IN ('expired', 'dropped', 'undelivered') OR expires_at IS NOT NULL)",
    ),
    Rule(
        "O4",
        "answer {id}",
        "it expired, although it never could",
        "SELECT id FROM outbox WHERE state = 'expired' AND expires_at IS NULL",
    ),
)
"""The invariants of notices."""


def check_notices(uow: UnitOfWork, scene: Scene) -> Iterator[Finding]:
    """Report every row that breaks a rule of notices."""
    yield from check_rules(uow, scene, RULES)
