"""Other versions of dialogues, as authors make them while people talk: steps come, go, move and change their kind."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from kjfz_bot.dialog.check import check_dialogs
from kjfz_bot.dialog.content import Content
from kjfz_bot.dialog.model import Ask, Dialog, Menu, Repeat, Show, Source, Step
from tests.properties.engine_house import build_house, invented, product

NEW_STEPS = (
    Step("new_question", Ask("yes_no")),
    Step("new_choice", Ask("choice", ("this", "that"), optional=True)),
    Step("new_text", Ask("text")),
    Step("new_page", Show()),
)

OTHER_KINDS = {
    "text": Ask("number", limits={"min": 1, "max": 9}),
    "number": Ask("text"),
    "money": Ask("date"),
    "date": Ask("yes_no"),
    "yes_no": Ask("choice", ("yes_it_is", "no_it_is_not")),
    "choice": Ask("multi", ("this", "that")),
    "multi": Ask("choice", ("this", "that")),
    "file": Ask("text", optional=True),
    "years": Ask("money"),
    "invitation": Ask("text"),
    "code": Ask("text"),
    "credit_code": Ask("phone"),
    "phone": Ask("credit_code"),
    "keywords": Ask("text"),
    "birth": Ask("years"),
    "case_number": Ask("text"),
    "search": Ask("text"),
    "log": Ask("text"),
    "duration": Ask("number"),
}


@dataclass(frozen=True)
class Version:
    """Content in which one dialogue is another, and what was done to it."""

    dialog: str
    change: str
    content: Content

    @cached_property
    def is_sound(self) -> bool:
        """Whether an author could have it: looked at only where it is wanted, since a product has thousands."""
        return not check_dialogs(self.content)


def changed(dialog: Dialog) -> Iterator[tuple[str, Dialog]]:
    """Every single change of a dialogue, each with a name; some are not sound."""
    for place, step in enumerate(dialog.steps):
        for new in NEW_STEPS:
            yield f"{new.id} before {step.id}", _with(dialog, place, place, new)
        yield f"without {step.id}", _with(dialog, place, place + 1)
        yield f"{step.id} last", replace(dialog, steps=(*_without(dialog, place), step))
        yield f"{step.id} first", replace(dialog, steps=(step, *_without(dialog, place)))
        yield f"{step.id} renamed", _with(dialog, place, place + 1, replace(step, id=f"{step.id}_anew"))
        for change, other in _other_steps(step):
            yield f"{step.id} {change}", _with(dialog, place, place + 1, other)


def _other_steps(step: Step) -> Iterator[tuple[str, Step]]:
    match step.kind:
        case Ask(kind=kind, options=options) as ask:
            yield "optional or not", replace(step, kind=replace(ask, optional=not ask.optional))
            if ask.limits_from is None:  # else its text may have words that come with the limits
                yield "of another kind", replace(step, kind=OTHER_KINDS[kind])
                yield "as a page", replace(step, kind=Show())
            if kind == "choice" and not isinstance(options, Source) and len(options) > 1:
                yield "with an option less", replace(step, kind=replace(ask, options=options[1:]))
                yield "with an option more", replace(step, kind=replace(ask, options=("brand_new", *options)))
                yield "in another order", replace(step, kind=replace(ask, options=options[::-1]))
        case Repeat(steps=steps, until=until):
            yield "with a question more", replace(step, kind=Repeat((NEW_STEPS[0], *steps), until))
            yield "with a question less", replace(step, kind=Repeat(steps[1:], until))
        case Menu(actions=actions):
            yield "with an action less", replace(step, kind=Menu(actions[1:]))


def _with(dialog: Dialog, start: int, end: int, *new: Step) -> Dialog:
    return replace(dialog, steps=(*dialog.steps[:start], *new, *dialog.steps[end:]))


def _without(dialog: Dialog, place: int) -> tuple[Step, ...]:
    return (*dialog.steps[:place], *dialog.steps[place + 1 :])


def _hashed(name: str, dialog: Dialog) -> Dialog:
    return replace(dialog, hash=f"{dialog.hash} {name}")


@cache
def house_versions() -> tuple[Version, ...]:
    """The house with one change each; the first version is the house as it is."""
    dialogs = invented()
    others = [(d.id, name, _hashed(name, other)) for d in dialogs for name, other in changed(d) if other.steps]
    content = build_house(dialogs, [other for _, _, other in others])
    versions = [Version(id_, name, _replaced(content, other)) for id_, name, other in others]
    return (Version("", "as it is", content), *versions, *_gone(content))


@cache
def product_versions() -> tuple[Version, ...]:
    """The product with changes that need no new words, and with one programme less."""
    content = product()
    found = [(d.id, name, _hashed(name, o)) for d in content.dialogs.values() for name, o in changed(d) if o.steps]
    versions = [Version(id_, name, _replaced(content, other)) for id_, name, other in found]
    versions += [_without_programme(content, name) for name in content.programmes]
    return (Version("", "as it is", content), *versions)


def _replaced(content: Content, dialog: Dialog) -> Content:
    return replace(content, dialogs={**content.dialogs, dialog.id: dialog})


def _gone(content: Content) -> Iterator[Version]:
    """The house without one dialogue and without everything that leads there."""
    for name in content.dialogs:
        others = {d.id: _forgetting(d, name) for d in content.dialogs.values() if d.id != name}
        yield Version(name, "gone", replace(content, dialogs=others))


def _forgetting(dialog: Dialog, name: str) -> Dialog:
    steps = []
    for step in dialog.steps:
        if isinstance(step.kind, Menu):
            left = tuple(a for a in step.kind.actions if name not in (a.open, a.call and a.call.dialog))
            step = replace(step, kind=replace(step.kind, actions=left))
        steps.append(step)
    return dialog if tuple(steps) == dialog.steps else _hashed(f"without {name}", replace(dialog, steps=tuple(steps)))


def _without_programme(content: Content, name: str) -> Version:
    """Another pack changes the hash of every dialogue."""
    left = {id_: programme for id_, programme in content.programmes.items() if id_ != name}
    dialogs = {dialog.id: _hashed(f"without {name}", dialog) for dialog in content.dialogs.values()}
    return Version("eligibility", f"without {name}", replace(content, programmes=left, dialogs=dialogs))
