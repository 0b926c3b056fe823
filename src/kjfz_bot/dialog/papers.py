"""Files in a conversation: taken where one is asked for, waited for while it is on its way, declined anywhere else."""

from __future__ import annotations

from collections.abc import Mapping

from kjfz_bot.dialog import replies
from kjfz_bot.dialog.accept import accept
from kjfz_bot.dialog.conversation import Offer
from kjfz_bot.dialog.inbound import FileSent, No, Ok, Received, ServiceCall
from kjfz_bot.dialog.message import Message
from kjfz_bot.dialog.model import Ask, Review, Step
from kjfz_bot.dialog.settle import settle
from kjfz_bot.dialog.work import Work
from kjfz_bot.language.normalise import shown_name
from kjfz_bot.texts.catalogue import Rich

RECEIVE = "receive_file"
"""The service that has a file brought here which is still away."""

MEGABYTE = 1024 * 1024

_ALSO_CALLED: Mapping[str, str] = {"jpeg": "jpg"}


def on_file(work: Work, sent: FileSent) -> None:
    """A file where one is asked for, or on a check page with room for one; anywhere else it is politely declined."""
    _make_room(work)
    offer = work.conversation.offer
    if offer is None:
        return
    if offer.kind != "file":
        replies.again(work, work.rich("file-not-asked"))
    elif (hint := _not_allowed(work, offer, sent)) is not None:
        replies.missed(work, hint)
    elif sent.state == "away":
        inputs = {"file_id": sent.file_id, "name": sent.name, "size": sent.size, "place": place_of(offer)}
        work.service = ServiceCall(RECEIVE, inputs, "file", offer.run, offer.key, f"file:{sent.file_id}")
    else:
        _take(work, offer, sent)


def _make_room(work: Work) -> None:
    """Open the first question of a check page that a file could answer and nobody has: that is what is changed."""
    run = work.conversation.top
    waiting = work.path(run).open if run is not None else None
    if run is None or waiting is None or not isinstance(waiting.step.kind, Review) or waiting.key in run.turned:
        return
    names, dialog = waiting.step.kind.names, work.dialog(run)
    for answer in work.path(run).active:
        step = dialog.step(answer.key)
        if step is not None and step.id in names and answer.how == "default" and _asks_for_file(step):
            work.emit("changing", run.id, key=answer.key)
            settle(work)
            return


def _asks_for_file(step: Step) -> bool:
    return isinstance(step.kind, Ask) and step.kind.kind == "file"


def on_received(work: Work, received: Received) -> None:
    """A file that was away: the answer to the question it was sent for while that is still open, else only news."""
    offer, sent = work.conversation.offer, received.file
    if offer is not None and offer.kind == "file" and place_of(offer) == received.place:
        hint = _not_allowed(work, offer, sent)
        if hint is None:
            _take(work, offer, sent)
        else:
            replies.missed(work, hint)
    elif sent.state == "refused":
        work.messages.append(Message(_refusal(work, sent)))
    else:
        work.say("file-late", name=shown_name(sent.name))


def on_the_way(work: Work, call: ServiceCall, result: Ok | No) -> None:
    """The file is being fetched; the question stays open until it is here."""
    name = shown_name(str(call.inputs["name"]))
    if isinstance(result, No):
        replies.again(work, work.rich("file-refused", name=name, why=work.text(result.reason, **result.args)))
    else:
        work.say("file-receiving", name=name)


def place_of(offer: Offer) -> str:
    """What a question is called to which a file is sent."""
    return f"{offer.run}:{offer.key}"


def _not_allowed(work: Work, offer: Offer, sent: FileSent) -> Rich | None:
    """Why a file cannot be the answer: it was refused, or the question wants another kind or a smaller one."""
    if sent.state == "refused":
        return _refusal(work, sent)
    accepted, most = offer.limits.get("accept"), offer.limits.get("max_mb", 20)
    suffix = sent.name.rpartition(".")[2].casefold()
    if accepted and _ALSO_CALLED.get(suffix, suffix) not in accepted:
        return work.rich("not-allowed-file-kind", kinds=", ".join(accepted))
    if sent.size > most * MEGABYTE:
        return work.rich("not-allowed-file-size", limit=str(most))
    return None


def _refusal(work: Work, sent: FileSent) -> Rich:
    why = work.text(f"file-refused-{sent.reason}", **sent.args)
    return work.rich("file-refused", name=shown_name(sent.name), why=why)


def _take(work: Work, offer: Offer, sent: FileSent) -> None:
    file = {
        "file_id": sent.file_id,
        "name": shown_name(sent.name),
        "size": sent.size,
        "media_type": sent.media_type,
    }
    accept(work, offer, file)
