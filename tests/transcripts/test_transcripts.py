"""The product's story: each transcript is played on the engine, over the web interface and at a terminal.

A transcript says what a person says and presses, and fragments of what the bot answers: `bot` and `buttons` are there,
`never` is not. `channels` names where it is played, if not everywhere. `told` is a reminder, which only the engine's
player can be sure to get at that moment.

A story with `people` is told by several, each at a browser of their own. `who` says or presses; `operator` is a
command line beside the server, which is given a list where there are `rows`; who `waits` hears what they are told
without having asked. Who `sends` a list gives its file's name and its `rows` (a scan has none), and who `reads` opens
the newest sheet they were handed out. `keep` gives a name to what an expression finds in an answer, and `<name>` says
it later.

With `mail` it is noon and mail is sent: who `signs_in` asks for a link to an address and opens it; who `opens` takes
the newest that came; who is `mailed` has news there. `later`, by so many minutes, the server is started anew, and
looks whom it has to tell.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.e2e.running import Server, environment
from tests.forks import run
from tests.imports.lists import content
from tests.mailserver import MailServer
from tests.transcripts.players import EnginePlayer, Heard, Player, TerminalPlayer, WebPlayer, read_rows, squeezed
from tests.transcripts.stage import Stage

CHANNELS = ("engine", "web", "terminal")
STORIES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(Path(__file__).parent.glob("*.yaml"))}
TOGETHER = {name: STORIES.pop(name) for name in list(STORIES) if "people" in STORIES[name]}
PLAYED = [(story, channel) for story, told in STORIES.items() for channel in told.get("channels", CHANNELS)]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Server]:
    """The shipped program, serving everybody in turn."""
    running = Server(shutil.copytree(migrated_file, tmp_path_factory.mktemp("served"), dirs_exist_ok=True))
    running.start()
    yield running
    assert running.stop() == 0


@pytest.fixture(scope="module")
def post_office() -> Iterator[MailServer]:
    """Takes the mail of stories in which some is sent."""
    server = MailServer().start()
    yield server
    server.stop()


@pytest.fixture
def stage(story: str, sqlite_database: Path, post_office: MailServer) -> Iterator[Stage]:
    """Where a story is told by several; nothing has been mailed to them yet."""
    post_office.mails.clear()
    opened = Stage(sqlite_database, TOGETHER[story], post_office)
    yield opened
    opened.leave()


@pytest.fixture
def player(request: pytest.FixtureRequest, story: str, channel: str) -> Iterator[Player]:
    """Somebody new on a channel."""
    language = STORIES[story]["language"]
    somebody: Player
    if channel == "web":
        somebody = WebPlayer(request.getfixturevalue("server"), language)
    elif channel == "terminal":
        somebody = TerminalPlayer(request.getfixturevalue("sqlite_database"), language)
    else:
        somebody = EnginePlayer(language)
    yield somebody
    somebody.close()


@pytest.mark.parametrize(("story", "channel"), PLAYED)
def test_the_story_is_told_alike_in_every_channel(story: str, channel: str, player: Player) -> None:
    """What the person says and presses is answered with the words and buttons that the transcript names."""
    for number, turn in enumerate(STORIES[story]["turns"], 1):
        heard = _play(player, turn)
        _expect(turn, heard, f"{story}, turn {number}: {turn}")


@pytest.mark.parametrize("story", TOGETHER)
def test_the_story_is_told_by_all_of_them_together(story: str, sqlite_database: Path, stage: Stage) -> None:
    """Each hears what the transcript says, and what one was given opens the next one's door."""
    told, kept = TOGETHER[story], dict[str, str]()
    for number, turn in enumerate(told["turns"], 1):
        if "operator" in turn:
            arguments = [_filled(word, kept) for word in turn["operator"]]
            heard = Heard(_command(sqlite_database, arguments, turn.get("rows", [])), [])
        elif "say" in turn or "press" in turn:
            said = {word: _filled(turn[word], kept) for word in ("say", "press") if word in turn}
            heard = _play(stage.people[turn["who"]], said)
        else:
            heard = stage.play(turn)
        _expect(turn, heard, f"{story}, turn {number}: {turn}")
        for name, expression in turn.get("keep", {}).items():
            found = re.search(expression, heard.text)
            assert found is not None, f"{story}, turn {number}\nheard: {heard.text}"
            kept[name] = found[1]
    stage.end()


def _command(directory: Path, arguments: list[str], rows: list[list[str]]) -> str:
    """What a command says; with `rows` the last argument is a list to be written first, and invitations are read."""
    files = [directory / arguments.pop()] if rows else []
    for file in files:
        file.write_bytes(content(rows[0], rows[1:]))
    done = run([*arguments, *map(str, files)], environment(directory))
    assert done.returncode == 0, done.stderr
    invited = [sheet.read_bytes() for file in files for sheet in directory.glob(f"{file.stem}.invitations.xlsx")]
    return "\n".join([done.stdout, *map(read_rows, invited)])


def _filled(words: str, kept: dict[str, str]) -> str:
    for name, value in kept.items():
        words = words.replace(f"<{name}>", value)
    return words


def _play(player: Player, turn: dict[str, Any]) -> Heard:
    if "told" in turn:
        assert isinstance(player, EnginePlayer)
        return player.tell(turn["told"], turn.get("with", {}))
    return player.say(turn["say"]) if "say" in turn else player.press(turn["press"])


def _expect(turn: dict[str, Any], heard: Heard, where: str) -> None:
    text, buttons = squeezed(heard.text), squeezed("\n".join(heard.buttons))
    for words in turn.get("bot", []):
        assert squeezed(words) in text, f"{where}\nheard: {heard.text}"
    for words in turn.get("never", []):
        assert squeezed(words) not in text, f"{where}\nheard: {heard.text}"
    for label in turn.get("buttons", []):
        assert squeezed(label) in buttons, f"{where}\nbuttons: {heard.buttons}"
