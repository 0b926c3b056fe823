"""A whole Backend in memory with a tiny conversation of its own, for tests of channels."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from kjfz_bot.channels.ports import Arrival, Line
from kjfz_bot.dialog.message import Button, Document, Message
from kjfz_bot.errors import FactError, KeyReused, StoreFull
from kjfz_bot.services.qr import picture
from kjfz_bot.texts.catalogue import Catalogue, Rich, escape, load_catalogue

LOCALES = Path(__file__).parents[3] / "locales"
CONTROLS = (Button("r1:back", "返回"), Button("r1:unsure", "不清楚"), Button("r1:why", "为什么问"))
DEGREES = ("博士", "硕士", "学士", "学士以下")
FIELDS = ("电子信息", "生物与新医药", "新材料")


OVER = Document("a.txt", "text/plain", "甲", until="2026-03-01T04:00:00+00:00")
PICTURE = replace(picture("http://127.0.0.1:8080/?start=join-x", "invitation"), alt="邀请链接的二维码")
"""What comes with an invitation."""


@cache
def catalogue() -> Catalogue:
    """The channels' own words, as shipped."""
    return load_catalogue(
        {
            language: {
                name: (LOCALES / language / name).read_text(encoding="utf-8")
                for name in ("web.ftl", "sign_in.ftl", "terminal.ftl", "demo.ftl")
            }
            for language in ("zh-CN", "en")
        }
    )


def check(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """A stand-in for the evaluation, which has tests of its own."""
    if "degre" in body:
        raise FactError("degre", "no such fact", "degree")
    return {"verdict": "undecided"}


def choice(text: str, labels: Sequence[str], *, offer: int = 1, replaces: bool = False) -> Message:
    """A question with options and controls."""
    options = tuple(Button(f"r{offer}:{number}", label) for number, label in enumerate(labels, 1))
    return Message(Rich(text), options=options, controls=CONTROLS, expects="choice", replaces=replaces)


def _degree() -> Message:
    return choice("<b>您的最高学位是什么？</b>\n博士后视为博士；在读不算。", DEGREES, offer=2)


def _fields(chosen: Sequence[str]) -> Message:
    labels = [f"{'☑' if field in chosen else '☐'} {field}" for field in FIELDS] + ["选好了"]
    return replace(choice("<b>您从事哪些领域？</b>可多选。", labels, offer=3, replaces=bool(chosen)), expects="multi")


def _years() -> Message:
    return Message(Rich("<b>合同还剩几年？</b>"), controls=CONTROLS, expects="years", example="两年半")


def _report() -> Message:
    lines = "\n".join(
        f"• <b>规则 {n}</b>：符合。依据 2.1.{n}，说明文字写得长一些，好看它如何换行。" for n in range(1, 13)
    )
    return Message(
        Rich(f"<b>您可以申请，还差一步。</b>\n\n{lines}\n\n<i>自查结果供参考，由主管部门认定。</i>"),
        options=(Button("c:save", "保存为文本"), Button("c:again", "重新开始")),
        expects="choice",
    )


def talk(arrival: Arrival) -> Sequence[Message]:
    """A short self-check: employer, degree, fields (several), years, report, file."""
    steps: Mapping[str, Callable[[], Sequence[Message]]] = {
        "/start": lambda: [
            Message(Rich("您好！这里是资格自查。")),
            choice("<b>您在哪类单位工作？</b>", ("高校", "科研院所", "医院", "其他"), offer=1),
        ],
        "1": lambda: [_degree()],
        "r1:1": lambda: [_degree()],
        "r2:1": lambda: [_fields(())],
        "r3:1": lambda: [_fields(FIELDS[:1])],
        "r3:2": lambda: [_fields(FIELDS[:2])],
        "r3:4": lambda: [_years()],
        "3": lambda: [_report()],
        "c:save": lambda: [
            Message(Rich("已保存。"), document=Document("自查 结果.txt", "text/plain", "第一行\n第二行"))
        ],
        "c:late": lambda: [Message(Rich("已过期。"), document=OVER)],
        "c:qr": lambda: [Message(Rich("邀请已生成。"), document=PICTURE)],
        "hello": lambda: [Message(Rich("<b>Welcome.</b> What is your degree?"), expects="text", example="master")],
    }
    found = steps.get(arrival.body)
    return found() if found else [Message(Rich(f"没有听懂“{escape(arrival.body[:40])}”，请用数字或文字回答。"))]


class MemoryBackend:
    """Keeps every address's lines; answers at once, or after `delay` seconds."""

    def __init__(self, reply: Callable[[Arrival], Sequence[Message]] = talk, delay: float = 0.0) -> None:
        self.arrivals: list[Arrival] = []
        self.full = False
        self._reply = reply
        self._delay = delay
        self._lines: dict[tuple[str, str], list[Line]] = defaultdict(list)
        self._labels: dict[str, str] = {}
        self._news = asyncio.Condition()
        self._later: set[asyncio.Task[None]] = set()

    async def accept(self, arrival: Arrival) -> bool:
        """Keep an arrival once and answer it."""
        if self.full:
            raise StoreFull("the disk is full")
        seen = {(known.channel, known.external_id, known.update_id): known for known in self.arrivals}
        if known := seen.get((arrival.channel, arrival.external_id, arrival.update_id)):
            if (known.kind, known.body) != (arrival.kind, arrival.body):
                raise KeyReused
            return False
        self.arrivals.append(arrival)
        await self._add(arrival, [(True, self._labels.get(arrival.body, arrival.body), None)])
        task = asyncio.create_task(self._answer(arrival))
        self._later.add(task)
        task.add_done_callback(self._later.discard)
        return True

    async def lines(self, channel: str, external_id: str, after: int, limit: int) -> Sequence[Line]:
        """Read on from a line."""
        return [line for line in self._lines[channel, external_id] if line.id > after][:limit]

    async def wait(self, channel: str, external_id: str, after: int, timeout: float) -> bool:  # noqa: ASYNC109
        """Wait for a line."""
        try:
            async with asyncio.timeout(timeout), self._news:
                await self._news.wait_for(lambda: len(self._lines[channel, external_id]) > after)
        except TimeoutError:
            return False
        return True

    async def notice(self, channel: str, external_id: str, message: Message) -> None:
        """Say something unasked."""
        await self._add(Arrival(channel, external_id, "", "text", "", datetime.now(UTC)), [(False, None, message)])

    async def _answer(self, arrival: Arrival) -> None:
        await asyncio.sleep(self._delay)
        messages = self._reply(arrival)
        for message in messages:
            self._labels.update({button.data: button.label for button in message.options + message.controls})
        await self._add(arrival, [(False, None, message) for message in messages])

    async def _add(self, arrival: Arrival, added: Sequence[tuple[bool, str | None, Message | None]]) -> None:
        async with self._news:
            lines = self._lines[arrival.channel, arrival.external_id]
            for mine, text, message in added:
                key = arrival.update_id if mine else ""
                lines.append(Line(len(lines) + 1, mine, datetime.now(UTC), text, message, key))
            self._news.notify_all()
