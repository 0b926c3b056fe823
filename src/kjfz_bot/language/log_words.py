"""Words of a message that says what was done: days, places, ways to meet, duties, what joins them. Tables only."""

from kjfz_bot.language.phrases import phrases

DAYS = phrases(
    "今天 今日 今儿 今儿个 今个 今早 今晚 今晨 昨天 昨日 昨儿 昨儿个 昨个 昨个儿 昨晚 昨夜 昨早",
    "作天 咋天 前天 前日 前儿 前儿个 前晚",
    "前夜 大前天 大前日 大前儿 明天 明日 明儿 明早 明晚 后天 后日 大后天",
)
DAYS_ENGLISH = phrases(
    "today yesterday yday yest tonight tomorrow last_night this_morning this_afternoon this_evening",
    "the_day_before_yesterday day_before_yesterday the_day_after_tomorrow",
)
FESTIVALS = phrases(
    "元旦 元旦节 劳动节 五一节 五一劳动节 国庆节 国庆 春节 清明 清明节 端午 端午节 中秋 中秋节",
    "元宵节 除夕 圣诞节 教师节 妇女节",
)
VAGUE_DAYS = phrases(
    "最近 近期 近来 前几天 前些天 前两天 这几天 这两天 前阵子 前段时间 那天 某天 上周末 本周末",
    "这周末 周末 月初 月底 月末 年前 年初 年底",
    "上旬 中旬 下旬 上个月 上月 上周 上星期 上礼拜 上个星期 上个礼拜 本周 这周 这星期 这礼拜",
    "这个星期 这个礼拜 本月 这个月 上上周",
    "下周 下个月 下月 平时 有时 改天 过两天 过几天",
    "recently lately the_other_day last_week this_week last_month this_month next_week last_weekend at_the_weekend",
    "over_the_weekend the_week_before_last some_time_ago",
)
WHOLE_WEEKS = {
    **dict.fromkeys(phrases("上周 上星期 上礼拜 上个星期 上个礼拜 last_week"), -1),
    **dict.fromkeys(phrases("本周 这周 这星期 这礼拜 这个星期 这个礼拜 this_week"), 0),
}
EACH = phrases(
    "平均每天 每天 每日 天天 各 每个工作日 每次 per_day each_day every_day each daily a_day 一天 各自 均为 均",
    "都是 都 也都是",
)
EACH_BEFORE_LENGTH = frozenset(phrases("均为 均 都是 都 也都是"))
"""What says "each" only with a length behind it: 都是3小时, and not 都是调试."""
SHARED_OUT = phrases("分别 respectively")
RECURRING = phrases("每周 每星期 每礼拜 每个星期 每个礼拜 每月 每个月 每年 隔周 every_week weekly monthly every_month")

NOT_A_DAY = (
    "线机楼车间炉厂门库样仓设备产工位模电馆站生试床泵阀井柜窑罐釜塔轴槽缸台件方案文图室院教实反应压组锅高转电池品配课题平单元岗区"
    "桥坝舱船炮船件标段坑棚屋楼栋号机楼桶管道炉板冲注镀热焊机床产品油令码店型"
)
"""What follows a number with 号 that names a thing and no day: 2号线, 3号机, 5号车间."""

PLACE_NOUNS = phrases(
    "厂里 厂区 厂房 厂内 工厂 工地 车间 公司 企业 实验室 现场 基地 园区 产线 生产线 流水线 办公室",
    "会议室 学校 学院 大学 研究院 研究所",
    "中心 客户 仓库 码头 医院 酒店 单位 集团 项目部 总部 家里 家 校区 校内 展厅 展会 试验场",
    "中试线 试验站 工作站 厂 室 院 所 科技园 产业园",
    "工业园 开发区 高新区 甲方 厂方 机房 矿区 矿山 电厂 钢厂 工段 站房 测试场 技术部 研发部 部门 工位 生产现场",
)
REGIONS = phrases(
    "宁波 北仑 慈溪 余姚 镇海 鄞州 海曙 江北 奉化 宁海 象山 前湾 杭州湾 昌平 北京 杭州 上海 苏州",
    "深圳 绍兴 嘉兴 台州 温州 湖州 金华 无锡",
    "南京 武汉 成都 西安 重庆 天津 广州 青岛 合肥 长沙 舟山 衢州 丽水 义乌 海淀 朝阳 大兴 顺义 怀柔 回龙观 未来科学城",
)
PLACE_TAILS = phrases("里 内 那边 那里 那儿 这边 这里 门口 一线 外面 里面 旁边 市 区 县 镇")
BARE_PLACES = phrases("现场 厂里 厂区 厂内")
SPACED_PLACES = phrases("车间 公司 企业 工厂 实验室 基地 园区 单位 家里 办公室 会议室")
GOING = phrases("在 去到 来到 前往 到 去 赴")
NOT_PLACES = (
    "调试改做写开看讨论检查测试培训修装讲帮给指导评审对接研究分析解决优化整理"
    "编制跟进听谈聊陪处理设计计算沟通协调参加组织推动申报验收考察"
)
"""First characters of what is done rather than where: 在调试设备 names no place."""

REMOTE = phrases("线上 远程 在线 居家 云端 online remotely remote virtually wfh")
REMOTE_SIGNS = phrases(
    "视频 线上会 电话 腾讯会议 钉钉 zoom 微信 飞书 邮件 在家 家里 teams video_call phone_call by_phone",
    "call from_home at_home home",
)
NOT_REMOTE_BEFORE = "产水号配工测试中装体"
ON_SITE = phrases(
    "现场 厂里 厂区 厂内 车间 工厂 企业 公司 产线 生产线 工地 驻厂 on_site on-site onsite plant",
    "factory workshop shop_floor",
)
PLACES_ENGLISH = [
    "plant",
    "factory",
    "lab",
    "laboratory",
    "workshop",
    "site",
    "office",
    "company",
    "firm",
    "university",
    "campus",
    "headquarters",
    "hq",
    "warehouse",
    "shop",
    "floor",
    "works",
    "line",
    "facility",
    "base",
    "park",
    "school",
    "hospital",
]

LEADING = phrases(
    "补记 补录 补登 补填 补一下 补上 补一下记录 记录一下 我们 我 都在 都是 都 在 就 也 又 还有 了",
    "的 呃 嗯 那个 然后 另外 以及",
    "并且 主要是 主要 一直在 一直 正在 干了 其中 内容是 内容 事项 干的是 做的是 分别是 分别 一共",
    "总共 共计 总计 合计 共 大概 大约",
    "用了 花了 就是 啊 额 期间 每次 每种 每个 之后 接着 随后",
)
LEADING_APART = phrases("去 来 到 也 还 是 为 从 里 时 约 各 每 补 和 与 并 及 有 那 用 花 干 计 要")
"""What goes only where nothing is joined to it: 去 before a place that was taken out, and not in 去毛刺."""
LEADING_ENGLISH = phrases(
    "i we spent worked on for of and did was at in from the_whole about around with went to doing then also working"
)
LEADING_LATER = phrases("i we and then also on at in for from was")
TRAILING = phrases(
    "了 的 在 共 一共 总共 共计 合计 总计 大概 大约 约 差不多 用了 花了 花费 用时 耗时 历时 时长",
    "会议时间 持续 持续了 左右",
    "吧 呢 啊 哦 一直 干了 干到 大概用了 待了 呆了 做了 至少 起码 最少 最多 顶多 将近 接近 不到",
    "不止 超过 可能 都是 每次 每种",
)
TRAILING_APART = phrases("用 花 干 到 从 为 是 时 每 各 就 都 和 与 并 及 至 快 小 不 有 忙 待 呆 时间")
TRAILING_ENGLISH = phrases("for from at in on of and about around took lasting the i to worked spent with was")
COMPANIONS = "跟和与同陪"
TITLES = "工总师授理任士傅长学方队人事"

DUTIES = {
    "3.1.1": phrases(
        "需求 规划 调研 战略 诊断 路线图 技术路线 难题征集 可行性 planning roadmap needs",
        "requirement requirements survey strategy",
    ),
    "3.1.2": phrases(
        "攻关 研发 调试 试验 实验 测试 改造 优化 设计 开发 解决 仿真 工艺 改进 样机 样品 试机",
        "程序 代码 图纸 设备 debugging design testing",
        "test tests experiment tuning prototype r&d development simulation",
    ),
    "3.1.3": phrases(
        "成果转化 成果 转化 专利 登记 技术合同 技术转让 许可 先用后转 交底书 中试 patent patents",
        "transfer licence license commercialisation",
    ),
    "3.1.4": phrases(
        "平台 人才 培训 培养 讲课 授课 讲座 研究生 实习 博士后 工作站 研究院建设 training lecture",
        "talent platform course students",
    ),
    "3.1.5": phrases(
        "政策 资源 申报 项目申报 补贴 资金 申报书 高企认定 引进资源 对接资源 融资 policy funding",
        "grant application subsidy resources",
    ),
}
"""Words of the five duties of a VP by clause, to offer one; which it is, the person says."""
