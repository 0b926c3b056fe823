"""Cells of spreadsheets: each form in which one thing is written, and what is refused rather than guessed."""

from datetime import date, datetime, time, timedelta

import pytest

from kjfz_bot.domain.sheet import Column, Content
from kjfz_bot.language.cells import Unread, read_cell

MARCH = date(2024, 3, 5)


def _read(content: Content, cell: object, *, required: bool = False) -> object:
    read = read_cell(Column("x", content, required), cell, {"博士": "doctorate", "b": "second"})
    return read.reason if isinstance(read, Unread) else read


@pytest.mark.parametrize(
    "cell",
    [
        *("2024-3-5", "2024年3月5日", "２０２４／３／５", " 2024.03.05 ", "20240305", "二〇二四年三月五日"),
        *("2024-03-05 00:00:00", "5 Mar 2024", 20240305, 20240305.0, MARCH, datetime(2024, 3, 5, 9)),
    ],
)
def test_a_day_is_read_in_every_usual_form(cell: object) -> None:
    """Text, a number of eight digits, or a cell formatted as a date."""
    assert _read("day", cell) == MARCH


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("03/05/2024", "day_ambiguous"),
        (45356, "day_as_number"),
        ("24-3-5", "not_day"),
        ("3月5日", "not_day"),
        ("2024年3月", "not_day"),
        ("2024-02-30", "not_day"),
        ("昨天", "not_day"),
        ("长期", "not_day"),
        ("=TODAY()", "formula"),
        (True, "truth"),
    ],
)
def test_a_day_that_could_be_another_is_refused(cell: object, reason: str) -> None:
    """A year left out, an order that is open, a number that may be a date: nobody can be asked, so none is taken."""
    assert _read("day", cell) == reason


@pytest.mark.parametrize(
    ("content", "cell", "value"),
    [
        ("hours", 128.5, 7710),
        ("hours", "１２８小时", 7680),
        ("hours", "三十小时", 1800),
        ("hours", timedelta(hours=130, minutes=30), 7830),
        ("hours", time(7, 30), 450),
        ("hours", 0, 0),
        ("hours", 0.01, "not_minutes"),
        ("hours", -3, "not_hours"),
        ("hours", "约20", "not_hours"),
        ("phone", 13800001234, "13800001234"),
        ("phone", "+86 138-0000-1234", "13800001234"),
        ("phone", "13800001234、13900001234", "not_phone"),
        ("name", "王　小明", "王 小明"),
        ("name", "王小明2", "not_name"),
        ("code", 913302000000000000, "code_as_number"),
        ("code", "91330201MA2XN8H35E", "91330201MA2XN8H35E"),
        ("code", "91330201MA2XN8H35F", "code_wrong"),
        ("code", "9133", "code_length"),
        ("text", 985, "985"),
        ("text", "x" * 201, "too_long"),
        ("choice", " 博 士 ", "doctorate"),
        ("choice", "硕士", "not_choice"),
        ("choices", "博士、Ｂ", ("doctorate", "second")),
        ("choices", "博士、c", "not_choice"),
        ("words", "合金，铸造;合金", ("合金", "铸造")),
        ("end", "长期", None),
        ("end", "2024-3-5", MARCH),
        ("title", "副教授", "associate_senior"),
        ("degree", "工学博士", "doctorate"),
        ("text", "  ", None),
        ("prose", " 120℃，±0.1 mm\n寿命\u200b 200 小时 ", "120℃，±0.1 mm\n寿命 200 小时"),
        ("prose", 30, "30"),
        ("prose", date(2024, 3, 5), "not_text"),
        ("count", 2, 2),
        ("count", 2.0, 2),
        ("count", "２名", 2),
        ("count", 1.5, "not_count"),
        ("count", "2-3", "not_count"),
        ("count", 0, "not_count"),
        ("keywords", "密封、石墨;磨损\n泵，密封", ("密封", "石墨", "磨损", "泵")),
        ("keywords", "密封 石墨", ("密封", "石墨")),
        ("keywords", "密" * 31, "not_keyword"),
    ],
)
def test_cells_are_read_as_what_their_column_holds(content: Content, cell: object, value: object) -> None:
    """A value, nothing, or the reason why there is none."""
    assert _read(content, cell) == value


@pytest.mark.parametrize(
    ("header", "cell", "value"),
    [
        ("预算（万元）", 30, 30_000_000),
        ("预算（万元）", 12.5, 12_500_000),
        ("预算（万元）", "３０", 30_000_000),
        ("预算（万元） / Budget (10,000 yuan)", "30", 30_000_000),
        ("预算\n（单位：万元）", 30, 30_000_000),
        ("预算/万元", 30, 30_000_000),
        ("预算（元）", 300_000, 30_000_000),
        ("Budget (yuan)", "300,000", 30_000_000),
        *((header, "30万", 30_000_000) for header in ("预算（万元）", "预算（元）", "预算")),
        ("预算（万元）", "300000元", 30_000_000),
        ("预算", 30, "no_unit"),
        ("预算（万元） / Budget (yuan)", 30, "no_unit"),
        ("预算（万元）", "五千", "not_money"),
        ("预算（万元）", "20-30", "not_money"),
        ("预算（万元）", -3, "not_money"),
        ("预算（元）", 0.001, "not_money"),
        ("预算（元）", "3万美元", "not_money"),
        ("预算（万元）", "面议", None),
        ("预算（万元）", 200_000, "too_many"),
    ],
)
def test_money_is_read_in_the_unit_that_somebody_named(header: str, cell: object, value: object) -> None:
    """The cell's own, else the header's; a number of which nobody says of what is refused."""
    read = read_cell(Column("x", "money", most=100_000_000_000), cell, {}, header)

    assert (read.reason if isinstance(read, Unread) else read) == value


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        (Column("x", "count", most=9), 10, "too_many"),
        (Column("x", "keywords", most=5), "a、b、c、d、e、f", "too_many"),
        (Column("x", "prose", longest=60), "x" * 61, "too_long"),
    ],
)
def test_a_column_says_how_much_there_may_be(column: Column, cell: object, reason: str) -> None:
    """As long, as many or as high as it says, and no more."""
    assert read_cell(column, cell, {}) == Unread(reason)


def test_an_empty_cell_is_missing_where_it_is_needed() -> None:
    """Spaces of any width are nothing."""
    assert _read("text", "　 ", required=True) == "missing"
