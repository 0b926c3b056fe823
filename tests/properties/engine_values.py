"""What effects of the product come to in random conversations, where it is shown."""

from collections.abc import Mapping
from typing import Any

NEED = {
    "number": "K7M2QX",
    "seen": [1, "returned", "2026-03-01T04:00:00+00:00"],
    "title": "Seals drift",
    "scene": "Pump",
    "problem": None,
    "keywords": ["a", "b", "c"],
    "field": "new_materials",
    "vps": 1,
    "visibility": "named",
    "files": [],
    "acts": ["edit", "copy", "withdraw"],
}


ENTRY = {
    "day": "2026-02-26",
    "minutes": 90,
    "start": 540,
    "end": 630,
    "activity": "Trial",
    "place": "on_site",
    "duty": None,
    "category": None,
    "day_readings": [],
    "minutes_readings": [],
}

RESULT = {
    "id": 1,
    "kind": "technology",
    "title": "Seal",
    "number": 1,
    "day": "2026-02-03",
    "market": None,
    "listed": ["good_results"],
    "used_first": None,
    "acts": ["change", "withdraw"],
}


HOURS_PAGE = {
    "firm": "Works",
    "unit": "Unit",
    "programme": "Ningbo",
    "since": "1 September",
    "until": "31 August",
    "state": "serving",
    "headline": "<b>",
    "body": "• 3 h",
    "who": "none",
}

CASE = {
    "number": "K7M2QX",
    "way": "ningbo:post",
    "about": "K7M2QY",
    "version": 3,
    "digest": "d",
    "step": "choose",
    "side": "firm",
    "acts": ["return", "pass", "propose", "withdraw", "object"],
    "asks": {
        "fields": ["plan", "tie", "budget", "starts_on", "score", "reviewers", "signed"],
        "optional": ["note", "files", "expires_on", "ends_on", "discipline"],
    },
    "before": {"plan": "&<>{{}}{%%}", "signed": {"file_id": "f", "name": "a.pdf", "size": 1}},
    "documents": ["agreement", "firm_letter"],
    "names": 2,
    "becomes": ["pass", "return"],
    "blocked": ["consent_given"],
    "shares": True,
    "contacts": True,
    "files": 1,
}

BEGINNING = {**CASE, "number": None, "version": 0, "acts": ["pass"], "before": {}, "shares": False, "blocked": []}

VALUES: Mapping[str, Any] = {
    "look_at_case": CASE,
    "look_at_beginning": BEGINNING,
    "find_case": "K7M2QX",
    "look_at_my_entry": {"entry": 1, "state": "disputed", "acts": ["insist", "correct", "withdraw"]},
    "look_at_result": RESULT,
    "look_at_entry": {"entry": 1, "state": "confirmed", "acts": ["check", "ask", "correct", "strike"], "files": 1},
    "draw_sample": {"entries": [1, 2, 3], "hinted": [2], "seed": "seed"},
    "look_at_own_need": NEED,
    "open_need": "public",
    "need_self_check": {"registered_in_city": True},
    "look_at_need": {"version": 1, "state": "submitted", "makes": "checked", "files": 1},
    "look_at_waiting_hours": {"shown": [[1, "waiting", 4000], [2, "waiting", 60]], "more": [1, 2], "disputed": False},
    "look_at_disputed": {"shown": [[1, "disputed", 60], [2, "insisted", 60]], "more": [], "disputed": True},
    "look_at_several": {"seen": [["K7M2QX", 1, "checked", "Seals"]], "makes": "reported"},
    "my_data": {"addresses": [["web", "ada"]], "language": "en", "counts": {"event": 7, "person": 1}},
    "look_at_round": {
        "round": "1",
        "state": "open",
        "cases": [[1, 7, "digest", None]],
        "exceptions": [],
        "mark": "mark",
        "says": "must",
        "people_left": None,
        "money_left": None,
        "acts": ["decide", "cases", "drop", "leave"],
    },
    "look_at_round_case": {"round": "1", "case": 1, "version": 7, "digest": "digest", "verdicts": ["refuse", "return"]},
    "weigh_round": "go",
    "who_looked": {
        "lines": [{"on": "2026-03-01", "role": "city", "organisation": "Office", "what": "profile", "why": "<b>"}],
        "count": 2,
    },
}
"""What effects of the product come to whose value is shown."""
