"""The one renderer: what a channel cannot show is written out, nothing is lost, nothing is too long."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.channels.capabilities import CAPABILITIES, Capability
from kjfz_bot.channels.render import Piece, Span, fit, parse, to_html, to_plain
from kjfz_bot.dialog.message import Button, Document, Message
from kjfz_bot.texts.catalogue import Rich, escape

YES_NO = (Button("r1:1", "是"), Button("r1:2", "否"))
WAYS = (Button("r1:back", "返回"), Button("r1:skip", "跳过"), Button("r1:unsure", "不清楚"))
SMALL = Capability("small", 0, 0, edits=False, files=False, max_text=40, unit="bytes", markup="plain")


def plain(pieces: list[Piece]) -> str:
    return "".join(to_plain(piece.lines) for piece in pieces)


def test_options_become_numbered_lines_where_there_are_no_buttons() -> None:
    """A terminal reader types the number."""
    message = Message(Rich("愿意吗？"), options=YES_NO, controls=WAYS)

    pieces = fit(message, CAPABILITIES["terminal"])

    assert plain(pieces) == "愿意吗？\n1. 是\n2. 否\n返回 · 跳过 · 不清楚"
    assert pieces[-1].options == pieces[-1].controls == ()


def test_buttons_stay_buttons_where_there_is_room() -> None:
    """Five buttons fit a channel of six; the text stays as it was."""
    message = Message(Rich("愿意吗？"), options=YES_NO, controls=WAYS)

    pieces = fit(message, CAPABILITIES["wecom"])

    assert (pieces[0].options, pieces[0].controls) == (YES_NO, WAYS)
    assert plain(pieces) == "愿意吗？"


def test_controls_give_way_to_options_where_room_is_short() -> None:
    """With five options on six buttons the controls are typed words."""
    options = tuple(Button(f"r1:{n}", f"第{n}项") for n in range(1, 6))

    pieces = fit(Message(Rich("选"), options=options, controls=WAYS), CAPABILITIES["wecom"])

    assert pieces[0].options == options
    assert pieces[0].controls == ()
    assert plain(pieces).endswith("返回 · 跳过 · 不清楚")


def test_too_many_options_take_the_controls_along() -> None:
    """Answers that must be typed are never hidden behind pressable ways around them."""
    options = tuple(Button(f"r1:{n}", f"第{n}项") for n in range(1, 8))

    pieces = fit(Message(Rich("选"), options=options, controls=WAYS), CAPABILITIES["wecom"])

    assert pieces[0].options == pieces[0].controls == ()
    assert "7. 第7项\n返回 · 跳过 · 不清楚" in plain(pieces)


def test_a_button_with_too_long_data_is_written_out() -> None:
    """Telegram refuses more than 64 bytes of callback data."""
    pieces = fit(Message(Rich("选"), options=(Button("c:" + "x" * 63, "很长"),)), CAPABILITIES["telegram"])

    assert pieces[0].options == ()
    assert "1. 很长" in plain(pieces)


def test_a_document_is_a_file_or_is_written_in_full() -> None:
    """Where files cannot be sent, nothing of the document is lost."""
    document = Document("自查.txt", "text/plain", "第一行 <b>\n第二行")
    message = Message(Rich("已保存"), document=document)

    as_file, as_text = fit(message, CAPABILITIES["web"]), fit(message, CAPABILITIES["terminal"])

    assert as_file[0].document == document
    assert as_text[0].document is None
    assert plain(as_text) == "已保存\n\n第一行 <b>\n第二行"


def test_a_picture_is_a_file_or_is_drawn_in_characters() -> None:
    """Its bytes are never shown as text; where there is no likeness, nothing is."""
    document = Document("a.png", "image/png", "iVBORw0KGgo=", base64=True, drawn="█▀\n▄ ")
    message = Message(Rich("给您"), document=document)

    assert fit(message, CAPABILITIES["web"])[0].document == document
    assert plain(fit(message, CAPABILITIES["terminal"])) == "给您\n\n█▀\n▄ "
    bare = Message(Rich("给您"), document=Document("a.zip", "application/zip", "UEs=", base64=True))
    assert plain(fit(bare, CAPABILITIES["terminal"])) == "给您"


def test_a_message_replaces_only_where_the_channel_edits() -> None:
    """A new face of a prompt is a new message where nothing can be edited."""
    message = Message(Rich("选"), options=YES_NO, replaces=True)

    assert fit(message, CAPABILITIES["web"])[0].replaces
    assert not fit(message, CAPABILITIES["terminal"])[0].replaces


def test_only_the_three_tags_are_tags() -> None:
    """Anything else in angle brackets is shown as it stands and escaped in HTML."""
    lines = parse(Rich("<b>a<script></b> &lt;i&gt; 1 < 2 &amp;amp;"))

    assert lines[0][0] == Span("a<script>", ("b",))
    assert to_plain(lines) == "a<script> <i> 1 < 2 &amp;"
    assert to_html(lines) == "<b>a&lt;script&gt;</b> &lt;i&gt; 1 &lt; 2 &amp;amp;"


def test_escape_sequences_and_turned_text_are_dropped() -> None:
    """No text drives a terminal or reads in another order than it is stored."""
    assert to_plain(parse(escape("a\x1b[31mb\u202ec\ud800d\r\te"))) == "a[31mbcd\te"


def test_a_too_long_text_is_cut_at_sentence_ends() -> None:
    """A reader is not left in the middle of a sentence."""
    pieces = fit(Message(Rich("第一句话在这里。第二句话在这里。")), SMALL)

    assert [to_plain(piece.lines) for piece in pieces] == ["第一句话在这里。", "第二句话在这里。"]


def test_tags_are_closed_and_opened_again_at_a_cut() -> None:
    """Each piece is whole HTML of its own, and no escape is cut."""
    pieces = fit(Message(Rich("<b>" + "&amp;" * 60 + "</b>")), SMALL)

    assert [to_html(piece.lines) for piece in pieces] == ["<b>" + "&amp;" * 40 + "</b>", "<b>" + "&amp;" * 20 + "</b>"]


def test_buttons_stand_on_the_last_piece_only() -> None:
    """The question is pressed where it ends."""
    channel = Capability("short", 6, 64, edits=True, files=True, max_text=20, unit="characters", markup="plain")

    pieces = fit(Message(Rich("一二三四五六七八九十。" * 3), options=YES_NO, replaces=True), channel)

    assert [len(piece.options) for piece in pieces] == [0, 0, 2]
    assert not pieces[-1].replaces


@pytest.mark.parametrize("name", sorted(CAPABILITIES))
@given(
    st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cf"]), max_size=5000),
    st.integers(min_value=0, max_value=9),
)
def test_no_piece_is_too_long_and_no_character_is_lost(name: str, content: str, count: int) -> None:
    """Holds for every channel, whatever the text and the number of options."""
    capability = CAPABILITIES[name]
    options = tuple(Button(f"r1:{n}", f"{n}号") for n in range(count))

    pieces = fit(Message(escape(content * 3), options=options), capability)

    assert all(capability.measure(to_plain(piece.lines)) <= capability.max_text for piece in pieces)
    shown = re.sub(r"\s", "", plain(pieces))
    assert shown.startswith(re.sub(r"\s", "", content * 3))
    assert pieces[-1].options == options or all(f"{n + 1}.{n}号" in shown for n in range(count))


def test_an_emoji_is_not_torn_apart() -> None:
    """A family of joined emoji moves to the next piece whole."""
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"

    pieces = fit(Message(escape("a" * 28 + family)), SMALL)

    assert [to_plain(piece.lines) for piece in pieces] == ["a" * 28, family]


def test_a_hundred_thousand_characters_are_shown_in_time() -> None:
    """One very long line is cut into pieces without quadratic work."""
    pieces = fit(Message(escape("长" * 100_000)), CAPABILITIES["wecom"])

    assert len(pieces) == 147
