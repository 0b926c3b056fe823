"""Letters are issued under a number when the step they belong to was taken, in the transaction of that act."""

from __future__ import annotations

from datetime import datetime

from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.case import Case
from kjfz_bot.domain.workflow import Step
from kjfz_bot.services.document_words import NUMBERED
from kjfz_bot.storage import audit
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.document_numbers import issue_number
from kjfz_bot.storage.store import UnitOfWork


def issue_letters(uow: UnitOfWork, case: Case, step: Step, by: int, now: datetime) -> None:
    """Number the letters of a step that was just taken; one that has a number keeps it."""
    for kind in step.documents:
        if kind in NUMBERED:
            number = issue_number(uow, case.programme, kind, shanghai_date(now).year, case.id, now)
            said: dict[str, str | int] = {"by": by, "cause": kind, "key": f"{number}"}
            audit.record(uow, Deed(case.id, "letter_issued", now, said))
