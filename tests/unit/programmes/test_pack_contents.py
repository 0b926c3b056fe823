"""What the two shipped packs carry: enough cases, every word in both languages, and options a person can tell apart."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from kjfz_bot.domain.service_rules import Minimum
from kjfz_bot.language.globals import global_word, is_numeral
from kjfz_bot.language.options import pick
from kjfz_bot.programmes.building import load_programmes
from kjfz_bot.programmes.check import check_programmes
from kjfz_bot.programmes.locale_keys import locale_keys
from kjfz_bot.texts.catalogue import Catalogue, load_catalogue, variables
from tests.unit.programmes.shipped import programmes

ROOT = Path(__file__).parents[3]
PACKS = ROOT / "src/kjfz_bot/programmes/packs"
LANGUAGES = ("zh-CN", "en")
FILES = ("facts.ftl", "report.ftl", "ningbo.ftl", "changping.ftl")

FEWEST_CASES = {
    "ningbo-expert": 40,
    "ningbo-firm": 20,
    "ningbo-pair": 20,
    "changping-expert": 40,
    "changping-firm": 16,
    "changping-pair": 20,
}
LONGEST_ZH_LABEL = 14


def read_cases(name: str) -> list[dict[str, str]]:
    with (PACKS / "cases" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_locale(lang: str) -> dict[str, str]:
    return {name: (ROOT / "locales" / lang / name).read_text(encoding="utf-8") for name in FILES}


SHIPPED = load_programmes({path.name: path.read_text(encoding="utf-8") for path in PACKS.glob("*.yaml")})
FACTS = SHIPPED["ningbo"].facts
SOURCES = {lang: read_locale(lang) for lang in LANGUAGES}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(SOURCES)


def known_topics(programme: str) -> set[str]:
    topics = SHIPPED[programme].pack.topics
    lists = [*topics.unstated.values(), *topics.truncated.values()]
    return {*topics.treated, *(topic for each in lists for topic in each)}


def answers_in(name: str) -> dict[str, set[str]]:
    rows = read_cases(name)
    return {fact: {row[fact] for row in rows if row[fact]} for fact in rows[0] if fact in FACTS.names}


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


@pytest.mark.parametrize("programme", SHIPPED)
def test_every_value_of_a_fact_stands_in_some_case(programme: str) -> None:
    """An option nobody tried may lead anywhere."""
    cells: dict[str, set[str]] = defaultdict(set)
    for name in (name for name in FEWEST_CASES if name.startswith(programme)):
        for fact, answers in answers_in(name).items():
            cells[fact].update(part for answer in answers for part in answer.split("|"))

    untried = [(fact, value) for fact in cells for value in FACTS[fact].values if value not in cells[fact]]

    assert untried == []


def test_the_static_check_finds_nothing(catalogue: Catalogue) -> None:
    """Clauses, rows, topics and texts are complete: what `programmes check` would print is empty."""
    cases = {f"{name}.csv": (PACKS / "cases" / f"{name}.csv").read_text(encoding="utf-8") for name in FEWEST_CASES}

    assert check_programmes(SHIPPED, cases, catalogue) == ()


def test_no_text_of_a_programme_is_left_over(catalogue: Catalogue) -> None:
    """A text no rule leads to is a rule that somebody forgot; only a district's authority is not asked for by name."""
    needed = {key for programme in SHIPPED.values() for key in locale_keys(programme)}
    written = {key for key in catalogue.keys("zh-CN") if key.startswith(tuple(f"{name}-" for name in SHIPPED))}

    assert {key for key in written - needed if not key.endswith(".authority")} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("programme", SHIPPED)
def test_every_district_names_its_authority(catalogue: Catalogue, programme: str, lang: str) -> None:
    """A firm or an expert of a district learns whom to turn to."""
    keys = [f"{programme}-district-{district.id}.authority" for district in SHIPPED[programme].pack.districts]

    assert [key for key in keys if not catalogue.has(lang, key)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("programme", SHIPPED)
def test_every_topic_has_its_words(catalogue: Catalogue, programme: str, lang: str) -> None:
    """Also the topics a pack treats, since another pack may come to list them."""
    assert [topic for topic in known_topics(programme) if not catalogue.has(lang, f"topic-{topic}")] == []


def test_both_languages_use_the_same_variables() -> None:
    """What one language fills in, the other must be able to fill in too."""
    used = {lang: {name: variables(text) for name, text in files.items()} for lang, files in SOURCES.items()}

    assert used["zh-CN"] == used["en"]


def test_questions_name_nothing_but_the_place() -> None:
    """The interview passes the programme's place and no other variable."""
    used = frozenset().union(*variables(SOURCES["zh-CN"]["facts.ftl"]).values())

    assert used == {"place"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_option_can_be_typed(catalogue: Catalogue, lang: str) -> None:
    """A label leads to its own option, and is never taken for a number or for a word such as "back"."""
    for name in FACTS.names:
        labels = [catalogue.text(lang, f"fact-{name}.v-{value}") for value in FACTS[name].values]

        assert [pick(label, labels) for label in labels] == list(range(len(labels))), name
        assert [label for label in labels if global_word(label) or is_numeral(label)] == [], name


def test_chinese_options_fit_on_a_button(catalogue: Catalogue) -> None:
    """A phone shows about fourteen characters of a button."""
    labels = [catalogue.text("zh-CN", f"fact-{name}.v-{value}") for name in FACTS.names for value in FACTS[name].values]

    assert [label for label in labels if len(label) > LONGEST_ZH_LABEL] == []


def test_each_pack_treats_or_lists_every_topic_the_other_knows() -> None:
    """What one document settles, the other's report at least calls unstated."""
    assert known_topics("ningbo") == known_topics("changping")


def test_ningbo_owes_three_months_in_two_readings_and_five_duties() -> None:
    """Clause 4.0 in principle; how months become hours is a setting, measured by working days."""
    rules = programmes()["ningbo"].service

    assert rules is not None
    assert rules.minimum == Minimum(3, "4.0", True, 62, 90, "working_days")
    assert (rules.owed(), rules.owed("calendar_days")) == (62 * 480, 90 * 480)
    assert [duty.clause for duty in rules.duties] == ["3.1.1", "3.1.2", "3.1.3", "3.1.4", "3.1.5"]
    assert (rules.year, rules.day_cap, rules.back_days, len(rules.platforms)) == ("service", 720, 31, 2)


def test_changping_owes_nothing_that_is_written() -> None:
    """Free text, and no platforms."""
    rules = programmes()["changping"].service

    assert rules is not None
    assert (rules.minimum, rules.owed(), rules.duties, rules.platforms) == (None, None, (), ())
    assert (rules.day_cap, rules.back_days) == (720, 31)
