"""Words of the calendar: days, weekdays, months, festivals. Tables only."""

from kjfz_bot.language.phrases import phrases

DAY_WORDS = {
    **dict.fromkeys(phrases("今天 今日 今儿 今儿个 今个 今早 今晚 今晨 今夜  today tonight tdy"), 0),
    **dict.fromkeys(phrases("现在 now this_morning this_afternoon this_evening"), 0),
    **dict.fromkeys(
        phrases("昨天 昨日 昨儿 昨儿个 昨个 昨个儿 昨晚 昨夜 昨早 作天 咋天 昨 yesterday last_night yday yest"), -1
    ),
    **dict.fromkeys(phrases("前天 前日 前儿 前儿个 前晚 前夜 the_day_before_yesterday day_before_yesterday"), -2),
    **dict.fromkeys(phrases("大前天 大前日 大前儿"), -3),
    **dict.fromkeys(phrases("明天 明日 明儿 明儿个 明早 明晚 明晨 tomorrow tmr tmrw tomorrow_morning"), 1),
    **dict.fromkeys(phrases("后天 后日 后儿 the_day_after_tomorrow day_after_tomorrow"), 2),
    **dict.fromkeys(phrases("大后天 大后日"), 3),
}

HOURS = phrases(
    "早上 早晨 清晨 一早 大清早 清早 上午 中午 下午 午后 傍晚 晚上 夜里 夜间 半夜 凌晨 全天  白天 那天",
    "当天 当日 这天 下班前 午休 morning afternoon evening night in_the_morning in_the_afternoon",
    "in_the_evening at_noon noon all_day",
)
DATE_HEADS = phrases("是 在 就是 就 于 我 日期 时间 嗯 那 on the_date_is date it_was was it's since")
DATE_TAILS = phrases("的 吧 了 啊 呀 呢 嘛 哦 哈 去的 做的 开始 please")

WEEKDAYS = {
    **dict(zip("一二三四五六日", range(7), strict=True)),
    **dict(zip("1234567", range(7), strict=True)),
    "天": 6,
}
WEEKDAYS_EN = {
    **dict(zip(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], range(7), strict=True)),
    **dict(zip(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], range(7), strict=True)),
    "tues": 1,
    "weds": 2,
    "wensday": 2,
    "thur": 3,
    "thurs": 3,
}
WEEKS = {
    **dict.fromkeys(phrases("本 这 这个 本个 当"), 0),
    **dict.fromkeys(phrases("上 上个 上一 上一个"), -1),
    **dict.fromkeys(phrases("上上 上上个 大上 大上个"), -2),
    **dict.fromkeys(phrases("下 下个 下一 下一个"), 1),
    **dict.fromkeys(phrases("下下 下下个"), 2),
}
MONTHS_EN = {
    name: n
    for n, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
YEARS = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}

SOLAR_FESTIVALS = {
    **dict.fromkeys(phrases("元旦 元旦节 new_year's_day new_years_day new_year"), (1, 1)),
    **dict.fromkeys(phrases("情人节 valentine's_day valentines_day"), (2, 14)),
    **dict.fromkeys(phrases("妇女节 三八 三八节 三八妇女节 女神节 women's_day"), (3, 8)),
    **dict.fromkeys(phrases("植树节"), (3, 12)),
    **dict.fromkeys(phrases("愚人节"), (4, 1)),
    **dict.fromkeys(phrases("五一 五一节 劳动节 五一劳动节 may_day"), (5, 1)),
    **dict.fromkeys(phrases("五四 青年节 五四青年节"), (5, 4)),
    **dict.fromkeys(phrases("六一 六一节 儿童节 六一儿童节"), (6, 1)),
    **dict.fromkeys(phrases("七一 建党节"), (7, 1)),
    **dict.fromkeys(phrases("八一 建军节 八一建军节"), (8, 1)),
    **dict.fromkeys(phrases("教师节"), (9, 10)),
    **dict.fromkeys(phrases("十一 国庆 国庆节 十一国庆节 national_day"), (10, 1)),
    **dict.fromkeys(phrases("双十一 双11 光棍节"), (11, 11)),
    **dict.fromkeys(phrases("平安夜 christmas_eve"), (12, 24)),
    **dict.fromkeys(phrases("圣诞 圣诞节 christmas christmas_day xmas"), (12, 25)),
    **dict.fromkeys(phrases("跨年夜 new_year's_eve new_years_eve"), (12, 31)),
}
LUNAR_FESTIVALS = {
    **dict.fromkeys(
        phrases("春节 大年初一 年初一 正月初一 新春 chinese_new_year spring_festival lunar_new_year"), (1, 1)
    ),
    **dict.fromkeys(phrases("元宵 元宵节 上元节 lantern_festival"), (1, 15)),
    **dict.fromkeys(phrases("龙抬头 二月二"), (2, 2)),
    **dict.fromkeys(phrases("端午 端午节 dragon_boat_festival"), (5, 5)),
    **dict.fromkeys(phrases("七夕 七夕节"), (7, 7)),
    **dict.fromkeys(phrases("中元节"), (7, 15)),
    **dict.fromkeys(phrases("中秋 中秋节 八月节 mid-autumn_festival mid_autumn_festival"), (8, 15)),
    **dict.fromkeys(phrases("重阳 重阳节"), (9, 9)),
    **dict.fromkeys(phrases("腊八 腊八节"), (12, 8)),
}
NEW_YEARS_EVE = frozenset(phrases("除夕 除夕夜 大年三十 年三十 大年夜 年夜 大年三十晚上"))
QINGMING = frozenset(phrases("清明 清明节 qingming"))

LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12, "大年": 1, "年": 1}
LUNAR_NAMES = phrases("农历 阴历 旧历 lunar")
LUNAR_MARKS = (*LUNAR_NAMES, "正月", "腊", "冬月", "闰", "初")

BIRTH_HEADS = phrases(
    "我 我是 本人 俺 是 生于 出生于 出生 出生日期 出生年月 出生年月日 出生年份 生日 生日是 于 阳历 公历",
    "新历 身份证上 身份证上是 born born_in born_on i_was_born_in i_was_born_on i_was_born i'm_born_in",
    "dob date_of_birth birthday my_birthday_is in on",
)
BIRTH_TAILS = phrases("生 出生 生人 的 生的 出生的 人 吧 啊 呀 哦 了 公历 阳历 新历 生日")

PINYIN = {
    **dict(
        zip(
            ["yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu", "shi", "ershi"],
            "一二三四五六七八九十廿",
            strict=True,
        )
    ),
    **dict(
        zip(
            ["zuo", "jin", "ming", "qian", "hou", "da", "tian", "ri", "hao", "yue"], "昨今明前后大天日号月", strict=True
        )
    ),
    **dict(zip(["shang", "xia", "zhe", "ben", "ge", "zhou", "wan", "zao", "zhong"], "上下这本个周晚早中", strict=True)),
    "xingqi": "星期",
    "libai": "礼拜",
    "xiawu": "下午",
    "shangwu": "上午",
    "wanshang": "晚上",
    "nian": "年",
    "qu": "去",
    "zuoer": "昨儿",
    "chunjie": "春节",
    "guoqing": "国庆",
    "yuandan": "元旦",
    "jie": "节",
}

FESTIVAL_TAILS = phrases("那天 当天 这天 当日")
ORDINAL_DAYS = {
    name: str(n)
    for n, name in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
}
