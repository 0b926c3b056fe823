"""Telephone numbers and keywords as people type them."""

import pytest

from kjfz_bot.language.keywords import parse_keywords
from kjfz_bot.language.phones import parse_phone


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("13800004711", "13800004711"),
        ("138 0000 4711", "13800004711"),
        ("+86 138-0000-4711", "13800004711"),
        ("１３８００００４７１１", "13800004711"),
        ("0574-87654321", "057487654321"),
        ("（010）12345678", "01012345678"),
    ],
)
def test_a_number_has_one_form(said: str, digits: str) -> None:
    """Gaps, width and the country's code do not matter."""
    assert parse_phone(said) == digits


@pytest.mark.parametrize("said", ["4711", "12800004711", "138000047110", "my number", "", "1380000471x"])
def test_what_is_no_number_is_none(said: str) -> None:
    """Too short, too long, or words."""
    assert parse_phone(said) is None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("注塑成型，模具设计、故障诊断", ["注塑成型", "模具设计", "故障诊断"]),
        ("moulds robots vision", ["moulds", "robots", "vision"]),
        ("injection moulding; Robots, robots", ["injection moulding", "robots"]),
        (" ，，", []),
    ],
)
def test_keywords_are_parted_by_what_people_part_words_with(said: str, words: list[str]) -> None:
    """Each counts once."""
    assert parse_keywords(said) == words
