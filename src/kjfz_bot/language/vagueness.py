"""Whether a firm's description says too little to be acted on, so that it is asked once more with an example.

Belongs here: words that stand in every need and tell nothing, and what a measure looks like. It never refuses.
"""

from __future__ import annotations

import re

from kjfz_bot.language.normalise import key
from kjfz_bot.language.phrases import phrases

_GENERAL = phrases(
    "提升 提高 改善 改进 优化 降低 增强 加强 解决 升级 完善 保证 确保 突破 攻关 研发 开发 希望 需要 想要 想 要 能 可以",
    "质量 效率 性能 成本 水平 能力 工艺 技术 产品 品质 问题 难题 难点 瓶颈 效果 稳定性 可靠性 良率 产能 竞争力 指标",
    "更好 更高 更低 更快 一点 一些 不够 不好 不太好 不行 较差 很差 差 不稳定 不理想 不高 太低 太高 有问题 一般 比较",
    "目前 现在 企业 公司 我们 的 了",
    "improve improving increase increasing enhance enhancing reduce reducing optimise optimize upgrade upgrading solve",
    "solving better higher lower quality efficiency performance cost costs process technology product products problem",
    "problems issue issues stability reliability yield our the a an of to and is are not good bad poor need want we it",
)
_MEASURE = re.compile(
    r"[0-9０-９%％‰℃]|[一二三四五六七八九十百千万两几半]+(?:多|来)?"
    r"(?:个|小时|分钟|秒|天|周|月|年|毫米|微米|厘米|米|度|成|倍|吨|公斤|克|次|件|批|元|万|道|层|级|丝)|一半|对半"
)
_LEAST = 5
"""Telling characters a description has at least; a word of Latin letters counts for three."""


def is_vague(text: str) -> bool:
    """Whether little is left of a description without the words that every need has."""
    rest = key(text)
    for word in _GENERAL:
        pattern = rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word)
        rest = re.sub(pattern, " ", rest)
    return _MEASURE.search(text) is None and _weight(rest) < _LEAST


def is_unmeasured(text: str) -> bool:
    """Whether what should be a figure is none, however much is said."""
    return _MEASURE.search(text) is None


def _weight(text: str) -> int:
    latin = re.findall(r"[a-z]+", text)
    others = re.sub(r"[\W_a-z]", "", text)
    return 3 * len(latin) + len(others)
