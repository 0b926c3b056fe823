"""Messages that say what was done: the entries they come to, and what of each is asked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.language.logs import LogEntry, read_log
from kjfz_bot.language.time_spans import Span

TODAY = date(2026, 3, 11)


def _entries(text: str) -> tuple[LogEntry, ...]:
    return read_log(text, TODAY).entries


def _only(text: str) -> LogEntry:
    (entry,) = _entries(text)
    return entry


def test_one_message_says_everything() -> None:
    """Day, length, words, place, where from, and the duty they hint at."""
    entry = _only("昨天下午在厂里调试产线3小时")

    assert (entry.day, entry.minutes, entry.activity, entry.place) == (date(2026, 3, 10), 180, "调试产线", "厂里")
    assert (entry.remote, entry.duty, entry.doubts) == (False, "3.1.2", ())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("周一上午2小时调试，周三下午3小时开会", [(9, 120, "调试"), (11, 180, "开会")]),
        ("昨天上午开会2小时，下午调试3小时", [(10, 120, "开会"), (10, 180, "调试")]),
        ("昨天2h 调试 3h 写报告", [(10, 120, "调试"), (10, 180, "写报告")]),
        ("上周三到周五每天半天做实验", [(4, 240, "做实验"), (5, 240, "做实验"), (6, 240, "做实验")]),
        ("昨天和今天各3小时调试", [(10, 180, "调试"), (11, 180, "调试")]),
        ("周一二分别2小时和3小时，调试", [(9, 120, "调试"), (10, 180, "调试")]),
        ("周三周四都去了，每天3个小时，改夹具", [(4, 180, ""), (5, 180, "")]),
        ("上周一、三、五各2小时培训", [(2, 120, "培训"), (4, 120, "培训"), (6, 120, "培训")]),
        ("3月2-4号每天2小时调试", [(2, 120, "调试"), (3, 120, "调试"), (4, 120, "调试")]),
        ("上周一到周三每天1小时答疑", [(2, 60, "答疑"), (3, 60, "答疑"), (4, 60, "答疑")]),
        ("周一2小时，周二3小时，都是调试", [(9, 120, "调试"), (10, 180, "调试")]),
    ],
)
def test_several_entries_are_told_apart(text: str, parts: list[tuple[int, int, str]]) -> None:
    """Each day and each deed is an entry of its own; words said once are of all."""
    found = _entries(text)

    assert [(entry.day, entry.minutes) for entry in found] == [(date(2026, 3, day), n) for day, n, _ in parts]
    for entry, (_, _, words) in zip(found, parts, strict=True):
        assert words in entry.activity
        assert entry.doubts == ()


def test_spans_of_a_day_are_kept() -> None:
    """What lies in several spans is one entry with all of them."""
    entry = _only("昨天上午9-11点，下午2-5点调设备")

    assert entry.spans == (Span(540, 660), Span(840, 1020))
    assert entry.minutes == 300


def test_a_length_with_its_beginning_is_a_span() -> None:
    """An end is computed only from a beginning that is certain."""
    assert _only("昨天晚上8点开会2小时").spans == (Span(1200, 1320),)
    assert _only("昨天8点开会2小时").spans == ()


@pytest.mark.parametrize(
    ("text", "about", "reason"),
    [
        ("调试设备3小时", "date", "missing"),
        ("2月30号调试2小时", "date", "unclear"),
        ("最近调试2小时", "date", "vague"),
        ("上周调试2小时", "date", "week"),
        ("每周三调试2小时", "date", "recurring"),
        ("昨天或前天调试3小时", "date", "unclear"),
        ("应该是昨天吧调试3小时", "date", "unclear"),
        ("3月8号（周六）调试3小时", "date", "unclear"),
        ("整理昨天的实验数据2小时", "date", "unclear"),
        ("昨天调设备", "duration", "missing"),
        ("昨天调试3到4个小时", "duration", "estimate"),
        ("昨天调试不到3小时", "duration", "bound"),
        ("昨天六点到八点调试", "duration", "half_of_day"),
        ("昨天17:00-14:00调试", "duration", "backwards"),
        ("昨天9点到11点，10点到12点开会", "duration", "conflict"),
        ("昨天调试3小时，不对，是4小时", "duration", "several"),
        ("昨天做了两次试验，每次2小时", "duration", "several"),
        ("昨天上午、下午各2小时调试", "duration", "several"),
        ("昨天做24小时老化试验", "duration", "several"),
        ("昨天待了大半天，调试", "duration", "vague"),
        ("昨天去企业路上2小时，调试3小时", "duration", "rest"),
        ("昨天9点到现在一直在调试", "duration", "until_now"),
        ("昨天和前天都在厂里调试，一共6小时", "duration", "shared"),
        ("昨天3小时", "activity", "missing"),
    ],
)
def test_what_is_missing_or_doubtful_is_named(text: str, about: str, reason: str) -> None:
    """Each doubt says what it is about and why."""
    doubts = [(doubt.about, doubt.reason) for entry in _entries(text) for doubt in entry.doubts]

    assert (about, reason) in doubts
    assert not read_log(text, TODAY).certain


def test_doubts_offer_what_may_be_meant() -> None:
    """Days and lengths to choose from come with the question."""
    week = _only("上周调试2小时").doubt("date")
    shared = _entries("昨天和前天调试，一共6小时")[0].doubt("duration")

    assert week is not None
    assert week.days == tuple(date(2026, 3, n) for n in range(2, 7))
    assert shared is not None
    assert shared.minutes == (360, 180)


def test_a_weekday_told_before_an_earlier_one_is_asked() -> None:
    """On a Wednesday, "Wednesday, then Friday" may begin today or a week ago."""
    first, second = _entries("周三上午2小时调试，周五下午3小时开会")

    assert first.day is None
    assert first.doubt("date") is not None
    assert second.day == date(2026, 3, 6)


def test_a_day_to_come_is_marked() -> None:
    """It is read as it is said; a ledger refuses it."""
    assert _only("明天去厂里调试3小时").future
    assert _only("明天去厂里调试3小时").day == date(2026, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "昨天讨论今天的试验方案，1小时",
        "昨天2号线调试1小时",
        "昨天排3月20号的试产计划1小时",
        "昨天在2026年新投产的产线上试机1h",
        "昨天测试9-11号样品，1小时",
        "昨天提了三点建议，1小时",
        "昨天讨论1000小时寿命试验方案，1小时",
        "补记3月10日，车间调试，1小时",
        "今天补一下昨天的：现场调试1小时",
    ],
)
def test_figures_and_days_inside_the_words_date_and_measure_nothing(text: str) -> None:
    """Numbers of lines, plans for other days and the lengths of tests belong to what was done."""
    entry = _only(text)

    assert (entry.day, entry.minutes, entry.doubts) == (date(2026, 3, 10), 60, ())


@pytest.mark.parametrize(
    ("text", "remote"),
    [
        ("昨天线上开会1小时", True),
        ("昨天在家远程写代码1小时", True),
        ("yesterday 1h call with the firm", True),
        ("昨天在车间调试1小时", False),
        ("yesterday 1h on site, tuning", False),
        ("昨天生产线上调试1小时", False),
        ("昨晚线上会1小时", True),
        ("昨天开发远程监控系统1小时", None),
        ("昨天写专利1小时", None),
    ],
)
def test_near_and_far_are_told_apart(text: str, remote: bool | None) -> None:
    """A production line is no line to the internet."""
    assert _only(text).remote is remote


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("昨天做需求调研1小时", "3.1.1"),
        ("昨天调试设备1小时", "3.1.2"),
        ("昨天写专利交底书1小时", "3.1.3"),
        ("昨天培训技术员1小时", "3.1.4"),
        ("昨天写项目申报书1小时", "3.1.5"),
        ("昨天开会1小时", ""),
    ],
)
def test_words_hint_at_a_duty(text: str, duty: str) -> None:
    """One of the five duties is offered where the words speak of one only."""
    assert _only(text).duty == duty


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("昨天下午两点到五点在厂里调试设备", "昨天下午兩點到五點在廠裡調試設備"),
        ("上周五9:00-11:30，线上，讨论方案", "上週五９：００－１１：３０，線上，討論方案"),
        ("3月5号在车间改夹具2.5小时", "３月５號在車間改夾具２．５小時"),
        ("昨天2小时调试，3小时开会", "昨天2小时调试, 3小时开会"),
        ("昨天调试设备3小时", "  昨天\u200b调试设备  3小时\n"),
        ("昨天调试设备3小时", "昨天 调试设备 3 小时"),
        ("yesterday 3 hours tuning", "YESTERDAY  3 Hours Tuning"),
    ],
)
def test_form_does_not_change_an_entry(text: str, variant: str) -> None:
    """Script, width, case and spaces change the words that are kept, not what they come to."""
    assert [(each.day, each.minutes, each.spans) for each in _entries(text)] == [
        (each.day, each.minutes, each.spans) for each in _entries(variant)
    ]


def test_the_words_stay_as_they_were_typed() -> None:
    """An entry keeps the person's script, capitals and signs."""
    assert _only("昨天調試ＡＧＶ（2号），３小時").activity == "調試ＡＧＶ（2号）"
    assert _only("昨天调试PLC程序3h").activity == "调试PLC程序"


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("昨天来料检验2小时", "来料检验", ""),
        ("昨天去毛刺工艺试验2小时", "去毛刺工艺试验", ""),
        ("昨天烘干3小时", "烘干", ""),
        ("昨天开发远程监控系统2小时", "开发远程监控系统", ""),
        ("本周一上午8点30分到11点整理资料", "整理资料", ""),
        ("今天写专利写了两个小时", "写专利", ""),
        ("今天准备明天上午的评审会2小时", "准备明天上午的评审会", ""),
        ("昨天和王总1对1沟通1小时", "和王总1对1沟通", ""),
        ("上礼拜三跟王工在车间改夹具 一个半钟头", "改夹具", "车间"),
        ("昨天(3/10)下午2-4点 会议", "会议", ""),
        ("昨天去了趟企业，2小时，看产线", "看产线", "企业"),
        ("今天在慈溪给企业做了一上午的培训", "给企业培训", "慈溪"),
        ("昨天调试设备不到3小时", "调试设备", ""),
        ("Met with the CTO yesterday from 2 to 4pm about patents", "Met with the CTO about patents", ""),
        ("had a 2-hour meeting yesterday with the plant manager", "had a meeting with the plant manager", ""),
        (
            "On March 5th, from 10:00 to 12:30, I trained 8 operators at the Cixi plant.",
            "trained 8 operators",
            "the Cixi plant",
        ),
    ],
)
def test_what_is_left_is_what_was_done(text: str, words: str, place: str) -> None:
    """The joints of what was taken out go with it; words that only look like joints stay."""
    entry = _only(text)

    assert (entry.activity, entry.place) == (words, place)


@pytest.mark.parametrize(
    "text",
    [
        "3 hours on Monday and 2 hours on Tuesday, tuning",
        "调试3小时周一，调试2小时周二",
        "1、周一tuning3小时 2、周二tuning2小时",
        "①周一tuning3小时②周二tuning2小时",
        "1. 周一：tuning3小时\n2. 周二：tuning2小时",
        "Mon 3h, Tue 2h: tuning",
    ],
)
def test_each_length_goes_with_its_own_day(text: str) -> None:
    """Whether days come first or last, and however the items are numbered."""
    assert [(each.day, each.minutes) for each in _entries(text)] == [(date(2026, 3, 9), 180), (date(2026, 3, 10), 120)]


@given(st.integers(0, 30), st.integers(1, 12))
def test_the_day_counts_from_when_it_was_sent(ago: int, hours: int) -> None:
    """The same words sent on another day mean another day."""
    sent = TODAY + timedelta(days=ago)

    (entry,) = read_log(f"昨天调试设备{hours}小时", sent).entries

    assert (entry.day, entry.minutes) == (sent - timedelta(days=1), hours * 60)


@pytest.mark.parametrize(("text", "refused"), [("", "empty"), (" \n ", "empty"), ("调" * 4001, "too_long")])
def test_what_is_no_message_is_refused(text: str, refused: str) -> None:
    """Nothing, and more than a message has."""
    reading = read_log(text, TODAY)

    assert (reading.entries, reading.refused, reading.certain) == ((), refused, False)


def test_more_entries_than_a_month_has_are_refused() -> None:
    """A list so long is a sheet, not a message."""
    assert read_log("\n".join(f"昨天第{n}项调试{n}小时" for n in range(1, 40)), TODAY).refused == "too_many"
