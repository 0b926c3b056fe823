"""The days that a longer message names at one place of it: 昨天, 上周三到周五, 3月2、3、4号, 周一三五, this week.

Belongs here: what stands for a day, and several of them together. What one day is called is for `dates`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from kjfz_bot.language import date_words, log_words
from kjfz_bot.language.clock_times import any_of
from kjfz_bot.language.dates import parse_date
from kjfz_bot.language.duration_words import DASHES
from kjfz_bot.language.figure_spans import figured_span_at
from kjfz_bot.language.log_day_lists import (
    MOST_DAYS,
    ORDINAL_ENDS,
    UNIT_FOLLOWS,
    WEEK,
    WHICH,
    DaysFound,
    N,
    between,
    counted_off,
    day_list,
)
from kjfz_bot.language.numerals import number
from kjfz_bot.language.relative_days import in_week

_MONTHS = any_of(date_words.MONTHS_EN)
_NO_TIME = r"(?!\d?(?:\.\d+)? ?(?:个|小时|钟头|h|点|:|分|min|[-–~到至] ?\d))"
_N, _WEEK, _WHICH, _UNIT_FOLLOWS = N, WEEK, WHICH, UNIT_FOLLOWS
_WEEKDAYS = any_of(name for name in date_words.WEEKDAYS_EN if len(name) > 4)
_SHORT_WEEKDAYS = any_of(name for name in date_words.WEEKDAYS_EN if len(name) <= 4)
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKS_AGO = re.compile(r"(?:weeks? ago|[周期拜](?:之|以)?前)$")
_FARTHEST = timedelta(days=62)  # days of one list are not farther apart
_COUNT = r"(?:\d{1,2}|a|an|one|two|three|four|five|six|seven|eight|nine|ten)"

_STRONG = [
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?:19|20)\d{2} ?(?:年 ?\d{1,2} ?月 ?\d{1,2} ?[日号]?|[-./] ?\d{1,2} ?[-./] ?\d{1,2})(?!\d)",
        r"(?<!\d)20\d{2}[01]\d[0-3]\d(?!\d)",
        r"[零〇一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]",
        rf"(?:(?:去年|前年|今年|明年|\d{{2}}年)的? ?)?(?:{_N}) ?月份? ?"
        rf"(?:{_N} ?[日号](?:当天)?|\d{{1,2}}(?!\d){_UNIT_FOLLOWS})",
        rf"(?:{_WHICH}|当)月的?(?:最后一天|第一天|(?:第[一二三四五1-5]个?|最后一?个?){_WEEK}[一二三四五六日天]|{_N}[日号])",
        rf"{_N}月的?(?:最后一天|第一天|(?:第[一二三四五1-5]个?|最后一?个?){_WEEK}[一二三四五六日天])",
        rf"(?:{_N}|俩)个?{_WEEK}(?:之|以)?前的?{_WEEK}[一二三四五六日天]",
        rf"(?:{_N}|俩)(?:天|日|个?{_WEEK})(?:之|以)?前",
        rf"{_WHICH}?的?{_WEEK}(?:[的 ]?{_WEEK})?"
        r"(?:[一二三四五六日天](?![次趟回])|[1-7](?![\d.:点个时小h天分月日号/-]))(?:[(（]上周[)）])?",
        r"[昨今前明](?=晚上?[\d一二三四五六七八九十]|早上?[\d一二三四五六七八九十])|[昨今前](?=上午|下午|中午|傍晚|晚上|早上)",
        any_of(log_words.DAYS),
        rf"(?:{any_of(log_words.FESTIVALS)})(?!期间|假期|前|后|路|广场|长假|放假)",
        r"(?:农历|阴历)?(?:正月|腊月|冬月|大年)(?:初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)",
        rf"(?:on )?(?:the )?"
        rf"(?:{_ORDINAL} (?:of )?(?:{_MONTHS})|(?:{_MONTHS})\.? (?:the )?{_ORDINAL}(?!\d){_UNIT_FOLLOWS})"
        r"(?:,? \d{4})?"
        r"(?![a-z\d]|:\d)",
        rf"(?:{any_of(log_words.DAYS_ENGLISH)})(?:'s)?(?: (?:morning|afternoon|evening|night))?(?![a-z])",
        rf"{_COUNT} (?:day|week)s? ago(?: on (?:{_WEEKDAYS}|{_SHORT_WEEKDAYS}))?(?![a-z])",
        rf"(?:last|this|next) week(?:'s)?,?:? (?:on )?(?:{_WEEKDAYS}|(?:{_SHORT_WEEKDAYS})(?=[ :,.-]))"
        r"(?: (?:morning|afternoon|evening))?(?![a-z])",
        rf"(?:on )?(?:(?:last|this|next|past|this past) )?(?:{_WEEKDAYS})(?: (?:of )?(?:last|this|next) week)?"
        r"(?: (?:morning|afternoon|evening|night))?(?![a-z])",
        rf"(?:(?:on|last|this|next) )(?:{_SHORT_WEEKDAYS})(?: (?:morning|afternoon|evening))?(?![a-z])",
        r"(?:on )?the \d{1,2}(?:st|nd|rd|th) of (?:last|this) month(?![a-z])",
        rf"(?:on )?the \d{{1,2}}(?:st|nd|rd|th)(?![a-z]){ORDINAL_ENDS}",
        r"on the \d{1,2}(?:st|nd|rd|th)(?= [a-z]+(?:ing|ed)(?![a-z]))",
    )
]
_WEAK_ANYWHERE = re.compile(
    rf"(?<![\d.第])(?:{_N}) ?(?:日(?!本|\d{_NO_TIME})|号(?![{log_words.NOT_A_DAY}]|\d{_NO_TIME}|会议室|会场))"
    rf"|(?:{_SHORT_WEEKDAYS})(?=[{DASHES} :,/&+\u4e00-\u9fff])(?! in)(?: (?:of )?(?:last|this|next) week)?"
    r"(?: (?:morning|afternoon|evening))?"
)
_WEAK_APART = re.compile(rf"(?:1[0-2]|0?[1-9])[/.](?:[12]\d|3[01]|0?[1-9])(?![\d./]){_UNIT_FOLLOWS}")
_WEAK_FIRST = re.compile(rf"(?:1[0-2]|0?[1-9])-(?:[12]\d|3[01]|0?[1-9])(?![\d./-]){_UNIT_FOLLOWS}")
_VAGUE = re.compile(rf"(?:{any_of(log_words.VAGUE_DAYS)})(?![a-z])")
_COUNTED = re.compile(rf"(?P<way>最近|过去|近|前|这|连续|连着)(?P<n>{_N})天")
_RECURRING = re.compile(
    rf"(?:每个?{_WEEK}[一二三四五六日天]?|{any_of(log_words.RECURRING)}|every (?:{_WEEKDAYS}))(?![a-z天日])"
)
_BARE_WEEKDAY = re.compile(rf"{_WEEK}[一二三四五六日天1-7]|(?:on )?(?:{_WEEKDAYS}|{_SHORT_WEEKDAYS})")
_IN_WEEK = re.compile(rf"{_WHICH}的?{_WEEK}|(?:last|this|next) ")
_TO = re.compile(rf" ?(?:一直)?(?P<to>到|至|[{DASHES}]+|(?:to|through|till?|until)(?![a-z])) ?")
_AND = re.compile(r" ?(?:[、,，和与及跟&+]|以及|还有|外加|(?:再|另)?加上?|…|(?:and|plus|as well as)(?![a-z]))? ?")
_OR = re.compile(r" ?(?:或者?是?|还是|or(?![a-z])) ?")
_SINCE = re.compile(r"(?:从|自|from ) ?")
_UNTIL_NOW = re.compile(r" ?(?:到|至)(?:今天?|现在|目前)(?!上午|下午|晚)")


def days_at(text: str, at: int, today: date, *, first: bool, apart: bool) -> DaysFound | None:
    """The days that begin at this place of a folded text; `first` in its clause, or `apart` from what is before."""
    if text[at] == "下" and text[at - 1 : at] == "一":
        return None  # 补一下周一的 is not of next week
    since = _SINCE.match(text, at)
    begin = since.end() if since else at
    for read in (_recurring, day_list, _counted):
        several = read(text, begin, today)
        if several:
            return counted_off(text, several)
    one = _one(text, begin, today, first=first, apart=apart)
    if one is None or (since and not _TO.match(text, one.end) and one.rank < 2):
        return None
    return counted_off(text, _with_more(text, one, today)) if one.days else one


def _one(text: str, at: int, today: date, *, first: bool, apart: bool) -> DaysFound | None:
    for pattern in _STRONG:
        found = pattern.match(text, at)
        if found and found.end() > at:
            return _dated(found, today, 2)
    weak = _WEAK_ANYWHERE.match(text, at) if first or apart or _is_han(text, at) else None
    weak = weak or (_WEAK_APART.match(text, at) if apart or first else None)
    weak = weak or (_WEAK_FIRST.match(text, at) if first else None)
    if weak:
        return _dated(weak, today, 1)
    vague = _VAGUE.match(text, at)
    return _vague(vague, today) if vague else None


def _is_han(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum() or not text[at - 1].isascii()


def _dated(found: re.Match[str], today: date, rank: int) -> DaysFound:
    written = found.group().replace("'s", "").removesuffix("当天")
    day = parse_date({"昨": "昨天", "今": "今天", "前": "前天"}.get(written, written), today)
    if day is None:
        return DaysFound(found.end(), (), "unclear", rank=rank)
    bare = _BARE_WEEKDAY.fullmatch(written) is not None
    week = in_week(0, 0, day) if _IN_WEEK.search(written) else None
    return DaysFound(found.end(), (day,), "", (), rank, bare, week)


def _vague(found: re.Match[str], today: date) -> DaysFound:
    weeks = log_words.WHOLE_WEEKS.get(found.group())
    if weeks is None:
        return DaysFound(found.end(), (), "vague", rank=0)
    days = tuple(day for n in range(5) if (day := in_week(n, weeks, today)) <= today)
    return DaysFound(found.end(), (), "week", days, rank=0, week=in_week(0, weeks, today))


def _recurring(text: str, at: int, _today: date) -> DaysFound | None:
    found = _RECURRING.match(text, at)
    return DaysFound(found.end(), (), "recurring") if found else None


def _counted(text: str, at: int, today: date) -> DaysFound | None:
    found = _COUNTED.match(text, at)
    count = number(found["n"]) if found else None
    if not found or count is None or not 2 <= count <= MOST_DAYS:
        return None
    days = tuple(today - timedelta(days=n) for n in range(int(count), 0, -1))
    return DaysFound(found.end(), (), "vague", days, rank=0)


def _with_more(text: str, one: DaysFound, today: date) -> DaysFound:
    """One day with those that follow it at once: to another, and another."""
    either = _OR.match(text, one.end)
    other = _one(text, either.end(), today, first=True, apart=True) if either else None
    if other and other.rank:
        return DaysFound(other.end, (), "unclear", (*one.days, *other.days), one.rank)
    now = _UNTIL_NOW.match(text, one.end)
    if now:
        return _ranged(one, DaysFound(now.end(), (today,), rank=2), today)
    to = _TO.match(text, one.end)
    last = _one(text, to.end(), today, first=True, apart=True) if to else None
    if last and last.days and last.rank:
        return _ranged(one, last, today)
    return _listed_days(text, one, today)


def _ranged(one: DaysFound, last: DaysFound, today: date) -> DaysFound:
    start, end = one.days[0], last.days[-1]
    if one.weekday and last.week:  # Monday to Friday last week
        start = _of_same_week(last, start)
    if last.weekday:
        end = start + timedelta(days=(end.weekday() - start.weekday()) % 7)
    if one.weekday and last.weekday and end > today:
        start, end = start - timedelta(days=7), end - timedelta(days=7)
    return between(last.end, start, end, min(one.rank, last.rank))


def _listed_days(text: str, one: DaysFound, today: date) -> DaysFound:
    found, days, weekdays = one, [one.days[0]], one.weekday
    dashed = text[max(0, one.end - 5) : one.end].count("-") == 1  # 3-2、3-3, but not 3/2 10-12
    while len(days) < MOST_DAYS:
        joined = _AND.match(text, found.end)
        at = joined.end() if joined else found.end
        following = None if figured_span_at(text, at) else _one(text, at, today, first=dashed, apart=True)
        parted = bool(joined and joined.group().strip()) or text[found.end - 1] in "日号"
        if following and following.weekday and _WEEKS_AGO.search(text, max(0, one.end - 12), one.end):
            return DaysFound(following.end, (), "unclear", rank=one.rank)
        if not following or not following.days or not _joins(one, following, parted):
            break
        following = _of_same_month(days[-1], following) if following.rank < one.rank else following
        found = following
        weekdays = weekdays and following.weekday
        if following.week and one.weekday:  # Monday and Tuesday of last week
            days = [_of_same_week(following, day) for day in days]
            one = replace(one, week=following.week, weekday=False)
        days.append(_of_same_week(one, following.days[0]) if one.week and following.weekday else following.days[0])
    if len(days) == 1:
        return one
    if max(days) - min(days) > _FARTHEST:
        return DaysFound(found.end, (), "unclear", tuple(days), one.rank)
    told = _ascending(days, today) if weekdays else tuple(dict.fromkeys(days))
    return DaysFound(found.end, told, rank=one.rank, weekday=weekdays and not one.week, week=one.week)


def _of_same_month(day: date, following: DaysFound) -> DaysFound:
    """三月二号三号 are of one month, where the number goes on."""
    if following.days[0].day <= day.day or following.days[0].month == day.month:
        return following
    try:
        return replace(following, days=(day.replace(day=following.days[0].day),))
    except ValueError:
        return following


def _of_same_week(one: DaysFound, day: date) -> date:
    """上周一、周三 are of one week."""
    return one.days[0] + timedelta(days=day.weekday() - one.days[0].weekday())


def _joins(one: DaysFound, following: DaysFound, parted: bool) -> bool:
    """Whether two days make a list: a number that may be a day needs a word or a comma before it."""
    return following.rank == one.rank if not parted else following.rank > 0 and not one.rank < following.rank


def _ascending(days: list[date], today: date) -> tuple[date, ...]:
    """Days in the order they are told; a bare weekday that would break it is taken a week earlier."""
    unique = list(dict.fromkeys(days))
    if len(unique) < 2 or unique == sorted(unique) or unique[-1] > today:
        return tuple(unique)
    earlier = [day - timedelta(days=7) if day > unique[-1] else day for day in unique]
    return tuple(earlier) if earlier == sorted(earlier) else tuple(sorted(unique))
