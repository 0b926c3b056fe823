"""Labels can be typed back without doubt, and answers are shown in words."""

import pytest

from kjfz_bot.dialog import labels
from kjfz_bot.dialog.model import Ask
from tests.unit.dialog.small import shipped

TEXTS = shipped().texts


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (["Works", "Office"], ["Works", "Office"]),
        (["Works", "works"], ["Works", "works (2)"]),
        (["ＡＢ", "ab"], ["ＡＢ", "ab (2)"]),
        (["臺灣", "台湾"], ["臺灣", "台湾 (2)"]),
        (["返回", "fine"], ["返回 (1)", "fine"]),
        (["Skip", "fine"], ["Skip (1)", "fine"]),
        (["fine", "3"], ["fine", "3 (2)"]),
        (["三", "fine"], ["三 (1)", "fine"]),
        (["b", "fine"], ["b (1)", "fine"]),
        (["", "fine"], ["(1)", "fine"]),
        (["tea (3)", "tea", "tea"], ["tea (3)", "tea", "tea (3) (3)"]),
    ],
)
def test_labels_that_could_be_mistaken_get_their_number(given: list[str], shown: list[str]) -> None:
    """Blanks, numerals, single letters, global words, and what is the same after normalising."""
    assert [label for _, label in labels.distinct([(str(n), label) for n, label in enumerate(given)])] == shown


@pytest.mark.parametrize(
    ("lang", "kind", "value", "shown"),
    [
        ("en", "text", "as typed", "as typed"),
        ("en", "yes_no", True, "Yes"),
        ("zh-CN", "yes_no", False, "否"),
        ("zh-CN", "money", 1_234_500, "12,345 元"),
        ("zh-CN", "duration", 150, "2 小时 30 分钟"),
        ("zh-CN", "duration", 180, "3 小时"),
        ("en", "duration", 60, "1 hour"),
        ("en", "duration", 480, "8 hours"),
        ("en", "duration", 45, "45 min"),
        ("en", "duration", 90, "1 h 30 min"),
        ("en", "number", 3, "3"),
        ("en", "file", {"file_id": "f", "name": "cv.pdf", "size": 1, "media_type": "x"}, "cv.pdf"),
        ("en", "file", {"later": True}, "Later"),
        ("zh-CN", "text", None, "未填"),
        ("zh-CN", "number", "not_sure", "不清楚"),
        ("zh-CN", "years", "open_ended", "无固定期限"),
        ("en", "multi", [], "None of them"),
        ("en", "multi", ["one", "two"], "one, two"),
    ],
)
def test_an_answer_is_shown_in_words(lang: str, kind: str, value: object, shown: str) -> None:
    """As it stands on the check page."""
    assert labels.shown_answer(TEXTS, lang, "trip-x", Ask(kind), value) == shown


@pytest.mark.parametrize(
    ("lang", "fact", "value", "shown"),
    [
        ("zh-CN", "degree", "doctorate", "博士"),
        ("en", "willing", True, "Yes"),
        ("zh-CN", "contract_years", 3.5, "3.5 年"),
        ("en", "contract_years", 1, "1 year"),
        ("zh-CN", "contract_years", "open_ended", "无固定期限"),
        ("zh-CN", "birth_date", "1980-06", "1980-06"),
        ("zh-CN", "degree", "not_sure", "不清楚"),
        ("en", "classes", [], "None of them"),
    ],
)
def test_a_fact_is_shown_in_words(lang: str, fact: str, value: object, shown: str) -> None:
    """Options by their labels, years with their unit, dates as they were given."""
    assert labels.shown_fact(TEXTS, lang, fact, value) == shown
