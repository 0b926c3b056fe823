"""Menus that differ by role, links that open dialogues, and words that services only name."""

from dataclasses import replace

from kjfz_bot.dialog.advance import advance
from kjfz_bot.dialog.check import check_dialogs
from kjfz_bot.dialog.content import Content, Signature
from kjfz_bot.dialog.conversation import Conversation as Folded
from kjfz_bot.dialog.conversation import fold
from kjfz_bot.dialog.inbound import No, Ok, Outcome, ServiceCall, Text
from kjfz_bot.dialog.model import Dialog
from kjfz_bot.dialog.spoken import spoken
from kjfz_bot.testing.conversation import MORNING as NOW
from tests.unit.dialog.small import content, dialog, kinds, shipped, talk

TRIP = dialog("- {id: town, ask: text}", head="entry: {commands: [trip], linked: true}")
OTHER = dialog("- {id: note, ask: number}", "other", "entry: {commands: [other]}")
START = dialog(
    """
    - {id: menu, rights: {from: rights}, menu: [{id: go, open: trip}, {id: more, open: other, right: more}]}
    """,
    "start",
    "entry: {commands: [start]}",
)


def _house() -> Content:
    return content(TRIP, OTHER, START, services=[Signature("rights")])


def _menu(*, roles: bool, rights: list[str]) -> tuple[list[ServiceCall], list[str]]:
    """What is asked of services, and what is offered, when the menu comes up again."""
    house = _house()
    conversation = fold([], seq=0, language="en", roles=roles)
    for text in ("hello", "/other"):
        advance(house, conversation, Text(text), NOW)
    conversation.roles = roles
    turn, calls = advance(house, conversation, Text("5"), NOW), []
    while turn.service is not None:
        calls.append(turn.service)
        turn = advance(house, conversation, Outcome(turn.service, Ok(rights)), NOW)
    assert conversation.offer is not None
    return calls, [id_ for id_, _ in conversation.offer.options]


def test_who_holds_no_role_is_not_asked_for() -> None:
    """The menu is everybody's, and no service runs for it."""
    assert _menu(roles=False, rights=["more"]) == ([], ["go"])


def test_a_menu_asks_what_somebody_with_roles_may_do() -> None:
    """And offers that, which the log then holds."""
    calls, offered = _menu(roles=True, rights=["more", "else"])

    assert ([call.name for call in calls], offered) == (["rights"], ["go", "more"])
    assert _menu(roles=True, rights=[])[1] == ["go"]


def test_the_first_menu_is_everybodys() -> None:
    """So that the first words are read at once, whoever says them."""
    conversation: Folded = fold([], seq=0, language="en", roles=True)

    turn = advance(_house(), conversation, Text("/trip"), NOW)

    assert turn.service is None
    assert conversation.runs[conversation.stack[-1]].dialog == "trip"


def test_a_right_without_its_source_is_refused(capsys: object) -> None:
    """And a source that does not exist is found by the check."""
    house = replace(_house(), services={})

    assert any("no function or service is called 'rights'" in finding.problem for finding in check_dialogs(house))


def _linked() -> Dialog:
    return dialog("- {id: days, ask: number}", head="entry: {commands: [trip], linked: true}")


def test_a_link_opens_its_dialogue_and_answers_its_first_question() -> None:
    """From the start menu, as from within the dialogue, which it begins anew."""
    person = talk(_linked())

    person.say("/start trip-4")
    assert kinds(person)[-3:] == ["answered", "closed", "offered"]
    person.say("/trip")
    person.say("/start trip-x")
    assert kinds(person, 3) == ["closed", "opened", "offered"]


def test_a_link_opens_nothing_that_is_not_linked() -> None:
    """It is the start command and no more."""
    person = talk(_linked(), OTHER)
    before = len(person.happened())

    person.say("/start other-4")

    assert [body.get("dialog") for kind, body in person.happened()[before:] if kind == "opened"] == []


def test_a_command_begins_what_is_of_the_moment_anew() -> None:
    """Wherever it is open, it is given up first; what was open stays below."""
    person = talk(dialog("- {id: days, ask: number}", head="entry: {commands: [trip], anew: true}"), OTHER)

    person.say("/trip")
    person.say("/trip")
    assert kinds(person, 3) == ["closed", "opened", "offered"]
    person.say("/other")
    person.say("/trip")

    assert kinds(person, 3) == ["closed", "opened", "offered"]
    opened = [body["dialog"] for kind, body in person.happened() if kind == "opened"]
    assert (opened.count("trip"), [kind for kind, _ in person.happened()].count("closed")) == (4, 3)


def test_words_that_are_only_named_are_said_in_the_persons_language() -> None:
    """To any depth; what is no name stays as it is."""
    line = {"role": {"text": "role-city"}, "organisation": "<b>A & B</b>", "programme": {"text": "ningbo.short"}}
    named = {"text": "role-line", "args": line}
    texts = shipped().texts

    assert spoken(texts, "en", named) == "city officer, <b>A & B</b> (the Ningbo programme)"
    assert "市级主管部门人员" in spoken(texts, "zh-CN", named)
    assert spoken(texts, "en", 5) == 5


def test_options_of_a_service_are_offered_and_kept_in_words() -> None:
    """The log holds what was read, and a question may name what was picked."""
    asked = dialog("- {id: what, ask: choice, options: {from: offices}}\n- {id: note, ask: text}")
    person = talk(asked, services={"offices": lambda _call: Ok([["city", {"text": "role-city"}], ["x", "X & Y"]])})

    assert person.options() == ["city officer", "X & Y"]
    person.say("city officer")
    bodies = [body for kind, body in person.happened() if kind in ("offered", "answered")]
    assert bodies[-3]["options"] == [["city", "city officer"], ["x", "X & Y"]]
    assert (bodies[-2]["value"], bodies[-2]["label"]) == ("city", "city officer")


def test_a_refusal_may_name_its_words() -> None:
    """They are escaped as any value is."""
    asked = dialog("- {id: days, ask: number}\n- {id: save, do: keep, with: [days]}")
    refused = No("not-allowed-above", args={"limit": {"text": "role-city"}})
    person = talk(asked, services={"keep": lambda _call: refused})

    assert any("more than city officer" in message.text for message in person.say("4"))
