"""Picks from a list as people type them, written down before the grammar was tuned."""

import pytest

from kjfz_bot.language.options import pick, pick_many

KINDS = ("高等学校", "科研院所", "附属医院", "其他医疗卫生机构", "其他")
CLASSES = ("高新技术企业", "科技型中小企业", "专精特新中小企业", "技术先进型服务企业", "以上都不是")
PEOPLE = ("李明（浙江大学）", "李鸣（宁波大学）", "王芳（北京航空航天大学）")
HOURS = ("1小时", "3小时", "4小时", "8小时")
DAYS = ("3月9日", "3月10日", "3月11日")
YES_NO = ("是", "否", "不清楚")
REVIEW = ("提交", "保存草稿", "返回修改")
ENGLISH = ("University", "Research institute", "Hospital", "Other")
TITLES = ("正高", "副高", "中级", "初级", "无")
ROUNDS = ("第一批", "第二批", "第三批")

ONE: list[tuple[str, tuple[str, ...], int | None]] = [
    ("1", KINDS, 0),
    ("５", KINDS, 4),
    ("6", KINDS, None),
    ("C", KINDS, 2),
    ("选B", KINDS, 1),
    ("第四个", KINDS, 3),
    ("第2项", KINDS, 1),
    ("②", KINDS, 1),
    ("2.", KINDS, 1),
    ("2、", KINDS, 1),
    ("(3)", KINDS, 2),
    ("二", KINDS, 1),
    ("最后一个", KINDS, 4),
    ("倒数第二个", KINDS, 3),
    ("中间那个", KINDS, 2),
    ("the third one", KINDS, 2),
    ("3rd", KINDS, 2),
    ("number 4", KINDS, 3),
    ("我选第一个", KINDS, 0),
    ("高校", KINDS, 0),
    ("高等学校", KINDS, 0),
    ("高等學校", KINDS, 0),
    ("科研院所吧", KINDS, 1),
    ("院所", KINDS, 1),
    ("附属", KINDS, 2),
    ("其他", KINDS, 4),
    ("医院", KINDS, 2),
    ("不是高校", KINDS, None),
    ("高企", CLASSES, 0),
    ("高新", CLASSES, 0),
    ("专精特新", CLASSES, 2),
    ("科技型中小", CLASSES, 1),
    ("中小企业", CLASSES, None),
    ("都不是", CLASSES, 4),
    ("高新技木企业", CLASSES, 0),
    ("没有", CLASSES, 4),
    ("浙大的", PEOPLE, 0),
    ("北航那位", PEOPLE, 2),
    ("宁大", PEOPLE, 1),
    ("李", PEOPLE, None),
    ("王芳", PEOPLE, 2),
    ("草字头的那个", PEOPLE, 2),
    ("日字旁那个", PEOPLE, 0),
    ("半天", HOURS, 2),
    ("一天", HOURS, 3),
    ("三小时", HOURS, 1),
    ("三个小时", HOURS, 1),
    ("8h", HOURS, 3),
    ("第三个", HOURS, 2),
    ("10号", DAYS, 1),
    ("3月11", DAYS, 2),
    ("2", DAYS, 1),
    ("是的", YES_NO, 0),
    ("对", YES_NO, 0),
    ("不是", YES_NO, 1),
    ("没有", YES_NO, 1),
    ("不知道", YES_NO, 2),
    ("yes", YES_NO, 0),
    ("存草稿", REVIEW, 1),
    ("提交吧", REVIEW, 0),
    ("再改改", REVIEW, 2),
    ("不提交", REVIEW, None),
    ("uni", ENGLISH, 0),
    ("univeristy", ENGLISH, 0),
    ("the second", ENGLISH, 1),
    ("hospital please", ENGLISH, 2),
    ("institute", ENGLISH, 1),
    ("副高", TITLES, 1),
    ("高", TITLES, None),
    ("没有职称", TITLES, 4),
    ("二批", ROUNDS, 1),
    ("第4批", ROUNDS, None),
    ("随便", KINDS, None),
    ("1或2", KINDS, None),
    ("-1", KINDS, None),
]

SEVERAL: list[tuple[str, tuple[str, ...], tuple[int, ...] | None]] = [
    ("1、2", CLASSES, (0, 1)),
    ("1 3", CLASSES, (0, 2)),
    ("1,2和4", CLASSES, (0, 1, 3)),
    ("AC", CLASSES, (0, 2)),
    ("A和B", CLASSES, (0, 1)),
    ("第一和第三", CLASSES, (0, 2)),
    ("前三个", CLASSES, (0, 1, 2)),
    ("后两项", CLASSES, (3, 4)),
    ("1-3", CLASSES, (0, 1, 2)),
    ("高新和专精特新", CLASSES, (0, 2)),
    ("高企、科技型中小企业", CLASSES, (0, 1)),
    ("除了第二个都要", ROUNDS, (0, 2)),
    ("all but the first", ROUNDS, (1, 2)),
    ("全选", ROUNDS, (0, 1, 2)),
    ("都要", ROUNDS, (0, 1, 2)),
    ("first and third", ROUNDS, (0, 2)),
    ("the last two", ROUNDS, (1, 2)),
    ("都不是", CLASSES, (4,)),
    ("2", CLASSES, (1,)),
    ("1或3", CLASSES, None),
    ("1和9", CLASSES, None),
    ("都不要", ROUNDS, None),
]


@pytest.mark.parametrize(("text", "options", "expected"), ONE)
def test_one_option_is_picked_only_when_only_one_is_named(
    text: str, options: tuple[str, ...], expected: int | None
) -> None:
    """Labels, places and descriptions pick one option, or none."""
    assert pick(text, options) == expected


@pytest.mark.parametrize(("text", "options", "expected"), SEVERAL)
def test_several_options_are_picked_together(
    text: str, options: tuple[str, ...], expected: tuple[int, ...] | None
) -> None:
    """A list, a range, both ends or all but some are understood whole or not at all."""
    assert pick_many(text, options) == expected
