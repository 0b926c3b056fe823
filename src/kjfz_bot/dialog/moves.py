"""What a person may do at any point beside answering: go back, give up, leave, undo, start over, open another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from kjfz_bot.dialog import prompts, rebase
from kjfz_bot.dialog.conversation import Answer, Done, Run
from kjfz_bot.dialog.depth import depth
from kjfz_bot.dialog.inbound import No, Ok, Outcome, ServiceCall
from kjfz_bot.dialog.message import Button, Document, Message
from kjfz_bot.dialog.setting import Supplied
from kjfz_bot.dialog.settle import open_run
from kjfz_bot.dialog.work import Work
from kjfz_bot.texts.catalogue import Rich

MAX_DEPTH = 8
ASKS_BEFORE_LOSING = 2  # with fewer answers than this there is nothing worth a second question


def repeat_prompt(work: Work) -> None:
    """Show the open question once more, with the buttons it has."""
    if work.conversation.offer is not None:
        work.ask(prompts.prompt(work))


# Going back


def back(work: Work) -> None:
    """Take back the answer given last; at the first question, go back to where this was opened from."""
    run = work.top
    waiting = work.path(run).open
    offer = work.conversation.offer
    if offer is not None and prompts.gives_up(offer):
        work.emit("resumed", run.id)
    elif waiting is not None and isinstance(run.turned.get(waiting.key), str):
        work.emit("turned", run.id, key=waiting.key, to=None)
    elif not (_keep(work, run) or _back_in(work, run) or _climb(work, run)):
        work.say("back-sealed" if run.seal else "back-first")
        repeat_prompt(work)


def _keep(work: Work, run: Run) -> bool:
    """Leave an answer that was to be changed as it is."""
    if run.changing is None:
        return False
    work.emit("back", run.id, dropped=[], restored=[])
    return True


def _stop(work: Work, run: Run, seal: int | None = None) -> Answer | None:
    """The active answer most recently given by the person that can still be taken back, as far as the seal."""
    since = run.seal if seal is None else seal
    given = [a for a in work.path(run).active if a.by_person and a.seq > since and not _passed_through(work, a)]
    return max(given, key=lambda answer: answer.seq, default=None)


def _called(work: Work, answer: Answer) -> Run | None:
    """The dialogue that returned an answer, None where a person gave it here or the dialogue's file is gone."""
    child = work.conversation.runs[answer.child] if answer.child is not None else None
    return child if child is not None and child.dialog in work.content.dialogs else None


def _passed_through(work: Work, answer: Answer) -> bool:
    """Whether an answer came from a called dialogue in which there is nothing to go back to."""
    child = _called(work, answer)
    if child is None:
        return answer.how == "returned"
    return work.path(child).open is None and _stop(work, child) is None


def _back_in(work: Work, run: Run) -> bool:
    """Take back the last answer given in a run, or in the dialogue it called last, which is entered again."""
    target = _stop(work, run)
    if target is None:
        return False
    taken = [target, *(answer for answer in work.path(run).active if answer.seq > target.seq)]
    restored = [answer.key for answer in taken if answer.previous is not None]
    child = _called(work, target)
    work.emit("back", run.id, dropped=[answer.key for answer in taken], restored=restored)
    if child is not None:
        work.emit("resumed", child.id)
        _back_in(work, child)
    return True


def _climb(work: Work, run: Run) -> bool:
    """Leave a dialogue at its first question: to the step before the call, to the menu, or to what was open before."""
    way = _way_out(work, run)
    for left in way:
        work.emit("closed", left.id, how="back")
    parent = work.parent(way[-1]) if way else None
    if parent is not None and _waits_for(work, parent, way[-1]) and not _keep(work, parent):
        _back_in(work, parent)
    return bool(way)


def _way_out(work: Work, run: Run) -> list[Run]:
    """The runs to close so that going back arrives somewhere; none where what came before cannot be taken back."""
    way: list[Run] = []
    while not run.seal and run.dialog != work.content.start:
        way.append(run)
        caller = work.parent(run)
        if caller is None or caller.changing is not None or _stop(work, caller) is not None:
            return way
        if not _waits_for(work, caller, run):
            return way
        run = caller
    return []


def _waits_for(work: Work, caller: Run, run: Run) -> bool:
    """Whether a call is still what a dialogue waits for: its file may ask something else before it by now."""
    waiting = work.path(caller).open
    return waiting is not None and waiting.key == run.caller


# Giving up, leaving, starting over


def cancel(work: Work) -> None:
    """Give up the open dialogue; where answers would be lost, ask first."""
    if work.top.dialog == work.content.start:
        work.say("cancel-nothing")
        repeat_prompt(work)
    elif not _asks_first(work, "cancel", work.waits_above(work.top)):
        give_up(work)


def begin_again(work: Work) -> None:
    """Start the open dialogue over; where answers would be lost, ask first."""
    if not _asks_first(work, "restart", work.conversation.root(work.top)):
        restart(work)


def _asks_first(work: Work, what: str, root: Run) -> bool:
    """Ask whether a dialogue and all that it called should really go, where there is something to lose."""
    run = work.top
    waiting = work.path(run).open
    stack = work.conversation.stack
    lost = [work.conversation.runs[number] for number in stack[stack.index(root.id) :]]
    if waiting is None or sum(a.by_person for each in lost for a in each.answers.values()) < ASKS_BEFORE_LOSING:
        return False
    options = [[word, work.text(f"{what}-confirm.{word}")] for word in ("yes", "no")]
    limits = {"polar": {"yes": "yes", "no": "no"}, "gives_up": what}
    work.emit("offered", run.id, key=waiting.key, kind="choice", options=options, limits=limits)
    repeat_prompt(work)
    return True


def give_up(work: Work) -> None:
    """Close the open dialogue and those that wait for it; one opened from a menu goes back to the menu."""
    run = work.waits_above(work.top)
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
    """Open a dialogue, or go on with it where it is open already; what was open stays below.

    One that shows what is so at the moment is begun anew instead.
    """
    if dialog == work.content.start:
        leave(work)
        return
    if work.content.dialogs[dialog].anew:
        _give_up_open(work, dialog)
    same = next((run for run in _roots(work) if run.dialog == dialog and not run.args), None)
    if same is not None:
        resume(work, same)
    elif _has_room(work, dialog):
        open_run(work, dialog, {})
    else:
        titles = [work.title(run.dialog) for run in _roots(work) if run.dialog != work.content.start]
        work.say("too-many-open", dialogs=work.text("list-separator").join(titles))
        repeat_prompt(work)


def open_afresh(work: Work, dialog: str) -> None:
    """Open a dialogue from its beginning, as a link does: what was begun in it is given up."""
    _give_up_open(work, dialog)
    open_dialog(work, dialog)


def _give_up_open(work: Work, dialog: str) -> None:
    """Close a dialogue, wherever it is open, with all that it called."""
    for root in [run for run in _roots(work) if run.dialog == dialog]:
        for number in work.conversation.stack[::-1]:
            if work.conversation.root(work.conversation.runs[number]).id == root.id:
                work.emit("closed", number, how="cancelled")


def _roots(work: Work) -> list[Run]:
    """What the person has opened and not finished."""
    return [run for run in work.conversation.runs.values() if not run.closed and run.parent is None]


def _has_room(work: Work, dialog: str) -> bool:
    """Whether a dialogue can be opened beside the open ones without the stack ever getting too deep."""
    return sum(depth(work.content, name) for name in (*(run.dialog for run in _roots(work)), dialog)) <= MAX_DEPTH


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
        if done.undoable and done.until and datetime.fromisoformat(done.until) >= work.now
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
    if result.roles is not None:
        work.conversation.roles = result.roles
    key = f"{run.dialog}-{step.id}" if step else ""
    if work.has_text(key):
        named = {"c:undo": until and "control-undo", f"c:{result.command}": result.command and f"{key}.command"}
        buttons = tuple(Button(data, work.text(words)) for data, words in named.items() if words)
        document = _described(work, key, result.document)
        work.messages.append(Message(work.rich(key, **result.text_args), controls=buttons, document=document))
    if result.ends:
        _end(work)


def _described(work: Work, key: str, document: Document | None) -> Document | None:
    """A file that comes with a text, with the words for its picture where the text has some."""
    if document is None or not work.has_text(f"{key}.picture"):
        return document
    return replace(document, alt=work.text(f"{key}.picture"))


def _end(work: Work) -> None:
    """Close everything that is open and ask nothing more."""
    for number in work.conversation.stack[::-1]:
        work.emit("closed", number, how="ended")
    work.over = True


def _refused(work: Work, run: Run, call: ServiceCall, no: No) -> None:
    """Open the step the service names again, else the one answered last; where there is none, offer a person.

    A step that answers itself is never opened again, since the same effect would be tried at once.
    """
    scope = call.step[: call.step.rfind(".") + 1]
    open_to_change = {a.key: a for a in work.path(run).active if a.seq > run.seal and a.how != "auto"}
    target = open_to_change.get(f"{scope}{no.at}") or _stop(work, run)
    work.say(no.reason, **no.args)
    if target is None:
        work.emit("refused", run.id, key=call.step, reason=no.reason, dropped=[])
        work.emit("closed", run.id, how="cancelled")
        work.messages.append(Message(person(work)))
        return
    later = [a.key for a in work.path(run).active if a.seq > target.seq and not a.by_person]
    work.emit("refused", run.id, key=call.step, reason=no.reason, dropped=[target.key, *later])


def _undid(work: Work, call: ServiceCall, result: Ok | No) -> None:
    if isinstance(result, No):
        work.say(result.reason, **result.args)
        repeat_prompt(work)
        return
    run = work.conversation.runs[call.run]
    reopened = _reopens(work, run, run.done(call.step))
    work.emit("undone", run.id, key=call.step, reopened=reopened)
    work.say("undone")
    if not reopened:
        repeat_prompt(work)
        return
    # An open one comes up by its root, whose events outlive those of a dialogue that is called and left again.
    work.emit("resumed", run.id if run.closed else work.conversation.root(run).id)
    _back_in(work, run)


def _reopens(work: Work, run: Run, done: Done | None) -> bool:
    """Whether undoing an effect leads back before it.

    It was the run's latest, nothing was answered since, and there is an answer to take back, so that nothing runs
    again by itself. A finished dialogue is opened again where nothing else is going on.
    """
    if done is None or done.seq != run.seal or rebase.needed(work, run):
        return False
    if any(answer.by_person and answer.seq > done.seq for answer in run.answers.values()):
        return False
    stack = work.conversation.stack
    if run.closed:
        can = run.parent is None and work.top.dialog == work.content.start and _has_room(work, run.dialog)
    else:
        can = run.id == stack[-1] or work.conversation.root(run).id != work.conversation.root(work.top).id
    return can and _stop(work, run, run.seal_before(done.seq)) is not None


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
