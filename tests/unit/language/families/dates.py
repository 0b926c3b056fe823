"""Families of dates: form, numeral, separators and language, each with its day by construction."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tests.unit.language.families.family import NOW, Expected, Family, family, rows
from tests.unit.language.families.numerals import english, han, wide

_Pairs = Iterator[tuple[str, Expected]]

_TODAY = NOW.date()
_YEAR = [_TODAY - timedelta(days=n) for n in range(0, 360, 7)]
_WEEKDAYS = "一二三四五六日"
_ENGLISH_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_YEAR_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def _is(day: date) -> Expected:
    return {"date": day.isoformat()}


def _with_year() -> _Pairs:
    for day in _YEAR:
        y, m, d = day.year, day.month, day.day
        for mark in "-/.":
            yield f"{y}{mark}{m}{mark}{d}", _is(day)
            yield f"{y}{mark}{m:02}{mark}{d:02}", _is(day)
            yield wide(f"{y}{mark}{m}{mark}{d}"), _is(day)
        yield f"{y}{m:02}{d:02}", _is(day)
        for form in ("{}年{}月{}日", "{}年{}月{}号", "{}年{}月{}號", "{} 年 {} 月 {} 日", "{}年{}月{}"):
            yield form.format(y, m, d), _is(day)
        yield f"{str(y).translate(_YEAR_DIGITS)}年{han(m)}月{han(d)}日", _is(day)
        yield f"{y % 100}年{m}月{d}号", _is(day)
        yield f"{'今年' if y == _TODAY.year else '去年'}{m}月{d}号", _is(day)
        for form in ("%d %B %Y", "%B %d, %Y", "%b %d %Y", "%d %b %Y", "%d-%b-%Y"):
            yield day.strftime(form), _is(day)


def _without_year() -> _Pairs:
    for day in _YEAR:
        m, d = day.month, day.day
        for form in rows(
            "{}月{}日|{}月{}号|{}月{}號|{} 月 {} 日|{}月{}|{}/{}|{}.{}|{}-{}|{:02}/{:02}|{:02}.{:02}",
            "{:02}月{:02}日|{:02}{:02}|{}月份{}号",
        ):
            yield form.format(m, d), _is(day)
        yield f"{han(m)}月{han(d)}日", _is(day)
        yield f"{han(m)}月{han(d)}号", _is(day)
        yield f"{m}月{han(d)}号", _is(day)
        yield wide(f"{m}月{d}日"), _is(day)
        for form in ("%B {}", "%b {}", "%b. {}", "{} %B", "{} %b", "the {} of %B"):
            yield day.strftime(form).format(f"{d}{_ordinal(d)}" if "the" in form else d), _is(day)
        yield day.strftime(f"%B {d}{_ordinal(d)}"), _is(day)


def _ordinal(n: int) -> str:
    return "th" if 10 < n < 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


def _words() -> _Pairs:
    table = {
        0: "今天 今日 今儿 今儿个 today 今天上午 今天下午 今晚 今早 今儿下午 jintian",
        1: "昨天 昨日 昨儿 昨儿个 昨个 作天 yesterday 昨天上午 昨天下午 昨晚 昨天晚上 昨儿下午 zuotian 昨天中午",
        2: "前天 前日 前儿 前天上午 前天下午 前天晚上 前晚 qiantian",
        3: "大前天 大前天下午",
    }
    for n, words in table.items():
        for word in words.split():
            for form in ("{}", "{}吧", "是{}", "{}的", "就{}", "{}。", " {} "):
                yield form.format(word), _is(_TODAY - timedelta(days=n))
    for text in ("the day before yesterday", "day before yesterday"):
        yield text, _is(_TODAY - timedelta(days=2))
    for text in ("yesterday morning", "yesterday afternoon", "last night", "Yesterday", "yesterday evening"):
        yield text, _is(_TODAY - timedelta(days=1))


def _ago() -> _Pairs:
    for n in range(1, 21):
        day = _is(_TODAY - timedelta(days=n))
        for form in ("{}天前", "{}天之前", "{}天以前", "{}日前", "{} 天前"):
            yield form.format(n), day
            yield form.format(han(n, counted=True)), day
        yield f"{n} day{'s' if n > 1 else ''} ago", day
        yield f"{english(n)} day{'s' if n > 1 else ''} ago", day
    for n in range(1, 5):
        day = _is(_TODAY - timedelta(weeks=n))
        for form in ("{}周前", "{}个星期前", "{}个礼拜前", "{}星期前", "{}周之前", "{}個禮拜前"):
            yield form.format(n), day
            yield form.format(han(n, counted=True)), day
        yield f"{english(n)} week{'s' if n > 1 else ''} ago", day


def _weekdays() -> _Pairs:
    monday = _TODAY - timedelta(days=_TODAY.weekday())
    for n, name in enumerate(_WEEKDAYS):
        latest = _is(_TODAY - timedelta(days=(_TODAY.weekday() - n) % 7))
        for week in ("周", "星期", "礼拜", "週", "禮拜"):
            yield f"{week}{name}", latest
            yield f"{week}{name}下午", latest
            for which, weeks in (("上", -1), ("上个", -1), ("上上", -2), ("这", 0), ("本", 0), ("上個", -1)):
                if which.endswith(("个", "個")) and week in "周週":
                    continue
                yield f"{which}{week}{name}", _is(monday + timedelta(days=n, weeks=weeks))
                yield f"{which}{week}{name}上午", _is(monday + timedelta(days=n, weeks=weeks))
        yield f"{_ENGLISH_DAYS[n]}", latest
        yield f"on {_ENGLISH_DAYS[n]}", latest
        yield f"{_ENGLISH_DAYS[n][:3]}", latest
        yield f"{_ENGLISH_DAYS[n]} last week", _is(monday + timedelta(days=n, weeks=-1))
        if n > _TODAY.weekday():
            yield f"last {_ENGLISH_DAYS[n]}", _is(monday + timedelta(days=n, weeks=-1))
    yield "周天", _is(_TODAY - timedelta(days=3))
    yield "礼拜天", _is(_TODAY - timedelta(days=3))


def _in_month() -> _Pairs:
    for n in range(1, 12):
        day = _is(_TODAY.replace(day=n))
        for form in ("{}号", "{}日", "这个月{}号", "本月{}日", "{}號", "{} 号"):
            yield form.format(n), day
            yield form.format(han(n)), day
        yield f"the {n}{_ordinal(n)}", day
        yield f"{n}号下午", day
    for n in range(1, 29):
        day = _is(date(2026, 2, n))
        for form in ("上个月{}号", "上月{}日", "上個月{}號"):
            yield form.format(n), day
            yield form.format(han(n)), day
    yield "上月最后一天", _is(date(2026, 2, 28))
    yield "上个月第一天", _is(date(2026, 2, 1))
    for place, n in (("一", 0), ("二", 1), ("三", 2)):
        for number, name in enumerate(_WEEKDAYS):
            first = date(2026, 2, 1)
            days = [first + timedelta(days=k) for k in range(28) if (first + timedelta(days=k)).weekday() == number]
            yield f"上个月第{place}个周{name}", _is(days[n])
            yield f"上个月的第{place}个星期{name}", _is(days[n])


def _beside() -> _Pairs:
    for day in _YEAR[:20]:
        name = _WEEKDAYS[day.weekday()]
        for form in rows(
            "{m}月{d}日（周{w}）|{m}月{d}号 周{w}|{m}月{d}日星期{w}|周{w}（{m}月{d}日）",
            "{m}月{d}号(星期{w})下午",
        ):
            yield form.format(m=day.month, d=day.day, w=name), _is(day)
        for form in rows(
            "{m}月{d}日下午|{m}月{d}号上午9点|{m}月{d}日 14:00|{m}月{d}日晚上|{m}月{d}号的下午",
            "在{m}月{d}号",
        ):
            yield form.format(m=day.month, d=day.day), _is(day)
        yield f"{day:%A} {day.day} {day:%B}", _is(day)
        yield f"{day:%A}, {day:%B} {day.day}", _is(day)


def _must_ask() -> _Pairs:
    texts = rows(
        "最近|前几天|上周|上周末|周末|月底|月初|上个月|忘了|前两天|这几天|recently|last week",
        "the other day",
    )
    texts += [
        "2月30号",
        "2月29日",
        "4月31号",
        "6月31日",
        "13月1号",
        "0月5日",
        "3月32号",
        "2026-02-29",
        "2026/13/01",
        "Feb 30",
        "31号",
        "30号",
        "99号",
    ]
    texts += [
        "3月5号或6号",
        "周一或周二",
        "昨天还是前天",
        "3月2号到4号",
        "上周三到周五",
        "周一和周三",
        "每周三",
        "天天",
        "大概3月5号",
        "好像昨天",
        "三月初",
        "3月上旬",
    ]
    texts += [
        "3月5日（周五）",
        "昨天（3月9日）",
        "last Monday",
        "next Friday",
        "5",
        "3月",
        "2026年",
        "上午",
        "下午3点",
        "3小时",
        "不是昨天",
        "last weekend",
        "5号左右",
    ]
    yield from ((text, {"date": None}) for text in texts)


def families() -> list[Family]:
    """Every family of dates."""
    made = {
        "with the year": _with_year(),
        "without the year": _without_year(),
        "words for days": _words(),
        "so long ago": _ago(),
        "weekdays": _weekdays(),
        "days of a month": _in_month(),
        "with something beside": _beside(),
        "must be asked": _must_ask(),
    }
    return [family("dates", name, items) for name, items in made.items()]
