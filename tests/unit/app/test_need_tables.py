"""An officer takes needs along as a table: what is in it and in which form, whose it is, and that it survives."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from kjfz_bot.app.jobs import MAX_ATTEMPTS, PAUSE, Jobs, Later, Step
from kjfz_bot.dialog.inbound import No
from kjfz_bot.domain.need import STATES
from kjfz_bot.services import need_tables
from kjfz_bot.services.registry import NOT_PROVEN, NOT_THERE
from kjfz_bot.storage import files
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.schema import JOB
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.bringing import ask, officer, proves
from tests.unit.app.office import NOON, Office
from tests.unit.app.people import CITY, HAISHU, Somebody, deeds_of
from tests.unit.app.tables import (
    DRIFT,
    ask_for_table,
    column,
    end_roles,
    fetched,
    firm,
    headers,
    makers,
    newest,
    opened,
    post,
    rows,
    run_jobs,
    take,
    widths,
)

ALL, PUBLISHED = "All but drafts", "Published only"
CIXI = firm("Cixi Pumps", "cixi")
HERE = firm("Haishu Pumps")
WHOLE = "the Ningbo programme, all districts"


@pytest.fixture
def cora(office: Office) -> Somebody:
    """An officer of the city."""
    return officer(office, "cora", CITY)


@pytest.fixture
def dora(office: Office) -> Somebody:
    """An officer of a district."""
    return officer(office, "dora", HAISHU)


def test_a_row_says_everything_in_the_form_it_has(office: Office, dora: Somebody) -> None:
    """Days are days, numbers are numbers, texts are texts; Chinese is as it was written."""
    kept = post(office, HERE)

    (row,) = rows(take(dora, ALL))

    assert row == {
        "Case number": kept.public_id,
        "Firm": "Haishu Pumps",
        "Firm's name": "public",
        "District": "Haishu District",
        "Field": "New materials",
        "Title": "密封件漂移",
        "Where": "泵的机械密封",
        "Problem": "运行两百小时后泄漏",
        "Present figures": "每小时 12 mL",
        "Target figures": "每小时 3 mL 以下",
        "Limits, and what was tried": "换过两家的石墨环\n停机不超过两天",
        "Keywords": "密封, 石墨, 泵",
        "Expert wanted": "摩擦学方向的教授",
        "Cooperation": "joint research",
        "Budget (10,000 yuan)": 30.5,
        "VPs wanted": 2,
        "Why more than one": "材料和结构各一人",
        "State": "published",
        "Submitted on": datetime(2026, 2, 28),
        "Published on": datetime(2026, 3, 1),
        "Valid until": datetime(2027, 3, 1),
    }


def test_no_cell_is_ever_a_formula(office: Office, dora: Somebody) -> None:
    """Whatever a text begins with; and what no sheet can hold is left out."""
    said = replace(
        DRIFT, title="=1+1", scene="+86 574", problem='@SUM(1)"', present="-2", target="http://a.b", limits="a\x07b"
    )
    post(office, firm("=HYPERLINK(1)"), said)

    sheet = take(dora, ALL)
    (row,) = rows(sheet)

    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n", "d", "inlineStr"}
    assert [cell.hyperlink for line in sheet.iter_rows() for cell in line if cell.hyperlink] == []
    assert [row[name] for name in ("Firm", "Title", "Where", "Problem")] == [
        "=HYPERLINK(1)",
        "=1+1",
        "+86 574",
        '@SUM(1)"',
    ]
    assert [row[name] for name in ("Present figures", "Target figures")] == ["-2", "http://a.b"]
    assert row["Limits, and what was tried"] == "ab"


def test_what_was_not_said_stays_empty(office: Office, dora: Somebody) -> None:
    """An open budget is no nought."""
    post(office, HERE, replace(DRIFT, budget=None, limits=None, field=None, valid_until=None), "submitted")

    (row,) = rows(take(dora, ALL))

    empty = ("Budget (10,000 yuan)", "Limits, and what was tried", "Field", "Valid until", "Published on")
    assert [row[name] for name in empty] == [None] * len(empty)
    assert row["State"] == "submitted, being checked"


def test_the_sheet_is_made_to_be_read(office: Office, dora: Somebody) -> None:
    """A heading says what it is; headers stay in sight and sort; no column is too narrow, and long texts wrap."""
    post(office, HERE)
    post(office, HERE)

    sheet = take(dora, ALL)

    assert sheet["A1"].value == "Table of firms' technical needs: the Ningbo programme, Haishu District"
    assert sheet["A2"].value == (
        "All needs but drafts, 2 rows, as of 2026-03-01 12:00. Made for Haishu Bureau. "
        "Names marked as hidden are for officers only."
    )
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:U5"
    assert all(cell.font.b for cell in sheet[3])
    assert min(widths(sheet).values()) >= 12
    assert widths(sheet)["Problem"] > 40
    assert widths(sheet)["Title"] > 20
    assert sheet["H4"].alignment.wrap_text
    assert sheet["S4"].number_format == "yyyy-mm-dd"


def test_it_speaks_the_language_of_whoever_asks(office: Office) -> None:
    """Headers, choices and the name of the file."""
    post(office, HERE, replace(DRIFT, named=False))
    wei = officer(office, "wei", HAISHU)
    wei.say("/lang", "中文")
    proves(wei)
    asked = wei.say("/export", "除草稿外的全部")
    told = run_jobs(wei)

    sheet = opened(wei)
    (row,) = rows(sheet)

    assert "正在生成汇总表" in asked
    assert "共 1 条" in told
    assert newest(wei).name == "需求汇总表 宁波市方案 海曙区 2026-03-01.xlsx"
    assert headers(sheet)[:4] == ["办件号", "企业名称", "名称公开", "区县"]
    assert (row["技术领域"], row["状态"], row["合作方式"]) == ("新材料", "已发布", "联合攻关")
    assert row["名称公开"] == "不公开，仅供主管部门"


def test_drafts_are_in_no_table(office: Office, cora: Somebody) -> None:
    """Of the others, all or those that everybody may read."""
    kept = {state: post(office, HERE, DRIFT, state).public_id for state in STATES}

    everything = column(take(cora, WHOLE, ALL), "Case number")
    public = column(take(cora, WHOLE, PUBLISHED), "Case number")

    assert sorted(everything) == sorted(number for state, number in kept.items() if state != "draft")
    assert public == [kept["published"]]


def test_a_district_takes_its_own_and_the_city_all_or_one(office: Office, cora: Somebody, dora: Somebody) -> None:
    """Nobody another programme's."""
    here, there = post(office, HERE).public_id, post(office, CIXI).public_id
    post(office, firm("Changping Pumps", "haishu", "changping"), state="submitted")

    assert column(take(dora, ALL), "Case number") == [here]
    assert column(take(cora, WHOLE, ALL), "Case number") == [there, here]
    assert column(take(cora, "Cixi", ALL), "Case number") == [there]


def test_a_firm_that_hides_is_named_to_officers_and_marked(office: Office, dora: Somebody) -> None:
    """And such a table goes over no channel that keeps it abroad."""
    post(office, HERE, replace(DRIFT, named=False))
    (row,) = rows(take(dora, ALL))
    hiding = newest(dora)
    post(office, CIXI)
    cora = officer(office, "cora", CITY)
    take(cora, "Cixi", ALL)

    assert (row["Firm"], row["Firm's name"]) == ("Haishu Pumps", "hidden, for officers only")
    assert hiding.private
    assert not newest(cora).private


def test_without_a_fresh_proof_nothing_is_made(office: Office, dora: Somebody) -> None:
    """The dialogue asks for one, and the service behind it refuses whatever a dialogue forgot."""
    post(office, HERE)

    asked = dora.say("/export", ALL)
    left = dora.say("Not now")

    assert "fresh proof" in asked or "Ask whoever runs the server" in asked
    assert "What would you like to do?" in left
    assert ask(dora, "export_needs", where="ningbo:haishu", which="all") == No(NOT_PROVEN)
    assert _jobs(office) == []


@pytest.mark.parametrize("where", ["ningbo", "ningbo:cixi", "changping", "ningbo:", "", "nowhere"])
def test_a_district_asks_for_no_other_place(office: Office, dora: Somebody, where: str) -> None:
    """Whatever is sent instead of what was offered."""
    proves(dora)

    for service, inputs in (("export_needs", {"which": "all"}), ("count_needs", {})):
        assert ask(dora, service, where=where, **inputs) == No(NOT_THERE)


def test_whoever_is_no_officer_is_told_whose_it_is(office: Office) -> None:
    """A firm takes along no needs of others, nor those of its district."""
    vera = Somebody(office, "vera")
    vera.say("/start")
    proves(vera)

    assert "is for officers" in vera.say("/export")
    assert "are for officers" in vera.say("/stats")
    assert ask(vera, "export_needs", where="ningbo:haishu", which="all") == No(NOT_THERE)


def test_drafts_cannot_be_asked_for(office: Office, dora: Somebody) -> None:
    """Not by another word for which needs."""
    proves(dora)

    assert ask(dora, "export_needs", where="ningbo:haishu", which="draft") == No(NOT_THERE)


def test_where_there_is_nothing_no_table_is_made(office: Office, dora: Somebody) -> None:
    """That is said."""
    ask_for_table(dora, PUBLISHED)

    assert "There are no such needs there yet" in run_jobs(dora)
    assert office.read(lambda uow: uow.connection.execute(sa.text("SELECT count(*) FROM file")).scalar_one()) == 0


def test_the_audit_says_who_took_what_along(office: Office, dora: Somebody) -> None:
    """The place, which needs and how many."""
    post(office, HERE)
    take(dora, PUBLISHED)

    (deed,) = [deed for deed in deeds_of(office, dora.person) if deed["action"] == "needs_exported"]

    assert (deed["by"], deed["key"], deed["cause"], deed["rows"]) == (dora.person, "ningbo:haishu", "published", 1)


def test_a_table_is_kept_for_a_day_and_is_no_file_that_was_sent(office: Office, dora: Somebody) -> None:
    """It takes nothing from what the officer may send; after that day it goes with what nobody needs."""
    post(office, HERE)
    take(dora, ALL)
    made = newest(dora)

    assert office.read(lambda uow: files.bytes_of(uow, dora.person)) == 0
    assert office.read(lambda uow: files.sent_since(uow, dora.person, NOON)) == 0
    assert len(fetched(dora, made)) > 5000
    assert made.text == ""
    office.now += timedelta(hours=25)
    run_jobs(dora)
    assert made.is_over(office.now)
    assert office.read(lambda uow: files.find(uow, made.file)) is None


def test_a_role_that_ends_meanwhile_gives_no_table(office: Office, dora: Somebody) -> None:
    """The right is asked for again when the table is made, and when it is handed out."""
    post(office, HERE)
    ask_for_table(dora, ALL)
    making = makers(office)

    def then_revoked(uow: UnitOfWork, job: Job, now: datetime) -> Step | Later:
        made = making[job.kind](uow, job, now)
        end_roles(dora)
        return made

    Jobs(office.store, office.writer, lambda: office.now, makers={need_tables.TABLE: then_revoked}).run_due()
    at_the_end = dora.news()

    assert "You have not the role any more" in at_the_end
    assert list(office.store.vault.directory.glob("??/*")) == []
    assert [deed for deed in deeds_of(office, dora.person) if deed["action"] == "needs_exported"] == []


def test_a_role_that_ended_before_the_work_begins_makes_nothing(office: Office, dora: Somebody) -> None:
    """It is told."""
    post(office, HERE)
    ask_for_table(dora, ALL)
    end_roles(dora)

    assert "You have not the role any more" in run_jobs(dora)


def test_a_long_table_tells_how_far_it_is(office: Office, dora: Somebody) -> None:
    """Now and then, not at its end, and each once also where it was begun again."""
    for _ in range(7):
        post(office, HERE)
    ask_for_table(dora, ALL)
    making = makers(office, told_every=3)

    def cut_off(uow: UnitOfWork, job: Job, now: datetime) -> Step:
        made = making[job.kind](uow, job, now)
        assert isinstance(made, Later)
        made.make()
        raise ValueError("cut off")

    Jobs(office.store, office.writer, lambda: office.now, makers={need_tables.TABLE: cut_off}).run_due()
    office.restart()
    office.now += PAUSE
    told = run_jobs(dora, told_every=3)

    assert told.count("being made: ") == 2
    assert "3 of 7 rows" in told
    assert "6 of 7 rows" in told
    assert "7 rows" in told
    assert len(rows(opened(dora))) == 7


def test_a_table_that_fails_again_and_again_is_told(office: Office, dora: Somebody) -> None:
    """After the last attempt, with what to do."""
    post(office, HERE)
    ask_for_table(dora, ALL)

    def fails(_uow: UnitOfWork, _job: Job, _now: datetime) -> Step:
        raise ValueError

    for _ in range(MAX_ATTEMPTS + 1):
        Jobs(office.store, office.writer, lambda: office.now, makers={need_tables.TABLE: fails}).run_due()
        office.now += PAUSE

    assert "It failed again and again" in dora.news()


def _jobs(office: Office) -> list[str]:
    query = sa.select(JOB.c.kind).where(JOB.c.kind.in_(need_tables.JOBS))
    return office.read(lambda uow: list(uow.connection.execute(query).scalars()))
