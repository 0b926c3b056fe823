"""Firms confirm the hours of their VPs: what is shown, what one press does, and what is said of what changed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kjfz_bot.domain.service_entry import Claim
from kjfz_bot.services import ledger
from kjfz_bot.storage import looks
from tests.unit.app.confirming import PUMPS, Serving, actor, photo, say_of, serves
from tests.unit.app.office import Office
from tests.unit.app.people import Somebody
from tests.unit.app.posting import maker, takes_role

ALL, BUT, DISPUTE, LOOK, LATER = "Confirm all (", "Confirm all but some", "Dispute some", "Photos and full", "Not now"


@pytest.fixture
def fay(office: Office) -> Somebody:
    """Somebody who represents Seal Works."""
    return maker(office)


@pytest.fixture
def wang(office: Office) -> Serving:
    """A VP of Seal Works."""
    return serves(office, "wang")


def press(somebody: Somebody, label: str) -> str:
    """Choose by the beginning of a label."""
    return somebody.say(label)


def test_all_that_is_shown_is_confirmed_by_one_press(fay: Somebody, wang: Serving) -> None:
    """By VP and week, the newest week first, each entry in a line."""
    wang.enters_hours([1, 2, 9])

    shown = fay.say("/confirm")
    answered = fay.say("1")

    newest, older = "23 February – Sun 1 March: 2 entries, 6 h", "16 February – Sun 22 February: one entry, 3 h"
    assert newest in shown
    assert shown.index(newest) < shown.index(older)
    assert "Wang Min" in shown
    assert "• Fri 27 February, 3 h, line tests" in shown
    assert "3 entries are confirmed, 9 h." in answered
    assert "No hours wait for you now." in answered
    assert wang.states() == 3 * ["confirmed"]


def test_what_is_left_out_goes_on_waiting(fay: Somebody, wang: Serving) -> None:
    """The rest is confirmed."""
    wang.enters_hours([1, 2, 3])
    fay.say("/confirm", BUT)

    answered = fay.say("2")

    assert "2 entries are confirmed, 6 h. Left out: 1." in answered
    assert sorted(wang.states()) == ["confirmed", "confirmed", "waiting"]


def test_a_dispute_tells_the_vp_which_and_why(fay: Somebody, wang: Serving) -> None:
    """And where they answer it."""
    wang.enters_hours([1, 2])
    fay.say("/confirm", DISPUTE)

    answered = fay.say("1", "Nobody saw her on that day.")
    told = wang.vp.news()

    assert "One entry is disputed. The VP is told" in answered
    assert "Seal Works disputes an entry of yours: “Nobody saw her on that day.”" in told
    assert "• Fri 27 February, 3 h, line tests" in told
    assert "/log" in told
    assert wang.states() == ["disputed", "waiting"]


def test_a_dispute_can_be_thought_better_of(fay: Somebody, wang: Serving) -> None:
    """What was disputed is there to be looked at again, with the reasons of both."""
    found = wang.enters_hours([1])
    say_of(fay, "dispute", found, "Not seen")
    say_of(wang.vp, "insist", found, "Ask the guard")

    pointed = fay.say("/confirm")
    shown = fay.say("/disputed")
    answered = fay.say("It was right after all")

    assert "One entry is disputed; to confirm it after all, send /disputed." in pointed
    assert "“Not seen”; the VP insists: “Ask the guard”" in shown
    assert "One entry is confirmed after all, 3 h." in answered
    assert wang.states() == ["confirmed"]


def test_several_vps_and_firms_are_on_one_page(office: Office, wang: Serving) -> None:
    """Each group names its VP and, since there are two, its firm."""
    fay = maker(office)
    takes_role(office, "fay", PUMPS)
    li = serves(office, "li", PUMPS, called=None)
    wang.enters_hours([1])
    li.enters_hours([2])

    shown = fay.say("/confirm")
    fay.say("1")

    assert "Wang Min at Seal Works, Mon 23 February" in shown
    assert "the VP (no name given) at Pump Works, Mon 23 February" in shown
    assert (wang.states(), li.states()) == (["confirmed"], ["confirmed"])


def test_nobody_confirms_their_own_hours(office: Office, wang: Serving) -> None:
    """It is said who can; a colleague's are shown as ever."""
    takes_role(office, "wang", PUMPS)
    own = serves(office, "wang", PUMPS)
    own.enters_hours([1])

    alone = own.vp.say("/confirm")
    li = serves(office, "li", PUMPS, called="Li Na")
    li.enters_hours([1])
    shown = own.vp.say("/confirm")
    answered = own.vp.say("1")

    assert "nobody confirms their own, so a colleague at the firm does it" in alone
    assert "Li Na" in shown
    assert "Wang Min" not in shown
    assert "One entry is confirmed" in answered
    assert (own.states(), li.states()) == (["waiting"], ["confirmed"])


def test_what_a_colleague_decided_meanwhile_is_told_and_left(office: Office, fay: Somebody, wang: Serving) -> None:
    """Also a dispute, which would be confirmed against what the colleague said."""
    finn = maker(office, "finn")
    first, second, _third = wang.enters_hours([1, 2, 3])
    fay.say("/confirm")
    say_of(finn, "dispute", [first], "Not seen")
    say_of(finn, "confirm", [second])
    office.now += timedelta(minutes=5)

    answered = fay.say("1")

    assert "One entry is confirmed, 3 h." in answered
    assert "(disputed by somebody at Seal Works at 2026-03-01 12:00)" in answered
    assert "(confirmed by somebody at Seal Works at 2026-03-01 12:00)" in answered
    assert wang.states() == ["confirmed", "confirmed", "disputed"]


def test_what_the_vp_took_back_meanwhile_is_told(office: Office, fay: Somebody, wang: Serving) -> None:
    """Nothing breaks, and nothing is confirmed."""
    (entry,) = wang.enters_hours([1])
    fay.say("/confirm")
    office.work(lambda uow: ledger.reverse(uow, actor(wang.vp), entry.id, "withdrawn"))

    answered = fay.say("1")

    assert "Nothing was confirmed." in answered
    assert "(withdrawn by the VP at 2026-03-01 12:00)" in answered
    assert wang.states() == []


def test_a_dispute_of_what_changed_meanwhile_does_nothing(office: Office, fay: Somebody, wang: Serving) -> None:
    """A colleague has confirmed it, and the VP is told nothing."""
    finn = maker(office, "finn")
    found = wang.enters_hours([1])
    fay.say("/confirm", DISPUTE)
    say_of(finn, "confirm", found)

    answered = fay.say("Not seen")

    assert "Nothing was disputed." in answered
    assert wang.vp.news() == ""
    assert wang.states() == ["confirmed"]


def test_much_at_once_is_asked_about(fay: Somebody, wang: Serving) -> None:
    """More than sixty hours, or more than twenty entries; less is not."""
    wang.enters_hours(list(range(1, 7)), hours=10)
    assert "6 entries are confirmed, 60 h." in fay.say("/confirm", "1")
    wang.enters_hours(list(range(7, 14)), hours=9)

    asked = fay.say("/confirm", "1")

    assert "That is 7 entries, 63 h. Confirm them all?" in asked
    assert wang.states().count("confirmed") == 6
    assert "Waiting for your firm" in fay.say("No, look again")
    fay.say("1", "Yes, confirm")
    assert wang.states().count("confirmed") == 13


def test_a_long_list_comes_in_pages(fay: Somebody, wang: Serving) -> None:
    """The newest thirty are one, or one VP's week; nothing is confirmed that was on none."""
    wang.enters(*(Claim(wang.ago(1 + day), 30, activity=f"part {day}") for day in range(31)))

    offered = fay.options("/confirm")
    listed = fay.say("One VP")
    shown = fay.say("1")
    answered = fay.say("1")

    assert offered == ["The newest 30 of 31", "One VP and one week"]
    assert "newest week comes first" in listed
    assert "part 0" in shown
    assert "part 7" not in shown
    assert "6 entries are confirmed" in answered
    assert wang.states().count("waiting") == 25


def test_photos_and_every_word_are_looked_at_first(fay: Somebody, wang: Serving) -> None:
    """What is cut short in a line is read in full, and a file comes as a message of its own."""
    long = "measured the run-out of the spindle at five speeds and wrote down every value by hand"
    wang.enters(Claim(wang.ago(1), 60, activity=long, files=(photo(wang),)))

    shown = fay.say("/confirm")
    looked = fay.say(LOOK)
    sent = fay.news()
    fay.say("1")

    assert "[1 file]" in shown
    assert long not in shown
    assert long in looked
    assert "The file is on its way to you." in looked
    assert "line.jpg" in sent
    assert wang.states() == ["confirmed"]


def test_the_vp_can_read_who_looked(fay: Somebody, wang: Serving) -> None:
    """A firm that opens a page leaves a line."""
    wang.enters_hours([1])
    fay.say("/confirm", LATER)

    (look,) = fay.office.read(lambda uow: looks.of(uow, wang.vp.person, 5))
    assert (look.by, look.role, look.organisation, look.what) == (fay.person, "firm", "Seal Works", "hours")


def test_later_leaves_everything_as_it_is(fay: Somebody, wang: Serving) -> None:
    """And says how much is left."""
    wang.enters_hours([1, 2])

    assert "2 entries still wait for you." in fay.say("/confirm", LATER)
    assert wang.states() == 2 * ["waiting"]


def test_a_mistake_is_told_to_whoever_can_put_it_right(office: Office, fay: Somebody, wang: Serving) -> None:
    """Nothing is undone by it; the VP and the district's officers hear of it."""
    dora = Somebody(office, "dora").joins("district")
    wang.enters_hours([1, 2])
    pointed = fay.say("/confirm", "1")

    answered = fay.say("/confirmed", "1", "She was at the fair.")

    assert "If something was a mistake: /confirmed." in pointed
    assert "The VP and the officers are told." in answered
    assert "by mistake: “She was at the fair.”" in wang.vp.news()
    assert "Seal Works says that it confirmed an entry of Wang Min by mistake" in dora.news()
    assert wang.states() == 2 * ["confirmed"]


def test_a_mistake_is_for_a_week(office: Office, fay: Somebody, wang: Serving) -> None:
    """Then there is nothing to pick from."""
    wang.enters_hours([1])
    fay.say("/confirm", "1")
    office.now += timedelta(days=7, minutes=1)

    assert "You have confirmed nothing in the last seven days" in fay.say("/confirmed")


def test_who_represents_no_firm_is_told_who_confirms(office: Office) -> None:
    """It breaks nothing."""
    vera = Somebody(office, "vera")

    assert "Hours are confirmed by whoever represents a firm." in vera.say("/confirm")


def test_another_firm_sees_nothing(office: Office, wang: Serving) -> None:
    """Not in a list, and not by a page that was seen in another role."""
    paul = takes_role(office, "paul", replace(PUMPS))
    wang.enters_hours([1])

    assert "No hours wait for you now." in paul.say("/confirm")
