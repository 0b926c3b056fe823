"""Applications from their beginning to the post, told by all who have to do with them, in Chinese and in English.

Each file says in which programme and language it is told, and what each person types, sends and hears: `bot` is there,
`never` is not, `buttons` can be pressed. `hears` is what somebody is told without having asked. `<case>` is the number
the application got, `<need>` that of the need it is about; `keep` gives a further one a name.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.transcripts.players import squeezed
from tests.unit.app.applying import CASE, Crowd, Player, changping, ningbo, published, stored_case
from tests.unit.app.office import Office

FOLDER = Path(__file__).parent / "cases"
STORIES: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.yaml"))
}
NAMES = {
    "专家": "rob",
    "企业": "fay",
    "单位": "uma",
    "区县": "dora",
    "市里": "carl",
    "市里另一位": "cleo",
    "区科委": "carl",
    "区科委另一位": "cleo",
    "评审一": "rita",
    "评审二": "ray",
    "人才办": "tao",
    "expert": "rob",
    "firm": "fay",
    "unit": "uma",
    "district": "dora",
    "city": "carl",
    "second officer": "cleo",
    "commission": "carl",
    "second commissioner": "cleo",
    "reviewer": "rita",
    "second reviewer": "ray",
    "talent office": "tao",
}


@pytest.fixture
def office(sqlite_database: Path) -> Iterator[Office]:
    """An office whose database is sound when the story is over."""
    opened = Office(sqlite_database)
    yield opened
    assert opened.findings() == []
    opened.close()


@pytest.mark.parametrize("story", STORIES)
def test_the_story_is_told_by_all_of_them(story: str, office: Office) -> None:
    """Each hears what the story says, and in the end the case stands where it says."""
    told = STORIES[story]
    crowd = (ningbo if told["programme"] == "ningbo" else changping)(office)
    kept = {"need": published(crowd)} if told["programme"] == "ningbo" else {}
    for name in dict.fromkeys(turn["who"] for turn in told["turns"]):
        _who(crowd, name).say("/lang", "中文" if told["language"] == "zh-CN" else "English")

    for number, turn in enumerate(told["turns"], 1):
        _play(crowd, turn, kept, f"{story}, turn {number}: {turn}")

    state = stored_case(office, kept[told.get("about", "case")]).case.state
    assert (state.end or state.step) == told["ends"]


def _who(crowd: Crowd, name: str) -> Player:
    return crowd[NAMES[name]]


def _play(crowd: Crowd, turn: dict[str, Any], kept: dict[str, str], where: str) -> None:
    somebody = _who(crowd, turn["who"])
    if "hears" in turn:
        heard = somebody.news()
        _expect({"bot": turn["hears"]}, heard, (), where, kept)
        return
    said = turn["says"] if isinstance(turn.get("says"), list) else [turn["says"]] if "says" in turn else []
    heard = somebody.send(turn["sends"]) if "sends" in turn else ""
    for text in said:
        heard = somebody.say(_filled(f"{text}", kept))
        found = CASE.search(heard)
        if found is not None and found[1] != kept.get("need"):
            kept.setdefault("case", found[1])
            kept |= {turn["keep"]: found[1]} if "keep" in turn else {}
    _expect(turn, heard, somebody.offered, where, kept)


def _filled(text: str, kept: dict[str, str]) -> str:
    for name, value in kept.items():
        text = text.replace(f"<{name}>", value)
    return text


def _expect(turn: dict[str, Any], heard: str, offered: tuple[str, ...], where: str, kept: dict[str, str]) -> None:
    text, buttons = squeezed(heard), [squeezed(label) for label in offered]
    for words in map(str, turn.get("bot", [])):
        assert squeezed(_filled(words, kept)) in text, f"{where}\nheard: {heard}"
    for words in turn.get("never", []):
        assert squeezed(_filled(words, kept)) not in text, f"{where}\nheard: {heard}"
    for label in turn.get("buttons", []):
        assert squeezed(_filled(label, kept)) in buttons, f"{where}\nbuttons: {offered}"
    for label in turn.get("no_buttons", []):
        assert squeezed(label) not in buttons, f"{where}\nbuttons: {offered}"
