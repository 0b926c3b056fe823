"""Families of lengths: numeral form, unit, half, range, spelling and language, each with its minutes."""

from __future__ import annotations

from collections.abc import Iterator

from tests.unit.language.families.family import Expected, Family, family, pairs, rows
from tests.unit.language.families.numerals import english, han, wide

_Pairs = Iterator[tuple[str, Expected]]

_TIMES = [(h, m) for h in range(8, 23) for m in (0, 10, 15, 30, 45)]


def _minutes(n: int) -> Expected:
    return {"minutes": n}


def _span(start: int, end: int) -> Expected:
    return {"minutes": end - start, "start": _face(start), "end": _face(end)}


def _face(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _hours() -> _Pairs:
    for n in range(1, 13):
        for number in (str(n), wide(str(n)), han(n, counted=True)):
            for unit in ("小时", "个小时", "个钟头", "钟头", "个钟", "小時", "個小時", "個鐘頭", " 小时", " 个小时"):
                yield f"{number}{unit}", _minutes(60 * n)
        for unit in ("h", " h", "H", "hr", " hr", "hrs", " hrs", " hours", "hours", " Hours", " hour"):
            yield f"{n}{unit}", _minutes(60 * n)
        yield f"{english(n)} hour{'s' if n > 1 else ''}", _minutes(60 * n)


def _halves() -> _Pairs:
    yield from (
        (text, _minutes(30))
        for text in ("半小时", "半个小时", "半個小時", "半个钟头", "半个钟", "half an hour", "0.5小时", "0.5h")
    )
    for n in range(1, 12):
        minutes = _minutes(60 * n + 30)
        for number in (str(n), han(n, counted=True), wide(str(n))):
            for form in rows(
                "{}个半小时|{}個半小時|{}小时半|{}个小时半|{}个半钟头|{}个半钟|{}小时30分|{}小时三十分钟",
            ):
                yield form.format(number), minutes
        for form in rows(
            "{}.5小时|{}.5个小时|{}.5h|{}.5 hours|{}.5 hrs|{}½小时|{}½ hours|{} 1/2 hours",
        ):
            yield form.format(n), minutes
        yield f"{han(n)}点五小时", minutes
        yield f"{english(n)} and a half hours", minutes
        yield f"{english(n)} hour{'s' if n > 1 else ''} and a half", minutes


def _hours_and_minutes() -> _Pairs:
    for n in range(1, 9):
        for m in (5, 10, 15, 20, 25, 30, 40, 45, 50):
            minutes = _minutes(60 * n + m)
            for form in rows(
                "{}小时{}分钟|{}小时{}分|{}个小时{}分钟|{}小時{}分鐘|{} 小时 {} 分|{}小时零{}分",
                "{}小时又{}分钟",
            ):
                yield form.format(n, m), minutes
                yield form.format(han(n, counted=True), han(m)), minutes
            for form in rows(
                "{}h{}m|{}h {}m|{}h{}min|{} h {} min|{} hours {} minutes|{} hours and {} minutes",
                "{}hrs {}mins",
            ):
                yield form.format(n, m), minutes
            yield f"{english(n)} hours {english(m)} minutes", minutes
            if m >= 10:
                yield f"{n}h{m}", minutes
                yield f"{n}小时{m}", minutes
                yield f"{han(n, counted=True)}小时{han(m)}", minutes
        yield f"{han(n, counted=True)}小时一刻钟", _minutes(60 * n + 15)
        yield f"{n}个小时三刻", _minutes(60 * n + 45)


def _only_minutes() -> _Pairs:
    for m in (5, 10, 15, 20, 25, 30, 40, 45, 50, 60, 75, 90, 100, 120, 150):
        for form in ("{}分钟", "{}分", "{}分鐘", "{} 分钟", "{}min", "{} min", "{}mins", "{} minutes", "{} Minutes"):
            yield form.format(m), _minutes(m)
        yield f"{han(m)}分钟", _minutes(m)
        yield f"{wide(str(m))}分钟", _minutes(m)
        if m < 60:
            yield f"{english(m)} minutes", _minutes(m)
    for word, m in (("一", 15), ("两", 30), ("三", 45)):
        yield f"{word}刻钟", _minutes(m)


def _days() -> _Pairs:
    halves = rows(
        "半天|半日|半个工作日|half a day|half day|0.5天|0.5 days|一个上午|一上午|一个下午|整个下午",
        "all morning|all afternoon",
    )
    yield from ((text, _minutes(240)) for text in halves)
    yield from (
        (text, _minutes(480))
        for text in ("一天", "1天", "一整天", "整天", "全天", "a day", "a full day", "all day", "1 day", "一個工作日")
    )
    yield from ((text, _minutes(120)) for text in ("半个上午", "半个下午", "半個上午"))
    for n in range(1, 4):
        yield f"{han(n, counted=True)}天", _minutes(480 * n)
        yield f"{han(n, counted=True)}天半", _minutes(480 * n + 240)
        yield f"{n}.5天", _minutes(480 * n + 240)
        yield f"{n} days", _minutes(480 * n)
        yield f"{han(n, counted=True)}个工作日", _minutes(480 * n)


def _clock_ranges() -> _Pairs:
    for start in range(8 * 60, 21 * 60, 35):
        start -= start % 15
        for length in (45, 90, 150, 195, 240):
            end = start + length
            if end >= 24 * 60:
                continue
            one, two = _face(start), _face(end)
            for mark in ("-", "~", "—", "–", "到", "至", " - ", " 到 ", "--", " to "):
                yield f"{one}{mark}{two}", _span(start, end)
                yield wide(f"{one}{mark}{two}") if mark != " to " else f"from {one} to {two}", _span(start, end)


def _said(minutes: int, *, figures: bool, hour: int | None = None) -> str:
    hour = minutes // 60 if hour is None else hour
    rest = minutes % 60
    number = str(hour) if figures else han(hour, counted=True)
    tail = {0: "", 15: "一刻", 30: "半", 45: "三刻"}.get(rest) if not figures or rest == 30 else None
    if tail is None:
        tail = "" if not rest else f"{rest}分" if figures else f"{han(rest)}分"
    return f"{number}点{tail}"


def _part(minutes: int) -> str:
    return "上午" if minutes < 12 * 60 else "中午" if minutes < 13 * 60 else "下午" if minutes < 18 * 60 else "晚上"


def _twelve(minutes: int) -> int:
    hour = minutes // 60
    return hour if hour <= 12 else hour - 12


def _spoken_ranges() -> _Pairs:
    for start in range(8 * 60, 20 * 60, 15):
        for length in (60, 90, 135, 210):
            end = start + length
            if end >= 22 * 60:
                continue
            for figures in (True, False):
                one, two = (_said(t, figures=figures) for t in (start, end))
                for mark in ("到", "至", "-", "一直到"):
                    yield f"{one}{mark}{two}", _span(start, end)
                    short = [_part(t) + _said(t, figures=figures, hour=_twelve(t)) for t in (start, end)]
                    yield mark.join(short), _span(start, end)
                    if _part(start) == _part(end):
                        yield short[0] + mark + _said(end, figures=figures, hour=_twelve(end)), _span(start, end)
                yield f"從{one.replace('点', '點')}到{two.replace('点', '點')}", _span(start, end)


def _working_hours() -> _Pairs:
    """Bare hours are those of work: one to five in the afternoon, eight to twelve in the morning."""
    for start in (*range(8, 12), *range(1, 6)):
        for length in (1, 2, 3, 4):
            first = start if start >= 8 else start + 12
            last = first + length
            for half in (0, 30):
                expected = _span(first * 60, last * 60 + half)
                hour = last if last <= 12 else last - 12
                for figures in (True, False):
                    yield (
                        f"{_said(first * 60, figures=figures, hour=start)}到{_said(half, figures=figures, hour=hour)}",
                        expected,
                    )


def _english_ranges() -> _Pairs:
    for start in range(8 * 60, 20 * 60, 30):
        for length in (60, 90, 150, 240):
            end = start + length
            halves = ["am" if t < 720 else "pm" for t in (start, end)]
            plain = [f"{_twelve(t)}" + (f":{t % 60:02}" if t % 60 else "") for t in (start, end)]
            for form in rows(
                "{}{} - {}{}|{}{}-{}{}|{}{} to {}{}|from {}{} to {}{}|from {} {} until {} {}",
                "between {}{} and {}{}",
            ):
                yield form.format(plain[0], halves[0], plain[1], halves[1]), _span(start, end)
            if halves[0] == halves[1]:
                yield f"{plain[0]}-{plain[1]}{halves[1]}", _span(start, end)
    for n in range(1, 5):
        yield f"half past {english(n)} to {english(n + 1)}", _span((n + 12) * 60 + 30, (n + 13) * 60)
        yield f"from {english(n)} to half past {english(n + 2)}", _span((n + 12) * 60, (n + 14) * 60 + 30)
        yield f"{english(n)} till {english(n + 2)}", _span((n + 12) * 60, (n + 14) * 60)
        yield (
            f"quarter past {english(n)} until quarter to {english(n + 2)}",
            _span((n + 12) * 60 + 15, (n + 13) * 60 + 45),
        )
    for n in (9, 10, 11):
        yield f"{n}am-noon", _span(n * 60, 720)
        yield f"from {english(n)} to noon", _span(n * 60, 720)


def _several() -> _Pairs:
    spans = [(540, 660, 840, 960), (510, 690, 810, 1020), (600, 720, 840, 1050)]
    for a, b, c, d in spans:
        total = _minutes(b - a + d - c)
        faces = [_face(t) for t in (a, b, c, d)]
        for mark in ("，", "、", "；", " ", "和", "+", ", "):
            for dash in ("-", "—", "到", "~"):
                yield f"{faces[0]}{dash}{faces[1]}{mark}{faces[2]}{dash}{faces[3]}", total
        said = [_part(t) + _said(t, figures=False, hour=_twelve(t)) for t in (a, b, c, d)]
        for mark in ("，", "、", "；", "。", ""):
            yield f"{said[0]}到{said[1]}{mark}{said[2]}到{said[3]}", total
    for n in range(1, 5):
        for m in range(1, 5):
            for mark in ("，", "", "、", "。", " "):
                yield f"上午{n}小时{mark}下午{han(m, counted=True)}个小时", _minutes(60 * (n + m))
            yield f"{n}h+{m}h", _minutes(60 * (n + m))
            yield f"{n}小时+{m}小时", _minutes(60 * (n + m))
            yield f"{n}h + {15 * m} min", _minutes(60 * n + 15 * m) if m < 4 else _minutes(60 * n + 60)


def _surrounded() -> _Pairs:
    lengths = pairs(
        "3小时=180|两个半小时=150|半天=240|一小时二十分钟=80|90分钟=90|三個鐘頭=180|2h=120",
    )
    for text, n in lengths:
        for form in rows(
            "大概{}|大约{}|约{}|差不多{}|{}左右|{}吧|{}。|{}！|一共{}|总共{}吧|用了{}|花了{}|嗯，{}|{}了",
            "我干了{}|大概用了{}左右吧|是{}|{}，谢谢|（{}）|共计 {}|整整{}| {} ",
        ):
            yield form.format(text), _minutes(n)
    for text, n in (("3 hours", 180), ("90 minutes", 90), ("an hour and a half", 90), ("2h", 120)):
        for form in rows(
            "about {}|around {}|roughly {}|approx. {}|{} in total|it took {}|I spent {}|{}.|~{}",
        ):
            yield form.format(text), _minutes(n)
    for n in range(1, 9):
        yield f"{han(n, counted=True)}个多小时", _minutes(60 * n)
        yield f"{n}小时多", _minutes(60 * n)
        yield f"大概{n}个多小时", _minutes(60 * n)


def _over_midnight() -> _Pairs:
    for start in (20, 21, 22, 23):
        for end in (1, 2, 3):
            expected: Expected = {"minutes": (24 + end - start) * 60, "start": f"{start}:00", "end": f"0{end}:00"}
            yield f"{start}:00-{end}:00", expected
            yield f"{start}:00-次日{end}:00", expected
            yield f"{start}:00 - 0{end}:00", expected
            yield f"晚上{start - 12}点到凌晨{end}点", expected
            yield f"晚上{han(start - 12)}点到第二天凌晨{han(end, counted=True)}点", expected
            yield f"{start - 12}pm to {end}am", expected


def _must_ask() -> _Pairs:
    texts: list[str] = []
    for n in range(1, 13):
        texts += [str(n), han(n), f"{n}个", f"{n}.5" if n < 12 else "12.5", wide(str(n))]
        texts += [
            f"不到{n}小时",
            f"至少{n}小时",
            f"{n}小时以上",
            f"{n}小时以内",
            f"最多{n}个小时",
            f"at least {n} hours",
            f"less than {n} hours",
        ]
        texts += [
            f"{n}-{n + 1}小时",
            f"{n}到{n + 1}个小时",
            f"{n}或{n + 1}小时",
            f"{n} to {n + 1} hours",
            f"不是{n}小时",
            f"{n}小时还是{n + 1}小时",
        ]
    for a, b in zip("一二三四五六七八", "二三四五六七八九", strict=True):
        texts += [f"{a if a != '二' else '两'}{b}个小时", f"{a}{b}十分钟" if a != "一" else "一二十分钟"]
    for start in range(13, 20):
        texts += [f"{start}:00-{start - 3}:00", f"{start}点到{start - 2}点" if start < 18 else f"{start}:30-{start}:00"]
    texts += [
        "6点到8点",
        "七点到九点",
        "7点到11点",
        "六点半到九点",
        "大半天",
        "小半天",
        "一晚上",
        "几个小时",
        "好几个小时",
        "一会儿",
        "a few hours",
    ]
    texts += [
        "下午",
        "上午",
        "昨天",
        "忘了",
        "很久",
        "0小时",
        "九点",
        "下午三点",
        "2:30",
        "a while",
        "some time",
        "一周",
        "3个星期",
        "3小时，4小时",
        "9-11",
        "2—5",
    ]
    yield from ((text, {"minutes": None}) for text in texts)


def families() -> list[Family]:
    """Every family of lengths."""
    made = {
        "hours": _hours(),
        "halves": _halves(),
        "hours and minutes": _hours_and_minutes(),
        "minutes and quarters": _only_minutes(),
        "days and halves of days": _days(),
        "ranges by the clock": _clock_ranges(),
        "ranges as spoken": _spoken_ranges(),
        "bare hours of work": _working_hours(),
        "ranges in English": _english_ranges(),
        "several and sums": _several(),
        "with words around": _surrounded(),
        "over midnight": _over_midnight(),
        "must be asked": _must_ask(),
    }
    return [family("durations", name, items) for name, items in made.items()]
