"""Words that write numbers, in Chinese, English and pinyin. Tables only; `numerals` has the grammar."""

from decimal import Decimal

DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "〇": 0,
    "○": 0,
    "幺": 1,
    "两": 2,
    "俩": 2,
    "仨": 3,
    "弍": 2,
    "弎": 3,
}
SCALES = {
    "十": 10,
    "拾": 10,
    "百": 100,
    "佰": 100,
    "千": 1000,
    "仟": 1000,
    "万": 10_000,
    "亿": 100_000_000,
    "k": 1000,
    "w": 10_000,
    "m": 1_000_000,
}
# Twenty and thirty have characters of their own on old calendars and certificates.
CONTRACTED = {"廿": "二十", "卄": "二十", "卅": "三十", "卌": "四十"}

ENGLISH_ONES = {
    **{
        word: n
        for n, word in enumerate(
            ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        )
    },
    **{
        word: n
        for n, word in enumerate(
            ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
            start=11,
        )
    },
    "a": 1,
    "an": 1,
}
ENGLISH_TENS = {
    **{
        word: 10 * n
        for n, word in enumerate(
            ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
        )
    },
    "fourty": 40,
    "ninty": 90,
}
ENGLISH_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}

PINYIN = dict(
    zip(
        ["ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu", "liang", "shi", "bai", "qian", "wan", "ge"],
        "零一二三四五六七八九两十百千万个",
        strict=True,
    )
)

HALF = Decimal("0.5")
