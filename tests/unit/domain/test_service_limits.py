"""What may be entered beside what: each limit alone, at its edge and one step beyond."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.service_entry import Claim, Entry, split, state_of
from kjfz_bot.domain.service_limits import Ground, Reason, collide, first_hindrance, hindrance, overlap, twin
from kjfz_bot.domain.service_rules import Duty, ServiceRules

NOON = datetime(2026, 9, 30, 4, tzinfo=UTC)
TODAY = date(2026, 9, 30)
FIRM, OTHER_FIRM = (Organisation(number, f"{number}", "firm", f"firm {number}", "ningbo") for number in (1, 2))
UNIT = Organisation(3, "3", "unit", "unit", "ningbo")
TERM = Appointment(7, 5, FIRM, UNIT, date(2025, 8, 31), date(2026, 10, 2), "serving")
RULES = ServiceRules(duties=(Duty("research", "3.1.2"),))
GROUND = Ground(TERM, RULES, NOON)


def span(start: int, end: int, day: date = TODAY) -> Claim:
    """From one hour of a day to another."""
    return Claim(day, 60 * (end - start), 60 * start, 60 * end)


def entry(claim: Claim, number: int = 1, firm: Organisation = FIRM, cap: int | None = 720) -> Entry:
    """A live one."""
    return Entry(number, number, 5, firm.id, claim, NOON, day_cap=cap)


def reason(new: Claim, *live: Entry, ground: Ground = GROUND) -> Reason | None:
    """What stands against a claim."""
    found = hindrance(new, live, ground)
    return None if found is None else found.reason


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (Claim(TODAY, 1), None),
        (Claim(TODAY, 0), "no_minutes"),
        (Claim(TODAY, -30), "no_minutes"),
        (Claim(TODAY, 60, 540, None), "no_span"),
        (Claim(TODAY, 60, None, 600), "no_span"),
        (Claim(TODAY, 60, 600, 540), "no_span"),
        (Claim(TODAY, 60, 600, 600), "no_span"),
        (Claim(TODAY, 60, -60, 0), "no_span"),
        (Claim(TODAY, 60, 1380, 1440), None),
        (Claim(TODAY, 120, 1380, 1500), "no_span"),
        (Claim(TODAY, 59, 540, 600), "minutes_not_span"),
        (Claim(TODAY, 61, 540, 600), "minutes_not_span"),
        (Claim(TODAY, 60, category="research"), None),
        (Claim(TODAY, 60, category="dancing"), "unknown_duty"),
        (Claim(TODAY, 720), None),
        (Claim(TODAY, 721), "over_cap"),
        (Claim(TODAY, 1500), "day_full"),
        (Claim(TODAY + timedelta(1), 60), "future"),
        (Claim(TODAY - timedelta(31), 60), None),
        (Claim(TODAY - timedelta(32), 60), "too_old"),
        (Claim(TERM.starts_on - timedelta(1), 60), "outside_term"),
    ],
)
def test_each_limit_at_its_edge(claim: Claim, expected: Reason | None) -> None:
    """One step beyond is refused, and the edge is not."""
    assert reason(claim) == expected


def test_minutes_are_those_of_the_span() -> None:
    """None are said that were not served between its ends."""
    assert reason(Claim(TODAY, 61, 540, 600)) == "minutes_not_span"
    assert reason(Claim(TODAY, 0)) == "no_minutes"


def test_a_term_is_entered_from_its_first_day_to_its_last() -> None:
    """Also once it is over, as far back as the programme lets a VP go."""
    late = replace(GROUND, now=datetime(2026, 10, 10, 4, tzinfo=UTC))
    early = replace(GROUND, term=replace(TERM, starts_on=TODAY))

    assert reason(Claim(TERM.ends_on, 60), ground=late) is None
    assert reason(Claim(TERM.ends_on + timedelta(1), 60), ground=late) == "outside_term"
    assert reason(Claim(TODAY, 60), ground=early) is None
    assert reason(Claim(TODAY - timedelta(1), 60), ground=early) == "outside_term"


def test_a_term_that_has_ended_is_entered_by_an_officer_only() -> None:
    """A paused one still makes a VP."""
    ended = replace(GROUND, term=replace(TERM, state="ended_early"))

    assert reason(Claim(TODAY, 60), ground=replace(GROUND, term=replace(TERM, state="paused"))) is None
    assert reason(Claim(TODAY, 60), ground=ended) == "not_under_way"
    assert reason(Claim(TODAY, 60), ground=replace(ended, by_officer=True)) is None


def test_an_officer_goes_further_back_and_no_further_ahead() -> None:
    """What an officer puts right may be old; it must have been served, in the term, on a day that has room."""
    officer = replace(GROUND, by_officer=True)

    assert reason(Claim(TODAY - timedelta(200), 60), ground=officer) is None
    assert reason(Claim(TODAY + timedelta(1), 60), ground=officer) == "future"
    assert reason(Claim(TERM.starts_on - timedelta(1), 60), ground=officer) == "outside_term"
    assert reason(Claim(TODAY, 721), ground=officer) == "over_cap"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((9, 12), (12, 14), False),
        ((9, 12), (11, 14), True),
        ((9, 12), (8, 9), False),
        ((9, 12), (8, 10), True),
        ((9, 12), (10, 11), True),
        ((9, 12), (9, 12), True),
        ((0, 24), (23, 24), True),
    ],
)
def test_spans_overlap_where_a_minute_is_in_both(one: tuple[int, int], other: tuple[int, int], expected: bool) -> None:
    """Whichever comes first; and at whatever firm the other was."""
    assert overlap(span(*one), span(*other)) == overlap(span(*other), span(*one)) == expected
    assert (reason(span(*other), entry(span(*one), firm=OTHER_FIRM), ground=_without_cap()) == "overlaps") == expected


def _without_cap() -> Ground:
    return replace(GROUND, rules=replace(RULES, day_cap=None))


def test_the_entry_in_the_way_is_named() -> None:
    """So that it can be shown and corrected."""
    first, second = entry(span(8, 10), 1), entry(span(14, 16), 2, OTHER_FIRM)

    found = hindrance(span(15, 17), [first, second], GROUND)

    assert found is not None
    assert found.entry == second


def test_a_span_of_another_day_is_in_nobodys_way() -> None:
    """Only the same day counts."""
    assert reason(span(9, 12), entry(span(9, 12, TODAY - timedelta(1)))) is None


def test_hours_with_and_without_a_span_share_the_day() -> None:
    """Over all firms: eight and four fill twelve, and not a minute more."""
    live = [entry(span(8, 16), 1), entry(Claim(TODAY, 180), 2, OTHER_FIRM)]

    full = hindrance(Claim(TODAY, 61), live, GROUND)

    assert reason(Claim(TODAY, 60), *live) is None
    assert full is not None
    assert (full.reason, full.limit, full.left, full.entry) == ("over_cap", 720, 60, live[0])


def test_a_day_has_24_hours_where_a_programme_has_no_limit_of_its_own() -> None:
    """Over all firms too."""
    live = entry(Claim(TODAY, 1400), cap=None)

    assert reason(Claim(TODAY, 40), live, ground=_without_cap()) is None
    assert reason(Claim(TODAY, 41), live, ground=_without_cap()) == "day_full"


def test_the_strictest_limit_of_a_day_counts_whichever_was_entered_first() -> None:
    """Hours under a limit of twelve leave no room for others, and others leave no room for them."""
    wide = entry(Claim(TODAY, 700), cap=None)
    strict = entry(Claim(TODAY, 700), cap=720)

    assert reason(Claim(TODAY, 60), wide, ground=GROUND) == "over_cap"
    assert reason(Claim(TODAY, 60), strict, ground=_without_cap()) == "over_cap"


def test_of_several_that_are_entered_together_each_stands_beside_those_before_it() -> None:
    """The one that cannot be is named by its place."""
    found = first_hindrance([span(9, 11), span(13, 15), span(14, 16)], [], GROUND)

    assert found is not None
    assert (found.reason, found.index) == ("overlaps", 2)
    assert found.entry is not None
    assert found.entry.claim == span(13, 15)


def test_the_same_without_a_span_may_be_the_same_hours() -> None:
    """Another firm, duty, length or activity is not."""
    said = Claim(TODAY, 180, category="research")
    live = [replace(entry(said, 7), fingerprint="ab")]

    assert twin(said, live, 7, "ab") == live[0]
    assert twin(said, live, 8, "ab") is None
    assert twin(said, live, 7, "cd") is None
    assert twin(replace(said, category=None), live, 7, "ab") is None
    assert twin(replace(said, minutes=181), live, 7, "ab") is None


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (540, 720, [(0, 180, 540, 720)]),
        (1320, 1440, [(0, 120, 1320, 1440)]),
        (1320, 120, [(0, 120, 1320, 1440), (1, 120, 0, 120)]),
        (1320, 1560, [(0, 120, 1320, 1440), (1, 120, 0, 120)]),
        (1439, 1, [(0, 1, 1439, 1440), (1, 1, 0, 1)]),
        (1320, 0, [(0, 120, 1320, 1440)]),
    ],
)
def test_a_span_over_midnight_is_two_entries(start: int, end: int, expected: list[tuple[int, int, int, int]]) -> None:
    """Each of its own day, with its own minutes; what shows it stays with the first."""
    found = split(Claim(TODAY, 0, start, end, files=("f",)))

    assert [((part.day - TODAY).days, part.minutes, part.start, part.end) for part in found] == expected
    assert [part.files for part in found] == [("f",), ()][: len(found)]


def test_a_state_is_what_was_said_in_order() -> None:
    """Every order of up to five marks: those that lead on come to a state, and no other."""
    marks = ("confirmed", "disputed", "insisted", "upheld", "checked")
    possible = {}
    for length in range(len(marks) + 1):
        for order in permutations(marks, length):
            try:
                possible[order] = state_of(order)  # type: ignore[arg-type]  # tuples of these words
            except ValueError:
                continue

    assert possible == {
        (): "waiting",
        ("confirmed",): "confirmed",
        ("confirmed", "checked"): "checked",
        ("disputed",): "disputed",
        ("disputed", "confirmed"): "confirmed",
        ("disputed", "confirmed", "checked"): "checked",
        ("disputed", "insisted"): "insisted",
        ("disputed", "insisted", "confirmed"): "confirmed",
        ("disputed", "insisted", "confirmed", "checked"): "checked",
        ("disputed", "insisted", "upheld"): "confirmed",
        ("disputed", "insisted", "upheld", "checked"): "checked",
    }


CLAIMS = st.builds(
    lambda day, start, length, timed: (
        Claim(TODAY - timedelta(day), length, start, start + length) if timed else Claim(TODAY - timedelta(day), length)
    ),
    st.integers(0, 1),
    st.integers(0, 1300),
    st.integers(1, 140),
    st.booleans(),
)


@given(st.lists(CLAIMS, max_size=25))
def test_whatever_is_taken_in_could_all_be_served(claims: list[Claim]) -> None:
    """No two spans overlap and no day has too much, counted minute by minute."""
    live: list[Entry] = []
    for number, claim in enumerate(claims, start=1):
        if hindrance(claim, live, GROUND) is None:
            live.append(entry(claim, number))

    for day in {each.day for each in live}:
        own = [each.claim for each in live if each.day == day]
        timed = [each for each in own if each.is_timed]
        minutes = [minute for each in timed for minute in range(each.start or 0, each.end or 0)]
        assert len(minutes) == len(set(minutes))
        assert sum(each.minutes for each in own) <= 720
    assert not collide(live)


@given(st.lists(CLAIMS, min_size=1, max_size=8))
def test_entries_collide_where_one_of_them_could_not_have_been_taken_in(claims: list[Claim]) -> None:
    """What is said of all together is what is said of one after the other, in whatever order."""
    live: list[Entry] = []
    all_in = True
    for number, claim in enumerate(claims, start=1):
        all_in = all_in and hindrance(claim, live, GROUND) is None
        live.append(entry(claim, number))

    assert collide(live) == collide(reversed(live)) == (not all_in)
