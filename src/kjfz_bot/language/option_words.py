"""Words with which one option of a list is named without saying its label. Tables only."""

from kjfz_bot.language.phrases import phrases

PICK_HEADS = phrases(
    "我选 选择 选 我要 要 就 就要 就选 我想选 我想要 是 应该是 第 选项 选第 我 那就 那 嗯 给我 用 号码",
    "编号 序号 答案 答案是 就是 还是 点 做 option number no. no # choice the i_choose i_pick i'd_like",
    "i_want choose pick select answer let's_go_with go_with my_choice_is",
)
PICK_TAILS = phrases(
    "吧 的 了 啊 呀 呢 哦 哈 个 项 条 号 种 选项 那个 这个 那项 那位 这位 那家 那一个 的那个 的那位",
    "那条 please one option 就行 就好 就可以 好了 一下 算了",
)
INDEX_TAILS = phrases("个 项 条 号 种 位 家 款 类 个选项 选项 行 名 st nd rd th")
ENGLISH_ORDINALS = {
    word: n
    for n, word in enumerate(
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
        ],
        start=1,
    )
}
ROMAN = {"ⅰ": 1, "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
FIRST = frozenset(
    phrases("首个 头一个 头个 第一 最上面 最上面那个 最前面 开头 开头那个 打头 first top the_top_one the_top topmost")
)
LAST = frozenset(
    phrases(
        "最后 最后一个 最后那个 最后一项 最后一条 末尾 末一个 最末 最下面 最下面那个 最后面 最底下 尾巴",
        "last bottom the_last the_bottom last_one final",
    )
)
MIDDLE = frozenset(phrases("中间 中间那个 中间的 正中间 当中 middle the_middle the_middle_one center"))
FORMER = frozenset(phrases("前者 前一个 前面 前面那个 上面 上面那个 former the_former"))
LATTER = frozenset(phrases("后者 后一个 后面 后面那个 下面 下面那个 latter the_latter"))
FROM_END = phrases("倒数第 倒数 倒第")
FROM_END_EN = {
    "second to last": 2,
    "second last": 2,
    "penultimate": 2,
    "next to last": 2,
    "third to last": 3,
    "last but one": 2,
}

ALL = frozenset(
    phrases(
        "全部 全部都要 全选 全要 都要 都选 都有 都是 都符合 所有 所有的 全都要 全都是 全都有 以上都是",
        "以上都有 以上全部 全部都是 每个都要 all all_of_them everything all_of_the_above select_all",
        "everyone",
    )
)
BOTH = frozenset(
    phrases("两个都要 两个都是 两个都有 两者都是 两者都有 两个都选 俩都要 俩都是 都 both both_of_them the_two")
)
NONE = frozenset(
    phrases(
        "没有 没 无 木有 都不是 都没有 都不要 都不选 都不符合 都不 一个都不是 一个都没有 一个也没有",
        "一个都不要 一个也不是 以上都不是 以上都没有 以上皆非 哪个都不是 全都不是 没有一个 none",
        "none_of_them none_of_the_above neither no_one nothing",
    )
)
NONE_LABELS = frozenset(
    phrases(
        "无 没有 都没有 都不是 以上都不是 以上都没有 none none_of_the_above none_of_these neither 暂无 均无",
        "以上皆非 都不符合 均不符合",
    )
)
EXCEPT_HEADS = phrases(
    "除了 除 除去 except except_for all_but all_except everything_but everything_except all_of_them_except"
)
EXCEPT_TAILS = phrases(
    "都要 都选 都是 都有 全要 全选 都符合 其他都要 其它都要 其他都选 其他的都要 其余都要 其他都是",
    "其他都有 外都要 以外都要 之外都要 以外 之外 外 别的都要",
)
SEVERAL_HEADS = {
    "上面": "first",
    "下面": "last",
    "前": "first",
    "头": "first",
    "最前面": "first",
    "后": "last",
    "最后": "last",
    "末": "last",
    "末尾": "last",
}
SEVERAL = {"first": "first", "last": "last", "top": "first", "bottom": "last"}
AND_MARKS = r" and | plus |[,，、;；+&/]|以及|还有|加上|外加|和|与|跟|及|加"
COUNTED = "个家位种类款项条名"
"""Measure words: a number before one says how many, unless 第 makes it a place."""
KINDS_OF_THING = phrases(
    "企业 公司 单位 机构 医院 高校 大学 学校 学院 院校 院所 科研院所 研究所 研究院 中小企业 证书 职称 等次",
    "hospital hospitals university universities college institute institutes institution institutions firm firms",
    "company enterprise enterprises certificate title employer",
)
"""What a label ends in when it says which of its kind is meant before: the kind alone names no option."""
NOT_ABBREVIATED = "院所"
"""Last characters of names that two characters never stand for: with a number before they name another one."""
AFTER_LABELS = frozenset(phrases("企业 公司 单位 机构 高校 大学 学校 医院 关系 学位 证书 证 等次 类 级 方向 领域"))
"""Words that may follow a label without changing what it means; what stands before it always may."""
REFUSALS = ("不想", "不要", "不", "别", "don't", "do not")
OR_WORDS = ("或", "还是", "要么", " or ", "/")
NEGATIONS = (
    "除",
    "不",
    "没",
    "无",
    "非",
    "未",
    "别",
    "木有",
    "否",
    " not ",
    " no ",
    "n't ",
    " none ",
    " except ",
    " never ",
)

SAME_ACTION = (
    frozenset(
        phrases(
            "保存 保存草稿 存 存着 先存 先存着 存一下 先存一下 存草稿 草稿 暂存 先保存 存起来 存下来 保存一下",
            "留着 先放着 save save_draft save_as_draft draft keep",
        )
    ),
    frozenset(
        phrases(
            "提交 交 上交 递交 交了 交吧 提交申请 确认提交 现在提交 报上去 提交上去 报送 submit hand_in send",
            "send_it 发送 发出去",
        )
    ),
    frozenset(
        phrases(
            "修改 返回修改 改 改一下 再改 再改改 改改 回去改 回去修改 返回 返回改 编辑 再看看 重新改 我要改",
            "edit change modify go_back back",
        )
    ),
    frozenset(phrases("确认 确定 没问题 对的 无误 确认无误 confirm ok okay correct 正确")),
    frozenset(
        phrases(
            "继续 继续填 继续填写 接着填 接着来 留着继续 carry_on keep_it keep_going keep_on continue go_on",
            "keep_filling_in",
        )
    ),
    frozenset(phrases("取消 不弄了 不办了 放弃 cancel 算了 作废")),
    frozenset(phrases("其他 其它 别的 另外的 其他的 其它的 other others something_else another")),
    frozenset(phrases("不清楚 不知道 不确定 说不好 not_sure unsure don't_know i_don't_know")),
)
SAME_SPAN = {
    "半天": 240,
    "一天": 480,
    "整天": 480,
    "全天": 480,
    "一整天": 480,
    "半小时": 30,
    "半个小时": 30,
    "半个钟": 30,
    "一刻钟": 15,
}

# Parts by which people tell characters apart when names sound alike.
RADICALS = {
    "斜玉旁 王字旁 玉字旁 王旁 玉旁": "玮琪琳瑞珊玲珍珠瑜璐瑶璇琦珂玥珺琼瑾瑛琛珲玫玛珏琰璟瑄瑗琬琨玢玘璞璋瑭",
    "单人旁 单立人 人字旁 亻旁": "伟伍任仲仁佳俊健杰倩依伊何付傅代侯倪俞信倬佩保位傲仕佑侃储",
    "三点水 三点水旁 水字旁": "江海涛洁波淑泽洋浩汪沈潘汤洪温冯游泓淳湘清源润淼沛泉溪澜瀚涵沁泳渊滨澄",
    "草字头 草头 艹头": "苏蒋萍芳英芬蓉莉莹萌薇菲蕾董范葛芸茜蓝荣华茂莲艾芝苗菁萱蔚蔡薛",
    "木字旁 木旁": "杨林柳梅桂桐栋楠松柏杜杭柯槐榕桦森彬樊权枫桥",
    "金字旁 金旁": "钱锋铭锐钟银钢钧铮锦鑫铁镇鸣钰铎锡",
    "火字旁 火旁": "炜灿烨焕炳煜烽煌熠炎炯",
    "女字旁 女旁": "婷娟娜娇婉娥媛嫣妍姗姚姜婧娅妮嫚",
    "立刀旁": "刘刚利则创剑",
    "言字旁 言旁": "许谢诗诚谭语谦谊诺谨诸",
    "双耳旁 耳朵旁 右耳旁 左耳旁": "陈郑邓邵陶阮陆郭郝邹邱阳隆",
    "日字旁 日旁": "晓明昕晨晖时旭映晴曦昊曙",
    "绞丝旁": "红纪纲绍绪维经缪纯绮",
    "走之底 走之旁 走之": "远进达逸迪遥通建连",
}
SPELLED_NAMES = {
    "弓长张": "张",
    "立早章": "章",
    "木子李": "李",
    "耳东陈": "陈",
    "双口吕": "吕",
    "口天吴": "吴",
    "言午许": "许",
    "古月胡": "胡",
    "草头黄": "黄",
    "双木林": "林",
    "文刀刘": "刘",
    "三横王": "王",
    "干勾于": "于",
    "人则俞": "俞",
    "禾火秋": "秋",
    "双人徐": "徐",
    "言身寸谢": "谢",
    "走肖赵": "赵",
    "木易杨": "杨",
    "木土杜": "杜",
    "美女姜": "姜",
}
