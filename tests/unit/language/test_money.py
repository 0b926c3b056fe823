"""Amounts of money in whole fen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.language.money import parse_fen, show_fen


@pytest.mark.parametrize(
    ("text", "fen"),
    [("30万", 30_000_000), ("三块五", 350), ("0.01元", 1), ("1,234.56", 123_456), ("叁拾万元整", 30_000_000), ("0", 0)],
)
def test_one_exact_amount_is_read_in_fen(text: str, fen: int) -> None:
    """Yuan in figures, words or formal characters are the same whole fen."""
    assert parse_fen(text) == fen


@pytest.mark.parametrize("text", ["", "20~30万", "至少10万", "50万以内", "几十万", "0.001元", "100美元", "宁波大学"])
def test_anything_but_one_exact_amount_is_asked_back(text: str) -> None:
    """Ranges, bounds, estimates, other currencies and parts of a fen are not stored."""
    assert parse_fen(text) is None


@pytest.mark.parametrize(("fen", "shown"), [(30_000_050, "300,000.50"), (100, "1"), (1, "0.01"), (0, "0")])
def test_fen_are_shown_as_yuan(fen: int, shown: str) -> None:
    """Thousands are parted; decimals are shown only where there are any."""
    assert show_fen(fen) == shown


@given(st.integers(0, 10**13))
def test_an_amount_that_is_shown_is_read_back(fen: int) -> None:
    """What the check page shows can be typed again without a change."""
    assert parse_fen(show_fen(fen)) == fen
