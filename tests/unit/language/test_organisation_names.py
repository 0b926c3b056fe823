"""Names of firms and units: alike where people mean the same, and apart where they do not."""

import pytest

from kjfz_bot.language.organisation_names import alike, likeness, stem

KNOWN = ("宁波海天精工股份有限公司", "宁波舜宇光电信息有限公司", "浙江大学", "宁波大学", "Seafield Seiko Co., Ltd.")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("宁波海天精工有限公司", KNOWN[0]),
        ("海天精工", KNOWN[0]),
        ("寧波海天精工", KNOWN[0]),
        ("宁波海田精工有限公司", KNOWN[0]),
        ("haitian jinggong", KNOWN[0]),
        ("宁波市舜宇光电信息有限责任公司", KNOWN[1]),
        ("seafield seiko ltd", KNOWN[4]),
    ],
)
def test_the_same_firm_is_found_however_it_is_written(said: str, meant: str) -> None:
    """By its characters, or by how it sounds."""
    assert alike(said, KNOWN) == [meant]


@pytest.mark.parametrize(
    "said", ["海天塑机集团有限公司", "宁波工程学院", "宁波有限公司", "Northfield Works", "科技公司"]
)
def test_other_names_are_not_alike(said: str) -> None:
    """Place and legal form, which every name has, make none of them alike."""
    assert alike(said, KNOWN) == []


def test_a_university_is_not_its_place() -> None:
    """Of two universities of different places only the right one is found."""
    assert alike("宁波大学", KNOWN) == ["宁波大学"]
    assert likeness("浙江大学", "宁波大学") == 0


@pytest.mark.parametrize("name", ["公司", "宁波", "有限公司", "。", "a"])
def test_of_a_name_something_is_left(name: str) -> None:
    """However little of a name it is, except of punctuation."""
    assert stem(name) or name == "。"
