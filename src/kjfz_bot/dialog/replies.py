"""Reading what a person typed, pressed or sent: commands, global words, the open question's own grammar, intents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kjfz_bot.dialog import answers, moves, prompts
from kjfz_bot.dialog.accept import accept
from kjfz_bot.dialog.conversation import Offer, Run
from kjfz_bot.dialog.inbound import SIGNED_IN, FileSent, Press, Received, SignedIn, Text
from kjfz_bot.dialog.message import Message
from kjfz_bot.dialog.model import Ask, Review
from kjfz_bot.dialog.settle import settle
from kjfz_bot.dialog.time_answers import BEFORE, LOG, is_whole
from kjfz_bot.dialog.work import Work
from kjfz_bot.language import globals as global_words
from kjfz_bot.language import intents, normalise
from kjfz_bot.texts.catalogue import Rich

TRIES_BEFORE_HELP = 3

LOGS = "log_hours"
"""What somebody asks for who says all of an entry, whatever words it has."""


def on_first(work: Work, inbound: Text | Press | FileSent | Received | SignedIn) -> None:
    """The first thing somebody sends: they have not read a question yet, but may say what they came for."""
    if isinstance(inbound, Press) and inbound.data.startswith("c:"):
        on_press(work, inbound)
    elif isinstance(inbound, Text):
        text = normalise.clean(inbound.text)
        if text.startswith("/"):
            _command(work, text)
        elif (dialog := _asked_for(work, text)) is not None:
            _open(work, dialog, text)


def on_text(work: Work, inbound: Text) -> None:
    """Commands first, then global words, then the open question, then what the person may mean to do."""
    text = normalise.clean(inbound.text)
    offer = work.conversation.offer
    if text.startswith("/"):
        _command(work, text)
    elif (word := global_words.global_word(text)) is not None and _is_global(offer, word):
        _GLOBALS[word](work)
    elif offer is not None:
        _reply(work, offer, text)


def on_press(work: Work, inbound: Press) -> None:
    """A button of the open question, or a command; anything else shows the present question and changes nothing."""
    prefix, _, token = inbound.data.partition(":")
    offer = work.conversation.offer
    if prefix == "c":
        _command(work, "/" + token.replace(":", " "))
    elif offer is None or prefix != f"r{offer.seq}":
        if offer is not None:
            again(work, work.rich("press-stale"))
    elif token in _PRESSED:
        _PRESSED[token](work)
    elif token.isascii() and token.isdigit() and len(token) < 4 and int(token) < len(offer.options):
        _picked(work, offer, int(token))
    else:
        again(work, work.rich("press-stale"))


def on_signed_in(work: Work) -> None:
    """The person has signed in: answers the open question if it waits for that, and says nothing anywhere else."""
    offer = work.conversation.offer
    if offer is not None and not prompts.gives_up(offer) and SIGNED_IN in dict(offer.options):
        accept(work, offer, SIGNED_IN)


def _is_global(offer: Offer | None, word: str) -> bool:
    """Words that only some questions take are read as answers elsewhere."""
    if word not in _GLOBALS:
        return False
    needs = _NEEDS.get(word)
    return needs is None or (offer is not None and bool(needs(offer)))


_NEEDS: Mapping[str, Callable[[Offer], Any]] = {
    "skip": lambda offer: offer.kind != "text" or offer.limits.get("optional"),
    "unsure": lambda offer: offer.kind != "text" or offer.limits.get("unsure"),
    "later": lambda offer: offer.kind == "file",
    "next_page": lambda offer: offer.limits.get("next") is not None,
    "previous_page": lambda offer: offer.limits.get("previous") is not None,
}


def _command(work: Work, text: str) -> None:
    word, _, rest = text.removeprefix("/").partition(" ")
    word = word.partition("@")[0].casefold()
    dialog = work.content.command(word)
    linked = work.content.link(rest.strip() if dialog == work.content.start else f"{word}-{rest.strip()}")
    if linked is not None:
        moves.open_afresh(work, linked[0])
        _feed(work, *linked)
    elif dialog is not None:
        moves.open_dialog(work, dialog)
        if rest.strip():
            _feed(work, dialog, rest.strip())
    elif word in _GLOBALS:
        _GLOBALS[word](work)
    else:
        again(work, work.rich("command-unknown", command=word[:32]))


def _feed(work: Work, dialog: str, rest: str) -> None:
    """What stands behind a command answers the first question of what it opened, where it fits."""
    settle(work)
    run, offer = work.top, work.conversation.offer
    opened = any(event.kind == "opened" and event.run == run.id for event in work.events)
    if offer is None or not (opened or offer.kind == "code") or run.dialog != dialog or offer.kind == "text":
        return
    _take(work, offer, rest)


def _reply(work: Work, offer: Offer, text: str) -> None:
    if offer.kind == "multi" and _means_done(work, offer, text):
        _done(work)
        return
    match answers.read(text, prompts.with_names(work, offer), work.said_on):
        case answers.Value(value, unsure):
            accept(work, offer, value, "unsure" if unsure else "given")
        case answers.NotAllowed(reason, args, meant):
            missed(work, work.rich(reason, **args), meant=meant)
        case answers.Unclear() if work.top.meant and answers.polarity(text) == "yes":
            accept(work, offer, [work.top.meant] if offer.kind == "multi" else work.top.meant)
        case answers.Unclear(nearest):
            _unclear(work, offer, text, nearest)


def _means_done(work: Work, offer: Offer, text: str) -> bool:
    """Whether the last entry of a multiple choice was typed, by its label or its number where there are no buttons."""
    return normalise.key(text) in (normalise.key(work.text("multi-done")), str(len(offer.options) + 1))


def _asked_for(work: Work, text: str) -> str | None:
    """The dialogue a message asks for."""
    meant = LOGS if is_whole(text, work.said_on) else intents.intent(text)
    return work.content.intent(meant or "")


def _open(work: Work, dialog: str, text: str) -> None:
    """Open the dialogue a message asks for; one that says all of an entry begins it anew and answers its question."""
    if not is_whole(text, work.said_on):
        moves.open_dialog(work, dialog)
        return
    moves.open_afresh(work, dialog)
    settle(work)
    offer = work.conversation.offer
    if offer is not None and offer.kind == LOG and work.top.dialog == dialog:
        _take(work, offer, text)


def _take(work: Work, offer: Offer, text: str) -> None:
    """Take a message as the answer where it is one."""
    read = answers.read(text, prompts.with_names(work, offer), work.said_on)
    if isinstance(read, answers.Value):
        accept(work, offer, read.value, "unsure" if read.unsure else "given")


def _amends(work: Work, text: str) -> bool:
    """Whether a message on a check page says an entry anew, or a part of it; then that is changed."""
    run = work.top
    waiting = work.path(run).open
    if waiting is None or not isinstance(waiting.step.kind, Review) or run.turned.get(waiting.key) is not None:
        return False
    said = next((a for a in work.path(run).active if _is_log(work, run, a.key) and a.value), None)
    if said is None:
        return False
    named = {BEFORE: said.value}
    read = answers.read(text, Offer(0, run.id, said.key, LOG, (), named), work.said_on)
    if not isinstance(read, answers.Value):
        return False
    work.emit("changing", run.id, key=said.key)
    settle(work)
    if (offer := work.conversation.offer) is not None:
        accept(work, offer, read.value)
    return True


def _is_log(work: Work, run: Run, key: str) -> bool:
    step = work.dialog(run).step(key)
    return step is not None and isinstance(step.kind, Ask) and step.kind.kind == LOG


def _unclear(work: Work, offer: Offer, text: str, nearest: tuple[int, ...]) -> None:
    if _amends(work, text):
        return
    dialog = _asked_for(work, text) if offer.kind != "text" else None
    if dialog is not None:
        _open(work, dialog, text)
    elif nearest:
        quoted = work.text("or-separator").join(work.text("quoted", label=offer.options[index][1]) for index in nearest)
        meant = offer.options[nearest[0]][0] if len(nearest) == 1 else None
        missed(work, work.rich("did-you-mean", options=quoted, count=len(nearest)), meant=meant)
    else:
        missed(work, work.rich("not-understood" if offer.options else "not-understood.typed"))


def missed(work: Work, hint: Rich, meant: str | None = None) -> None:
    """An answer that cannot be taken: say why, count the try, and after three offer help and a person."""
    work.emit("tried", work.top.id, **({"meant": meant} if meant else {}))
    offer = work.conversation.offer
    if offer is not None and (good := prompts.example(work, offer)):
        hint = Rich(f"{hint}\n{work.rich('for-example', example=good)}")
    if work.conversation.tries == TRIES_BEFORE_HELP:
        hint = Rich(f"{hint}\n{work.rich('tries-help')}\n{moves.person(work)}")
    again(work, hint)


def again(work: Work, hint: Rich) -> None:
    """The standing question once more below a hint, its buttons as they were."""
    if work.conversation.offer is None:
        work.messages.append(Message(hint))
    else:
        work.ask(prompts.prompt(work, hint))


def _picked(work: Work, offer: Offer, index: int) -> None:
    id_ = offer.options[index][0]
    if offer.kind == "multi":
        _toggle(work, offer, id_)
    else:
        accept(work, offer, id_ == "yes" if offer.kind == "yes_no" else id_)


def _toggle(work: Work, offer: Offer, id_: str) -> None:
    run = work.conversation.runs[offer.run]
    selected = [item for item in run.turned.get(offer.key) or [] if item != id_]
    if len(selected) == len(run.turned.get(offer.key) or []):
        alone = offer.limits.get("exclusive", ())
        selected = [id_] if id_ in alone else [item for item in selected if item not in alone] + [id_]
    work.emit("turned", run.id, key=offer.key, to=selected, keeps_offer=True)
    work.ask(prompts.prompt(work, replaces=True))


def _done(work: Work) -> None:
    offer = work.conversation.offer
    if offer is None or offer.kind != "multi":
        again(work, work.rich("press-stale"))
        return
    selected = work.conversation.runs[offer.run].turned.get(offer.key) or []
    match answers.selection(selected, offer):
        case answers.Value(value):
            accept(work, offer, value)
        case answers.NotAllowed(reason, args):
            missed(work, work.rich(reason, **args))


def _turn(direction: str) -> Callable[[Work], None]:
    def turn(work: Work) -> None:
        offer = work.conversation.offer
        if offer is None or offer.limits.get(direction) is None:
            again(work, work.rich("page-none"))
            return
        work.emit("turned", offer.run, key=offer.key, to={"cursor": offer.limits[direction]})

    return turn


def _skip(work: Work) -> None:
    offer = work.conversation.offer
    if offer is not None and offer.limits.get("optional"):
        accept(work, offer, None, "skipped")
    else:
        again(work, work.rich("skip-not-here"))


def _later(work: Work) -> None:
    offer = work.conversation.offer
    if offer is not None and offer.kind == "file":
        accept(work, offer, {"later": True}, "skipped")
    else:
        again(work, work.rich("skip-not-here"))


def _unsure(work: Work) -> None:
    offer = work.conversation.offer
    if offer is not None and offer.limits.get("unsure"):
        accept(work, offer, "not_sure", "unsure")
    else:
        again(work, work.rich("unsure-not-here"))


def _why(work: Work) -> None:
    if work.conversation.offer is not None:
        again(work, prompts.why(work))


def _help(work: Work) -> None:
    offer = work.conversation.offer
    if offer is None:
        return
    title = work.content.texts.first(work.conversation.language, f"{work.top.dialog}.about") or work.title(
        work.top.dialog
    )
    again(work, work.rich("help", about=title))


def _language(work: Work) -> None:
    dialog = work.content.intent("language")
    if dialog is None:
        again(work, work.rich("command-unknown", command="lang"))
    else:
        moves.open_dialog(work, dialog)


def _person(work: Work) -> None:
    again(work, moves.person(work))


_GLOBALS: Mapping[str, Callable[[Work], None]] = {
    "back": moves.back,
    "cancel": moves.cancel,
    "help": _help,
    "why": _why,
    "skip": _skip,
    "unsure": _unsure,
    "later": _later,
    "leave": moves.leave,
    "menu": moves.leave,
    "restart": moves.begin_again,
    "undo": moves.undo,
    "person": _person,
    "language": _language,
    "next_page": _turn("next"),
    "previous_page": _turn("previous"),
}

_PRESSED: Mapping[str, Callable[[Work], None]] = {
    word: _GLOBALS[word] for word in ("back", "why", "skip", "unsure", "later", "leave", "next_page", "previous_page")
} | {"done": _done}
