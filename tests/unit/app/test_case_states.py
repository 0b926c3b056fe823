"""Every state a case can come to, before every role: who has the ball, what is offered, and that nothing else is done.

The states are walked from each programme's workflows by what is possible, and stored as a case's own events. What each
person may do there is written down here once more, without the gate.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from kjfz_bot.dialog.content import Scene
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.dialog.spoken import all_spoken
from kjfz_bot.domain.case import ACTS, Act, Case, Event, Parties, State, after, corrections, possible
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.workflow import Side
from kjfz_bot.services import cases as services
from kjfz_bot.services.registry import Actor
from kjfz_bot.storage import cases
from kjfz_bot.storage.cases import Kept
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.texts.catalogue import plain
from tests.unit.app.applying import BEIJING_UNIT, TALENT, Crowd, changping, joins, ningbo
from tests.unit.app.office import Office, content
from tests.unit.app.people import CITY, HAISHU, UNIT, seated
from tests.unit.app.posting import BEIJING, BEIJING_FIRM, MAKER

WAYS = ("ningbo:post", "changping:pool", "changping:project")
SIDE_OF: dict[str, Side] = {
    "rob": "expert",
    "fay": "firm",
    "uma": "unit",
    "dora": "district",
    "carl": "city",
    "cleo": "city",
    "rita": "reviewer",
    "ray": "reviewer",
    "tao": "talent_office",
}
"""Which side each of them stands on; the city's office has two."""

ACTING = {side: name for name, side in reversed(SIDE_OF.items())}
"""Who acts for a side on the way to a state: of two the first."""

PLACES: dict[str, dict[Side, Organisation]] = {
    "ningbo": {"firm": MAKER, "unit": UNIT, "expert": UNIT, "district": HAISHU, "city": CITY},
    "changping": {
        "firm": BEIJING_FIRM,
        "unit": BEIJING_UNIT,
        "expert": BEIJING_UNIT,
        "city": BEIJING,
        "reviewer": BEIJING,
        "talent_office": TALENT,
    },
}
"""For which office each of them acts."""

ANSWERS = {"pass", "uphold", "dismiss", "confirm", "reject"}


@dataclass(frozen=True)
class House:
    """An office with everybody in it, and the cases of one workflow, one for each state."""

    office: Office
    crowd: Crowd
    names: tuple[str, ...]
    kept: tuple[str, ...]
    unit: Organisation


@pytest.fixture(scope="module", params=WAYS)
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, migrated_file: Path
) -> Iterator[House]:
    """A case in each state that a workflow has."""
    programme, _, name = request.param.partition(":")
    office = Office(shutil.copytree(migrated_file, tmp_path_factory.mktemp(name), dirs_exist_ok=True))
    crowd = (ningbo if programme == "ningbo" else changping)(office)
    names = tuple(name for name in SIDE_OF if crowd.has(name))
    kept = office.work(lambda uow: tuple(_Walk(uow, office, crowd, programme, name).all()))
    yield House(office, crowd, names, kept, PLACES[programme]["unit"])
    assert office.findings() == []
    office.close()


Turn = tuple[Side, Act]


class _Walk:
    """Stores a case in each state that can be reached, by the shortest way to it."""

    def __init__(self, uow: UnitOfWork, office: Office, crowd: Crowd, programme: str, way: str) -> None:
        self.uow, self.office = uow, office
        self.people = {side: crowd[name].person for side, name in ACTING.items() if crowd.has(name)}
        self.reviewers = [crowd[name].person for name in ("rita", "ray") if crowd.has(name)]
        self.workflow = content().programmes[programme].workflows[way]
        firm, unit = (MAKER, UNIT) if programme == "ningbo" else (BEIJING_FIRM, BEIJING_UNIT)
        about = None if way == "pool" else seated(uow, firm)
        self.seats = {side: seated(uow, place).id for side, place in PLACES[programme].items()}
        self.parties = Parties(programme, crowd.rob.person, seated(uow, unit), about)

    def all(self) -> Iterator[str]:
        """The numbers of the cases."""
        for number, way in enumerate(self._ways()):
            yield self._stored(way, f"S{number:05}").case.public_id

    def _ways(self) -> Iterator[tuple[Turn, ...]]:
        """What is done to come to each state; who sits in a reviewer's seat does not matter here."""
        met: set[Any] = set()
        ways: list[tuple[Turn, ...]] = [((self.workflow.begins, "pass"),)]
        for way in ways:
            state, events = State(), list[Event]()
            for turn in way:
                events.append(self._event(state, events, turn, [1, 2]))
                state = after(self.workflow, state, events[-1])
            place = (state.step, state.waiting, state.end, state.correction is None, len(state.seats))
            if place not in met:
                met.add(place)
                yield way
                turns = [(side, act) for side in self.people for act in possible(self.workflow, state, side)]
                ways += [(*way, turn) for turn in turns if turn[0] != "reviewer" or state.seats]

    def _stored(self, way: tuple[Turn, ...], number: str) -> Kept:
        first, now = self.workflow.first, self.office.now
        begun = State(step=first.id, waiting=frozenset(first.by), since=now)
        case = Case(0, number, self.workflow, self.parties, begun, self.people[way[0][0]], now)
        kept = cases.add(self.uow, case, self._event(State(), [], way[0], []))
        for turn in way[1:]:
            asks = self.workflow.by_id[kept.case.state.step].asks if turn[1] == "pass" else ()
            seats = cases.assign(self.uow, kept.case.id, self.reviewers, self.office.now) if "reviewers" in asks else []
            again = cases.append(self.uow, kept, self._event(kept.case.state, kept.events, turn, seats))
            assert again is not None
            kept = cases.several(self.uow, [again.case.id])[again.case.id]
        return kept

    def _event(self, state: State, events: Sequence[Event], turn: Turn, seats: list[int]) -> Event:
        side, act = turn
        step = state.step if state.version else self.workflow.first.id
        names, becomes, seat, person = None, None, None, self.people.get(side)
        values: dict[str, Any] = {}
        if act == "propose":
            can = corrections(self.workflow, state)
            names = max(can)
            becomes, step = can[names][0], events[names - 1].step
        elif state.correction is not None:
            names, step = state.correction.seq, events[state.correction.corrects - 1].step
        elif act == "pass" and "reviewers" in self.workflow.by_id[step].asks:
            values = {"reviewers": seats}
        elif side == "reviewer":
            seat = min(state.seats)
            person = self.reviewers[len(state.seats) == 1]
        seq, office = state.version + 1, self.seats[side]
        return Event(
            seq, act, step, self.office.now, side, person, office, values, "because", names, becomes, seat=seat
        )


def _expected(kept: Kept, name: str, person: int) -> set[str]:
    """What somebody may do in a state, by their side alone."""
    case, side = kept.case, SIDE_OF[name]
    state = case.state
    acts: set[str] = set(possible(case.workflow, state, side))
    if side == "reviewer" and not set(kept.seats_of(person)) & state.seats:
        acts.clear()
    if side == "firm" and case.parties.firm is None:
        acts.clear()
    own = {seq for (_, by), seq in state.decided.items() if by == "district"}
    if side == "district" and not own & set(corrections(case.workflow, state)):
        acts.discard("propose")
    if state.correction is not None:
        took = {kept.event(seq).by for seq in (state.correction.seq, state.correction.corrects)}
        if side != "city" or person in took:
            acts -= {"confirm", "reject"}
    return acts


def _looked(house: House, name: str, number: str) -> Ok | No:
    actor = Actor(house.crowd[name].person, house.office.now)
    service = services.services(content().programmes)["look_at_case"]
    return house.office.read(lambda uow: service.run(uow, actor, {"case": number}))


def _stored(house: House, number: str) -> Kept:
    kept = house.office.read(lambda uow: cases.find(uow, number))
    assert kept is not None
    return kept


def test_there_are_as_many_states_as_a_workflow_has_turns(house: House) -> None:
    """Each step that is on is due in one of them, and each end is come to."""
    states = [_stored(house, number).case.state for number in house.kept]
    workflow = _stored(house, house.kept[0]).case.workflow

    assert {state.step for state in states if state.is_open} >= {step.id for step in workflow.steps if step.on}
    assert {state.end for state in states} >= {None, "done", "refused", "withdrawn"}
    assert any(state.correction is not None for state in states)


def test_every_role_is_offered_what_it_may_do_and_nothing_else(house: House) -> None:
    """Of two officers who could confirm a correction, not the one who proposed it or decided."""
    for number in house.kept:
        kept = _stored(house, number)
        for name in house.names:
            found = _looked(house, name, number)
            wanted = _expected(kept, name, house.crowd[name].person)
            if isinstance(found, No):
                assert (found.reason, wanted) == ("not-there", set()), (number, name)
                continue
            offered = _offered(found.value)
            assert offered == wanted, (number, name, kept.case.state)


def _offered(seen: Any) -> set[str]:
    """The acts among the buttons of the page."""
    options = content().functions["case_acts"].run(Scene(content(), "en", None, {"seen": seen}))  # type: ignore[arg-type]
    return {id_ for id_, _ in options} & set(ACTS)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_page_says_who_has_the_ball(house: House, language: str) -> None:
    """And to whoever has it what they have to do; nobody else is asked for anything."""
    texts = content().texts
    for number in house.kept:
        kept = _stored(house, number)
        state = kept.case.state
        waiting: set[Side] = {"city"} if state.correction is not None else set(state.waiting)
        for name in house.names:
            found = _looked(house, name, number)
            if isinstance(found, No):
                continue
            page = plain(texts.rich(language, "case_page-seen", **all_spoken(texts, language, found.text_args)))
            now = page.partition("▶")[2].partition("\n")[0]
            assert all(texts.text(language, f"by-side-{side}") in now for side in waiting), (number, name, page)
            asked = texts.text(language, "case_page-acts.leave") and found.text_args["mine"] != "none"
            assert asked == bool(_expected(kept, name, house.crowd[name].person) & ANSWERS), (number, name, page)


def test_what_is_not_offered_is_not_done_either(house: House) -> None:
    """One such act for each state and person, in turn: it is refused, and the case stays as it was."""
    service = services.services(content().programmes)["act_on_case"]
    turn = 0
    for number in house.kept:
        kept = _stored(house, number)
        for name in house.names:
            found = _looked(house, name, number)
            seen = found.value if isinstance(found, Ok) else _looked(house, "carl", number).value  # type: ignore[union-attr]
            rest = [act for act in ACTS if act not in _expected(kept, name, house.crowd[name].person)]
            turn += 1
            act = rest[turn % len(rest)]
            inputs = {"seen": {**seen, "side": SIDE_OF[name]}, "act": act, "reason": "because", "becomes": None}
            actor = Actor(house.crowd[name].person, house.office.now)
            done = house.office.work(lambda uow, actor=actor, inputs=inputs: service.run(uow, actor, inputs))  # type: ignore[misc]
            assert isinstance(done, No), (number, name, act)
            assert _stored(house, number).case.state == kept.case.state


def test_whoever_has_nothing_to_do_with_a_case_is_told_that_there_is_none(house: House) -> None:
    """As of a number that there never was."""
    other = replace(house.unit, public_id="other", name="Unit Two")
    stranger = joins(house.office, "vera", "researcher", other)

    answers = {stranger.say(f"/see {number}").replace(number, "N") for number in (*house.kept, "ZZZZZZ")}

    assert len(answers) == 1
