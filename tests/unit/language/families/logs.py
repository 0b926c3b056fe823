"""Families of messages that say what was done: day, length, place, words, order, language, marks; by construction."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import permutations

from tests.unit.language.families.family import NOW, SEED, Expected, Family, family, pairs, rows

_Pairs = Iterator[tuple[str, Expected]]

_TODAY = NOW.date()
_YESTERDAY = _TODAY - timedelta(days=1)
_DAYS = pairs(
    "今天=0|昨天=1|前天=2|昨儿=1|大前天=3|周一=2|上周五=5|上周三=7|礼拜二=1|3月5号=6|3月9日=2",
    "2026年3月6日=5|三月五号=6|2月28号=11|三天前=3|上个月20号=19|上上周五=12|2026/3/6 =5",
)
_DAYS_ENGLISH = pairs(
    "yesterday=1|today=0|on Monday=2|last Friday=5|March 5=6|on 6 March=5|3 days ago=3",
    "the day before yesterday=2|2026-03-06=5|Tuesday=1",
)
_LENGTHS = pairs(
    "3小时=180|两个小时=120|两个半小时=150|半天=240|一个半钟头=90|2h=120|1.5小时=90|90分钟=90",
    "四个小时=240|一小时二十分钟=80|3小时30分=210|5个钟头=300|一整天=480|大概3小时=180|俩小时=120",
    "3.5h=210",
)
_LENGTHS_ENGLISH = pairs(
    "3 hours=180|2h=120|an hour and a half=90|half a day=240|90 minutes=90|2.5 hours=150|1h 30min=90",
    "two hours=120|4 hrs=240|45 min=45",
)
_SPANS = [
    ("下午2点到5点", 840, 1020),
    ("9:00-11:30", 540, 690),
    ("14:00—17:30", 840, 1050),
    ("上午九点半到十二点", 570, 720),
    ("晚上7点到9点", 1140, 1260),
    ("13:30~16:00", 810, 960),
    ("下午两点至五点半", 840, 1050),
    ("上午9-11点", 540, 660),
    ("从9点干到12点", 540, 720),
    ("14点到16点半", 840, 990),
]
_SPANS_ENGLISH = [
    ("9:00-11:30", 540, 690),
    ("2-5pm", 840, 1020),
    ("9am to noon", 540, 720),
    ("from 2pm to 4:30pm", 840, 990),
    ("from 9 to 11:30", 540, 690),
    ("10am-1pm", 600, 780),
]
_PLACES = rows(
    "在厂里|在车间|在企业|在慈溪工厂|在实验室|在公司|去北仑厂区|线上|现场|到企业|在客户现场",
)
_PLACES_ENGLISH = ["at the plant", "in the lab", "online", "at our factory", "on site", "remotely", "in the workshop"]
_DEEDS = rows(
    "调试设备|改夹具|编写项目申报书|讨论方案|做涂层测试|给技术员培训|解决漏油问题|看1000吨压机",
    "调2号线参数|写专利交底书|对接成果转化|测试3组样品|优化焊接工艺|改PLC程序|审图纸|诊断注塑缺陷",
    "做5轮实验|整理3月份数据",
)
_DEEDS_ENGLISH = rows(
    "debugging the line|met the R&D team|patent draft|trained 12 operators|process review",
    "tested 3 samples|wrote the grant proposal|design review|PLC programming",
)
_WEEKDAYS = "一二三四五六日"


def _day(ago: int) -> date:
    return _TODAY - timedelta(days=ago)


def _is(day: date | None, minutes: int | None) -> Expected:
    return {"date": day.isoformat() if day else None, "minutes": minutes}


def _in_any_order(rng: random.Random, marks: list[str], orders: Sequence[tuple[int, ...]]) -> _Pairs:
    for _ in range(700):
        (day, ago), (length, minutes) = rng.choice(_DAYS), rng.choice(_LENGTHS)
        parts = [day, length, rng.choice(_PLACES), rng.choice(_DEEDS)]
        mark = rng.choice(marks)
        order = rng.choice(orders)
        yield mark.join(parts[n] for n in order), _is(_day(ago), minutes)


def _commas() -> _Pairs:
    return _in_any_order(random.Random(SEED), ["，", ",", "。", "；", ", "], list(permutations(range(4))))


def _spaces() -> _Pairs:
    orders = [(0, 2, 3, 1), (0, 1, 2, 3), (1, 0, 2, 3), (0, 3, 2, 1), (2, 3, 1, 0), (3, 1, 0, 2)]
    return _in_any_order(random.Random(SEED + 1), [" ", "  "], orders)


def _run_together() -> _Pairs:
    rng = random.Random(SEED + 2)
    for _ in range(700):
        (day, ago), (length, minutes) = rng.choice(_DAYS), rng.choice(_LENGTHS)
        part = rng.choice(["", "", "上午", "下午", "晚上"])
        place, deed = rng.choice(_PLACES), rng.choice(_DEEDS)
        form = rng.choice(
            rows(
                "{0}{1}{2}{3}{4}|{0}{1}{2}{3}了{4}|{0}{1}{2}{3}，{4}|我{0}{1}{2}{3}，用了{4}",
                "{0}{1}{2}{3}共{4}|{0}{1}{4}{2}{3}",
            )
        )
        yield form.format(day, part, place, deed, length), _is(_day(ago), minutes)


def _with_spans() -> _Pairs:
    rng = random.Random(SEED + 3)
    for _ in range(700):
        (day, ago), (span, start, end) = rng.choice(_DAYS), rng.choice(_SPANS)
        place, deed = rng.choice(_PLACES), rng.choice(_DEEDS)
        form = rng.choice(
            rows(
                "{0}{1}{2}{3}|{0} {1} {2}{3}|{0}，{1}，{2}，{3}|{0}{2}{3}，{1}|{1} {0} {2}{3}",
                "{0}{1}，{2}{3}。",
            )
        )
        yield form.format(day, span, place, deed), _is(_day(ago), end - start)


def _two_spans() -> _Pairs:
    rng = random.Random(SEED + 4)
    earlier = [("上午9点到11点", 120), ("9:00-11:00", 120), ("8:30—11:30", 180), ("上午9-11点", 120)]
    later = [("下午2点到5点", 180), ("14:00-17:30", 210), ("13:30~16:00", 150), ("下午2-5点", 180)]
    for _ in range(400):
        (day, ago), (one, a), (two, b) = rng.choice(_DAYS), rng.choice(earlier), rng.choice(later)
        form = rng.choice(["{0}{1}{m}{2}{3}", "{0} {1}{m}{2} {3}", "{0}{3}，{1}{m}{2}", "{0}，{1}{m}{2}，{3}"])
        yield (
            form.format(day, one, two, rng.choice(_DEEDS), m=rng.choice(["，", "、", "；", " ", "和"])),
            _is(_day(ago), a + b),
        )


def _two_things() -> _Pairs:
    rng = random.Random(SEED + 5)
    for _ in range(500):
        (day, ago), (one, a), (two, b) = rng.choice(_DAYS), rng.choice(_LENGTHS), rng.choice(_LENGTHS)
        deed, other = rng.sample(_DEEDS, 2)
        form = rng.choice(
            rows(
                "{0}{1}{2}，{3}{4}|{0}上午{1}{2}，下午{3}{4}|{0}{2}{1}，{4}{3}|{0}：{1}{2}；{3}{4}",
                "{0}上午{2}{1}；下午{4}{3}|{0}{1}{2}\n{3}{4}",
            )
        )
        yield form.format(day, deed, one, other, two), _is(_day(ago), a + b)


def _several_days() -> _Pairs:
    rng = random.Random(SEED + 6)
    days = rows(
        "上周三到周五|昨天和今天|周一周二|3月2号到3月4号|3月2、3、4号|3月2-4号|上周一三五|前天、昨天",
        "上周一、三、五|周一到今天|3/2-3/4|昨天前天|这周一和周二",
    )
    for _ in range(400):
        form = rng.choice(
            rows(
                "{0}每天{1}{2}|{0}各{1}{2}|{0}{2}，每天{1}|{0} 每天{1} {2}|{0}在厂里{2}，每天都是{1}",
                "{0}都在{2}，每天{1}",
            )
        )
        yield form.format(rng.choice(days), rng.choice(_LENGTHS)[0], rng.choice(_DEEDS)), _is(None, None)


def _entries_by_day() -> _Pairs:
    rng = random.Random(SEED + 7)
    for _ in range(400):
        (one, a), (two, b) = rng.sample(_DAYS, 2)
        deed, other = rng.sample(_DEEDS, 2)
        form = rng.choice(
            rows(
                "{0}{1}{2}，{3}{4}{5}|{0}{2}{1}；{3}{5}{4}|{0}下午{1}{2}。{3}上午{4}{5}",
                "{0} {1} {2}\n{3} {4} {5}|{1}{2}{0}，{4}{5}{3}",
            )
        )
        length, second = rng.choice(_LENGTHS), rng.choice(_LENGTHS)
        same = _day(a) == _day(b)
        yield (
            form.format(one, deed, length[0], two, other, second[0]),
            _is(_day(a), length[1] + second[1]) if same else _is(None, None),
        )


def _traditional() -> _Pairs:
    rng = random.Random(SEED + 8)
    days = [("昨天", 1), ("上週五", 5), ("週一", 2), ("3月5號", 6), ("禮拜二", 1), ("前天", 2)]
    lengths = pairs(
        "三個小時=180|兩個半鐘頭=150|兩點到五點=180|下午兩點到五點半=210|半天=240|1小時20分鐘=80",
    )
    deeds = ["調試設備", "討論方案", "寫專利", "給技術員培訓", "改夾具", "優化工藝"]
    places = ["在廠裡", "在車間", "線上", "現場", "在實驗室", "在企業"]
    for _ in range(500):
        (day, ago), (length, minutes) = rng.choice(days), rng.choice(lengths)
        form = rng.choice(
            rows(
                "{0}{1}{2}{3}|{0}{2}{1}{3}|{0}，{1}，{2}，{3}|{0} {2} {1}{3}|{0}{1}{3}，{2}",
                "{2}。{0}。{1}。{3}",
            )
        )
        yield form.format(day, rng.choice(places), length, rng.choice(deeds)), _is(_day(ago), minutes)


def _english() -> _Pairs:
    rng = random.Random(SEED + 9)
    for _ in range(700):
        (day, ago), (length, minutes) = rng.choice(_DAYS_ENGLISH), rng.choice(_LENGTHS_ENGLISH)
        place, deed = rng.choice(_PLACES_ENGLISH), rng.choice(_DEEDS_ENGLISH)
        form = rng.choice(
            rows(
                "{0} {1} {2} {3}|{0}: {2}, {1}, {3}|{2} for {1} {0} {3}|{0}, {1}, {2}, {3}",
                "{1} {0}: {2} {3}|spent {1} {0} {3}: {2}|{0} I spent {1} {3}, {2}|{2} {3} {0}, {1}",
            )
        )
        text = form.format(day, length, deed, place)
        yield text if rng.random() < 0.5 else text[:1].upper() + text[1:], _is(_day(ago), minutes)


def _english_spans() -> _Pairs:
    rng = random.Random(SEED + 10)
    for _ in range(500):
        (day, ago), (span, start, end) = rng.choice(_DAYS_ENGLISH), rng.choice(_SPANS_ENGLISH)
        place, deed = rng.choice(_PLACES_ENGLISH), rng.choice(_DEEDS_ENGLISH)
        form = rng.choice(
            ["{0} {1} {2} {3}", "{0}, {1}, {2}, {3}", "{2} {3} {0} {1}", "{0} {1}: {2} {3}", "{1} {0} {2}"]
        )
        yield form.format(day, span, deed, place), _is(_day(ago), end - start)


def _mixed() -> _Pairs:
    rng = random.Random(SEED + 11)
    days = [*_DAYS[:6], *_DAYS_ENGLISH[:4], ("zuotian", 1), ("qiantian", 2)]
    deeds = ["调参", "meeting", "debug PLC", "写report", "review图纸", "train技术员", "讨论AGV方案", "做simulation"]
    for _ in range(500):
        (day, ago), (length, minutes) = (
            rng.choice(days),
            rng.choice([*_LENGTHS[:10], *_LENGTHS_ENGLISH, ("3xiaoshi", 180)]),
        )
        form = rng.choice(["{0} {1} {2}", "{0} {2} {1}", "{0}, {2}, {1}", "{1} {2}, {0}"])
        yield form.format(day, length, rng.choice(deeds)), _is(_day(ago), minutes)


def _voice() -> _Pairs:
    rng = random.Random(SEED + 12)
    for _ in range(500):
        (day, ago), (length, minutes) = rng.choice(_DAYS[:10]), rng.choice(_LENGTHS[:14])
        place, deed = rng.choice(_PLACES), rng.choice(_DEEDS)
        form = rng.choice(
            rows(
                "嗯{0}{1}{2}{3}|{0}。{1}。{2}。{3}。|{0}我{1}{2}，大概用了{3}吧。",
                "那个{0}，呃，{1}{2}了{3}|{0}呢{1}{2}，一共{3}。|我{0}{1}，{2}，{3}左右。",
            )
        )
        yield form.format(day, place, deed, length), _is(_day(ago), minutes)


def _incomplete() -> _Pairs:
    rng = random.Random(SEED + 13)
    for _ in range(400):
        (day, ago), (length, minutes) = rng.choice(_DAYS), rng.choice(_LENGTHS)
        place, deed = rng.choice(_PLACES), rng.choice(_DEEDS)
        yield f"{day}{place}{deed}", _is(_day(ago), None)
        yield f"{place}{deed}{length}", _is(None, minutes)
        yield f"{deed}，{length}", _is(None, minutes)
        yield f"{day}，{length}", _is(_day(ago), minutes)
        yield f"{deed}", _is(None, None)


def _must_ask() -> _Pairs:
    rng = random.Random(SEED + 14)
    for deed in _DEEDS:
        for n in range(2, 5):
            yield f"昨天{deed}{n}到{n + 1}个小时", _is(_YESTERDAY, None)
            yield f"昨天{deed}不到{n}小时", _is(_YESTERDAY, None)
            yield f"昨天{deed}，至少{n}小时", _is(_YESTERDAY, None)
            yield f"昨天{deed}，{n}", _is(_YESTERDAY, None)
        yield f"昨天{deed}大半天", _is(_YESTERDAY, None)
        yield f"昨天{deed}好几个小时", _is(_YESTERDAY, None)
        yield f"2月30号{deed}2小时", _is(None, 120)
        yield f"4月31日{deed}半天", _is(None, 240)
        yield f"最近{deed}3小时", _is(None, 180)
        yield f"上周{deed}3小时", _is(None, 180)
        yield f"每周三{deed}2小时", _is(None, None)
        yield f"昨天和前天{deed}，一共{rng.choice([4, 6])}小时", _is(None, None)
        yield f"昨天六点到八点{deed}", _is(_YESTERDAY, None)
        yield f"昨天17:00-14:00{deed}", _is(_YESTERDAY, None)
        yield f"昨天9:00-17:00{deed}，中午休息1小时", _is(_YESTERDAY, None)


def families() -> list[Family]:
    """Every family of messages."""
    made = {
        "parts by commas, any order": _commas(),
        "parts by spaces": _spaces(),
        "run together": _run_together(),
        "with a span": _with_spans(),
        "two spans a day": _two_spans(),
        "two things a day": _two_things(),
        "several days, each": _several_days(),
        "two days, two entries": _entries_by_day(),
        "traditional characters": _traditional(),
        "English": _english(),
        "English with a span": _english_spans(),
        "both languages": _mixed(),
        "as voice types": _voice(),
        "something missing": _incomplete(),
        "must be asked": _must_ask(),
    }
    return [family("logs", name, items) for name, items in made.items()]
