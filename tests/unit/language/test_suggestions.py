"""Options that a reply may have meant."""

from kjfz_bot.language.suggestions import sharing

NAMES = (("高校", "university"), ("高校附属医院",), ("卫生机构", "其他医院", "other hospital"), ("其他",), ("企业",))


def test_options_that_share_the_longest_part_are_suggested() -> None:
    """A longer part says more than a shorter one."""
    assert sharing("宁波市第一医院", NAMES) == (1, 2)
    assert sharing("某高校附属学校", NAMES) == (1,)
    assert sharing("I work at a hospital", NAMES) == (2,)


def test_what_shares_nothing_or_nearly_everything_suggests_nothing() -> None:
    """A part of most options tells none of them."""
    assert sharing("浙大", NAMES) == ()
    assert sharing("企业", [("高新企业",), ("服务企业",), ("其他",)]) == ()
    assert sharing("医院" * 200, NAMES) == ()
