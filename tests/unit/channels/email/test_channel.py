"""Mail through a real server: what it looks like, and what becomes of it when the server misbehaves."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from structlog.testing import capture_logs

from kjfz_bot.app.content import load_content
from kjfz_bot.channels.email import mail as mails
from kjfz_bot.channels.email.channel import LATER_SECONDS, REFUSED_SECONDS, EmailChannel, Server
from kjfz_bot.channels.email.compose import compose
from kjfz_bot.channels.email.mail import Letterhead
from kjfz_bot.channels.ports import Call, Outcome, Rejected, RetryLater, Sent, Unknown, Unreachable
from kjfz_bot.dialog.message import Message
from kjfz_bot.texts.catalogue import Rich
from tests.e2e.running import free_port
from tests.mailserver import Fault, MailServer, words

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
ADA = "ada.canary@example.org"
HEAD = Letterhead("kjfz@example.org", "科技副总助手", "https://bot.example.org")
TEXTS = load_content().texts
SECRET = "您的办件 K7M2 已通过"
NOTICE = compose(Message(Rich(SECRET), topic="unfinished"), TEXTS)[0]


@pytest.fixture
def post_office() -> Iterator[MailServer]:
    server = MailServer().start()
    yield server
    server.stop()


def channel(port: int, **more: Any) -> EmailChannel:
    server = Server("127.0.0.1", port, user="", password="", tls=False, starttls=False, answer_seconds=0.5)
    server = replace(server, **more)
    return EmailChannel(server, HEAD, TEXTS, lambda: NOON, asyncio.get_running_loop().time)


async def send(post_office: MailServer, to: str = ADA, call: Call = NOTICE, **more: Any) -> Outcome:
    return await channel(post_office.port, **more).send(to, call._replace(reference="17.house"), None)


async def test_a_mail_says_what_kind_of_thing_has_happened_and_where_to_read_it(post_office: MailServer) -> None:
    """And not what; in plain text as in HTML, in the language of the notice."""
    assert await send(post_office) == Sent("<17.house@example.org>")

    (mail,) = post_office.mails
    assert (mail["To"], mail["Subject"]) == (ADA, "没做完的自查")
    assert mail["From"].addresses[0].display_name == "科技副总助手"
    for kind in ("plain", "html"):
        text = words(mail, kind)
        assert "没做完的自查" in text
        assert "https://bot.example.org/sign-in?lang=zh-CN" in text.replace("&amp;", "&")
        assert "K7M2" not in text
    assert mail["List-Unsubscribe"] == "<https://bot.example.org/sign-in>"
    assert mail["Auto-Submitted"] == "auto-generated"


async def test_a_notice_without_a_name_is_news(post_office: MailServer) -> None:
    """A topic of another feature needs no words for mail."""
    await send(post_office, call=compose(Message(Rich("Your case K7M2."), topic="decided"), TEXTS)[0])

    assert post_office.mails[0]["Subject"] == "There is news for you"


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ("refuses", Unreachable()),
        ("is full", RetryLater(LATER_SECONDS, whole_bot=False)),
        ("refuses the data", Rejected("554")),
        ("hangs", Unknown()),
        ("drops after the data", Unknown()),
    ],
)
async def test_what_the_server_does_is_an_outcome(post_office: MailServer, fault: Fault, outcome: Outcome) -> None:
    """Final where it is final, later where it is for now, and unknown where nobody can know."""
    post_office.faults[ADA] = fault

    assert await send(post_office) == outcome
    assert isinstance(await send(post_office, "ben@example.org"), Sent)


async def test_a_mail_sent_again_has_the_same_name(post_office: MailServer) -> None:
    """So that a server knows the second copy of it."""
    post_office.faults[ADA] = "drops after the data"
    assert await send(post_office) == Unknown()
    del post_office.faults[ADA]
    await send(post_office)

    assert [mail["Message-ID"] for mail in post_office.mails] == ["<17.house@example.org>"] * 2


async def test_a_server_that_is_not_there_silences_the_channel_for_a_while() -> None:
    """Nothing was sent, and nothing is tried at once."""
    sending = channel(free_port())

    outcome = await sending.send(ADA, NOTICE, None)

    assert isinstance(outcome, RetryLater)
    assert outcome.whole_bot
    assert sending.may_send("ben@example.org") is not None


async def test_a_server_that_does_not_know_us_is_left_alone_for_longer() -> None:
    """A wrong password is not tried every few seconds; the right one opens."""
    server = MailServer(password="right").start()
    try:
        wrong = await send(server, user="kjfz", password="wrong")
        right = await send(server, user="kjfz", password="right")
    finally:
        server.stop()

    assert wrong == RetryLater(REFUSED_SECONDS, whole_bot=True)
    assert isinstance(right, Sent)


async def test_nothing_is_said_in_clear_where_encryption_is_wanted() -> None:
    """A server that does not offer it, or somebody in between who hides it, gets neither password nor mail."""
    server = MailServer(password="right").start()
    try:
        outcome = await send(server, user="kjfz", password="right", starttls=True)
    finally:
        server.stop()

    assert isinstance(outcome, RetryLater)
    assert (server.commands, server.mails) == ([], [])


@pytest.mark.parametrize("place", ["to", "subject", "language", "reference"])
def test_nothing_can_be_added_to_the_headers(place: str) -> None:
    """A line break in any of them is refused, not sent."""
    letter = mails.sign_in(ADA, "link.1", "token", TEXTS, "en", HEAD)
    change: dict[str, Any] = {place: f"{getattr(letter, place)}\r\nBcc: eve@example.org"}
    forged = replace(letter, **change)

    with pytest.raises(ValueError):
        mails.build(forged, HEAD, NOON)


async def test_html_in_a_kind_is_shown_and_not_obeyed(post_office: MailServer) -> None:
    """Whatever stands in a text or an address."""
    call = Call(NOTICE.method, {"language": "en", "kind": "<script>alert(1)</script>"})

    await send(post_office, call=call)

    assert "<script>" not in words(post_office.mails[0], "html")
    assert "&lt;script&gt;" in words(post_office.mails[0], "html")


async def test_no_address_is_logged(post_office: MailServer) -> None:
    """Neither with success nor with any failure."""
    with capture_logs() as logs:
        faults: tuple[Fault | None, ...] = (None, "refuses", "is full", "refuses the data", "drops after the data")
        for fault in faults:
            if fault is not None:
                post_office.faults[ADA] = fault
            await send(post_office)
        await channel(free_port()).send(ADA, NOTICE, None)

    assert "canary" not in str(logs)
