"""Twenty firms post a need, each in its own way: with slips, detours and corrections, in Chinese and English.

Each file says what the person types, from the first word to the case number, and what the stored need has to say.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import yaml

from kjfz_bot.domain.need import lacks
from kjfz_bot.language.vagueness import is_unmeasured, is_vague
from kjfz_bot.storage import grants, needs
from tests.transcripts.players import squeezed
from tests.unit.app.office import Office, content
from tests.unit.app.posting import BEIJING_FIRM, MAKER, takes_role

FOLDER = Path(__file__).parent / "needs"
STORIES: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.yaml"))
}
MOST = 14
"""Messages a firm needs in the middle case."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Office]:
    """One office for all of them; each firm's person is somebody else."""
    opened = Office(shutil.copytree(migrated_file, tmp_path_factory.mktemp("posted"), dirs_exist_ok=True))
    yield opened
    assert opened.findings() == []
    opened.close()


def test_it_takes_few_messages() -> None:
    """In the middle case no more than fourteen, the command and the last press counted."""
    assert len(STORIES) >= 20
    assert median(len(told["says"]) for told in STORIES.values()) <= MOST


@pytest.mark.parametrize("name", STORIES)
def test_every_story_ends_in_a_need_an_expert_could_act_on(name: str, office: Office) -> None:
    """Nothing is missing, the problem is told, the target has a figure; what was corrected is as it was corrected."""
    told = STORIES[name]
    kind = BEIJING_FIRM if told["programme"] == "changping" else MAKER
    firm = replace(kind, public_id=name, name=f"Works of {name}")
    person = takes_role(office, name, firm)
    person.say("/lang", "中文" if told["language"] == "zh-CN" else "English")

    answered = ""
    for text in told["says"]:
        answered = person.say(text)

    assert squeezed("办件号" if told["language"] == "zh-CN" else "case number") in squeezed(answered), answered
    found = office.read(lambda uow: needs.of_firm(uow, firm_id(office, person.person), 0, 1))[0]
    said, workflow = found.statement, content().programmes[told["programme"]].needs
    assert workflow is not None
    assert lacks(said, workflow) == ()
    assert not is_vague(said.problem)
    assert not is_unmeasured(said.target)
    for field, value in told["need"].items():
        stored = getattr(said, field)
        stored = stored.isoformat() if isinstance(stored, date) else stored
        assert (list(stored) if isinstance(stored, tuple) else stored) == value, field


def firm_id(office: Office, person: int) -> int:
    """The firm somebody represents."""
    return next(given.organisation.id for given in office.read(lambda uow: grants.own(uow, person)))
