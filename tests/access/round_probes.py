"""What offices do with rounds, tried by everybody: each line a real call of `/rounds`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.case_round import Round
from kjfz_bot.storage import case_rounds
from kjfz_bot.storage.store import UnitOfWork
from tests.access.asking import Call, ask
from tests.access.world import NOON, Player, Thing, World

DAYS = (date(2026, 2, 1), date(2026, 4, 1))
OPEN, DECIDED = "open", "decided"


def settle(uow: UnitOfWork, world: World) -> None:
    """For each office a round that is open, and one that is decided; nobody who made them is there any more."""
    for office in world.offices:
        seat = office.organisation
        workflow = "post" if seat.programme == "ningbo" else "project"
        for state in (DECIDED, OPEN):
            new = Round(0, seat.programme, workflow, "decide", seat.district, f"{seat.name} round", *DAYS)
            made = case_rounds.add(uow, new, NOON)
            assert made is not None
            if state == DECIDED:
                case_rounds.finish(uow, made.id)
            world.rounds.setdefault(state, []).append(Thing(made.id, seat))


def of(*states: str) -> Callable[[World], list[Thing]]:
    """The rounds in these states."""
    return lambda world: [thing for state in states for thing in world.rounds[state]]


def _of_cities(world: World) -> list[Thing]:
    return [thing for thing in world.rounds[OPEN] if thing.organisation.kind == "city"]


def _look(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    return ask(uow, player, "look_at_round", round=f"{number}")


def _drop(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    return ask(uow, player, "drop_round", round=f"{number}")


def _list(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    return ask(uow, player, "ask_for_list", seen={"round": f"{number}"}, act="docx")


CALLS: tuple[tuple[str, Callable[[World], list[Thing]], Call, str], ...] = (
    ("manage_round", of(OPEN, DECIDED), _look, ""),
    ("manage_round", _of_cities, _drop, ""),
    ("export", of(DECIDED), _list, "manage_round"),
)
"""An action of the table, the rounds it is tried on, the real call, and a second action that it needs."""
