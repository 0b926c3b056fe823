"""What people do to a conversation, drawn at random: mostly a valid answer to the question that stands."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from kjfz_bot.dialog.conversation import Offer
from kjfz_bot.dialog.inbound import FileSent, Inbound, No, Notice, Press, Text
from kjfz_bot.dialog.notices import REMINDERS
from tests.properties.engine_player import Heard, Player

Action = tuple[str, int]

WEIGHTS = {
    "answer": 30,
    "press": 12,
    "number": 6,
    "change": 5,
    "back": 6,
    "nonsense": 3,
    "global": 5,
    "open": 4,
    "stale": 2,
    "forged": 2,
    "control": 4,
    "language": 2,
    "undo": 3,
    "refuse": 3,
    "file": 2,
    "clock": 1,
    "notice": 3,
}

VALID = frozenset({"answer", "press", "number", "change"})

_GLOBAL_WORDS = """
返回 取消 帮助 为什么 跳过 不清楚 菜单 离开 重新开始 转人工 撤销 下一页 上一页 语言 稍后 back cancel help why skip
menu leave restart human undo later unsure previous next /help /back /cancel /why /skip /undo /menu /language /person
"""
GLOBALS = (*_GLOBAL_WORDS.split(), "not sure", "next page", "previous page")
"""Words that mean the same at every question."""

_NONSENSE_WORDS = """
??? 。 ／check / /visit@bot /nothing r1:0 <b>&amp;</b> {$x} 1,2,3,4,5,6,7 2026-02-30 -5 1e9 三千零零 是不是 都行
第二十个 A z 0 99
"""
NONSENSE = (
    *_NONSENSE_WORDS.split(),
    *("", " ", "\n", "\u202e\u2066abc\u2069", "\x00\x07\x1b[31m", "👩\u200d🔬", "9" * 400, "x" * 100_000, "﷽" * 500),
    *("yes no", "\ud83d"),
)
"""Texts that are seldom an answer: empty, endless, invisible, half characters, commands that do not exist."""

_FORGED_DATA = """
: r r: r0:0 r999999:0 r-1:0 rx:1 c: c:nothing c:start c:visit:1 c:queue:x:y c:cancel q1:1 done back {seq}:99
{seq}:-1 {seq}:٣ {seq}:done {seq}:skip {seq}:why {seq}:next_page {seq}:later {seq}:unsure {seq}: {seq}:0x1
"""
FORGED = ("", *_FORGED_DATA.split())
"""Button data that nobody was ever given."""

_STEP_NAMES = "unknown people building room title item decision known check month tools"
ASKS_NUMBERS = frozenset({"log", "duration"})
"""Kinds of questions at which a bare number may be hours as well as an option's, and is asked."""

REFUSALS = (None, *_STEP_NAMES.split())
"""Where a service that refuses wants the conversation to go on."""


def actions(most: int) -> st.SearchStrategy[list[Action]]:
    """A list of actions, each with a number that says which of its kinds it is."""
    kinds = [kind for kind, weight in WEIGHTS.items() for _ in range(weight)]
    return st.lists(st.tuples(st.sampled_from(kinds), st.integers(0, 9_999)), min_size=most // 3, max_size=most)


def act(player: Player, action: Action) -> Heard | None:
    """Do it; None where there was nothing to do."""
    kind, number = action
    inbound = _INBOUND[kind](player, number)
    heard = None if inbound is None else player.hear(inbound)
    if heard is not None and kind in VALID:
        assert "tried" not in heard.kinds, f"{inbound} is a valid answer"
    if heard is not None and kind == "stale" and "rebased" not in heard.kinds:
        assert not heard.events, "an old button changes nothing"
    return heard


def answer(player: Player, number: int) -> Inbound:
    """A valid answer to the question that stands, typed."""
    offer = offered(player)
    if offer.limits.get("optional") and number % 7 == 0:
        return Text("skip")
    if offer.limits.get("unsure") and number % 7 == 1:
        return Text("不清楚")
    return valid(offer, number, player)


def valid(offer: Offer, number: int, player: Player) -> Inbound:
    """A typed answer of the kind that is asked for, within its limits."""
    if offer.limits.get("numbers") and number % 5 == 0:
        return _TYPED["case_number"](offer.limits, number)
    if offer.kind in ("choice", "yes_no"):
        return Text(offer.options[number % len(offer.options)][1])
    if offer.kind == "multi":
        return Text(_several(offer, number))
    return _TYPED[offer.kind](offer.limits, number)


def _several(offer: Offer, number: int) -> str:
    """One or more of the options, never one that stands alone beside others."""
    alone = offer.limits.get("exclusive", ())
    mixed = [n for n, (id_, _) in enumerate(offer.options) if id_ not in alone] or [0]
    first, second = mixed[number % len(mixed)], mixed[number // 7 % len(mixed)]
    return f"{first + 1}" if first == second else f"{first + 1}、{second + 1}"


def _number(limits: Mapping[str, Any], number: int) -> Inbound:
    low, high = limits.get("min", 0), limits.get("max", 99)
    return Text(str(low + number % (int(high - low) + 1)))


def _money(limits: Mapping[str, Any], number: int) -> Inbound:
    low, high = -(-limits.get("min", 0) // 100), limits.get("max", 99_900) // 100
    return Text(f"{low + number % (high - low + 1)}元")


def _years(limits: Mapping[str, Any], number: int) -> Inbound:
    if limits.get("open_ended") and number % 5 == 0:
        return Text("无固定期限")
    low, high = limits.get("min", 0), limits.get("max", 40)
    return Text(f"{min(low + number % 12, high)}年")


def _date(limits: Mapping[str, Any], number: int) -> Inbound:
    first = date.fromisoformat(str(limits.get("min", "2026-01-01")))
    last = date.fromisoformat(str(limits.get("max", "2027-01-01")))
    return Text((first + timedelta(days=number % ((last - first).days + 1))).isoformat())


def _birth(limits: Mapping[str, Any], number: int) -> Inbound:
    day = date(1950 + number % 50, 1 + number % 12, 1 + number % 28).isoformat()
    return Text(day if limits.get("day") or number % 3 else day[:7])


def _file(limits: Mapping[str, Any], number: int) -> Inbound:
    if number % 4 == 0 and not limits.get("optional"):
        return Text("稍后")
    suffix = limits.get("accept", ["txt"])[0]
    return FileSent(f"f{number}", f"paper.{suffix}", 1000, "application/octet-stream")


_LOGS = (
    "昨天下午在厂里调试产线3小时",
    "yesterday 9:00-11:30 met the R&D team at the plant",
    "上周三到周五每天半天开会",
    "2月30号调试2小时",
    "昨天去厂里诊断注塑缺陷",
    "三四个小时调试",
)

_TYPED: Mapping[str, Callable[[Mapping[str, Any], int], Inbound]] = {
    "text": lambda limits, number: Text(f"text {number} 说明"[: limits.get("max_length", 99)]),
    "number": _number,
    "money": _money,
    "years": _years,
    "date": _date,
    "birth": _birth,
    "file": _file,
    "credit_code": lambda _limits, number: Text(("91330201MA2XN8H35E", "9111 0000 6000 3734 1l")[number % 2]),
    "phone": lambda _limits, number: Text(f"138 0000 {number % 10000:04}"),
    "keywords": lambda limits, number: Text("、".join(f"word {n}" for n in range(limits["min"] + number % 3))),
    "case_number": lambda _limits, number: Text(f"{number % 9}0o-I{number % 7}l"),
    "duration": lambda _limits, number: Text(("2小时", "9:00-11:30", "half a day", "45 min")[number % 4]),
    "log": lambda _limits, number: Text(_LOGS[number % len(_LOGS)]),
    "search": lambda limits, number: Text(f"漂移 {number}"[: limits.get("max_length", 99)]),
    "code": lambda _limits, number: Text(f"{number % 7:05}-{number:05}"),
    "invitation": lambda _limits, number: Text(f"0aB-{number % 9}0Oil z{number % 7}"),
}


def offered(player: Player) -> Offer:
    """The question that stands; on the way to a first question somebody says hello."""
    offer = player.state().offer
    if offer is None:
        player.say("你好")
        offer = player.state().offer
    assert offer is not None
    return offer


def _press(player: Player, number: int) -> Inbound:
    offer = offered(player)
    if not offer.options:
        return answer(player, number)
    ticked = player.state().runs[offer.run].turned.get(offer.key) if offer.kind == "multi" else None
    count = len(offer.options) + bool(ticked)
    place = number % count
    return Press(f"r{offer.seq}:{place if place < len(offer.options) else 'done'}")


def _type_number(player: Player, number: int) -> Inbound:
    offer = offered(player)
    numbered = offer.options and offer.kind not in ASKS_NUMBERS
    return Text(str(number % len(offer.options) + 1)) if numbered else answer(player, number)


def _change(player: Player, number: int) -> Inbound | None:
    """At a menu or a check page, the way to change an answer."""
    offer = offered(player)
    wanted = [place for place, (id_, _) in enumerate(offer.options) if id_ in ("change", "any", "anything", "colour")]
    return Press(f"r{offer.seq}:{wanted[number % len(wanted)]}") if wanted else answer(player, number)


def _open(player: Player, number: int) -> Inbound:
    commands = [f"/{word}" for dialog in player.content.dialogs.values() for word in dialog.commands]
    return Text(commands[number % len(commands)] + (" 1" if number % 11 == 0 else ""))


def _stale(player: Player, number: int) -> Inbound | None:
    """A button of an earlier question."""
    offer = offered(player)
    old = [b for heard in player.heard[-30:] for m in heard.replies for b in (*m.options, *m.controls)]
    gone = [b.data for b in old if b.data.startswith("r") and not b.data.startswith(f"r{offer.seq}:")]
    return Press(gone[number % len(gone)]) if gone else None


def _forged(player: Player, number: int) -> Inbound:
    return Press(FORGED[number % len(FORGED)].replace("{seq}", f"r{offered(player).seq}"))


def _control(player: Player, number: int) -> Inbound | None:
    """One of the buttons around the question."""
    offered(player)
    controls = player.heard[-1].replies[-1].controls
    return Press(controls[number % len(controls)].data) if controls else None


def _language(player: Player, number: int) -> Inbound:
    return Text(f"/lang {number % 2 + 1}")


def _refuse(player: Player, number: int) -> Inbound:
    """The next effect is refused; the person answers on."""
    player.services.refusals.append(No("not-understood", REFUSALS[number % len(REFUSALS)]))
    return answer(player, number // len(REFUSALS))


def _send_file(_player: Player, number: int) -> Inbound:
    size = 1000 if number % 2 else 3_000_000
    return FileSent("f", ("a.pdf", "b.exe", "noname", "c.PNG")[number % 4], size, "x/y")


WORDS = {
    "date": "2026-03-15",
    "days": 7,
    "about": "K7M2",
    "more": 3,
    "firms": 2,
    "escalates": 21,
    "gone": 9,
    **dict.fromkeys(("papers", "unit", "programme", "classes", "name", "title", "number", "lines"), "it"),
    **dict.fromkeys(("length", "names", "waits", "firm", "weekday", "hour", "served", "due", "behind", "week"), "it"),
    **dict.fromkeys(("who", "do", "step"), "it"),
    "done": "2026-12-01",
}
"""What fills the words of any notice."""


def _notice(player: Player, number: int) -> None:
    """The person is told something, perhaps of what was so before their last words."""
    topic = (*REMINDERS, "unreachable")[number % (len(REMINDERS) + 1)]
    seq = (None, player.seq, player.seq - 1)[number // 7 % 3] if topic in REMINDERS else None
    player.tell(Notice(topic, {**WORDS, "count": number}, seq, reminder=topic in REMINDERS))


def _clock(player: Player, number: int) -> None:
    player.now += timedelta(hours=number % 2000)


_INBOUND: Mapping[str, Callable[[Player, int], Inbound | None]] = {
    "answer": answer,
    "press": _press,
    "number": _type_number,
    "change": _change,
    "back": lambda _player, _number: Text("back"),
    "nonsense": lambda _player, number: Text(NONSENSE[number % len(NONSENSE)]),
    "global": lambda _player, number: Text(GLOBALS[number % len(GLOBALS)]),
    "open": _open,
    "stale": _stale,
    "forged": _forged,
    "control": _control,
    "language": _language,
    "undo": lambda _player, number: Text("undo") if number % 2 else Press("c:undo"),
    "refuse": _refuse,
    "file": _send_file,
    "clock": _clock,
    "notice": _notice,
}
