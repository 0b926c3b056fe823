"""What a programme says of a case: outcomes, verdicts, reasons, and what would change them."""

from datetime import date
from typing import Any

import pytest

from kjfz_bot.errors import FactError
from kjfz_bot.programmes.criterion import Change, CriterionResult, Step
from tests.unit.programmes.shipped import programmes
from tests.unit.programmes.small import ON, PACK, load, replaced

GOOD: dict[str, Any] = {"member": True, "grade": "high", "span": 5, "rest": 4, "links": "none", "born": "1990-01-01"}


def criterion(name: str, facts: dict[str, Any], pack: str = PACK) -> CriterionResult:
    programme = load(pack)
    found = programme.evaluate("expert", programme.check(facts, ON), ON)
    return next(each for each in found.criteria if each.id == name)


def verdict(facts: dict[str, Any], pack: str = PACK) -> str:
    return load(pack).evaluate("expert", facts, ON).verdict


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "eligible"),
        ({"grade": "middle"}, "eligible_with_steps"),
        ({"grade": "low"}, "officials_decide"),
        ({"rest": 1, "grade": "middle"}, "officials_decide"),
        ({"member": False, "grade": "low"}, "not_eligible"),
    ],
)
def test_the_worst_criterion_makes_the_verdict(facts: dict[str, Any], expected: str) -> None:
    """not_met before official before to_do before met."""
    assert verdict({**GOOD, **facts}) == expected


def test_nothing_answered_leaves_everything_possible() -> None:
    """An unanswered fact refuses nobody."""
    found = load().evaluate("expert", {}, ON)

    assert found.verdict == "undecided"
    assert found.possible == ("eligible", "eligible_with_steps", "officials_decide", "not_eligible")
    assert all(each.outcome is None and each.reason is None for each in found.criteria)


def test_one_refusal_settles_the_verdict_whatever_else_is_open() -> None:
    """Later answers cannot mend a hard rule that fails."""
    found = load().evaluate("expert", {"member": False}, ON)

    assert found.possible == ("not_eligible",)
    assert found.criteria[1].possible == ("met", "to_do", "official")


@pytest.mark.parametrize(
    ("facts", "outcome", "reason"),
    [
        ({"member": "not_sure"}, "official", "unsure"),
        ({"span": 5, "rest": "not_sure"}, "official", "unsure"),
        ({"span": "not_sure", "rest": 3}, "met", "ok"),
        ({"span": "not_sure", "rest": 2}, "official", "unsure"),
        ({"span": 2, "rest": "not_sure"}, "not_met", "short"),
    ],
)
def test_not_sure_comes_to_what_its_answers_agree_on_or_to_the_officials(
    facts: dict[str, Any], outcome: str, reason: str
) -> None:
    """One outcome stays; a possible refusal goes to the officials; a rest of 3 proves a span of 3."""
    result = criterion("member" if "member" in facts else "span", facts)

    assert (result.outcome, result.reason) == (outcome, reason)


def test_not_sure_between_met_and_to_do_is_to_do_with_its_step() -> None:
    """The worst of the harmless outcomes holds, and it says what to do."""
    pack = replaced(PACK, "      - {outcome: official, reason: low}\n", "      - {outcome: met, reason: ok}\n")

    result = criterion("grade", {"grade": "not_sure"}, pack)

    assert (result.outcome, result.reason) == ("to_do", "course")
    assert result.step == Step("course", "school", "apply")


def test_facts_not_sure_about_are_named_with_the_reason() -> None:
    """The reason `unsure` speaks of the facts nobody was sure about."""
    assert criterion("grade", {"grade": "not_sure"}).about == ("grade",)


def test_different_reasons_for_one_outcome_are_not_made_up() -> None:
    """Where answers could differ in reason only, no single reason is given."""
    pack = replaced(
        PACK, "{when: {fact: grade, is: high}, outcome: met", "{when: {fact: grade, is: high}, outcome: official"
    )
    pack = replaced(pack, "        outcome: to_do\n", "        outcome: official\n")
    pack = replaced(pack, "        document: course\n        issuer: school\n        gate: apply\n", "")

    result = criterion("grade", {"grade": "not_sure"}, pack)

    assert (result.outcome, result.reason, result.about) == ("official", "either", ("grade",))


@pytest.mark.parametrize(
    ("subject_facts", "expected"),
    [
        ({"employer_kind": "hospital"}, "hospital"),
        ({"employer_kind": "other"}, "other"),
        ({"employer_kind": "other", "employer_in_city": "not_sure"}, "other"),
        ({"employer_kind": "other", "employer_in_city": False}, "elsewhere"),
        ({"employer_kind": "not_sure", "employer_in_city": False}, "elsewhere"),
    ],
)
def test_a_refusal_gives_the_reason_that_is_true_whatever_is_open(subject_facts: dict[str, Any], expected: str) -> None:
    """A hospital is refused for being one, wherever it may turn out to be."""
    found = programmes()["ningbo"].evaluate("expert", subject_facts, ON).criteria[0]

    assert (found.outcome, found.reason) == ("not_met", expected)


@pytest.mark.parametrize("first", [None, "not_sure"])
def test_over_the_age_is_told_while_the_appointment_is_open(first: str | None) -> None:
    """The reason that is true of first appointments and renewals alike is given, without a renewal's ambiguity."""
    facts = {"birth_date": "1960-01-01"} | ({"first_appointment": first} if first else {})

    found = next(each for each in programmes()["ningbo"].evaluate("expert", facts, ON).criteria if each.id == "age")

    assert (found.outcome, found.reason, found.ambiguity) == ("official", "over", None)


def test_the_otherwise_of_a_criterion_is_no_reason_while_another_line_may_hold() -> None:
    """The last line speaks of what no other line does, so it is not told of an open fact."""
    pack = replaced(
        PACK,
        "outcome: met, reason: ok}\n      - {outcome: not_met",
        "outcome: not_met, reason: ok}\n      - {outcome: not_met",
    )

    assert criterion("member", {}, pack).reason == "either"


def test_a_to_do_carries_what_is_needed_who_issues_it_and_the_gate() -> None:
    """The step stands in the result."""
    assert criterion("grade", {"grade": "middle"}).step == Step("course", "school", "apply")
    assert criterion("grade", {"grade": "high"}).step is None


def test_only_facts_looked_at_are_given_as_used() -> None:
    """A fact behind the rule that fired is not named as if it had mattered."""
    assert criterion("span", {"span": 1, "rest": 1}).facts_used == {"span": 1}
    assert criterion("span", {"span": 5, "rest": 1}).facts_used == {"span": 5, "rest": 1}


def test_changes_name_each_other_outcome_with_a_value_that_brings_it() -> None:
    """Every single-fact change to another outcome is listed once."""
    assert criterion("grade", {"grade": "low"}).changes == (
        Change("grade", "high", "met"),
        Change("grade", "middle", "to_do"),
    )


def test_changes_never_contradict_the_other_facts() -> None:
    """A longer rest is offered up to the span, and a shorter span down to the rest."""
    changes = criterion("span", {"span": 5, "rest": 1.5}).changes

    assert Change("rest", 2, "met") in changes
    assert Change("span", 1.5, "not_met") in changes
    programme = load()
    assert all(programme.check({"span": 5, "rest": 1.5, each.fact: each.value}, ON) for each in changes)


@pytest.mark.parametrize("span", [0.5, 1.4, 1.5, 2, 2.5, 2.9, 3, 4, "open_ended"])
@pytest.mark.parametrize("rest", [0, 0.5, 1.4, 2, 2.4, 2.9])
def test_every_change_can_be_made_and_brings_its_outcome(span: Any, rest: Any) -> None:
    """Each change offered passes the check of facts and comes to the outcome it promises."""
    facts = {"span": span, "rest": rest}
    if span != "open_ended" and rest > span:
        return

    for change in criterion("span", facts).changes:
        assert criterion("span", {**facts, change.fact: change.value}).outcome == change.outcome


def test_no_changes_are_offered_while_several_outcomes_are_possible() -> None:
    """What would change an outcome is only known once there is one."""
    assert criterion("span", {"span": 5}).changes == ()


@pytest.mark.parametrize(
    ("links", "status", "told"),
    [("none", "whole", True), ("family", "none", False), ("not_sure", "unsure", False), (None, "open", False)],
)
def test_relaxations_are_told_where_a_criterion_goes_to_the_officials(links: Any, status: str, told: bool) -> None:
    """Each stated relaxation is given with whether it applies."""
    facts = {"grade": "low"} if links is None else {"grade": "low", "links": links}

    [relaxation] = criterion("grade", facts).relaxations

    assert (relaxation.status, relaxation.told) == (status, told)


def test_relaxations_are_not_told_where_nothing_needs_relaxing() -> None:
    """A criterion that is met or to do names none."""
    assert criterion("grade", {"grade": "middle", "links": "none"}).relaxations == ()


@pytest.mark.parametrize(("links", "status"), [("none", "whole"), ("not_sure", "half_or_whole"), ("family", "half")])
def test_a_relaxation_by_halves_may_apply(links: str, status: str) -> None:
    """Where one half holds it may apply; not sure between whole and half is at least half, and told apart."""
    pack = replaced(PACK, "only: [none]}\n", "only: [none]}\n    half: {fact: grade, is: low}\n")

    assert criterion("grade", {"grade": "low", "links": links}, pack).relaxations[0].status == status


def test_priorities_apply_only_when_certain() -> None:
    """A month of birth that leaves the age open gives no priority yet."""

    def priorities(born: str) -> list[str]:
        return [each.id for each in load().evaluate("expert", {"born": born}, ON).priorities]

    assert priorities("1985-03") == ["young"]
    assert priorities("1985-02") == []
    assert priorities("1985-02-27") == []
    assert priorities("1985-02-28") == ["young"]


def test_the_reference_date_must_be_one_of_the_packs() -> None:
    """Outside the days a pack is valid nothing is evaluated, and the nearest day is named."""
    programme = load(replaced(PACK, "status: draft", "status: draft\nvalid: {from: 2026-01-01, until: 2026-12-31}"))

    assert programme.check({}, date(2026, 12, 31)) == {}
    for day, nearest in ((date(2025, 12, 31), "2026-01-01"), (date(2027, 1, 1), "2026-12-31")):
        with pytest.raises(FactError) as caught:
            programme.check({}, day)
        assert (caught.value.fact, caught.value.nearest) == ("on", nearest)


def test_a_criterion_may_change_from_a_day_on() -> None:
    """The same id with parted dates is judged by the rules of the reference date."""
    later = "  - id: member\n    subjects: [expert]\n    clause: ['1']\n    kind: hard\n    valid: {from: 2026-03-01}\n"
    later += "    rules:\n      - {outcome: met, reason: all}\n"
    pack = replaced(PACK, "    kind: hard\n", "    kind: hard\n    valid: {until: 2026-02-28}\n")
    programme = load(replaced(pack, "relaxations:\n  - id", f"{later}relaxations:\n  - id"))

    def outcome(on: date) -> str | None:
        return {each.id: each.outcome for each in programme.evaluate("expert", {"member": False}, on).criteria}[
            "member"
        ]

    assert outcome(date(2026, 2, 28)) == "not_met"
    assert outcome(date(2026, 3, 1)) == "met"


def test_a_day_without_any_rule_is_refused_not_passed() -> None:
    """Where no criterion is valid nobody is called eligible."""
    programme = load(PACK.replace("    kind:", "    valid: {from: 2026-01-01}\n    kind:"))

    assert programme.evaluate("expert", GOOD, date(2026, 1, 1)).verdict == "eligible"
    with pytest.raises(FactError, match="No rule"):
        programme.evaluate("expert", GOOD, date(2025, 12, 31))


def test_an_unknown_subject_names_the_nearest() -> None:
    """A programme answers for the subjects it has."""
    with pytest.raises(FactError) as caught:
        load().evaluate("experts", {}, ON)

    assert (caught.value.fact, caught.value.nearest) == ("subject", "expert")


def test_questions_rest_on_the_clauses_of_all_that_use_them() -> None:
    """Criteria, relaxations and priorities alike say why a fact is asked."""
    programme = load()

    assert programme.clauses_of("links", "expert") == ("2",)
    assert programme.clauses_of("born", "expert") == ("4",)
    assert programme.clauses_of("nothing", "expert") == ()
