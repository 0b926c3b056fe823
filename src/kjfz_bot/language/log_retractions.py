"""Words that take back, question or split what a message says of its time: 不算, 没去成, 其中, did I log …?

Belongs here: which words make a length doubtful though it can be read. They never change a value, they have it asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kjfz_bot.language.log_tokens import Token

_TAKES_BACK = re.compile(
    r"不对|错了|更正|哦不|不，|改成|纠正|sorry|i mean|correction|no wait"
    r"|(?:但|可|其实|实际)(?:是|上)?(?:只|就)(?:有|算|干|做)|才是?有效|是有效的?|but only|only .{0,20}count"
    r"|不算(?=$|[,，。!！ ]|了)|(?:不用|不要|别|不必|无需)(?:再)?[记算录]|记[错重]|重复记|(?:不是|不应该是?) ?$"
    r"|should (?:be|have)|instead of|(?<![a-z])not ?$"
    r"|比[昨前今上平].{0,6}[多少]|than (?:yesterday|monday|last)"
)
_UNDONE = re.compile(
    r"没去成?|没能去|没来|没做(?!完|好)|没成(?!功)|没干(?!啥|什么)|取消|改期|推迟|延期了|本来|原本|原定|原计划"
    r"|didn't (?:go|happen|make it)|did not (?:go|happen|make it)|cancel|postponed|called off|was supposed to"
)
_ASKS = re.compile(
    r"(?:有没有|是不是|是否|有无|几个?小时|多少个?(?:小时|工时)"
    r"|(?<![a-z])(?:did|have|do|was|were|how|can|could) (?:i|we|it|many|much|you)(?![a-z]))"
    r".{0,200}(?:[?？]|吗|没有?) ?$|吗 ?[?？]? ?$"
)
_PART_OF = re.compile(
    r"其中|里面有|包括|包含|[(（,，。;； ]含|含(?=[\d一二两半])|of which|including|incl(?![a-z])|thereof"
)
_SUMMED = re.compile(r"(?:共|共计|合计|总计|加起来|total|altogether)(?:是|有|用了|花了|:|of)? ?$")
_SUMMED_BEHIND = re.compile(r" ?(?:in total|in all|altogether|total(?![a-z]))")
_LONGEST_SUM = 10  # characters
_FARTHEST = 80  # characters between 其中 and the last length that is part of the whole


def takes_back(text: str, words: Sequence[Token]) -> bool:
    """Whether these words of a message correct what it says, or tell that it did not happen."""
    return any(doubted.search(text, word.start, word.end) for word in words for doubted in (_TAKES_BACK, _UNDONE))


def asks(text: str) -> bool:
    """Whether a message is a question about what was done."""
    return _ASKS.search(text) is not None


def is_sum(text: str, start: int) -> bool:
    """Whether a length that begins here is said to be the sum of others."""
    return _SUMMED.search(text, max(0, start - _LONGEST_SUM), start) is not None


def is_part_or_whole(text: str, times: Sequence[Token], other: Token | None) -> bool:
    """Whether times are told as part of another before them, or as the sum that it is a part of."""
    if not times or other is None:
        return False
    first, last = times[0], times[-1]
    after = max(other.end, first.start - _FARTHEST)
    part = other.start < first.start and _PART_OF.search(text, min(after, first.start), first.start)
    return bool(part or is_sum(text, first.start) or _SUMMED_BEHIND.match(text, last.end))
