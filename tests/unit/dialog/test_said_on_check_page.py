"""On a check page an entry can be said anew, or only a part of it, and a photo can be sent: that is what is changed."""

from datetime import timedelta

from kjfz_bot.dialog.inbound import Ok, ServiceCall, Text
from kjfz_bot.testing.conversation import Conversation
from tests.unit.app.office import content

SAID = "昨天下午在厂里调试产线3小时"


def page() -> Conversation:
    """A VP on the check page; 11 March 2026, a Wednesday."""
    given = {
        "my_rights": [],
        "my_terms": [["1:ningbo", "Works"]],
        "log_clashes": [],
        "term_days": {},
    }

    def serve(call: ServiceCall) -> Ok:
        return Ok(given[call.name])

    talk = Conversation(content(), dict.fromkeys(given, serve))
    talk.say("你好")
    talk.say(SAID)
    assert "3小时，调试产线（现场）" in talk.read()
    return talk


def test_the_whole_is_said_anew() -> None:
    """The sentence that comes last is the entry."""
    talk = page()

    talk.say("前天上午在实验室测试涂层2小时")

    assert "2小时，测试涂层" in talk.read()
    assert "调试产线" not in talk.read()


def test_a_part_changes_only_that() -> None:
    """A length, or a day; the rest stands."""
    talk = page()

    talk.say("4小时")
    longer = talk.read()
    talk.say("前天")

    assert "3月10日 周二，4小时，调试产线（现场）" in longer
    assert "3月9日 周一，4小时，调试产线（现场）" in talk.read()


def test_a_photo_is_taken() -> None:
    """Without going to its question first; a third one finds no room."""
    talk = page()

    talk.send_file("one.jpg")
    first = talk.read()
    talk.send_file("two.jpg")
    second = talk.read()
    talk.send_file("three.jpg")

    assert "照片或PDF：one.jpg" in first
    assert "第二张：two.jpg" in second
    assert "这份文件没有保存" in talk.read()


def test_words_are_read_from_when_they_were_sent() -> None:
    """What waited over midnight means the day before."""
    talk = page()
    late = Text(SAID, sent_at=talk.now - timedelta(days=1))

    talk.hear(late)

    assert "3月9日 周一，3小时" in talk.read()
