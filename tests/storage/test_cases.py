"""Cases as rows: kept and found again, brought further only as they were seen, one decision for each step and round."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.case import Event
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.storage import case_events, case_turns, cases, organisations
from kjfz_bot.storage.cases import Kept
from kjfz_bot.storage.people import AddressBook, AddressKey
from kjfz_bot.storage.store import Store, UnitOfWork
from tests.storage.applying import MINUTE, NOON, act, open_case


def people(uow: UnitOfWork, *names: str) -> list[int]:
    """Somebody of each name."""
    keys = [AddressKey("web", name) for name in names]
    found = AddressBook().resolve(uow, dict.fromkeys(keys, "en"), NOON)
    return [found[key].person for key in keys]


def places(uow: UnitOfWork, name: str = "One", district: str = "haishu") -> tuple[Organisation, Organisation]:
    """A unit and a firm."""
    unit = Organisation(0, f"unit {name}", "unit", name, "ningbo", state="verified")
    firm = Organisation(0, f"firm {name}", "firm", name, "ningbo", None, district, "verified")
    return organisations.add(uow, unit, NOON), organisations.add(uow, firm, NOON)


def begun(uow: UnitOfWork, number: str = "K7M2QX") -> Kept:
    """A case that an expert opened."""
    (ada,) = people(uow, "ada")
    return open_case(uow, number, ada, places(uow, number))


def test_a_case_comes_back_with_all_that_was_done(store: Store) -> None:
    """Each word, by whomever it was said, and where that leads to."""
    with store.transaction() as uow:
        kept = begun(uow)
        kept = act(uow, kept, "unit", None, "return", reason="Say how long")

    with store.reading() as uow:
        assert cases.find(uow, "K7M2QX") == cases.numbered(uow, kept.case.id) == kept
        assert cases.find(uow, "K7M2QY") is None
        assert cases.is_there(uow, "K7M2QX")
    assert kept.event(1).values == {"plan": "Seals"}
    assert kept.last.reason == "Say how long"
    assert (kept.case.state.step, kept.case.state.round) == ("apply", 2)


def test_only_the_version_that_was_seen_is_written_over(store: Store) -> None:
    """Whoever comes second finds that somebody was there, and nothing of theirs is kept."""
    with store.transaction() as uow:
        seen = begun(uow)
        assert act(uow, seen, "unit")
        late = Event(2, "return", "agree", NOON + MINUTE, "unit", reason="No")

        assert cases.append(uow, seen, late) is None
        found = cases.find(uow, "K7M2QX")
        assert found is not None
        assert [event.act for event in found.events] == ["pass", "pass"]


def test_a_second_decision_of_the_same_step_side_and_round_is_not_kept(store: Store) -> None:
    """Whatever was seen: it is the database's own error, until the first is superseded."""
    with store.transaction() as uow:
        kept = act(uow, begun(uow), "unit")
        again = replace(kept.last, seq=3)

        with pytest.raises(sa.exc.IntegrityError), uow.savepoint():
            case_events.add(uow, kept.case.id, again, 1)
        case_events.supersede(uow, kept.case.id, 2)
        case_events.add(uow, kept.case.id, again, 1)


def test_what_was_done_can_be_neither_changed_nor_removed(store: Store) -> None:
    """The database itself refuses it."""
    with store.transaction() as uow:
        begun(uow)
    for statement in ("UPDATE application_event SET act = 'refuse'", "DELETE FROM application_event"):
        with (
            store.transaction() as uow,
            pytest.raises(sa.exc.DBAPIError, match="events of a case stay"),
            uow.savepoint(),
        ):
            uow.connection.execute(sa.text(statement))


def test_whose_turn_it_is_is_listed_longest_waiting_first_and_only_in_the_scope(store: Store) -> None:
    """At a unit, a firm, in a district and a programme, and for the people themselves."""
    with store.transaction() as uow:
        ada, rita, ron = people(uow, "ada", "rita", "ron")
        here, there = places(uow, "One"), places(uow, "Two", "cixi")
        later = open_case(uow, "AAAAAA", ada, here, at=NOON + MINUTE)
        first = open_case(uow, "BBBBBB", ada, here)
        other = open_case(uow, "CCCCCC", ada, there)
        other = act(uow, act(uow, other, "unit"), "firm")
        unit, firm = Scope("ningbo", organisation=here[0].id), Scope("ningbo", organisation=here[1].id)

        assert _numbers(case_turns.waiting_at(uow, unit, "unit", 9)) == [first.case.id, later.case.id]
        assert _numbers(case_turns.waiting_at(uow, firm, "firm", 1)) == [first.case.id]
        assert _numbers(case_turns.waiting_at(uow, Scope("ningbo", "cixi"), "district", 9)) == [other.case.id]
        assert case_turns.waiting_at(uow, Scope("ningbo", "haishu"), "district", 9) == []
        assert case_turns.waiting_at(uow, Scope("changping"), "district", 9) == []

        other = act(uow, other, "district", values={"opinion": "Good"})
        seats = cases.assign(uow, other.case.id, [rita, ron], NOON)
        other = act(uow, other, "city", values={"reviewers": seats})
        act(uow, other, "reviewer", rita, values={"score": 9}, seat=seats[0])
        back = act(uow, first, "unit", act="return", reason="Why")

        assert case_turns.waiting_for(uow, rita, "reviewer", 9) == []
        assert _numbers(case_turns.waiting_for(uow, ron, "reviewer", 9)) == [other.case.id]
        assert _numbers(case_turns.waiting_for(uow, ada, "expert", 9)) == [back.case.id]


def _numbers(found: Sequence[tuple[object, int]]) -> list[int]:
    return [number for _, number in found]
