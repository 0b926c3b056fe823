"""Cases that wait for each side, and what everybody tries with them: each line a real call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.case import Act, Case, Event, Parties, State
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.workflow import FIELDS, Side, Step, Workflow
from kjfz_bot.services.case_scene import ACTIONS
from kjfz_bot.storage import cases, consents, organisations
from kjfz_bot.storage.cases import Kept
from kjfz_bot.storage.consents import Consent
from kjfz_bot.storage.store import UnitOfWork
from tests.access.asking import Call, ask
from tests.access.world import NOON, Player, Thing, World

SIDES: tuple[Side, ...] = ("expert", "firm", "unit", "district", "city", "reviewer", "talent_office")
SHARED, DECIDED, PROPOSED, NOTICE = "shared", "decided", "proposed", "notice"


def settle(uow: UnitOfWork, world: World) -> None:
    """For a firm of each district: a case that waits for each side, and some that are further on."""
    researchers = world.roles_of("researcher")
    for firm in [thing for thing in world.firms if thing.organisation.kind == "firm"][::2]:
        place = (firm.organisation.programme, firm.organisation.district)
        expert = next(
            each for each in researchers if (each.organisation.programme, each.organisation.district) == place
        )
        for side in SIDES:
            _add(uow, world, side, (firm, expert), _waiting(side))
        steps = (_FILE, Step("share", ("expert",), "act", effects=("share_contacts",)), Step("act", ("city",), "end"))
        _add(uow, world, SHARED, (firm, expert), steps, ("pass", "expert"))
        for person in (firm.owner, expert.owner):
            assert person is not None
            consents.give(uow, person, Consent("contacts", 1, NOON, None, "web"))
        _add(uow, world, DECIDED, (firm, expert), _DECIDED, ("pass", "district"))
        _add(uow, world, PROPOSED, (firm, expert), _DECIDED, ("pass", "district"), ("propose", "city"))
    for programme in ("ningbo", "changping"):
        new = Organisation(0, f"noted in {programme}", "firm", "Noted firm", programme, None, "nowhere", "verified")
        noted = Thing(0, organisations.add(uow, new, NOON), public=True)
        step = Step("act", ("city",), "end", objections=True)
        _add(uow, world, NOTICE, (noted, None), (_FILE, step))


_FILE = Step("file", ("firm",), "act", optional=("reviewers",))
_DECIDED = (
    replace(_FILE, next="decide"),
    Step("decide", ("district",), "act", returns="file"),
    Step("act", ("firm",), "end"),
)


def _waiting(side: Side) -> tuple[Step, ...]:
    return (_FILE, Step("act", (side,), "end", returns="file"))


def _add(
    uow: UnitOfWork,
    world: World,
    name: str,
    who: tuple[Thing, Thing | None],
    steps: tuple[Step, ...],
    *done: tuple[Act, Side],
) -> None:
    """Open a case that its firm filed, with what was done since; nobody who did it is there any more."""
    (firm, expert), first = who, replace(steps[0], next=steps[1].id)
    way = Workflow(name, "firm", "firm", (first, *steps[1:]))
    unit = None if expert is None else expert.organisation
    parties = Parties(firm.organisation.programme, None if expert is None else expert.owner, unit, firm.organisation)
    number = f"C{len([each for found in world.cases.values() for each in found]):05}"
    case = Case(0, number, way, parties, State(step=first.id), None, NOON)
    kept = cases.add(uow, case, Event(1, "pass", "file", NOON, "firm"))
    if name == "reviewer":
        kept = _assign(uow, world, kept)
    for act, side in done:
        kept = _append(uow, kept, act, side)
    public = name == NOTICE
    world.cases.setdefault(name, []).append(
        Thing(kept.case.id, firm.organisation, parties.expert, public, unit, kept.case.parties.reviewers)
    )


def _append(uow: UnitOfWork, kept: Kept, act: Act, side: Side) -> Kept:
    decided = max(kept.case.state.decided.values())
    step = kept.event(decided).step if act == "propose" else kept.case.state.step
    event = Event(kept.last.seq + 1, act, step, NOON, side, reason="A reason" if act == "propose" else None)
    after = cases.append(uow, kept, replace(event, names=decided, becomes="refuse") if act == "propose" else event)
    assert after is not None
    return after


def _assign(uow: UnitOfWork, world: World, kept: Kept) -> Kept:
    """Set the case back, and file it again with the programme's reviewer."""
    reviewers = [
        each.owner for each in world.roles_of("reviewer") if each.organisation.programme == kept.case.programme
    ]
    seats = cases.assign(uow, kept.case.id, [person for person in reviewers if person is not None], NOON)
    back = cases.append(uow, kept, Event(2, "return", "act", NOON, "reviewer"))
    assert back is not None
    again = cases.append(uow, back, Event(3, "pass", "file", NOON, "firm", values={"reviewers": seats}))
    assert again is not None
    found = cases.numbered(uow, kept.case.id)
    assert found is not None
    return found


def of(*names: str) -> Callable[[World], list[Thing]]:
    """The cases of these kinds."""
    return lambda world: [thing for name in names for thing in world.cases[name]]


def _seen(uow: UnitOfWork, number: int, side: Side) -> dict[str, Any]:
    kept = cases.numbered(uow, number)
    if kept is None:
        return {"number": f"{number}", "version": 1, "digest": "", "side": side}
    state = kept.case.state
    return {"number": kept.case.public_id, "version": state.version, "digest": state.digest, "side": side}


def reads(name: str) -> Call:
    """Asks a service for the case of a number."""

    def call(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
        return ask(uow, player, name, case=_seen(uow, number, "public")["number"])

    return call


def acts(side: Side, act: Act) -> Call:
    """Acts in the case of a number for a side."""

    def call(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
        said = {"seen": _seen(uow, number, side), "act": act, "reason": "A reason"}
        return ask(uow, player, "act_on_case", **dict.fromkeys(FIELDS), **said)

    return call


def _corrects(act: Act) -> Call:
    """Proposes or rejects a correction, by whichever office one may be of."""

    def call(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
        side: Side = "district" if player.role == "district" else "city"
        seen = _seen(uow, number, side)
        return ask(uow, player, "correct", seen=seen, act=act, becomes="refuse", reason="A reason")

    return call


CALLS: tuple[tuple[str, Callable[[World], list[Thing]], Call], ...] = (
    ("read_case", of(*SIDES, SHARED), reads("look_at_case")),
    ("read_notice", of(NOTICE), reads("look_at_case")),
    ("open_case_files", of("city", "reviewer"), reads("case_files")),
    ("read_contacts", of(SHARED), reads("case_contacts")),
    *((ACTIONS[side], of(side), acts(side, "return")) for side in SIDES),
    ("object_to_case", of(NOTICE), acts("public", "object")),
    ("supersede", of(DECIDED), _corrects("propose")),
    ("correct_case", of(PROPOSED), _corrects("reject")),
)
"""The action of each call, what it is tried on, and the call."""
