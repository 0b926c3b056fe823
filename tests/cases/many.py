"""Many cases at once, put into the database as services would have: some open at each step, some long over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice

from kjfz_bot.domain import spoken_code
from kjfz_bot.domain.case import Act, Case, Event, Parties, State, after
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.workflow import Side
from kjfz_bot.storage import case_events, case_turns, cases
from kjfz_bot.storage.bulk import Bulk
from kjfz_bot.storage.schema_cases import APPLICATION, APPLICATION_EVENT, APPLICATION_TURN, APPLICATION_WORDS
from kjfz_bot.storage.store import Store, UnitOfWork
from tests.cases.ways import POST

BEGUN = datetime(2026, 3, 2, 4, tzinfo=UTC)
EVERY = timedelta(minutes=3)
AT_ONCE = 500
"""Cases kept in one transaction."""

Deed = tuple[Act, Side, dict[str, object]]

APPLY: Deed = ("pass", "expert", {"plan": "Seals of carbon", "tie": "none"})
TO_OPINION: tuple[Deed, ...] = (
    ("pass", "unit", {"contact_person": "Dean"}),
    ("pass", "expert", {}),
    ("pass", "firm", {}),
    ("pass", "firm", {}),
)
BACK: Deed = ("return", "district", {})
AGAIN: Deed = ("pass", "firm", {})
OPINION: Deed = ("pass", "district", {"opinion": "Fits the district"})
REFUSE: Deed = ("refuse", "city", {})
TO_DECIDE = (APPLY, *TO_OPINION, OPINION)
LONG = (APPLY, *TO_OPINION, *(BACK, AGAIN) * 7, OPINION, REFUSE)
"""Twenty-one events: returned seven times, refused at last."""

STORIES: tuple[tuple[Deed, ...], ...] = (
    LONG,
    (*LONG[:-1],),
    LONG,
    (*LONG[:-2],),
    LONG,
    (*LONG, ("propose", "city", {})),
)
"""Of six cases three are over; one waits for the city, one for a district, one to be corrected."""


def number(count: int) -> str:
    """A case number of its own."""
    return spoken_code.spoken([count >> 5 * place & 31 for place in reversed(range(6))])


def told(case: Case, story: Sequence[Deed], people: dict[Side, tuple[int, int]]) -> Iterator[tuple[Event, Case]]:
    """Everything done in a case, with the case after each; `people` are who acts for each side, for which office."""
    for act, side, values in story:
        state = case.state
        by, office = people[side]
        names = max(state.decided.values()) if act == "propose" else None
        step = "decide" if act == "propose" else state.step
        reason = "Once more" if act in ("return", "refuse", "propose") else None
        at = case.opened_at + state.version * EVERY
        event = Event(state.version + 1, act, step, at, side, by, office, values, reason, names)
        event = replace(event, becomes="pass" if act == "propose" else None)
        now = after(case.workflow, state, event)
        case = replace(case, state=now)
        yield replace(event, digest=now.digest), case


def begun(programme: str, who: tuple[int, Organisation, Organisation], count: int) -> Case:
    """A case that an expert begins; `who` is the expert, their unit and the firm."""
    expert, unit, firm = who
    state = State(step=POST.first.id, waiting=frozenset(POST.first.by))
    at = BEGUN + count * EVERY
    return Case(0, number(count), POST, Parties(programme, expert, unit, firm), state, expert, at)


def keep(
    uow: UnitOfWork, new: Sequence[tuple[Case, Sequence[Deed]]], people: Sequence[dict[Side, tuple[int, int]]]
) -> None:
    """Keep cases with all that was done in each."""
    cases.keep_workflow(uow, "ningbo", POST)
    rows, events, words, turns = [], [], [], []
    for ident, (case, story), who in zip(uow.take_ids(len(new)), new, people, strict=True):
        case = replace(case, id=ident)
        before = case
        for event, then in told(case, story, who):
            row, own = case_events.rows(uow, ident, event, before.state.round)
            events.append(row)
            words += [own] if own is not None else []
            before = then
        rows.append({**cases.new_row(before), **cases.state_row(before)})
        turns += case_turns.rows(before)
    for bulk, found in ((_CASES, rows), (_EVENTS, events), (_WORDS, words), (_TURNS, turns)):
        bulk.run(uow, found)


_CASES, _EVENTS = Bulk(APPLICATION.insert()), Bulk(APPLICATION_EVENT.insert())
_WORDS, _TURNS = Bulk(APPLICATION_WORDS.insert()), Bulk(APPLICATION_TURN.insert())


def fill(
    store: Store,
    count: int,
    who: Sequence[tuple[int, Organisation, Organisation]],
    officers: dict[Side, tuple[int, int]],
    stories: Sequence[Sequence[Deed]] = STORIES,
) -> None:
    """Keep so many cases of these experts, one after the other; `officers` act for the offices."""

    def each() -> Iterator[tuple[tuple[Case, Sequence[Deed]], dict[Side, tuple[int, int]]]]:
        for turn in range(count):
            expert, unit, firm = who[turn % len(who)]
            sides: dict[Side, tuple[int, int]] = {"expert": (expert, unit.id), "unit": (officers["unit"][0], unit.id)}
            sides |= {"firm": (officers["firm"][0], firm.id)}
            case = begun("ningbo", who[turn % len(who)], turn + 1)
            yield (case, stories[turn % len(stories)]), {**officers, **sides}

    found = each()
    while some := list(islice(found, AT_ONCE)):
        with store.transaction() as uow:
            keep(uow, [new for new, _ in some], [people for _, people in some])
