"""Words around a number: bounds, estimates, money, counting, ages, years. Tables only."""

from kjfz_bot.language.phrases import phrases

BOUND_HEADS = {
    ">=": phrases(
        "至少 最少 起码 不低于 不少于 不小于 不得低于 下限 >= ≥ at_least no_less_than not_less_than min minimum"
    ),
    "<=": phrases(
        "至多 最多 顶多 不超过 不高于 不多于 不大于 不得超过 上限 <= ≤ at_most up_to no_more_than",
        "not_more_than max maximum",
    ),
    ">": phrases("超过 大于 高于 多于 不止 > more_than over above"),
    "<": phrases("不到 少于 低于 小于 不足 < less_than under below fewer_than"),
}
BOUND_TAILS = {
    ">=": phrases("以上 及以上 或以上 起 起步 往上 + or_more or_above and_above and_up 打底 保底"),
    "<=": phrases("以内 以下 之内 及以下 或以下 内 封顶 为限 or_less or_below or_fewer max tops"),
}
ESTIMATE_HEADS = phrases("大概 大约 约 约莫 差不多 大致 大体 about around roughly approximately approx approx. ~")
ESTIMATE_TAILS = phrases("左右 上下 的样子 样子 差不多 or_so")

RANGE_MARKS = ("~", "-", "–", "—", "至", "到", " to ")
BETWEEN_MARKS = ("和", "与", "跟", " and ")
BETWEEN_HEADS = phrases("从 介于 在 between from")
BETWEEN_TAILS = phrases("之间 间 不等")

PARTICLES = phrases("吧 了 啊 呀 呢 嘛 哦 喔 噢 哈 啦 咯 的 哟 please thanks 谢谢")
SPEAKER_HEADS = phrases("俺 本人 咱 我 我们 嗯 呃 额 那 就 就是 是 今年 现在 目前 it's its it_is i'm i_am im well")

MONEY_HEADS = phrases(
    "¥ 人民币 rmb cny 税前 税后 年薪 月薪 每月 每年 每个月 一个月 一年 一共 总共 共 合计 预算 经费 金额",
    "需要 要 给 出 大概要",
)
MONEY_TAILS = phrases(
    "元 块 块钱 元整 元钱 整 钱 人民币 rmb cny yuan renminbi 预算 一个月 每月 每个月 /月 /个月 月薪",
    "一年 每年 /年 年薪 per_month a_month /month /mo monthly per_year a_year /year /yr yearly",
)

CLASSIFIERS = "个名人位家项次件篇台份条种套本张只辆间所门届期款枚块"
COUNT_HEADS = phrases("一共 总共 共 合计 共有 有 总计 需要 要 想要 招 total")
COUNT_TAILS = phrases("people persons person items item pcs times papers patents experts in_total")
DOZENS = {"一打": 12, "半打": 6, "两打": 24}
NOTHING = frozenset(
    phrases("没有 无 没 木有 一个没有 一个都没有 一个也没有 一项都没有 一项也没有 没有一个 none nothing")
)

OPEN_ENDED = frozenset(
    phrases(
        "无固定期限 无固定期 无固定期限合同 无固定期限劳动合同 没有固定期限 没有期限 无期限 不限期 无限期 不定期",
        "长期 长期合同 长期聘用 长聘 终身 终身制 终身教职 永久 聘到退休 签到退休 到退休 一直到退休",
        "编制内 在编 在编人员 有编 有编制 事业编 事业编制 事业编制内 正式编制",
        "tenure tenured permanent open-ended open_ended indefinite no_fixed_term until_retirement no_end_date",
    )
)
YEAR_HEADS = phrases(
    "工作了 干了 做了 从业 工作 干 参加工作 已有 有 满 整 整整 刚好 正好 恰好 足足 还有 还剩 剩 剩下",
    "签了 签的 合同 合同期 一共 exactly",
)
YEAR_TAILS = phrases("整 合同 期 期限 聘期 经验 工作经验 left contract in_total of_experience experience")

AGE_HEADS = phrases(
    "实际 年龄 年纪 岁数 年满 已满 满 刚满 刚刚满 刚 已经 已 整 周岁 实岁 实际年龄 实足年龄 本人",
    "age aged turned just_turned my_age_is age_is i_just_turned i'm_now",
)
AGE_TAILS = phrases(
    "岁 周岁 实岁 整 岁整 周岁整 years_old year_old years_of_age years yrs_old yrs yo y y/o -year-old full_years now"
)
