"""Properties of the yes-no grammar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.language.yesno import parse_yes_no

_YES = st.sampled_from(["是", "有", "可以", "愿意", "符合", "签过", "能", "同意"])
_NO = st.sampled_from(["不是", "没有", "不可以", "不愿意", "不符合", "没签过", "不能", "还没"])
_PARTICLE = st.sampled_from(["", "的", "啊", "呀", "呢", "。", "！", "~", "哦", "啦", " ", "😊"])
_OPENING = st.sampled_from(["", "嗯，", "其实", "我", "目前", "确实", "不好意思，", "我们"])


@given(_OPENING, _YES, _PARTICLE)
def test_framing_words_do_not_turn_a_yes(opening: str, core: str, particle: str) -> None:
    """A yes stays a yes."""
    assert parse_yes_no(opening + core + particle) == "yes"


@given(_OPENING.filter(lambda word: not word.startswith("嗯")), _NO, _PARTICLE)
def test_framing_words_do_not_turn_a_no(opening: str, core: str, particle: str) -> None:
    """A no stays a no."""
    assert parse_yes_no(opening + core + particle) == "no"


@given(_YES)
def test_doubt_makes_it_unsure(core: str) -> None:
    """可能 and 好像 leave the matter open whichever way it points."""
    assert parse_yes_no(f"可能{core}") == parse_yes_no(f"好像不{core}") == "unsure"


@given(_YES | _NO)
def test_a_question_back_is_no_answer(core: str) -> None:
    """What ends in 吗 or a question mark asks."""
    assert parse_yes_no(f"{core}吗") is None
    assert parse_yes_no(f"{core}？") is None


@given(_YES, _NO)
def test_a_contradiction_is_asked_again(yes: str, no: str) -> None:
    """Yes and no in one breath is neither."""
    assert parse_yes_no(f"{yes}，但是{no}") is None
    assert parse_yes_no(f"{yes}，{no}") is None


@pytest.mark.parametrize("text", ["没问题", "没有问题", "没错", "不是没有", "谁说没有", "可不是嘛"])
def test_a_negation_that_affirms_is_a_yes(text: str) -> None:
    """Set phrases and double negation are known as wholes."""
    assert parse_yes_no(text) == "yes"
