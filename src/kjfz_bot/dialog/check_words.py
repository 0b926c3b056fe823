"""The check of a dialogue's words: every text in every language, and labels that can be typed without doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kjfz_bot.dialog.content import Content
from kjfz_bot.dialog.finding import Finding
from kjfz_bot.dialog.labels import typeable
from kjfz_bot.dialog.model import Ask, Dialog, Interview, Kind, Menu, Repeat, Review, Show, Source, Step
from kjfz_bot.language.normalise import key as normal_key


def check_words(content: Content, dialog: Dialog) -> Iterator[Finding]:
    """Missing texts, and labels that a person could not type back."""
    for lang in content.texts.languages:
        for wanted in wanted_keys(dialog):
            if not content.texts.has(lang, wanted):
                yield Finding(dialog.id, wanted, f"this text is missing in {lang}.", f"Add it to locales/{lang}/.")
        for _, step in dialog.walk_steps():
            yield from _labels(content, dialog, step, lang)


def wanted_keys(dialog: Dialog) -> list[str]:
    """The keys of every text a dialogue needs."""
    wanted = [f"{dialog.id}.title", f"{dialog.id}.about"]
    listed = {name for _, step in dialog.walk_steps() for name in _listed(step.kind)}
    for _, step in dialog.walk_steps():
        key = f"{dialog.id}-{step.id}"
        if _speaks(step.kind):
            wanted.append(key)
        wanted += [f"{key}.o-{id_}" for id_ in _static(step.kind)]
        if step.id in listed and not isinstance(step.kind, Interview):
            wanted.append(f"{key}.label")
    return wanted


def _listed(kind: Kind) -> tuple[str, ...]:
    match kind:
        case Review(names):
            return names
        case Menu(actions):
            return tuple(name for action in actions for name in action.change)
    return ()


def _speaks(kind: Kind) -> bool:
    match kind:
        case Show(source):
            return source is None
        case Ask() | Review() | Menu():
            return True
    return type(kind).__name__ == "Listing"


def _static(kind: Kind) -> Sequence[str]:
    match kind:
        case Ask(kind="yes_no"):
            return ()
        case Ask(options=options) if not isinstance(options, Source):
            return options
        case Menu(actions):
            return [action.id for action in actions]
    return ()


def _labels(content: Content, dialog: Dialog, step: Step, lang: str) -> Iterator[Finding]:
    if isinstance(step.kind, Repeat):
        return
    seen: dict[str, str] = {}
    for id_ in _static(step.kind):
        text_key = f"{dialog.id}-{step.id}.o-{id_}"
        if not content.texts.has(lang, text_key):
            continue
        label = content.texts.text(lang, text_key)
        if not typeable(label):
            yield Finding(
                dialog.id, text_key, f"in {lang} '{label}' means something else when typed.", "Choose other words."
            )
        if normal_key(label) in seen:
            yield Finding(
                dialog.id,
                text_key,
                f"in {lang} '{label}' is also the label of '{seen[normal_key(label)]}'.",
                "Choose other words.",
            )
        seen[normal_key(label)] = id_
