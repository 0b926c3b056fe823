"""Questions that come from the programmes' rules."""

from datetime import date
from typing import Any

import pytest

from kjfz_bot.dialog.conversation import Answer
from kjfz_bot.dialog.interview import GO_ON, SEE_ALL, STOP, Progress, Rules, facts_of, progress
from tests.unit.dialog.small import given, shipped

ON = date(2026, 3, 11)
NINGBO, CHANGPING = shipped().programmes["ningbo"], shipped().programmes["changping"]


def asked(
    facts: dict[str, Any], *places: str, subject: str = "expert", quick: bool = False, changing: str | None = None
) -> Progress:
    """How far an interview with these stored answers comes."""
    programmes = tuple(shipped().programmes[place] for place in places or ("ningbo",))
    stored: dict[str, Answer] = {key: given(key, value, seq) for seq, (key, value) in enumerate(facts.items(), 2)}
    return progress(Rules(programmes, subject, quick, ON), stored.get, changing)


def key(found: Progress) -> str | None:
    return found.question.key if found.question else None


def reached(found: Progress) -> list[str]:
    return [answer.key for answer in found.answers]


SURE = {"employer_kind": "university", "ningbo:employer_in_city": True, "contract_years": "open_ended"}


def test_the_first_question_is_the_packs_first() -> None:
    """Asked in its programme's words."""
    found = asked({})

    assert found.question is not None
    assert (found.question.fact, found.question.programme) == ("employer_kind", "ningbo")


def test_only_what_can_still_matter_is_asked() -> None:
    """An open-ended contract needs no proof of renewal."""
    assert key(asked(SURE)) == "degree"
    assert "renewal_proof" not in reached(asked({**SURE, "renewal_proof": "has"}))


def test_an_interview_is_over_when_nothing_can_change_any_more() -> None:
    """Every answer counts then."""
    done = {"tech_firm": True, "changping:in_district": True}

    found = asked(done, "changping", subject="firm")

    assert (found.question, reached(found)) == (None, list(done))


def test_a_certain_refusal_asks_once_whether_to_go_on() -> None:
    """Stopping ends the interview, going on never asks it again."""
    refused = {"employer_kind": "other"}

    assert key(asked(refused)) == SEE_ALL
    assert key(asked({**refused, SEE_ALL: STOP})) is None
    going_on = asked({**refused, SEE_ALL: GO_ON})
    assert key(going_on) not in (None, SEE_ALL)
    assert reached(going_on) == ["employer_kind", SEE_ALL]


def test_several_programmes_refuse_only_together() -> None:
    """As long as one does not, its questions go on."""
    hospital = {"employer_kind": "hospital"}

    assert key(asked(hospital, "ningbo")) == SEE_ALL
    assert key(asked(hospital, "ningbo", "changping")) != SEE_ALL


def test_programmes_share_facts_but_for_those_bound_to_a_place() -> None:
    """The same question is not asked twice; where one stands in the city is another in each."""
    both = asked({"employer_kind": "university"}, "ningbo", "changping")

    assert key(both) == "ningbo:employer_in_city"
    assert facts_of(NINGBO, {"degree": "master", "ningbo:employer_in_city": True}) == {
        "degree": "master",
        "employer_in_city": True,
    }
    assert facts_of(CHANGPING, {"degree": "master", "ningbo:employer_in_city": True}) == {"degree": "master"}


def test_a_stored_answer_that_is_no_longer_possible_is_asked_again() -> None:
    """It is marked as given but not fitting."""
    found = asked({"employer_kind": "circus"})

    assert found.question is not None
    assert (found.question.key, found.question.stale) == ("employer_kind", True)


def test_more_left_than_the_whole_is_asked_again() -> None:
    """Though each of the two is possible."""
    short = {"employer_kind": "university", "ningbo:employer_in_city": True, "contract_years": 4}

    assert key(asked({**short, "contract_years_left": 4})) == "degree"
    assert key(asked({**short, "contract_years_left": 5})) == "contract_years_left"


def test_a_change_stops_the_interview_at_its_question() -> None:
    """Though it is answered."""
    found = asked(SURE, changing="ningbo:employer_in_city")

    assert (key(found), reached(found)) == ("ningbo:employer_in_city", ["employer_kind"])


def test_a_month_that_does_not_decide_asks_for_the_day() -> None:
    """Once the answer has the day it counts."""
    old = {**SURE, "degree": "doctorate", "birth_date": "1970-03"}

    found = asked(old)

    assert found.question is not None
    assert (found.question.fact, found.question.again) == ("birth_date", True)
    assert key(asked({**old, "birth_date": "1970-03-12"})) != "birth_date"


def test_about_how_many_are_left_does_not_count_what_is_known() -> None:
    """So that after a change only few are left."""
    first = asked({})
    changed = asked({**SURE, "degree": "doctorate"}, changing="employer_kind")

    assert first.question is not None
    assert changed.question is not None
    assert changed.question.left < first.question.left


def test_a_quick_interview_asks_only_for_the_verdict() -> None:
    """Nothing of priorities and remarks."""
    refused = {"employer_kind": "other"}

    assert key(asked(refused, quick=True)) is None
    assert key(asked(refused)) == SEE_ALL


@pytest.mark.parametrize("places", [(), ("ningbo",), ("ningbo", "changping")])
def test_an_interview_with_every_answer_not_sure_ends(places: tuple[str, ...]) -> None:
    """No question is asked twice."""
    facts: dict[str, Any] = {}
    while (waiting := asked(facts, *places).question) is not None:
        assert waiting.key not in facts
        facts[waiting.key] = GO_ON if waiting.key == SEE_ALL else "not_sure"

    assert facts


def test_without_programmes_there_is_nothing_to_ask() -> None:
    """A pack may be gone."""
    assert progress(Rules((), "expert", False, ON), lambda _key: None, None) == Progress((), None)
