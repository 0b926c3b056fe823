"""The spreadsheet of needs that an office keeps becomes drafts of its firms; what is no draft comes back row by row."""

import secrets
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kjfz_bot.app.content import load_content, read_files
from kjfz_bot.app.lists import marked_copy, problem_lines, read_content
from kjfz_bot.domain.need import Need
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.errors import ImportRefused
from kjfz_bot.making.need_rows import cells
from kjfz_bot.making.process import make
from kjfz_bot.making.table import ROWS, TABLE, Layout, line_of, row_line
from kjfz_bot.programmes.building import load_programmes
from kjfz_bot.services.need_tables import Order
from kjfz_bot.sheets.needs import NeedWords
from kjfz_bot.sheets.words import SheetWords
from kjfz_bot.storage import needs, organisations
from kjfz_bot.storage.store import UnitOfWork, open_store
from tests.imports import lists
from tests.imports.house import NOON, Programme
from tests.unit.app.tables import DRIFT
from tests.unit.programmes.shipped import pack_texts

INVENTED = Path(__file__).parents[1] / "unit" / "programmes" / "invented"


@pytest.fixture
def programme(tmp_path: Path, database_url: str) -> Programme:
    """A programme with two firms."""
    programme = Programme(tmp_path, database_url)
    programme.imported("firms", lists.firm(0), lists.firm(1))
    return programme


def _stored(programme: Programme, firm: int = 0) -> list[Need]:
    def look(uow: UnitOfWork) -> list[Need]:
        found = organisations.coded(uow, "ningbo", lists.code(firm))
        assert found is not None
        return needs.of_firm(uow, found.id, 0, 100)

    return programme.read(look)


def _write(programme: Programme, errand: Callable[[UnitOfWork], object]) -> None:
    with (
        closing(open_store(programme.directory, serving=False, url=programme.url)) as store,
        store.transaction() as uow,
    ):
        errand(uow)


def _with(**changed: object) -> tuple[object, ...]:
    """A row of a need with other cells under these headers."""
    return tuple(changed.get(header, cell) for header, cell in zip(lists.NEEDS, lists.need(0), strict=True))


def test_each_row_becomes_a_draft_of_its_firm(programme: Programme) -> None:
    """With everything it says, in the list's own words; nobody wrote it, and no office's turn it is."""
    done = programme.imported("needs", lists.need(0))

    (need,) = _stored(programme)
    said = need.statement
    assert (done.problems, done.listed.sheet.unknown) == ({}, ("序号", "联系电话"))
    assert (need.state, need.turn, need.made_by, need.batch) == ("draft", None, None, done.batch and done.batch.id)
    assert (said.title, said.scene) == ("0号泵机械密封泄漏", "化工离心泵机械密封，120℃")
    assert (said.field, said.keywords, said.form) == ("new_materials", ("机械密封", "石墨", "磨损"), "joint_research")
    assert (said.budget, said.vps, said.named, said.valid_until) == (30_000_000, 1, True, None)
    assert programme.findings() == []


def test_a_firm_and_a_title_are_enough(programme: Programme) -> None:
    """All else is for the firm to say; the firm may be named by its code."""
    row = (None, lists.code(1), "阀门泄漏", *[None] * 11)

    done = programme.imported("needs", row)

    (need,) = _stored(programme, 1)
    assert done.problems == {}
    assert (need.statement.scene, need.statement.field, need.statement.keywords) == ("", None, ())
    assert (need.statement.form, need.statement.budget, need.statement.vps) == ("open", None, 1)


def test_what_is_no_draft_comes_back_row_by_row(programme: Programme) -> None:
    """With the reason in words, and what to do."""
    pending = Organisation(0, secrets.token_hex(8), "firm", "待核实公司", "ningbo", None, "haishu", "pending")
    twice = [replace(pending, public_id=f"twin{at}", name="同名公司", state="verified") for at in range(2)]
    _write(programme, lambda uow: [organisations.add(uow, each, NOON) for each in (pending, *twice)])
    rows = [
        _with(企业名称="无此企业"),
        _with(企业名称="待核实公司"),
        _with(企业名称="同名公司"),
        _with(需求名称="长" * 61),
        _with(所属领域="炼金术"),
        _with(关键词="一、二、三、四、五、六"),
        _with(合作方式="随便"),
        _with(**{"预算（万元）": "很多"}),
        _with(需要人数=10),
        _with(需求名称=None),
    ]

    found = problem_lines(programme.look(programme.asked("needs", rows)), "zh-CN")

    told = [
        "企业名单里没有“无此企业”。请先导入企业，或核对名称。",
        "“待核实公司”还没有核实。请先用 /verify 核实这家企业，再导入。",
        "有几家企业叫“同名公司”。请改填统一社会信用代码。",
        "“标题”太长，最多 60 个字。请缩短。",
        "“技术领域”没有“炼金术”这一项。请从这些词中选：电子信息, 生物与新医药",
        "“关键词”的“一、二、三、四、五、六”超出了上限 5。请核对。",
        "“合作方式”没有“随便”这一项。请从这些词中选：技术咨询, 联合攻关",
        "“预算（万元）”的“很多”不是一个确定的人民币金额。请写成 30万元 这样；面议就留空。",
        "“科技副总人数”的“10”超出了上限 9。请核对。",
        "“标题”是空的。请补上。",
    ]
    assert [text[: len(said)] for (_, text), said in zip(found, told, strict=True)] == told


def test_a_list_of_a_district_names_only_its_own_firms(programme: Programme) -> None:
    """Rows of another are no matter of its officers."""
    outlook = programme.look(programme.asked("needs", [lists.need(0)], district="jiangbei"))

    assert {row: problem.reason for row, problem in outlook.problems.items()} == {2: "other_district"}


def test_a_need_that_a_firm_has_already_is_no_second_one(programme: Programme) -> None:
    """By title whatever its width, by the firm's name or its code; a withdrawn one does not count."""
    programme.imported("needs", lists.need(0))
    again = [
        _with(需求名称="０号泵 机械密封泄漏"),
        _with(需求名称="阀门"),
        _with(需求名称="阀门", 企业名称=lists.code(0)),
    ]

    refused = programme.look(programme.asked("needs", again))
    (need,) = _stored(programme)
    _write(programme, lambda uow: needs.change(uow, need, replace(need, state="withdrawn")))
    taken = programme.look(programme.asked("needs", again[:1]))

    assert {row: problem.reason for row, problem in refused.problems.items()} == {2: "need_known", 4: "need_known"}
    assert (taken.taken, taken.problems) == (1, {})


def test_two_rows_about_the_same_that_differ_are_both_refused(programme: Programme) -> None:
    """Which one is right, nobody can tell; of two that say the same the first is taken."""
    rows = [lists.need(0), lists.need(0), lists.need(1), (*lists.need(1)[:-2], 2, lists.phone(1))]

    found = programme.look(programme.asked("needs", rows)).problems

    assert {row: (problem.reason, problem.other) for row, problem in found.items()} == {
        3: ("duplicate", 2),
        4: ("contradicts", 5),
        5: ("contradicts", 4),
    }


def test_taking_a_list_back_leaves_what_firms_have_worked_on(programme: Programme) -> None:
    """The drafts that nobody has touched go; the firms' list cannot go while they have needs."""
    firms = programme.imported("firms", lists.firm(2))
    done = programme.imported("needs", lists.need(0), lists.need(1, firm=2))
    (need,) = _stored(programme, 2)
    _write(programme, lambda uow: needs.change(uow, need, replace(need, state="withdrawn", at=NOON.replace(hour=5))))

    with pytest.raises(ImportRefused, match="1 needs of firms, the first on row 2"):
        programme.take_back(firms)
    programme.take_back(done)

    assert (_stored(programme), [each.state for each in _stored(programme, 2)]) == ([], ["withdrawn"])
    assert programme.findings() == []


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_table_that_officers_take_along_is_read_as_a_list(programme: Programme, language: str) -> None:
    """It says the same again; number, district, state and days are passed over."""
    content, said = load_content(), replace(DRIFT, named=False)
    table = NeedWords(content.texts, language)
    programme.imported("needs", (None, lists.code(0), said.title, *[None] * 11))
    (before,) = _stored(programme)
    _write(programme, lambda uow: needs.change(uow, before, replace(before, state="withdrawn")))
    told = replace(before, statement=said, submitted_at=NOON, published_at=NOON, state="published")
    heading = table.heading(Order("ningbo", None, "all"), "市科技局", 1, NOON)
    wording = table.wording(content.programmes["ningbo"], may_name=True)
    (programme.directory / ROWS).write_bytes(row_line(cells(told, wording)))
    layout = line_of(Layout(heading, table.columns(), tell_every=1))
    asked = replace(programme.asked("needs", []), file=make(TABLE, programme.directory, layout))

    done = programme.take_over(asked)

    (after,) = [need for need in _stored(programme) if need.state == "draft"]
    passed_over = ("number", "district", "state", "submitted", "published")
    assert done.listed.sheet.unknown == tuple(table.say(f"needs-column.{name}") for name in passed_over)
    assert after.statement == said


def test_a_marked_copy_is_read_again_although_a_column_is_called_problem(programme: Programme) -> None:
    """Why a row was not taken stands under another header than what the firm's problem is."""
    asked = programme.asked("needs", [_with(企业名称="无此企业")])
    outlook = programme.look(asked)

    again = read_content(marked_copy(outlook, "zh-CN"), "copy.xlsx", outlook.listed.words, "zh-CN")

    assert again.sheet.problem_at == len(again.sheet.headers) - 1
    assert again.lines[0].text("problem") == "密封面磨出沟槽后开始滴漏"


def test_a_programme_that_collects_no_needs_takes_no_list_of_them() -> None:
    """It says so before any row is looked at."""
    programmes = load_programmes({**pack_texts(), **read_files(INVENTED, ".yaml")})
    words = SheetWords(load_content().texts, "needs", programmes["haven"])

    with pytest.raises(ImportRefused, match="collects no needs"):
        read_content(lists.content(lists.NEEDS, [lists.need(0)]), "needs.xlsx", words, "en")


@pytest.mark.parametrize("day", ["2026-02-28", "2030-01-01"])
def test_a_need_stands_until_a_day_to_come(programme: Programme, day: str) -> None:
    """Not one that is over, nor one that is too far away."""
    headers, cells = zip(*[("企业名称", lists.code(0)), ("标题", "阀门"), ("有效期至", day)], strict=True)
    file = lists.write(programme.directory / "until.xlsx", headers, [cells])

    outlook = programme.look(replace(programme.asked("needs", []), file=file))

    assert outlook.problems[2].reason == "not_future"
