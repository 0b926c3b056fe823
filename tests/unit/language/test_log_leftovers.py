"""What is left over of a message and looks like a time, or takes back what it says: it is asked, never lost."""

from datetime import date

import pytest

from kjfz_bot.language.logs import read_log

TODAY = date(2026, 3, 11)


def _doubts(text: str) -> set[str]:
    return {
        doubt.about for entry in read_log(text, TODAY).entries for doubt in entry.doubts if doubt.about != "activity"
    }


@pytest.mark.parametrize(
    "text",
    [
        "3月2日至5日 现场调试 每天4小时，除了4号",
        "昨天 26号 调试3小时",
        "昨天 27 调试3小时",
        "yesterday and 27 trial 3h",
        "Monday 3h tests, next day 2h",
        "周一测试3小时，第二天2小时",
        "March 2 and a half day on March 3, tests",
    ],
)
def test_what_looks_like_another_day_makes_the_day_a_question(text: str) -> None:
    """A part of what may be several days is not taken for all of them."""
    assert "date" in _doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "昨天9点开会开到11点，然后下车间看了1小时",
        "yesterday 9 to 5 at the plant, 2h debugging",
        "昨天调试3小时，0900-1130",
    ],
)
def test_what_looks_like_a_time_makes_the_length_a_question(text: str) -> None:
    """A time that was read as nothing may be the length that was meant."""
    assert "duration" in _doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "昨天去3号线看2小时",
        "昨天看第3版图纸2小时",
        "昨天按GB/T 1234检验3小时",
        "周一测iPhone 15的外壳，2h",
        "昨天写8D报告2小时",
        "昨天讨论15号的方案，2小时",
        "昨天讨论下周三的试产，1小时",
        "Yesterday 3h reviewing the 2nd prototype with Li Wei",
        "昨天提了3点建议，2小时",
        "昨天整理3月份数据2小时",
        "yesterday 3-5 samples tested, 2h",
        "昨天一周一次的例会1小时",
    ],
)
def test_names_and_counts_are_no_leftovers(text: str) -> None:
    """Figures of things belong to what was done."""
    assert _doubts(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "昨天本来要去3小时，后来没去成",
        "昨天那3小时不算",
        "昨天3小时测试不用记了",
        "昨天是不是测试了3小时？",
        "did I log 3 hours yesterday?",
        "yesterday should be 2h not 3h",
        "昨天比前天多干了1小时",
        "昨天调试了3小时，但只有2小时是有效的",
        "昨天工作8小时，其中调试5小时，开会3小时",
        "yesterday 5h in total: 3h debugging, 2h meeting",
        "昨天24小时老化试验，我盯了3小时",
    ],
)
def test_words_that_take_back_or_split_a_length_have_it_asked(text: str) -> None:
    """A correction, a question, a part of a whole and a trial's own length are not simply added up."""
    assert "duration" in _doubts(text)


@pytest.mark.parametrize(
    "text", ["计划周五去厂里3小时", "周五要去厂里3小时", "will be at the plant on Friday 3h", "周五下午准备去厂里3小时"]
)
def test_a_weekday_that_is_planned_is_not_the_past_one(text: str) -> None:
    """A bare weekday is the most recent one unless the words look ahead."""
    assert "date" in _doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "last week: Mon 2h, Tue 3h, coating line",
        "上周：周一2小时，周二3小时，调涂布机",
        "上周一2小时，周二3小时，调涂布机",
        "two weeks ago, Mon and Tue, 2h each, coating",
    ],
)
def test_a_weekday_beside_a_named_week_is_asked(text: str) -> None:
    """A bare weekday is of this week or of the one that was named."""
    assert "date" in _doubts(text)


def test_a_number_goes_on_in_the_month_before_it() -> None:
    """3日 after 3月2日 is of March, though 3日 alone would be less certain than a day with its month."""
    entries = read_log("3月2日9:00-11:00，3日14:00-17:00，测试", TODAY).entries

    assert [(entry.day, entry.minutes) for entry in entries] == [(date(2026, 3, 2), 120), (date(2026, 3, 3), 180)]
