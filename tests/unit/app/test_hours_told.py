"""Who is told of what becomes of hours: the other side of what somebody did, and nobody of what they did themselves."""

from collections.abc import Callable
from typing import Any

import pytest

from kjfz_bot.domain.service_entry import Claim, Entry
from kjfz_bot.services import hours_telling, ledger
from kjfz_bot.services.registry import Actor
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.confirming import Serving, actor, say_of, serves
from tests.unit.app.office import Office, content
from tests.unit.app.people import Somebody
from tests.unit.app.posting import district, maker

Crowd = tuple[Somebody, Serving, Somebody]


@pytest.fixture
def crowd(office: Office) -> Crowd:
    """Somebody of Seal Works, one of its VPs, and an officer of its district."""
    return maker(office), serves(office, "wang"), district(office)


def tell(who: Somebody, does: Callable[[UnitOfWork, Actor], object]) -> None:
    """Have a service tell of what somebody did."""
    who.office.work(lambda uow: does(uow, actor(who)))


def heard(crowd: Crowd) -> list[str]:
    """What each of them is told."""
    fay, wang, dora = crowd
    return [somebody.news() for somebody in (fay, wang.vp, dora)]


def corrects(crowd: Crowd, who: Somebody, entry: Entry, reason: str | None = None) -> None:
    """Put two hours in the place of an entry, and tell of it."""
    after = Claim(entry.day, 120, activity="repairs")

    def correct(uow: UnitOfWork, by: Actor) -> None:
        entered: Any = ledger.correct(uow, by, content().programmes, entry.id, [after], reason)
        hours_telling.corrected(uow, by, entry, entered, reason)

    tell(who, correct)


def test_a_correction_of_what_waited_is_told_to_nobody(crowd: Crowd) -> None:
    """The firm has not looked at it yet, and will find it in its place."""
    _, wang, _ = crowd
    (entry,) = wang.enters_hours([1])

    corrects(crowd, wang.vp, entry)

    assert heard(crowd) == ["", "", ""]


def test_a_correction_of_what_was_confirmed_is_told_to_the_firm(crowd: Crowd) -> None:
    """With both, and that it waits again."""
    fay, wang, _ = crowd
    (entry,) = say_of(fay, "confirm", wang.enters_hours([1])).done

    corrects(crowd, wang.vp, entry)

    firm, vp, officer = heard(crowd)
    assert "An entry of Wang Min at Seal Works is corrected by the VP. It was Sat 28 February, 3 h, line tests" in firm
    assert "• Sat 28 February, 2 h, repairs" in firm
    assert "It waits for the firm: /confirm." in firm
    assert (vp, officer) == ("", "")


def test_an_officers_correction_is_told_to_both_sides_with_its_reason(crowd: Crowd) -> None:
    """Also of what waited."""
    _, wang, dora = crowd
    (entry,) = wang.enters_hours([1])

    corrects(crowd, dora, entry, "the gate's book says so")

    firm, vp, officer = heard(crowd)
    assert "is corrected by an officer: “the gate's book says so”" in firm
    assert "is corrected by an officer: “the gate's book says so”" in vp
    assert officer == ""


def test_a_withdrawal_is_told_where_the_firm_had_answered(crowd: Crowd) -> None:
    """What nobody had answered just is not there any more."""
    fay, wang, _ = crowd
    waiting, other = wang.enters_hours([1, 2])
    (disputed,) = say_of(fay, "dispute", [other], "Not seen").done

    tell(wang.vp, lambda uow, by: hours_telling.withdrawn(uow, by, waiting))
    assert heard(crowd) == ["", "", ""]
    tell(wang.vp, lambda uow, by: hours_telling.withdrawn(uow, by, disputed))

    assert "Wang Min has withdrawn an entry at Seal Works on which the firm had answered" in heard(crowd)[0]


@pytest.mark.parametrize(("verdict", "words"), [("upheld", "has decided that hours"), ("struck", "has struck hours")])
def test_an_officers_word_is_told_to_both_sides(crowd: Crowd, verdict: Any, words: str) -> None:
    """With the reason."""
    _, wang, dora = crowd
    found = wang.enters_hours([1])

    tell(dora, lambda uow, by: hours_telling.decided(uow, by, found, verdict, "the gate's book"))

    firm, vp, officer = heard(crowd)
    assert f"An officer {words} of Wang Min at Seal Works" in firm
    assert f"An officer {words} of Wang Min at Seal Works" in vp
    assert "“the gate's book”" in vp
    assert officer == ""


def test_many_entries_are_one_message_a_term(crowd: Crowd) -> None:
    """Eight are named, of the others it says how many."""
    fay, wang, _ = crowd
    found = wang.enters_hours(range(1, 11), hours=1)

    tell(fay, lambda uow, by: hours_telling.disputed(uow, by, found, "Nobody was here"))

    told = heard(crowd)[1]
    assert "disputes 10 entries of yours: “Nobody was here”" in told
    assert told.count("line tests") == 8
    assert "and 2 more" in told
