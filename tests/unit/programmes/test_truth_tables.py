"""The truth tables beside the packs: every row holds."""

import pytest

from kjfz_bot.errors import ContentError
from kjfz_bot.programmes.cases import Case, failures, read_cases
from tests.unit.programmes.shipped import SUBJECTS, cases, programmes

ROWS = [
    pytest.param(programme, subject, case, id=f"{programme}-{subject}: {case.name}")
    for programme, subject in SUBJECTS
    for case in cases(programme, subject)
]


@pytest.mark.parametrize(("programme", "subject", "case"), ROWS)
def test_every_row_holds(programme: str, subject: str, case: Case) -> None:
    """The programme does what the row of its truth table expects."""
    assert list(failures(programmes()[programme], subject, case)) == []


def read(text: str) -> tuple[Case, ...]:
    return read_cases("changping-firm.csv", text, programmes()["changping"], "firm")


def test_a_row_that_does_not_hold_says_what_came_out_instead() -> None:
    """Each wrong cell is named with what was expected and what is."""
    [case] = read(
        "case,tech_firm,in_district,verdict,=tech_firm,@in_district,next\nwrong,true,false,eligible,not_met,ok,-\n"
    )

    found = list(failures(programmes()["changping"], "firm", case))

    assert found[0] == "'verdict' should be eligible, but is not_eligible."
    assert found[1] == "'=tech_firm' should be not_met, but is met."
    assert found[2].startswith("'@in_district' should be ok")
    assert len(found) == 3


def test_a_question_mark_expects_several_outcomes_and_a_list_exactly_these() -> None:
    """`?` is any several; outcomes joined by bars are compared as a set."""
    several, exact = read("case,verdict,=tech_firm\nseveral,undecided,?\nexact,undecided,not_met|met|official\n")

    assert not list(failures(programmes()["changping"], "firm", several))
    assert not list(failures(programmes()["changping"], "firm", exact))


@pytest.mark.parametrize(
    ("text", "path", "remedy"),
    [
        ("case,tech_frm,verdict\na,true,eligible\n", "line 1, column 'tech_frm'", "tech_firm"),
        ("case,tech_firm\na,true\n", "line 1", "Add it"),
        ("case,tech_firm,verdict\na,maybe,eligible\n", "line 2, column 'tech_firm'", "Write one"),
        ("case,tech_firm,verdict\na,ture,eligible\n", "line 2, column 'tech_firm'", "nearest"),
        ("case,on,verdict\na,someday,eligible\n", "line 2, column 'on'", "2026-01-01"),
        ("case,verdict\na,eligible\na,eligible\n", "line 3, column 'case'", "Rename"),
        ("case,verdict\na,\n", "line 2", "Fill"),
    ],
)
def test_a_malformed_truth_table_is_refused_with_place_and_remedy(text: str, path: str, remedy: str) -> None:
    """The line and column are named, and what to write instead."""
    with pytest.raises(ContentError) as caught:
        read(text)

    assert caught.value.file == "changping-firm.csv"
    assert caught.value.path == path
    assert remedy in caught.value.remedy
