"""A VP's results register: added, put right, taken out, undone; and what each programme asks of a result."""

from typing import Any

import pytest

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.services import hours, results
from kjfz_bot.services.registry import NOT_THERE
from kjfz_bot.storage import service_results
from kjfz_bot.storage.service_results import Result
from tests.unit.app.hours_served import BEIJING_UNIT, MILL, VALVES, WORKS, ask, person, term, vp
from tests.unit.app.office import Office
from tests.unit.app.people import Somebody


@pytest.fixture
def wang(office: Office) -> Somebody:
    """A VP."""
    return vp(office)


def register(somebody: Somebody, held: Appointment) -> list[Result]:
    """What stands in a register."""
    return somebody.office.read(lambda uow: service_results.of_appointment(uow, held.id))


def save(somebody: Somebody, held: Appointment, **said: Any) -> Ok | No:
    """Put a result into a register."""
    usual = {"kind": "technology", "title": "Seal", "number": None, "day": "2026-02-03", "market": "JS-1"}
    more = {"platforms": ["good_results"], "used_first": True, "before": None}
    return ask(somebody, "save_result", term=hours.called(held), **{**usual, **more, **said})


def test_a_result_is_added_with_where_it_is_filed_and_listed(wang: Somebody) -> None:
    """By buttons or typed; what is left out is not said."""
    held = term(wang)

    wang.say("/results", "Add a result", "technical result", "Seal that lasts", "2026-02-10", "JS2026-0412")
    checked = wang.say("Zhejiang's “Good Results” platform", "done") + wang.say("yes")
    told = wang.say("All correct, put it into the register")

    (found,) = register(wang, held)
    assert "JS2026-0412" in checked
    assert (found.title, found.kind, found.number, found.market_number) == (
        "Seal that lasts",
        "technology",
        1,
        "JS2026-0412",
    )
    assert (found.platforms, found.used_first) == (("good_results",), True)
    assert "In the register: 2026-02-10: Seal that lasts (technical result), technology market no. JS2026-0412" in told


def test_a_result_is_put_right_and_what_it_was_can_be_had_back(wang: Somebody) -> None:
    """A change begins with what it said; undo takes it back."""
    held = term(wang)
    save(wang, held)

    wang.say(
        "/results", "Seal (technical result, 2026-02-03)", "Correct it", "Change an answer", "Title", "Better seal"
    )
    wang.say("All correct, put it into the register")
    changed = [each.title for each in register(wang, held)]
    wang.say("undo")

    assert changed == ["Better seal"]
    assert [each.title for each in register(wang, held)] == ["Seal"]


def test_a_result_is_withdrawn_and_can_be_had_back(wang: Somebody) -> None:
    """For an hour."""
    held = term(wang)
    save(wang, held)

    told = wang.say("/results", "Seal (technical result, 2026-02-03)", "Withdraw it")
    gone = register(wang, held)
    wang.say("undo")

    assert "“Seal” is out of the register." in told
    assert gone == []
    assert [each.title for each in register(wang, held)] == ["Seal"]


def test_changping_asks_neither_for_a_market_nor_for_platforms(office: Office) -> None:
    """And keeps neither, whatever is sent."""
    li = vp(office, "li", BEIJING_UNIT)
    held = term(li, VALVES, unit=BEIJING_UNIT)

    checked = li.say("/results", "Add a result", "new product", "Valve", "2026-02-10")
    save(li, held, title="Other")

    assert "Please check it." in checked
    assert "market" not in checked
    assert [(each.market_number, each.platforms, each.used_first) for each in register(li, held)] == [(None, (), None)]


def test_what_was_changed_meanwhile_is_not_written_over(wang: Somebody) -> None:
    """Two devices correct the same result: the second is told."""
    held = term(wang)
    save(wang, held)
    (found,) = register(wang, held)
    before = {"id": found.id}

    first = save(wang, held, title="First", before=before)
    second = save(wang, held, title="Second", before=before)

    assert isinstance(first, Ok)
    assert second == No(results.GONE)
    assert [each.title for each in register(wang, held)] == ["First"]


@pytest.mark.parametrize("day", ["2025-08-31", "2026-03-02"])
def test_a_result_lies_within_the_term_and_not_ahead(wang: Somebody, day: str) -> None:
    """Whatever is sent instead of what was offered."""
    held = term(wang)

    assert save(wang, held, day=day) == No(results.NOT_IN_TERM, "day")


@pytest.mark.parametrize("said", [{"kind": "miracle"}, {"number": 0.2}, {"number": 10_001}, {"number": -1}])
def test_what_no_question_offers_is_not_kept(wang: Somebody, said: dict[str, Any]) -> None:
    """Neither kinds there are none of, nor numbers beyond what is asked."""
    held = term(wang)

    assert save(wang, held, **said) == No(NOT_THERE)


def test_others_read_a_register_and_write_nothing_into_it(office: Office, wang: Somebody) -> None:
    """The firm sees what came of it; a stranger sees nothing."""
    held = term(wang)
    save(wang, held)
    (found,) = register(wang, held)
    hua, vera = person(office, "hua", ("firm", WORKS)), person(office, "vera")
    option, before = hours.called(held), {"id": found.id}

    seen = ask(hua, "look_at_result", term=option, result=f"{found.id}")

    assert isinstance(seen, Ok)
    assert seen.value["acts"] == []
    for somebody in (hua, vera):
        assert save(somebody, held, title="Mine") == No(NOT_THERE)
        assert ask(somebody, "withdraw_result", before=before) == No(NOT_THERE)
        undone = {"value": {"id": found.id, "before": None, "term": option}}
        assert ask(somebody, "undo_result", **undone) == No(NOT_THERE)
        assert ask(somebody, "restore_result", **undone) == No(NOT_THERE)
    assert ask(vera, "results_page", term=option, cursor=None) == No(NOT_THERE)
    assert ask(vera, "look_at_result", term=option, result=f"{found.id}") == No(NOT_THERE)
    assert [each.title for each in register(wang, held)] == ["Seal"]


def test_a_result_of_another_term_is_not_there(wang: Somebody) -> None:
    """Not even one's own."""
    one, other = term(wang), term(wang, MILL)
    save(wang, one)
    (found,) = register(wang, one)

    assert ask(wang, "look_at_result", term=hours.called(other), result=f"{found.id}") == No(NOT_THERE)
    assert save(wang, other, before={"id": found.id}) in (No(NOT_THERE), No(results.GONE))


def test_who_has_no_term_has_no_register(office: Office) -> None:
    """That is said."""
    assert "You have no term as a VP" in person(office, "vera").say("/results")
