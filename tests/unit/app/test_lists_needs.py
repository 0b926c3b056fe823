"""An officer brings the spreadsheet of needs; the firms hear of their drafts, complete them and submit them."""

from collections.abc import Mapping

import pytest

from kjfz_bot.domain.need import Need
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.services.needs import AN_HOUR
from kjfz_bot.storage import needs
from tests.imports.house import HEADERS
from tests.unit.app.bringing import (
    asks_to_import,
    brings,
    chosen,
    documents,
    imports,
    makers,
    officer,
    proves,
    rows_of,
    run_jobs,
    work_off,
)
from tests.unit.app.office import Office
from tests.unit.app.people import CITY, HAISHU, Somebody, deeds_of, seated
from tests.unit.app.posting import MAKER, NUMBER, maker, posts, stored, takes_role

NOTHING: Mapping[str, object] = {}


@pytest.fixture
def fay(office: Office) -> Somebody:
    """Somebody who represents a verified firm of Haishu."""
    return maker(office)


@pytest.fixture
def dora(office: Office) -> Somebody:
    """An officer of Haishu."""
    return officer(office, "dora", HAISHU)


def row(title: str, said: Mapping[str, object] = NOTHING, firm: Organisation = MAKER) -> tuple[object, ...]:
    """A row that says little more than a firm and a title."""
    cells = {"企业名称": firm.name, "需求名称": title, **said}
    return tuple(cells.get(header) for header in HEADERS["needs"])


def drafts(office: Office) -> list[Need]:
    """The firm's needs, newest first."""
    return office.work(lambda uow: needs.of_firm(uow, seated(uow, MAKER).id, 0, 100))


def told(somebody: Somebody) -> str:
    """What is told of drafts once the jobs of firms are done."""
    return run_jobs(somebody)


def test_a_firm_hears_once_of_all_its_drafts(office: Office, fay: Somebody, dora: Somebody) -> None:
    """From which office, however many there are; a second list is another matter."""
    finn = takes_role(office, "finn", MAKER)
    imports(dora, "needs", row("Seals"), row("Valves"), row("Pumps", {"关键词": "一、二、三、四、五、六"}))
    heard = told(fay)

    assert "2 drafts of needs of your firm were brought by Haishu Bureau" in heard
    assert "2 drafts of needs" in finn.news()
    imports(dora, "needs", row("Pumps"))
    assert "A draft of a need of your firm was brought by Haishu Bureau" in told(fay)
    assert told(fay) == ""


def test_a_long_list_tells_each_of_its_firms(office: Office, dora: Somebody) -> None:
    """Some firms a transaction, each with its own count."""
    places = [
        Organisation(0, f"maker{at}", "firm", f"Maker {at}", "ningbo", None, "haishu", "verified") for at in range(23)
    ]
    people = [takes_role(office, f"fay{at}", place) for at, place in enumerate(places) if at in (0, 19, 20, 22)]
    office.work(lambda uow: [seated(uow, place) for place in places])
    imports(dora, "needs", *[row(f"Seal {at}", firm=place) for place in places for at in range(2)])
    run_jobs(dora)

    assert ["2 drafts" in somebody.news() for somebody in people] == [True] * 4


def test_whose_drafts_are_gone_by_then_is_not_told(office: Office, fay: Somebody, dora: Somebody) -> None:
    """How many there are is looked up when it is told."""
    asks_to_import(dora, "needs", row("Seals"), row("Valves"))
    work_off(office, makers(office))
    chosen(dora, "Earlier lists", "1", "Take it back", "Yes, take it back")
    work_off(office, makers(office))

    assert "needs of your firm" not in fay.news()
    assert ("needs_brought", "expired") in office.states()
    assert drafts(office) == []


def test_a_draft_asks_for_what_is_missing_and_once_more_for_what_is_vague(
    office: Office, fay: Somebody, dora: Somebody
) -> None:
    """What the list says stands on the check page; of what is vague in it the firm has never been asked."""
    said = {"技术难题": "improve quality", "关键词": "mould", "预算（万元）": 30}
    imports(dora, "needs", row("Better lamp covers", said))
    draft = fay.say("/need", "See the firm's needs", "1")
    assert "This draft is not submitted" in draft
    asked = [
        fay.say(said)
        for said in (
            "Change",
            "the moulding machine of line 2",
            "white edges after an hour",
            "30 % fail",
            "less than 2 % fail",
            "skip",
            "New materials",
            "mould, lamp, edge",
        )
    ]
    page = fay.say("an expert of moulding")

    expected = ["Where does it happen", "What do you see", "What are the figures now", "What do you want to reach"]
    expected += ["What limits are there", "Which field", "Three to five keywords", "What kind of expert"]
    assert [words in answer for words, answer in zip(expected, asked, strict=True)] == [True] * 8
    assert "Budget: ¥300,000" in page
    number = NUMBER.search(fay.say("ok"))
    assert number is not None
    need = stored(office, number[1])
    assert need.statement.problem == "improve quality\nwhite edges after an hour"
    assert (need.state, need.turn, need.version, need.statement.title) == (
        "submitted",
        "district",
        1,
        "Better lamp covers",
    )


def test_a_draft_that_says_everything_goes_straight_to_its_check_page(
    office: Office, fay: Somebody, dora: Somebody
) -> None:
    """Nothing that is clear is asked; what was taken back once is the firm's own, and not asked about again."""
    whole = {
        "应用场景": "the chemical pump of line 3",
        "技术难题": "not good",
        "现状": "200 hours",
        "预期目标": "1000 hours",
        "所属领域": "新材料",
        "关键词": "seal, graphite, pump",
        "希望专家": "tribology",
    }
    imports(dora, "needs", row("Seals", whole))
    fay.say("/need", "See the firm's needs", "1")
    assert "What do you see" in fay.say("Change")
    assert "What limits are there" in fay.say("skip")
    assert "All correct" in f"{fay.options('skip')}"
    fay.say("ok", "/undo")

    assert "All correct" in f"{_after(fay, '/need', '2', '1', 'Change')}"


def _after(somebody: Somebody, *said: str) -> list[str]:
    somebody.say(*said[:-1])
    return somebody.options(said[-1])


def test_what_firms_have_worked_on_stays_when_the_list_goes(office: Office, fay: Somebody, dora: Somebody) -> None:
    """It is said before, and how much it was."""
    imports(dora, "needs", row("Seals"), row("Valves"))
    fay.say("/need", "See the firm's needs", "1", "Withdraw", "yes")
    proves(dora)
    seen = chosen(dora, "Earlier lists", "1")
    dora.say("Take it back", "Yes, take it back")
    done = run_jobs(dora)

    assert "2 drafts of needs" in seen
    assert "Of its needs firms have worked on 1;" in seen
    assert "The need that its firm has worked on stays; all else is gone" in done
    assert [need.state for need in drafts(office)] == ["withdrawn"]


def test_drafts_of_a_list_are_not_counted_as_posted(office: Office, fay: Somebody, dora: Somebody) -> None:
    """A firm goes on posting its own, however many an office has brought within the hour."""
    imports(dora, "needs", *[row(f"Seal {at}") for at in range(AN_HOUR)])

    assert stored(office, posts(fay, "new")).state == "submitted"


def test_the_audit_of_a_draft_begins_with_who_brought_it(office: Office, fay: Somebody, dora: Somebody) -> None:
    """By the officer, with the list."""
    imports(dora, "needs", row("Seals"))
    (need,) = drafts(office)

    (deed,) = deeds_of(office, need.id)

    assert (deed["action"], deed["by"], deed["batch"]) == ("need_brought", dora.person, need.batch)


def test_the_sheet_of_needs_that_were_not_taken_is_for_nobody_else(fay: Somebody, dora: Somebody) -> None:
    """Offices keep telephone numbers beside needs, so it is handed out as what names people is."""
    imports(dora, "needs", row("Seals"), row("Valves", {"所属领域": "alchemy", "联系电话": "13800001234"}))

    sheet = documents(dora)[-1]

    assert sheet.private
    assert "13800001234" in rows_of(sheet)[0]


def test_an_officer_of_a_city_brings_needs_of_every_district(office: Office, fay: Somebody) -> None:
    """And is named as who brought them."""
    cora = officer(office, "cora", CITY)
    imports(cora, "needs", row("Seals"))

    assert "was brought by City Bureau" in told(fay)


def test_a_list_is_judged_anew_when_it_is_imported(office: Office, fay: Somebody, dora: Somebody) -> None:
    """What the firm posted between the look and the import is no draft as well."""
    brings(dora, "needs", row("Mechanical seal leaks"), row("Valves"))
    posts(fay)
    proves(dora)
    dora.say("Import it", "Yes, import it")

    assert "Rows taken: 1. With a problem: 1." in run_jobs(dora)
