"""The numeral grammar, against numerals written by rule."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.language.numbers import parse_number, parse_years
from kjfz_bot.language.numerals import number, pair

_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _section(n: int, digits: str, scales: tuple[str, ...]) -> str:
    """A number below ten thousand, with 零 for each gap inside."""
    written, gap = "", False
    for power in (3, 2, 1, 0):
        digit = n // 10**power % 10
        if digit:
            written += ("零" if gap and written else "") + digits[digit] + scales[power]
        gap = not digit
    return written


def _chinese(n: int, digits: str = _DIGITS, scales: tuple[str, ...] = ("", "十", "百", "千")) -> str:
    high, low = divmod(n, 10_000)
    upper = f"{_section(high, digits, scales)}万" if high else ""
    gap = "零" if high and low and low < 1000 else ""
    return (upper + gap + _section(low, digits, scales)) or "零"


def _english(n: int) -> str:
    if n < 20:
        return _ONES[n]
    if n < 100:
        return _TENS[n // 10] + (f"-{_ONES[n % 10]}" if n % 10 else "")
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = f" and {_english(n % size)}" if n % size else ""
            return f"{_english(n // size)} {name}{rest}"
    raise AssertionError(n)


@given(st.integers(0, 99_999_999))
def test_a_written_chinese_numeral_is_read_back(n: int) -> None:
    """parse(render(n)) = n for everyday and for formal numerals."""
    assert number(_chinese(n)) == n
    assert number(_chinese(n, _FORMAL, ("", "拾", "佰", "仟"))) == n


@given(st.integers(0, 999_999_999))
def test_figures_are_read_back(n: int) -> None:
    """Plain figures and figures in groups of three are one number."""
    assert number(str(n)) == number(f"{n:,}") == n


@given(st.integers(0, 999_999))
def test_english_number_words_are_read_back(n: int) -> None:
    """parse(render(n)) = n for English words."""
    assert number(_english(n)) == n


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一万八", 18000),
        ("一百二", 120),
        ("3千5百", 3500),
        ("四十有二", 42),
        ("廿三", 23),
        ("两千零二十六", 2026),
        ("二〇二六", 2026),
        ("三点五万", 35000),
        ("1.2亿", 120_000_000),
        ("30w", 300_000),
        ("yibaier", 120),
        ("1.5 million", 1_500_000),
    ],
)
def test_colloquial_numerals_have_their_usual_value(text: str, value: int) -> None:
    """The last digit after a scale counts one scale lower; letters scale as in chat."""
    assert number(text) == value


@pytest.mark.parametrize(
    "text", ["万八千", "三五", "百", "千万", "几十", "十几", "1,23", "hundred", "a", "二三", "1e9", "∞", "9" * 40]
)
def test_what_is_not_exactly_one_number_is_none(text: str) -> None:
    """Estimates, ranges and fragments are not numbers."""
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "ends"), [("二三十万", (200_000, 300_000)), ("十七八", (17, 18)), ("一两万", (10_000, 20_000))]
)
def test_neighbouring_digits_are_a_range(text: str, ends: tuple[int, int]) -> None:
    """Chinese says a range with two neighbouring digits."""
    assert pair(text) == (Decimal(ends[0]), Decimal(ends[1]))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", Decimal(3)),
        ("三年", Decimal(3)),
        ("三年半", Decimal("3.5")),
        ("3.5年", Decimal("3.5")),
        ("36个月", Decimal(3)),
        ("一年零三个月", Decimal("1.25")),
        ("2年6个月", Decimal("2.5")),
        ("半年", Decimal("0.5")),
        ("满三年", Decimal(3)),
        ("35个月", Decimal("2.9167")),
        ("three years", Decimal(3)),
        ("3 years and 6 months", Decimal("3.5")),
        ("two and a half years", Decimal("2.5")),
        ("a year and a half", Decimal("1.5")),
        ("18 months", Decimal("1.5")),
        ("无固定期限", "open_ended"),
        ("长期", "open_ended"),
        ("编制内", "open_ended"),
        ("Permanent", "open_ended"),
        ("三年多", None),
        ("不到三年", None),
        ("三年左右", None),
        ("两三年", None),
        ("没有编制", None),
        ("五年以上", None),
        ("-3", None),
    ],
)
def test_years_are_exact_or_open_ended_or_asked(text: str, value: object) -> None:
    """A term decides a hard rule at its boundary, so an estimate is asked again."""
    assert parse_years(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("12", Decimal(12)), ("三点五", Decimal("3.5")), ("12个", None), ("-1", None)]
)
def test_a_plain_number_has_no_unit_and_no_sign(text: str, value: Decimal | None) -> None:
    """Units belong to the readers of counts, money and years."""
    assert parse_number(text) == value
