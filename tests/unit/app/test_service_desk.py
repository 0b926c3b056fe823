"""Officers look after service time: disputes, tables, samples, what they enter and correct; VP and firm are told."""

from datetime import date, timedelta

import pytest

from kjfz_bot.domain.personal import unmarked
from kjfz_bot.domain.service_entry import Claim
from kjfz_bot.services import ledger, service_figures
from kjfz_bot.services.service_sampling import DAYS
from kjfz_bot.storage import appointments, entries, grants, looks
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.confirming import CIXI_FIRM, PUMPS, Serving, actor, photo, say_of, serves
from tests.unit.app.office import Office, content
from tests.unit.app.people import HAISHU, Somebody
from tests.unit.app.posting import city, district, maker, takes_role

QUEUE, TABLE, SAMPLE = "Decide on disputes", "How the VPs stand", "Look into a sample"
ALL_DISTRICTS = "the Ningbo programme, all districts"
EACH, ENOUGH, BACK = "One by one, those behind first", "Enough for now", "Back to the list"
ALL_LATELY = ("All firms", "The last month")
NOBODY_SAW, IN_THE_BOOK = "Nobody saw her on that day.", "The visitors' book has me."


@pytest.fixture
def fay(office: Office) -> Somebody:
    """Somebody who represents Seal Works."""
    return maker(office)


@pytest.fixture
def dora(office: Office) -> Somebody:
    """An officer of Haishu."""
    return district(office)


@pytest.fixture
def wang(office: Office) -> Serving:
    """A VP of Seal Works."""
    return serves(office, "wang")


def options(who: Somebody, *texts: str) -> list[str]:
    """What is offered after the last of these."""
    for text in texts[:-1]:
        who.say(text)
    return [unmarked(label) for label in who.options(texts[-1])]


def insisted(fay: Somebody, wang: Serving, *days: int) -> None:
    """Hours that the firm disputes and the VP insists on."""
    made = wang.enters_hours(days)
    say_of(fay, "dispute", made, NOBODY_SAW)
    say_of(wang.vp, "insist", made, IN_THE_BOOK)


def confirmed(fay: Somebody, wang: Serving, *days: int) -> None:
    """Hours that the firm confirmed."""
    say_of(fay, "confirm", wang.enters_hours(days))


def test_both_sides_are_read_before_a_dispute_is_decided(fay: Somebody, dora: Somebody, wang: Serving) -> None:
    """Whose entry it is, what it says, and both reasons, first to last."""
    insisted(fay, wang, 2)

    opened = dora.say("/service")
    shown = dora.say(QUEUE, "1")

    assert "One disputed entry waits for your decision." in opened
    assert "Wang Min, Seal Works\nFri 27 February, 3 h, line tests" in shown
    assert shown.index(f"disputed by somebody at Seal Works: “{NOBODY_SAW}”") < shown.index(IN_THE_BOOK)


@pytest.mark.parametrize(
    ("act", "states", "told"),
    [("Uphold it", ["confirmed"], "hours of Wang Min at Seal Works count"), ("Strike it", [], "has struck hours")],
)
def test_a_decision_is_told_to_both_with_its_reason(
    act: str, states: list[str], told: str, fay: Somebody, dora: Somebody, wang: Serving
) -> None:
    """And the next one is shown, or that there is none."""
    insisted(fay, wang, 2)
    dora.say("/service", QUEUE, "1", act)

    answered = dora.say("The gate has a list.")

    assert "VP and firm are told." in answered
    assert "That was what waits for you." in answered
    assert wang.states() == states
    for news in (wang.vp.news(), fay.say("/help")):
        assert told in news
        assert "“The gate has a list.”" in news


def test_a_reason_has_to_be_given(fay: Somebody, dora: Somebody, wang: Serving) -> None:
    """Without one nothing is decided."""
    insisted(fay, wang, 2)
    dora.say("/service", QUEUE, "1", "Strike it")

    dora.say(" ")

    assert wang.states() == ["insisted"]


def test_of_two_officers_the_second_is_told_what_became_of_it(
    office: Office, fay: Somebody, dora: Somebody, wang: Serving
) -> None:
    """By whom and when; nothing is done again, and the next one is shown."""
    insisted(fay, wang, 2, 3)
    carl = city(office)
    carl.say("/service", QUEUE, "1", "Strike it")
    dora.say("/service", QUEUE, "1", "Uphold it", "The book has it.")

    answered = carl.say("No sign of it.")

    assert "has just changed, so nothing was done" in answered
    assert "(upheld by Haishu Bureau at 2026-03-01 12:00)" in answered
    assert "What waits for your decision" in answered
    assert sorted(wang.states()) == ["confirmed", "insisted"]


def test_a_dispute_that_the_firm_thought_better_of_is_not_struck(fay: Somebody, dora: Somebody, wang: Serving) -> None:
    """It counts for what was seen: the entry is confirmed by now."""
    made = wang.enters_hours([2])
    say_of(fay, "dispute", made, NOBODY_SAW)
    say_of(wang.vp, "insist", made, IN_THE_BOOK)
    dora.say("/service", QUEUE, "1", "Strike it")
    say_of(fay, "confirm", made)

    answered = dora.say("No sign of it.")

    assert "(confirmed by somebody at Seal Works at 2026-03-01 12:00)" in answered
    assert wang.states() == ["confirmed"]


def test_whoever_is_of_the_firm_decides_nothing_of_it(office: Office, fay: Somebody, wang: Serving) -> None:
    """They are told that a colleague does."""
    insisted(fay, wang, 2)
    both = takes_role(office, "both", HAISHU)
    office.work(lambda uow: _give_firm(uow, both, wang))

    answered = both.say("/service", QUEUE)

    assert "One more entry concerns you, or a firm or unit of yours: a colleague decides on it." in answered
    assert wang.states() == ["insisted"]


def test_whoever_has_a_stake_may_look_and_no_more(office: Office, fay: Somebody, wang: Serving) -> None:
    """Of the acts only leaving is left, also in the list of the VP's entries."""
    confirmed(fay, wang, 2)
    both = takes_role(office, "both", HAISHU)
    office.work(lambda uow: _give_firm(uow, both, wang))

    page = both.say("/service", TABLE, EACH, "1")
    offered = both.options("Entries by month")
    seen = both.say("1")

    assert "Wang Min, Seal Works" in page
    assert offered[0].startswith("Fri 27 February")
    assert "a colleague deals with it" in seen
    assert "Strike it" not in seen


def test_nothing_is_drawn_in_which_one_has_a_stake(office: Office, fay: Somebody, wang: Serving) -> None:
    """A colleague looks into that."""
    confirmed(fay, wang, 2)
    both = takes_role(office, "both", HAISHU)
    office.work(lambda uow: _give_firm(uow, both, wang))

    both.say("/service", SAMPLE, *ALL_LATELY)

    assert "There is nothing in that time that could be checked." in both.say("10")


def _give_firm(uow: UnitOfWork, who: Somebody, wang: Serving) -> None:
    grants.add(uow, New(who.person, "firm", wang.term.firm, None), who.office.now)


def test_a_table_shows_those_furthest_behind_first(
    office: Office, fay: Somebody, dora: Somebody, wang: Serving
) -> None:
    """With what is confirmed, waits, is disputed and left; of other districts nothing."""
    confirmed(fay, wang, 1, 2)
    wang.enters_hours([3])
    serves(office, "li", PUMPS, called="Li Hua")
    serves(office, "other", CIXI_FIRM, called="Zhao Yi")

    offered = options(dora, "/service", TABLE, EACH)

    assert [label.split(":")[0] for label in offered[:2]] == ["Li Hua at Pump Works", "Wang Min at Seal Works"]
    assert offered[1].startswith("Wang Min at Seal Works: 6 h confirmed, 3 h waiting, 490 h left, ")
    assert "Zhao" not in f"{offered}"


def test_a_group_leads_to_its_vps(office: Office, dora: Somebody, wang: Serving) -> None:
    """By firm; a district's officer is not offered districts, the city's is."""
    serves(office, "li", PUMPS, called="Li Hua")
    carl = city(office)

    ways = options(dora, "/service", TABLE)
    groups = options(dora, "By firm")
    vps = options(dora, "1")
    of_city = options(carl, "/service", TABLE, ALL_DISTRICTS)

    assert "By district" not in ways
    assert "By district" in of_city
    assert groups[0].startswith("Pump Works: one VP, 0 h confirmed, 1 behind")
    assert [label.split(":")[0] for label in vps[:-1]] == ["Li Hua at Pump Works"]


def test_whose_hours_an_officer_opens_can_read_who_looked(dora: Somebody, wang: Serving) -> None:
    """By role and office."""
    dora.say("/service", TABLE, EACH, "1")

    (look,) = wang.office.read(lambda uow: looks.of(uow, wang.vp.person, 5))

    assert (look.role, look.organisation, look.what) == ("district", "Haishu Bureau", "hours")


def test_a_sample_is_looked_into_and_its_figures_come_out(fay: Somebody, dora: Somebody, wang: Serving) -> None:
    """One in order, one struck, one asked about; what the firm has not confirmed is not drawn."""
    confirmed(fay, wang, 1, 2, 3)
    wang.enters_hours([4])
    drawn = dora.say("/service", SAMPLE, *ALL_LATELY, "10")
    dora.say("1", "In order")
    dora.say("1", "Strike it", "Two are of one day.")
    dora.say("1", "Ask the VP about it", "Which line was it?")

    figures = dora.say(ENOUGH)
    told = wang.vp.news()

    assert "Drawn: 3 of 3 confirmed entries" in drawn
    assert "Of 3 drawn: in order 1, struck, corrected or changed 1, not dealt with 1." in figures
    assert "6 h are confirmed, 3 h of these checked." in figures
    assert sorted(wang.states()) == ["checked", "confirmed", "waiting"]
    assert "Haishu Bureau would like to know more" in told
    assert "“Which line was it?”" in told


def test_the_seed_of_a_sample_stays_in_the_audit(fay: Somebody, dora: Somebody, wang: Serving) -> None:
    """With where, how far back and how many, so that it can be drawn again."""
    confirmed(fay, wang, 1, 2)
    drawn = dora.say("/service", SAMPLE, *ALL_LATELY, "1")

    (deed,) = [deed for deed in dora.deeds() if deed["action"] == "hours_sampled"]

    assert f"(by the number {deed['inputs']})" in drawn
    assert (deed["key"], deed["rows"]) == ("ningbo:haishu", 1)


def test_what_may_be_worth_a_look_is_marked_and_said(fay: Somebody, dora: Somebody, wang: Serving) -> None:
    """What was seen and how often, on the entry and on the VP's page, with no verdict."""
    shown = photo(wang)
    made = wang.enters(*(Claim(wang.ago(day), 90 + day, activity=f"{day}", files=(shown,)) for day in (2, 5)))
    say_of(fay, "confirm", made)

    dora.say("/service", SAMPLE, *ALL_LATELY)
    drawn = dora.say("10")
    entry = dora.say("1")
    page = dora.say("Not now", ENOUGH, TABLE, EACH, "1")

    assert "2 of them may be worth a look." in drawn
    for text in (entry, page):
        assert "One file is beside more than one entry." in text
        assert "May be worth a look" in text


def test_what_shows_an_entry_is_sent_to_the_officer(fay: Somebody, dora: Somebody, wang: Serving) -> None:
    """And the decision is still open then."""
    made = wang.enters(Claim(wang.ago(2), 90, activity="line tests", files=(photo(wang),)))
    say_of(fay, "confirm", made)
    dora.say("/service", SAMPLE, *ALL_LATELY, "10", "1")

    answered = dora.say("See the files")
    told = dora.news()
    dora.say("In order")

    assert "The file is on its way to you." in answered
    assert "line.jpg" in told
    assert wang.states() == ["checked"]


def test_an_officer_corrects_an_entry_with_a_reason(fay: Somebody, dora: Somebody, wang: Serving) -> None:
    """What is not said anew stays; VP and firm read both, and the firm confirms it again."""
    confirmed(fay, wang, 2)
    dora.say("/service", TABLE, EACH, "1", "Entries by month", "1", "Correct it", "2 hours", "She left at four.")

    answered = dora.say("ok")
    told = wang.vp.news()

    assert "Corrected, it is now: Fri 27 February, 2 h, line tests." in answered
    assert "She left at four." in told
    assert wang.states() == ["waiting"]


def test_an_officer_enters_beyond_the_limit(fay: Somebody, dora: Somebody, wang: Serving) -> None:
    """Marked as theirs; it waits for the firm, and the VP is told and can take it back."""
    dora.say("/service", TABLE, EACH, "1", "Enter hours for the VP", "1 December 2025 2-5 pm line tests", "was abroad")

    answered = dora.say("ok")
    told = wang.vp.news()

    (entry,) = wang.office.read(lambda uow: entries.newest(uow, wang.vp.person, 0, 9))
    assert "Entered for Wang Min" in answered
    assert "Haishu Bureau has entered hours of Wang Min at Seal Works, because: “was abroad”" in told
    assert (entry.day, entry.minutes, entry.state) == (date(2025, 12, 1), 180, "waiting")
    assert (entry.by_officer, entry.made_by) == (True, dora.person)
    wang.office.work(lambda uow: ledger.reverse(uow, actor(wang.vp), entry.id, "withdrawn"))
    assert wang.states() == []


def test_what_stands_in_the_way_is_said_to_the_officer(dora: Somebody, wang: Serving) -> None:
    """No hours before the term, whoever enters them."""
    dora.say("/service", TABLE, EACH, "1", "Enter hours for the VP", "1 March 2025 2-5 pm line tests", "was abroad")

    answered = dora.say("ok")

    assert "Mon 1 September 2025" in answered
    assert wang.states() == []


def test_an_opening_balance_is_corrected_and_said_before_and_after(dora: Somebody, wang: Serving) -> None:
    """The VP is told both, with the reason; what it was is kept on record."""
    begin = ("/service", TABLE, EACH, "1", "Correct what was taken over", "1")
    dora.say(*begin, "120", "assessment of 2025", "was left out", "ok")
    checked = dora.say(BACK, "1", "Correct what was taken over", "1", "100.5", "visitors' book", "counted twice")

    answered = dora.say("ok")
    told = wang.vp.news()

    assert "Year 1 (Mon 1 September 2025 – Mon 31 August 2026): 120 h taken over" in checked
    words = "it was 120 h (assessment of 2025); now it is 100 h 30 min (visitors' book)"
    assert words in answered
    assert words in told
    assert "counted twice" in told
    assert _confirmed_minutes(wang) == 100 * 60 + 30


def test_an_opening_balance_that_changed_meanwhile_is_chosen_again(
    office: Office, dora: Somebody, wang: Serving
) -> None:
    """What a colleague did is not written over unseen."""
    carl = city(office)
    dora.say("/service", TABLE, EACH, "1", "Correct what was taken over", "1", "120", "list", "was left out")
    carl.say("/service", TABLE, ALL_DISTRICTS, EACH, "1", "Correct what was taken over", "1")
    carl.say("80", "list", "was left out", "ok")

    answered = dora.say("ok")

    assert "has just changed. Please choose again." in answered
    assert _confirmed_minutes(wang) == 80 * 60


def _confirmed_minutes(wang: Serving) -> int:
    def read(uow: UnitOfWork) -> int:
        term = appointments.numbered(uow, wang.term.id)
        assert term is not None
        found = service_figures.progress_of(uow, content().programmes, term, wang.office.now)
        return found.years[0].headline

    return wang.office.read(read)


def test_nobody_else_is_at_the_desk(fay: Somebody, wang: Serving) -> None:
    """A firm's people and VPs are told where their own place is."""
    for who in (fay, wang.vp):
        assert "looked after by the programme's officers" in who.say("/service")


def test_a_sample_goes_back_as_far_as_it_is_asked_to(
    office: Office, fay: Somebody, dora: Somebody, wang: Serving
) -> None:
    """What lies before is not drawn."""
    confirmed(fay, wang, 2)
    office.now += timedelta(days=DAYS["month"])
    dora.say("/service", SAMPLE, "All firms", "The last month")

    assert "There is nothing in that time that could be checked." in dora.say("10")
