"""Numbers as people type them, written down before the grammar was tuned: ages, births, money, counts."""

from datetime import date

import pytest

from kjfz_bot.language.numbers import parse_age, parse_birth, parse_count, parse_money

TODAY = date(2026, 3, 11)

AGES = [
    ("四十二岁", 42),
    ("42周岁", 42),
    ("我42了", 42),
    ("今年三十九", 39),
    ("年龄：51", 51),
    ("５５岁", 55),
    ("刚满40", 40),
    ("forty-two", 42),
    ("I'm 38 years old", 38),
    ("37 y/o", 37),
    ("sishiwu", 45),
    ("五十整", 50),
    ("实岁41", 41),
    ("周岁38，虚岁39", 38),
    ("47歲", 47),
    ("卅六", 36),
    ("42岁半", 42),
    ("35左右", None),
    ("差不多四十", None),
    ("不到五十", None),
    ("奔五了", None),
    ("五十好几", None),
    ("三十七八", None),
    ("40+", None),
    ("90后", None),
    ("虚岁五十", None),
    ("下个月满45", None),
    ("early forties", None),
    ("almost 50", None),
    ("1978", None),
    ("保密", None),
    ("420", None),
    ("42-45", None),
]

BIRTHS = [
    ("1979年11月", "1979-11"),
    ("1979-11-03", "1979-11-03"),
    ("79年的", "1979"),
    ("七九年十一月", "1979-11"),
    ("一九八二年三月十五日", "1982-03-15"),
    ("1982.3.15", "1982-03-15"),
    ("82.3", "1982-03"),
    ("198203", "1982-03"),
    ("我是1982年3月出生的", "1982-03"),
    ("出生年月：1990/05", "1990-05"),
    ("民国65年3月", "1976-03"),
    ("March 1982", "1982-03"),
    ("15 March 1982", "1982-03-15"),
    ("Mar 15, 1982", "1982-03-15"),
    ("born in 1982", "1982"),
    ("01年5月", "2001-05"),
    ("1988年2月29日", "1988-02-29"),
    ("1985年2月29日", None),
    ("农历1985年六月初三", None),
    ("6月12日", None),
    ("2031年1月", None),
    ("85后", None),
    ("42", None),
    ("1985年春天", None),
    ("05/06/1985", None),
    ("1985年6月31日", None),
    ("19851301", None),
    ("属龙", None),
]

MONEY = [
    ("三十万", 300000),
    ("50万元", 500000),
    ("¥12,500", 12500),
    ("人民币八万元整", 80000),
    ("1.5w", 15000),
    ("两万五", 25000),
    ("一百二十万", 1200000),
    ("5000块钱", 5000),
    ("叁拾万元整", 300000),
    ("3块5", 3.5),
    ("每月2000元", 2000),
    ("年薪40万", 400000),
    ("大概20万吧", 200000),
    ("10万以上", ">=100000"),
    ("50万以内", "<=500000"),
    ("不超过30万", "<=300000"),
    ("at least 100k", ">=100000"),
    ("up to 300k", "<=300000"),
    ("10到20万", "100000-200000"),
    ("10万-20万之间", "100000-200000"),
    ("二三十万", "200000-300000"),
    ("8千到1万", "8000-10000"),
    ("half a million", 500000),
    ("两个亿", 200000000),
    ("250 thousand yuan", 250000),
    ("几十万", None),
    ("30多万", None),
    ("上百万", None),
    ("20万美元", None),
    ("$5000", None),
    ("没多少", None),
    ("30万或者50万", None),
    ("十来万", None),
    ("30-20万", None),
]

COUNTS = [
    ("三个", 3),
    ("俩", 2),
    ("5人", 5),
    ("两项", 2),
    ("一共四家", 4),
    ("3个专利", 3),
    ("两三个", "2-3"),
    ("3-5人", "3-5"),
    ("至少两个", ">=2"),
    ("twelve", 12),
    ("a dozen", 12),
    ("没有", 0),
    ("十来个", None),
    ("好几个", None),
    ("2.5个", None),
    ("第三个", None),
    ("很多", None),
]


@pytest.mark.parametrize(("text", "expected"), AGES)
def test_an_age_is_read_in_completed_years_or_asked(text: str, expected: int | None) -> None:
    """Only an exact, completed age is a value."""
    assert parse_age(text) == expected


@pytest.mark.parametrize(("text", "expected"), BIRTHS)
def test_a_birth_date_is_read_as_exactly_as_it_was_given(text: str, expected: str | None) -> None:
    """Year, month or day, whatever was said, and nothing when it could be two dates."""
    assert parse_birth(text, TODAY) == expected


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money_is_read_in_yuan_with_ranges_and_bounds(text: str, expected: object) -> None:
    """Amounts, ranges and bounds are kept apart; vague amounts are asked."""
    assert parse_money(text) == expected


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_a_count_is_a_whole_number_or_a_range(text: str, expected: object) -> None:
    """Countable things are whole; 好几个 is no count."""
    assert parse_count(text) == expected
