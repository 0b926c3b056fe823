"""The words and buttons of a standing offer. What may be answered is the offer's business, how it looks a channel's."""

from __future__ import annotations

from datetime import date

from kjfz_bot.dialog import answers, interview, offers
from kjfz_bot.dialog.conversation import Offer, Run
from kjfz_bot.dialog.message import Button, Message
from kjfz_bot.dialog.model import Interview, Menu, Review
from kjfz_bot.dialog.summary import entries
from kjfz_bot.dialog.walk import Open
from kjfz_bot.dialog.wording import Words
from kjfz_bot.dialog.work import Work
from kjfz_bot.texts.catalogue import Rich, italic

TICKED, UNTICKED = "☑ ", "☐ "


def prompt(work: Work, hint: Rich | None = None, *, replaces: bool = False) -> Message:
    """The standing offer as a message, below a hint where there is one; the same buttons as when it was first shown."""
    offer = work.conversation.offer
    if offer is None:
        raise LookupError("nothing is offered")
    run = work.conversation.runs[offer.run]
    path = work.path(run)
    waiting = path.open
    if waiting is None:
        raise LookupError(f"{run.dialog}: no step is open")
    body = (
        _losing(work, run, offer)
        if gives_up(offer)
        else _body(work, run, waiting, offer.kind, briefly=hint is not None)
    )
    return Message(
        text=Rich(f"{hint}\n\n{body}") if hint else body,
        options=_options(work, run, offer),
        controls=() if gives_up(offer) else _controls(work, run, offer, waiting),
        expects=offer.kind,
        example=example(work, offer),
        replaces=replaces,
    )


def words_key(work: Work, run: Run, waiting: Open) -> str:
    """The key under which the words of an open step stand; an interview's questions have their facts' words."""
    question = waiting.question
    if question is None:
        return offers.text_key(work.dialog(run), waiting)
    return "see-all" if question.fact == interview.SEE_ALL else f"fact-{question.fact}"


def with_names(work: Work, offer: Offer) -> Offer:
    """The offer with what its options are also called, in every language: people mix them.

    Such names stand in the locales as `.s-<option>`, parted by semicolons; they are words, so no event keeps them.
    """
    run = work.conversation.runs[offer.run]
    waiting = work.path(run).open
    if waiting is None or not offer.options or gives_up(offer):
        return offer
    key, languages = words_key(work, run, waiting), work.content.texts.languages
    called = {
        id_: [name for lang in languages for name in _names(work, lang, waiting, f"{key}.s-{id_}")]
        for id_, _ in offer.options
    }
    return offer._replace(limits={**offer.limits, answers.CALLED: called})


def _names(work: Work, lang: str, waiting: Open, key: str) -> list[str]:
    """The other names of one option, with the place as it is written and as people say it."""
    texts, question = work.content.texts, waiting.question
    programme = question.programme if question is not None else ""
    places = [texts.first(lang, f"{programme}.{name}") or "" for name in ("place", "spoken")]
    found = [texts.first(lang, key, place=place) or "" for place in dict.fromkeys(places)]
    return [name for names in dict.fromkeys(found) for name in names.split(";") if name]


def gives_up(offer: Offer) -> bool:
    """Whether this is the question whether the answers of a dialogue should really be lost."""
    return bool(offer.limits.get("gives_up"))


def example(work: Work, offer: Offer) -> str | None:
    """An example of a good typed answer, None where there is none."""
    run = work.conversation.runs[offer.run]
    waiting = work.path(run).open
    if waiting is None or gives_up(offer):
        return None
    words, texts = words_key(work, run, waiting), work.content.texts
    again = [f"{words}.again-example"] if waiting.question and waiting.question.again else []
    return texts.first(work.conversation.language, *again, f"{words}.example")


def _losing(work: Work, run: Run, offer: Offer) -> Rich:
    what = str(offer.limits["gives_up"])
    lost = work.waits_above(run) if what == "cancel" else work.conversation.root(run)
    return work.rich(f"{what}-confirm", dialog=work.title(lost.dialog))


def _body(work: Work, run: Run, waiting: Open, kind: str, *, briefly: bool) -> Rich:
    face, question = run.turned.get(waiting.key), waiting.question
    match waiting.step.kind:
        case Review(names) if face is None and not briefly:
            return Rich(f"{_question(work, run, waiting)}\n\n{_lines(work, run, names)}")
        case Review() | Menu() if face is not None:
            return work.rich("change-which")
        case Interview() if question is not None and question.fact != interview.SEE_ALL:
            left = work.rich("questions-left", number=question.left)
            again = [work.rich("asked-again")] if question.stale else []
            several = [italic(work.rich("several"))] if kind == "multi" else []
            return Rich("\n".join([*again, _question(work, run, waiting), *several, italic(left)]))
    return _question(work, run, waiting)


def _lines(work: Work, run: Run, names: tuple[str, ...]) -> Rich:
    found = entries(work.setting(run), names)
    return Rich("\n".join(work.rich("review-line", label=line.label, value=line.value) for line in found))


def _question(work: Work, run: Run, waiting: Open) -> Rich:
    key = words_key(work, run, waiting)
    question = waiting.question
    if question is None:
        return work.rich(key, **_told(work, run))
    if question.fact == interview.SEE_ALL:
        return work.rich(key, reasons=_certain(work, run, waiting))
    if question.again and work.has_text(f"{key}.again"):
        return work.rich(f"{key}.again")
    return work.rich(key, place=work.text(f"{question.programme}.place"))


def _told(work: Work, run: Run) -> dict[str, str | int]:
    """What the text of a question may name: arguments, the words of what was picked from a source, the offer's own."""
    offer = work.conversation.offer
    picked = {a.key.rpartition(".")[2]: a.label for a in work.path(run).active if a.label is not None}
    return {**picked, **arguments(run), **(offer.limits.get(offers.WORDS, {}) if offer is not None else {})}


def _certain(work: Work, run: Run, waiting: Open) -> str:
    """The criteria that are failed whatever else is answered, each with its clause and programme."""
    kind, answers = waiting.step.kind, waiting.answers
    if not isinstance(kind, Interview):
        return ""
    lines: list[str] = []
    for programme in work.content.programmes_for(answers.get(kind.programme), answers.get(kind.subject)):
        words = Words(work.content.texts, work.conversation.language, programme.id)
        facts = interview.facts_of(programme, answers[waiting.step.id])
        found = programme.evaluate(str(answers.get(kind.subject)), facts, date.fromisoformat(run.as_of)).criteria
        lines += [words.failed(result) for result in found if result.outcome == "not_met"]
    return "\n".join(lines)


def arguments(run: Run) -> dict[str, str | int]:
    """A dialogue's arguments that its words may name."""
    return {name: value for name, value in run.args.items() if isinstance(value, (str, int))}


def _options(work: Work, run: Run, offer: Offer) -> tuple[Button, ...]:
    selected = run.turned.get(offer.key) if offer.kind == "multi" else None
    buttons = [
        Button(f"r{offer.seq}:{index}", _mark(id_, label, selected, offer))
        for index, (id_, label) in enumerate(offer.options)
    ]
    if offer.kind == "multi":
        buttons.append(Button(f"r{offer.seq}:done", work.text("multi-done")))
    return tuple(buttons)


def _mark(id_: str, label: str, selected: list[str] | None, offer: Offer) -> str:
    if offer.kind != "multi":
        return label
    return f"{TICKED if id_ in (selected or ()) else UNTICKED}{label}"


def _controls(work: Work, run: Run, offer: Offer, waiting: Open) -> tuple[Button, ...]:
    words = [
        ("previous_page", offer.limits.get("previous") is not None),
        ("next_page", offer.limits.get("next") is not None),
        ("unsure", bool(offer.limits.get("unsure"))),
        ("skip", bool(offer.limits.get("optional"))),
        ("later", offer.kind == "file" and not offer.limits.get("optional")),
        ("why", has_why(work, run, waiting)),
        ("back", can_go_back(work, run)),
        ("leave", run.dialog != work.content.start),
    ]
    return tuple(Button(f"r{offer.seq}:{word}", work.text(f"control-{word}")) for word, shown in words if shown)


def has_why(work: Work, run: Run, waiting: Open) -> bool:
    """Whether there is something to say about why this is asked."""
    return work.has_text(f"{words_key(work, run, waiting)}.why")


def can_go_back(work: Work, run: Run) -> bool:
    """Whether going back does anything here: everywhere but on the start menu."""
    return run.dialog != work.content.start or run.turned != {}


def why(work: Work) -> Rich:
    """Why the open question is asked, with the clauses it rests on."""
    run = work.top
    waiting = work.path(run).open
    if waiting is None or not has_why(work, run, waiting):
        return work.rich("why-none")
    key = words_key(work, run, waiting)
    question = waiting.question
    if question is None or question.fact == interview.SEE_ALL:
        return work.rich(f"{key}.why")
    reason = work.rich(f"{key}.why", place=work.text(f"{question.programme}.place"))
    programme = work.content.programmes[question.programme]
    clauses = programme.clauses_of(question.fact, str(waiting.answers.get("subject")))
    if not clauses:
        return reason
    joined = work.text("list-separator").join(clauses)
    return Rich(f"{reason}\n{work.rich('why-clauses', programme=work.text(programme.id), clauses=joined)}")
