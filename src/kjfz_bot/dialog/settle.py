"""What happens by itself until the person is needed: shows, calls, effects, automatic answers, the next question."""

from __future__ import annotations

from typing import Any

from kjfz_bot.dialog import prompts, rebase
from kjfz_bot.dialog.conversation import Run
from kjfz_bot.dialog.inbound import ServiceCall
from kjfz_bot.dialog.message import Message
from kjfz_bot.dialog.model import PICKED, Ask, Call, Do, Listing, Show
from kjfz_bot.dialog.offers import Offering
from kjfz_bot.dialog.walk import Open, Path
from kjfz_bot.dialog.work import Work
from kjfz_bot.errors import ContentError

MAX_MOVES = 100


def settle(work: Work) -> None:
    """Move until a question stands or a service is needed; dialogue files that never get there are refused."""
    for _ in range(MAX_MOVES):
        if work.service is not None or not _move(work):
            return
    name = work.top.dialog if work.conversation.stack else work.content.start
    raise ContentError(
        f"dialogs/{name}.yaml", "steps", "it goes on by itself without end.", "Ask something on the way."
    )


def open_run(
    work: Work, dialog: str, args: dict[str, Any], parent: int | None = None, caller: str | None = None
) -> None:
    """Open a dialogue on top of the stack."""
    work.emit(
        "opened",
        dialog=dialog,
        hash=work.content.dialogs[dialog].hash,
        as_of=work.today.isoformat(),
        args=args,
        parent=parent,
        caller=caller,
    )


def _move(work: Work) -> bool:
    """One move; False when the person is needed."""
    run = work.conversation.top
    if run is None:
        open_run(work, work.content.start, {})
        return True
    if rebase.needed(work, run):
        rebase.rebase(work, run)
        return True
    path = work.path(run)
    if path.open is None:
        _finish(work, run, path)
        return True
    if _stands(work, run, path.open):
        return False
    return _step(work, run, path, path.open)


def _stands(work: Work, run: Run, waiting: Open) -> bool:
    offer = work.conversation.offer
    return offer is not None and (offer.run, offer.key) == (run.id, waiting.key)


def _step(work: Work, run: Run, path: Path, waiting: Open) -> bool:
    match waiting.step.kind:
        case Show():
            _show(work, run, waiting)
            return True
        case Do() as do:
            inputs = {name: path.answers.get(name) for name in do.reads}
            key = f"{run.id}:{waiting.key}:{run.undos.get(waiting.key, 0)}"
            work.service = ServiceCall(do.service, inputs, "do", run.id, waiting.key, key)
            return False
        case Call(dialog, reads):
            open_run(work, dialog, {name: path.answers.get(name) for name in reads}, run.id, waiting.key)
            return True
        case _:
            return _offer(work, run, waiting)


def _show(work: Work, run: Run, waiting: Open) -> None:
    kind = waiting.step.kind
    source = kind.source if isinstance(kind, Show) else None
    if source is None:
        work.messages.append(Message(work.rich(f"{run.dialog}-{waiting.step.id}")))
    else:
        work.messages.extend(work.content.functions[source.name].run(work.setting(run).scene(source)))
    work.emit("answered", run.id, key=waiting.key, value=None, how="auto")


def _finish(work: Work, run: Run, path: Path) -> None:
    """Close a run that is at its end and hand its value to the step that called it."""
    value = path.answers.get(work.dialog(run).returns or "")
    work.emit("closed", run.id, how="finished")
    parent = work.parent(run)
    if parent is not None:
        body = {"key": run.caller, "value": value, "how": "returned", "child": run.id, "sealed": run.seal > 0}
        work.emit("answered", parent.id, **body)


def _offer(work: Work, run: Run, waiting: Open) -> bool:
    offered = work.offering(run)
    if isinstance(offered, ServiceCall):
        work.service = offered
        return False
    automatic = _automatic(waiting, offered) or _default(run, waiting, offered)
    if automatic is not None:
        how, value, label = automatic
        dropped = [] if how == "kept" else work.displaced(run, waiting)
        work.emit("answered", run.id, key=waiting.key, value=value, how=how, label=label, dropped=dropped)
        return True
    _ask(work, run, waiting, offered)
    return False


def _ask(work: Work, run: Run, waiting: Open, offered: Offering) -> None:
    work.emit(
        "offered",
        run.id,
        key=waiting.key,
        kind=offered.kind,
        options=[list(option) for option in offered.options],
        limits=dict(offered.limits),
    )
    work.ask(prompts.prompt(work))


def _automatic(waiting: Open, offered: Offering) -> tuple[str, Any, str | None] | None:
    """An answer that needs no person: the only option, nothing to pick from, or one that still fits.

    The only option comes first: what was kept could be changed on a check page, where it would answer itself again.
    """
    kind, stale = waiting.step.kind, waiting.stale
    if isinstance(kind, Ask) and offered.dynamic and kind.skip_if_single and len(offered.options) == 1:
        id_, label = offered.options[0]
        return "auto", [id_] if kind.kind == "multi" else id_, label
    keeps = stale is not None and stale.how != "default" and isinstance(kind, (Ask, Listing))
    if stale is not None and keeps and rebase.fits(stale.value, offered):
        return "kept", stale.value, dict(offered.options).get(str(stale.value), stale.label)
    if isinstance(kind, Listing) and not offered.options and offered.limits.get("previous") is None:
        return "auto", None, None
    if isinstance(kind, Ask) and kind.kind in PICKED and offered.dynamic and not offered.options:
        return "auto", None, None
    return None


def _default(run: Run, waiting: Open, offered: Offering) -> tuple[str, Any, str | None] | None:
    """The value a question answers itself with while nobody has answered it; one that could not be given is asked."""
    stale = waiting.stale
    if not offered.default or (waiting.key in run.answers and (stale is None or stale.how != "default")):
        return None
    (value,) = offered.default
    skipped = value is None and bool(offered.limits.get("optional"))
    if not skipped and not rebase.fits(value, offered):
        return None
    return "default", value, dict(offered.options).get(value) if offered.dynamic and isinstance(value, str) else None
