"""Times and lengths typed in pinyin, as the characters they stand for: liangxiaoshi, zuotian xiawu.

Belongs here: whole words of syllables from one table. A word with any other syllable stays as it is.
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
            "jintian zuotian qiantian daqiantian zuowan jinzao zuoer jiner shangwu xiawu zhongwu wanshang zaoshang lingchen "
            "shangzhou benzhou zhezhou zhou xingqi libai shang zhe tian yitian bantian zhengtian quantian ri"
        ).split(),
        (
            "今天 昨天 前天 大前天 昨晚 今早 昨儿 今儿 上午 下午 中午 晚上 早上 凌晨 "
            "上周 本周 这周 周 星期 礼拜 上 这 天 一天 半天 整天 全天 日"
        ).split(),
        strict=True,
    )
)
_TABLE = _SYLLABLES | _WORDS
_ONE = "|".join(sorted(_TABLE, key=len, reverse=True))
_PIECE = re.compile(_ONE)
_RUN = re.compile(rf"(?<![a-z])(?:{_ONE}|\d)(?:(?:{_ONE}|\d)| (?={_ONE}|\d))*(?![a-z])")
_LONG = re.compile(r"xiaoshi|zhongtou|fenzhong|tian|wu(?:$|[^a-z])|zhou|shang|xingqi|libai|dian|zuo|jin[tz]|wan")


def from_pinyin(text: str) -> str:
    """A folded text with its runs of pinyin of times in characters; what only may be pinyin (shi, er) stays."""
    if not re.search(r"[a-z]", text):
        return text
    return _RUN.sub(_converted, text)


def _converted(found: re.Match[str]) -> str:
    run = found.group()
    if not _LONG.search(run):
        return run
    return _PIECE.sub(lambda piece: _TABLE[piece.group()], run).replace(" ", "")
