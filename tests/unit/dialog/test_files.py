"""Dialogue files: read into values, or refused with file, line, what is wrong and what to do."""

import pytest

from kjfz_bot.dialog.conditions import All, AnyOf, Compare, Given, Not
from kjfz_bot.dialog.files import load_dialog
from kjfz_bot.dialog.model import Action, Ask, Call, Do, Interview, Listing, Menu, Repeat, Review, Show, Source
from kjfz_bot.errors import ContentError

WHOLE = """
id: trip
entry: {commands: [trip], intents: [travel]}
args: [who]
returns: town
steps:
  - {id: hello, show: true}
  - {id: page, show: {from: told, with: [who]}}
  - {id: land, ask: choice, options: [de, zh-CN], optional: true, unsure: true}
  - {id: town, ask: multi, options: {from: towns, with: [land]}, skip_if_single: true}
  - {id: day, ask: date, min: 2026-01-01, max: "2026-12-31", limits: {from: days}}
  - {id: words, ask: text, max_length: 9}
  - {id: paper, ask: file, accept: [pdf], max_mb: 3}
  - {id: facts, interview: land, subject: who, quick: true}
  - {id: check, review: [land, town]}
  - {id: save, do: keep, with: [town], undo: drop}
  - {id: other, call: child, with: [town]}
  - {id: pick, list: {from: items, with: [town]}}
  - id: rounds
    repeat: [{id: hours, ask: number}]
    until: {answer: hours, is: 0}
  - id: next
    lists_open: true
    menu:
      - {id: sub, call: child, with: [town], when: {given: town}}
      - {id: away, open: start}
      - {id: again, change: [land, town]}
      - {id: anew, restart: true}
      - {id: end, end: true}
"""


def test_every_kind_of_step_is_read() -> None:
    """With all the words that go with it."""
    trip = load_dialog(WHOLE, "dialogs/trip.yaml")

    assert (trip.id, trip.commands, trip.intents, trip.args, trip.returns) == (
        *("trip", ("trip",), ("travel",), ("who",), "town"),
    )
    assert [step.kind for step in trip.steps] == [
        Show(),
        Show(Source("told", ("who",))),
        Ask("choice", ("de", "zh-CN"), optional=True, unsure=True),
        Ask("multi", Source("towns", ("land",)), skip_if_single=True),
        Ask("date", limits={"min": "2026-01-01", "max": "2026-12-31"}, limits_from=Source("days")),
        Ask("text", limits={"max_length": 9}),
        Ask("file", limits={"accept": ["pdf"], "max_mb": 3}),
        Interview("land", "who", quick=True),
        Review(("land", "town")),
        Do("keep", ("town",), "drop"),
        Call("child", ("town",)),
        Listing(Source("items", ("town",))),
        Repeat((trip.step("rounds#1.hours") or trip.steps[0],), Compare("hours", "is", 0)),
        Menu(
            (
                Action("sub", call=Call("child", ("town",)), when=Given("town")),
                Action("away", open="start"),
                Action("again", change=("land", "town")),
                Action("anew", restart=True),
                Action("end", end=True),
            ),
            lists_open=True,
        ),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{answer: a, is: null}", Compare("a", "is", None)),
        ("{answer: a, is: 2026-03-11}", Compare("a", "is", "2026-03-11")),
        ("{answer: a, in: [x, y]}", Compare("a", "in", ["x", "y"])),
        ("{not: {given: a}}", Not(Given("a"))),
        (
            "{all: [{given: a}, {any: [{answer: a, at_least: 2}]}]}",
            All((Given("a"), AnyOf((Compare("a", "at_least", 2),)))),
        ),
    ],
)
def test_conditions_are_read(written: str, read: object) -> None:
    """In the words the packs use too."""
    trip = load_dialog(f"id: trip\nsteps:\n  - {{id: a, ask: text, when: {written}}}\n", "trip.yaml")

    assert trip.steps[0].when == read


STEP = "id: trip\nsteps:\n  - {{{}}}\n"

MALFORMED = [
    ("", "top (line 1)", "keys with values"),
    ("- a", "top (line 1)", "keys with values"),
    ("id: trip\n", "top (line 1)", "'steps' is missing"),
    ("id: trip\nsteps: []", "steps (line 2)", "at least 1 item"),
    ("id: other\nsteps: [{id: a, show: true}]", "id (line 1)", "not the name of the file"),
    ("id: Trip\nsteps: [{id: a, show: true}]", "id (line 1)", "should match pattern"),
    ("id: trip\nstep: [{id: a, show: true}]", "step (line 2)", "Did you mean 'steps'"),
    ("id: trip\nsteps:\n  - {id: a, show: true\n", "line 4", "not YAML"),
    ("id: trip\nsteps: \x07", "line 1", "not YAML"),
    (STEP.format("id: a, ask: text, ask: date"), "steps[0].ask (line 3)", "given twice"),
    (STEP.format("id: a"), "steps[0] (line 3)", "has none"),
    (STEP.format("id: a, ask: text, show: true"), "steps[0] (line 3)", "has ask and show"),
    (STEP.format("ask: text"), "steps[0] (line 3)", "'id' is missing"),
    (STEP.format("id: 1a, ask: text"), "steps[0].id (line 3)", "should match pattern"),
    (STEP.format("id: a, aks: text"), "steps[0].aks (line 3)", "Did you mean 'ask'"),
    (STEP.format("id: a, show: false"), "steps[0].show (line 3)", "keys with values"),
    (STEP.format("id: a, show: true, options: [x]"), "steps[0] (line 3)", "'options' does not go with 'show'"),
    (STEP.format("id: a, ask: text, undo: x"), "steps[0] (line 3)", "'undo' does not go with 'ask'"),
    (STEP.format("id: a, ask: choice, options: [yes]"), "steps[0].options[0] (line 3)", "put the word in quotes"),
    (STEP.format("id: a, ask: choice, options: [x, x]"), "steps[0] (line 3)", "given twice"),
    (STEP.format("id: a, ask: choice, options: {form: x}"), "steps[0].options.form (line 3)", "Did you mean 'from'"),
    (STEP.format("id: a, ask: text, max_length: 0"), "steps[0].max_length (line 3)", "greater than 0"),
    (STEP.format("id: a, review: []"), "steps[0].review (line 3)", "at least 1 item"),
    (STEP.format("id: a, repeat: [{id: b, ask: text}]"), "steps[0] (line 3)", "never ends"),
    (
        STEP.format("id: a, until: {given: b}, repeat: [{id: b, until: {given: c}, repeat: [{id: c, ask: text}]}]"),
        "steps[0] (line 3)",
        "inside a repeat",
    ),
    (STEP.format("id: a, menu: [{id: x}]"), "steps[0].menu[0] (line 3)", "has none"),
    (STEP.format("id: a, menu: [{id: x, end: true, open: y}]"), "steps[0].menu[0] (line 3)", "has open and end"),
    (STEP.format("id: a, menu: [{id: x, end: true, with: [y]}]"), "steps[0].menu[0] (line 3)", "`call` only"),
    (
        STEP.format("id: a, menu: [{id: x, end: true}, {id: x, restart: true}]"),
        "steps[0] (line 3)",
        "two actions have the same id",
    ),
    (STEP.format("id: a, ask: text, when: {answer: b}"), "steps[0].when (line 3)", "a condition is"),
    (STEP.format("id: a, ask: text, when: {answer: b, equals: 1}"), "steps[0].when (line 3)", "a condition is"),
    (STEP.format("id: a, ask: text, when: {answer: b, in: c}"), "steps[0].when (line 3)", "only `in` takes a list"),
    (STEP.format("id: a, ask: text, when: {answer: b, is: [c]}"), "steps[0].when (line 3)", "only `in` takes a list"),
    (STEP.format("id: a, ask: text, when: {all: []}"), "steps[0].when (line 3)", "a condition is"),
    (STEP.format("id: a, ask: text, when: {all: [{given: b}], any: []}"), "steps[0].when (line 3)", "a condition is"),
    (STEP.format("id: a, ask: text, when: nonsense"), "steps[0].when (line 3)", "a condition is"),
    ("id: trip\nsteps: [{id: a, ask: text}, {id: a, ask: date}]", "top (line 1)", "'a' is given twice"),
    ("id: trip\nargs: [a]\nsteps: [{id: a, ask: text}]", "top (line 1)", "'a' is given twice"),
    (
        "id: trip\nsteps: [{id: a, ask: text}, {id: b, until: {given: a}, repeat: [{id: a, ask: date}]}]",
        "top (line 1)",
        "'a' is given twice",
    ),
]


@pytest.mark.parametrize(("text", "place", "says"), MALFORMED)
def test_a_malformed_file_is_refused_with_place_and_remedy(text: str, place: str, says: str) -> None:
    """The file, the path with its line, what is wrong, and what to do."""
    with pytest.raises(ContentError) as refused:
        load_dialog(text, "dialogs/trip.yaml")

    error = refused.value
    assert error.file == "dialogs/trip.yaml"
    assert error.path == place
    assert says in str(error)
    assert error.remedy


def test_the_hash_tells_versions_apart() -> None:
    """By the text of the file, and by the content it rests on."""
    text = STEP.format("id: a, ask: text")

    one, same = load_dialog(text, "trip.yaml"), load_dialog(text, "trip.yaml")
    other, resting = load_dialog(text + "# more\n", "trip.yaml"), load_dialog(text, "trip.yaml", salt="packs")

    assert one.hash == same.hash
    assert len({one.hash, other.hash, resting.hash}) == 3


@pytest.mark.parametrize(
    ("key", "step"),
    [
        ("land", "land"),
        ("facts.degree", "facts"),
        ("rounds#2.hours", "hours"),
        ("rounds", None),
        ("hours", None),
        ("gone", None),
        ("rounds#1.gone", None),
    ],
)
def test_a_key_belongs_to_a_step(key: str, step: str | None) -> None:
    """A step, a fact of an interview, or a step of a round."""
    found = load_dialog(WHOLE, "trip.yaml").step(key)

    assert (found.id if found else None) == step
