"""Several days in one message: all of them or a question, never a part of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.language.log_day_lists import day_list
from kjfz_bot.language.logs import read_log

TODAY = date(2026, 3, 11)
FEBRUARY_26, FEBRUARY_27 = date(2026, 2, 26), date(2026, 2, 27)

_TWO_DAYS = [
    "26 and 27 February", "26 & 27 Feb", "26-27 February", "26th and 27th February",
    "the 26th and 27th of February",
    "Feb 26 and 27", "February 26 & 27", "Feb. 26-27", "Feb 26th and 27th", "Feb 26 to 27", "February 26, 27",
    "on 26 and 27 February", "26/27 February", "26 February and 27 February", "Feb 26 and Feb 27", "2/26 and 2/27",
    "the 26th and 27th", "the 26th and 27th of last month", "Feb 26 + 27", "from Feb 26 to Feb 27", "26 to 27 February",
    "26号27号", "26、27号", "26号和27号", "26号、27号", "26到27号", "26-27号", "26日27日",
    "2月26、27号", "2月26号和27号",
    "2月26日至27日", "2月26日、27日", "二十六号二十七号", "2月26号27号", "上个月26、27号", "2月26号到2月27号",
    "2月26号还有27号", "26号跟27号", "2026年2月26日和27日", "2月26日、2月27日",
]  # fmt: skip
_EACH = [" 2 hours each, trial", ", 2h each, trial", " 各2小时试验", "，每天2小时，试验", " 每天试验2小时"]
_SHARED = [" 2 hours trial", ", 2h trial", " 试验2小时", "，2小时，试验", "一共试验2小时"]
_JOINTS = [
    " and ", ", ", " & ", "/", " / ", "+", " + ", " plus ", " as well as ", " then ", " to ", "-",
    "–", "~", "、", "，", "和",
    "与", "及", "跟", "以及", "还有", "加", "外加", " ", "到", "至", " or ", "或", "再加上", "; ", "。", "\n", "…",
]  # fmt: skip
_DAYS_LIKE = [
    "{}",
    "{}号",
    "{}日",
    "{}th",
    "the {}th",
    "2月{}日",
    "2月{}号",
    "2/{}",
    "2.{}",
    "Feb {}",
    "{} Feb",
    "{} February",
]


def _said(days: str, lengths: list[str]) -> Iterator[str]:
    yield from (f"{days}{length}" for length in lengths)


@pytest.mark.parametrize("text", [text for days in _TWO_DAYS for text in _said(days, _EACH)])
def test_each_of_two_days_has_its_length(text: str) -> None:
    """A list is read as a whole, whichever way it is written."""
    found = [(entry.day, entry.minutes) for entry in read_log(text, TODAY).entries]

    assert found == [(FEBRUARY_26, 120), (FEBRUARY_27, 120)]


@pytest.mark.parametrize("text", [text for days in _TWO_DAYS for text in _said(days, _SHARED)])
def test_a_length_of_two_days_is_asked(text: str) -> None:
    """Both days are known, and whether the length is of each or of both is not."""
    entries = read_log(text, TODAY).entries

    assert [entry.day for entry in entries] == [FEBRUARY_26, FEBRUARY_27]
    assert all(entry.doubt("duration") and entry.minutes is None for entry in entries)


@given(
    st.sampled_from(list(product(_DAYS_LIKE, _DAYS_LIKE))),
    st.sampled_from(_JOINTS),
    st.sampled_from([*_EACH, *_SHARED]),
    st.sampled_from(["", "试验 ", "we were there ", "在厂里，"]),
)
def test_no_day_is_lost_without_a_question(forms: tuple[str, str], joint: str, length: str, head: str) -> None:
    """However two days are joined, they are both read, or something is asked."""
    text = head + forms[0].format(26) + joint + forms[1].format(27) + length
    reading = read_log(text, TODAY)
    doubted = any(entry.doubt("date") for entry in reading.entries)

    assert doubted or {entry.day for entry in reading.entries} == {FEBRUARY_26, FEBRUARY_27}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("March 2-4", [2, 3, 4]),
        ("2nd, 3rd and 5th of March", [2, 3, 5]),
        ("March 2, 3 and 5", [2, 3, 5]),
        ("3月2、3、5日", [2, 3, 5]),
        ("周一三", [9, 11]),
        ("10号12号", None),
        ("30、31号", None),
        ("March 2, 9-11", None),
        ("March 2, 3 tests", None),
        ("March 2 and 3 machines", None),
    ],
)
def test_what_is_no_list_of_days_for_certain_is_asked(text: str, days: list[int] | None) -> None:
    """Days that no month has, that would go back, and figures that count something else are no list."""
    found = day_list(text.lower(), 0, TODAY)

    assert found is not None
    assert [day.day for day in found.days] == (days or [])
    assert bool(found.doubt) == (days is None)


@pytest.mark.parametrize("text", ["March 2, 3 hours", "March 2, 9:00", "Feb 26, 2026", "the 2nd and 3rd prototype"])
def test_a_length_a_time_or_a_thing_is_no_second_day(text: str) -> None:
    """A figure that something else explains makes no list."""
    assert day_list(text.lower(), 0, TODAY) is None


def test_words_for_days_are_never_moved_a_week() -> None:
    """昨天和前天 stand in no order of weekdays."""
    entries = read_log("昨天和前天各2小时调试", TODAY).entries

    assert [entry.day for entry in entries] == [TODAY - timedelta(days=1), TODAY - timedelta(days=2)]


def test_so_many_days_are_as_many_as_are_named() -> None:
    """周四周五两天 are two; three would be something else."""
    assert [entry.minutes for entry in read_log("上周四五两天，每天4小时，试模", TODAY).entries] == [240, 240]
    assert read_log("3月2、3号三天，每天4小时，试模", TODAY).entries[0].doubt("date")
