"""What the tables themselves do not let happen, whoever asks: changed, removed, twice, or more than a day has."""

import pytest
import sqlalchemy as sa

from kjfz_bot.domain.service_entry import Mark, Reversal
from kjfz_bot.storage import entries, ledgers, people
from kjfz_bot.storage.store import DatabaseError
from tests.ledger.test_core import entered, say
from tests.ledger.world import BEGINS, World, ago, hours, span


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET minutes = minutes - 1, ends_at = ends_at - 1",
        "UPDATE entry SET day = '2026-09-01'",
        "UPDATE entry SET activity = NULL",
        "UPDATE entry SET person_id = (SELECT min(id) FROM person)",
        "DELETE FROM entry_mark WHERE id > 0; DELETE FROM entry",
        "UPDATE entry_mark SET kind = 'checked'",
        "DELETE FROM entry_mark",
    ],
)
def test_entries_and_marks_stay_as_they_are(world: World, statement: str) -> None:
    """Whatever statement is given to the database."""
    (entry,) = entered(world, "wang", span(9, 12, activity="tests"))
    say(world, "hua", "confirm", entry)

    with pytest.raises(DatabaseError, match="entries stay"), world.store.transaction() as uow:
        for each in statement.split("; "):
            uow.connection.execute(sa.text(each))


def test_an_entry_is_reversed_once(world: World) -> None:
    """Two who do it at the same moment cannot both."""
    (entry,) = entered(world, "wang", hours(3))
    ending = Reversal(0, entry.id, "withdrawn", world.now)

    with pytest.raises(DatabaseError, match="reverses"), world.store.transaction() as uow:
        entries.reverse(uow, BEGINS, entry, ending)
        entries.reverse(uow, BEGINS, entry, ending)


def test_the_same_is_said_once_of_an_entry(world: World) -> None:
    """A second confirmation adds nothing."""
    (entry,) = entered(world, "wang", hours(3))
    said = Mark(0, "confirmed", world.now, world.people["hua"], world.places["Huarui"].id)

    with pytest.raises(DatabaseError, match="entry_mark"), world.store.transaction() as uow:
        entries.mark(uow, {entry.appointment: BEGINS}, [entry], said)
        entries.mark(uow, {entry.appointment: BEGINS}, [entry], said)


@pytest.mark.parametrize(
    "values",
    [
        {"minutes": 0},
        {"minutes": 1441},
        {"minutes": 60, "starts_at": 540},
        {"minutes": 60, "starts_at": 540, "ends_at": 610},
        {"minutes": 60, "starts_at": 1400, "ends_at": 1460},
        {"why": "undo"},
    ],
)
def test_a_row_that_cannot_be_is_not_taken(world: World, values: dict[str, object]) -> None:
    """Even where the domain was not asked."""
    (entry,) = entered(world, "wang", hours(3))
    copy = {"id": 999_999, "appointment_id": entry.appointment, "person_id": entry.person, "day": f"{ago(1)}"}
    copy |= {"minutes": 60, "projects": 0, "patents": 0, "trained": 0, "by_officer": False, "made_at": 0, **values}
    names = ", ".join(copy)
    statement = sa.text(f"INSERT INTO entry ({names}) VALUES ({', '.join(f':{name}' for name in copy)})")

    with pytest.raises(DatabaseError), world.store.transaction() as uow:
        uow.connection.execute(statement, copy)


def test_who_is_erased_leaves_no_hours(world: World) -> None:
    """Nor who entered or confirmed them, where that is who is erased."""
    (mine,) = entered(world, "wang", hours(3, activity="tests"))
    (lis,) = entered(world, "li", hours(2), who="li")
    for entry in (mine, lis):
        say(world, "hua", "confirm", entry)

    with world.store.transaction() as uow:
        people.erase(uow, [world.people["wang"], world.people["hua"]])
        left, _ = entries.numbered(uow, [mine.id, lis.id])
        (mark,) = entries.marks_of(uow, lis)

    assert [entry.id for entry in left] == [lis.id]
    assert (mark.by, left[0].state) == (None, "confirmed")


def test_a_ledger_is_closed_again_unless_it_is_gone(world: World) -> None:
    """One that stands open is found by `verify`; within a transaction it can be opened and closed."""
    (entry,) = entered(world, "wang", hours(3))

    with world.store.transaction() as uow:
        ledgers.set_opened(uow, entry.person, opened=True)
        uow.connection.execute(sa.text("UPDATE entry SET category = NULL"))
        ledgers.set_opened(uow, entry.person, opened=False)
    with pytest.raises(DatabaseError, match="entries stay"), world.store.transaction() as uow:
        uow.connection.execute(sa.text("UPDATE entry SET category = NULL"))
