"""Words that mean the same at every step, when they are the whole message: 返回, cancel, 为什么.

Belongs here: commands of the conversation itself. Answers and topics are not; slash commands are the dialogue's.
"""

import re

from kjfz_bot.language.normalise import SHORT, key
from kjfz_bot.language.numerals import number
from kjfz_bot.language.phrases import phrases

_TABLE = {
    "back": phrases(
        "返回 上一步 上一题 后退 退回 往回 回退 回到上一题 回到上一步 返回上一步 返回上一题 上一个问题 back",
        "go_back previous fanhui",
    ),
    "cancel": phrases(
        "取消 退出 不弄了 不办了 不做了 不填了 不查了 不自查了 不想查了 不想填了 结束 结束自查 退出自查 取消自查",
        "终止自查 停止自查 终止 放弃 cancel quit exit stop abort stop_the_check cancel_the_check quit_the_check",
        "exit_the_check end_the_check quxiao tuichu",
    ),
    "help": phrases("帮助 帮忙 怎么用 怎么操作 使用说明 说明 help bangzhu"),
    "why": phrases(
        "? ?? ??? 为什么 为什么问 为什么问这个 为什么要问 为什么问这 为啥 为啥问 为啥问这个 问这个干嘛",
        "问这个干什么 问这个干吗 什么意思 啥意思 几个意思 这是什么意思 这是啥意思 这什么意思 这题什么意思",
        "这个什么意思 这个是什么意思 这个问题什么意思 这个问题是什么意思 这句话什么意思 没看懂 看不懂 没太看懂",
        "没看懂题目 看不懂题目 看不懂问题 没看懂问题 怎么理解 解释一下 why why_do_you_ask what_does_that_mean",
        "what_does_this_mean what_does_it_mean what_do_you_mean what_is_this what_is_that what's_this",
        "please_explain explain",
    ),
    "skip": phrases(
        "跳过 略过 跳过这题 跳过这个 跳过这个问题 跳过此题 下一题 下一个 先跳过 不填 skip skip_this pass next tiaoguo"
    ),
    "unsure": phrases(
        "不清楚 不知道 不确定 不晓得 不太清楚 不太确定 说不好 说不准 拿不准 记不清 记不清了 不记得 不记得了",
        "忘了 我不知道 我不清楚 我不确定 not_sure i'm_not_sure unsure don't_know dont_know i_don't_know",
        "i_dont_know no_idea idk dunno buzhidao buqingchu",
    ),
    "leave": phrases(
        "存下，先离开 存下先离开 保存离开 保存并离开 保存退出 保存并退出 先存着 暂存离开 先离开 离开 下次再说 下次继续",
        "save_and_leave leave save_and_exit",
    ),
    "menu": phrases("菜单 主菜单 首页 回到首页 回首页 返回首页 主页 功能 menu main_menu home caidan"),
    "language": phrases(
        "语言 切换语言 换语言 用中文 用英文 说中文 说英文 切换中文 切换英文",
        "language in_english switch_language",
    ),
    "restart": phrases(
        "重新开始 重来 从头来 从头开始 重新来 重新来过 重头来 再来一次 restart start_over start_again begin_again"
    ),
    "person": phrases(
        "人工 转人工 人工客服 人工服务 找人工 客服 联系人工 找人 真人 human person agent talk_to_a_human",
        "talk_to_a_person",
    ),
    "later": phrases(
        "稍后 稍后再交 以后再说 以后再传 稍后再传 稍后补 后面补 晚点 晚点再说 回头补", "later not_now maybe_later"
    ),
    "next_page": phrases("下一页 后一页 翻页 更多 next_page more"),
    "previous_page": phrases("上一页 前一页 previous_page"),
    "undo": phrases("撤销 撤回 撤消 undo"),
}
GLOBAL_WORDS = {key(word): command for command, table in _TABLE.items() for word in table}
"""Every global word in its comparable form, with the command it gives."""

_ASKS_MEANING = re.compile(
    r"(?:请问)?(?:什么|啥)(?:叫|是|叫做|叫作|算|才算|才是)[^,，。;；]{1,20}"
    r"|[^,，。;；]{1,20}(?:是什么意思|是啥意思|什么意思|怎么理解|指什么|指的是什么)"
    r"|what (?:does|do) .{1,40} mean|what (?:is|are|counts as) .{1,40}"
)
"""Questions about the words of the question that stands: the explanation answers them."""
_ENDINGS = ("吧", "一下", "啊", "呀", "了", "呢", " please", "please")


def global_word(text: str) -> str | None:
    """The command a whole message gives, or None when it is anything else."""
    if len(text) > SHORT:
        return None
    said = key(text)
    found = GLOBAL_WORDS.get(said)
    if found:
        return found
    if _ASKS_MEANING.fullmatch(said):
        return "why"
    ending = next((ending for ending in _ENDINGS if said.endswith(ending)), "")
    return GLOBAL_WORDS.get(said[: len(said) - len(ending)].rstrip(" ,")) if ending else None


def is_numeral(text: str) -> bool:
    """Whether a label would be taken for a number or a single letter, so that it may not stand as it is."""
    said = key(text)
    return number(said) is not None or (len(said) == 1 and said.isascii() and said.isalpha())
