"""How needs come into another state, in one way only: written over what was seen, and found or no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kjfz_bot.domain.need import Need, Workflow
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.storage import need_search, needs
from kjfz_bot.storage.store import UnitOfWork

Programmes = Mapping[str, Programme]


def workflow_of(programmes: Programmes, name: str) -> Workflow | None:
    """How needs become public in a programme; None where it collects none, or is none."""
    programme = programmes.get(name)
    return None if programme is None else programme.needs


def change(uow: UnitOfWork, before: Need, after: Need) -> Need | None:
    """Write a need over the one that was seen, as it is stored then; None where somebody was there before.

    One that is published for the first time takes its place among the newest.
    """
    if after.state == "published" and after.order is None:
        (order,) = uow.take_ids(1)
        after = replace(after, order=order)
    if not needs.change(uow, before, after):
        return None
    if "published" in (before.state, after.state):
        need_search.index(uow, after)
    return after
