"""When a dialogue file changed under a running conversation: what fits is kept, what does not is asked again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kjfz_bot.dialog import prompts
from kjfz_bot.dialog.answers import is_date, length
from kjfz_bot.dialog.content import Content, Scene
from kjfz_bot.dialog.conversation import Answer, Run
from kjfz_bot.dialog.model import Ask, Call, Dialog, Do, Interview, Listing, Menu, Repeat, Review, Show, Source, Step
from kjfz_bot.dialog.offers import Offering
from kjfz_bot.dialog.summary import fact_label
from kjfz_bot.dialog.time_answers import fits_duration, fits_log
from kjfz_bot.dialog.walk import Path, walk
from kjfz_bot.dialog.work import Work
from kjfz_bot.domain.case_number import read_case_number
from kjfz_bot.domain.invitation import read_secret
from kjfz_bot.domain.spoken_code import read_code
from kjfz_bot.language.credit_code import is_valid
from kjfz_bot.language.phones import parse_phone
from kjfz_bot.programmes.facts import NOT_SURE


def needed(work: Work, run: Run) -> bool:
    """Whether the run, or one it belongs together with, began with another version of its file, or the file is gone."""
    if run.dialog not in work.content.dialogs:
        return True
    changed = [each for each in work.conversation.runs.values() if _changed(work, each)]
    return bool(changed) and any(each in changed for each in _family(work, run))


def rebase(work: Work, run: Run) -> None:
    """Fold the answers of the open run and its family on today's files; tell the person what has to be asked again."""
    if run.dialog not in work.content.dialogs:
        work.emit("closed", run.id, how="cancelled")
        work.say("dialog-gone")
        return
    again: list[str] = []
    kept = True
    for each in _family(work, run):
        if _changed(work, each):
            dropped = _misfits(work.content, work.dialog(each), each)
            kept = each.id != run.id or (not dropped and _keeps_offer(work, run))
            again += [] if each.closed else _named(work, each, dropped)
            work.emit("rebased", each.id, hash=work.dialog(each).hash, keeps_offer=kept, dropped=dropped)
    if again:
        work.say("dialog-changed-again", questions=work.text("list-separator").join(again))
    elif not kept and run.dialog != work.content.start:
        work.say("dialog-changed")


def _family(work: Work, run: Run) -> list[Run]:
    """The runs that answers may still be read from when this one goes on: its own last, so that its offer may stay."""
    conversation = work.conversation
    live = conversation.live_runs
    runs = [conversation.runs[number] for number in live if conversation.runs[number].parent in (None, *live)]
    root = conversation.root(run)
    return sorted((each for each in runs if conversation.root(each) is root), key=lambda each: each is run)


def _changed(work: Work, run: Run) -> bool:
    dialog = work.content.dialogs.get(run.dialog)
    return dialog is not None and dialog.hash != run.hash


def _misfits(content: Content, dialog: Dialog, run: Run) -> list[str]:
    """The keys of answers that could not be given today; steps before the last effect are never asked again."""
    dropped = [key for key, answer in run.answers.items() if answer.seq > run.seal and not _still_fits(dialog, answer)]
    while True:
        left = replace(run, answers={key: answer for key, answer in run.answers.items() if key not in dropped})
        path = walk(content, dialog, left)
        misfit = _unknown_option(content, dialog, left, path) or _unknown_fact(left, path)
        if misfit is None:
            return dropped
        dropped.append(misfit)


def _unknown_option(content: Content, dialog: Dialog, run: Run, path: Path) -> str | None:
    """The first answer picked from a pure source that no longer gives it."""
    for answer in path.active:
        step = dialog.step(answer.key)
        kind = step.kind if step else None
        if not isinstance(kind, Ask) or not isinstance(kind.options, Source) or answer.seq <= run.seal:
            continue
        source = content.functions.get(kind.options.name)
        if source is not None and answer.value not in (None, NOT_SURE):
            reads = {name: path.answers.get(name) for name in kind.options.reads}
            given = source.run(Scene(content, content.texts.languages[0], date.fromisoformat(run.as_of), reads))
            options = tuple((str(id_), label) for id_, label in given)
            if not fits(answer.value, Offering(kind.kind, options, kind.limits)):
                return answer.key
    return None


def _unknown_fact(run: Run, path: Path) -> str | None:
    """The fact an interview stops at although it was answered, since its possible answers are others today."""
    waiting = path.open
    if waiting is None or waiting.question is None or waiting.question.again:
        return None
    return waiting.key if waiting.key in run.answers and waiting.key != run.changing else None


def _named(work: Work, run: Run, dropped: list[str]) -> list[str]:
    """What has to be asked again, by its short names."""
    steps = {key: work.dialog(run).step(key) for key in dropped}
    names = [_name(work, run, key, step) for key, step in steps.items() if step and not isinstance(step.kind, _SILENT)]
    return list(dict.fromkeys(names))


_SILENT = (Show, Review, Do, Menu, Repeat)
"""Steps that ask for nothing, or for nothing new."""


def _name(work: Work, run: Run, key: str, step: Step) -> str:
    match step.kind:
        case Interview() as kind:
            return fact_label(work.setting(run), kind, key.rpartition(".")[2])
        case Call(called):
            return work.title(called)
    words = f"{run.dialog}-{step.id}"
    texts, language = work.content.texts, work.conversation.language
    return texts.first(language, f"{words}.label", words, **prompts.arguments(run)) or step.id


def _keeps_offer(work: Work, run: Run) -> bool:
    """Whether the standing question is still asked in the same way, so that the reply to it can be read."""
    offer = work.conversation.offer
    waiting = work.path(run).open
    if offer is None or waiting is None or (offer.run, offer.key) != (run.id, waiting.key) or not waiting.step.asks:
        return False
    fresh = work.offering(run)
    return isinstance(fresh, Offering) and (fresh.kind, fresh.options) == (offer.kind, offer.options)


def _still_fits(dialog: Dialog, answer: Answer) -> bool:
    step = dialog.step(answer.key)
    if step is None:
        return False
    if not _same_shape(step, answer.key):
        return False
    match step.kind:
        case Ask() as ask:
            return answer.child is None and _fits_ask(ask, answer.value)
        case Interview():
            return True
        case Call():
            return answer.child is not None
        case Listing():
            return answer.value is None or isinstance(answer.value, str)
        case Review():
            return answer.value is True
        case Show():
            return answer.value is None
        case _:
            return False


def _same_shape(step: Step, key: str) -> bool:
    """A key with a fact belongs to an interview, one without does not; a block's key names a step inside it."""
    inner = key.rpartition("#")[2].partition(".")[2] if "#" in key else key
    return isinstance(step.kind, Interview) == ("." in inner) and not isinstance(step.kind, Repeat)


def _fits_ask(ask: Ask, value: Any) -> bool:
    if value is None:
        return ask.optional or isinstance(ask.options, Source)
    if value == NOT_SURE:
        return ask.unsure
    static = ask.options if isinstance(ask.options, tuple) else ()
    return fits(value, Offering(ask.kind, tuple((id_, id_) for id_ in static), ask.limits)) or (
        ask.kind in {"choice", "multi"} and not static
    )


def fits(value: Any, offered: Offering) -> bool:
    """Whether a stored value could be given as the answer to an offer."""
    ids = [id_ for id_, _ in offered.options]
    match offered.kind:
        case "choice":
            return value in ids
        case "multi":
            return isinstance(value, list) and all(item in ids for item in value)
        case "yes_no":
            return isinstance(value, bool)
        case "invitation" | "credit_code" | "phone" | "case_number" | "code":
            return isinstance(value, str) and _IN_ONE_FORM[offered.kind](value)
        case "keywords":
            return isinstance(value, list) and _in_limits(len(value), offered)
        case "text" | "search":
            return isinstance(value, str) and length(value) <= offered.limits.get("max_length", length(value))
        case "log" | "duration":
            return (fits_log if offered.kind == "log" else fits_duration)(value, ids)
        case "file":
            return isinstance(value, dict)
        case "number" | "money" | "years":
            return _number_fits(value, offered)
        case _:
            return isinstance(value, str) and is_date(value) and _in_limits(value, offered)


_IN_ONE_FORM: Mapping[str, Callable[[str], bool]] = {
    "case_number": lambda value: read_case_number(value) == value,
    "code": lambda value: read_code(value) == value,
    "invitation": lambda value: read_secret(value) == value,
    "credit_code": is_valid,
    "phone": lambda value: parse_phone(value) == value,
}
"""Kinds of answers that are stored in one form, however they were typed."""


def _number_fits(value: Any, offered: Offering) -> bool:
    if value == "open_ended":
        return bool(offered.limits.get("open_ended"))
    whole = offered.kind == "number" and bool(offered.limits.get("whole"))
    kinds = int if whole else (int, float)
    return isinstance(value, kinds) and not isinstance(value, bool) and _in_limits(value, offered)


def _in_limits(value: Any, offered: Offering) -> bool:
    low, high = offered.limits.get("min"), offered.limits.get("max")
    return (low is None or value >= low) and (high is None or value <= high)
