"""A running programme is taken over from lists: looked at, imported once, gone on with, taken back whole."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kjfz_bot.app import taking_over
from kjfz_bot.app.lists import Outlook, problem_lines
from kjfz_bot.domain.appointment import Opening
from kjfz_bot.errors import FactError, ImportRefused
from kjfz_bot.storage import appointments, awaited, imports, invitations, organisations, profiles
from kjfz_bot.storage.store import open_store
from tests.imports import lists
from tests.imports.house import NOON, Programme


@pytest.fixture
def programme(tmp_path: Path, database_url: str) -> Programme:
    """An empty database, on each kind of them."""
    return Programme(tmp_path, database_url)


def _all_kinds(programme: Programme) -> list[Outlook]:
    return [
        programme.imported("units", lists.unit(0)),
        programme.imported("firms", lists.firm(0)),
        programme.imported("experts", lists.expert(0), lists.expert(1)),
        programme.imported("officers", lists.officer(9)),
        programme.imported("appointments", lists.appointment(0), lists.appointment(1)),
    ]


def test_each_row_becomes_what_it_says(programme: Programme) -> None:
    """An expert is found by name and number, serves where the list says, and begins with the hours it names."""
    outlooks = _all_kinds(programme)

    found = programme.read(lambda uow: awaited.known(uow, "ningbo", lists.name(1), lists.phone(1)))
    (term,) = programme.read(lambda uow: list(appointments.of_person(uow, found[0])))
    (kept,) = programme.read(lambda uow: profiles.of_person(uow, found[0]))

    assert [outlook.problems for outlook in outlooks] == [{}] * 5
    assert (term.firm.name, term.unit.name) == ("宁波0号精密机械有限公司", "甬江第0研究院")
    assert (term.starts_on, term.ends_on, term.state) == (date(2024, 9, 1), date(2027, 8, 31), "serving")
    assert term.openings == (Opening(1, 7710, "年度工时表"), Opening(2, 3840, "年度工时表"))
    assert (kept.profile.degree, kept.profile.title, kept.profile.keywords) == (
        *("doctorate", "associate_senior"),
        ("合金", "铸造"),
    )
    assert kept.profile.papers.contract_until is None
    assert programme.findings() == []


def test_looking_writes_nothing(programme: Programme) -> None:
    """It says what would be taken, and what would not and why."""
    programme.imported("units", lists.unit(0))
    before = programme.counts()

    outlook = programme.look(programme.asked("experts", [lists.expert(0), lists.expert(1, unit=7)]))

    assert (outlook.taken, outlook.batch) == (1, None)
    assert problem_lines(outlook, "zh-CN") == [(3, "单位名单里没有“甬江第7研究院”。请先导入单位，或核对名称。")]
    assert programme.counts() == before


def test_the_same_list_is_imported_once(programme: Programme) -> None:
    """However often it is asked for; the same invitations are written again."""
    programme.imported("units", lists.unit(0))
    asked = programme.asked("experts", [lists.expert(0)])
    first = programme.take_over(asked)
    path = taking_over.write_invitations(programme.settings, first, asked.file)
    before = (programme.counts(), path and _rows(path))

    again = programme.take_over(asked)
    path = taking_over.write_invitations(programme.settings, again, asked.file)

    assert again.batch is not None
    assert first.batch is not None
    assert again.batch.id == first.batch.id
    assert (programme.counts(), path and _rows(path)) == before


def _rows(path: Path) -> list[tuple[object, ...]]:
    return list(load_workbook(path).worksheets[0].iter_rows(values_only=True))


def test_an_invitation_of_a_list_opens_and_names_who_is_awaited(programme: Programme) -> None:
    """By its link and by its code, with their name and the end of their number expected."""
    programme.imported("units", lists.unit(0))
    asked = programme.asked("experts", [lists.expert(0)])
    path = taking_over.write_invitations(programme.settings, programme.take_over(asked), asked.file)
    assert path is not None
    (_, (name, phone, link, code, _until)) = _rows(path)

    secrets = (f"{link}".partition("join-")[2], f"{code}".replace("-", ""))
    found = programme.read(lambda uow: [invitations.find(uow, secret, NOON) for secret in secrets])

    assert (name, phone) == (lists.name(0), lists.phone(0))
    assert all(each is not None and each.awaits and each.expected.name == name for each in found)
    assert path.stat().st_mode & 0o077 == 0


def test_what_cannot_be_is_refused_row_by_row(programme: Programme) -> None:
    """Doubles in the sheet and with the database, hours of years to come, hours nobody vouches for."""
    _all_kinds(programme)
    base = lists.appointment(0)

    def term(**changed: object) -> tuple[object, ...]:
        return tuple(changed.get(f"c{at}", cell) for at, cell in enumerate(base))

    rows = [
        base,
        term(c0="李四"),
        term(c2="无此企业"),
        term(c3="2027-09-01", c4="2027-01-01"),
        term(c3="2030-09-01", c4="2031-08-31"),
        term(c3="2020-09-01", c4="2023-08-31", c8=None),
        term(c3="2019-09-01", c4="2020-08-31", c6=9000),
    ]
    found = programme.look(programme.asked("appointments", rows)).problems
    units = programme.look(programme.asked("units", [lists.unit(0), lists.unit(1), lists.unit(1)])).problems
    other = [lists.expert(5), (*lists.expert(5)[:3], "硕士", *lists.expert(5)[4:]), lists.expert(0)]
    experts = programme.look(programme.asked("experts", other)).problems
    firms = programme.look(programme.asked("firms", [lists.firm(0), lists.firm(1)], district="jiangbei")).problems

    assert [problem.reason for _, problem in sorted(found.items())] == [
        *("appointment_known", "unknown_person", "unknown_firm", "ends_first"),
        *("year_not_begun", "no_source", "too_many_hours"),
    ]
    assert {row: (problem.reason, problem.other) for row, problem in units.items()} == {
        2: ("name_registered", None),
        4: ("duplicate", 3),
    }
    assert {row: problem.reason for row, problem in experts.items()} == {
        2: "contradicts",
        3: "contradicts",
        4: "person_known",
    }
    assert {problem.reason for problem in firms.values()} == {"other_district"}


def test_corrected_rows_are_imported_from_the_marked_copy(programme: Programme) -> None:
    """It has the rows that were not taken, with the problem beside each."""
    programme.imported("units", lists.unit(0))
    asked = programme.asked("experts", [lists.expert(0), lists.expert(1, unit=7)])
    done = programme.take_over(asked)
    path = taking_over.write_problems(done, "zh-CN", asked.file)
    assert path is not None
    book = load_workbook(path)
    book.worksheets[0]["C2"] = "甬江第0研究院"
    book.save(path)

    again = programme.take_over(taking_over.Asked("experts", path, "ningbo", None, "zh-CN"))

    assert (done.taken, len(done.problems), again.taken, again.problems) == (1, 1, 1, {})
    assert programme.counts()["profile"] == 2


def test_a_batch_is_taken_back_whole_once_nothing_rests_on_it(programme: Programme) -> None:
    """Last first; what rests on one is named with the first row it rests on."""
    outlooks = _all_kinds(programme)
    full = programme.counts()

    for outlook in outlooks[:3]:
        with pytest.raises(ImportRefused, match="appointments of another batch, the first on row 2"):
            programme.take_back(outlook)
    assert programme.counts() == full
    for outlook in reversed(outlooks):
        programme.take_back(outlook)

    assert programme.counts() == {}
    assert programme.findings() == []
    assert programme.imported("units", lists.unit(0)).taken == 1


def test_a_record_that_was_changed_since_keeps_its_batch(programme: Programme) -> None:
    """What an office has worked on is not removed with a list."""
    done = programme.imported("units", lists.unit(0))
    store = open_store(programme.directory, serving=False, url=programme.url)
    with store.transaction() as uow:
        (unit,) = organisations.everything(uow, "ningbo")
        assert organisations.change(uow, unit, replace(unit, name="甬江实验室", version=2))
    store.close()
    before = programme.counts()

    with pytest.raises(ImportRefused, match="1 records that were changed since, the first on row 2"):
        programme.take_back(done)
    assert programme.counts() == before


def test_a_list_is_gone_on_with_as_it_was_begun(programme: Programme) -> None:
    """Not with another district; and unknown kinds, programmes and districts are named with the nearest."""
    programme.take_over(programme.asked("units", [lists.unit(0)], district="haishu"))

    with pytest.raises(ImportRefused, match="with --district haishu"):
        programme.take_over(programme.asked("units", [lists.unit(0)]))
    with pytest.raises(FactError, match="Did you mean 'ningbo'"):
        programme.look(programme.asked("units", [lists.unit(0)], programme="ningpo"))
    with pytest.raises(FactError, match="Did you mean 'haishu'"):
        programme.look(programme.asked("units", [lists.unit(0)], district="haishuu"))


def test_a_list_of_which_nothing_was_taken_is_tried_again(programme: Programme) -> None:
    """The same file, once the units it names are there."""
    rows = [lists.expert(0)]
    refused = programme.imported("experts", *rows)
    programme.imported("units", lists.unit(0))

    taken = programme.imported("experts", *rows)

    assert (list(refused.problems), taken.problems, taken.taken) == ([2], {}, 1)


def test_names_and_numbers_are_sealed(tmp_path: Path) -> None:
    """Nothing of a person is in the database's files, nor in the audit."""
    programme = Programme(tmp_path)
    _all_kinds(programme)

    stored = b"".join(path.read_bytes() for path in tmp_path.glob("kjfz.db*"))

    for said in (lists.name(0), lists.phone(0), "1985-06-12", "年度工时表", lists.phone(9)):
        assert said.encode() not in stored


def test_a_batch_knows_how_far_it_is(programme: Programme) -> None:
    """Progress is told row by row of the sheet, and kept with what was written."""
    told: list[tuple[int, int]] = []

    done = programme.take_over(
        programme.asked("units", [lists.unit(number) for number in range(5)], at_once=2),
        lambda at, total: told.append((at, total)),
    )

    assert told == [(0, 5), (2, 5), (4, 5), (5, 5), (5, 5)]
    assert done.batch is not None
    assert programme.read(lambda uow: imports.counts(uow, done.batch.id if done.batch else 0)) == {"organisation": 5}
