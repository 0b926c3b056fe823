"""What goes to Telegram of other people, and what the web page and the terminal show of the same message."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.app.content import load_content
from kjfz_bot.channels.capabilities import CAPABILITIES
from kjfz_bot.channels.ports import Line
from kjfz_bot.channels.render import fit, to_plain
from kjfz_bot.channels.telegram.compose import compose
from kjfz_bot.channels.veil import Level, Veil
from kjfz_bot.channels.web.wire import to_wire
from kjfz_bot.dialog.message import Button, Document, Message
from kjfz_bot.domain import personal
from kjfz_bot.texts.catalogue import Rich, escape
from tests.storage.conftest import NOON

TEXTS = load_content().texts
LINK = "https://bot.example.org"
NAME, PHONE = "欧阳修远", "13812345678"
MARKED = Message(
    escape(f"{personal.name(NAME)}：{personal.phone(PHONE)} 已同意。"),
    options=(Button("r1:1", personal.name(NAME)), Button("r1:2", "都不要")),
    controls=(Button("r1:back", "返回"),),
    document=Document("a.txt", "text/plain", f"给 {personal.name(NAME)}"),
)

LETTERS, FIGURES = "甲乙丙丁戊己庚辛壬癸qwzjkx", "3456789"
canaries = st.text(LETTERS, min_size=4, max_size=10)
numbers = st.text(FIGURES, min_size=8, max_size=13)
words = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=personal.MARKS + LETTERS + FIGURES), max_size=12
)


def sent(message: Message, level: Level, *, agreed: bool = True, link: str = LINK) -> str:
    """Everything that leaves for Telegram."""
    calls = compose(Veil(TEXTS, level, link).over(message, agreed=agreed), TEXTS)
    return json.dumps([call.to_json() for call in calls], ensure_ascii=False)


def test_masked_leaves_the_surname_and_the_ends_of_the_number_and_says_where_the_rest_is() -> None:
    """In the text, on buttons and in a file."""
    out = sent(MARKED, "masked")

    assert "欧阳**：138****5678 已同意。" in out
    assert '"text": "欧阳**"' in out
    assert "给 欧阳**" in out
    assert f"完整内容：{LINK}" in out
    assert NAME not in out
    assert PHONE not in out


def test_masked_without_a_public_address_has_no_link() -> None:
    """The names are hidden all the same."""
    out = sent(MARKED, "masked", link="")

    assert "完整内容" not in out
    assert NAME not in out


SHEET = Message(
    escape("名单的邀请。"), document=Document("a.xlsx", "application/x", "5YaF5a65", base64=True, private=True)
)


def test_a_file_in_which_nothing_can_be_hidden_stays_behind() -> None:
    """With where it is; where everything may be shown, it goes out."""
    masked, unlinked, none = sent(SHEET, "masked"), sent(SHEET, "masked", link=""), sent(SHEET, "none")

    assert "名单的邀请。" in masked
    assert f"请在这里登录后索取：{LINK}" in masked
    assert "请在网页上索取" in unlinked
    assert "5YaF5a65" not in masked + unlinked + none + sent(SHEET, "full", agreed=False)
    assert "5YaF5a65" in sent(SHEET, "full")


def test_none_says_only_that_there_is_something() -> None:
    """What can be chosen is there by number; the ways around it stay."""
    out = sent(MARKED, "none")

    assert "有涉及他人的新内容" in out
    assert LINK in out
    assert "已同意" not in out
    assert "欧阳" not in out
    assert '"text": "1."' in out
    assert '"text": "都不要"' in out
    assert '"text": "返回"' in out
    assert "senddocument" not in out


def test_none_without_a_public_address_names_the_web_page() -> None:
    """There is nothing to link to."""
    assert "请在网页上看" in sent(MARKED, "none", link="")


def test_full_shows_everything_and_no_mark() -> None:
    """As the operator chose."""
    out = sent(MARKED, "full")

    assert f"{NAME}：{PHONE} 已同意。" in out
    assert not set(out) & set(personal.MARKS)


@pytest.mark.parametrize("level", ["masked", "none", "full"])
def test_nothing_of_others_goes_to_whoever_has_not_agreed_to_telegram(level: Level) -> None:
    """Whatever the operator chose."""
    out = sent(MARKED, level, agreed=False)

    assert "欧阳" not in out
    assert "5678" not in out


@pytest.mark.parametrize("agreed", [True, False])
def test_a_message_that_tells_of_nobody_is_as_it_was(agreed: bool) -> None:
    """Most messages do not."""
    message = Message(Rich("<b>Hello</b>"), document=Document("a.txt", "text/plain", "text"))

    assert Veil(TEXTS, "none", LINK).over(message, agreed=agreed) is message


def test_the_web_page_and_the_terminal_show_all_of_it() -> None:
    """Names whole, marks nowhere."""
    wire: Any = json.dumps(to_wire(Line(1, False, NOON, None, MARKED), TEXTS), ensure_ascii=False)
    terminal = "\n".join(to_plain(piece.lines) for piece in fit(MARKED, CAPABILITIES["terminal"]))

    for shown in (wire, terminal):
        assert NAME in shown
        assert PHONE in shown
        assert not set(shown) & set(personal.MARKS)
    assert f"1. {NAME}" in terminal


def test_marks_survive_being_stored() -> None:
    """What is stored for a channel that is read tells of people when it is read again."""
    again = Message.from_json(json.loads(json.dumps(MARKED.to_json())))

    assert again == MARKED


@given(st.lists(st.tuples(words, canaries, numbers), min_size=1, max_size=4), st.sampled_from(["masked", "none"]))
def test_no_name_or_number_leaves_for_telegram(people: list[tuple[str, str, str]], level: Level) -> None:
    """Whatever is around it, wherever it stands: text, buttons, examples and files."""
    said = "".join(f"{around}{personal.name(name)}{personal.phone(phone)}" for around, name, phone in people)
    message = Message(
        escape(said),
        options=tuple(Button(f"r1:{place}", personal.name(name)) for place, (_, name, _) in enumerate(people)),
        controls=(Button("c:x", personal.phone(people[0][2])),),
        expects="text",
        example=personal.phone(people[0][2]),
        document=Document(f"{personal.name(people[0][1])}.txt", "text/plain", said),
    )

    out = sent(message, level, link="")

    for _, name, phone in people:
        assert name not in out
        assert phone not in out
