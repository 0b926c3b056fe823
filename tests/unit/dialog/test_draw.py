"""A dialogue as a Mermaid flowchart."""

import pytest

from kjfz_bot.dialog.draw import draw
from tests.properties.engine_house import house, product
from tests.unit.dialog.small import dialog


def test_a_dialogue_is_drawn_from_top_to_bottom() -> None:
    """Each kind has its shape; a step with a condition has a way around it."""
    trip = dialog(
        """
        - {id: land, ask: choice, options: {from: lands}}
        - {id: name, ask: text, when: {all: [{answer: land, is: "x"}, {not: {given: land}}]}}
        - id: days
          repeat: [{id: hours, ask: number}, {id: more, ask: yes_no}]
          until: {any: [{answer: more, is: false}, {answer: hours, at_least: 8}]}
        - {id: check, review: [land]}
        - {id: save, do: keep}
        - {id: sub, call: child}
        - {id: page, show: {from: told}}
        """,
        head="entry: {commands: [trip, travel]}",
    )

    assert draw(trip).splitlines() == [
        "flowchart TD",
        '  start_(["/trip, /travel"])',
        '  land["land: ask choice from lands"]',
        "  start_ --> land",
        '  name["name: ask text"]',
        '  land -->|"land is x and not (land given)"| name',
        '  subgraph days["days: until more is False or hours at_least 8"]',
        '    hours["hours: ask number"]',
        '    more["more: ask yes_no"]',
        "    hours --> more",
        "  end",
        "  name --> days",
        "  land --> days",
        '  check(["check: review"])',
        "  days --> check",
        '  save[["save: do keep"]]',
        "  check --> save",
        '  sub[/"sub: call child"/]',
        "  save --> sub",
        '  page>"page: show told"]',
        "  sub --> page",
        '  page --> end_(["end"])',
    ]


def test_a_menu_is_drawn_with_where_it_leads() -> None:
    """To dialogues, to the end, and back to what it changes."""
    trip = dialog(
        """
        - {id: land, ask: text}
        - id: next
          menu: [{id: sub, call: child}, {id: away, open: start}, {id: again, change: [land]}, {id: stop, end: true}]
        """
    )

    assert draw(trip).splitlines()[4:] == [
        '  next{{"next: menu"}}',
        '  next -.->|"sub"| next_sub["child"]',
        '  next -.->|"away"| next_away["start"]',
        '  next -.->|"again"| land',
        '  next -.->|"stop"| next_stop["end"]',
        "  land --> next",
    ]


@pytest.mark.parametrize("name", [*product().dialogs, *house().dialogs])
def test_every_dialogue_can_be_drawn(name: str) -> None:
    """Each of its steps is in the picture."""
    drawn = product().dialogs.get(name) or house().dialogs[name]

    picture = draw(drawn)

    assert all(f" {step.id}" in picture for _, step in drawn.walk_steps())
