"""What officers do with the hours of others, tried by everybody: each line a real call of `/service`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services import service_desk, service_entering, service_exports, service_sampling, service_table
from kjfz_bot.services.registry import Service
from kjfz_bot.storage import appointments, entries
from kjfz_bot.storage.store import UnitOfWork
from tests.access.world import PROGRAMMES, Player

MODULES = (service_desk, service_table, service_sampling, service_entering, service_exports)
SERVICES: dict[str, Service] = {
    name: found for module in MODULES for name, found in module.services(PROGRAMMES).items()
}
WHEREVER: dict[str, Service] = {name: found for module in MODULES for name, found in module.services({}).items()}
"""The same for districts that no pack names."""

Call = Callable[[UnitOfWork, Player, int], Ok | No]

_SAID = [
    {
        "day": "2026-02-20",
        "minutes": 60,
        "start": None,
        "end": None,
        "activity": "line tests",
        "place": None,
        "duty": None,
        "day_readings": [],
        "minutes_readings": [],
    }
]


DRAWS = "draw_sample"
"""What is no list: it leaves a line in the audit."""


def ask(uow: UnitOfWork, player: Player, name: str, /, **inputs: Any) -> Ok | No:
    """Call a service as a turn does."""
    return SERVICES[name].run(uow, player.actor, inputs)


def _entry(uow: UnitOfWork, number: int) -> int:
    """An entry that waits, of the hours of that number."""
    if appointments.numbered(uow, number) is None:
        return number
    found = entries.between(uow, number, date(2026, 1, 1), date(2026, 12, 31))
    return next(each.id for each in found if each.state == "waiting")


def _term(uow: UnitOfWork, number: int) -> str:
    """The term of the hours of that number, which may be its own."""
    found, _ = entries.numbered(uow, [number])
    return f"{found[0].appointment if found else number}"


def _look(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    return ask(uow, player, "look_at_entry", entry=f"{_entry(uow, number)}")


def _files(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    return ask(uow, player, "send_entry_files", seen={"entry": _entry(uow, number)})


def _settle(act: str) -> Call:
    def call(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
        seen = {"entry": _entry(uow, number), "state": "waiting"}
        said = {"act": act, "after": None, "anew": _SAID, "reason": "why", "question": "what"}
        return ask(uow, player, "settle_entry", seen=seen, **said)

    return call


def _enter(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    return ask(uow, player, "enter_for_vp", term=_term(uow, number), said=_SAID, reason="why")


def _opening(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    said = {"year": "1:", "hours": 2, "source": "list", "reason": "why"}
    return ask(uow, player, "correct_opening", term=_term(uow, number), **said)


def _of_term(name: str, **rest: Any) -> Call:
    return lambda uow, player, number: ask(uow, player, name, term=_term(uow, number), **rest)


CALLS: tuple[tuple[str, Call], ...] = (
    ("check_hours", _look),
    ("check_hours", _files),
    ("check_hours", _settle("ask")),
    ("correct_hours", _settle("strike")),
    ("correct_hours", _settle("correct")),
    ("correct_hours", _enter),
    ("correct_hours", _opening),
    ("correct_hours", _of_term("opening_years")),
    ("check_hours", _of_term("look_at_vp")),
    ("check_hours", _of_term("vp_acts")),
    ("check_hours", _of_term("vp_months")),
    ("check_hours", _of_term("entries_of_month", month="2026-02", cursor=None)),
)
"""Each call with what the table calls it."""

PLACES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("service_groups", {"by": "firm", "cursor": None}),
    ("service_vps", {"by": "vps", "group": None, "cursor": None}),
    ("sample_firms", {"cursor": None}),
    (DRAWS, {"firm": None, "days": "month", "count": 5}),
    ("sample_figures", {"drawn": {"entries": []}}),
)
"""What an officer asks of a whole place."""


def of_place(name: str, rest: dict[str, Any], where: Callable[[UnitOfWork, int], str]) -> Call:
    """A call about the place of an office."""
    return lambda uow, player, number: WHEREVER[name].run(uow, player.actor, {"where": where(uow, number), **rest})


def lists(uow: UnitOfWork, player: Player) -> Ok:
    """Everything in the lists that somebody is offered."""
    found = [ask(uow, player, "insisted_entries", cursor=None), ask(uow, player, "service_desks")]
    offered = ask(uow, player, "places_of_hours")
    assert isinstance(offered, Ok)
    for where, _ in offered.value:
        found += [
            WHEREVER[name].run(uow, player.actor, {"where": where, **rest}) for name, rest in PLACES if name != DRAWS
        ]
    return Ok([each.value if isinstance(each, Ok) else each.reason for each in found])
