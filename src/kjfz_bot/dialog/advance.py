"""One turn of a conversation: what came in, what is logged, what is said, and which service is asked. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from kjfz_bot.dialog import moves, notices, papers, rebase
from kjfz_bot.dialog.content import Content
from kjfz_bot.dialog.conversation import Conversation
from kjfz_bot.dialog.events import Event
from kjfz_bot.dialog.inbound import FileSent, Inbound, Notice, Outcome, Press, Received, ServiceCall, SignedIn, Text
from kjfz_bot.dialog.message import Message
from kjfz_bot.dialog.replies import on_first, on_press, on_signed_in, on_text
from kjfz_bot.dialog.settle import open_run, settle
from kjfz_bot.dialog.work import Work


class Turn(NamedTuple):
    """What a turn amounts to; with a `service`, its outcome goes into `advance` before the person is heard again.

    `over` says that a service ended the conversation.
    """

    events: tuple[Event, ...]
    replies: tuple[Message, ...]
    service: ServiceCall | None
    language: str
    over: bool = False


def advance(content: Content, conversation: Conversation, inbound: Inbound, now: datetime) -> Turn:
    """Work out one turn.

    `conversation` is freshly folded or as the last `advance` left it, and follows along; `now` is aware.
    """
    work = Work(content, conversation, now, inbound.sent_at if isinstance(inbound, Text) else None)
    if isinstance(inbound, Notice):
        notices.tell(work, inbound)
        return _turn(work)
    if isinstance(inbound, Received | SignedIn) and not conversation.stack:
        return _turn(work)  # whoever sent it has begun anew since
    if isinstance(inbound, Outcome) and inbound.call.why == "file":
        papers.on_the_way(work, inbound.call, inbound.result)
    elif isinstance(inbound, Outcome):
        moves.outcome(work, inbound)
    elif not conversation.stack:
        conversation.roles = False  # the first menu is everybody's, so that no service stands before the first words
        open_run(work, content.start, {})
        settle(work)
        if work.service is None:
            on_first(work, inbound)
    elif _rebased_offer_stands(work):
        _hear(work, inbound)
    if not work.over:
        settle(work)
    return _turn(work)


def _turn(work: Work) -> Turn:
    return Turn(tuple(work.events), tuple(work.messages), work.service, work.conversation.language, work.over)


def _rebased_offer_stands(work: Work) -> bool:
    """Compare the open dialogue with its file before a reply is read; one to a question that changed is not used."""
    run = work.conversation.top
    if run is None or not rebase.needed(work, run):
        return True
    had_offer = work.conversation.offer is not None
    rebase.rebase(work, run)
    return work.conversation.offer is not None or not had_offer


def _hear(work: Work, inbound: Text | Press | FileSent | Received | SignedIn) -> None:
    match inbound:
        case Text():
            on_text(work, inbound)
        case Press():
            on_press(work, inbound)
        case FileSent():
            papers.on_file(work, inbound)
        case Received():
            papers.on_received(work, inbound)
        case SignedIn():
            on_signed_in(work)
