"""Times and lengths typed in pinyin, as the characters they stand for: liangxiaoshi, zuotian xiawu.

Belongs here: runs of syllables from one table that come to a word of time. Names of people (Zhou Yi) stay as they are.
"""

import re

_SYLLABLES = dict(
    zip(
        "yi er san si wu liu qi ba jiu liang lia shi ban ge dian dao fen ke hao yue xiaoshi zhongtou fenzhong".split(),
        "一 二 三 四 五 六 七 八 九 两 俩 十 半 个 点 到 分 刻 号 月 小时 钟头 分钟".split(),
        strict=True,
    )
)
_WORDS = dict(
    zip(
        (
            "jintian zuotian qiantian daqiantian zuowan jinzao zuoer jiner shangwu xiawu zhongwu wanshang zaoshang "
            "lingchen shangzhou benzhou zhezhou zhou xingqi libai shang zhe yitian bantian zhengtian quantian ri tian"
        ).split(),
        (
            "今天 昨天 前天 大前天 昨晚 今早 昨儿 今儿 上午 下午 中午 晚上 早上 "
            "凌晨 上周 本周 这周 周 星期 礼拜 上 这 一天 半天 整天 全天 日 天"
        ).split(),
        strict=True,
    )
)
_TABLE = _SYLLABLES | _WORDS
_ONE = "|".join(sorted(_TABLE, key=len, reverse=True))
_PIECE = re.compile(_ONE)
_RUN = re.compile(rf"(?<![a-z])(?:{_ONE}|\d)(?:(?:{_ONE}|\d)| (?={_ONE}|\d))*(?![a-z])", re.IGNORECASE)
_SAYS_TIME = re.compile(
    r"小时|钟头|分钟|[今昨前]天|昨晚|今早|昨儿|今儿|[周期拜][一二三四五六日天]|[上下中]午|[晚早]上|凌晨"
    r"|[一二两三四五六七八九十\d]点|[半一整全]天|月[\d一二三四五六七八九十]+[日号]"
)


def from_pinyin(text: str) -> str:
    """A text with its runs of pinyin of times in characters; everything else stays as it is, in its own case."""
    return _RUN.sub(_converted, text) if re.search(r"[A-Za-z]", text) else text


def _converted(found: re.Match[str]) -> str:
    run = found.group()
    bare = run if found.start() else run[:1].lower() + run[1:]  # telephones begin a message with a capital
    characters = _PIECE.sub(lambda piece: _TABLE[piece.group()], bare).replace(" ", "")
    return characters if _SAYS_TIME.search(characters) and not re.search(r"[A-Za-z]", characters) else run
