"""The static check: one dialogue for each finding, and none for a sound one."""

from collections.abc import Sequence

import pytest

from kjfz_bot.dialog.check import check_dialogs
from kjfz_bot.dialog.content import Content, Function, Signature
from kjfz_bot.dialog.depth import depth
from kjfz_bot.dialog.finding import Finding
from kjfz_bot.dialog.model import Dialog
from kjfz_bot.texts.catalogue import load_catalogue
from tests.unit.dialog.small import START, content, dialog, options

TOWNS = options("towns", lambda _scene: [], "land")
BOUNDS = options("bounds", lambda _scene: {}, gives="limits")
FUNCTIONS = (TOWNS, BOUNDS)
SERVICES = (Signature("keep", ("land",)), Signature("drop"), Signature("rooms", ("land",)), Signature("seats"))
CHILD = dialog("- {id: x, ask: text}", "child", "args: [land]")
HOUSE = dialog("- {id: about, show: true}", "house")


def found(*dialogs: Dialog, functions: Sequence[Function] = FUNCTIONS) -> list[Finding]:
    """What the check finds in these and a child that takes `land`."""
    return check_dialogs(content(*dialogs, CHILD, HOUSE, functions=functions, services=SERVICES))


SOUND = """
- {id: land, ask: choice, options: [de, fr], optional: true}
- {id: town, ask: choice, options: {from: towns, with: [land]}, when: {answer: land, is: de}}
- {id: size, ask: number, min: 1, max: 9, limits: {from: bounds}}
- {id: day, ask: date, min: 2026-01-01}
- {id: paper, ask: file, accept: [pdf], max_mb: 2}
- {id: check, review: [land, town]}
- {id: save, do: keep, with: [land], undo: drop}
- {id: sub, call: child, with: [land]}
- {id: place, ask: choice, options: {from: programmes}}
- {id: whom, ask: choice, options: [expert, firm]}
- {id: facts, interview: place, subject: whom}
- {id: report, show: {from: eligibility_report, with: [programme, subject, facts]}}
- id: rounds
  repeat: [{id: hours, ask: number}, {id: more, ask: yes_no}]
  until: {answer: more, is: false}
- id: next
  menu: [{id: again, change: [size]}, {id: go, call: child, with: [land]}, {id: end, end: true}]
"""


def test_a_sound_dialogue_has_no_findings() -> None:
    """With every kind of step."""
    sound = dialog(
        SOUND.replace("[programme, subject, facts]", "[place, whom, facts]").replace(
            "- {id: report, show: {from: eligibility_report, with: [place, whom, facts]}}\n", ""
        )
    )

    assert found(sound) == []


UNKNOWN = "is no earlier step and no argument"
FINDINGS = [
    ("- {id: x, ask: text, when: {answer: y, is: 1}}", "x.when", f"'y' {UNKNOWN}"),
    ("- {id: x, ask: text, when: {answer: y, is: 1}}\n- {id: y, ask: text}", "x.when", f"'y' {UNKNOWN}"),
    (
        "- {id: y, ask: choice, options: [a1, b1]}\n- {id: x, ask: text, when: {answer: y, is: c1}}",
        "x.when",
        "can never hold",
    ),
    (
        "- {id: y, ask: yes_no}\n- {id: x, ask: text, when: {all: [{answer: y, is: true}, {answer: y, is: false}]}}",
        "x.when",
        "can never hold",
    ),
    (
        "- {id: y, ask: number}\n- {id: x, ask: text, when: {all: [{answer: y, is: 1}, {answer: y, is: 2}]}}",
        "x.when",
        "can never hold",
    ),
    ("- {id: x, ask: colour}", "x", "'colour' is no answer kind"),
    ("- {id: x, ask: choice}", "x", "choices have options"),
    ("- {id: x, ask: text, options: [a1]}", "x", "choices have options"),
    ("- {id: x, ask: text, min: 1}", "x.min", "limits no text"),
    ("- {id: x, ask: number, max_length: 1}", "x.max_length", "limits no number"),
    ("- {id: x, ask: number, max: soon}", "x.max", "limits no number"),
    ("- {id: x, ask: date, min: 3}", "x.min", "limits no date"),
    ("- {id: x, ask: text, max_mb: 3}", "x.max_mb", "limits no text"),
    ("- {id: x, ask: choice, options: {from: nowhere}}", "x", "no function or service is called 'nowhere'"),
    ("- {id: x, ask: choice, options: {from: bounds}}", "x", "'bounds' gives limits, not options"),
    ("- {id: x, ask: number, limits: {from: contacts}}", "x", "'contacts' gives messages, not limits"),
    ("- {id: x, ask: choice, options: {from: towns}}", "x", "'towns' reads 'land', which it is not given"),
    ("- {id: x, ask: choice, options: {from: rooms}}", "x", "'rooms' reads 'land', which it is not given"),
    ("- {id: x, ask: choice, options: {from: towns, with: [land]}}", "x", f"'land' {UNKNOWN}"),
    (
        "- {id: land, ask: text}\n- {id: x, ask: choice, options: {from: rooms, with: [land]}, limits: {from: seats}}",
        "x",
        "options and limits both need a service",
    ),
    ("- {id: x, show: {from: towns, with: [land]}}", "x", "'towns' gives options, not messages"),
    ("- {id: x, list: {from: contacts}}", "x", "'contacts' gives messages, not page"),
    ("- {id: x, review: [y]}", "x", f"'y' {UNKNOWN}"),
    ("- {id: y, show: true}\n- {id: x, review: [y]}", "x", "'y' is no answer that could be changed"),
    ("- {id: x, do: nothing}", "x", "no service is called 'nothing'"),
    (
        "- {id: land, ask: text}\n- {id: x, do: keep, with: [land], undo: nothing}",
        "x",
        "no service is called 'nothing'",
    ),
    ("- {id: x, do: keep}", "x", "'keep' reads 'land', which it is not given"),
    ("- {id: x, do: seats, with: [y]}", "x", f"'y' {UNKNOWN}"),
    ("- {id: x, call: nobody}", "x", "no dialogue is called 'nobody'"),
    ("- {id: x, call: child}", "x", "disagree about 'land'"),
    ("- {id: land, ask: text}\n- {id: x, call: house, with: [land]}", "x", "disagree about 'land'"),
    ("- {id: x, interview: y}", "x", f"'y' {UNKNOWN}"),
    (
        "- {id: y, ask: text}\n- {id: subject, ask: choice, options: [expert]}\n- {id: x, interview: y}",
        "x",
        "'y' is no choice",
    ),
    (
        "- {id: y, ask: choice, options: {from: programmes}}\n- {id: subject, ask: choice, options: [dog]}\n"
        "- {id: x, interview: y}",
        "x",
        "programme 'ningbo' has no subject 'dog'",
    ),
    ("- {id: x, menu: [{id: a1, open: nobody}, {id: end, end: true}]}", "x", "no dialogue is called 'nobody'"),
    ("- {id: x, menu: [{id: a1, call: child}, {id: end, end: true}]}", "x", "disagree about 'land'"),
    ("- {id: x, menu: [{id: a1, change: [y]}, {id: end, end: true}]}", "x", f"'y' {UNKNOWN}"),
    ("- {id: x, menu: [{id: a1, restart: true}]}", "x", "nothing leads out of this menu"),
    (
        "- {id: y, ask: yes_no}\n- {id: x, menu: [{id: end, end: true, when: {answer: y, is: true}}]}",
        "x",
        "nothing leads out of this menu",
    ),
    (
        "- {id: x, menu: [{id: a1, end: true, when: {answer: y, is: true}}, {id: end, end: true}]}",
        "x.a1",
        f"'y' {UNKNOWN}",
    ),
    ("- {id: x, menu: [{id: end, end: true}]}\n- {id: y, ask: text}", "y", "nothing passes the menu 'x'"),
    (
        "- {id: y, ask: text}\n- {id: x, repeat: [{id: z, ask: text}], until: {answer: y, is: a}}",
        "x.until",
        "does not look at the round",
    ),
    ("- {id: x, repeat: [{id: z, show: true}], until: {given: z}}", "x", "goes round without asking anything"),
    (
        "- {id: x, repeat: [{id: z, ask: text}], until: {given: z}}\n- {id: y, ask: text, when: {answer: z, is: a}}",
        "y.when",
        f"'z' {UNKNOWN}",
    ),
]


@pytest.mark.parametrize(("steps", "path", "problem"), FINDINGS)
def test_each_mistake_is_found(steps: str, path: str, problem: str) -> None:
    """With its place and a remedy; nothing is found elsewhere."""
    findings = found(dialog(steps))

    assert [finding.path for finding in findings if problem in finding.problem] == [path]
    assert all(finding.dialog == "trip" and finding.remedy for finding in findings)
    assert {finding.path.partition(".")[0] for finding in findings} == {path.partition(".")[0]}


def test_a_dialogue_returns_one_of_its_steps() -> None:
    """A name that is none is found."""
    trip = dialog("- {id: x, ask: text}", head="returns: y")

    assert [finding.path for finding in found(trip)] == ["returns"]


def test_a_command_belongs_to_one_dialogue() -> None:
    """The second that claims it is named."""
    one = dialog("- {id: x, ask: text}", "one", "entry: {commands: [go]}")
    two = dialog("- {id: x, ask: text}", "two", "entry: {commands: [go]}")

    assert [(f.dialog, f.problem) for f in found(one, two, dialog("- {id: y, ask: text}"))] == [
        ("two", "/go already opens 'one'.")
    ]


def test_calls_do_not_go_in_circles() -> None:
    """Directly or through others, also from a menu."""
    one = dialog("- {id: x, call: two}", "one")
    two = dialog("- {id: y, menu: [{id: a1, call: one}, {id: end, end: true}]}", "two")

    problems = [(f.dialog, f.problem) for f in found(one, two, dialog("- {id: y, ask: text}"))]

    assert problems == [("one", "this dialogue calls itself."), ("two", "this dialogue calls itself.")]


def test_who_calls_a_circle_is_not_in_it() -> None:
    """Only the dialogue that calls itself is named, and the search for it ends."""
    one = dialog("- {id: x, call: two}", "one")
    two = dialog("- {id: y, call: two}", "two")

    assert [f.dialog for f in found(one, two, dialog("- {id: y, ask: text}"))] == ["two"]


def test_calls_go_at_most_three_deep() -> None:
    """The first that goes deeper is named."""
    chain = [dialog(f"- {{id: x, call: d{n + 1}}}", f"d{n}") for n in range(1, 4)]
    chain.append(dialog("- {id: x, ask: text}", "d4"))

    findings = found(*chain, dialog("- {id: y, ask: text}"))

    assert [(f.dialog, f.problem) for f in findings] == [("d1", "calls go deeper than 3.")]
    assert depth(content(*chain), "d1") == 4


def test_the_start_menu_never_ends_and_calls_only_what_shows() -> None:
    """It must come up at any time."""
    ending = dialog("- {id: x, ask: text}", "start")
    asking = dialog("- {id: x, menu: [{id: a1, call: unasked}]}", "start")
    unasked = dialog("- {id: y, ask: text}", "unasked")

    assert [f.problem for f in found(ending)] == ["this dialogue comes to an end."]
    sometimes = dialog("- {id: y, ask: yes_no}\n- {id: x, menu: [{id: a1, restart: true}], when: {given: y}}", "start")
    assert [f.problem for f in found(sometimes)] == ["this dialogue comes to an end."]
    assert [f.problem for f in found(asking, unasked)] == ["'unasked' does more than show, but is called."]


def test_content_without_a_start_is_found() -> None:
    """Conversations begin with it."""
    made = content(dialog(START, "start"))
    without = Content({}, made.texts, made.programmes)

    assert [f.problem for f in check_dialogs(without)] == ["this dialogue is missing."]


def worded(trip: Dialog, chinese: str, english: str) -> list[tuple[str, str]]:
    """What is found in the words of a dialogue of its own."""
    texts = load_catalogue({"zh-CN": {"a.ftl": chinese}, "en": {"a.ftl": english}})
    made = Content({"start": trip}, texts, {})
    return [(finding.path, finding.problem) for finding in check_dialogs(made)]


MENU = dialog("- {id: next, menu: [{id: one, restart: true}, {id: two, restart: true}]}", "start")
WORDS = """
start =
    .title = Start
    .about = Start
start-next = What now?
    .o-one = {0}
    .o-two = {1}
"""


def test_texts_are_wanted_in_every_language() -> None:
    """Each missing one is named with its language."""
    whole, part = WORDS.replace("{0}", "Stars").replace("{1}", "Moon"), "start = Start\n    .title = Start\n"

    findings = worded(MENU, whole, part)

    assert ("start.about", "this text is missing in en.") in findings
    assert len(findings) == 4


@pytest.mark.parametrize("label", ["Back", "3", "b", "Not sure"])
def test_a_label_that_means_something_else_when_typed_is_found(label: str) -> None:
    """A global word, a numeral, a single letter."""
    fine = WORDS.replace("{0}", "Stars").replace("{1}", "Moon")

    findings = worded(MENU, fine, WORDS.replace("{0}", label).replace("{1}", "Moon"))

    assert findings == [("start-next.o-one", f"in en '{label}' means something else when typed.")]


def test_two_options_with_the_same_label_are_found() -> None:
    """Also when they differ only in case or script."""
    fine = WORDS.replace("{0}", "Stars").replace("{1}", "Moon")

    findings = worded(MENU, WORDS.replace("{0}", "臺灣").replace("{1}", "台湾"), fine)

    assert findings == [("start-next.o-two", "in zh-CN '台湾' is also the label of 'one'.")]


def test_a_finding_reads_as_a_sentence_with_its_file() -> None:
    """For the command line."""
    assert str(Finding("trip", "x.when", "Never.", "Mend it.")) == "dialogs/trip.yaml: x.when: Never. Mend it."
