"""What the two shipped packs carry: enough cases, every word in both languages, and options a person can tell apart."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kjfz_bot.texts.catalogue import Catalogue, load_catalogue, variables

ROOT = Path(__file__).parents[3]
PACKS = ROOT / "src/kjfz_bot/programmes/packs"
PROGRAMMES = ("changping", "ningbo")
LANGUAGES = ("zh-CN", "en")
SHARED_FILES = ("facts.ftl", "report.ftl")

FEWEST_CASES = {
    "ningbo-expert": 40,
    "ningbo-firm": 20,
    "ningbo-pair": 20,
    "changping-expert": 40,
    "changping-firm": 16,
    "changping-pair": 20,
}
GLOBAL_WORDS = {
    "zh-CN": {"返回", "上一步", "取消", "帮助", "跳过", "不清楚", "不确定", "是", "否", "菜单", "退出", "为什么问"},
    "en": {"back", "cancel", "help", "skip", "not sure", "yes", "no", "menu", "exit", "leave", "why", "restart"},
}
LONGEST_ZH_LABEL = 14


def read_yaml(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((PACKS / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


def read_cases(name: str) -> list[dict[str, str]]:
    with (PACKS / "cases" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_locale(lang: str) -> dict[str, str]:
    names = (*SHARED_FILES, *(f"{programme}.ftl" for programme in PROGRAMMES))
    return {name: (ROOT / "locales" / lang / name).read_text(encoding="utf-8") for name in names}


FACTS: dict[str, dict[str, Any]] = read_yaml("facts")["facts"]
SOURCES = {lang: read_locale(lang) for lang in LANGUAGES}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(SOURCES)


def criterion_keys(programme: str) -> Iterator[str]:
    for criterion in read_yaml(programme)["criteria"]:
        key = f"{programme}-{criterion['id']}"
        yield from (key, f"{key}.rule")
        for rule in criterion["rules"]:
            names = {"r": "reason", "n": "note", "a": "ambiguity", "d": "document", "i": "issuer", "g": "gate"}
            yield from (f"{key}.{letter}-{rule[name]}" for letter, name in names.items() if name in rule)


def pack_keys(programme: str) -> Iterator[str]:
    pack = read_yaml(programme)
    yield programme
    yield from (f"{programme}.{name}" for name in ("place", "short", "status", "contact", "source"))
    yield from criterion_keys(programme)
    for relaxation in pack["relaxations"]:
        key = f"{programme}-relaxation-{relaxation['id']}"
        yield from (key, *(f"{key}.{part}" for part in ("whole", "half") if part in relaxation))
    for priority in pack["priorities"]:
        yield from (f"{programme}-priority-{priority['id']}{part}" for part in ("", ".why"))
    yield from (f"{programme}-note-{note['id']}" for note in pack["notes"])
    for district in pack["districts"]:
        yield from (f"{programme}-district-{district['id']}{part}" for part in ("", ".authority"))
    yield from (f"{programme}-field-{field}" for field in pack["fields"]["list"])
    yield from (f"topic-{topic}" for topic in known_topics(pack))


def known_topics(pack: dict[str, Any]) -> set[str]:
    topics = pack["topics"]
    lists = [*topics["unstated"].values(), *topics["truncated"].values()]
    return {*topics["treated"], *(topic for each in lists for topic in each)}


def fact_keys() -> Iterator[str]:
    for name, fact in FACTS.items():
        yield from (f"fact-{name}", f"fact-{name}.label", f"fact-{name}.why")
        yield from (f"fact-{name}.v-{value}" for value in fact.get("values", ()))
        if fact["kind"] in {"years", "date"}:
            yield f"fact-{name}.example"


def answers_in(name: str) -> dict[str, set[str]]:
    rows = read_cases(name)
    return {fact: {row[fact] for row in rows if row[fact]} for fact in rows[0] if fact in FACTS}


@pytest.mark.parametrize("name", FEWEST_CASES)
def test_a_truth_table_has_enough_cases_with_names_of_their_own(name: str) -> None:
    """Each table is as long as its subject asks for, and no two rows share a name."""
    names = [row["case"] for row in read_cases(name)]

    assert len(names) >= FEWEST_CASES[name]
    assert len(set(names)) == len(names)


def test_the_firm_table_of_two_facts_holds_every_combination() -> None:
    """Changping's firm has two facts of four answers each, unanswered included: sixteen rows."""
    pairs = {(row["tech_firm"], row["in_district"]) for row in read_cases("changping-firm")}

    assert len(pairs) == 16


@pytest.mark.parametrize("name", FEWEST_CASES)
def test_every_fact_of_a_truth_table_is_once_not_sure(name: str) -> None:
    """ "Not sure" has a rule of its own, so each fact shows it."""
    without = [fact for fact, answers in answers_in(name).items() if "not_sure" not in answers]

    assert without == []


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_value_of_a_fact_stands_in_some_case(programme: str) -> None:
    """An option nobody tried may lead anywhere."""
    cells: dict[str, set[str]] = defaultdict(set)
    for name in (name for name in FEWEST_CASES if name.startswith(programme)):
        for fact, answers in answers_in(name).items():
            cells[fact].update(part for answer in answers for part in answer.split("|"))

    untried = [(fact, value) for fact in cells for value in FACTS[fact].get("values", ()) if value not in cells[fact]]

    assert untried == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_word_a_pack_needs_is_written(catalogue: Catalogue, programme: str, lang: str) -> None:
    """A missing text would stop a report in the middle."""
    missing = [key for key in pack_keys(programme) if not catalogue.has(lang, key)]

    assert missing == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_fact_has_its_question_and_options(catalogue: Catalogue, lang: str) -> None:
    """Question, label, reason for asking, options and an example of a typed answer."""
    missing = [key for key in fact_keys() if not catalogue.has(lang, key)]

    assert missing == []


def test_no_text_of_a_programme_is_left_over(catalogue: Catalogue) -> None:
    """A text no rule leads to is a rule that somebody forgot."""
    needed = {key for programme in PROGRAMMES for key in pack_keys(programme)}
    written = {key for key in catalogue.keys("zh-CN") if key.startswith(tuple(f"{name}-" for name in PROGRAMMES))}

    assert written - needed == set()


def test_both_languages_use_the_same_variables() -> None:
    """What one language fills in, the other must be able to fill in too."""
    different = [
        key
        for name, text in SOURCES["zh-CN"].items()
        for key, used in variables(text).items()
        if variables(SOURCES["en"][name]).get(key) != used
    ]

    assert different == []


def test_questions_name_nothing_but_the_place() -> None:
    """The interview passes the programme's place and no other variable."""
    used = frozenset().union(*variables(SOURCES["zh-CN"]["facts.ftl"]).values())

    assert used == {"place"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_options_are_distinct_and_never_a_global_word(catalogue: Catalogue, lang: str) -> None:
    """A label must not be taken for "back" or for another option of its question."""
    for name, fact in FACTS.items():
        labels = [catalogue.text(lang, f"fact-{name}.v-{value}").casefold() for value in fact.get("values", ())]

        assert len(set(labels)) == len(labels), name
        assert not set(labels) & GLOBAL_WORDS[lang], name


def test_chinese_options_fit_on_a_button(catalogue: Catalogue) -> None:
    """A phone shows about fourteen characters of a button."""
    labels = [catalogue.text("zh-CN", key) for key in fact_keys() if ".v-" in key]

    assert [label for label in labels if len(label) > LONGEST_ZH_LABEL] == []


def test_each_pack_treats_or_lists_every_topic_the_other_knows() -> None:
    """What one document settles, the other's report at least calls unstated."""
    topics = {programme: known_topics(read_yaml(programme)) for programme in PROGRAMMES}

    assert topics["ningbo"] == topics["changping"]
