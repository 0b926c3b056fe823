"""The fold: what each kind of event does to a conversation, without any dialogue file."""

from typing import Any

import pytest

from kjfz_bot.dialog.conversation import Conversation, Run, apply, fold, outlived
from kjfz_bot.dialog.events import KINDS, Event
from tests.unit.dialog.small import event

SHOWN = {"kind": "choice", "options": [["a", "A"], ["b", "B"]], "limits": {}}


def opened(seq: int, dialog: str = "trip", parent: int | None = None, caller: str | None = None) -> Event:
    return event(
        *(seq, seq, "opened"),
        dialog=dialog,
        hash="h",
        as_of="2026-03-11",
        args={},
        parent=parent,
        caller=caller,
    )


def answered(seq: int, run: int, key: str, value: Any, how: str = "given", **more: Any) -> Event:
    return event(seq, run, "answered", key=key, value=value, how=how, **more)


def done(seq: int, run: int, key: str, undo: str | None = None) -> Event:
    return event(seq, run, "done", key=key, id=f"{run}:{key}:0", value=7, undo=undo, until="2026-03-12T00:00+08:00")


def folded(*events: Event) -> Conversation:
    return fold(events, seq=0, language="en")


def the_run(*events: Event) -> Run:
    """The run with id 1 after its opening and these events."""
    return folded(opened(1), *events).runs[1]


def values(run: Run) -> dict[str, Any]:
    return {key: answer.value for key, answer in run.answers.items()}


def test_an_empty_log_is_an_empty_conversation() -> None:
    """Also for a person whose runs are all closed: only the last seq is known."""
    conversation = fold([], seq=41, language="zh-CN")

    assert (conversation.seq, conversation.stack, conversation.top, conversation.offer) == (41, [], None, None)
    assert conversation.tries == 0


def test_opened_puts_a_run_on_top() -> None:
    """With everything it was opened with."""
    conversation = folded(opened(1, "start"), opened(2, "trip", parent=1, caller="menu"))

    assert conversation.stack == [1, 2]
    assert conversation.top is not None
    assert (conversation.top.dialog, conversation.top.parent, conversation.top.caller) == ("trip", 1, "menu")
    assert conversation.root(conversation.top).id == 1


def test_offered_is_the_standing_question() -> None:
    """Its options are remembered as they were shown."""
    offer = folded(opened(1), event(2, 1, "offered", key="x", **SHOWN)).offer

    assert offer is not None
    assert (offer.seq, offer.run, offer.key, offer.options) == (2, 1, "x", (("a", "A"), ("b", "B")))


ENDING = {
    "opened": opened(3, "other"),
    "resumed": event(3, 1, "resumed"),
    "closed": event(3, 1, "closed", how="finished"),
    "answered": answered(3, 1, "x", "a"),
    "turned": event(3, 1, "turned", key="x", to="face"),
    "changing": event(3, 1, "changing", key="x"),
    "done": done(3, 1, "save"),
    "refused": event(3, 1, "refused", key="save", reason="r", dropped=[]),
    "undone": event(3, 1, "undone", key="save", reopened=False),
    "back": event(3, 1, "back", dropped=[], restored=[]),
    "rebased": event(3, 1, "rebased", hash="n", keeps_offer=False, dropped=[]),
}


@pytest.mark.parametrize("kind", sorted(ENDING))
def test_whatever_happens_ends_the_standing_question(kind: str) -> None:
    """So that a button shown with it is stale."""
    before = (opened(1), event(2, 1, "offered", key="x", **SHOWN))

    assert folded(*before, ENDING[kind]).offer is None


def test_questions_but_the_last_are_outlived() -> None:
    """A log without them amounts to the same."""
    log = (
        opened(1),
        event(2, 1, "offered", key="x", **SHOWN),
        answered(3, 1, "x", "a"),
        event(4, 1, "offered", key="y", **SHOWN),
        event(5, 1, "tried"),
    )

    left_out = outlived([entry.kind for entry in log])

    assert left_out == {1}
    assert folded(*(entry for place, entry in enumerate(log) if place not in left_out)) == folded(*log)


@pytest.mark.parametrize(
    "harmless",
    [
        event(3, 1, "tried"),
        event(3, 1, "rebased", hash="n", keeps_offer=True, dropped=[]),
        event(3, 1, "turned", key="x", to=["a"], keeps_offer=True),
    ],
    ids=lambda e: e.kind,
)
def test_tries_and_ticks_and_harmless_changes_leave_the_question_standing(harmless: Event) -> None:
    """The buttons on the screen still work."""
    offer = folded(opened(1), event(2, 1, "offered", key="x", **SHOWN), harmless).offer

    assert offer is not None
    assert offer.seq == 2


def test_every_kind_of_event_is_folded() -> None:
    """The list of kinds is complete."""
    assert set(KINDS) == {*ENDING, "offered", "tried"}


def test_answered_stores_the_value_and_what_it_replaces() -> None:
    """So that going back can restore it."""
    run = the_run(answered(2, 1, "x", "a", label="A"), answered(3, 1, "x", "b", how="auto"))

    assert values(run) == {"x": "b"}
    assert run.answers["x"].previous is not None
    assert run.answers["x"].previous.label == "A"
    assert not run.answers["x"].by_person


@pytest.mark.parametrize(
    ("how", "by_person"),
    [("given", True), ("skipped", True), ("unsure", True), ("returned", True), ("auto", False), ("kept", False)],
)
def test_only_what_a_person_did_is_a_stop_for_going_back(how: str, by_person: bool) -> None:
    """Automatic answers alone are none."""
    assert the_run(answered(2, 1, "x", "a", how=how)).answers["x"].by_person is by_person


def test_an_answer_that_drops_others_gives_them_back() -> None:
    """A pick from a list drops the decision; going back over the pick restores it."""
    log = (answered(2, 1, "item", "t1"), answered(3, 1, "decision", "yes"))
    picked = answered(4, 1, "item", "t2", dropped=["decision"])

    assert values(the_run(*log, picked)) == {"item": "t2"}
    back = event(5, 1, "back", dropped=["item"], restored=["item"])
    assert values(the_run(*log, picked, back)) == {"item": "t1", "decision": "yes"}


def test_changing_opens_an_answer_until_it_is_answered() -> None:
    """Also if the same value is given again."""
    log = (answered(2, 1, "x", "a"), event(3, 1, "changing", key="x"))

    assert the_run(*log).changing == "x"
    assert the_run(*log, answered(4, 1, "x", "a")).changing is None


def test_back_without_answers_leaves_a_change() -> None:
    """The answer stays as it was, and the way that led to it stays open."""
    turned = event(3, 1, "turned", key="menu", to="change")
    run = the_run(answered(2, 1, "x", "a"), turned, event(4, 1, "changing", key="x"), event(5, 1, "back", dropped=[]))

    assert (run.changing, values(run), run.turned) == (None, {"x": "a"}, {"menu": "change"})


def test_back_restores_how_the_question_was_reached() -> None:
    """After a change the replaced value, the open change and the face of the menu."""
    log = (
        answered(2, 1, "x", "a"),
        event(3, 1, "turned", key="menu", to="change"),
        event(4, 1, "changing", key="x"),
        answered(5, 1, "x", "b"),
        answered(6, 1, "y", None, how="auto"),
    )
    run = the_run(*log, event(7, 1, "back", dropped=["x", "y"], restored=["x"]))

    assert values(run) == {"x": "a"}
    assert (run.changing, run.turned) == ("x", {"menu": "change"})


def test_an_answer_clears_faces_pages_and_ticks() -> None:
    """They belonged to the question that was answered."""
    assert the_run(event(2, 1, "turned", key="x", to=["a"]), answered(3, 1, "x", ["a"])).turned == {}


def test_turned_to_nothing_goes_back_to_the_first_face() -> None:
    """A menu shows its actions again."""
    turned = (event(2, 1, "turned", key="m", to="f"), event(3, 1, "turned", key="m", to=None))

    assert the_run(*turned).turned == {}


def test_done_seals_every_answer_before_it() -> None:
    """Until it is undone and opened again."""
    log = (answered(2, 1, "x", "a"), done(3, 1, "save", "drop"))

    assert the_run(*log).seal == 3
    assert the_run(*log, event(4, 1, "undone", key="save", reopened=False)).seal == 3
    assert the_run(*log, event(4, 1, "undone", key="save", reopened=True)).seal == 0


def test_undone_counts_so_that_the_next_effect_has_another_key() -> None:
    """And an effect that was opened again no longer stands for its step."""
    run = the_run(done(2, 1, "save", "drop"), event(3, 1, "undone", key="save", reopened=True))

    assert run.undos == {"save": 1}
    assert run.done("save") is None
    assert run.dones[0].undone


def test_undoing_what_was_never_done_changes_nothing() -> None:
    """A log of a run whose effect is not known any more still folds."""
    assert the_run(event(2, 1, "undone", key="save", reopened=True)).undos == {}


def test_a_returned_answer_with_an_effect_seals() -> None:
    """Nothing before such a call can be taken back."""
    assert the_run(answered(2, 1, "child", None, how="returned", sealed=True, child=9)).seal == 2


def test_seal_before_an_effect_is_the_one_of_the_effect_before() -> None:
    """For undoing the last of several."""
    run = the_run(done(2, 1, "one"), done(4, 1, "two"))

    assert (run.seal, run.seal_before(4), run.seal_before(2)) == (4, 2, 0)


def test_refused_drops_answers_for_good() -> None:
    """What they replaced does not come back."""
    log = (answered(2, 1, "x", "a"), answered(3, 1, "x", "b"))

    assert values(the_run(*log, event(4, 1, "refused", key="save", reason="r", dropped=["x"]))) == {}


def test_rebased_takes_the_new_hash_and_drops_what_no_longer_fits() -> None:
    """A change of an answer that was dropped is over too."""
    log = (answered(2, 1, "x", "a"), event(3, 1, "changing", key="x"), event(4, 1, "turned", key="x", to=["a"]))
    run = the_run(*log, event(5, 1, "rebased", hash="new", keeps_offer=False, dropped=["x"]))

    assert (run.hash, values(run), run.changing, run.turned) == ("new", {}, None, {})


def test_rebased_that_keeps_the_question_keeps_its_ticks() -> None:
    """The person sees the same boxes."""
    ticked = event(2, 1, "turned", key="x", to=["a"])
    run = the_run(ticked, event(3, 1, "rebased", hash="new", keeps_offer=True, dropped=[]))

    assert run.turned == {"x": ["a"]}


def test_tries_are_counted_at_the_open_question() -> None:
    """An answer begins anew; a digression and a new offer of the same question do not."""
    tried = [opened(1), event(2, 1, "tried"), event(3, 1, "tried")]

    assert folded(*tried).tries == 2
    assert folded(*tried, event(4, 1, "offered", key="x", **SHOWN)).tries == 2
    away = [opened(4, "other"), event(5, 4, "tried"), answered(6, 4, "y", 1), event(7, 4, "closed", how="finished")]
    assert folded(*tried, *away).tries == 2
    assert folded(*tried, answered(4, 1, "x", "a")).tries == 0


def test_closed_leaves_the_stack_and_keeps_its_answers() -> None:
    """Going back may need them."""
    conversation = folded(opened(1), answered(2, 1, "x", "a"), event(3, 1, "closed", how="finished"))

    assert conversation.stack == []
    assert conversation.runs[1].closed == "finished"
    assert values(conversation.runs[1]) == {"x": "a"}


def test_resumed_moves_a_dialogue_and_what_it_called_to_the_top() -> None:
    """In their order; a closed run comes back on top."""
    log = (opened(1), opened(2, "child", parent=1, caller="c"), opened(3, "other"))

    assert folded(*log, event(4, 1, "resumed")).stack == [3, 1, 2]
    closed = event(4, 3, "closed", how="finished")
    assert folded(*log, closed, event(5, 3, "resumed")).stack == [1, 2, 3]


def test_finished_runs_are_kept_while_going_back_may_enter_them() -> None:
    """A called dialogue that returned, also one whose answer a change replaced; not one called from a menu."""
    log = [opened(1), opened(2, "child", 1, "c"), event(3, 2, "closed", how="finished")]
    returned = answered(4, 1, "c", "v", how="returned", child=2)

    assert folded(*log).live_runs == (1,)
    assert folded(*log, returned).live_runs == (1, 2)
    again = [opened(5, "child", 1, "c"), event(6, 5, "closed", how="finished")]
    replaced = answered(7, 1, "c", "w", how="returned", child=5)
    assert folded(*log, returned, *again, replaced).live_runs == (1, 2, 5)


def test_the_run_with_the_last_effect_is_kept_while_it_can_be_undone() -> None:
    """The last by when it happened, not by when its dialogue was opened."""
    log = [opened(1), opened(2), done(3, 2, "s", "u"), done(4, 1, "s", "u")]
    log += [event(5, 2, "closed", how="finished"), event(6, 1, "closed", how="finished")]

    assert folded(*log).live_runs == (1,)
    assert folded(*log, event(7, 1, "undone", key="s", reopened=False)).live_runs == ()


def test_whoever_called_a_needed_run_is_needed() -> None:
    """The way to its root is asked for."""
    log = [opened(1), opened(2, "child", 1, "menu"), done(3, 2, "s", "u")]
    log += [event(4, 2, "closed", how="finished"), event(5, 1, "closed", how="finished")]

    assert folded(*log).live_runs == (1, 2)


def test_apply_follows_one_event_at_a_time() -> None:
    """A turn in the making sees each event at once; seq is the last event's."""
    conversation = Conversation(seq=0, language="en")

    apply(conversation, opened(8))

    assert (conversation.seq, conversation.stack) == (8, [8])
