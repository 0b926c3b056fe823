"""Inbox, outbox and jobs: every letter dealt with once and in order, nothing stuck. One rule is one statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from kjfz_bot.storage.columns import Moment
from kjfz_bot.storage.schema import INBOX
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.finding import Finding, Scene

STUCK = timedelta(minutes=10)
"""How long something that is due may wait: far longer than any rest between attempts."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A statement that finds what breaks an invariant, and how to say so; `{…}` are its columns."""

    name: str
    where: str
    what: str
    statement: str


RULES = (
    Rule(
        "I2",
        "letter {seq}",
        "it still waits, yet it was answered",
        "SELECT DISTINCT i.seq FROM inbox i JOIN outbox o ON o.cause = i.seq WHERE i.state = 'waiting'",
    ),
    Rule(
        "I2",
        "letter {seq}",
        "it is dealt with, yet no attempt was counted",
        "SELECT seq FROM inbox WHERE state IN ('done', 'dead') AND attempts < 1",
    ),
    Rule(
        "I2",
        "letter {seq}",
        "'{state}' is no state of a letter",
        "SELECT seq, state FROM inbox WHERE state NOT IN ('waiting', 'done', 'dead', 'retried', 'dropped')",
    ),
    Rule(
        "I2",
        "person {person_id}",
        "{letters} letters are done, {revision} turns were kept",
        "SELECT c.person_id, c.revision, count(i.seq) AS letters FROM conversation c "
        "LEFT JOIN inbox i ON i.person_id = c.person_id AND i.state = 'done' "
        "GROUP BY c.person_id, c.revision HAVING count(i.seq) <> c.revision",
    ),
    Rule(
        "I3",
        "letter {seq}",
        "it still waits, yet {later}, which came later from the same person, is dealt with",
        "SELECT i.seq, max(l.seq) AS later FROM inbox i JOIN inbox l ON l.person_id = i.person_id AND l.seq > i.seq "
        "WHERE i.state = 'waiting' AND l.state IN ('done', 'dead') GROUP BY i.seq",
    ),
    Rule(
        "I3",
        "answer {id}",
        "it stands behind the answers to a later letter ({before})",
        "SELECT id, before FROM (SELECT o.id, o.cause, lag(o.cause) OVER (PARTITION BY o.address_id ORDER BY o.id) "
        "AS before FROM outbox o JOIN inbox i ON i.seq = o.cause) AS ordered WHERE before > cause",
    ),
    Rule(
        "I4",
        "letter {seq}",
        "it has waited for more than ten minutes",
        "SELECT seq FROM inbox WHERE state = 'waiting' AND arrived_at < :stuck "
        "AND (next_at IS NULL OR next_at < :stuck)",
    ),
    Rule(
        "I4",
        "job {id}",
        "a job of the kind {kind} has been due for more than ten minutes",
        "SELECT id, kind FROM job WHERE state = 'waiting' AND due_at < :stuck",
    ),
    Rule(
        "I5",
        "letter {seq}",
        "it was given up, and the person was not told",
        "SELECT i.seq FROM inbox i LEFT JOIN outbox o ON o.cause = i.seq "
        "WHERE i.state = 'dead' AND i.kind NOT IN ('notice', 'received') AND o.id IS NULL",
    ),
    Rule(
        "O2",
        "answer {id}",
        "'{state}' is no state of an answer",
        "SELECT id, state FROM outbox WHERE state NOT IN ('kept', 'waiting', 'sending', 'sent', 'dead', 'expired')",
    ),
    Rule(
        "O2",
        "answer {id}",
        "it was sent, and nobody noted what the platform calls it",
        "SELECT id FROM outbox WHERE state = 'sent' AND message_id IS NULL",
    ),
    Rule(
        "O1",
        "answers to {cause}",
        "there are {count}, numbered from {first} to {last}",
        "SELECT cause, count(*) AS count, min(seq) AS first, max(seq) AS last FROM outbox GROUP BY cause "
        "HAVING min(seq) <> 0 OR max(seq) <> count(*) - 1",
    ),
    Rule(
        "O1",
        "answer {id}",
        "it answers letter {cause}, which is not there",
        # The last words to somebody erased go to their address made anew, which is younger than the letter they answer.
        "SELECT o.id, o.cause FROM outbox o LEFT JOIN inbox i ON i.seq = o.cause "
        "WHERE i.seq IS NULL AND o.address_id < o.cause",
    ),
    Rule(
        "O1",
        "answer {id}",
        "it went to another address than letter {cause} came from",
        # What a mail tells of is kept in the same person's web chat.
        "SELECT o.id, o.cause FROM outbox o JOIN inbox i ON i.seq = o.cause JOIN address a ON a.id = o.address_id "
        "WHERE i.address_id <> o.address_id AND (i.kind <> 'notice' OR a.person_id <> i.person_id)",
    ),
)
"""The invariants of delivery: I of the inbox, O of the outbox."""

_NEWEST = sa.select(sa.func.max(INBOX.c.arrived_at))


def newest(uow: UnitOfWork) -> datetime | None:
    """When the last letter arrived."""
    moment: datetime | None = uow.connection.execute(_NEWEST).scalar_one()
    return moment


def check_delivery(uow: UnitOfWork, scene: Scene) -> Iterator[Finding]:
    """Report every row that breaks a rule of inbox, outbox or jobs."""
    yield from check_rules(uow, scene, RULES)


def check_rules(uow: UnitOfWork, scene: Scene, rules: Sequence[Rule]) -> Iterator[Finding]:
    """Report every row that breaks one of these rules; what is older than `:stuck` has waited too long."""
    parameter = sa.bindparam("stuck", scene.now - STUCK, type_=Moment)
    for place, rule in enumerate(rules):
        scene.tick(place, len(rules))
        statement = sa.text(rule.statement)
        for row in uow.connection.execute(statement.bindparams(parameter) if ":stuck" in rule.statement else statement):
            fields = row._asdict()
            yield Finding(rule.name, rule.where.format(**fields), rule.what.format(**fields))
