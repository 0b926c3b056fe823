"""A firm posts what it needs: from the first word to its case number, and everything it may do with it from then on."""

from datetime import date, timedelta

import pytest

from kjfz_bot.services.needs import AN_HOUR
from tests.unit.app.office import DAY, Office
from tests.unit.app.people import Somebody
from tests.unit.app.posting import BEIJING_FIRM, city, district, fills, maker, posts, stored, takes_role


@pytest.fixture
def fay(office: Office) -> Somebody:
    """Somebody who represents a verified firm."""
    return maker(office)


def test_a_need_is_stored_as_it_was_said(office: Office, fay: Somebody) -> None:
    """With what is usual for the rest, and the district's office to look at it."""
    need = stored(office, posts(fay))

    said = need.statement
    assert (said.title, said.field, said.form) == ("Mechanical seal leaks", "new_materials", "joint_research")
    assert said.keywords == ("seal", "graphite", "pump")
    assert (said.budget, said.vps, said.named, said.limits) == (None, 1, True, None)
    assert said.valid_until == date(2027, 3, 1)
    assert (need.state, need.turn, need.version) == ("submitted", "district", 1)


def test_who_represents_no_verified_firm_is_told_how_to_get_there(office: Office) -> None:
    """Nothing is asked that could not be used."""
    answered = Somebody(office, "vera").agrees().say("/need")

    assert "To post needs the firm has to be registered first: send /firm" in answered


def test_what_is_vague_is_asked_once_more_and_never_blocks(office: Office, fay: Somebody) -> None:
    """Both answers are kept; who has no more to say skips it."""
    fay.say("/need", "Better lamp covers")
    asked = fay.say("improve quality")
    assert "Could you be a little more specific" in asked
    answered = fay.say("the moulding machine of line 2")
    assert "What exactly is the problem?" in answered
    assert "What do you see" in fay.say("not good")
    assert "What are the figures now?" in fay.say("skip")
    assert "rough figure" in fay.say("many fail")
    assert "What do you want to reach?" in fay.say("about 20 % fail")
    assert "What limits are there" in fay.say("less than 2 % fail")
    fay.say("skip", "New materials", "mould, lamp, edge", "an expert of moulding", "consulting")

    need = stored(office, fay.say("ok").split("case number ")[1][:6])
    assert need.statement.scene == "improve quality\nthe moulding machine of line 2"
    assert need.statement.problem == "not good"
    assert need.statement.present == "many fail\nabout 20 % fail"


def test_what_is_usual_is_asked_only_to_be_changed(office: Office, fay: Somebody) -> None:
    """Budget, number of VPs with its reason, name and end are changed on the check page, one by one."""
    page = fills(fay)
    assert "Budget: to be agreed" in page

    for line, answer in (("Budget", "30万"), ("VPs wanted", "2"), ("Firm's name", "Do not show it")):
        change(fay, line, answer)
        if line == "VPs wanted":
            fay.say("two trades, one person each")
    need = stored(office, fay.say("ok").split("case number ")[1][:6])

    said = need.statement
    assert (said.budget, said.vps, said.vps_reason, said.named) == (
        30_000_000,
        2,
        "two trades, one person each",
        False,
    )


def change(somebody: Somebody, line: str, answer: str) -> str:
    """Change one line of the check page."""
    lines = somebody.options("no")
    return somebody.say(f"{1 + next(place for place, label in enumerate(lines) if label.startswith(line))}", answer)


def test_half_a_vice_president_is_asked_again(office: Office, fay: Somebody) -> None:
    """Only whole ones can be appointed."""
    fills(fay)

    assert "whole number" in change(fay, "VPs wanted", "1.5")


def test_changping_wants_no_reason_for_more_than_one(office: Office) -> None:
    """Its document does not say so; the commission looks at once."""
    fay = takes_role(office, "fay", BEIJING_FIRM)
    fills(fay)
    change(fay, "VPs wanted", "2")

    answered = fay.say("ok")

    assert "the Changping science and technology commission checks it" in answered
    need = stored(office, answered.split("case number ")[1][:6])
    assert (need.turn, need.statement.vps, need.statement.vps_reason) == ("city", 2, None)


def test_leaving_and_coming_back_goes_on_where_it_stood(office: Office, fay: Somebody) -> None:
    """A draft saves itself, over a restart and a month."""
    fay.say("/need", "Mechanical seal leaks", "the chemical pump of line 3", "/start")
    office.now += 30 * DAY
    office.restart()

    assert "What exactly is the problem?" in fay.say("/need")


def test_a_submitted_need_can_be_changed_until_it_is_decided(office: Office, fay: Somebody) -> None:
    """A new version goes to the office; a decision on the old one would not count."""
    number = posts(fay)

    fay.say("/need", "mine", "1", "change")
    change(fay, "Target", "1 mL an hour")
    fay.say("ok")

    need = stored(office, number)
    assert (need.version, need.statement.target, need.state) == (2, "1 mL an hour", "submitted")


def test_what_was_decided_while_it_was_changed_is_not_written_over(office: Office, fay: Somebody) -> None:
    """The firm is told what became of it, and the decision stands."""
    number = posts(fay)
    fay.say("/need", "mine", "1", "change")
    change(fay, "Target", "1 mL an hour")
    district(office).say("/review", "1", "1")

    answered = fay.say("ok")

    assert "changed while you were at it" in answered
    assert "checked, to be reported" in answered
    assert stored(office, number).statement.target == "3 mL an hour, 1000 hours"


def test_a_need_is_copied_into_a_new_one(office: Office, fay: Somebody) -> None:
    """Everything it says stands on the check page; it gets a number of its own."""
    first = posts(fay, title="Seals")

    fay.say("/need", "mine", "1", "copy")
    change(fay, "Title", "Valves")
    second = fay.say("ok").split("case number ")[1][:6]

    assert first != second
    assert stored(office, second).statement.title == "Valves"
    assert stored(office, second).statement.scene == stored(office, first).statement.scene
    assert stored(office, first).version == 1


def test_a_need_is_withdrawn_after_a_question(office: Office, fay: Somebody) -> None:
    """It waits for nobody any more, and nothing but a copy can be done with it."""
    number = posts(fay)

    assert "cannot be brought back" in fay.say("/need", "mine", "1", "withdraw")
    assert "is withdrawn" in fay.say("yes")

    assert (stored(office, number).state, stored(office, number).turn) == ("withdrawn", None)
    assert fay.options("/need") == ["Write a new need", "See the firm's needs"]
    fay.say("mine")
    assert fay.options("1") == ["Copy into a new need", "Nothing"]
    assert "No need waits for you" in district(office).say("/review")


def test_undo_takes_a_submission_back_until_it_is_decided(office: Office, fay: Somebody) -> None:
    """It is a draft again; submitted anew it has its number, and is another version for whoever saw the first."""
    number = posts(fay)

    fay.say("/undo")
    assert (stored(office, number).state, stored(office, number).turn) == ("draft", None)
    fay.say("/need", "mine", "1", "change", "ok")

    assert (stored(office, number).state, stored(office, number).version) == ("submitted", 2)


def test_undo_does_nothing_to_what_an_office_decided(office: Office, fay: Somebody) -> None:
    """The decision stands."""
    number = posts(fay)
    district(office).say("/review", "1", "1")

    fay.say("/undo")

    assert stored(office, number).state == "checked"


def test_a_firm_posts_so_many_an_hour(office: Office, fay: Somebody) -> None:
    """Then it is told when to go on, and what else there is; nothing of the need is lost."""
    numbers = [posts(fay, *(["new"] if each else [])) for each in range(AN_HOUR)]
    fills(fay, "new")

    assert "At most 20 needs" in fay.say("ok")
    office.now += timedelta(hours=1)
    assert "Submitted, case number" in fay.say("ok")
    assert len(set(numbers)) == AN_HOUR


def test_nobody_else_sees_or_changes_a_firms_need(office: Office, fay: Somebody) -> None:
    """Another firm's people find only their own."""
    posts(fay)
    other = takes_role(office, "olga", BEIJING_FIRM)

    assert other.say("/need").endswith("In one sentence: what is to be solved?")
    assert fay.options("/need") == ["Write a new need", "See the firm's needs"]


def test_published_needs_end_and_their_firm_is_told_before_and_then(office: Office, fay: Somebody) -> None:
    """Thirty days before, seven, and when it is over; a renewed one stands longer."""
    number = posts(fay)
    dora, carl = district(office), city(office)
    dora.say("/review", "1", "1", "1", "1")
    carl.say("/review", "1", "1")
    fay.news()

    office.now += 340 * DAY
    assert "ends on 2027-03-01, in 25 days" in fay.news()
    fay.say("/need", "mine", "1", "Let it stand longer", "2027-06-01")
    assert stored(office, number).statement.valid_until == date(2027, 6, 1)
    office.now += 60 * DAY
    fay.news()
    assert stored(office, number).state == "published"
