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
    ],
)
def test_cells_are_read_as_what_their_column_holds(content: Content, cell: object, value: object) -> None:
    """A value, nothing, or the reason why there is none."""
    assert _read(content, cell) == value


def test_an_empty_cell_is_missing_where_it_is_needed() -> None:
    """Spaces of any width are nothing."""
    assert _read("text", "　 ", required=True) == "missing"
