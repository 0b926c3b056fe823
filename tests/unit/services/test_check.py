"""The self-check as one JSON object a case, and what stands in its place where a case is wrong."""

import json
from datetime import date
from typing import Any

import pytest

from kjfz_bot.app.content import load_content
from kjfz_bot.errors import FactError
from kjfz_bot.services.check import Checker, check_request, error_object, find_programme, parse_on, read_facts

ON = date(2026, 2, 27)
KEYS = [
    "programme",
    "subject",
    "on",
    "pack",
    "verdict",
    "possible",
    "criteria",
    "priorities",
    "unstated",
    "truncated",
    "next_questions",
]
CRITERION_KEYS = [
    "id",
    "outcome",
    "possible",
    "clause",
    "why",
    "note",
    "ambiguity",
    "relaxations",
    "facts_used",
    "changes",
]
EXPERT: dict[str, Any] = {
    "employer_kind": "university",
    "employer_in_city": True,
    "contract_years": 5,
    "contract_years_left": 2,
    "renewal_proof": "can_get",
    "degree": "master",
    "title": "intermediate",
    "birth_date": "1987-05-06",
    "willing": True,
    "served_smes": True,
    "certificate_level": "none",
    "conduct_ok": True,
    "ability_ok": True,
    "first_appointment": True,
    "core_ip_or_results": True,
    "urgently_needed": True,
}


def checker(programme: str = "ningbo", subject: str = "expert", language: str = "en") -> Checker:
    content = load_content()
    return Checker(content.programmes[programme], subject, content.texts, language)


def case(facts: dict[str, Any], language: str = "en") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(checker(language=language).case(facts, ON)))
    return found


def criterion(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in found["criteria"] if each["id"] == name)


def test_a_case_is_one_object_with_everything_about_it() -> None:
    """Portals find the verdict, every criterion, priorities, silent topics and what is still to ask."""
    found = case(EXPERT)

    assert list(found) == KEYS
    assert all(list(each) == CRITERION_KEYS for each in found["criteria"])
    assert found["pack"] == {"version": "2026.1", "status": "truncated"}
    assert (found["verdict"], found["possible"]) == ("officials_decide", ["officials_decide"])
    assert [each["id"] for each in found["priorities"]] == ["age_40"]
    assert list(found["priorities"][0]) == ["id", "clause", "why"]
    assert "management_posts" in found["unstated"]
    assert "money" in found["truncated"]
    assert found["next_questions"] == []


def test_why_says_the_reason_and_the_relaxations_that_apply() -> None:
    """What the officials would be told stands with the reason."""
    found = criterion(case(EXPERT), "qualification")

    assert found["outcome"] == "official"
    assert found["relaxations"] == ["core_and_needed"]
    assert "2.1.3" in found["why"]
    assert {"fact": "degree", "value": "doctorate", "outcome": "met"} in found["changes"]
    assert found["facts_used"]["degree"] == "master"


def test_a_note_says_what_is_still_needed_from_whom_and_when() -> None:
    """A step to take is a note of its criterion."""
    found = criterion(case(EXPERT), "contract")

    assert (found["outcome"], found["clause"]) == ("to_do", "2.1.1")
    assert "before" in found["note"] or "with the application" in found["note"]


def test_texts_come_in_the_language_asked_for() -> None:
    """The same case in Chinese has the same outcomes and other words."""
    english, chinese = case(EXPERT), case(EXPERT, "zh-CN")

    assert [each["outcome"] for each in english["criteria"]] == [each["outcome"] for each in chinese["criteria"]]
    assert all(one["why"] != other["why"] for one, other in zip(english["criteria"], chinese["criteria"], strict=True))


def test_an_open_criterion_has_no_outcome_and_says_nothing_yet() -> None:
    """While several outcomes are possible the outcome and its words are null, and all possible ones are listed."""
    found = case({"employer_kind": "university"})

    assert found["verdict"] == "undecided"
    assert criterion(found, "employer")["possible"] == ["met", "official", "not_met"]
    assert all(criterion(found, "employer")[key] is None for key in ("outcome", "why", "note", "ambiguity"))
    assert found["next_questions"][0] == "employer_in_city"


def test_json_lines_go_on_after_a_bad_line() -> None:
    """A bad line is answered in its place with its number, what is wrong and the nearest right word."""
    lines = ['{"willing": false}', '{"wiling": true}', "", "{", "[]", '{"degree": "docter"}', '{"\\ud800": 1}', "{}"]

    found = [(json.loads(line.text), line.good) for line in checker().lines(lines, ON)]

    assert [good for _, good in found] == [True, False, False, False, False, False, True]
    assert found[1][0]["line"] == 2
    assert found[1][0]["error"]["fact"] == "wiling"
    assert found[1][0]["error"]["nearest"] == "willing"
    assert found[2][0] == {"line": 4, "error": found[2][0]["error"]}
    assert found[2][0]["error"]["fact"] is None
    assert found[4][0]["error"]["nearest"] == "doctorate"


def test_what_is_printed_for_any_line_can_be_written_as_utf8() -> None:
    """Lone surrogates in a name do not break the output."""
    for line in checker().lines(['{"\\ud800": 1}', '{"degree": "\\udfff"}'], ON):
        assert line.text.encode()


def test_a_request_is_checked_as_the_command_line_does() -> None:
    """The same object answers a request; the day is today's unless given."""
    content = load_content()
    body = {"programme": "ningbo", "subject": "expert", "facts": EXPERT, "lang": "en"}

    assert check_request(content.programmes, content.texts, body, ON) == checker().case(EXPERT, ON)
    assert check_request(content.programmes, content.texts, {**body, "on": "2027-01-01"}, ON)["on"] == "2027-01-01"


@pytest.mark.parametrize(
    ("change", "fact", "nearest"),
    [
        ({"programme": "ningpo"}, "programme", "ningbo"),
        ({"programme": None}, "programme", None),
        ({"subject": None}, "subject", None),
        ({"on": "2026-W10-1"}, "on", "2026-03-01"),
        ({"on": "20260301"}, "on", "2026-03-01"),
        ({"on": "2026-02-30"}, "on", "2026-03-01"),
        ({"subject": "firms"}, "subject", "firm"),
        ({"lang": "zh"}, "lang", "zh-CN"),
        ({"on": "tomorrow"}, "on", "2026-03-01"),
        ({"on": "1999-12-31"}, "on", "2000-01-01"),
        ({"facts": []}, "", None),
        ({"fact": {}}, "fact", "facts"),
        ({"facts": {"contract_years": 2, "contract_years_left": 3}}, "contract_years_left", "2"),
    ],
)
def test_a_wrong_request_names_what_is_wrong_and_the_nearest_right_word(
    change: dict[str, Any], fact: str, nearest: str | None
) -> None:
    """Every part of a request is checked before anything is evaluated."""
    content = load_content()
    body = {"programme": "ningbo", "subject": "expert", "facts": {}, **change}

    with pytest.raises(FactError) as caught:
        check_request(content.programmes, content.texts, body, ON)

    assert caught.value.fact == fact
    assert nearest is None or caught.value.nearest == nearest


@pytest.mark.parametrize("name", ["programme", "subject"])
def test_a_request_without_programme_or_subject_is_told_which_there_are(name: str) -> None:
    """What is missing is named with what it may be, not as a wrong word."""
    content = load_content()
    body = {"programme": "ningbo", "subject": "expert"}
    del body[name]

    with pytest.raises(FactError, match=f"needs '{name}': one of") as caught:
        check_request(content.programmes, content.texts, body, ON)

    assert "None" not in caught.value.message


def test_a_key_given_twice_is_refused_by_name() -> None:
    """Which of two answers was meant cannot be known."""
    with pytest.raises(FactError, match="'willing' is given twice") as caught:
        read_facts('{"willing": true, "degree": "master", "willing": false}')

    assert caught.value.fact == "willing"


def test_the_error_object_carries_line_fact_message_and_nearest() -> None:
    """HTTP and JSON Lines answer with the same object."""
    error = FactError("degre", "No such fact.", "degree")

    expected = {"line": 1, "error": {"fact": "degre", "message": "No such fact.", "nearest": "degree"}}
    assert error_object(error) == expected


def test_helpers_of_the_command_line_read_what_was_typed() -> None:
    """Programme, day and facts are found or refused by name."""
    programmes = load_content().programmes

    assert find_programme(programmes, "changping").id == "changping"
    assert parse_on("2026-03-01") == date(2026, 3, 1)
    assert read_facts('{"willing": true}') == {"willing": True}
