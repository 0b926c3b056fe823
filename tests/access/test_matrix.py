"""Everybody tries every action on every object by the real services: what happens is what the table says.

What the table says is worked out here from where people and objects are in the world, not by the gate.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.access_table import CELLS, VISITOR, Cell
from kjfz_bot.services import sign_in
from kjfz_bot.services.registry import NOT_PROVEN, NOT_THERE
from kjfz_bot.storage.store import Store, open_store
from tests.access import case_probes, round_probes
from tests.access.asking import Call
from tests.access.probes import PROBES, READS, Probe
from tests.access.world import NOON, Player, Thing, World, build

CANARY = re.compile(r"canary\d{3}x")
NOBODYS = 999_999_999


@pytest.fixture
def store(tmp_path: Path, database_url: str) -> Iterator[Store]:
    """An open, empty database."""
    opened = open_store(tmp_path, serving=False, url=database_url)
    yield opened
    opened.close()


def _built(store: Store) -> World:
    """The world with its cases."""
    world = build(store)
    with store.transaction() as uow:
        case_probes.settle(uow, world)
        round_probes.settle(uow, world)
    return world


class _Done(Exception):
    """Takes back whatever was done, so that the world stays as it is."""


Attempt = Callable[[Call, int], Ok | No]
"""What comes of a call on the object of a number; nothing of it stays."""


@contextmanager
def _as(store: Store, player: Player, *, proven: bool = True) -> Iterator[Attempt]:
    """Tries calls as a player; `proven` for somebody who has shown just before that it is them."""
    with pytest.raises(_Done), store.transaction() as uow:
        if proven:
            sign_in.vouch(uow, player.person, NOON)

        def attempt(call: Call, number: int) -> Ok | No:
            results: list[Ok | No] = []
            with pytest.raises(_Done), uow.savepoint():
                results.append(call(uow, player, number))
                raise _Done
            return results[0]

        yield attempt
        raise _Done


def _relations(player: Player, thing: Thing) -> set[str]:
    """How an object stands to somebody, by where both are in the world."""
    found = {"own"} if thing.owner == player.person else set()
    found |= {"public"} if thing.public else set()
    found |= {"assigned"} if player.person in thing.assigned else set()
    seat, place = player.seat, thing.organisation
    if seat is not None and seat.programme == place.programme:
        found.add("programme")
        if seat.district is not None and seat.district == place.district:
            found.add("district")
        if seat.id in (place.id, thing.unit.id if thing.unit is not None else None):
            found.add("organisation")
    return found


def _expected(player: Player, action: str, thing: Thing) -> bool:
    return bool(_cells(player, action, thing))


def _cells(player: Player, action: str, thing: Thing) -> list[Cell]:
    """The cells by which somebody may do an action with an object."""
    row = CELLS[action]
    cells: list[Cell] = [row[role] for role in {player.role, VISITOR} if role in row]
    for_oneself = thing.owner == player.person
    return [
        cell
        for cell in cells
        if cell.relation in _relations(player, thing) and not ({"self", "party"} & {*cell.unless} and for_oneself)
    ]


def _must_prove(player: Player, probe: Probe, thing: Thing) -> bool:
    """Whether somebody who may has to show first that it is them."""
    return any(all("step_up" in cell.conditions for cell in _cells(player, action, thing)) for action in probe.actions)


def _may(player: Player, probe: Probe, thing: Thing) -> bool:
    return all(_expected(player, action, thing) for action in probe.actions)


def _asks_for_proof(action: str) -> bool:
    return any("step_up" in cell.conditions for cell in CELLS[action].values())


def _words(result: Ok | No) -> str:
    said = (result.value, dict(result.text_args)) if isinstance(result, Ok) else (result.reason, dict(result.args))
    return json.dumps(said, ensure_ascii=False, default=str)


def _visible(player: Player, world: World) -> set[str]:
    """The canaries somebody may see: their own organisation's, and of all where they may do something."""
    own = {player.seat.name} if player.seat is not None else set()
    reached = (thing for probe in PROBES for thing in probe.things(world) if _may(player, probe, thing))
    return own | world.known | {thing.canary for thing in reached}


def _beside(player: Player, world: World) -> set[str]:
    """What may be named beside an object: one's own office, firms that anybody may find, those one may verify too.

    Beside a VP it is the unit that sent them, to whoever may read of that.
    """
    office = {player.seat.name} if player.seat is not None else set()
    own = {thing.canary for thing in world.firms if _expected(player, "verify_firm", thing)}
    units = {thing.canary for thing in world.seats_of("unit") if _expected(player, "read_organisation", thing)}
    return office | world.known | own | units


def test_every_call_is_answered_as_the_table_says(store: Store) -> None:
    """No difference; a refusal is word for word that of an object which is not there, and shows none."""
    world = _built(store)
    tried, allowed, differences = 0, 0, []
    every = [(probe, thing) for probe in PROBES for thing in probe.things(world)]
    for player in world.players:
        with _as(store, player) as attempt:
            for probe, thing in every:
                result = attempt(probe.call, thing.number)
                tried += 1
                allowed += isinstance(result, Ok)
                if isinstance(result, Ok) != _may(player, probe, thing):
                    differences.append(f"{player}: {probe} on {thing.canary} of {thing.owner}")
                elif isinstance(result, No) and result != No(NOT_THERE):
                    differences.append(f"{player}: {probe} on {thing.canary} says {result}")
                elif not set(CANARY.findall(_words(result))) <= thing.canaries | _beside(player, world):
                    differences.append(f"{player}: {probe} on {thing.canary} shows {_words(result)}")

    assert differences == []
    assert tried > 2500
    assert 100 < allowed < tried / 5


def test_without_a_fresh_proof_nothing_is_done_that_asks_for_one(store: Store) -> None:
    """Whoever may is asked for it, and whoever may not is told what they are told anyway."""
    world = _built(store)
    probes = [probe for probe in PROBES if any(map(_asks_for_proof, probe.actions))]
    tried = [(probe, thing) for probe in probes for thing in probe.things(world)]

    may, wrong = 0, []
    for player in world.players:
        with _as(store, player, proven=False) as attempt:
            for probe, thing in tried:
                allowed = _may(player, probe, thing)
                must = allowed and _must_prove(player, probe, thing)
                may += must
                result = attempt(probe.call, thing.number)
                if result != No(NOT_PROVEN if must else NOT_THERE) if must or not allowed else isinstance(result, No):
                    wrong.append(f"{player}: {probe} on {thing.canary}")

    assert wrong == []
    assert may > 10


def test_what_is_not_there_is_refused_alike(store: Store) -> None:
    """To those who may do it to others as to those who may not."""
    world = _built(store)
    answers = []
    for player in world.players:
        with _as(store, player) as attempt:
            answers += [attempt(probe.call, NOBODYS) for probe in PROBES]

    assert answers == [No(NOT_THERE)] * len(answers)


def test_no_list_shows_what_is_anothers(store: Store) -> None:
    """Canaries of objects somebody may do something with are in them, and no others."""
    world = _built(store)
    shown = 0
    for player in world.players:
        for name, read in READS.items():
            with store.reading() as uow:
                found = set(CANARY.findall(_words(read(uow, player))))
            assert found <= _visible(player, world), f"{player}: {name}"
            shown += len(found)

    assert shown > 90
