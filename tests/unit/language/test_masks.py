"""What is left of names and numbers where they are hidden."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.domain import personal
from kjfz_bot.language.masks import masked

NAMES = [
    ("张三", "张*"),
    ("张三丰", "张**"),
    ("欧阳修", "欧阳*"),
    ("欧阳", "欧*"),
    ("歐陽娜娜", "歐陽**"),
    ("诸葛孔明", "诸葛**"),
    ("古丽娜尔·买买提", "古**"),
    ("张", "*"),
    ("Ada Lovelace", "A*** L***"),
    ("Jean-Luc O'Neill", "J***-L*** O***"),
    ("Ng", "N***"),
    ("J. R.", "*. *."),
    ("Müller", "M***"),
    ("Wang 小明", "W**"),
    ("…", "***"),
]
PHONES = [
    ("13812345678", "138****5678"),
    ("138 1234 5678", "138 **** 5678"),
    ("138-1234-5678", "138-****-5678"),
    ("+86 138 1234 5678", "+86 138 **** 5678"),
    ("0574-87654321", "0574-****4321"),
    ("87654321", "******21"),
    ("12345", "*****"),
    ("１３８１２３４５６７８", "１３８****５６７８"),
    ("ext. 12", "***. **"),
]
OTHERS = [("ada@example.org", "a***@example.org"), ("a@example.org", "***@example.org"), ("QQ 12345", "***")]

NAME = st.text(st.sampled_from("王李赵欧阳司马明芳伟 abcdefgXYZ&<>'·-"), min_size=2, max_size=12).filter(
    lambda text: sum(character.isalpha() for character in text) >= 2
)
PHONE = st.text("0123456789", min_size=5, max_size=15)
AROUND = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=personal.MARKS), max_size=20)


@pytest.mark.parametrize(("name", "hidden"), NAMES)
def test_of_a_name_the_surname_or_the_initials_are_left(name: str, hidden: str) -> None:
    """In either script, however it is written."""
    assert masked(f"Dear {personal.name(name)}!") == f"Dear {hidden}!"


@pytest.mark.parametrize(("phone", "hidden"), PHONES)
def test_of_a_number_the_beginning_and_the_end_are_left(phone: str, hidden: str) -> None:
    """Four figures in the middle are hidden at least, and nearly all of a short one."""
    assert masked(personal.phone(phone)) == hidden


@pytest.mark.parametrize(("text", "hidden"), OTHERS)
def test_of_anything_else_hardly_anything_is_left(text: str, hidden: str) -> None:
    """Of an address of e-mail, where it is."""
    assert masked(personal.other(text)) == hidden


def test_what_is_escaped_is_read_before_it_is_hidden() -> None:
    """Half an escape would be shown as it stands."""
    text = html.escape(personal.name("Tom & <Jerry>"))

    assert masked(text, html.unescape, html.escape) == "T*** &amp; &lt;J***&gt;"


@given(AROUND, NAME, AROUND, PHONE, AROUND)
def test_nothing_but_what_is_marked_changes_and_no_mark_is_left(a: str, name: str, b: str, phone: str, c: str) -> None:
    """The whole text is there again without the marks."""
    text = f"{a}{personal.name(name)}{b}{personal.phone(phone)}{c}"

    hidden = masked(text)

    assert personal.unmarked(text) == f"{a}{name}{b}{phone}{c}"
    assert hidden.startswith(a)
    assert hidden.endswith(c)
    assert not set(hidden) & set(personal.MARKS)


@given(NAME)
def test_no_name_is_left_whole(name: str) -> None:
    """Not even a short one."""
    assert name not in masked(personal.name(name))


@given(PHONE)
def test_of_every_number_at_least_four_figures_are_hidden(phone: str) -> None:
    """Nobody can ring it."""
    assert masked(personal.phone(phone)).count("*") >= 4


@given(st.lists(st.sampled_from([*personal.MARKS, "a", "b"]), max_size=12).map("".join))
def test_marks_in_disorder_hide_rather_than_show(text: str) -> None:
    """A mark that nothing ends hides to the end, and none is ever left."""
    assert not set(masked(text)) & set(personal.MARKS)


def test_a_name_that_holds_marks_does_not_end_early() -> None:
    """They are taken out where it is marked."""
    assert masked(personal.name(f"Ad{personal.END}a Love")) == "A*** L***"
