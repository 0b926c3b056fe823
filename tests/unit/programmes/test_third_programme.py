"""A third, invented programme: a pack, its cases and its texts are all it takes."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kjfz_bot.app.content import content_root, read_files, read_locales
from kjfz_bot.errors import FactError
from kjfz_bot.programmes.building import load_programmes
from kjfz_bot.programmes.cases import failures, read_cases
from kjfz_bot.programmes.check import check_programmes
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.services.check import Checker
from kjfz_bot.texts.catalogue import Catalogue, load_catalogue
from tests.unit.programmes.shipped import case_texts, pack_texts

INVENTED = Path(__file__).parent / "invented"
ON = date(2026, 3, 1)


@pytest.fixture(scope="module")
def programmes() -> dict[str, Programme]:
    return load_programmes({**pack_texts(), **read_files(INVENTED, ".yaml")})


@pytest.fixture(scope="module")
def texts() -> Catalogue:
    own = {path.name: read_files(path, ".ftl") for path in (INVENTED / "locales").iterdir()}
    return load_catalogue({lang: {**files, **own[lang]} for lang, files in read_locales(content_root()).items()})


def test_it_passes_the_static_check_beside_the_shipped_ones(programmes: dict[str, Programme], texts: Catalogue) -> None:
    """Its rows hold, its texts are complete, and nothing in it is an error."""
    cases = {**case_texts(), **read_files(INVENTED, ".csv")}

    found = check_programmes(programmes, cases, texts)

    assert [finding for finding in found if finding.severity == "error"] == []


def test_it_brings_facts_of_its_own_and_uses_shared_ones(programmes: dict[str, Programme]) -> None:
    """Its own facts are asked and checked, and no other programme knows them."""
    haven, ningbo = programmes["haven"], programmes["ningbo"]

    assert haven.next_questions("expert", {}, ON) == ("degree", "work_years", "sea_days", "languages")
    assert haven.check({"sea_days": 1, "work_years": 2}, ON)
    with pytest.raises(FactError, match="more than"):
        haven.check({"sea_days": 3, "work_years": 2}, ON)
    with pytest.raises(FactError):
        ningbo.check({"sea_days": 1}, ON)


def test_it_is_explained_in_both_languages(programmes: dict[str, Programme], texts: Catalogue) -> None:
    """Reasons, steps and priorities come out of its own texts."""
    facts: dict[str, Any] = {"degree": "master", "work_years": 5, "sea_days": 1, "languages": ["chinese", "english"]}

    english = Checker(programmes["haven"], "expert", texts, "en").case(facts, ON)
    chinese = Checker(programmes["haven"], "expert", texts, "zh-CN").case(facts, ON)

    assert english["verdict"] == chinese["verdict"] == "eligible_with_steps"
    assert "seaman's papers" in english["criteria"][1]["note"]
    assert "船员证" in chinese["criteria"][1]["note"]
    assert english["priorities"] == [{"id": "polyglot", "clause": "2", "why": "Other languages are welcome."}]


def test_the_example_of_the_guide_is_a_whole_programme() -> None:
    """The pack and the truth table shown in docs/tasks load, and every row holds."""
    guide = (Path(__file__).parents[3] / "docs/tasks/add-a-programme.md").read_text("utf-8")
    pack, table = (guide.split(f"```{kind}\n")[1].split("```")[0] for kind in ("yaml", "csv"))
    programme = load_programmes({"facts.yaml": pack_texts()["facts.yaml"], "haven.yaml": pack})["haven"]

    cases = read_cases("haven-expert.csv", table, programme, "expert")

    assert len(cases) == 5
    assert [failure for case in cases for failure in failures(programme, "expert", case)] == []


def test_the_workflow_of_the_guide_is_a_sound_one(texts: Catalogue) -> None:
    """The pack with the second example of docs/tasks loads, and nothing but its words is missing."""
    guide = (Path(__file__).parents[3] / "docs/tasks/add-a-programme.md").read_text("utf-8")
    pack, ways = (part.split("```")[0] for part in guide.split("```yaml\n")[1:3])
    haven = load_programmes({"facts.yaml": pack_texts()["facts.yaml"], "haven.yaml": pack + ways})["haven"]

    found = check_programmes({"haven": haven}, {}, texts)

    assert haven.workflows["post"].follows("notice") == "decide"
    assert [each for each in found if each.path.startswith("workflows")] == []
