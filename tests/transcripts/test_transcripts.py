"""The product's story: each transcript is played on the engine, over the web interface and at a terminal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.transcripts.players import EnginePlayer, Heard, Player, TerminalPlayer, WebPlayer, squeezed

STORIES = sorted(Path(__file__).parent.glob("*.yaml"))
CHANNELS: dict[str, Callable[[Path, str], Player]] = {
    "engine": lambda _directory, language: EnginePlayer(language),
    "web": WebPlayer,
    "terminal": TerminalPlayer,
}


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_the_story_is_told_alike_in_every_channel(story: Path, channel: str, tmp_path: Path) -> None:
    """What the person says and presses is answered with the words and buttons that the transcript names."""
    transcript = yaml.safe_load(story.read_text("utf-8"))
    player = CHANNELS[channel](tmp_path, transcript["language"])

    for number, turn in enumerate(transcript["turns"], 1):
        heard = player.say(turn["say"]) if "say" in turn else player.press(turn["press"])
        _expect(turn, heard, f"{story.stem}, turn {number}: {turn}")

    player.close()


def _expect(turn: dict[str, Any], heard: Heard, where: str) -> None:
    text, buttons = squeezed(heard.text), squeezed("\n".join(heard.buttons))
    for words in turn.get("bot", []):
        assert squeezed(words) in text, f"{where}\nheard: {heard.text}"
    for words in turn.get("never", []):
        assert squeezed(words) not in text, f"{where}\nheard: {heard.text}"
    for label in turn.get("buttons", []):
        assert squeezed(label) in buttons, f"{where}\nbuttons: {heard.buttons}"
