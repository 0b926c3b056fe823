"""What is stored of a message and how two texts are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.language.normalise import clean, fold, key, peel, short


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("  你好 ", "你好"),
        ("a\u0000b\u200bc", "abc"),
        ("\u202e321\u202c", "321"),
        ("一\r\n二\t三", "一\n二 三"),
        ("e\u0301", "é"),
        ("\ud83d坏", "坏"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("a\u200db", "ab"),
        ("\ufeff好", "好"),
        ("plain text", "plain text"),
    ],
)
def test_what_is_stored_has_no_hidden_characters(text: str, stored: str) -> None:
    """Control, format and half characters go; the joiner stays inside an emoji, line feeds stay."""
    assert clean(text) == stored


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("高新技術企業", "高新技术企业"),
        ("ＡＢＣ", "abc"),
        ("  是。", "是"),
        ("张伟（浙江大学）", "張偉(浙江大學)"),
        ("2️⃣", "2"),
        ("②", "2"),
        ("Research  Institute", "research institute"),
        ("“好的”", "好的"),
    ],
)
def test_texts_that_differ_in_form_only_have_one_key(one: str, other: str) -> None:
    """Script, width, case, spaces and outer punctuation do not part two labels."""
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("C++", "C"), ("C#", "C"), ("有", "没有"), ("3.5", "35"), ("是", "")])
def test_texts_that_differ_in_content_keep_their_own_keys(one: str, other: str) -> None:
    """What carries meaning is kept."""
    assert key(one) != key(other)


def test_punctuation_alone_is_its_own_key() -> None:
    """A lone question mark is a word of the conversation, so it is not stripped away."""
    assert key("？") == "?"


def test_long_text_is_no_short_answer() -> None:
    """Prose is refused before any grammar looks at it."""
    assert short("是" * 201) is None
    assert short(" ") is None
    assert short("是") == "是"


def test_peeling_never_takes_everything() -> None:
    """The last word stays even when it is a framing word."""
    assert peel("是是", ("是",), ()) == "是"


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """Stored text is stable."""
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet=st.characters(codec="utf-8")) | st.text(alphabet="乾隆著作後臺灣 abＡß①İ、。（）"))
def test_a_key_is_its_own_key(text: str) -> None:
    """Comparing what was normalised before changes nothing."""
    assert key(key(text)) == key(text)
    assert fold(fold(text)) == fold(text)
