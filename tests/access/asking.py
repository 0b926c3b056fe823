"""Calls services as a turn does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services import (  # noqa: F401 - services register themselves when they are imported
    cases,
    directory,
    hour_orders,
    hours,
    hours_confirming,
    hours_doubting,
    hours_files,
    ledger,
    lists,
    log_reminders,
    merging,
    need_files,
    need_review,
    need_search,
    need_subscriptions,
    reminders,
    results,
    rounds,
    staff,
    stats,
    verification,
)
from kjfz_bot.services import invitations as invitations_service  # noqa: F401 - services register themselves when they are imported
from kjfz_bot.services import needs as need_posts
from kjfz_bot.services import roles as roles_service  # noqa: F401 - as above
from kjfz_bot.services.registry import SERVICES
from kjfz_bot.storage.store import UnitOfWork
from tests.access.world import PROGRAMMES, Player

Call = Callable[[UnitOfWork, Player, int], Ok | No]


def ask(uow: UnitOfWork, player: Player, service: str, /, **inputs: Any) -> Ok | No:
    """Call a service as a turn does."""
    return _SERVICES[service].run(uow, player.actor, inputs)


_SERVICES = {
    **SERVICES,
    **need_posts.services(PROGRAMMES),
    **need_review.services(PROGRAMMES),
    **cases.services(PROGRAMMES),
    **rounds.services(PROGRAMMES),
    **hours.services(PROGRAMMES),
    **hour_orders.services(PROGRAMMES),
    **results.services(PROGRAMMES),
}


def pages(uow: UnitOfWork, player: Player, name: str, **rest: Any) -> Ok:
    """Everything on all pages of a list."""
    items: list[Any] = []
    cursor: Any = None
    while True:
        page = ask(uow, player, name, cursor=cursor, **rest)
        assert isinstance(page, Ok)
        items += page.value["items"]
        if (cursor := page.value["next"]) is None:
            return Ok(items)
