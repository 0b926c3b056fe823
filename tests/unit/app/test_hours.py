"""What hours come to, as their page says it: to a VP, to a firm and to a unit; in every state a term can be in."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kjfz_bot.dialog.inbound import No
from kjfz_bot.domain.appointment import Opening, State
from kjfz_bot.domain.personal import unmarked
from kjfz_bot.domain.service_entry import Counted
from kjfz_bot.services import hours, ledger
from kjfz_bot.services.pages import PAGE
from kjfz_bot.services.registry import NOT_THERE, Actor
from tests.unit.app.hours_served import (
    BEGINS,
    BEIJING_UNIT,
    ENDS,
    MILL,
    VALVES,
    WORKS,
    ask,
    confirmed,
    hours_on,
    person,
    served,
    term,
    vp,
)
from tests.unit.app.office import Office
from tests.unit.app.people import UNIT, Somebody

NINGBO = (
    "The document speaks of months and does not say how they become hours. The conversion shown here is a setting; "
    "the Ningbo science and technology bureau decides how it is counted."
)


@pytest.fixture
def wang(office: Office) -> Somebody:
    """A VP."""
    return vp(office)


@pytest.fixture
def hua(office: Office) -> Somebody:
    """One of the firm's people."""
    return person(office, "hua", ("firm", WORKS))


def test_the_page_says_what_is_confirmed_and_what_is_left_by_both_readings(wang: Somebody, hua: Somebody) -> None:
    """Confirmed is the headline; what waits stands beside it, and what was taken over is named with its source."""
    held = term(wang, openings=(Opening(1, 40 * 60, "firm's attendance list"),))
    first = served(wang, held, hours_on(date(2026, 1, 6), 8), hours_on(date(2026, 2, 3), 7.5))
    served(wang, held, hours_on(date(2026, 2, 10), 3))
    confirmed(hua, first)

    told = wang.say("/hours")

    assert told.splitlines() == [
        "Seal Works",
        "Mon 1 September 2025 to Tue 31 August 2027, sent by Unit One. The term is under way.",
        "",
        "Year 1: 55 h 30 min confirmed (Mon 1 September 2025 to Mon 31 August 2026)",
        "• of these 40 h taken over, source: firm's attendance list",
        "• 3 h waiting for the firm",
        "",
        "Minimum (clause 4.0): 3 months a year, “in principle”.",
        "• Counted as 62 working days (496 h): 440 h 30 min left. Progress is measured by this.",
        "• Counted as 90 calendar days (720 h): 664 h 30 min left.",
        "",
        NINGBO,
        "Pace: 58 h 30 min served with what waits, 188 h 49 min less than an even share by today.",
        "At this pace done by Thu 22 November 2029, after the year ends. To reach it in time: 16 h 39 min a week.",
        "By month: January 2026 8 h, February 2026 7 h 30 min (+ 3 h waiting).",
        "Log or correct hours: /log. Results of the work: /results.",
        "",
        "What would you like to have?",
    ]


def test_a_year_in_which_nothing_was_entered_says_so(wang: Somebody) -> None:
    """With what a week would take."""
    term(wang)

    told = wang.say("/hours")

    assert "Year 1: 0 h confirmed" in told
    assert "Nothing is logged in this year yet." in told
    assert "To reach it from now on: 18 h 53 min a week." in told
    assert "By month" not in told


def test_a_year_that_has_just_begun_has_no_pace(office: Office, wang: Somebody) -> None:
    """Three hours on the third day would be done by spring, or never."""
    held = term(wang, days=(date(2026, 2, 26), date(2028, 2, 25)))
    served(wang, held, hours_on(date(2026, 2, 27), 3))

    told = wang.say("/hours")

    assert "The year has only just begun." in told
    assert "At this pace" not in told


def test_where_the_document_says_nothing_of_a_minimum_nothing_is_left_of_one(office: Office) -> None:
    """Changping's hours are only added up, and that is said plainly."""
    li = vp(office, "li", BEIJING_UNIT)
    held = term(li, VALVES, unit=BEIJING_UNIT)
    served(li, held, hours_on(date(2026, 2, 3), 5))

    told = li.say("/hours")

    assert "The document states neither a minimum nor how time is counted." in told
    assert "• 5 h waiting for the firm" in told
    for word in ("left", "Pace", "Counted as", "a week"):
        assert word not in told


def test_what_waits_reaches_it_once_it_is_confirmed(wang: Somebody, hua: Somebody) -> None:
    """Served in full is not yet counted."""
    held = term(wang, openings=(Opening(1, 490 * 60, "list"),))
    entries = served(wang, held, hours_on(date(2026, 2, 3), 8))

    before = wang.say("/hours")
    confirmed(hua, entries)
    after = wang.say("/hours")

    assert "• Counted as 62 working days (496 h): 6 h left." in before
    assert "All of it is served; it counts once the firm has confirmed what waits." in before
    assert "• Counted as 62 working days (496 h): reached. Progress is measured by this." in after
    assert "Pace" not in after


def test_ahead_of_the_share_says_when_it_is_done(wang: Somebody) -> None:
    """A date with its weekday, and what a week would do."""
    held = term(wang, openings=(Opening(1, 300 * 60, "list"),))
    served(wang, held, hours_on(date(2026, 2, 3), 4))

    told = wang.say("/hours")

    assert "56 h 41 min more than an even share by today." in told
    assert "At this pace done by Wed 24 June 2026. To reach it in time: 7 h 19 min a week." in told


def test_years_that_are_over_say_whether_it_was_reached(wang: Somebody, hua: Somebody) -> None:
    """The year that runs comes first."""
    openings = (Opening(1, 500 * 60, "list"), Opening(2, 400 * 60, "list"))
    term(wang, days=(date(2023, 9, 1), date(2026, 8, 31)), openings=openings)

    told = wang.say("/hours")

    assert "Year 3: 0 h confirmed" in told
    assert "500 h confirmed, the minimum was reached." in told
    assert "400 h confirmed, 96 h less than the minimum." in told


@pytest.mark.parametrize(
    ("state", "days", "said"),
    [
        ("paused", (BEGINS, ENDS), "The term is paused."),
        ("completed", (date(2024, 1, 1), date(2025, 12, 31)), "The term is completed."),
        ("ended_early", (BEGINS, ENDS), "The term was ended early."),
        ("serving", (date(2024, 1, 1), date(2025, 12, 31)), "The term is over."),
    ],
)
def test_a_term_that_does_not_run_says_so_and_has_no_pace(
    wang: Somebody, state: State, days: tuple[date, date], said: str
) -> None:
    """What was served stands there all the same."""
    term(wang, days=days, state=state, openings=(Opening(1, 100 * 60, "list"),))

    told = wang.say("/hours")

    assert said in told
    assert "100 h confirmed" in told
    assert "Pace" not in told
    assert "a week" not in told


def test_a_term_to_come_says_when_it_begins(wang: Somebody) -> None:
    """There is nothing to state yet."""
    term(wang, days=(date(2026, 4, 1), date(2028, 3, 31)))

    told = wang.say("/hours")

    assert "The term has not begun." in told
    assert "Nothing is counted yet" in told
    assert "nothing to state yet" in wang.say("Statement")


def test_a_last_year_that_is_cut_short_is_shown_whole(wang: Somebody) -> None:
    """The document says nothing of parts of years."""
    term(wang, days=(date(2025, 1, 1), date(2026, 6, 30)))

    assert "The document does not say what is owed for a part of a year" in wang.say("/hours")


def test_of_several_terms_one_is_picked(wang: Somebody) -> None:
    """The latest first."""
    term(wang)
    term(wang, MILL)

    asked = wang.options("/hours")
    told = wang.say("Old Mill, 2025-09 to 2027-08")

    assert asked[:2] == ["Old Mill, 2025-09 to 2027-08", "Seal Works, 2025-09 to 2027-08"]
    assert told.startswith("Old Mill\n")


def test_what_came_of_a_year_is_counted(wang: Somebody) -> None:
    """As it was said with hours and as it stands in the register."""
    held = term(wang)
    served(wang, held, hours_on(date(2026, 2, 3), 3, counted=Counted(1, 2, 30)))
    wang.say(
        "/results",
        "Add a result",
        "people trained",
        "A course",
        "12",
        "2026-02-10",
        "All correct, put it into the register",
    )

    told = wang.say("Nothing more", "/hours")

    assert "Results of this year: 1 projects applied for, 2 patents filed, 42 people trained." in told
    assert "In the results register: 1." in told


def test_a_firm_sees_its_vps_and_they_can_read_that(office: Office, wang: Somebody, hua: Somebody) -> None:
    """The same page, with nothing to change on it."""
    held = term(wang)
    served(wang, held, hours_on(date(2026, 2, 3), 3))

    listed = hua.options("/hours")
    told = hua.say("1")

    assert unmarked(listed[0]) == "Wang Wei (Seal Works, 2025-09 to 2027-08): 0 h confirmed, 3 h waiting"
    assert "They can read that you looked.\nWang Wei, Seal Works\n" in told
    assert "• 3 h waiting for the firm" in told
    assert "/log" not in told
    assert "Seal Works; your service time" in wang.say("/mydata", "Who has looked")


def test_a_unit_sees_its_people_wherever_they_serve(office: Office, wang: Somebody) -> None:
    """And nobody else's."""
    term(wang)
    term(wang, MILL)
    other = vp(office, "li", BEIJING_UNIT, "Li Li")
    term(other, VALVES, unit=BEIJING_UNIT)
    dean = person(office, "dean", ("unit", UNIT))

    told = dean.say("/hours")

    assert "Whose? They can read that you looked." in told
    assert [unmarked(label).partition(",")[0] for label in dean.options("/hours")][:2] == [
        "Wang Wei (Seal Works",
        "Wang Wei (Old Mill",
    ]


def test_a_long_list_has_pages(office: Office, hua: Somebody) -> None:
    """Those under way stand first."""
    for number in range(PAGE + 2):
        somebody = vp(office, f"vp{number}", called=f"Person {number}")
        term(somebody, days=(date(2024, 1, 1), date(2025, 12, 31) if number == 0 else date(2027, 1, number + 1)))

    place = f"{_place(hua)}"
    first = ask(hua, "terms_page", whose=place, cursor=None)
    last = ask(hua, "terms_page", whose=place, cursor=PAGE)

    assert not isinstance(first, No)
    assert not isinstance(last, No)
    assert (len(first.value["items"]), first.value["next"], first.value["previous"]) == (PAGE, PAGE, None)
    assert (len(last.value["items"]), last.value["next"], last.value["previous"]) == (2, None, 0)
    assert "Person 0" in f"{last.value['items'][-1]}"


def _place(somebody: Somebody) -> str:
    found = ask(somebody, "whose_hours")
    assert not isinstance(found, No)
    return f"{found.value[0][0]}"


def test_nobody_else_sees_hours(office: Office, wang: Somebody, hua: Somebody) -> None:
    """Neither by the page nor by a number that was not offered, nor the list of another firm."""
    held = term(wang, MILL)
    vera = person(office, "vera")
    mill = str(held.firm.id)

    assert "There is no service time for you to see." in vera.say("/hours")
    for somebody in (vera, hua):
        for option in (hours.called(held), f"{held.id}", "999999:ningbo", "", "x:ningbo"):
            assert ask(somebody, "look_at_hours", term=option) == No(NOT_THERE)
        assert ask(somebody, "terms_page", whose=mill, cursor=None) == No(NOT_THERE)


def test_a_vp_whose_role_has_ended_still_sees_their_own(office: Office) -> None:
    """What somebody served stays theirs to see."""
    wang = person(office, "wang")
    term(wang, days=(date(2023, 1, 1), date(2024, 12, 31)), state="completed")

    assert "The term is completed." in wang.say("/hours")


def test_disputed_and_checked_hours_stand_beside(office: Office, wang: Somebody, hua: Somebody) -> None:
    """Disputed ones count nowhere; checked ones are of those that count."""
    held = term(wang)
    entries = served(wang, held, hours_on(date(2026, 2, 3), 3), hours_on(date(2026, 2, 4), 5))
    actor = Actor(hua.person, office.now)
    office.work(lambda uow: ledger.dispute(uow, actor, [entries[1].id], "nobody saw him"))
    confirmed(hua, entries[:1])
    haishu = replace(WORKS, id=0, public_id="haishu", kind="district", name="Haishu Bureau")
    officer = person(office, "dora", ("district", haishu))
    checks = Actor(officer.person, office.now + timedelta(seconds=1))
    office.work(lambda uow: ledger.check(uow, checks, [entries[0].id]))

    told = wang.say("/hours")

    assert "Year 1: 3 h confirmed" in told
    assert "• of these 3 h checked by an officer" in told
    assert "• 5 h disputed, not counted" in told


@pytest.mark.parametrize(
    "said", ["还差多少小时", "服务时长够了吗", "how many hours do I still owe", "累计服务了多久", "我的3个月完成多少了"]
)
def test_it_is_asked_for_in_words(wang: Somebody, said: str) -> None:
    """Chinese or English."""
    term(wang)

    assert "Year 1: 0 h confirmed" in wang.say(said)


def test_it_speaks_chinese(wang: Somebody, hua: Somebody) -> None:
    """Every line of it, with who decides."""
    held = term(wang, openings=(Opening(1, 300 * 60, "企业考勤表"),))
    confirmed(hua, served(wang, held, hours_on(date(2026, 1, 6), 8)))
    served(wang, held, hours_on(date(2026, 2, 3), 7.5))
    wang.say("/lang", "中文")

    told = wang.say("还差多少小时")

    assert "第1年：已确认 308小时（2025年9月1日 周一至2026年8月31日 周一）" in told
    assert "• 其中接续 300小时，来源：企业考勤表" in told
    assert "• 按 62 个工作日计（496小时）：还差 188小时。进度按此计算。" in told
    assert "• 按 90 个自然日计（720小时）：还差 412小时。" in told
    assert "口径由宁波市科技局认定" in told
    assert "按月：2026年1月 8小时、2026年2月 0小时（另待确认 7小时30分钟）。" in told
    assert not any(word in told for word in ("hours", "min", "none"))
