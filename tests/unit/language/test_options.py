"""Properties of picking from a list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.language.normalise import key
from kjfz_bot.language.options import pick, pick_many

_LABEL = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=30).filter(
    lambda t: key(t) != ""
)
_LABELS = st.lists(_LABEL, min_size=1, max_size=8, unique_by=key)
CLASSES = ("高新技术企业", "科技型中小企业", "专精特新中小企业", "技术先进型服务企业", "完成两清零", "其他")


@given(_LABELS, st.data())
def test_an_option_typed_out_is_picked(labels: list[str], data: st.DataObject) -> None:
    """parse(render(option)) = option for any labels that can be told apart."""
    place = data.draw(st.integers(0, len(labels) - 1))

    assert pick(labels[place], labels) == place
    assert pick_many(labels[place], labels) == (place,)


@pytest.mark.parametrize("form", ["{n}", "第{n}个", "选{n}", "{n}.", "option {n}", "{n}号", "（{n}）"])
@pytest.mark.parametrize("n", range(1, 7))
def test_an_option_is_picked_by_its_place(form: str, n: int) -> None:
    """The number beside an option always picks it where no label begins with a number."""
    assert pick(form.format(n=n), CLASSES) == n - 1


@given(st.sets(st.integers(0, 5), min_size=2), st.sampled_from(["、", ",", "，", " ", "和", "+"]))
def test_places_are_picked_together(places: set[int], mark: str) -> None:
    """Any usual mark parts them; the order does not matter."""
    written = mark.join(str(n + 1) for n in sorted(places, reverse=True))

    assert pick_many(written, CLASSES) == tuple(sorted(places))


@given(st.sampled_from(CLASSES), st.sampled_from(["不是", "没有", "不要", "非", "除了", "别选"]))
def test_a_denied_label_is_never_picked(label: str, denial: str) -> None:
    """Negations are not matched by part or likeness."""
    assert pick(denial + label, CLASSES) is None


def test_a_number_that_also_begins_another_label_is_asked() -> None:
    """A bare 2 among hours may be the place or the hours."""
    assert pick("2", ["4小时", "2小时", "8小时"]) == 1
    assert pick("2", ["2小时", "4小时", "8小时"]) is None
    assert pick("第2个", ["2小时", "4小时", "8小时"]) == 1


def test_a_synonym_picks_its_option() -> None:
    """Other names of an option are compared like its label."""
    assert pick("国高", CLASSES, [["国高", "高企"]]) == 0


def test_labels_with_one_key_are_not_told_apart() -> None:
    """When two options look the same nothing is picked."""
    assert pick("是", ["是", "是。"]) is None


def test_no_options_no_pick() -> None:
    """An empty list has nothing to pick."""
    assert pick("1", []) is None
    assert pick_many("1", []) is None


@pytest.mark.parametrize("reply", ["two", "three", "两个", "两", "三个", "first class", "a hospital", "cdc", "13"])
def test_how_many_or_a_word_is_not_a_selection(reply: str) -> None:
    """Only numerals and letters that stand for places select several options; a count says nothing of which."""
    assert pick_many(reply, CLASSES) is None


@pytest.mark.parametrize("reply", ["1、3", "1 3", "1 , 3", "a c", "第1 第3", "高企 专精特新"])
def test_places_and_whole_names_may_be_parted_by_spaces(reply: str) -> None:
    """A space parts what cannot be anything but several options."""
    assert pick_many(reply, CLASSES, [["高企"], [], ["专精特新"]]) == (0, 2)
