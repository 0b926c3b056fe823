"""When a dialogue file changed under a running conversation: what fits is kept, what does not is asked again."""

from __future__ import annotations

from typing import Any

from kjfz_bot.dialog.conversation import Answer, Run
from kjfz_bot.dialog.model import Ask, Call, Dialog, Interview, Listing, Repeat, Review, Show, Step
from kjfz_bot.dialog.offers import Offering
from kjfz_bot.dialog.walk import walk
from kjfz_bot.dialog.work import Work
from kjfz_bot.programmes.facts import NOT_SURE


def needed(work: Work, run: Run) -> bool:
    """Whether the run began with another version of its file, or the file is gone."""
    dialog = work.content.dialogs.get(run.dialog)
    return dialog is None or dialog.hash != run.hash


def rebase(work: Work, run: Run) -> None:
    """Fold the run's answers on today's file and tell the person what has to be asked again."""
    dialog = work.content.dialogs.get(run.dialog)
    if dialog is None:
        work.emit("closed", run.id, how="cancelled")
        work.say("dialog-gone")
        return
    dropped = [key for key, answer in run.answers.items() if answer.seq > run.seal and not _still_fits(dialog, answer)]
    keeps = not dropped and _keeps_offer(work, run, dialog)
    work.emit("rebased", run.id, hash=dialog.hash, keeps_offer=keeps, dropped=dropped)
    asked_again = [
        key for key in dropped if (step := dialog.step(key)) is not None and not isinstance(step.kind, (Show, Review))
    ]
    if asked_again:
        work.say("dialog-changed-again", count=len(asked_again))
    elif not keeps:
        work.say("dialog-changed")


def _keeps_offer(work: Work, run: Run, dialog: Dialog) -> bool:
    offer = work.conversation.offer
    if offer is None or offer.run != run.id:
        return False
    waiting = walk(work.content, dialog, run).open
    if waiting is None or waiting.key != offer.key:
        return False
    fresh = work.offering(run, walk(work.content, dialog, run))
    return isinstance(fresh, Offering) and (fresh.kind, fresh.options) == (offer.kind, offer.options)


def _still_fits(dialog: Dialog, answer: Answer) -> bool:
    step = dialog.step(answer.key)
    if step is None:
        return False
    if not _same_shape(step, answer.key):
        return False
    match step.kind:
        case Ask() as ask:
            return _fits_ask(ask, answer.value)
        case Interview() | Show() | Review() | Call() | Listing():
            return True
        case _:
            return False


def _same_shape(step: Step, key: str) -> bool:
    """A key with a fact belongs to an interview, one without does not; a block's key names a step inside it."""
    inner = key.rpartition("#")[2].partition(".")[2] if "#" in key else key
    return isinstance(step.kind, Interview) == ("." in inner) and not isinstance(step.kind, Repeat)


def _fits_ask(ask: Ask, value: Any) -> bool:
    if value is None:
        return ask.optional or bool(ask.options)
    if value == NOT_SURE:
        return ask.unsure
    static = ask.options if isinstance(ask.options, tuple) else ()
    return fits(value, Offering(ask.kind, tuple((id_, id_) for id_ in static), ask.limits)) or (
        ask.kind in {"choice", "multi"} and not static
    )


def fits(value: Any, offered: Offering) -> bool:
    """Whether a stored value could be given as the answer to an offer."""
    ids = {id_ for id_, _ in offered.options}
    match offered.kind:
        case "choice":
            return value in ids
        case "multi":
            return isinstance(value, list) and all(item in ids for item in value)
        case "yes_no":
            return isinstance(value, bool)
        case "text":
            return isinstance(value, str) and len(value) <= offered.limits.get("max_length", len(value))
        case "file":
            return isinstance(value, dict)
        case "number" | "money" | "years":
            return _number_fits(value, offered)
        case _:
            return isinstance(value, str) and _in_limits(value, offered)


def _number_fits(value: Any, offered: Offering) -> bool:
    if value == "open_ended":
        return bool(offered.limits.get("open_ended"))
    return isinstance(value, (int, float)) and not isinstance(value, bool) and _in_limits(value, offered)


def _in_limits(value: Any, offered: Offering) -> bool:
    low, high = offered.limits.get("min"), offered.limits.get("max")
    return (low is None or value >= low) and (high is None or value <= high)
