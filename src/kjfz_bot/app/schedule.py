"""What is to be done by the calendar: each entry becomes a job row, once a day; missed days are not made up."""

from __future__ import annotations

from datetime import date, datetime

from kjfz_bot.services import case_ends, case_nudges, need_ends, need_subscriptions
from kjfz_bot.storage import jobs
from kjfz_bot.storage.store import UnitOfWork

DAILY = ("retention", "seal", "files", need_ends.JOB, case_ends.JOB, case_nudges.JOB, need_subscriptions.JOB)
"""Kinds of work done once a day, early or as soon as a server runs."""


def ask_for_daily_work(uow: UnitOfWork, today: date, now: datetime) -> None:
    """Ask for today's work unless that was done before, by whichever process."""
    for kind in DAILY:
        jobs.add(uow, kind, today.isoformat(), now, {})
