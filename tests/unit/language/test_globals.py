"""Words of the conversation itself, and what a free message asks for."""

import pytest

from kjfz_bot.language.globals import GLOBAL_WORDS, global_word, is_numeral
from kjfz_bot.language.intents import intent
from kjfz_bot.language.normalise import key


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("返回", "back"),
        ("上一步", "back"),
        ("Back", "back"),
        ("返回吧", "back"),
        ("取消", "cancel"),
        ("quit", "cancel"),
        ("帮助", "help"),
        ("？", "why"),
        ("為什麼問", "why"),
        ("why do you ask?", "why"),
        ("跳过", "skip"),
        ("不清楚", "unsure"),
        ("not sure", "unsure"),
        ("保存离开", "leave"),
        ("主菜单", "menu"),
        ("切换语言", "language"),
        ("重新开始", "restart"),
        ("转人工", "person"),
        ("稍后", "later"),
        ("返回修改", None),
        ("我想取消吗", None),
        ("不取消", None),
        ("帮助企业", None),
        ("", None),
        ("返回" * 200, None),
    ],
)
def test_a_global_word_is_a_whole_message(text: str, command: str | None) -> None:
    """Only the word alone is a command; inside a sentence it is speech."""
    assert global_word(text) == command


def test_global_words_are_kept_in_comparable_form() -> None:
    """Labels are checked against the table by key."""
    assert all(key(word) == word for word in GLOBAL_WORDS)


@pytest.mark.parametrize(
    ("text", "expected"), [("3", True), ("三", True), ("A", True), ("３.", True), ("有", False), ("3年", False)]
)
def test_a_label_that_reads_as_a_number_or_letter_is_a_numeral(text: str, expected: bool) -> None:
    """Such a label would be taken for a place in the list."""
    assert is_numeral(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我符合条件吗", "check_eligibility"),
        ("am I eligible", "check_eligibility"),
        ("帮我判断下资质", "check_eligibility"),
        ("你能干啥", "help"),
        ("菜单", "help"),
        ("有人吗", "human"),
        ("给我个电话", "human"),
        ("can you speak english", "language"),
        ("提醒设置", "settings"),
        ("notifications", "settings"),
        ("不要再提醒我", "settings"),
        ("stop reminders", "settings"),
        ("不要资格自查的提醒", None),
        ("不用资格自查", None),
        ("教师资格证怎么考", None),
        ("今天天气怎么样", None),
        ("提需求", "post_need"),
        ("我要确认工时", "confirm_hours"),
        ("confirm hours", "confirm_hours"),
        ("刚才确认错了", "confirmed_wrongly"),
        ("登记提醒时间", "log_time"),
        ("我的申请到哪了", "case_status"),
        ("查进度", "case_status"),
        ("where is my application", "case_status"),
        ("我要申请", "apply"),
        ("I want to apply", "apply"),
        ("我能不能申请", "check_eligibility"),
        ("can I apply", "check_eligibility"),
        ("取消", None),
        ("资格" * 40, None),
        ("", None),
    ],
)
def test_an_intent_is_told_by_its_words_or_not_at_all(text: str, expected: str | None) -> None:
    """Denied, foreign and long messages ask for nothing."""
    assert intent(text) == expected


@pytest.mark.parametrize(
    "text", ["什么意思？", "这是什么意思", "什么叫宁波的单位", "what does that mean?", "“两清零”是什么意思"]
)
def test_asking_what_a_question_means_asks_for_its_explanation(text: str) -> None:
    """Whoever does not understand a question has not answered it."""
    assert global_word(text) == "why"


@pytest.mark.parametrize("text", ["结束自查", "退出自查", "不查了", "不想查了", "Stop the check"])
def test_ending_the_check_is_to_cancel(text: str) -> None:
    """The name of what is open may be said with the word that ends it."""
    assert global_word(text) == "cancel"
