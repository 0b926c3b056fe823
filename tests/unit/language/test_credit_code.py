"""Unified social credit codes: which are right, and what may have been meant by one that is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from kjfz_bot.language.credit_code import ALPHABET, EXAMPLE, LENGTH, compact, corrections, is_valid

BODIES = st.builds(
    lambda digits, rest: digits + rest,
    st.text("0123456789", min_size=8, max_size=8),
    st.text(ALPHABET, min_size=9, max_size=9),
)
CODES = BODIES.map(lambda body: body + uscc.calc_check_digit(body))
PLACES = st.integers(0, LENGTH - 1)


def test_the_example_is_right() -> None:
    """As is a code that is known to be one."""
    assert is_valid(EXAMPLE)
    assert is_valid("91110000600037341L")
    assert not is_valid("91110000600037341M")
    assert not is_valid(EXAMPLE[:-1])


@given(CODES, PLACES, st.sampled_from(ALPHABET + "IOSVZ"))
def test_every_wrong_character_is_found_and_the_code_that_was_meant(code: str, place: int, said: str) -> None:
    """The original is among the corrections, at that place."""
    wrong = code[:place] + said + code[place + 1 :]
    if wrong == code:
        return

    assert not is_valid(wrong)
    found = corrections(wrong)
    assert (place + 1, said, code) in [(each.place, each.said, each.code) for each in found if each.kind == "wrong"]
    assert all(is_valid(each.code) for each in found)


@given(CODES, st.integers(0, LENGTH - 2))
def test_every_swap_of_neighbours_is_found_and_the_code_that_was_meant(code: str, place: int) -> None:
    """Where they were swapped."""
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if wrong == code:
        return

    assert not is_valid(wrong)
    found = corrections(wrong)
    assert ("swapped", place + 1, code) in [(each.kind, each.place, each.code) for each in found]


@given(CODES)
def test_no_place_has_two_corrections(code: str) -> None:
    """So naming the place names the character."""
    wrong = code[:-1] + next(letter for letter in ALPHABET if letter != code[-1])
    places = [each.place for each in corrections(wrong) if each.kind == "wrong"]
    assert len(places) == len(set(places))


def test_letters_that_are_in_no_code_are_taken_for_what_they_look_like() -> None:
    """Also when there are several of them."""
    (first, *_) = corrections("9I33O201MA2XN8H35E")
    assert (first.kind, first.code) == ("several", EXAMPLE)


@pytest.mark.parametrize(
    "said", ["９１３３０２０１ｍａ２ｘｎ８ｈ３５ｅ", " 9133 0201-MA2X.N8H3 5e ", "91330201_MA2XN8H35E"]
)
def test_a_code_has_one_form_however_it_is_typed(said: str) -> None:
    """Width, case and gaps do not matter."""
    assert compact(said) == EXAMPLE
