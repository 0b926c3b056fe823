"""The secrets of invitations: typed as people type, and hard enough to guess."""

import pytest

from kjfz_bot.domain.invitation import LINK_LENGTH, read_secret
from kjfz_bot.domain.spoken_code import ALPHABET, LENGTH, shown, spoken

CODE = "01AB2CDEFG"


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        "01ab2cdefg",
        "01AB2-CDEFG",
        " 01ab2 cdefg ",
        "OIAB2-CDEFG",
        "olAB2CDEFG",
        "０１ＡＢ２－ＣＤＥＦＧ",
        "01AB2_CDEFG",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    """Case, gaps, width, O for 0, I and L for 1."""
    assert read_secret(typed) == CODE


@pytest.mark.parametrize(
    "typed", ["", "01AB2CDEF", "01AB2CDEFGH", "01AB2CDEFU", "我是管理员", "/join", "a" * 21, "a" * 23, "é" * 22]
)
def test_what_is_no_secret_is_none(typed: str) -> None:
    """Neither the short form nor the long one."""
    assert read_secret(typed) is None


def test_a_links_secret_is_taken_as_it_is() -> None:
    """Its case matters."""
    secret = "aB3_-aB3_-aB3_-aB3_-aB"

    assert len(secret) == LINK_LENGTH
    assert read_secret(f" {secret}\n") == secret


def test_every_draw_is_a_code_that_is_read_back() -> None:
    """As it is shown, in two halves."""
    for number in range(32):
        code = spoken([number] * LENGTH)
        assert read_secret(shown(code)) == code


def test_the_secrets_are_hard_to_guess() -> None:
    """50 bits for one that is tried five times an hour, 128 for the other."""
    assert len(set(ALPHABET)) == 32
    assert 5 * LENGTH == 50
    assert 6 * LINK_LENGTH >= 128
