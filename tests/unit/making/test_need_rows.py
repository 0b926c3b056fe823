"""The rows of the table of needs, and what is asked for and found on its way between two processes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.need import Need, Statement
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.making.need_rows import COLUMNS, Asked, Found, Wording, cells, line_of, read_asked, read_found

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
WORDS = Wording(
    "名称不公开", "公开", "不公开", "、", {"haishu": "海曙区"}, {}, {"open": "不限"}, {"published": "已发布"}
)
FIRM = Organisation(1, "F", "firm", "海曙密封件公司", "ningbo", district="haishu", state="verified")
NEED = Need(2, "K7M2QX", FIRM, "published", Statement("密封", field="new_materials"), NOON, NOON)


def cell(need: Need, words: Wording, column: str) -> object:
    """What stands in a column."""
    return dict(zip(COLUMNS, cells(need, words), strict=True))[column]


@pytest.mark.parametrize(
    ("named", "hidden", "said"),
    [(True, None, FIRM.name), (True, "hidden", FIRM.name), (False, None, FIRM.name), (False, "hidden", "hidden")],
)
def test_a_hidden_name_is_there_for_whoever_may_read_it(named: bool, hidden: str | None, said: str) -> None:
    """Others read that it is hidden."""
    need = replace(NEED, statement=replace(NEED.statement, named=named))

    assert cell(need, replace(WORDS, hidden=hidden), "firm") == said


def test_what_has_no_word_is_called_by_its_id() -> None:
    """A field that a programme's list had once."""
    assert (cell(NEED, WORDS, "district"), cell(NEED, WORDS, "field")) == ("海曙区", "new_materials")


@pytest.mark.parametrize("scope", [Scope("ningbo"), Scope("ningbo", "haishu")])
def test_what_is_asked_and_found_comes_over_whole(scope: Scope) -> None:
    """Scope, states and words as they were decided."""
    asked = Asked("/a/b.db", scope, ("published", "matched"), WORDS)

    assert read_asked(line_of(asked)) == asked
    assert read_found(line_of(Found(3, hiding=True))) == Found(3, hiding=True)
