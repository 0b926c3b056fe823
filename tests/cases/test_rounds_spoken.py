"""A round in a conversation, in both languages: one of six is refused, one changed meanwhile; the list is read back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kjfz_bot.domain.case import Event
from kjfz_bot.services import case_acting
from kjfz_bot.services.case_scene import Scene
from kjfz_bot.storage import cases
from kjfz_bot.storage.store import UnitOfWork
from tests.cases.spoken import Officer, opened, seeded
from tests.unit.app.office import Office


@pytest.fixture
def hall(tmp_path: Path, database_url: str) -> Iterator[tuple[Office, list[str], dict[str, str]]]:
    """The office, with six cases that wait for the city."""
    numbers, names = seeded(tmp_path, database_url, 6)
    office = opened(tmp_path, database_url)
    yield office, numbers, names
    office.close()


def withdraws(office: Office, number: str) -> None:
    """The expert of a case has become too busy."""

    def act(uow: UnitOfWork) -> None:
        kept = cases.find(uow, number)
        assert kept is not None
        expert = kept.case.parties.expert
        state = kept.case.state
        event = Event(state.version + 1, "withdraw", state.step, office.now, "expert", expert, None, reason="Too busy")
        assert case_acting.keep(Scene(uow, {}, kept, "expert", expert or 0, office.now), event)

    office.work(act)


def test_a_round_in_english(hall: tuple[Office, list[str], dict[str, str]]) -> None:
    """Made, gone through, decided with minutes, and handed out as document and sheet."""
    office, numbers, names = hall
    carl = Officer(office, names["carl"])

    assert "Rounds, those under way first" in carl.say("/rounds")
    assert "What is the round called?" in carl.say("Make a round")
    made = carl.say("Second round", "2026-09-01", "2026-10-30", "5", "ok")
    assert "The round “Second round” is made: The joint decision, 2026-09-01 to 2026-10-30." in made
    looked = carl.say("1")
    assert "Cases: 6. To pass: 6; to be returned: 0; to be refused: 0. It is 1 more than there are places" in looked
    assert f"{numbers[1]} Need 2, Wang Min; district: “Need 2 fits”" in looked
    assert "Quota: 5 people, 5 left" in looked

    card = carl.say("Go through the cases", numbers[1])
    assert "Expert: Wang Min; sending unit: Institute; firm: Huarui" in card
    assert f"Kept: {numbers[1]} is to be refused." in carl.say("Refuse", "The plan is thin")
    assert "✗ To be refused:" in carl.say("That is all")

    assert "Please send the minutes" in carl.say("Decide the round", "Agreed at the meeting")
    checked = carl.send()
    assert "Cases: 6. Pass: 5; returned: 0; refused: 1.\nQuota left after it: 0" in checked
    assert "Said with each: “Agreed at the meeting”" in checked
    withdraws(office, numbers[5])
    assert "6 cases are being decided" in carl.say("Yes, decide it")
    told = carl.works()
    assert "“Second round” is decided. Passed: 4; returned: 0; refused: 1; left out: 1." in told
    assert f"• {numbers[5]} Need 6: It has changed since the round was looked at." in told

    assert "Quota: 5 people, 1 left" in carl.say("Look again")
    assert "Have you shown that it is you?" in carl.say("List for public notice, as a document")
    carl.proves()
    assert "is being made" in carl.say("I have done it, go on")
    assert "Here is the list of “Second round” for public notice: 4 cases." in carl.works()
    listed = [[f"{place}", numbers[at], "Wang Min", "Institute", "Huarui", f"Need {at + 1}"] for place, at in _PASSED]
    assert carl.reads_document() == listed
    carl.say("List for public notice, as a sheet")
    assert "Here is the list" in carl.works()
    assert carl.reads_sheet() == [[int(row[0]), *row[1:]] for row in listed]
    assert "The minutes are on their way" in carl.say("Get the minutes")
    assert "Here are the minutes of “Second round”" in carl.news()

    wang = Officer(office, names["wang"])
    assert "The plan is thin" in wang.say("/status", numbers[1])
    assert "Agreed at the meeting" in wang.say("/status", numbers[0])


_PASSED = ((1, 0), (2, 2), (3, 3), (4, 4))
"""Places in the list, and which of the cases stands there."""


def test_a_round_in_chinese(hall: tuple[Office, list[str], dict[str, str]]) -> None:
    """The same in Chinese, without a quota."""
    office, numbers, names = hall
    carl = Officer(office, names["carl"], "zh-CN")

    assert "这个批次叫什么？" in carl.say("评审批次", "新建批次")
    made = carl.say("2026年第二批", "2026-09-01", "2026-10-30", "跳过", "ok")
    assert "批次“2026年第二批”已建立：市科技局会同确定，2026-09-01至2026-10-30。" in made
    looked = carl.say("1")
    assert "共 6 件。拟通过 6 件，拟退回 0 件，拟不予通过 0 件。" in looked
    assert "名额：不限" in looked

    assert "区县意见：“Need 2 fits”" in carl.say("逐件查看，挑出例外", numbers[1])
    assert f"已记下：{numbers[1]} 拟不予通过。" in carl.say("不予通过", "计划太单薄")
    assert f"✗ 拟不予通过：{numbers[1]}" in carl.say("没有了")

    assert "请发送会议纪要" in carl.say("审定本批次", "经会议审定，同意")
    assert "共 6 件。通过 5 件，退回 0 件，不予通过 1 件。" in carl.send()
    withdraws(office, numbers[5])
    assert "正在审定 6 件" in carl.say("是，审定")
    told = carl.works()
    assert "批次“2026年第二批”已审定。通过 4 件，退回 0 件，不予通过 1 件，未处理 1 件。" in told
    assert f"• {numbers[5]} Need 6：查看批次之后有变化。" in told

    carl.proves()
    assert "正在生成" in carl.say("刷新", "公示名单（文档）")
    assert "这是“2026年第二批”的公示名单，共 4 件" in carl.works()
    assert [row[1] for row in carl.reads_document()] == [numbers[at] for _, at in _PASSED]


def test_who_is_no_officer_finds_no_rounds(hall: tuple[Office, list[str], dict[str, str]]) -> None:
    """An expert is told whose they are; a round is named to nobody."""
    office, _, names = hall

    assert "Rounds are for officers" in Officer(office, names["wang"]).say("/rounds")


def test_an_officer_is_told_that_a_round_closes(hall: tuple[Office, list[str], dict[str, str]]) -> None:
    """Three days before, and on its last day; not of one that is decided or was removed."""
    office, _, names = hall
    carl = Officer(office, names["carl"])
    carl.say("/rounds", "Make a round", "Second round", "2026-09-01", "2026-10-05", "skip", "ok")

    early = carl.news()
    office.now = office.now.replace(month=10, day=2)
    near = carl.news()
    office.now = office.now.replace(day=5)
    last = carl.news()

    assert "closes" not in early
    assert "closes in 3 days, on 2026-10-05. Cases that wait in it: 6." in near
    assert "closes today. Cases that wait in it: 6." in last
