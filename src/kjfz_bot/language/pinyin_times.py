"""Times and lengths typed in pinyin, as the characters they stand for: liangxiaoshi, zuotian xiawu.

Belongs here: runs of syllables from one table that come to a word of time. Names of people (Zhou Yi) stay as they are.
"""

import re

_PAIRS = (
    "yi=一 er=二 san=三 si=四 wu=五 liu=六 qi=七 ba=八 jiu=九 liang=两 lia=俩 shi=十 ban=半 ge=个 dian=点 dao=到",
    "fen=分 ke=刻 hao=号 yue=月 xiaoshi=小时 zhongtou=钟头 fenzhong=分钟 jintian=今天 zuotian=昨天 qiantian=前天",
    "daqiantian=大前天 zuowan=昨晚 jinzao=今早 zuoer=昨儿 jiner=今儿 shangwu=上午 xiawu=下午 zhongwu=中午",
    "wanshang=晚上 zaoshang=早上 lingchen=凌晨 shangzhou=上周 benzhou=本周 zhezhou=这周 zhou=周 xingqi=星期",
    "libai=礼拜 shang=上 zhe=这 yitian=一天 bantian=半天 zhengtian=整天 quantian=全天 ri=日 tian=天",
)
_TABLE = dict(pair.split("=") for row in _PAIRS for pair in row.split())
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
