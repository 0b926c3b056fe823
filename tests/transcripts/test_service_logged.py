"""Twenty VPs log service time, each in their own way, in Chinese and English, typed, pressed and dictated.

Each file says what the person sends, the first word counted, and the entries that stand in the ledger then. It is
Wednesday, 11 March 2026, ten in the morning.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import yaml

from kjfz_bot.domain.service_entry import Entry
from tests.transcripts.players import squeezed
from tests.unit.app.office import Office
from tests.unit.app.posting import BEIJING_FIRM, MAKER
from tests.unit.app.serving import logged, vp

FOLDER = Path(__file__).parent / "logs"
STORIES: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.yaml"))
}
MORNING = datetime(2026, 3, 11, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Office]:
    """One office for all of them; each is another VP."""
    directory = shutil.copytree(migrated_file, tmp_path_factory.mktemp("logged"), dirs_exist_ok=True)
    opened = Office(directory, now=MORNING)
    yield opened
    assert opened.findings() == []
    opened.close()


@pytest.mark.parametrize(("corrected", "most"), [(False, 2), (True, 3)])
def test_it_takes_few_messages(corrected: bool, most: int) -> None:
    """In the middle case two where nothing is corrected, three with one correction."""
    told = [story for story in STORIES.values() if bool(story.get("corrected")) is corrected]

    assert len(STORIES) >= 20
    assert median(len(story["says"]) for story in told) <= most


@pytest.mark.parametrize("name", STORIES)
def test_what_was_said_stands_in_the_ledger(name: str, office: Office) -> None:
    """Exactly that, to the minute, shown before it was entered and after."""
    told = STORIES[name]
    kind = BEIJING_FIRM if told["programme"] == "changping" else MAKER
    person = vp(office, name, replace(kind, public_id=name, name=f"Works of {name}"))
    person.say("/lang", "中文" if told["language"] == "zh-CN" else "English")

    answered = ""
    for text in told["says"]:
        answered = person.say(text)

    done = "已记下" if told["language"] == "zh-CN" else "ogged:"
    assert squeezed(done) in squeezed(answered), answered
    found = logged(office, person)
    assert [_as_told(entry, expected) for entry, expected in zip(found, told["entries"], strict=True)] == told[
        "entries"
    ]


def _as_told(entry: Entry, expected: dict[str, Any]) -> dict[str, Any]:
    """What the story says of an entry, as it is stored."""
    claimed = entry.claim
    stored = {
        "day": claimed.day,
        "minutes": claimed.minutes,
        "start": claimed.start,
        "end": claimed.end,
        "activity": claimed.activity,
        "place": claimed.place,
    }
    return {key: stored[key] for key in expected}
