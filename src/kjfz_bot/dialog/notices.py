"""What a person is told without having asked. It logs nothing, so the question that stands and its buttons stay as
they are; that question is put again with whatever the person says next. A notice names a command, never a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kjfz_bot.dialog.conversation import Run
from kjfz_bot.dialog.inbound import Notice
from kjfz_bot.dialog.message import Document, Message
from kjfz_bot.dialog.model import Menu
from kjfz_bot.dialog.work import Work
from kjfz_bot.texts.catalogue import Rich

DIGEST = "digest"
"""The topic of a mail that says how much there is to read."""

Words = Mapping[str, Any]
Applies = Callable[[Work], Words | None]
"""What fills the words of a reminder beside its own arguments, None where there is nothing to remind of any more."""

REMINDERS: dict[str, Applies] = {}
"""What people can be reminded of, by topic; each can be switched off by them. `notice-<topic>` are the words."""


def reminder(topic: str) -> Callable[[Applies], Applies]:
    """Make a topic one that people are reminded of, as long as the function finds that it applies."""

    def register(applies: Applies) -> Applies:
        REMINDERS[topic] = applies
        return applies

    return register


def tell(work: Work, notice: Notice) -> None:
    """Say it, unless it no longer applies."""
    if notice.seq is not None and notice.seq != work.conversation.seq:
        return
    found = REMINDERS[notice.topic](work) if notice.topic in REMINDERS else {}
    if found is None:
        return
    text = work.rich(f"notice-{notice.topic}", **{**notice.args, **found})
    stop = [work.rich("notice-stop")] if notice.reminder else []
    work.messages.append(Message(Rich("\n".join([text, *stop])), topic=notice.topic, document=_file(notice)))


def _file(notice: Notice) -> Document | None:
    """What comes with a notice: a `document` in base64 or a kept `file`, its `name` and what else is said of it."""
    said = notice.args
    if "document" not in said and "file" not in said:
        return None
    more = {name: f"{said[name]}" for name in ("alt", "drawn", "until", "file") if name in said}
    kind, content = f"{said.get('media_type', 'application/zip')}", f"{said.get('document', '')}"
    return Document(f"{said['name']}", kind, content, base64=True, private=bool(said.get("private")), **more)


@reminder("removal")
def _removal(work: Work) -> Words | None:
    """Answers that are going to be removed."""
    return next((_named(work, run) for run in _begun(work)), None)


@reminder("unfinished")
def _unfinished(work: Work) -> Words | None:
    """A dialogue that was left with a question open; a menu, such as that of a report, is none."""
    return next((_named(work, run) for run in _begun(work) if _asks(work, run)), None)


@reminder("firms_waiting")
@reminder("needs_waiting")
@reminder("cases_waiting")
@reminder("case_late")
@reminder("case_stuck")
@reminder("staff_waiting")
@reminder("merges_waiting")
@reminder("papers_ending")
@reminder("certificate_ending")
@reminder("needs_published")
@reminder("need_ending")
@reminder("hours_waiting")
@reminder("hours_insisted")
@reminder("hours_unanswered")
@reminder("hours_escalated")
@reminder("log_hours")
@reminder("behind_pace")
def _as_found(_work: Work) -> Words:
    """What is no matter of the conversation: whether it applies was looked up just before."""
    return {}


def _begun(work: Work) -> Iterator[Run]:
    """What is open and reminds, newest first, with answers in it."""
    runs = (work.conversation.runs[number] for number in reversed(work.conversation.stack))
    for run in runs:
        dialog = work.content.dialogs.get(run.dialog)
        if dialog is not None and dialog.reminds and any(answer.by_person for answer in run.answers.values()):
            yield run


def _asks(work: Work, run: Run) -> bool:
    waiting = work.path(run).open
    return waiting is not None and not isinstance(waiting.step.kind, Menu)


def _named(work: Work, run: Run) -> Words:
    return {"dialog": work.title(run.dialog), "command": work.dialog(run).commands[0]}
