"""Taking an answer that was understood: into the log, or for a menu, a list or a check page, whatever was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kjfz_bot.dialog import moves, prompts
from kjfz_bot.dialog.conversation import Offer, Run
from kjfz_bot.dialog.model import Action, Ask, Listing, Menu, Review, Source
from kjfz_bot.dialog.settle import open_run
from kjfz_bot.dialog.summary import changeable
from kjfz_bot.dialog.walk import Open
from kjfz_bot.dialog.work import Work


def accept(work: Work, offer: Offer, value: Any, how: str = "given") -> None:
    """Take a value that fits the offer as the person's answer to it."""
    run = work.conversation.runs[offer.run]
    waiting = work.path(run).open
    if waiting is None:
        raise LookupError(f"{run.dialog}: no step is open")
    if prompts.gives_up(offer):
        _confirmed(work, run, str(offer.limits["gives_up"]), value)
        return
    match waiting.step.kind:
        case Review() as review:
            _reviewed(work, run, waiting, review, value)
        case Menu() as menu:
            _chosen(work, run, waiting, menu, value)
        case Listing() | Ask(options=Source()):
            _answer(work, run, waiting, value, how, label=_label(work, offer, value))
        case _:
            _answer(work, run, waiting, value, how)


def _label(work: Work, offer: Offer, value: Any) -> str | None:
    """The words of what was picked from a source, which nothing but this offer knows."""
    known = dict(offer.options)
    if isinstance(value, list):
        return work.text("list-separator").join(known.get(item, str(item)) for item in value)
    return known.get(value) if isinstance(value, str) else None


def _answer(work: Work, run: Run, waiting: Open, value: Any, how: str, label: str | None = None) -> None:
    body: dict[str, Any] = {"key": waiting.key, "value": value, "how": how}
    if label is not None:
        body["label"] = label
    if dropped := work.displaced(run, waiting):
        body["dropped"] = dropped
    work.emit("answered", run.id, **body)


def _confirmed(work: Work, run: Run, what: str, value: Any) -> None:
    if value == "yes":
        _LOSING[what](work)
    else:
        work.emit("resumed", run.id)


_LOSING: dict[str, Callable[[Work], None]] = {"cancel": moves.give_up, "restart": moves.restart}


def _reviewed(work: Work, run: Run, waiting: Open, kind: Review, value: Any) -> None:
    if run.turned.get(waiting.key) is not None:
        work.emit("changing", run.id, key=value)
    elif value == "change":
        _change_one(work, run, waiting, kind.names, "change")
    else:
        _answer(work, run, waiting, True, "given")


def _chosen(work: Work, run: Run, waiting: Open, menu: Menu, value: Any) -> None:
    if isinstance(value, str) and value.startswith("run:"):
        moves.resume(work, work.conversation.runs[int(value.removeprefix("run:"))])
        return
    if run.turned.get(waiting.key) is not None:
        work.emit("changing", run.id, key=value)
        return
    action = next(action for action in menu.actions if action.id == value)
    name = next(word for word in _ACTIONS if getattr(action, word))
    _ACTIONS[name](work, run, waiting, action)


def _call(work: Work, run: Run, waiting: Open, action: Action) -> None:
    if action.call is not None:
        answers = work.path(run).answers
        args = {name: answers.get(name) for name in action.call.reads}
        open_run(work, action.call.dialog, args, run.id, waiting.key)


def _change(work: Work, run: Run, waiting: Open, action: Action) -> None:
    _change_one(work, run, waiting, action.change, action.id)


def _change_one(work: Work, run: Run, waiting: Open, names: Sequence[str], face: str) -> None:
    """The only answer there is to change is opened at once; of several the person picks one."""
    found = changeable(work.setting(run), names)
    if len(found) == 1:
        work.emit("changing", run.id, key=found[0].key)
    else:
        work.emit("turned", run.id, key=waiting.key, to=face)


def _open(work: Work, _run: Run, _waiting: Open, action: Action) -> None:
    moves.open_dialog(work, action.open or "")


def _restart(work: Work, _run: Run, _waiting: Open, _action: Action) -> None:
    moves.begin_again(work)


def _end(work: Work, run: Run, waiting: Open, _action: Action) -> None:
    """Close the dialogue, with a parting word where the locales have one."""
    key = f"{run.dialog}-{waiting.step.id}.parting"
    if work.has_text(key):
        work.say(key)
    work.emit("closed", run.id, how="finished")


_ACTIONS: dict[str, Callable[[Work, Run, Open, Action], None]] = {
    "call": _call,
    "open": _open,
    "change": _change,
    "restart": _restart,
    "end": _end,
}
