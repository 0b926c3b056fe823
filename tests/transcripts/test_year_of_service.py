"""A year of a VP: an appointment taken over with hours of before, a year of logging, disputes, confirming; a statement.

Played by the VP on the web page or on Telegram, in Chinese and in English; the firm and the officer use the web page.
Fridays are for logging, every fourth one for confirming; one entry is corrected, one is decided on by the officer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from kjfz_bot.services import importing
from kjfz_bot.storage import appointments, grants
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.store import UnitOfWork
from tests.imports import lists
from tests.imports.house import Programme
from tests.unit.app.bringing import documents
from tests.unit.app.hours_served import cells, paragraphs, run_jobs
from tests.unit.app.office import Office
from tests.unit.app.people import Somebody
from tests.unit.app.posting import district
from tests.unit.app.serving import logged

WEEKS = 48
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Words:
    """What the story says in a language."""

    language: str
    accepts: str
    log: str
    right: str
    fix: str
    correct: str
    less: str
    corrected: str
    insist: str
    headline: str
    taken_over: str
    done: str


CHINESE = Words(
    "中文",
    "接受",
    "昨天下午2点到5点在厂里调试第{n}号设备",
    "没有问题，记下",
    "更正或撤销",
    "更正",
    "下午2点到4点",
    "没有问题，更正",
    "记录无误，请主管部门认定",
    "已确认 {hours}小时",
    "年度工时表",
    "调试第48号设备",
)
ENGLISH = Words(
    "English",
    "accept",
    "yesterday 2 pm to 5 pm at the plant, debugging machine number {n}",
    "All correct, log it",
    "Correct or take back",
    "Correct it",
    "2 pm to 4 pm",
    "All correct, change it",
    "It is right: let the officers decide",
    "{hours} h confirmed",
    "年度工时表",
    "debugging machine number 48",
)


class OnTelegram(Somebody):
    """The same over Telegram: typed, and read as it was carried there."""

    def say(self, *texts: str) -> str:
        """What is answered to the last of these."""
        heard: list[str] = []
        for text in texts:
            self.office.told(self.name)
            self.office.say(self.name, text)
            heard = self.office.told(self.name)
        return re.sub("<[^>]+>", "", "\n".join(heard))

    @property
    def person(self) -> int:
        """Their number."""
        return self.office.person(self.name)


@pytest.fixture
def programme(tmp_path: Path) -> Programme:
    """A unit, a firm, an expert, and the appointment that runs since September 2024, with the hours of two years."""
    made = Programme(tmp_path)
    made.imported("units", lists.unit(0))
    made.imported("firms", lists.firm(0))
    return made


@pytest.fixture
def office(programme: Programme) -> Iterator[Office]:
    """The office on that database; sound to the last row when the year is over."""
    opened = Office(programme.directory)
    yield opened
    assert opened.findings() == []
    opened.close()


def comes(office: Office, programme: Programme, words: Words, kind: type[Somebody]) -> Somebody:
    """The expert of the list takes their invitation; the appointment of the next list makes them a VP."""
    experts = programme.imported("experts", lists.expert(0))
    assert experts.batch is not None
    batch = experts.batch.id
    secret = office.read(lambda uow: importing.opened_by(uow, batch, 2).link)
    wang = kind(office, "wang")
    wang.say("/start", "/lang", words.language)
    wang.say(f"/start join-{secret}", words.accepts, lists.name(0), lists.phone(0)[-4:])
    programme.imported("appointments", lists.appointment(0))
    return wang


def firm_of(office: Office, wang: Somebody) -> Somebody:
    """Somebody who represents the firm at which the VP serves."""
    hua = Somebody(office, "hua")
    hua.say("/start")

    def seat(uow: UnitOfWork) -> None:
        (term,) = appointments.of_person(uow, wang.person)
        grants.add(uow, New(hua.person, "firm", term.firm, None), office.now)

    office.work(seat)
    return hua


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param(CHINESE, Somebody, id="zh-CN-web"),
        pytest.param(ENGLISH, OnTelegram, id="en-telegram"),
        pytest.param(ENGLISH, Somebody, id="en-web", marks=pytest.mark.prove),
        pytest.param(CHINESE, OnTelegram, id="zh-CN-telegram", marks=pytest.mark.prove),
    ],
)
def test_a_year_goes_by(office: Office, programme: Programme, words: Words, kind: type[Somebody]) -> None:
    """Everything that was logged is confirmed in the end, to the minute; the statement says each entry."""
    wang = comes(office, programme, words, kind)
    hua, dora = firm_of(office, wang), district(office)

    for week in range(WEEKS):
        office.now += WEEK
        said = wang.say(words.log.format(n=week + 1))
        assert "14:00–17:00" in said, said
        wang.say(words.right)
        if week == 9:  # the firm finds that it was an hour less; the VP sees it
            hua.say("/confirm", "3", "1", "it was two hours")
            wang.say("/log", words.fix, oldest_of(office, wang, "disputed"), words.correct, words.less, words.corrected)
        if week == 21:  # the firm doubts an entry that is right; the officer decides
            hua.say("/confirm", "3", "1", "nobody saw you")
            wang.say(
                "/log", words.fix, oldest_of(office, wang, "disputed"), words.insist, "there is a list of who came"
            )
            dora.say("/service", "1", "1", "1", "the list of who came says so", "/cancel")
        if week % 4 == 3:
            hua.say("/confirm", "1")
            office.look(2)

    entries = logged(office, wang)
    assert {entry.state for entry in entries} == {"confirmed"}
    assert sum(entry.minutes for entry in entries) == WEEKS * 180 - 60
    page = wang.say("/hours")
    third = sum(entry.minutes for entry in entries if entry.day >= date(2026, 9, 1)) // 60
    assert words.headline.format(hours=third) in page, page
    assert words.taken_over in page
    for place, form in enumerate(("docx", "xlsx"), 1):
        assert_stated(office, wang if kind is Somebody else hua, words, place, form)


def oldest_of(office: Office, person: Somebody, state: str) -> str:
    """The place of the only entry in a state in the list of one's own, newest first."""
    newest_first = logged(office, person)[::-1]
    return f"{next(place for place, entry in enumerate(newest_first, 1) if entry.state == state)}"


def assert_stated(office: Office, reader: Somebody, words: Words, place: int, form: str) -> None:
    """A statement of the year that runs is made and says its first entry and what was taken over."""
    office.now += timedelta(minutes=1)
    reader.say("/hours")
    if reader.name == "hua":
        reader.say("1")
    reader.say("2", "1")
    asked = reader.say(f"{place}")
    told = run_jobs(reader)

    document = documents(reader)[-1]
    assert f".{form}" in document.name, (asked, told)
    said = paragraphs(reader, document) if form == "docx" else [f"{cell.value}" for cell in cells(reader, document)]
    assert any(words.done in each for each in said), said
