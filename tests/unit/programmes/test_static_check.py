"""The static check of packs: what an author forgot is found before anybody relies on it."""

from collections.abc import Collection

import pytest

from kjfz_bot.programmes.building import load_programmes
from kjfz_bot.programmes.check import check_programmes
from kjfz_bot.programmes.finding import Finding
from kjfz_bot.programmes.locale_keys import locale_keys
from kjfz_bot.programmes.source import PACKS
from tests.unit.programmes.small import FACTS, PACK, load, replaced

CASES = """case,member,grade,span,rest,verdict,=member,=grade,=span
good,true,high,5,4,eligible,met,met,met
course,true,middle,5,4,eligible_with_steps,met,to_do,met
low,true,low,5,1,officials_decide,met,official,official
no,false,high,1,1,not_eligible,not_met,met,not_met
"""


class Texts:
    """Texts of two languages, but for some keys."""

    languages = ("zh-CN", "en")

    def __init__(self, without: Collection[tuple[str, str]] = ()) -> None:
        self._without = without

    def has(self, lang: str, key: str) -> bool:
        return (lang, key) not in self._without


def findings(pack: str = PACK, cases: str | None = CASES, texts: Texts | None = None) -> tuple[Finding, ...]:
    tables = {} if cases is None else {"small-expert.csv": cases}
    return check_programmes({"small": load(pack)}, tables, texts or Texts())


def only(found: tuple[Finding, ...]) -> Finding:
    [finding] = found
    return finding


def test_a_sound_pack_has_no_findings() -> None:
    """Nothing is reported where nothing is wrong."""
    assert findings() == ()


@pytest.mark.parametrize(
    ("clause", "path"),
    [('    clause: ["1"]\n', "criteria.member"), ('clause: ["4"], ', "priorities.young")],
)
def test_a_part_without_clause_is_found(clause: str, path: str) -> None:
    """Every rule says where it stands in the document."""
    found = only(findings(replaced(PACK, clause, "")))

    assert (found.severity, found.file, found.path) == ("error", f"{PACKS}/small.yaml", path)


def test_an_outcome_no_row_reaches_is_found() -> None:
    """A truth table without a row that comes to `to_do` leaves that rule unproven."""
    rows = [row for row in CASES.splitlines() if not row.startswith("course")]

    found = only(findings(cases="\n".join(rows)))

    assert found.path == "criteria.grade"
    assert "'to_do'" in found.message


def test_a_missing_truth_table_is_found() -> None:
    """Each subject has a table of its own."""
    assert findings(cases=None)[0].file == f"{PACKS}/cases/small-expert.csv"


def test_a_row_that_does_not_hold_is_found_with_its_line() -> None:
    """The row's line and name are given with what came out."""
    found = only(findings(cases=replaced(CASES, "eligible,met,met,met", "eligible,met,met,official")))

    assert found.path == "line 2, 'good'"
    assert "'=span' should be official, but is met." in found.message


def test_a_malformed_truth_table_is_a_finding() -> None:
    """The check goes on and reports it."""
    assert findings(cases="case,nonsense,verdict\n")[0].path == "line 1, column 'nonsense'"


def test_a_relaxation_inside_another_is_found() -> None:
    """A relaxation that applies only where another does adds nothing, or one of the two is wrong."""
    pack = replaced(PACK, "[friendly]", "[friendly, narrow]")
    both = "{all: [{fact: links, only: [none]}, {fact: member, is: true}]}"
    narrow = f"relaxations:\n  - {{id: narrow, clause: ['2'], whole: {both}}}\n  - id"
    pack = replaced(pack, "relaxations:\n  - id", narrow)

    found = only(findings(pack))

    assert found.path == "relaxations.narrow"
    assert "'friendly' applies as well" in found.message


def test_relaxations_that_may_apply_apart_do_not_overlap() -> None:
    """Two relaxations that can each apply alone are sound, though both may apply at once."""
    pack = replaced(PACK, "[friendly]", "[friendly, other]")
    pack = replaced(
        pack,
        "relaxations:\n  - id",
        "relaxations:\n  - {id: other, clause: ['2'], whole: {fact: member, is: true}}\n  - id",
    )

    assert findings(pack) == ()


def test_a_text_missing_in_any_language_is_found() -> None:
    """The key and the language are named."""
    found = only(findings(texts=Texts({("en", "small-grade.r-low")})))

    assert (found.file, found.path) == ("locales/en", "small-grade.r-low")


def test_every_word_a_report_needs_is_among_the_keys() -> None:
    """Reasons, steps, relaxations, priorities and questions all have their texts."""
    keys = set(locale_keys(load()))

    assert {"small.place", "small-span.a-ending", "small-grade.d-course", "small-grade.i-school"} <= keys
    assert {"small-relaxation-friendly.whole", "small-priority-young.why", "fact-grade.v-high"} <= keys
    assert {"fact-span.example", "fact-born.why", "small-member.rule", "small-grade.g-apply"} <= keys


def test_a_gap_between_the_dates_of_a_criterion_is_found() -> None:
    """Days for which a criterion says nothing are named."""
    later = "  - {id: member, subjects: [expert], clause: ['1'], kind: hard, valid: {from: 2026-03-01}, "
    later += "rules: [{when: {fact: member, is: true}, outcome: met, reason: ok}, {outcome: not_met, reason: other}]}\n"
    pack = replaced(PACK, "    kind: hard\n", "    kind: hard\n    valid: {until: 2026-01-31}\n")

    found = findings(replaced(pack, "relaxations:\n  - id", f"{later}relaxations:\n  - id"))

    [gap] = [each for each in found if each.path == "criteria.member.valid"]
    assert "2026-02-01 to 2026-02-28" in gap.message


def test_a_rule_no_answers_reach_is_found() -> None:
    """A rule behind one that always fires first is dead."""
    pack = replaced(PACK, "      - {outcome: official, reason: low}\n",
                    "      - {when: {fact: grade, in: [high, middle]}, outcome: official, reason: dead}\n"
                    "      - {outcome: official, reason: low}\n")  # fmt: skip

    found = only(findings(pack))

    assert found.path == "criteria.grade.rules[2]"


def test_a_relaxation_that_can_never_apply_is_found() -> None:
    """A half that is never looked at is dead as well."""
    pack = replaced(PACK, "only: [none]}\n", "only: [none]}\n    half: {fact: links, only: [none]}\n")

    found = only(findings(pack))

    assert (found.path, "'half'" in found.message) == ("relaxations.friendly", True)


def test_a_topic_only_another_pack_knows_is_a_warning() -> None:
    """Silence is listed, not forgotten."""
    one = replaced(PACK, "questions:", "topics: {unstated: {expert: [money]}, treated: [age]}\nquestions:")
    other = replaced(replaced(PACK, "id: small", "id: other"), "questions:", "topics: {treated: [age]}\nquestions:")
    programmes = load_programmes({"facts.yaml": FACTS, "small.yaml": one, "other.yaml": other})

    found = check_programmes(programmes, {"small-expert.csv": CASES, "other-expert.csv": CASES}, Texts())

    assert [(each.severity, each.file, "money" in each.message) for each in found] == [
        ("warning", f"{PACKS}/other.yaml", True)
    ]


SERVICE = """service:
  minimum: {months: 3, clause: "4.0", working_days: 62, calendar_days: 90}
  duties: [{id: research, clause: "3.1.2"}]
topics: {treated: [service_minimum]}
questions:"""


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("62", "62", None),
        ("treated: [service_minimum]", "treated: []", "service.minimum"),
        ('  minimum: {months: 3, clause: "4.0", working_days: 62, calendar_days: 90}\n', "", "service.minimum"),
        ("working_days: 62", "working_days: 91", "service.minimum"),
        ("service:\n", "service:\n  day_cap: 1441\n", "service.day_cap"),
    ],
)
def test_how_service_time_is_counted_fits_together(old: str, new: str, path: str | None) -> None:
    """A minimum is one the topics know, its readings are in order, and no day is longer than a day."""
    found = findings(replaced(PACK, "questions:", replaced(SERVICE, old, new)))

    assert [(each.severity, each.path) for each in found] == ([("error", path)] if path else [])


def test_service_time_needs_its_words() -> None:
    """Who decides on the counting, and what each duty and platform is called."""
    pack = replaced(PACK, "questions:", replaced(SERVICE, "  duties", "  platforms: [market]\n  duties"))

    keys = locale_keys(load(pack))

    assert {"small.counting", "small-duty-research", "small-platform-market"} <= set(keys)
