"""Words that agree, refuse, hesitate or ask. Tables only; `yesno` has the grammar."""

from kjfz_bot.language.phrases import phrases

YES = frozenset(
    phrases(
        "没错儿 必须的必 嗯哪 没的说 没得说的 那是 那是当然 那是必须 sure_thing okok 没跑了 勉强算 1 11 111",
        "+1 👍 👌 ✅ ✔ ☑ √ ✓ 🙆 🆗 💯 ⭕ 🙋 ok👌 y 没问题 没有问题 没毛病 没错 没错没错 没得说 没意见",
        "没有意见 没异议 没有异议 无异议 无意见 没跑 没二话 没得跑 可不 可不是 可不是嘛 可不嘛 可不咋的",
        "可不咋地 不然呢 不然嘞 那还用说 还用说 这还用说 那还用问 这还用问 还用问 废话 当然咯 谁说不是",
        "谁说不是呢 何尝不是 怎么不是 怎么没有 咋没有 哪能没有 怎么可能没有 怎么会没有 难道没有 能没有",
        "谁说没有 不是没有 不是不行 不是不可以 不是不能 不是不愿意 不是不想 不是不会 不是不符合 并非没有",
        "并不是没有 也不是没有 也不是不行 妥 妥妥 妥妥的 妥了 稳 稳的 稳了 必须 必须的 那必须 那必须的",
        "必须滴 包的 必 杠杠的 得嘞 得咧 好嘞 好咧 好滴 好哒 没在怕的 一点没错 说得对 你说得对 你说对了",
        "正解 正是 正是如此 就是 就是的 就是这样 是这样 是这样的 是滴 对滴 对头 对劲 要得 得行 使得 中 中中",
        "中嘞 成 阔以 可 系 系的 系啊 冇问题 得 得啊 好使 灵的 欧了 ojbk okk 应该算 应该算吧 应该算是",
        "应该算是吧 算 算是 算吧 算是吧 属实 有的有的 有滴 有哒 嗯哼 唔 昂 嗯呐 嗯那 en enen 恩呢 恩那 yes",
        "yep yeah yea yeh yup ya yah yas yess aye sure ok okay okey okey-dokey k kk right correct true",
        "absolutely definitely certainly of_course indeed exactly affirmative positive not_a_problem",
        "no_problem no_problem_at_all no_doubt without_doubt why_not sounds_good you_bet i_do i_have i_am",
        "i_did i_will i_can i_would we_do we_have we_are we_did we_can we_will it_is it_does they_do",
        "they_have he_does she_does it_has that's_right thats_right that's_correct that_is_correct",
        "that_is_right i_agree agreed uh_huh uh-huh mhm mm-hmm yes_please for_sure totally fine roger",
        "naturally obviously by_all_means i_certainly_do i_sure_do already_have already_did got_it",
        "i've_got_one i_have_one we_have_one yes_sir yessir all_good np not_bad it_was i_was shi shide dui",
        "duide youde hao haode haoya keyi xing dangran dangranyou queshi bixu bixude meiwenti meicuo",
        "yijingyou en_en",
    )
)
NO = frozenset(
    phrases(
        "❎ 要不得 拿不出 拿不出来 have_not has_not 没那回事 没这么回事 想多了 你想多了 拉倒 拉倒吧 得了吧",
        "才怪 才怪呢 不了 差一点 还差点 差点 还差一点 2 0 ❌ ✖ ✗ ✘ × x 👎 🙅 🚫 ⛔ n 算不上 谈不上 称不上",
        "做不到 办不到 拿不到 达不到 够不上 轮不到 想得美 没门 没门儿 门都没有 免谈 免了 算了 算了吧 休想",
        "才没有 才不是 才不 哪有 哪有啊 哪里有 哪儿有 哪来的 没影 没影儿 没影的事 没有的事 没这回事 没这事",
        "毛都没有 屁都没有 没戏 不可能 怎么可能 怎么会 咋可能 不存在 不存在的 达咩 打咩 ng nono 恰恰相反",
        "正相反 正好相反 不够 不达标 不达 差得远 差远了 no nope nop nah nay naw never not not_yet",
        "not_really no_way not_at_all none negative false wrong incorrect not_true nyet i_don't i_dont",
        "i_do_not i_haven't i_havent i_have_not i_didn't i_did_not i'm_not i_am_not im_not i_can't i_cannot",
        "i_won't we_don't we_dont we_do_not we_haven't we_have_not we_didn't we_aren't we_are_not we_can't",
        "haven't havent don't dont doesn't doesnt didn't didnt isn't isnt it_isn't it's_not it_is_not",
        "it_doesn't it_does_not can't cannot won't unfortunately_not i'm_afraid_not afraid_not",
        "of_course_not certainly_not definitely_not absolutely_not no_thanks no_thank_you nothing",
        "not_so_far not_for_now i_have_none we_have_none don't_have do_not_have i_don't_have we_don't_have",
        "don't_have_one don't_have_any never_have never_had hell_no no_sir not_anymore not_any_more not_now",
        "nope_not_yet no_not_yet not_currently not_exactly hardly i_never_did i_wish meiyou mei bu bushi",
        "bushide buxing bukeyi buneng fou haimei haimeiyou meide buyuanyi bufuhe zanwu cuo_le",
    )
)
UNSURE = frozenset(
    phrases(
        "看政策 看合同 要核实 要确认 得确认 跟单位确认 看具体 看实际 回头问 估摸 难讲 不好讲 说不来 要问",
        "得问 去问 问问看 得查 要查 查查 核实一下 看你 看怎么 没想过 没问过 没查过 没留意 没算过",
        "八九不离十 这个嘛 不敢保证 有待 不掌握 kinda sort_of kind_of 50/50 could_be can't_recall",
        "don't_recall let_me_check need_to_check have_to_check i'd_have_to_check not_entirely_sure 不知道",
        "不知 不晓得 不确定 不清楚 不太清楚 不大清楚 不太确定 不太知道 不肯定 不敢确定 不敢肯定 不敢说",
        "不好说 不好确定 不太好说 不明白 不懂 不太懂 不太明白 没看懂 看不懂 听不懂 没听懂 没搞懂 没弄懂",
        "没明白 不理解 没搞清楚 没弄清 没搞清 搞不懂 弄不懂 没弄明白 没搞明白 弄不明白 搞不明白 不了解",
        "不太了解 不大了解 没了解 没了解过 不熟 不太熟 不熟悉 不太懂政策 说不好 说不准 说不清 说不清楚",
        "说不上来 说不上 说不定 拿不准 吃不准 搞不清 搞不清楚 弄不清 弄不清楚 分不清 闹不清 闹不明白 记不清",
        "记不清楚 记不得 不记得 记不太清 记不住 不太记得 想不起来 想不起 没印象 没有印象 没把握 没底 没数",
        "没准 没准儿 没注意 没想好 忘 忘了 忘记 忘记了 我忘 无法确定 不能确定 不能肯定 无法判断 判断不了",
        "难说 很难说 不一定 未必 不见得 未知 没谱 还没想好 没定 还没定 看情况 视情况 视情况而定 分情况",
        "看怎么说 看怎么算 要看 得看 取决于 再说 再看看 再看吧 待定 待确认 待核实 需要确认 需要核实",
        "有待确认 要问问 得问问 问一下 问问 要问一下 得问一下 要查一下 查一下 我查查 我查一下 得查一下",
        "得查查 要确认一下 我确认一下 确认一下 回头再看 回头看看 谁知道 谁知道呢 天知道 鬼知道 天晓得",
        "哪知道 哪晓得 有点懵 一脸懵 懵 蒙 犹豫 纠结 模棱两可 一半一半 不造",
        "母鸡 唔知 唔知道 母鸡啊 bzd bqd bqc 五五开 半对半 🤷 🤔 🤷‍♂ 🤷‍♀ 🤷♂ 🤷♀ ❓ ❔ idk dunno",
        "don't_know dont_know do_not_know i_don't_know no_idea no_clue not_sure unsure not_certain",
        "uncertain unclear maybe perhaps possibly probably depends it_depends that_depends hard_to_say",
        "can't_say cannot_say can't_remember cannot_remember don't_remember do_not_remember dont_remember",
        "forgot forget who_knows what_do_you_mean what_does_that_mean what_does_it_mean beats_me i_guess",
        "i_think_so might may_be not_too_sure not_quite_sure not_100%_sure no_idea_what i'm_not_sure",
        "have_no_idea don't_understand do_not_understand dont_understand can't_tell cannot_tell",
        "hard_to_tell to_be_confirmed tbd tbc i_suppose i_think couldn't_say buzhidao bu_zhi_dao buqingchu",
        "buqueding keneng yexu buxiaode shuobuhao jibuqing wangle",
    )
)

UNSURE_ALONE = frozenset(phrases("什么意思 啥意思 几个意思"))
"""Questions about the question: as a whole reply they leave it open; inside a longer one they only ask."""

# Classes of the words inside a clause.
NEGATORS = frozenset(
    phrases(
        "不在 不满 不足 不到 没到 没满 不 没 没有 无 未 非 冇 木 木有 么有 米有 莫得 没得 不曾 未曾 尚无 尚未",
        "未有 暂无 暂未 并无 并未 并没 并没有 从未 从无 绝无 毫无 毫不 莫 否 绝不 决不 并不 还没 还没有",
        "还不 还未 没有过 从没 从没有 从来没 从来没有 从来不 没能 不太 不大 不怎么 不够 不再 不曾有 没怎么",
        "meiyou mei bu no not never",
    )
)
OUTER_NEGATORS = frozenset(phrases("不是 并不是 也不是 并非 绝不是 绝非 怎么可能 怎么会 哪能 哪会 哪里 谁说 bushi"))
STATES = frozenset(  # may stand alone for a yes
    phrases(
        "没问题 没毛病 没意见 没错 是 对 好 行 中 成 妥 有 能 会 要 肯 想 愿 在 属于 愿意 乐意 同意 赞成",
        "认可 可以 可 行得通 能够 需要 打算 支持 接受 承诺 保证 确认 符合 满足 具备 拥有 达到 够 足够 具有",
        "持有 齐全 齐 属实 正确 合格 合规 合适 达标 有效 正常 通过 配合 算 算是 应该算 用 嗯 恩 嗯嗯 恩恩",
        "en 哎 昂 ok okay yes yeah yep sure shi dui hao you keyi xing 阔以 可行 得行 要得 系",
    )
)
DEEDS = frozenset(  # count as a yes only when said to be done, or after a word of will
    phrases(
        "准备 考虑 买 盖章 盖 成家 签 签订 签署 签约 做 干 当 参加 参与 服务 拿 拿到 取得 获得 考 考取 考上 评",
        "评上 办 办理 办好 注册 登记 成立 提供 开 开具 去 到位 工作 合作 入库 认定 报 报名 培训 发表 申请",
        "完成 结题 毕业 交 缴 入职 到岗 建 建立 担任 兼职 兼任 续签 续 学 读 任职 投资 控股 持股 入股 孵化",
        "转让 设立 准备好 用 属 审 批 过 获批 下来 上岗 聘 聘任 落户 迁 搬 转 请 找 招 聊 谈 谈妥 谈好 说好",
        "定 定好",
    )
)
ADVERBS = frozenset(
    phrases(
        "太 特别 十分 格外 均 皆 暂 很遗憾 可惜 遗憾 不巧 已经 已 都 也 早 早就 早已 刚 刚刚 就 还 确实",
        "的确 真 真的 当然 一定 必须 绝对 完全 全 全部 非常 很 挺 比较 基本 基本上 暂时 目前 现在 当前 一直",
        "从来 以前 之前 过去 曾 曾经 其实 倒 倒是 确 实在 自然 显然 明显 又 另外 还是 到现在 至今 今年 去年",
        "前年 本来 反正 压根 根本 我这边 我方 我司 公司 单位 我们单位 我们公司 我们学校 企业 这个 那个 这",
        "那 它 自己 个人 一个都 一个也 一次都 一次也 一点都 一点也 半点 啥都 啥也 什么都 什么也 丝毫 一份都",
        "全都 统统 丁点 一张都 一家都",
    )
)
COURTESIES = phrases(
    "怎么了 咋了 怎么啦 对不起 不好意思 抱歉 谢谢 多谢 你好 您好 老师 请 呃 额 哦 噢 em emm 是吧 sorry",
    "oh um uh hmm",
)
OBJECTS = frozenset(  # what the questions of a self-check are about
    phrases(
        "固定合同 证书 证 合同 编制 编 正式编制 事业编制 学位 学历 职称 经验 意愿 资格 资质 条件 要求 成果 专利",
        "知识产权 协议 材料 证明 需求 岗位 项目 课题 培训 经历 劳动合同 聘用合同 技术 技术成果 核心技术",
        "合作 股份 公司 企业 单位 高校 大学 学校 医院 法人 独立法人 高新技术企业 在编 本地 本市",
    )
)
KNOWING = frozenset(
    phrases(
        "确定 清楚 懂 明白 了解 记得 理解 熟悉 看懂 听懂 搞懂 弄懂 搞清楚 弄清楚 弄明白 搞明白 把握 知道",
        "晓得 肯定 熟 记住 注意 留意",
    )
)
PRONOUNS = frozenset(phrases("我 我们 咱 咱们 俺 本人 这样 这么回事 在职"))
ASPECTS = frozenset(phrases("过 过了 过的 着 到 上 完 完了 好了 到了 一下 得 得了 下来 下来了 起来 满 了"))
DONE = frozenset(phrases("去年 前年 今年 已经 已 都 早 早就 早已 刚 刚刚 曾 曾经"))
HEDGES = frozenset(
    phrases(
        "估摸着 估摸 可能 也许 大概 大概率 好像 似乎 或许 估计 感觉 应该 恐怕 貌似 差不多 八成 多半 十有八九 兴许",
        "看起来 看上去 听说 据说 大约 我觉得 觉得 我想是 我猜 猜 按理说 按道理 理论上 原则上 印象中 印象里",
        "如果 要是 假如 隐约 未来",
    )
)
PARTICLES = "啊呀呢吧嘛哦喔噢哈啦了的呗咯滴哒捏哟诶欸嘞哩噻撒哇喽嗷唉~!！。.,，、 …"
QUESTIONS = frozenset(
    phrases(
        "你猜 吗 么 是不是 有没有 能不能 行不行 可不可以 会不会 要不要 对不对 好不好 什么 啥 怎么 咋 哪 哪里 几",
        "多少 谁 为何 为什么 为啥 是否 ?",
    )
)
PARTIAL = frozenset(
    phrases(
        "都行 都可以 都成 再说一遍 再说一次 如果 要是 假如 不完全 不全 不都 不尽 不总 不全是 不都是 不得不",
        "部分 有些 有时 有时候 有的是 有点 有一点 一部分 只 只有 仅 仅有 不只 不仅 不止 不少 不错",
    )
)
TURNS = ("但", "不过", "可是", "然而", "只是", "除了", "but", "except", "however", "although", "though")
DOUBTS = phrases(
    "no_idea no_clue who_knows hard_to_say depends beats_me maybe perhaps probably possibly unsure",
    "uncertain idk dunno forgot",
)
CONTRADICTIONS = (" no ", " not ", "n't ", " never ", " none ", " without ")

PAST = frozenset(phrases("以前 之前 过去 曾 曾经 原来 本来 去年 前年"))
ASKING = ("请问", "想问", "想请教", "请教", "咨询", "问个", "问你", "问您", "may i ask", "can i ask", "my question")
ASKING_HEADS_EN = phrases("what how which when where why")
ASKING_VERBS_EN = phrases("can could do does did is are am was will would should may must have has")
ONGOING = phrases("还在 正在 在办 在走 在弄 在准备 在申请 在等")
RHETORICAL_NO = ("才怪", "个鬼", "个屁", "个头", "个毛", "个毛线", "个锤子", "个球")
HARMLESS_AFTER_NOT = ("事", "关系", "办法", "什么", "啥", "多久", "几天", "过几", "多", "少", "完没了", "大没小")
MEASURES = "年个次份项家月天张本场期门篇件位名届种级"
TAKE_OBJECTS = phrases("没 没有 不在 不满 不足 不到 没到 没满 不是")
"""Negators that may be followed by any thing that is lacking."""
SURE = frozenset(phrases("当然 肯定 确定 一定 必须 绝对 确实 的确 真的 完全 早就 已经 自然 显然 非常"))
