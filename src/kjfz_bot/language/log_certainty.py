"""Which of the days in a message date it, and which belong to what was done: 昨天讨论今天的方案, 5号 beside 昨天.

Belongs here: choosing among days that were found, from what stands around them. Finding them is for `log_days`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from kjfz_bot.language.log_day_lists import DaysFound
from kjfz_bot.language.log_tokens import Token
from kjfz_bot.language.relative_days import in_week

_MADE_UP_FOR = re.compile(r"补(?:一?下|记一?下?|录一?下?|登|填|上|报|写)?$")
_UNSURE = re.compile(
    r"(?:删除?掉?|撤销|撤回|作废|更正|修正|(?<![a-z])(?:delete|remove|undo|change|correct|drop)(?: the| my)?"
    r"|除了?|不含|不算|except|excluding|other than"
    r"|应该是?|好像是?|可能是?|大概是?|似乎是?|也许是?|估计是?|不是|或者?是?|还是"
    r"|(?<![a-z])(?:or|maybe|perhaps|not|probably)) ?$"
)
_PLANNED = re.compile(
    r"(?:计划|打算|准备|预计|拟|定于|安排|约了?|想|plan(?:ned|ning)?|scheduled|booked)(?:在|于| for| to go)?(?: on)? ?$"
)
_TO_COME = re.compile(
    r"(?:[上下中]午|早上|晚上)? ?(?:我们?)?"
    r"(?:要(?!求|点|素)|将(?!.{0,6}了)|会去|准备|打算|计划去|得去|预计|再去|想去|安排去)"
)
_WILL = re.compile(r"(?<![a-z])(?:will|going to|i'll|we'll|shall|plan(?:ning)? to|intend to)(?![a-z])")
_TOLD_FROM_NOW = re.compile(r"[昨前今明后上下去本这]|last|next|tomorrow|tonight|yesterday|ago|today|this|20\d\d")
_OF = re.compile(
    r"(?:的|'s )(?![上下中]午|早上|晚上|凌晨|夜里|(?:工时|服务|工作|记录|日志|情况)? ?(?:[,，。.;；:：]|$))"
)


_FOR = re.compile(r"(?:for|of|the|about|after|before) $")
_SURE = 2
_OF_MONTH = re.compile(r"\d ?月 ?\d")
_BARE_NUMBER = re.compile(r"(?P<n>\d{1,2}) ?[日号]")
_WEEKS_AGO = re.compile(r"(?:a|an|one|two|three|\d) weeks? ago|[一二两三\d]个?(?:周|星期|礼拜)(?:之|以)?前")
_CLAUSE = 40  # characters


def certain_days(pieces: tuple[Token, ...], text: str, today: date) -> tuple[Token, ...]:
    """The pieces with only the days that date the message; all other words for days are words of what was done."""
    pieces = _of_same_month(pieces, text)
    ranks = [token.found.rank for token in pieces if isinstance(token.found, DaysFound)]
    if not ranks:
        return pieces
    least = max(ranks)
    said = {token.found.days for token in pieces if isinstance(token.found, DaysFound) and token.found.rank == least}
    pieces = _of_said_week(pieces, text)
    kept = [_lesser(token, said) if _rank(token) < least else token for token in pieces]
    kept = _made_up(_without_asides(_joined(kept), text), text)
    return tuple(_unsure(token, text, today) for token in _beside_each_other(_joined(kept), text))


def _of_same_month(pieces: tuple[Token, ...], text: str) -> tuple[Token, ...]:
    """A number of a day that begins a clause after a day of a named month is of that month: 3月2日2小时，3日1小时."""
    kept = list(pieces)
    named: date | None = None
    for n, token in enumerate(pieces):
        found = token.found
        if not isinstance(found, DaysFound) or not found.days:
            continue
        if found.rank == _SURE and _OF_MONTH.search(text, token.start, token.end):
            named = found.days[-1]
        elif named and n and pieces[n - 1].kind in {"break", "time"} and (day := _later(named, token, text)):
            named = day
            kept[n] = replace(token, found=replace(found, days=(day,), rank=_SURE))
    return tuple(kept)


def _later(named: date, token: Token, text: str) -> date | None:
    """The day that a bare number names in the month of another day before it."""
    bare = _BARE_NUMBER.fullmatch(text, token.start, token.end)
    if not bare or _OF.match(text, token.end):
        return None
    try:
        day = named.replace(day=int(bare["n"]))
    except ValueError:
        return None
    return day if day > named else None


def _of_said_week(pieces: tuple[Token, ...], text: str) -> tuple[Token, ...]:
    """Bare weekdays beside the name of a whole week are asked where they would be of another: last week: Mon 2h."""
    weeks = [week for token in pieces if (week := _week_named(token, text))]
    return tuple(_in_doubtful_week(token, weeks[0]) for token in pieces) if weeks else pieces


def _week_named(token: Token, text: str) -> date | None:
    """The Monday of a week that is named as a whole: 上周, last week, two weeks ago."""
    if not isinstance(token.found, DaysFound) or token.found.weekday:
        return None
    ago = len(token.found.days) == 1 and _WEEKS_AGO.match(text, token.start, token.end)
    return in_week(0, 0, token.found.days[0]) if ago else token.found.week if token.found.doubt == "week" else None


def _in_doubtful_week(token: Token, week: date) -> Token:
    found = token.found
    if not isinstance(found, DaysFound) or not found.weekday:
        return token
    said = tuple(week + timedelta(days=day.weekday()) for day in found.days)
    if said == found.days:
        return token
    return replace(token, found=DaysFound(found.end, (), "unclear", (*said, *found.days), found.rank))


def _beside_each_other(pieces: list[Token], text: str) -> list[Token]:
    """Days with other days in brackets behind them: the same said twice, or a doubt."""
    kept = list(pieces)
    for n in range(2, len(pieces)):
        one, mark, other = (pieces[place] for place in (n - 2, n - 1, n))
        if not isinstance(one.found, DaysFound) or not isinstance(other.found, DaysFound) or mark.kind != "break":
            continue
        if "(" in text[mark.start : mark.end] and one.found.days and other.found.days:
            kept[n] = replace(other, found=_agreed(one.found, other.found))
    return kept


def _agreed(one: DaysFound, other: DaysFound) -> DaysFound:
    same_weekday = other.weekday and one.days[0].weekday() == other.days[0].weekday()
    if one.days == other.days or (len(one.days) == 1 and same_weekday):
        return one
    return DaysFound(other.end, (), "unclear", (*one.days, *other.days), one.rank)


def _rank(token: Token) -> int:
    return token.found.rank if isinstance(token.found, DaysFound) else 9


def _lesser(token: Token, said: set[tuple[date, ...]]) -> Token:
    """A less certain day as words, or as nothing where it only repeats one that is certain."""
    again = isinstance(token.found, DaysFound) and token.found.days in said
    return replace(token, kind="gap" if again else "words", found=None)


def _reworded(token: Token) -> Token:
    return replace(token, kind="words", found=None)


def _without_asides(pieces: list[Token], text: str) -> list[Token]:
    """Without days in the middle of words, where another day stands before them or the message has one elsewhere."""
    several = sum(token.kind == "days" for token in pieces) > 1
    kept: list[Token] = []
    asides: set[int] = set()
    for token in pieces:
        aside = token.kind == "days" and several and _is_aside(kept, token, text)
        part_of_it = token.kind == "part" and bool(kept) and kept[-1].kind == "words" and kept[-1].end in asides
        if aside or part_of_it:
            asides.add(token.end)
        kept.append(_reworded(token) if aside or part_of_it else token)
    return kept


def _is_aside(before: list[Token], token: Token, text: str) -> bool:
    words = bool(before) and before[-1].kind == "words"
    inside = words and (text[token.start - 1].isalnum() or bool(_FOR.search(text, token.start - 6, token.start)))
    if not inside or _MADE_UP_FOR.search(text, max(0, token.start - 6), token.start):
        return False
    return bool(_OF.match(text, token.end)) or (text[token.start - 1].isalnum() and _under_a_day(before))


def _under_a_day(before: list[Token]) -> bool:
    """Whether the clause so far has a day, and no length yet that would end what it tells of."""
    for token in reversed(before):
        if token.kind in {"break", "time"}:
            return False
        if token.kind == "days":
            return True
    return False


def _made_up(pieces: list[Token], text: str) -> list[Token]:
    """今天补周一的: the day that is made up for counts, not the one on which that is done."""
    kept = list(pieces)
    for at, token in enumerate(pieces):
        if token.kind == "days" and _MADE_UP_FOR.search(text, max(0, token.start - 6), token.start):
            kept[:at] = [_reworded(each) if each.kind == "days" else each for each in kept[:at]]
    return kept


def _unsure(token: Token, text: str, today: date) -> Token:
    """Days that are only guessed at, or that say of what something was, have to be asked."""
    found = token.found
    if not isinstance(found, DaysFound) or not found.days:
        return token
    aside = _OF.match(text, token.end) and token.start and text[token.start - 1].isalnum()
    made_up = _MADE_UP_FOR.search(text, max(0, token.start - 6), token.start)
    unsure = _UNSURE.search(text, max(0, token.start - 9), token.start) or _is_planned(token, text)
    if not unsure and not (aside and not made_up):
        return token
    past = tuple(day for day in found.days if day <= today)
    return replace(token, found=DaysFound(found.end, (), "unclear", past, found.rank))


def _is_planned(token: Token, text: str) -> bool:
    """Whether a day that may be past or to come is told of as one to come: 计划周五去, will be there on Friday."""
    if _TOLD_FROM_NOW.search(text, token.start, token.end):
        return False
    before, after = max(0, token.start - _CLAUSE), token.end + _CLAUSE
    return bool(
        _PLANNED.search(text, max(0, token.start - 14), token.start)
        or _TO_COME.match(text, token.end)
        or _WILL.search(text, before, token.start)
        or _WILL.search(text, token.end, after)
    )


def _joined(pieces: list[Token]) -> list[Token]:
    joined: list[Token] = []
    for token in pieces:
        if joined and token.kind == "words" and joined[-1].kind == "words":
            joined[-1] = replace(joined[-1], end=token.end)
        else:
            joined.append(token)
    return joined
