"""Letters are numbered without a gap, whoever issues them at the same time, and whatever is taken back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
import sqlalchemy as sa

from kjfz_bot.domain.workflow import Step, Workflow
from kjfz_bot.storage import cases as kept
from kjfz_bot.storage import document_numbers
from kjfz_bot.storage.document_numbers import issue_number
from kjfz_bot.storage.schema_cases import APPLICATION
from kjfz_bot.storage.store import Store, UnitOfWork
from kjfz_bot.storage.verify.documents import check_documents
from kjfz_bot.storage.verify.finding import Scene
from tests.storage.conftest import NOON, OpenStore

LETTER = "appointment_letter"
WRITERS, LETTERS = 8, 25

Cases = Callable[..., list[int]]


@pytest.fixture
def cases(store: Store) -> Cases:
    """So many cases in which a letter can be issued."""
    way = Workflow("post", "expert", "self", (Step("apply", ("expert",), "end"),))

    def add(count: int, programme: str = "ningbo") -> list[int]:
        with store.transaction() as uow:
            numbers = list(uow.take_ids(count))
            kept.keep_workflow(uow, programme, way)
            beside = {"fingerprint": way.fingerprint, "opened_at": NOON, "since": NOON, "digest": "", "holds": False}
            same = {"programme": programme, "workflow": way.id, "step": "apply", "version": 0, "round": 1, **beside}
            uow.connection.execute(
                sa.insert(APPLICATION), [{**same, "id": each, "public_id": f"C{each}"} for each in numbers]
            )
        return numbers

    return add


def issue(uow: UnitOfWork, case: int, kind: str = LETTER, year: int = 2026, programme: str = "ningbo") -> int:
    """Issue a letter."""
    return issue_number(uow, programme, kind, year, case, NOON)


def findings(store: Store) -> list[str]:
    """What `verify` says of the numbers."""
    with store.reading() as uow:
        return [str(found) for found in check_documents(uow, Scene(NOON))]


def test_numbers_follow_one_another_in_each_kind_year_and_programme(store: Store, cases: Cases) -> None:
    """Each begins with 1."""
    one, two, three = cases(3)
    (elsewhere,) = cases(1, "changping")
    with store.transaction() as uow:
        numbers = [issue(uow, one), issue(uow, two), issue(uow, one, "firm_letter"), issue(uow, three, year=2027)]
        other = issue(uow, elsewhere, programme="changping")

    assert (numbers, other) == ([1, 2, 1, 1], 1)
    assert findings(store) == []


def test_a_letter_that_is_issued_again_keeps_its_number(store: Store, cases: Cases) -> None:
    """As after a correction, even in another year."""
    one, two = cases(2)
    with store.transaction() as uow:
        assert [issue(uow, one), issue(uow, one), issue(uow, two), issue(uow, one, year=2027)] == [1, 1, 2, 1]
    with store.reading() as uow:
        found = document_numbers.find(uow, two, LETTER)
        assert found is not None
        assert (found.year, found.number, found.at) == (2026, 2, NOON)
        assert document_numbers.find(uow, two, "firm_letter") is None


def test_what_is_taken_back_gives_its_number_back(store: Store, cases: Cases) -> None:
    """A transaction or a part of one that fails leaves no gap."""
    one, two, three = cases(3)
    with pytest.raises(ZeroDivisionError), store.transaction() as uow:
        issue(uow, one)
        raise ZeroDivisionError
    with store.transaction() as uow:
        with pytest.raises(ZeroDivisionError), uow.savepoint():
            issue(uow, two)
            raise ZeroDivisionError
        assert issue(uow, three) == 1


def test_eight_writers_leave_no_gap_and_give_no_number_twice(opening: OpenStore, cases: Cases) -> None:
    """Each a session of its own, a third of whose letters are taken back."""
    numbers = cases(WRITERS * LETTERS)

    def write(number: int) -> list[int]:
        with closing(opening()) as store:
            return [_issued(store, case, fails=case % 3 == 0) for case in numbers[number::WRITERS]]

    with ThreadPoolExecutor(WRITERS) as pool:
        given = [each for some in pool.map(write, range(WRITERS)) for each in some if each]

    assert sorted(given) == list(range(1, len([case for case in numbers if case % 3]) + 1))
    with closing(opening()) as store:
        assert findings(store) == []


def _issued(store: Store, case: int, *, fails: bool) -> int:
    """The number that was given; 0 where the letter was not issued after all."""
    try:
        with store.transaction() as uow:
            number = issue(uow, case)
            if fails:
                raise ZeroDivisionError
        return number
    except ZeroDivisionError:
        return 0


@pytest.mark.parametrize(
    ("number", "what"),
    [(1, "2 numbers are given, and they go from 2 to 3"), (2, "2 numbers are given, and they go from 1 to 3")],
)
def test_a_number_that_is_missing_is_found(store: Store, cases: Cases, number: int, what: str) -> None:
    """At the beginning, or between two others."""
    three = cases(3)
    with store.transaction() as uow:
        for case in three:
            issue(uow, case)
        uow.connection.exec_driver_sql(f"DELETE FROM document_number WHERE number = {number}")

    assert findings(store) == [f"D6: letters 'appointment_letter' of 2026 in ningbo: {what}"]


def test_a_letter_of_another_programmes_case_is_found(store: Store, cases: Cases) -> None:
    """Its number would be one of theirs."""
    (case,) = cases(1, "changping")
    with store.transaction() as uow:
        issue(uow, case)

    assert findings(store) == [f"D6: letter 'appointment_letter' 1 of 2026 in ningbo: its case {case} is of changping"]
