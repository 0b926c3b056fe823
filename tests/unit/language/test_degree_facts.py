"""Degrees and titles as facts of the programmes."""

import pytest

from kjfz_bot.language.degree import degree_fact, title_fact


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("博士", "doctorate"),
        ("博士后", "doctorate"),
        ("硕士", "master"),
        ("本科", "bachelor"),
        ("大专", "below"),
        ("高中", "below"),
        ("博士，副教授", "doctorate"),
        ("博士在读", None),
        ("副教授", None),
        ("不知道", None),
        ("", None),
    ],
)
def test_a_degree_becomes_the_fact_or_is_asked(text: str, fact: str | None) -> None:
    """A candidate holds no doctorate and must say what is held."""
    assert degree_fact(text) == fact


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("教授", "senior"),
        ("副教授", "associate_senior"),
        ("讲师", "intermediate"),
        ("助教", "junior"),
        ("还没评", "none"),
        ("博士，副教授", "associate_senior"),
        ("特聘教授", None),
        ("博导", None),
        ("讲师和副教授", None),
        ("博士", None),
        ("", None),
    ],
)
def test_a_title_becomes_the_fact_or_is_asked(text: str, fact: str | None) -> None:
    """Posts are not titles, and two titles are one too many."""
    assert title_fact(text) == fact
