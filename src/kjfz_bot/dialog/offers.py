"""What is put before a person at an open step: answer kind, options and limits, all of which enter the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from kjfz_bot.dialog import answers, interview, labels
from kjfz_bot.dialog.conditions import holds
from kjfz_bot.dialog.inbound import ServiceCall, Why
from kjfz_bot.dialog.labels import Options
from kjfz_bot.dialog.model import Action, Ask, Dialog, Interview, Listing, Menu, Review, Source
from kjfz_bot.dialog.setting import Setting
from kjfz_bot.dialog.spoken import all_spoken, spoken
from kjfz_bot.dialog.summary import changeable
from kjfz_bot.dialog.walk import Open
from kjfz_bot.programmes.facts import EARLIEST_DATE, MOST_YEARS

PLAIN = {"years": "years", "date": "birth"}
"""Facts that are typed: kind of fact to kind of answer."""

WORDS = "words"
"""The limit under which an offer has variables of its question's text."""


class Offering(NamedTuple):
    """An offer before it is logged; `dynamic` options have labels that only the offer knows.

    `default` is the value the question answers itself with, or empty.
    """

    kind: str
    options: Options = ()
    limits: Mapping[str, Any] = MappingProxyType({})
    dynamic: bool = False
    default: tuple[Any, ...] = ()


def offering(setting: Setting, waiting: Open) -> Offering | ServiceCall:
    """What to offer at an open step, or the service call that has to come first."""
    match waiting.step.kind:
        case Ask() as ask:
            return _ask(setting, waiting, ask)
        case Interview():
            return _interview(setting, waiting)
        case Review(names):
            return _review(setting, waiting, names)
        case Menu() as menu:
            return _menu(setting, waiting, menu)
        case Listing(source, numbers):
            return _page(setting, waiting, source, numbers=numbers)
    raise AssertionError(f"a step of kind {type(waiting.step.kind).__name__} offers nothing")


def text_key(dialog: Dialog, waiting: Open) -> str:
    """The key of the words of a step, `<dialog>-<step>`."""
    return f"{dialog.id}-{waiting.step.id}"


def _ask(setting: Setting, waiting: Open, ask: Ask) -> Offering | ServiceCall:
    limits = dict(ask.limits) | {"optional": ask.optional, "unsure": ask.unsure}
    options: Options = ()
    default = _default(setting, ask)
    if ask.limits_from is not None:
        given = _sourced(setting, waiting, ask.limits_from)
        if isinstance(given, ServiceCall):
            return given
        limits |= _worded(setting, given)
    if isinstance(ask.options, Source):
        given = _sourced(setting, waiting, ask.options)
        if isinstance(given, ServiceCall):
            return given
        options = _within_limits(ask, _labelled(setting, given), limits)
        return Offering(ask.kind, options, limits, dynamic=True, default=default)
    texts, key = setting.content.texts, text_key(setting.dialog, waiting)
    if ask.kind == "yes_no":
        options = labels.yes_no(texts, setting.language, key)
    elif ask.options:
        options = labels.static(texts, setting.language, key, ask.options)
    return Offering(ask.kind, options, limits, default=default)


def _within_limits(ask: Ask, options: Options, limits: Mapping[str, Any]) -> Options:
    """Days that would not be taken are not offered: today is not, to who says what was done before an end last week."""
    if ask.kind != "date":
        return options
    first, last = limits.get("min", ""), limits.get("max", "9999-12-31")
    return tuple(option for option in options if first <= option[0] <= last)


def _default(setting: Setting, ask: Ask) -> tuple[Any, ...]:
    """What a question answers itself with: a pure function gives one value or none."""
    if ask.default is None:
        return ()
    return tuple(setting.content.functions[ask.default.name].run(setting.scene(ask.default)))


def _labelled(setting: Setting, given: Iterable[tuple[Any, Any]]) -> Options:
    """Options from a source, their labels in the person's language, so that the log holds what was read."""
    texts, lang = setting.content.texts, setting.language
    return labels.distinct([(str(id_), str(spoken(texts, lang, label))) for id_, label in given])


def _worded(setting: Setting, limits: Mapping[str, Any]) -> dict[str, Any]:
    """Limits from a source; what they give for the words of the question is said in the person's language."""
    words = all_spoken(setting.content.texts, setting.language, limits.get(WORDS, {}))
    return {**limits, WORDS: words} if words else dict(limits)


def _sourced(setting: Setting, waiting: Open, source: Source, why: Why = "offer", **extra: Any) -> Any:
    """What a source gives: at once from a pure function, otherwise by a service call that has to come first."""
    scene = setting.scene(source)
    function = setting.content.functions.get(source.name)
    if function is not None:
        return function.run(scene)
    if setting.supplied is not None:
        return setting.supplied.value
    key = f"{setting.run.id}:{waiting.key}:{why}"
    return ServiceCall(source.name, {**scene.answers, **extra}, why, setting.run.id, waiting.key, key)


def _interview(setting: Setting, waiting: Open) -> Offering:
    question = waiting.question
    assert question is not None
    texts, lang = setting.content.texts, setting.language
    if question.fact == interview.SEE_ALL:
        polar = {"yes": interview.GO_ON, "no": interview.STOP}
        return Offering("choice", labels.static(texts, lang, "see-all", tuple(polar.values())), {"polar": polar})
    fact = setting.content.programmes[question.programme].facts[question.fact]
    limits: dict[str, Any] = {"unsure": not question.again, "optional": False, "fact": question.fact}
    match fact.kind:
        case "yes_no":
            return Offering("yes_no", labels.yes_no(texts, lang, f"fact-{fact.name}"), limits)
        case "choice":
            return Offering("choice", labels.of_fact(texts, lang, fact.name, fact.values), limits)
        case "choices":
            limits |= {"empty": fact.empty, "exclusive": list(fact.exclusive)}
            return Offering("multi", labels.of_fact(texts, lang, fact.name, fact.values), limits)
        case kind:
            return Offering(PLAIN[kind], (), limits | _typed_limits(setting, waiting, question))


def _typed_limits(setting: Setting, waiting: Open, question: interview.Question) -> dict[str, Any]:
    fact = setting.content.programmes[question.programme].facts[question.fact]
    if fact.kind == "date":
        month = {"month": waiting.answers[waiting.step.id][question.key]} if question.again else {}
        return {"day": question.again, "min": f"{EARLIEST_DATE:%Y-%m}", "max": setting.run.as_of} | month
    whole = waiting.answers[waiting.step.id].get(fact.at_most) if fact.at_most else None
    limits: dict[str, Any] = {"min": 0, "max": MOST_YEARS, "open_ended": fact.open_ended}
    if isinstance(whole, (int, float)) and not isinstance(whole, bool):
        limits |= {"max": whole, "open_ended": False}
    return limits


def _review(setting: Setting, waiting: Open, names: tuple[str, ...]) -> Offering:
    if setting.run.turned.get(waiting.key) is not None:
        return _change_face(setting, names)
    texts, lang, key = setting.content.texts, setting.language, text_key(setting.dialog, waiting)
    options = [("ok", texts.first(lang, f"{key}.o-ok") or texts.text(lang, "review-ok"))]
    polar = {"yes": "ok"}
    if changeable(setting, names):
        options.append(("change", texts.text(lang, "review-change")))
        polar["no"] = "change"
    return Offering("choice", labels.distinct(options), {"polar": polar})


def _change_face(setting: Setting, names: Sequence[str]) -> Offering:
    colon = setting.content.texts.text(setting.language, "colon")
    lines = [(line.key, f"{line.label}{colon}{line.value}") for line in changeable(setting, names)]
    return Offering("choice", labels.distinct(lines), dynamic=True)


def _menu(setting: Setting, waiting: Open, menu: Menu) -> Offering | ServiceCall:
    face = setting.run.turned.get(waiting.key)
    chosen = next((action for action in menu.actions if action.id == face), None)
    if chosen is not None:
        return _change_face(setting, chosen.change)
    rights: Any = ()
    if menu.rights is not None and setting.conversation.roles:
        rights = _sourced(setting, waiting, menu.rights)
        if isinstance(rights, ServiceCall):
            return rights
    texts, lang, key = setting.content.texts, setting.language, text_key(setting.dialog, waiting)
    shown = [action for action in menu.actions if _possible(setting, waiting, action)]
    shown = [action for action in shown if action.right is None or action.right in rights]
    options = [(action.id, texts.text(lang, f"{key}.o-{action.id}")) for action in shown]
    if menu.lists_open:
        options = _open_runs(setting) + options
    return Offering("choice", labels.distinct(options))


def _possible(setting: Setting, waiting: Open, action: Action) -> bool:
    """Whether an action applies, and where it changes answers, whether there are any that can be changed."""
    return holds(action.when, waiting.answers) and (not action.change or bool(changeable(setting, action.change)))


def _open_runs(setting: Setting) -> list[tuple[str, str]]:
    conversation, texts = setting.conversation, setting.content.texts
    roots = [
        conversation.runs[number] for number in reversed(conversation.stack) if conversation.runs[number].parent is None
    ]
    others = [run for run in roots if run.id != setting.run.id and run.dialog in setting.content.dialogs]
    lang = setting.language
    return [
        (f"run:{run.id}", texts.text(lang, "continue", dialog=texts.text(lang, f"{run.dialog}.title")))
        for run in others
    ]


def _page(setting: Setting, waiting: Open, source: Source, *, numbers: bool) -> Offering | ServiceCall:
    turned = setting.run.turned.get(waiting.key) or {}
    page = _sourced(setting, waiting, source, "page", cursor=turned.get("cursor"))
    if isinstance(page, ServiceCall):
        return page
    options = _labelled(setting, page["items"])
    limits = {"next": page.get("next"), "previous": page.get("previous"), "optional": False}
    limits |= {answers.NUMBERS: True} if numbers else {}
    return Offering("choice", options, limits, dynamic=True)
