"""What a person may do at any point beside answering: go back, give up, leave, undo, start over, open another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from kjfz_bot.dialog import prompts
from kjfz_bot.dialog.conversation import Answer, Done, Run
from kjfz_bot.dialog.depth import depth
from kjfz_bot.dialog.inbound import No, Ok, Outcome, ServiceCall
from kjfz_bot.dialog.message import Button, Message
from kjfz_bot.dialog.settle import open_run
from kjfz_bot.dialog.work import Supplied, Work
from kjfz_bot.texts.catalogue import Rich

MAX_DEPTH = 5
ASKS_BEFORE_CANCEL = 2  # with fewer answers than this there is nothing worth a second question


def repeat_prompt(work: Work) -> None:
    """Show the open question once more, with the buttons it has."""
    if work.conversation.offer is not None:
        work.messages.append(prompts.prompt(work))


# Going back


def back(work: Work) -> None:
    """Take back the answer given last; at the first question, go back to where this was opened from."""
    run = work.top
    waiting = work.path(run).open
    offer = work.conversation.offer
    if waiting is not None and offer is not None and offer.kind == prompts.CONFIRM_CANCEL:
        work.emit("turned", run.id, key=waiting.key, to=None)
    elif run.changing is not None:
        work.emit("back", run.id, dropped=[], restored=[], changing=None)
    elif waiting is not None and isinstance(run.turned.get(waiting.key), str) and run.dialog in work.content.dialogs:
        work.emit("turned", run.id, key=waiting.key, to=None)
    elif not _back_in(work, run) and not _climb(work, run):
        work.say("back-sealed" if run.seal else "back-first")
        repeat_prompt(work)


def _stop(work: Work, run: Run) -> Answer | None:
    """The active answer most recently given by the person that can still be taken back."""
    given = [a for a in work.path(run).active if a.by_person and a.seq > run.seal and not _passed_through(work, run, a)]
    return max(given, key=lambda answer: answer.seq, default=None)


def _passed_through(work: Work, run: Run, answer: Answer) -> bool:
    """Whether an answer came from a called dialogue in which the person answered nothing."""
    child = work.conversation.child(run, answer.key) if answer.how == "returned" else None
    return child is not None and _stop(work, child) is None


def _back_in(work: Work, run: Run) -> bool:
    target = _stop(work, run)
    if target is None:
        return False
    _take_back(work, run, target)
    child = work.conversation.child(run, target.key) if target.how == "returned" else None
    if child is not None:
        work.emit("resumed", child.id)
        _back_in(work, child)
    return True


def _take_back(work: Work, run: Run, target: Answer) -> None:
    later = [a for a in work.path(run).active if a.seq > target.seq]
    taken = [target, *later]
    work.emit(
        "back",
        run.id,
        dropped=[answer.key for answer in taken],
        restored=[answer.key for answer in taken if answer.previous is not None],
        changing=target.key if target.by_change else None,
    )


def _climb(work: Work, run: Run) -> bool:
    """Leave a dialogue at its first question: to the step before the call, to the menu, or to what was open before."""
    if run.seal or run.dialog == work.content.start:
        return False
    if run.parent is None or not work.calls_in_sequence(run):
        work.emit("closed", run.id, how="back")
        return True
    parent = work.conversation.runs[run.parent]
    if _stop(work, parent) is not None:
        work.emit("closed", run.id, how="back")
        return _back_in(work, parent)
    if parent.seal or parent.dialog == work.content.start:
        return False
    work.emit("closed", run.id, how="back")
    return _climb(work, parent)


# Giving up, leaving, starting over


def cancel(work: Work) -> None:
    """Give up the open dialogue; where answers would be lost, ask first."""
    run = work.top
    waiting = work.path(run).open
    if run.dialog == work.content.start:
        work.say("cancel-nothing")
        repeat_prompt(work)
    elif _given(work, run) < ASKS_BEFORE_CANCEL or waiting is None:
        give_up(work)
    else:
        options = [["yes", work.text("cancel-yes")], ["no", work.text("cancel-no")]]
        work.emit("offered", run.id, key=waiting.key, kind=prompts.CONFIRM_CANCEL, options=options, limits={})
        work.messages.append(prompts.prompt(work))


def _given(work: Work, run: Run) -> int:
    runs = [work.conversation.runs[number] for number in work.conversation.group(work.conversation.root(run))]
    return sum(1 for each in runs for answer in each.answers.values() if answer.by_person)


def give_up(work: Work) -> None:
    """Close the open dialogue and those that wait for it; one opened from a menu goes back to the menu."""
    run = work.top
    while run.parent is not None and work.calls_in_sequence(run):
        run = work.conversation.runs[run.parent]
    _close_from(work, run)
    work.say("cancelled", dialog=work.title(run.dialog))


def _close_from(work: Work, run: Run) -> None:
    stack = work.conversation.stack
    for number in reversed(stack[stack.index(run.id) :]):
        work.emit("closed", number, how="cancelled")


def leave(work: Work) -> None:
    """Keep everything as it is and show the start menu, where the open dialogue is listed."""
    start = next((r for r in work.conversation.runs.values() if r.dialog == work.content.start and not r.closed), None)
    left = work.top
    if start is None:
        open_run(work, work.content.start, {})
    elif left.id == start.id:
        repeat_prompt(work)
        return
    else:
        work.emit("resumed", start.id)
    work.say("left", dialog=work.title(work.conversation.root(left).dialog))


def restart(work: Work) -> None:
    """Begin the open dialogue anew; its answers are given up."""
    root = work.conversation.root(work.top)
    if root.dialog == work.content.start:
        repeat_prompt(work)
        return
    dialog, args = root.dialog, dict(root.args)
    _close_from(work, root)
    open_run(work, dialog, args)


# Opening something else


def open_dialog(work: Work, dialog: str) -> None:
    """Open a dialogue, or go on with it where it is open already; what was open stays below."""
    if dialog == work.content.start:
        leave(work)
        return
    roots = [r for r in work.conversation.runs.values() if not r.closed and r.parent is None]
    same = next((r for r in roots if r.dialog == dialog and not r.args), None)
    if same is None and sum(depth(work.content, r.dialog) for r in roots) + depth(work.content, dialog) > MAX_DEPTH:
        titles = [work.title(r.dialog) for r in roots if r.dialog != work.content.start]
        work.say("too-many-open", dialogs=work.text("list-separator").join(titles))
        repeat_prompt(work)
    elif same is None:
        open_run(work, dialog, {})
    else:
        resume(work, same)


def resume(work: Work, run: Run) -> None:
    """Go on with an open dialogue where it stood."""
    if work.conversation.root(work.top).id == run.id:
        repeat_prompt(work)
        return
    work.emit("resumed", run.id)
    work.say("resumed", dialog=work.title(run.dialog))


# Effects and their undoing


def undo(work: Work) -> None:
    """Ask the service that can reverse the last effect to do so."""
    found = _last_undoable(work)
    if found is None:
        work.say("undo-nothing")
        repeat_prompt(work)
        return
    run, done = found
    inputs = {"id": done.id, "value": done.value}
    work.service = ServiceCall(done.undo or "", inputs, "undo", run.id, done.key, f"undo:{done.id}")


def _last_undoable(work: Work) -> tuple[Run, Done] | None:
    found = [
        (run, done)
        for run in work.conversation.runs.values()
        for done in run.dones
        if done.undo and not done.undone and done.until and datetime.fromisoformat(done.until) >= work.now
    ]
    return max(found, key=lambda pair: pair[1].seq, default=None)


def outcome(work: Work, given: Outcome) -> None:
    """Take in what a service answered."""
    _OUTCOMES[given.call.why](work, given.call, given.result)


def _did(work: Work, call: ServiceCall, result: Ok | No) -> None:
    run = work.conversation.runs[call.run]
    if isinstance(result, No):
        _refused(work, run, call, result)
        return
    step = work.dialog(run).step(call.step)
    undo_service = getattr(step.kind, "undo", None) if step else None
    until = result.undo_until.isoformat() if result.undo_until and undo_service else None
    work.emit(
        "done",
        run.id,
        key=call.step,
        id=call.key,
        value=result.value,
        undo=undo_service if until else None,
        until=until,
    )
    if result.language is not None:
        work.conversation.language = result.language
    key = f"{run.dialog}-{step.id}" if step else ""
    if work.has_text(key):
        buttons = (Button("c:undo", work.text("control-undo")),) if until else ()
        work.say(key, *buttons, **result.text_args)


def _refused(work: Work, run: Run, call: ServiceCall, no: No) -> None:
    """Open the step the service names again, else the one answered last; where there is none, offer a person."""
    scope = call.step.rpartition(".")[0]
    named = f"{scope}.{no.at}" if scope else (no.at or "")
    active = {a.key: a for a in work.path(run).active if a.seq > run.seal}
    target = active.get(named) or _stop(work, run)
    work.say(no.reason, **no.args)
    if target is None:
        work.emit("refused", run.id, key=call.step, reason=no.reason, dropped=[])
        work.emit("closed", run.id, how="cancelled")
        work.messages.append(Message(person(work)))
        return
    later = [a.key for a in active.values() if a.seq > target.seq and not a.by_person]
    work.emit("refused", run.id, key=call.step, reason=no.reason, dropped=[target.key, *later])


def _undid(work: Work, call: ServiceCall, result: Ok | No) -> None:
    if isinstance(result, No):
        work.say(result.reason, **result.args)
        repeat_prompt(work)
        return
    run = work.conversation.runs[call.run]
    done = run.done(call.step)
    latest = done is not None and done.seq == run.seal and run.closed is None
    untouched = done is not None and all(a.seq < done.seq for a in run.answers.values() if a.by_person)
    dropped = _before(run, done) if done is not None and latest and untouched else []
    work.emit("undone", run.id, key=call.step, reopened=latest and untouched, dropped=dropped)
    work.say("undone")


def _before(run: Run, done: Done) -> list[str]:
    """The answer given last before an effect and the automatic ones after it, so that nothing runs again by itself."""
    earlier = max((d.seq for d in run.dones if d.seq < done.seq and not d.reopened), default=0)
    given = [a for a in run.answers.values() if earlier < a.seq < done.seq and a.by_person]
    if not given:
        return []
    last = max(a.seq for a in given)
    return [a.key for a in run.answers.values() if a.seq >= last]


def _supplied(work: Work, call: ServiceCall, result: Ok | No) -> None:
    if isinstance(result, Ok):
        work.supplied = Supplied(call.run, call.step, result.value)
        return
    work.say(result.reason, **result.args)
    give_up(work)


_OUTCOMES: Mapping[str, Callable[[Work, ServiceCall, Ok | No], None]] = {
    "do": _did,
    "undo": _undid,
    "offer": _supplied,
    "page": _supplied,
}


def person(work: Work) -> Rich:
    """Whom to ask when the bot cannot help: the contact line of the programme in question, or of all."""
    run = work.conversation.top
    chosen = work.content.programmes_of(work.path(run).answers.get("programme")) if run else ()
    programmes = [programme.id for programme in chosen] or list(work.content.programmes)
    lines = [work.rich(f"{name}.contact") for name in programmes]
    return Rich("\n".join([work.rich("person"), *(f"• {line}" for line in lines)]))
