"""The audit: chains whole, roots that agree, nothing said but ids, nothing left of whom it says were erased."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from kjfz_bot.storage import audit
from kjfz_bot.storage.audit import ERASED, FIRST, chained, is_plain
from kjfz_bot.storage.audit_roots import NOTHING, Root, fold
from kjfz_bot.storage.schema import ADDRESS, AUDIT, CONVERSATION, EVENT, INBOX, JOB, LIVE_RUN, MUTED, NOTICE, PERSON
from kjfz_bot.storage.schema_lists import APPOINTMENT, AWAITED, OPENING_BALANCE
from kjfz_bot.storage.schema_needs import NEED_SUBSCRIPTION
from kjfz_bot.storage.schema_service import ENTRY, ENTRY_MARK, LEDGER, SERVICE_RESULT
from kjfz_bot.storage.schema_trust import (
    FILE,
    FIRM,
    FIRM_DECISION,
    INVITATION,
    INVITATION_TRY,
    LINK_CODE,
    LINK_TRY,
    PROFILE,
    ROLE_GRANT,
    SESSION,
    SIGN_IN_LINK,
)
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.finding import Finding, Scene

AT_ONCE = 2000
OWN_FIELDS = frozenset({"action", "at", "chain", "seq"})

_ROWS = sa.select(AUDIT).order_by(AUDIT.c.chain, AUDIT.c.seq).execution_options(yield_per=AT_ONCE)
_CHAIN: sa.BindParameter[int] = sa.bindparam("person")
_LEFT = {
    f"{column.table.name}.{column.name}": sa.select(sa.func.count()).select_from(column.table).where(column == _CHAIN)
    for column in (
        PERSON.c.id,
        ADDRESS.c.person_id,
        CONVERSATION.c.person_id,
        LIVE_RUN.c.person_id,
        EVENT.c.person_id,
        INBOX.c.person_id,
        JOB.c.actor_id,
        NOTICE.c.person_id,
        FILE.c.person_id,
        MUTED.c.person_id,
        ROLE_GRANT.c.person_id,
        FIRM.c.submitted_by,
        FIRM.c.contact_of,
        FIRM_DECISION.c.decided_by,
        NEED_SUBSCRIPTION.c.person_id,
        PROFILE.c.person_id,
        PROFILE.c.decided_by,
        INVITATION.c.made_by,
        INVITATION.c.used_by,
        INVITATION.c.person_id,
        AWAITED.c.person_id,
        APPOINTMENT.c.person_id,
        LEDGER.c.person_id,
        ENTRY.c.person_id,
        ENTRY.c.made_by,
        ENTRY_MARK.c.person_id,
        ENTRY_MARK.c.marked_by,
        OPENING_BALANCE.c.reversed_by,
        SERVICE_RESULT.c.person_id,
        INVITATION_TRY.c.person_id,
        SESSION.c.person_id,
        SIGN_IN_LINK.c.person_id,
        LINK_CODE.c.person_id,
        LINK_TRY.c.person_id,
    )
}
"""Where something of a person could be left."""


def check_audit(uow: UnitOfWork, scene: Scene) -> Iterator[Finding]:
    """Report broken chains, rows that say too much, roots that do not agree, and what is left of the erased."""
    erased = []
    for chain, rows in groupby(uow.connection.execute(_ROWS), key=lambda row: row.chain):
        previous, expected, actions = FIRST, 1, set()
        for row in rows:
            yield from _row(row, previous, expected)
            previous, expected = row.hash, row.seq + 1
            actions.add(_said(row.entry).get("action"))
        if ERASED in actions:
            erased.append(chain)
    yield from _roots(uow, scene)
    for place, person in enumerate(erased):
        scene.tick(place, len(erased))
        yield from _left(uow, person)


def _row(row: sa.Row[*tuple[Any, ...]], previous: str, expected: int) -> Iterator[Finding]:
    where = f"audit of person {row.chain}, row {row.seq}"
    said = _said(row.entry)
    if row.seq != expected:
        yield Finding("A1", where, f"row {expected} is missing before it")
    elif row.hash != chained(previous, row.entry) or (said.get("chain"), said.get("seq")) != (row.chain, row.seq):
        yield Finding("A1", where, "it, or the row before it, was changed")
    if not is_plain({name: value for name, value in said.items() if name not in OWN_FIELDS}):
        yield Finding("A3", where, "it says more than ids")


def _said(entry: str) -> dict[str, Any]:
    try:
        said = json.loads(entry)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _roots(uow: UnitOfWork, scene: Scene) -> Iterator[Finding]:
    for root in scene.roots[-1:]:
        if _recomputed(uow, root) != (root.root, root.chains):
            yield Finding("A4", f"root of {root.day}", "the audit is not what it was when that was published")


def _recomputed(uow: UnitOfWork, root: Root) -> tuple[str, int]:
    value, chains, after = NOTHING, 0, 0
    while heads := list(audit.heads(uow, root.up_to, after, AT_ONCE)):
        value, chains, after = fold(value, heads), chains + len(heads), heads[-1].chain
    return value, chains


def _left(uow: UnitOfWork, person: int) -> Iterator[Finding]:
    for column, statement in _LEFT.items():
        table = column.partition(".")[0]
        if count := uow.connection.execute(statement, {"person": person}).scalar_one():
            yield Finding("L1", f"table {table}", f"{count} rows are left of person {person}, who was erased")
