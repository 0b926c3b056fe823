"""A code that is read from one screen and typed on another."""

import pytest

from kjfz_bot.domain.spoken_code import ALPHABET, LENGTH, read_code, shown, spoken

CODE = "7K3M90X2WD"


def test_a_code_has_fifty_bits() -> None:
    """Ten characters of thirty-two."""
    assert (len(set(ALPHABET)), LENGTH) == (32, 10)
    assert spoken([7, 19, 3, 20, 9, 0, 29, 2, 28, 13]) == CODE


@pytest.mark.parametrize(
    "typed",
    [CODE, CODE.lower(), shown(CODE), " 7k3m9 ox2wd ", "7K3M9-OX2WD", "７Ｋ３Ｍ９－０Ｘ２ＷＤ", "7 K 3 M 9 o x 2 w d"],
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    """Small, apart, wide, with letters for digits."""
    assert read_code(typed) == CODE


@pytest.mark.parametrize(("typed", "code"), [("iIlL1 00000", "1111100000"), ("OoOo0-11111", "0000011111")])
def test_letters_that_look_like_digits_are_these(typed: str, code: str) -> None:
    """None of them is in a code."""
    assert read_code(typed) == code


@pytest.mark.parametrize("typed", ["", "7K3M9", f"{CODE}0", "7K3M90X2WU", "7K3M90X2W!", "验证码"])
def test_what_is_no_code_is_none(typed: str) -> None:
    """Too short, too long, or with what stands in no code."""
    assert read_code(typed) is None
