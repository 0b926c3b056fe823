"""Conversations in Telegram with the shipped program: by buttons and by typing, in both languages, through a kill."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.botsim.driver import User
from tests.e2e.bot import TOKEN, Bot, running_bot, until, web_answers

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHINESE = ("资格自查", "昌平区“科技副总”意见（征求意见稿）", "一家企业", "^是$", "^是$", "没有问题，看结果")
ENGLISH = ("Check eligibility", "Changping", "^A firm", "^Yes$", "^Yes$", "show the result")
CHINESE_VERDICT = "这家企业符合昌平区征求意见稿的各项条件"
ENGLISH_VERDICT = "all conditions of the Changping draft are met"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def bot(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bot]:
    """One bot that fetches its updates, in no hurry to be slow."""
    async with running_bot(tmp_path_factory.mktemp("bot"), KJFZ_PACE_LIMITS="off") as running:
        yield running


async def answer(person: User, *buttons: str) -> None:
    """Press one after the other, each once a prompt has it that came since the last."""
    for button in buttons:
        await person.expect(button=button, timeout=20)
        person.press(button)


async def test_a_self_check_by_buttons(bot: Bot) -> None:
    """From the first word to the file; every press is acknowledged, no call is refused."""
    person = bot.person()
    person.say("/start")
    await answer(person, *CHINESE)
    await person.expect(CHINESE_VERDICT)
    await answer(person, "保存为文本")

    await until(lambda: any("document" in message for message in person.messages(9)))
    document = next(message["document"] for message in person.messages(9) if "document" in message)
    assert CHINESE_VERDICT in bot.telegram.files[document["file_id"]]["data"].decode()
    await until(lambda: all(query["answers"] == 1 for query in bot.telegram.callbacks.values()))
    assert bot.telegram.errors == {}


async def test_a_self_check_in_english(bot: Bot) -> None:
    """The language of the app is the language of the bot."""
    person = bot.person("en")
    person.say("/start")
    await answer(person, *ENGLISH)

    await person.expect(ENGLISH_VERDICT)


@pytest.mark.parametrize(
    ("language", "words", "verdict"),
    [
        ("zh-hans", ("/check@kjfz_test_bot", "昌平", "一家企业", "是", "是", "没有问题，看结果"), CHINESE_VERDICT),
        ("en-GB", ("/check", "1", "2", "yes", "yes", "1"), ENGLISH_VERDICT),
    ],
)
async def test_a_self_check_by_typing(bot: Bot, language: str, words: tuple[str, ...], verdict: str) -> None:
    """Whoever never presses a button reaches the same end."""
    person = bot.person(language)
    for word in words:
        person.say(word)
        await person.expect(button=".")

    await until(lambda: any(verdict in text for text in person.texts(9)))


async def test_a_choice_of_several_changes_in_place(bot: Bot) -> None:
    """Ticks appear on the message that was pressed; what is typed is answered below."""
    person = bot.person()
    person.say("/check")
    await answer(person, "宁波", "一家企业", "^是$", "^是$")
    await person.expect(button="☐")
    shown = person.messages(1)[0]["message_id"]
    first = person.buttons()[0]
    person.press(first)
    edited = await person.expect(button="☑")
    person.say("1")
    below = await person.expect(button=".")

    assert edited["message_id"] == shown
    assert below["message_id"] > shown


async def test_files_reach_the_conversation(bot: Bot) -> None:
    """A photo and a document are heard by their metadata, the largest size of the photo."""
    person = bot.person()
    person.say("/check")
    await person.expect(button="昌平")
    person.upload()
    await person.expect()
    person.upload(b"%PDF-1.7", "证明.pdf", as_document=True, mime="application/pdf")
    await person.expect()

    heard = await bot.heard(person)
    assert [kind for kind, _ in heard] == ["text", "file", "file"]
    assert '"media_type": "image/jpeg"' in heard[1][1]
    assert '"name": "证明.pdf"' in heard[2][1]


@pytest.mark.parametrize(
    ("part", "kind", "words"),
    [
        ({"forward_origin": {"type": "user"}, "text": "/check"}, "forwarded", "转发"),
        ({"sticker": {"file_id": "S"}}, "unreadable", "文字"),
        ({"contact": {"phone_number": "13800000000", "user_id": 5}}, "unreadable", "文字"),
    ],
)
async def test_what_is_no_answer_is_told_apart(bot: Bot, part: dict[str, object], kind: str, words: str) -> None:
    """It is kept as what it is, its sender is told, and the open question stands."""
    person = bot.person()
    person.say("/check")
    await person.expect(button="昌平")
    person._message(part)

    await person.expect(words)
    assert (await bot.heard(person))[-1][0] == kind
    person.say("昌平")
    await person.expect(button="企业")


async def test_an_edited_message_changes_nothing(bot: Bot) -> None:
    """The answer given stays, and the person is told so."""
    person = bot.person()
    person.say("/check")
    await person.expect(button="昌平")
    bot.telegram.push("edited_message", {**person._base(), "edit_date": 1, "text": "/start"}, person.id)

    await person.expect("修改已发出的消息")
    assert (await bot.heard(person))[-1] == ("edited", "/start")


@pytest.mark.parametrize(
    "part", [{"via_bot": {"id": 5}, "text": "1"}, {"sender_chat": {"id": -5}, "text": "1"}, {"pinned_message": {}}]
)
async def test_nobodys_own_words_are_passed_over(bot: Bot, part: dict[str, object]) -> None:
    """Other bots, channels, and notices about the chat get no answer."""
    person = bot.person()
    person._message(part)
    person._message({"text": "/check"})

    await person.expect(button="昌平")
    assert await bot.heard(person) == [("text", "/check")]


async def test_a_group_hears_one_line_and_is_left(bot: Bot) -> None:
    """Nothing that is said there is stored."""
    group = bot.group()
    person = bot.person()
    chat = {"id": group, "type": "group", "title": "Office"}
    bot.telegram.push("message", {**person._base(), "chat": chat, "text": "/check"}, group)

    await until(lambda: bot.telegram.counts.get("leavechat", 0) >= 1)
    said = [message["text"] for message in bot.telegram.chats[group].messages.values()]
    assert said == ["我只在私聊中回答。请直接给我发消息。"]
    assert await bot.heard(person) == []


async def test_who_blocked_the_bot_is_left_alone_until_they_write(bot: Bot) -> None:
    """What was meant for them is given up; coming back needs nothing but a message."""
    person = bot.person()
    person.say("/check")
    await person.expect(button="昌平")
    person.chat.blocked = True
    person.say("昌平")
    await until(lambda: given_up(bot, person))
    person.chat.blocked = False
    person.say("/check")

    await person.expect(button=".")


async def given_up(bot: Bot, person: User) -> bool:
    """Whether something meant for a person will never be sent."""
    return "dead" in await bot.outbox_states(person)


async def test_a_kill_in_mid_conversation_loses_nothing(bot: Bot) -> None:
    """What was said while it was away is answered, and the conversation goes on to its end."""
    person = bot.person()
    person.say("/start")
    await answer(person, *CHINESE[:4])
    await person.expect(button="^是$")
    killed = bot.restart_after_kill()
    person.press("^是$")
    await killed
    await answer(person, CHINESE[-1])

    await until(lambda: any(CHINESE_VERDICT in text for text in person.texts(3)))
    assert len(await bot.heard(person)) == len(CHINESE) + 1


async def test_the_token_is_nowhere_in_the_log(bot: Bot, tmp_path: Path) -> None:
    """Not even where calls fail, with all that can be logged."""
    async with running_bot(tmp_path, KJFZ_LOG_LEVEL="debug", KJFZ_DEBUG="true") as chatty:
        chatty.telegram.faults.error500 = 1.0
        person = chatty.person()
        person.say("13800000000 张三")
        await until(lambda: chatty.telegram.errors != {})

    log = chatty.server.log.read_text() + bot.server.log.read_text()
    assert TOKEN.partition(":")[2] not in log
    assert "张三" not in log
    assert log != ""


async def test_a_refused_token_stops_telegram_only(tmp_path: Path) -> None:
    """The log says it loudly, nothing is sent or fetched any more, and the web chat serves on."""
    async with running_bot(tmp_path) as refused:
        person = refused.person()
        refused.telegram.token = "123456:ANOTHER"
        person.say("/start")
        log = refused.server.log
        await until(lambda: "bot_unknown_to_platform" in log.read_text(), 40)
        assert await web_answers(refused)
        await asyncio.sleep(0.5)  # a call that was under way
        calls = dict(refused.telegram.counts)

        await asyncio.sleep(1.5)
        assert '"level": "critical"' in log.read_text()
        assert refused.telegram.counts == calls
