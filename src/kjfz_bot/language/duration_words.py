"""Words of times of day and lengths of time: parts of the day, units, estimates, what surrounds them. Tables only."""

from kjfz_bot.language.phrases import phrases

EARLY, MORNING, NOON, AFTERNOON, EVENING, NIGHT = "early", "morning", "noon", "afternoon", "evening", "night"

PARTS_OF_DAY = {
    **dict.fromkeys(phrases("凌晨"), EARLY),
    **dict.fromkeys(phrases("清晨 清早 大清早 早上 早晨 早间 一早 上午 早 am in_the_morning"), MORNING),
    **dict.fromkeys(phrases("中午 正午 午间 晌午"), NOON),
    **dict.fromkeys(phrases("下午 午后 后半晌 in_the_afternoon"), AFTERNOON),
    **dict.fromkeys(phrases("傍晚 晚上 晚间 晚 in_the_evening at_night"), EVENING),
    **dict.fromkeys(phrases("夜里 夜间 半夜 深夜 后半夜 午夜"), NIGHT),
}
NAMED_TIMES = {
    **dict.fromkeys(phrases("正午 中午 noon midday"), 12),
    **dict.fromkeys(phrases("midnight 午夜 半夜"), 24),
}
NEXT_DAY = phrases("次日 第二天 第二日 隔天 翌日 转天 the_next_day next_day the_following_day")
SINCE = phrases("从 自 由 打 between from")
DASHES = "-‐‑‒–—−―~〜→"
WORKED_UNTIL = "干 做 忙 待 呆 搞 弄 讲 开 聊 谈 调 加班 工作 持续 忙活"
UNTIL = phrases("结束 为止 之间 才结束 下班 收工 hrs")

HOURS_OF_CLOCK = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
}
MINUTES_OF_CLOCK = {
    "half": 30,
    "quarter": 15,
    "a quarter": 15,
    "five": 5,
    "ten": 10,
    "twenty": 20,
    "twenty five": 25,
    "twenty-five": 25,
    "thirty": 30,
    "fifteen": 15,
    "forty five": 45,
    "forty-five": 45,
    "半": 30,
    "一刻": 15,
    "三刻": 45,
    "1刻": 15,
    "3刻": 45,
}

HOUR_UNITS = phrases("小时 钟头 个钟 钟 小是 小时间 hours hour hrs hr horus huors hous houres h xiaoshi zhongtou")
MINUTE_UNITS = phrases("分钟 分種 分种 分 minutes minute mins min minuts mintues minites fenzhong '")
NOT_MINUTES = "析布享配解组类数之厂公部院段批别辨子压离散流工支会钟种摊担头"
DAY_UNITS = phrases("工作日 天 days day")
NOT_DAYS = "前后内津气然猫台花平车窗桥文体天才以之"
QUARTERS = {"一": 15, "1": 15, "两": 30, "二": 30, "2": 30, "三": 45, "3": 45}
COUNTED = "人件个台次组份条点号度吨项名批种套米克毫公万千百家位页张字年月日天楼层级%"
"""What a figure after an hour counts where it is no minutes: 3小时20人."""

HALF_DAYS = frozenset({MORNING, AFTERNOON})
WHOLE_ENGLISH = {
    **dict.fromkeys(
        phrases(
            "all_day the_whole_day whole_day a_whole_day full_day a_full_day the_full_day",
            "full_working_day a_full_working_day",
        ),
        480,
    ),
    **dict.fromkeys(phrases("the_entire_day an_entire_day all_day_long"), 480),
    **dict.fromkeys(phrases("half_day half-day half_a_day half-a-day a_half_day a_half-day half_the_day"), 240),
    **dict.fromkeys(phrases("all_morning the_whole_morning whole_morning the_entire_morning all_afternoon"), 240),
    **dict.fromkeys(phrases("the_whole_afternoon whole_afternoon the_entire_afternoon"), 240),
    **dict.fromkeys(phrases("half_of_an_hour 1/2_hour 1/2_an_hour"), 30),
    **dict.fromkeys(phrases("1/2_day 1/2_a_day"), 240),
    **dict.fromkeys(phrases("hour_and_a_half an_hour_and_half hour_and_half"), 90),
    **dict.fromkeys(phrases("a_morning an_afternoon one_morning one_afternoon"), 240),
    **dict.fromkeys(phrases("half_the_morning half_a_morning half_the_afternoon"), 120),
}
VAGUE_LENGTHS = {
    **dict.fromkeys(
        phrases("大半天 多半天 半天多 小半天 半拉天 好半天 老半天 大半日 most_of_the_day"), (240, 300, 360)
    ),
    **dict.fromkeys(phrases("大半个上午 大半个下午 大半上午 大半下午 小半个上午 most_of_the_morning"), (120, 180)),
    **dict.fromkeys(phrases("most_of_the_afternoon"), (120, 180)),
    **dict.fromkeys(
        phrases("一个晚上 一晚上 一整晚 整晚 一晚 一夜 一整夜 通宵 半宿 一宿 整个晚上 all_evening"), (120, 180, 240)
    ),
    **dict.fromkeys(phrases("all_night the_whole_evening"), (120, 180, 240)),
    **dict.fromkeys(phrases("一个早上 一早上 整个早上 一个中午 一中午 整个中午 一个早晨"), (60, 120)),
    **dict.fromkeys(phrases("好几个小时 几个小时 数小时 几小时 好几小时 若干小时 多个小时 好几个钟头 几个钟头"), ()),
    **dict.fromkeys(phrases("a_few_hours several_hours some_hours few_hours hours_and_hours 好几天 几天 数天"), ()),
    **dict.fromkeys(phrases("a_couple_of_hours a_couple_hours couple_of_hours couple_hours"), (120,)),
    **dict.fromkeys(phrases("几分钟 几十分钟 好几分钟 a_few_minutes several_minutes 一会儿 一小会儿 一会"), ()),
    **dict.fromkeys(phrases("一周 一个星期 一星期 一个礼拜 一礼拜 1周 a_week one_week 1_week 一整周"), (2400,)),
    **dict.fromkeys(phrases("two_weeks 2_weeks 两周 2周 两个星期 两个礼拜"), (4800,)),
}

ABOUT = phrases(
    "大概 大约 大致 约莫 约 差不多 大体 估计 也就 左右 上下 挂零 有余 多点 多一点 点 的样子 样子",
    "about around roughly approximately approx approx. circa",
    "or_so ~ ≈ 前后 应该 应该是 应该有 give_or_take -ish ish 得有 大体上 有大概",
)
BOUNDS = phrases(
    "不到 至少 最少 起码 至多 最多 顶多 不超过 超过 不少于 不止 不足 将近 接近 快 近 小 多半 以上",
    "以内 之内 以下 往上 好像",
    "just_under just_over a_bit_over a_little_over a_bit_more_than a_little_more_than close_to no_less_than well_over",
    "at_least at_most up_to more_than less_than under over almost nearly not_quite no_more_than",
    "可能 也许 maybe perhaps",
)
REST = phrases("休息 午休 吃饭 午饭 扣除 除去 减去 扣掉 去掉 不含 含路上 路上 lunch_break lunch break minus without")
OTHERWISE = phrases("不是 不对 还是 或者 或 不 没 没有 or not")
AROUND = phrases(
    "足有 前前后后 加起来 加起来有 合起来 合在一起 得有 得 要 共有 用了 用时 花了 花费 费时 耗时",
    "历时 时长 工时 时间 一共 总共 共计 合计 共 总计 足足 整整 干了 做了 忙了 待了 呆了 弄了 搞了",
    "开了 聊了 谈了 讲了 工作了 工作 加班 干 忙 有 是 就 我 嗯 呃 额 那 大家 的 吧 了 啊 呀 呢 嘛",
    "哦 哈 整 出头 时间 工夫 功夫 each",
    "开会 会议 会 调试 培训 讲课 上课 授课 讨论 交流 沟通 指导 实验 试验 测试 参观 调研 考察 座谈",
    "评审 值班 写 做 讲 谈 聊 看",
    "现场 线上 远程 在厂里 厂里 在企业 企业 在公司 公司 在车间 车间 meeting training debugging",
    "on_site online remote work",
    "足足有 整整有 实打实 累计 加起来大概 算下来 折合 耗了 耗费 持续 持续了 呗 喽 嘞 哟 噢 啦 咯",
    "的时间 lasted it_lasted took_me a_total_of in_all",
    "刚好 正好 恰好 足足用了 谢谢 多谢 thanks thank_you a_good 一点 一点点 it_took took i_spent",
    "spent for in_total total",
    "altogether it_was worked i_worked please exactly just it's 各 都 在 时 ok 好",
)
