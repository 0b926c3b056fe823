"""Dialogue files that change under running conversations: never an error, and what is asked again is named."""

import random
from collections.abc import Sequence

import pytest

from kjfz_bot.dialog.model import Ask, Listing
from tests.properties.engine_actions import act
from tests.properties.engine_house import LANGUAGES
from tests.properties.engine_player import Heard, Player
from tests.properties.engine_subjects import drawn
from tests.properties.engine_versions import Version, house_versions, product_versions

COSTLY = ("of another kind", "with an option less", "as a page", "optional or not", "renamed", "gone")
VERSIONS = {"house": house_versions, "product": product_versions}
TALKS = {"house": 120, "product": 12}


def open_version(player: Player, versions: Sequence[Version], number: int) -> Version:
    """Mostly a version of a dialogue that is open, one that may cost an answer as often as another; else the first."""
    state = player.state()
    names = {state.runs[run].dialog for run in (state.stack[-1:] if number % 3 else state.stack)}
    fitting = [version for version in versions if version.dialog in names]
    costly = [version for version in fitting if version.change.endswith(COSTLY)]
    chosen = (costly if number % 2 and costly else fitting) if number % 5 else []
    first = number // 2 % len(chosen) if chosen else 0
    return next((version for version in (*chosen[first:], *chosen[:first]) if version.is_sound), versions[0])


def tells_what_is_asked_again(player: Player, heard: Heard) -> int:
    """Each dropped answer whose question is still asked is named above the question; returns how many."""
    said = "\n".join(str(message.text) for message in heard.replies)
    named = 0
    for event in (event for event in heard.events if event.kind == "rebased"):
        run = player.state().runs.get(event.run)
        dialog = player.content.dialogs[run.dialog] if run is not None and not run.closed else None
        for key in event.body["dropped"] if dialog is not None else ():
            step = dialog.step(key) if dialog is not None else None
            if dialog is not None and step is not None and isinstance(step.kind, Ask | Listing):
                words = f"{dialog.id}-{step.id}"
                assert str(player.content.texts.first(player.language, f"{words}.label", words)) in said
                named += 1
    return named


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VERSIONS)
def test_a_changed_file_never_stops_a_conversation(name: str, language: str) -> None:
    """Steps come, go, move, change their kind or options, dialogues and packs disappear; answers that fit are kept."""
    versions = VERSIONS[name]()
    assert len(versions) > 50
    named = []

    for number in range(TALKS[name]):
        chance = random.Random(f"{language} {number}")
        player = Player(versions[0].content, language)
        for _ in range(chance.randint(2, 5)):
            for action in drawn(chance, chance.randint(6, 18)):
                heard = act(player, action)
                named.append(tells_what_is_asked_again(player, heard) if heard else 0)
            player.content = open_version(player, versions, chance.randrange(100_000)).content

    assert name == "product" or sum(named) >= 3
