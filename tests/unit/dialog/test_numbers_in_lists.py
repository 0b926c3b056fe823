"""A list of cases is picked from, or answered by a case number, whether it stands on the page or not."""

import pytest

from kjfz_bot.dialog.inbound import Ok
from tests.unit.dialog.small import dialog, talk

PAGE = {"items": [["t1", "Task number 1"], ["t2", "Task number 2"]]}
AFTER = "- {id: after, ask: text}"
NUMBERS = dialog("- {id: item, list: {from: tasks}, numbers: true}\n" + AFTER)
PLAIN = dialog("- {id: item, list: {from: tasks}}\n" + AFTER)


@pytest.mark.parametrize("said", ["K7M2QX", "k7m-2qx", "Ｋ7Ｍ2ＱＸ", "https://example.org/?start=see-K7M2QX"])
def test_a_case_number_that_is_typed_is_the_answer(said: str) -> None:
    """However it is written."""
    person = talk(NUMBERS, services={"tasks": lambda _call: Ok(PAGE)})

    person.say(said)

    assert person.read() == "trip-after"
    assert [body["value"] for kind, body in person.happened() if kind == "answered"] == ["K7M2QX"]


def test_other_lists_take_what_stands_on_them_only() -> None:
    """A number among them is not understood."""
    person = talk(PLAIN, services={"tasks": lambda _call: Ok(PAGE)})

    person.say("K7M2QX")

    assert person.options() == ["Task number 1", "Task number 2"]


@pytest.mark.parametrize("said", ["2", "Task number 2", "the second one"])
def test_what_stands_on_the_list_is_picked_as_from_any_other(said: str) -> None:
    """By its place or its words."""
    person = talk(NUMBERS, services={"tasks": lambda _call: Ok(PAGE)})

    person.say("nonsense")
    assert person.options() == ["Task number 1", "Task number 2"]
    person.say(said)

    assert [body["value"] for kind, body in person.happened() if kind == "answered"] == ["t2"]
