"""The walk: which answers of a run count, and which step is open."""

from typing import Any

import pytest

from kjfz_bot.dialog.conversation import Answer, Done
from kjfz_bot.dialog.model import Dialog
from kjfz_bot.dialog.walk import Path, walk
from tests.unit.dialog.small import content, dialog, given, options, run

TRIP = dialog("""
- {id: far, ask: yes_no}
- {id: train, ask: choice, options: [ice, local], when: {answer: far, is: true}}
- {id: name, ask: text}
""")


def walked(over: Dialog, *answers: Answer, dones: tuple[Done, ...] = (), **more: Any) -> Path:
    return walk(content(over), over, run(answers, dones, **more))


def done(key: str, seq: int, *, reopened: bool = False) -> Done:
    return Done(key, f"1:{key}:0", "value", seq, None, None, reopened=reopened)


def open_key(path: Path) -> str | None:
    return path.open.key if path.open else None


def test_the_first_step_without_an_answer_is_open() -> None:
    """In the order of the file."""
    assert open_key(walked(TRIP)) == "far"
    assert open_key(walked(TRIP, given("far", True, 2))) == "train"
    assert open_key(walked(TRIP, given("far", False, 2))) == "name"


def test_a_dialogue_is_at_its_end_when_every_step_is_answered() -> None:
    """Nothing is open then."""
    assert walked(TRIP, given("far", False, 2), given("name", "x", 3)).open is None


def test_an_answer_whose_condition_fails_is_inactive_but_stays() -> None:
    """It reaches nobody, and comes back unchanged with its condition."""
    answers = [given("train", "ice", 3), given("name", "x", 4)]

    without = walked(TRIP, given("far", False, 5), *answers)
    again = walked(TRIP, given("far", True, 5), *answers)

    assert without.answers == {"far": False, "name": "x"}
    assert again.answers == {"far": True, "train": "ice", "name": "x"}


def test_arguments_are_known_from_the_start() -> None:
    """As names that steps may read."""
    over = dialog("- {id: x, ask: text, when: {answer: given_name, is: a}}", head="args: [given_name]")

    assert open_key(walked(over, args={"given_name": "a"})) == "x"
    assert open_key(walked(over, args={"given_name": "b"})) is None


def test_a_changed_answer_is_open_though_it_is_answered() -> None:
    """And what follows is not reached until it is given."""
    path = walked(TRIP, given("far", False, 2), given("name", "x", 3), changing="far")

    assert open_key(path) == "far"
    assert path.answers == {}


SOURCED = dialog("""
- {id: land, ask: choice, options: [de, fr]}
- {id: other, ask: text}
- {id: town, ask: choice, options: {from: towns, with: [land]}}
""")
TOWNS = options("towns", lambda _scene: [("b", "Berlin")], "land")


def sourced(*answers: Answer) -> Path:
    return walk(content(SOURCED, functions=[TOWNS]), SOURCED, run(answers))


def test_an_answer_older_than_what_its_options_read_is_stale() -> None:
    """It is offered again, with the old answer at hand; other answers may be as new as they like."""
    stale = sourced(given("land", "fr", 9), given("other", "x", 3), given("town", "b", 4))
    fresh = sourced(given("land", "fr", 2), given("other", "x", 9), given("town", "b", 4))

    assert open_key(stale) == "town"
    assert stale.open is not None
    assert stale.open.stale is not None
    assert stale.open.stale.value == "b"
    assert fresh.open is None


REVIEWED = dialog("""
- {id: far, ask: yes_no}
- {id: check, review: [far]}
- {id: after, ask: text}
""")


def test_a_review_holds_only_while_it_is_newer_than_every_answer_before_it() -> None:
    """A change before it opens it again; an answer after it does not."""
    assert open_key(walked(REVIEWED, given("far", True, 2), given("check", True, 3))) == "after"
    assert open_key(walked(REVIEWED, given("far", True, 4), given("check", True, 3))) == "check"
    assert walked(REVIEWED, given("far", True, 2), given("check", True, 3), given("after", "x", 4)).open is None


SAVING = dialog("""
- {id: far, ask: yes_no}
- {id: new, ask: text}
- {id: again, ask: yes_no, when: {answer: save, is: value}}
- {id: save, do: keep}
- {id: after, ask: text}
""")


def test_steps_before_the_last_effect_are_never_asked_again() -> None:
    """Not even one that came with a new version; its name is not known then."""
    path = walked(SAVING, given("far", True, 2), dones=(done("save", 3),))

    assert open_key(path) == "after"
    assert path.answers == {"far": True, "save": "value"}


def test_an_effect_that_was_opened_again_seals_nothing() -> None:
    """The questions before it are asked."""
    assert open_key(walked(SAVING, given("far", True, 2), dones=(done("save", 3, reopened=True),))) == "new"


CALLING = dialog("""
- {id: new, ask: text}
- {id: child, call: child}
- {id: after, ask: text}
""")


def test_a_called_dialogue_with_an_effect_seals_like_an_effect() -> None:
    """Steps before the call are never asked again."""
    returned = given("child", None, 5, how="returned", sealed=True)

    assert open_key(walked(CALLING, returned)) == "after"
    assert open_key(walked(CALLING, given("child", None, 5, how="returned"))) == "new"


def test_a_menu_stays_open() -> None:
    """Nothing is an answer to it."""
    over = dialog("- {id: far, ask: yes_no}\n- {id: next, menu: [{id: end, end: true}]}")

    assert open_key(walked(over, given("far", True, 2))) == "next"


ROUNDS = dialog("""
- {id: land, ask: text}
- id: days
  repeat:
    - {id: hours, ask: number}
    - {id: note, ask: text, when: {answer: hours, at_least: 8}}
    - {id: more, ask: yes_no}
  until: {answer: more, is: false}
- {id: total, ask: number}
""")


def test_each_round_is_a_scope_of_its_own() -> None:
    """A name means the answer of the same round, or one before the block."""
    first = [given("land", "x", 2), given("days#1.hours", 8, 3), given("days#1.note", "n", 4)]
    second = [given("days#1.more", True, 5), given("days#2.hours", 1, 6)]

    path = walked(ROUNDS, *first, *second)

    assert open_key(path) == "days#2.more"
    assert path.open is not None
    assert path.open.scope == "days#2."
    assert path.answers == {"land": "x", "hours": 1}


def test_after_a_block_only_the_number_of_rounds_is_known() -> None:
    """Answers of a round reach nobody outside it."""
    answers = [given("land", "x", 2), given("days#1.hours", 1, 3), given("days#1.more", False, 4)]

    path = walked(ROUNDS, *answers)

    assert open_key(path) == "total"
    assert path.answers == {"land": "x", "days": 1}


def test_a_round_in_which_nothing_applies_is_the_last() -> None:
    """The walk ends though the condition never holds."""
    over = dialog("""
    - {id: far, ask: yes_no}
    - id: days
      repeat: [{id: hours, ask: number, when: {answer: far, is: true}}]
      until: {answer: hours, is: 0}
    """)

    assert walked(over, given("far", False, 2)).open is None


def test_rounds_before_an_effect_are_not_asked_again() -> None:
    """Not even a question that came with a new version."""
    over = dialog("""
    - id: days
      repeat: [{id: new, ask: text}, {id: hours, ask: number}, {id: more, ask: yes_no}]
      until: {answer: more, is: false}
    - {id: save, do: keep}
    - {id: after, ask: text}
    """)
    answers = [given("days#1.hours", 1, 2), given("days#1.more", True, 3), given("days#2.more", False, 4)]

    path = walked(over, *answers, dones=(done("save", 5),))

    assert open_key(path) == "after"
    assert path.answers["days"] == 2


def test_an_effect_inside_a_round_seals_what_stands_before_the_block() -> None:
    """And before it in its own round; the next round is asked as usual."""
    over = dialog("""
    - {id: new, ask: text}
    - id: days
      repeat: [{id: fresh, ask: text}, {id: save, do: keep}, {id: more, ask: yes_no}]
      until: {answer: more, is: false}
    """)

    path = walked(over, given("days#1.more", True, 4), dones=(done("days#1.save", 3),))

    assert open_key(path) == "days#2.fresh"


INTERVIEW = dialog("""
- {id: place, ask: choice, options: {from: programmes}}
- {id: whom, ask: choice, options: [expert, firm]}
- {id: facts, interview: place, subject: whom}
- {id: after, ask: text}
""")


@pytest.mark.parametrize("place", ["changping", "compare"])
def test_an_interview_asks_what_the_rules_want_next(place: str) -> None:
    """Its answers are one value under its own name."""
    base = [given("place", place, 2), given("whom", "firm", 3)]

    first = walked(INTERVIEW, *base)

    assert first.open is not None
    assert first.open.question is not None
    assert open_key(first) == f"facts.{first.open.question.key}"
    assert first.answers["facts"] == {}


def test_answers_an_interview_does_not_reach_are_inactive() -> None:
    """A fact that the other programme does not ask for counts nowhere."""
    base = [given("whom", "firm", 3), given("facts.tech_firm", True, 4)]
    base.append(given("facts.changping:in_district", True, 5))

    here = walked(INTERVIEW, given("place", "changping", 6), *base)
    there = walked(INTERVIEW, given("place", "ningbo", 6), *base)

    assert here.answers["facts"] == {"tech_firm": True, "changping:in_district": True}
    assert open_key(here) == "after"
    assert there.answers["facts"] == {}


def test_the_newest_active_answer_is_known() -> None:
    """Inactive ones do not count."""
    path = walked(TRIP, given("train", "ice", 9), given("far", False, 2), given("name", "x", 3))

    assert path.newest == 3
    assert walked(TRIP).newest == 0
