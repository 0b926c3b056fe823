"""Rules of a conversation that need more than one turn to see: back, undo, and that every question can be answered."""

from collections.abc import Iterable, Sequence

from kjfz_bot.channels.capabilities import CAPABILITIES
from kjfz_bot.channels.render import fit, to_plain
from kjfz_bot.dialog.content import Content
from kjfz_bot.dialog.conversation import Offer
from kjfz_bot.dialog.inbound import Inbound, Press, Text
from kjfz_bot.dialog.message import Message
from kjfz_bot.language.normalise import key as normal
from tests.properties.engine_actions import ASKS_NUMBERS, GLOBALS, Action, act, answer, offered, valid
from tests.properties.engine_player import Heard, Player, Situation

FORWARD = ("answer", "press", "change", "number")


def play(content: Content, language: str, actions: Iterable[Action]) -> Player:
    """Somebody who did all this."""
    player = Player(content, language)
    for action in actions:
        act(player, action)
    return player


def back_restores(player: Player, steps: Sequence[int]) -> int:
    """Go forward, then back as often: each time the person stands exactly where they stood. Returns how often."""
    offered(player)
    trail: list[Situation] = []
    for number in steps:
        before = player.situation()
        heard = act(player, (FORWARD[number % len(FORWARD)], number // len(FORWARD)))
        if heard is None or _only_looked(heard):
            continue
        trail = [*trail, before] if _can_be_taken_back(heard) else []
    for before in reversed(trail):
        player.say("back")
        assert player.situation() == before, "going back leads to where the person stood"
    return len(trail)


def _only_looked(heard: Heard) -> bool:
    """Pages turned and boxes ticked are no answers."""
    return any(event.kind == "turned" and not isinstance(event.body["to"], str) for event in heard.events)


def _can_be_taken_back(heard: Heard) -> bool:
    """Whether all that happened is undone by going back: no effect, and nothing closed but dialogues that returned."""
    returned = [event for event in heard.events if event.kind == "answered" and event.body["how"] == "returned"]
    if any(event.body["sealed"] for event in returned):
        return False
    if {"done", "refused", "undone", "tried", "resumed", "back"} & set(heard.kinds):
        return False
    return heard.kinds.count("closed") == len(returned) and bool(heard.events)


def undo_restores(player: Player, steps: Sequence[int]) -> int:
    """Answer until something is done and undo it: the person stands where they stood before. Returns how often."""
    undone = 0
    offered(player)
    for number in steps:
        before = player.situation()
        heard = player.hear(answer(player, number))
        if not _leads_back(player, heard):
            continue
        done = len(player.services.done)
        player.say("undo")
        assert player.situation() == before, "undo leads to where the person stood"
        assert len(player.services.done) == done, "nothing runs again by itself"
        undone += 1
    return undone


def _leads_back(player: Player, heard: Heard) -> bool:
    """Whether an answer led to one effect that can be undone, and the dialogue goes on, or was the last thing open.

    Not where it ended a dialogue that had an effect of its own: nobody comes back to before that.
    """
    effects = [event for event in heard.events if event.kind == "done"]
    if len(effects) != 1 or not effects[0].body["undo"] or "opened" in heard.kinds[: heard.kinds.index("done")]:
        return False
    if any(event.body.get("sealed") for event in heard.events if event.kind == "answered"):
        return False
    state = player.state()
    return effects[0].run == state.stack[-1] or state.runs[state.stack[-1]].dialog == player.content.start


class Questions:
    """Looks at each question once: that it can be answered by typing, and is the same question on every channel."""

    def __init__(self) -> None:
        self.seen: set[object] = set()

    def look(self, player: Player) -> None:
        """Look at the question that stands, unless it was seen before."""
        offer = offered(player)
        run = player.state().runs[offer.run]
        key = offer.key.partition("#")[0] + offer.key.rpartition(".")[2]
        kind = (player.language, run.dialog, key, offer.kind, offer.options, repr(offer.limits))
        if kind in self.seen:
            return
        self.seen.add(kind)
        _can_be_typed(player, offer)
        _words_work(player)
        fits_everywhere(player.heard[-1].replies)


def _can_be_typed(player: Player, offer: Offer) -> None:
    """A valid typed answer is taken; each option's label and number mean that option and no other."""
    if not offer.options:
        assert "tried" not in _kinds(player, valid(offer, 3, player)), "a valid answer is taken"
        return
    assert len({normal(label) for _, label in offer.options}) == len(offer.options), "labels differ"
    for place, (id_, label) in enumerate(offer.options):
        for typed in (label, label.upper(), f" {label}。", str(place + 1)):
            if offer.kind in ASKS_NUMBERS and typed == str(place + 1):
                (tried,) = player.probe(Text(typed)).events
                assert (tried.kind, tried.body.get("meant")) == ("tried", id_), f"{typed} may mean {id_}"
            elif offer.kind == "multi":
                body = player.probe(Text(typed)).events[0].body
                assert body.get("value") == [id_], f"{typed} means {id_}"
            else:
                pressed = player.probe(Press(f"r{offer.seq}:{place}"))
                assert player.probe(Text(typed)).events == pressed.events, f"{typed} means {id_}"


def _words_work(player: Player) -> None:
    """Back, cancel, help and the other words of a conversation are understood everywhere."""
    for word in GLOBALS:
        player.probe(Text(word))
    for word in ("back", "cancel", "help", "返回", "取消", "帮助"):
        assert "tried" not in _kinds(player, Text(word)), f"{word} is understood"


def _kinds(player: Player, inbound: Inbound) -> list[str]:
    return [event.kind for event in player.probe(inbound).events]


def fits_everywhere(messages: Iterable[Message]) -> None:
    """Every channel can show a message: no piece too long, and every option is a button or a numbered line."""
    for message in messages:
        for capability in CAPABILITIES.values():
            pieces = fit(message, capability)
            texts = [to_plain(piece.lines) for piece in pieces]
            assert pieces
            assert all(capability.measure(text) <= capability.max_text for text in texts), capability.name
            for number, button in enumerate(message.options, 1):
                shown = button in pieces[-1].options or f"{number}. {button.label}" in "\n".join(texts)
                assert shown, f"{capability.name} shows {button.label}"
