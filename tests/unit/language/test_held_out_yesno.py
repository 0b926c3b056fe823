"""Replies to yes-no questions as people type them, written down before the grammar was tuned."""

import pytest

from kjfz_bot.language.yesno import parse_yes_no

YES = (
    "是的 有 有的 嗯嗯 对 对对对 可以 可以的 行 行吧 好嘞 当然 当然有 肯定有 有呀 有哒 没错 没问题的 确实有 必须有 已经签了 签过了 都有 是我 愿意 非常愿意 "
    "符合 符合的 满足 同意 得行 中 ok的 okk yes! Yeah yup sure 是是是 嗯呢 系 是滴 早就有了 拿到了 考过了 参加过 做过两次 有三年了 我有 我是 我们有 有的，中级 "
    "不是没有 谁说没有 怎么没有 不是不行 当然可以 可以啊没问题 是的，没错 好 没毛病 👌 ✅ Y shide 算是吧 肯定的 那当然 有，去年考的 恩恩 對 沒問題 是啊是啊"
).split()
YES_PHRASES = ["of course", "yes, I do", "I have one", "yes I have a PhD", "sure, no problem", "是 的", "yep, since 2020"]
NO = (
    "不是 不 否 没有 没有没有 没有呢 还没呢 还没有 暂时没有 暂时还没有 目前没有 没有啊 没呀 不行 不能 不会 不愿意 不想 不符合 不同意 没签过 没考过 没参加过 从来没有 从没 "
    "未签 尚未 尚无 暂无 不具备 不满足 肯定没有 当然没有 不可能 哪有 怎么可能 没有的 无 都没有 一个都没有 nope No NO! 👎 不用 不需要 不对 不是的 才没有 并不是 "
    "沒有 不太符合 真没有 确实没有 我没有 我们没有 没，还在办 没有，正在申请 还没办 没有证书 没参加培训 么有 没得 meiyou 🙅 不是不是 绝对不行 我不是 没拿到"
).split()
NO_PHRASES = ["no, not yet", "I don't", "I haven't", "not really", "no I don't have one", "抱歉 没有", "nope, sorry", "of course not"]
UNSURE = (
    "不知道 不确定 不清楚 不好说 可能吧 可能有 可能没有 大概吧 也许 好像是 好像没有 应该有吧 估计没有 记不清 忘了 我忘了 不记得了 说不准 说不清 难说 看情况 不一定 没印象 "
    "搞不清楚 不太确定 我也不知道 真不知道 不懂 什么意思 啥意思啊 没注意过 要问一下 得查一下 不晓得哦 说不好，要看合同 拿不准 🤷 或许有吧 貌似有"
).split()
UNSURE_PHRASES = ["not sure", "I don't know", "maybe", "no idea", "it depends", "I'm not sure", "can't remember", "probably", "hard to say"]
OTHER = (
    "是不是都行? 有没有? 可以吗 是吗？ 张三 3年 企业 博士 有但是过期了 是，但不全是 有点复杂 不想说 随便 你猜 怎么办 上海 abc 12345 不仅是 有时候 部分是 帮助 大学"
).split()
OTHER_PHRASES = ["yes and no", "yes but not in Ningbo", "whatever", "who are you", "", "？？？"]

CASES = [
    *((text, "yes") for text in (*YES, *YES_PHRASES)),
    *((text, "no") for text in (*NO, *NO_PHRASES)),
    *((text, "unsure") for text in (*UNSURE, *UNSURE_PHRASES)),
    *((text, None) for text in (*OTHER, *OTHER_PHRASES)),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_reply_agrees_refuses_hesitates_or_is_no_answer(text: str, expected: str | None) -> None:
    """The polarity of a reply is read from its words, never guessed from their likeness."""
    assert parse_yes_no(text) == expected
