"""All checks of a database, in the order in which an operator wants to know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.access import check_access
from kjfz_bot.storage.verify.audits import check_audit
from kjfz_bot.storage.verify.cases import check_cases
from kjfz_bot.storage.verify.delivery import check_delivery
from kjfz_bot.storage.verify.documents import check_documents
from kjfz_bot.storage.verify.files import check_files
from kjfz_bot.storage.verify.finding import Check, Finding, Scene
from kjfz_bot.storage.verify.ledger import check_ledger
from kjfz_bot.storage.verify.needs import check_needs
from kjfz_bot.storage.verify.needs_found import check_needs_found
from kjfz_bot.storage.verify.notices import check_notices
from kjfz_bot.storage.verify.people import check_people
from kjfz_bot.storage.verify.records import check_records
from kjfz_bot.storage.verify.tables import check_tables
from kjfz_bot.storage.verify.taken_over import check_taken_over

CHECKS = (
    Check("tables and keys", check_tables),
    Check("inbox, outbox and jobs", check_delivery),
    Check("notices", check_notices),
    Check("roles and invitations", check_access),
    Check("firms and profiles", check_records),
    Check("needs", check_needs),
    Check("what needs are found by", check_needs_found),
    Check("cases", check_cases),
    Check("imports and appointments", check_taken_over),
    Check("service time", check_ledger),
    Check("numbers of letters", check_documents),
    Check("people and conversations", check_people),
    Check("files", check_files),
    Check("audit and erasures", check_audit),
)

Tick = Callable[[str, int, int], None]
"""Told which check runs, and how far it is of how much."""


def verify(uow: UnitOfWork, scene: Scene, tick: Tick = lambda _name, _done, _total: None) -> Iterator[Finding]:
    """Everything that is wrong with a database, read in one consistent state; it is changed in nothing."""
    for check in CHECKS:
        tick(check.name, 0, 1)
        yield from check.run(uow, replace(scene, tick=partial(tick, check.name)))
        tick(check.name, 1, 1)
