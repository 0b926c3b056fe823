"""A malformed pack refuses the start: the error names the file, the place with its line, and what to do."""

import pytest

from kjfz_bot.errors import ContentError
from kjfz_bot.programmes.building import load_programmes
from tests.unit.programmes.small import FACTS, PACK, load, replaced

BROKEN_PACKS = [
    ("kind: hard", "kind: heavy", "criteria[0].kind", "hard"),
    ("kind: hard", "kinds: hard", "criteria[0].kind", "kind"),
    ("    kind: hard\n", "", "criteria[0]", "kind:"),
    ("reason: ok", "reason: yes", "criteria[0].rules[0].reason", "quotes"),
    ("span, below: 3", "span, below: three", "criteria[2].rules[0].when.below", "add-a-programme"),
    ("{fact: member, is: true}", "{fact: membre, is: true}", "criteria[0].rules[0].when.fact", "member"),
    ("{fact: member, is: true}", "{fact: member, is: maybe}", "criteria[0].rules[0].when.is", "true or false"),
    ("{fact: member, is: true}", "{fact: member, equals: true}", "criteria[0].rules[0].when.equals", "Did you mean"),
    ("{fact: member, is: true}", "{fact: member}", "criteria[0].rules[0].when", "add-a-programme"),
    ("{fact: member, is: true}", "{fact: member, at_least: 3}", "criteria[0].rules[0].when.at_least", "Use one of is"),
    ("{fact: member, is: true}", "{fact: born, at_least: 3}", "criteria[0].rules[0].when.at_least", "number derived"),
    ("{fact: member, is: true}", "{all: [], any: []}", "criteria[0].rules[0].when", "add-a-programme"),
    ("{fact: grade, is: high}", "{fact: grade, is: hihg}", "criteria[1].rules[0].when.is", "high"),
    ("{fact: grade, is: high}", "{fact: grade, in: [high, lowest]}", "criteria[1].rules[0].when.in", "low"),
    ("{fact: grade, is: high}", "{fact: grade, in: []}", "criteria[1].rules[0].when.in", "Did you mean"),
    ("{fact: span, below: 3}", "{fact: span, is: long}", "criteria[2].rules[0].when.is", "number"),
    ("{fact: age, at_most: 40}", "{fact: age, is: open_ended}", "priorities[0].when.is", "number"),
    ("outcome: met, reason: ok", "outcome: fine, reason: ok", "criteria[0].rules[0].outcome", "Did you mean"),
    ("outcome: official, reason: low", "outcome: not_met, reason: low", "criteria[1].rules[2].outcome", "official"),
    ("        gate: apply\n", "", "criteria[1].rules[1]", "add-a-programme"),
    ("outcome: official, reason: low", "outcome: official, reason: low, gate: x", "criteria[1].rules[2]", "add-a-"),
    ("      - {outcome: not_met, reason: stranger}\n", "", "criteria[0].rules[0]", "exactly the last rule"),
    ("{when: {fact: member, is: true}, outcome", "{outcome", "criteria[0].rules[0]", "exactly the last rule"),
    ("relaxations: [friendly]", "relaxations: [frendly]", "criteria[1].relaxations[0]", "friendly"),
    ("[member, grade, span, rest, links, born]", "[member]", "questions.expert", "Add it"),
    ("[member, grade,", "[member, garde,", "questions.expert[1]", "grade"),
    ("[member, grade,", "[member, member, grade,", "questions.expert[1]", "Take it out"),
    ("  - id: grade", "  - id: member", "criteria[1].id", "Rename"),
    ("  - {id: young", "  - {id: young, subjects: [firm], when: {fact: member, is: true}}\n  - {id: young",
     "priorities[1].id", "Rename"),
    ("questions:", "service: {duties: [{id: a, clause: x}, {id: a, clause: y}]}\nquestions:", "service", "add-a-"),
    ("questions:", "service: {year: moon}\nquestions:", "service.year", "calendar"),
    ("questions:", "service: {back_days: -1}\nquestions:", "service.back_days", "add-a-programme"),
    ("id: small", "id: little", "id", "Rename"),
    ('version: "1"', 'version: "1"\nversion: "2"', "version", "Keep one"),
    ("status: draft", "status: [draft", "line", "Mend"),
    ("status: draft", "status: law", "status", "draft"),
    ("questions:", "facts: {member: {kind: yes_no}}\nquestions:", "facts.member", "another name"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "path", "remedy"), BROKEN_PACKS, ids=[f"{new}"[:50] for _, new, _, _ in BROKEN_PACKS]
)
def test_a_malformed_pack_is_refused_with_file_place_and_remedy(old: str, new: str, path: str, remedy: str) -> None:
    """Whatever is wrong, the author reads where it is and what to write instead."""
    with pytest.raises(ContentError) as caught:
        load(replaced(PACK, old, new))

    assert caught.value.file == "src/kjfz_bot/programmes/packs/small.yaml"
    assert caught.value.path.startswith(path)
    assert remedy in caught.value.remedy
    assert "line" in caught.value.path


BROKEN_FACTS = [
    ("kind: yes_no", "kind: yesno", "facts.member.kind"),
    ("{kind: yes_no}", "{kind: yes_no, values: [a]}", "facts.member"),
    ("{kind: yes_no}", "{kind: choice}", "facts.member"),
    ("{kind: yes_no}", "{kind: yes_no, open_ended: true}", "facts.member"),
    ("{kind: yes_no}", "{kind: yes_no, empty: true}", "facts.member"),
    ("at_most: span", "at_most: spam", "facts.rest.at_most"),
    ("at_most: span", "at_most: rest", "facts.rest.at_most"),
    ("  born:", "  more: {kind: years, at_most: span}\n  born:", "facts.rest.at_most"),
    ("  born:", "  more: {kind: years, at_most: rest}\n  born:", "facts.rest.at_most"),
    ("[high, middle, low]", "[high, low, low]", "facts.grade.values"),
    ("exclusive: [none]", "exclusive: [nothing]", "facts.links.exclusive"),
    ("function: completed_years", "function: completed_year", "derived.age.function"),
    ("of: born", "of: span", "derived.age.of"),
    ("  age: {", "  age: {function: completed_years, of: born}\n  years: {", "derived.years"),
]


@pytest.mark.parametrize(("old", "new", "path"), BROKEN_FACTS, ids=[new for _, new, _ in BROKEN_FACTS])
def test_a_malformed_fact_table_is_refused_with_file_place_and_remedy(old: str, new: str, path: str) -> None:
    """The fact table is checked as packs are."""
    with pytest.raises(ContentError) as caught:
        load(facts=replaced(FACTS, old, new))

    assert caught.value.file == "src/kjfz_bot/programmes/packs/facts.yaml"
    assert caught.value.path.startswith(path)
    assert caught.value.remedy


def test_the_line_of_the_wrong_word_is_named() -> None:
    """The path carries the line, as an editor counts it."""
    wrong = replaced(PACK, "{fact: grade, is: high}", "{fact: garde, is: high}")
    line = next(number for number, text in enumerate(wrong.splitlines(), 1) if "garde" in text)

    with pytest.raises(ContentError) as caught:
        load(wrong)

    assert caught.value.path == f"criteria[1].rules[0].when.fact (line {line})"


def test_packs_without_a_fact_table_are_refused() -> None:
    """Without `facts.yaml` nothing can be evaluated."""
    with pytest.raises(ContentError, match=r"facts\.yaml"):
        load_programmes({"small.yaml": PACK})


def test_a_criterion_that_could_not_be_worked_out_is_refused() -> None:
    """Too many facts in one criterion would make the first question slow, so the author is told to split it."""
    names = [f"extra{number}" for number in range(12)]
    facts = replaced(FACTS, "derived:", "".join(f"  {name}: {{kind: yes_no}}\n" for name in names) + "derived:")
    every = ", ".join(f"{{fact: {name}, is: true}}" for name in names)
    pack = replaced(PACK, "{fact: member, is: true}", f"{{all: [{every}]}}")

    with pytest.raises(ContentError, match="Split it"):
        load(pack, facts)


@pytest.mark.parametrize("text", ["", "just words", "- a\n- list", "\t"])
def test_a_file_that_is_no_pack_at_all_is_refused(text: str) -> None:
    """Empty files and other YAML are named, not crashed on."""
    with pytest.raises(ContentError) as caught:
        load(text)

    assert caught.value.file == "src/kjfz_bot/programmes/packs/small.yaml"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "here should be keys with values, such as 'id: ningbo', but there is nothing."),
        ("just words", "here should be keys with values, such as 'id: ningbo', but there is 'just words'."),
        (replaced(PACK, "subjects: [expert]", "subjects: expert"), "here should be a list, such as '[expert, pair]', "),
        (replaced(PACK, "span, below: 3", "span, below: three"), "here should be a number, but there is 'three'."),
    ],
    ids=["empty", "words", "no list", "no number"],
)
def test_what_should_stand_there_is_said_without_words_of_a_library(text: str, problem: str) -> None:
    """An author reads what to write, not the names of our classes."""
    with pytest.raises(ContentError) as caught:
        load(text)

    assert caught.value.problem.startswith(problem)
