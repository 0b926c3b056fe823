"""No reader fails or stalls on anything a person can send."""

import time
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.language.degree import degree_fact, title_fact
from kjfz_bot.language.globals import global_word
from kjfz_bot.language.intents import intent
from kjfz_bot.language.logs import LONGEST, read_log
from kjfz_bot.language.normalise import clean, key
from kjfz_bot.language.numbers import parse_number, parse_years
from kjfz_bot.language.options import pick, pick_many
from kjfz_bot.language.understand import KINDS, understand

NOW = datetime.fromisoformat("2026-03-11T10:00+08:00")
OPTIONS = ["高新技术企业", "科技型中小企业", "8小时", "3月5日", "没有"]
_PIECES = [
    *"是不没有一二两三十百千万亿零半点年月日号周上下第个前后除了和或，。、？ 12390.-/~:()'kwabx虚岁博士教授毕业",
    *["小时", "每天", "在厂里", "昨天", "yesterday ", "hours ", "am", "到", "，"],
    *["星期", "except ", "twenty ", "hundred ", "last ", "ago ", "phd "],
    *["\u202e", "\u200d", "\ud800", "٣", "²", "½", "\n"],
]
_ANY_TEXT = st.text() | st.text(st.characters()) | st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)
HOSTILE = [
    *["1", "一", "没", "不", "有", "是", "和", "上", "第", "周一", "博士", "三两", "除了"],
    *["a ", "(", "1-", "'", "0.", "\u202e", "á", " "],
]

HOSTILE_LOGS = [
    *[
        "昨天3小时",
        "昨天",
        "3小时，",
        "周一、",
        "3月2、",
        "1、",
        "9:00-11:00 ",
        "上午2小时",
        "在",
        "在厂里",
        "每天",
        "调试2h ",
        "zuotian ",
    ],
    *["on ", "yesterday 2h ", "half past ", "twenty-", "1-2-", "的", "，", "2点到", "补", "at the ", "一二", "2h3"],
    *[
        "26号",
        "Feb 2, ",
        "2 and ",
        "2nd, ",
        "0900-",
        "9.30-11",
        "其中2小时",
        "周一和",
        "plan on ",
        "2/26 ",
        "上周 周一",
        "2号2h，",
    ],
]


def _read_everything(text: str) -> None:
    for kind in KINDS:
        for number_kind in ("age", "birth", "money", "count") if kind == "numbers" else ("",):
            understand(kind, {"input": text, "kind": number_kind, "options": OPTIONS}, NOW)
    for reader in (parse_number, parse_years, degree_fact, title_fact, global_word, intent, clean, key):
        reader(text)
    pick_many(text, OPTIONS)
    read_log(text, NOW.date())


@given(_ANY_TEXT)
def test_any_text_is_read_without_failing(text: str) -> None:
    """Control and bidirectional characters, halves of characters and nonsense give a value or none."""
    _read_everything(text)


@pytest.mark.parametrize("piece", HOSTILE)
def test_repetition_does_not_stall_a_reader(piece: str) -> None:
    """Neither the longest short answer nor a hundred thousand characters take noticeable time."""
    started = time.process_time()

    _read_everything((piece * 200)[:200])
    _read_everything((piece * 100_000)[:100_000])

    assert time.process_time() - started < 2


@pytest.mark.parametrize("piece", [*HOSTILE, *HOSTILE_LOGS])
def test_a_whole_message_is_read_in_the_time_of_a_turn(piece: str) -> None:
    """The longest message that a messenger sends, made of one thing over and over, is no work either."""
    text = (piece * LONGEST)[:LONGEST]
    started = time.process_time()

    read_log(text, NOW.date())

    assert time.process_time() - started < 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_very_long_text_has_no_value(kind: str) -> None:
    """More than two hundred characters are prose, more than a thousand no message."""
    value = understand(kind, {"input": "是" * 100_000, "options": OPTIONS}, NOW)

    assert value in (None, "other") or (isinstance(value, dict) and set(value.values()) == {None})


def test_a_label_longer_than_a_short_answer_can_still_be_typed_out() -> None:
    """The whole label is compared before any limit applies."""
    label = "甲" * 250

    assert pick(label, [label, "乙"]) == 0


def test_an_unknown_kind_is_named() -> None:
    """The caller learns which kind does not exist."""
    with pytest.raises(KeyError, match="shoes"):
        understand("shoes", {"input": "42"}, NOW)
