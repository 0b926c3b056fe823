"""Lengths of time: what a reading has beside its minutes, and why one is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.language.durations import DurationReading, read_duration
from kjfz_bot.language.time_spans import Span, clock_face

_TRADITIONAL = str.maketrans("时钟点个两间", "時鐘點個兩間")
_WIDE = str.maketrans({**{str(n): chr(0xFF10 + n) for n in range(10)}, ":": "：", "-": "－", ".": "．"})
_LENGTHS = st.integers(1, 24 * 60)


def _shown(minutes: int) -> str:
    """A length as the product shows it in Chinese."""
    hours, rest = divmod(minutes, 60)
    return (f"{hours} 小时" if hours else "") + (" " if hours and rest else "") + (f"{rest} 分钟" if rest else "")


@given(_LENGTHS)
def test_a_length_that_was_shown_can_be_typed_again(minutes: int) -> None:
    """Both languages read their own words back."""
    hours, rest = divmod(minutes, 60)
    english = " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part)

    assert read_duration(_shown(minutes)).minutes == read_duration(english).minutes == minutes


@given(st.integers(0, 24 * 60 - 2), st.integers(1, 14 * 60))
def test_a_span_that_was_shown_can_be_typed_again(start: int, length: int) -> None:
    """Times as a clock shows them, by twenty-four hours; an end that would be on the next day is another test's."""
    end = min(start + length, 24 * 60 - 1)

    reading = read_duration(f"{clock_face(start)}-{clock_face(end)}")

    assert reading.span in {Span(start, end), None}
    assert reading.span is not None or reading.doubt is not None


@pytest.mark.parametrize(
    "text",
    [
        "三个半小时",
        "两小时",
        "下午2点到5点半",
        "9:00-11:30",
        "一个半钟头",
        "3.5小时",
        "2小时30分钟",
        "上午9点到11点，下午2点到4点",
    ],
)
def test_form_does_not_change_a_length(text: str) -> None:
    """Traditional characters, full-width signs and spaces are read alike."""
    expected = read_duration(text)

    assert expected.minutes is not None
    for variant in (text.translate(_TRADITIONAL), text.translate(_WIDE), f"  {text} ", " ".join(text)):
        if variant != " ".join(text) or not any(char.isdigit() for char in text):
            assert read_duration(variant) == expected, variant


@pytest.mark.parametrize(
    ("text", "doubt", "readings"),
    [
        ("3", "bare", (180,)),
        ("90", "bare", (90,)),
        ("2:30", "bare", (150,)),
        ("两个半", "bare", (150,)),
        ("三四个小时", "estimate", (180, 240)),
        ("2-3小时", "estimate", (120, 180)),
        ("不到3小时", "bound", (180,)),
        ("at least 2 hours", "bound", (120,)),
        ("7点到9点", "half_of_day", (120,)),
        ("17:00-14:00", "backwards", ()),
        ("9:00到11:30，3小时", "conflict", (150, 180)),
        ("9:00-12:00，10:00-11:00", "conflict", (240,)),
        ("3小时，4小时", "several", (180, 240, 420)),
        ("3小时还是4小时", "estimate", (180, 240)),
        ("大半天", "vague", (240, 300, 360)),
        ("9:00-17:00，中午休息1小时", "rest", ()),
        ("0小时", "zero", ()),
        ("下午", "part_of_day", (240,)),
        ("昨天", "unreadable", ()),
        ("", "unreadable", ()),
    ],
)
def test_what_must_be_asked_says_why_and_what_it_may_be(text: str, doubt: str, readings: tuple[int, ...]) -> None:
    """A doubt has a name, and the lengths to choose from."""
    reading = read_duration(text)

    assert (reading.minutes, reading.doubt) == (None, doubt)
    if readings:
        assert reading.readings == readings


def test_a_doubt_about_halves_of_the_day_offers_the_spans() -> None:
    """Seven till nine may be in the morning or in the evening."""
    assert read_duration("7点到9点").ways == (Span(7 * 60, 9 * 60), Span(19 * 60, 21 * 60))


@pytest.mark.parametrize("text", ["22:00-1:00", "22:00-次日1:00", "晚上10点到凌晨1点", "10pm to 1am"])
def test_a_span_over_midnight_is_given_as_such(text: str) -> None:
    """Its end is on the next day, so that it can be parted there."""
    span = read_duration(text).span

    assert span == Span(22 * 60, 25 * 60)
    assert span.over_midnight


def test_more_than_a_day_is_read_and_marked() -> None:
    """Whether it is allowed is not for the reader."""
    assert read_duration("25小时") == DurationReading(1500)
    assert read_duration("25小时").over_a_day
    assert not read_duration("24小时").over_a_day


def test_a_length_said_to_be_near_is_marked() -> None:
    """三个多小时 is taken as three hours, and shown to be near."""
    assert [read_duration(text).about for text in ("三个多小时", "大概3小时", "about 3 hours", "3小时")] == [
        True
    ] * 3 + [False]


def test_several_spans_are_kept_one_by_one() -> None:
    """The total is theirs, and no single start or end is made up."""
    reading = read_duration("10:00—12:00、14:00—17:30")

    assert reading.minutes == 330
    assert reading.spans == (Span(600, 720), Span(840, 1050))
    assert reading.span is None
