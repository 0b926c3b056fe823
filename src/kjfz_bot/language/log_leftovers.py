"""What looks like a day or a time and was read as neither: a guard, so that no part of a message is lost unseen.

Belongs here: how such leftovers look, and which names and counts look alike (3号线, 5G, the 2nd prototype).
What is left over makes a doubt of its entry; it is never read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kjfz_bot.language import date_words, log_words
from kjfz_bot.language.clock_times import any_of
from kjfz_bot.language.duration_words import COUNTED, DASHES
from kjfz_bot.language.log_day_lists import UNIT_FOLLOWS
from kjfz_bot.language.log_tokens import Token

_MONTHS = any_of(date_words.MONTHS_EN)
_WEEKDAYS = any_of(name for name in date_words.WEEKDAYS_EN if name not in {"sat", "sun"})
_N = r"(?:\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_OF_SOMETHING = r"(?! ?的| ?'s )"
_NOT_A_THING = rf"(?![{log_words.NOT_A_DAY}\da-z批柜管孔缸罐井板片图样料钢砂粉油胶层]|会议|会场)"
_NOT_FOR = "(?<![为定约排等对于])"
_WORDS_BETWEEN = r"(?:and|to|or|plus|then|as well as)(?![a-z])|还有|以及|外加|再加上?|或者?"
_JOINT = rf"(?:{_WORDS_BETWEEN}|[{DASHES}+&、/和到至及与跟加])"
_MARK = r"[,，。.;；…\n]"
_FIGURE = r"(?:\d{1,2}[/.])?\d{1,2}(?:st|nd|rd|th|[日号])?"
_COUNTS_NOTHING = rf"(?=[\s,，、。;；各每都均共]|一共|总共|合计|$){UNIT_FOLLOWS}(?! ?(?:to|till|until|[{DASHES}]) ?\d)"

_SLASHED = r"(?:1[0-2]|0?[1-9])/(?:[12]\d|3[01]|0?[1-9])"

_DAY_LIKE = [
    re.compile(pattern)
    for pattern in (
        rf"{_NOT_FOR}(?<![\d.第#a-z月-]){_N}"
        rf" ?(?:号(?:{_NOT_A_THING}|(?=试验(?![台机室线])))|日(?![本均产常志程用光夜班\d])){_OF_SOMETHING}",
        rf"{_NOT_FOR}(?<![\d一二三两几每半整上下到]){_N}月份? ?\d{{1,2}}(?!\d)[日号]?+{UNIT_FOLLOWS}{_OF_SOMETHING}",
        rf"{_NOT_FOR}(?<![一二三两几每半整\d圆下])(?:周|星期|礼拜)[一二三四五六日天](?![次趟回个家期常])(?:[上下中]午)?"
        rf"{_OF_SOMETHING}",
        rf"{_NOT_FOR}(?<!比)(?:前天|昨天|今天)(?:[上下中]午)?(?! ?的|[晚夜]|.?补)",
        rf"(?<![a-z-])(?:{_WEEKDAYS})(?![a-z-]){_OF_SOMETHING}",
        r"(?<!的)(?:第[二三四五六七]天|次日|翌日|隔天|转天)(?! ?的)",
        r"(?<![a-z])(?:(?:next|following|same) day|day after(?! tomorrow))(?![a-z])",
        rf"(?<![a-z])(?!may)(?:{_MONTHS})\.? ?$",
        rf"(?<![a-z])(?:{_MONTHS})\.? \d{{1,2}}(?![\d:.]){UNIT_FOLLOWS}",
        rf"(?<![\d.]){_N}(?:st|nd|rd|th)? (?:of )?(?:{_MONTHS})(?![a-z]){_OF_SOMETHING}",
        r"(?<![\d.])\d{1,2}(?:st|nd|rd|th)(?= ?(?:$|[,，.;:)\n&/\u4e00-\u9fff]|and (?:the )?\d))",
        rf"(?<![\d./]){_SLASHED} ?[-~到至] ?{_SLASHED}(?![\d/])",
    )
]
_EXCEPTED = re.compile(
    r"(?:除了?|不含|不算|不包括|except(?: for)?|excluding|but not|other than|apart from) ?(?:on )?(?:the )?"
    rf"(?:{_N} ?[日号月]|(?:周|星期|礼拜)[一二三四五六日天]|[昨前今]天|周末|\d{{1,2}}(?:st|nd|rd|th)"
    rf"|(?:{_MONTHS}|{_WEEKDAYS})(?![a-z]))"
)
_TIME_LIKE = [
    re.compile(pattern)
    for pattern in (
        r"(?<![\d:.])(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:])",
        r"(?<![\d.])(?:[01]?\d|2[0-4])\.[0-5]\d ?(?:[-~–—到至]|to) ?(?:[01]?\d|2[0-4])\.[0-5]\d(?![\d.])",
        r"(?<!\d)(?:[01]\d|2[0-3])[0-5][05] ?(?:[-~–—到至]|to) ?(?:[01]\d|2[0-4])[0-5][05]"
        r"(?!\d| ?[a-z%°℃年转度毫米公克千万])",
        r"(?<![\d.第到至])\d{1,2} ?点(?=[走来到去离开回结束下收起,，。\s]|$)",
        rf"(?<!\d){_N} ?点 ?(?:半|钟|整(?![理顿改合个体套])|[一三]刻|\d{{2}}(?!\d)分?)",
        rf"(?:[上下中]午|早上|晚上|凌晨) ?{_N} ?点",
        r"(?<![\d.])\d{1,2} ?[ap]\.?m\.?(?![a-z])",
        r"(?<![a-z])\d{1,2} ?o'?clock",
    )
]
_END_LIKE = re.compile(rf"[到至] ?{_N} ?点(?!位)|(?:till|until) \d{{1,2}}(?!\d)")
_BARE_RANGE = re.compile(
    rf"\d{{1,2}}(?::\d\d)? ?(?:(?:to|till|until)(?![a-z])|[{DASHES}到至])+ ?\d{{1,2}}"
    r"(?=$|[,，.。;；\n]| (?:at|on|in|with|for|from|met|visit|and)(?![a-z]))"
)
_BEFORE_DAYS = re.compile(
    rf"(?:(?:^|(?<=[\s,，、。;；])){_FIGURE} ?(?:(?:{_JOINT}|{_MARK}) ?)*{_JOINT}"
    rf"|(?:^|(?<=[,，、。;；\n])) ?{_FIGURE}(?: ?{_MARK})*) ?(?:on )?(?:the )?$"
)
_BEFORE_NUMBERS = re.compile(rf"(?:^|(?<=[\s,，、。;；])){_FIGURE}(?: ?(?:{_JOINT}|{_MARK}))* ?(?:on )?(?:the )?$")
_NUMBER_FIRST = re.compile(rf"(?:on )?(?:the )?(?:\d|(?:{_MONTHS})\.? )")
_AFTER_DAYS = re.compile(
    rf" ?(?:(?:{_JOINT}|{_MARK}) ?)*(?:on )?(?:the )?(?P<n>{_FIGURE}){_COUNTS_NOTHING}"
    rf"| ?(?:(?:{_JOINT}|\.{{2,}}) ?)+(?:the )?(?P<joined>{_FIGURE})"
    rf"(?=[\u4e00-\u9fff])(?![{COUNTED}轴楼栋期版代阶型]){UNIT_FOLLOWS}"
    rf"| ?(?:(?:{_JOINT}|{_MARK}) ?)*(?P<slashed>\d{{1,2}}/\d{{1,2}})(?![\d/]){UNIT_FOLLOWS}"
    rf"|(?<=[周期拜][一二三四五六]) ?(?:[{DASHES}、和与及跟到至]|还有) ?(?P<weekday>[二三四五六日天])(?![{COUNTED}])"
)
_LONE_NUMBER = re.compile(r" ?(?:and |[、,&+])? ?\d{1,2}(?:st|nd|rd|th)? ?")
_LOOKING_BACK = 16  # characters


def overlooked_days(pieces: Sequence[Token], text: str) -> frozenset[int]:
    """Where something in a message looks like a day that was not read as one.

    These are the beginnings of words that hold it, and the ends of the days that a bare number stands beside.
    """
    places = {token.start for token in pieces if token.kind == "words" and _is_day_like(text, token)}
    for token in pieces:
        if token.kind == "days":
            places |= _beside(pieces, text, token)
    return frozenset(places)


def overlooks_time(text: str, words: Sequence[Token], *, begun: bool) -> bool:
    """Whether something in these words looks like a time of day that was not read as one.

    `begun` says that a beginning was told apart from them, so that an end makes a span.
    """
    patterns = (*_TIME_LIKE, _END_LIKE) if begun else _TIME_LIKE
    return any(pattern.search(text, word.start, word.end) for word in words for pattern in patterns)


def overlooks_range(text: str, days_end: int, words: Sequence[Token]) -> bool:
    """Whether bare figures that may be a span stand right behind the days: yesterday 9 to 5."""
    at = days_end + (text[days_end : days_end + 1] == " ")
    return any(word.start <= at < word.end for word in words) and _BARE_RANGE.match(text, at) is not None


def _is_day_like(text: str, token: Token) -> bool:
    said = text[token.start : token.end]
    at_edge = token.start == 0 or not text[token.start - 1].isalnum() or text[token.start - 1] > "z"
    return any(pattern.search(text, token.start, token.end) for pattern in (*_DAY_LIKE, _EXCEPTED)) or (
        at_edge and token.end < len(text) and _LONE_NUMBER.fullmatch(said) is not None
    )


def _beside(pieces: Sequence[Token], text: str, days: Token) -> set[int]:
    """Words that put a bare number right beside days: 26 and | 27 February, Feb 26 | 27 trial."""
    before = (_BEFORE_NUMBERS if _NUMBER_FIRST.match(text, days.start) else _BEFORE_DAYS).search(
        text, max(0, days.start - _LOOKING_BACK), days.start
    )
    after = _AFTER_DAYS.match(text, days.end)
    numbers = [
        found for found in (before and before.start(), after and after.start(after.lastgroup or 0)) if found is not None
    ]
    words = {
        token.start
        for token in pieces
        if token.kind == "words" and any(token.start <= at < token.end for at in numbers)
    }
    return words | {days.end} if words else words
