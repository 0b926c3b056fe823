"""What is offered on the page of a case, and what its form asks: what the service named, and nothing else."""

from datetime import date
from typing import Any

import pytest

from kjfz_bot.app.wiring import wired_content
from kjfz_bot.dialog.content import Scene
from kjfz_bot.dialog.model import Do, Review
from kjfz_bot.dialog.sources import FUNCTIONS
from kjfz_bot.domain.case import ACTS
from kjfz_bot.domain.workflow import FIELDS
from tests.unit.dialog.small import shipped

SEEN: dict[str, Any] = {
    "number": "K7M2QX",
    "way": "ningbo:post",
    "step": "apply",
    "acts": ["withdraw", "return", "pass"],
    "asks": {"fields": ["plan"], "optional": ["note"]},
    "before": {},
    "documents": [],
    "blocked": [],
    "contacts": False,
    "files": 0,
}


def given(name: str, **answers: Any) -> Any:
    """What a function gives for these answers, in English."""
    function = FUNCTIONS[name]
    read = {each: answers.get(each) for each in function.reads}
    return function.run(Scene(shipped(), "en", date(2026, 3, 1), read))


def offered(**more: Any) -> list[str]:
    """What can be done on the page of a case."""
    return [id_ for id_, _ in given("case_acts", seen={**SEEN, **more})]


def test_what_goes_on_comes_first_and_leaving_last() -> None:
    """What else may be done stands between."""
    assert offered() == ["pass", "withdraw", "return", "picture", "leave"]


def test_papers_contacts_and_drafts_are_offered_where_there_are_some() -> None:
    """So that no button leads to nothing."""
    more = offered(acts=[], contacts=True, files=2, documents=["agreement"])

    assert more == ["contacts", "files", "draft", "picture", "leave"]


def test_whose_consent_is_missing_can_give_it_there() -> None:
    """Expert and firm; it is not for anybody else to give."""
    blocked = [offered(acts=[], blocked=["consent_given"], side=side)[0] for side in ("expert", "firm", "city", None)]

    assert blocked == ["consent", "consent", "picture", "picture"]


@pytest.mark.parametrize("lost", [None, 3, {}])
def test_a_case_that_was_not_seen_can_only_be_left(lost: object) -> None:
    """Such as after a service refused."""
    assert [id_ for id_, _ in given("case_acts", seen=lost)] == ["picture", "leave"]
    assert given("case_beginning", seen=lost) == []


def test_only_going_on_has_a_form() -> None:
    """In the order in which fields are listed, whatever the pack's."""
    asks = {"fields": ["score", "plan"], "optional": ["note"]}

    assert given("form_asked", seen={**SEEN, "asks": asks}, act="pass") == [["plan", "note", "score"]]
    assert [given("form_asked", seen=SEEN, act=act) for act in ACTS if act != "pass"] == [[]] * (len(ACTS) - 1)


def test_what_was_said_before_stands_and_the_first_time_everything_is_asked() -> None:
    """A field left out before stays left out; one that has to be said and was not is asked."""
    back = {**SEEN, "before": {"plan": "test first"}}

    assert given("form_plan", seen=SEEN) == given("form_note", seen=SEEN) == []
    assert given("form_plan", seen=back) == ["test first"]
    assert given("form_note", seen=back) == [None]
    assert given("form_title", seen=back) == []


def test_what_may_be_left_out_is_the_forms_to_say() -> None:
    """And a score is a whole number up to a hundred."""
    assert given("form_limits_plan", seen=SEEN) == {"optional": False}
    assert given("form_limits_note", seen=SEEN) == {"optional": True}
    assert given("form_limits_score", seen=SEEN) == {"optional": False, "min": 0, "max": 100, "whole": True}


def test_a_term_does_not_end_before_it_begins() -> None:
    """As far as its beginning is known."""
    assert given("form_limits_ends_on", seen=SEEN, starts_on="2026-09-01") == {"optional": False, "min": "2026-09-01"}
    assert given("form_limits_ends_on", seen=SEEN) == {"optional": False}


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_each_act_is_called_something_above_the_check_page(language: str) -> None:
    """With the number of the case, once it has one."""
    scenes = [Scene(shipped(), language, date(2026, 3, 1), {"seen": SEEN, "act": act}) for act in ACTS]
    words = [FUNCTIONS["form_what"].run(scene)[0][1] for scene in scenes]

    assert len(set(words)) == len(ACTS)
    assert all("K7M2QX" in each for each in words)


def test_every_field_is_asked_by_a_step_that_stands_on_the_check_page() -> None:
    """And handed to the service that acts."""
    steps = {step.id: step.kind for step in wired_content().dialogs["case_form"].steps}
    check, submit = steps["check"], steps["submit"]

    assert isinstance(check, Review)
    assert isinstance(submit, Do)
    assert set(FIELDS) <= set(steps) & set(check.names) & set(submit.reads)
