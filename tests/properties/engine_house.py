"""An invented house of dialogues that together use every step kind, with its words, pure sources and services.

Texts are made from what the check of words wants; option labels from sources are as awkward as real data can be.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from kjfz_bot.app.content import build_content, content_root, read_files, read_locales, read_packs
from kjfz_bot.app.wiring import sound_content
from kjfz_bot.dialog.check_words import wanted_keys
from kjfz_bot.dialog.content import Content, Function, Scene, Signature
from kjfz_bot.dialog.files import load_dialog
from kjfz_bot.dialog.inbound import No, Ok, ServiceCall
from kjfz_bot.dialog.message import Message
from kjfz_bot.dialog.model import Dialog
from kjfz_bot.dialog.notices import REMINDERS
from kjfz_bot.services.registry import signatures
from kjfz_bot.texts.catalogue import escape, load_catalogue, variables
from tests.properties.engine_values import ENTRY, HOURS_PAGE, VALUES

FOLDER = Path(__file__).parent / "dialogs"
LANGUAGES = ("zh-CN", "en")

FLOORS = {"north": ["1", "2", "3"], "south": ["2"], "west": []}
AWKWARD = ["返回", "", "2", "二楼", "<b>A & B</b>", "二楼", "Skip", "Ｂ", "b", "none", "是", "三"]
"""Labels as data brings them: global words, blank, numerals, tags, doubles, letters of another width."""


def _floors(scene: Scene) -> list[tuple[str, str]]:
    return [(floor, f"{floor}F") for floor in FLOORS.get(str(scene.answers["building"]), [])]


def _extras(scene: Scene) -> list[tuple[str, str]]:
    count = len(AWKWARD) if scene.answers["building"] == "north" else 3
    return [(f"x{number}", label) for number, label in enumerate(AWKWARD[:count])]


def _sizes(scene: Scene) -> list[tuple[str, str]]:
    sizes = {"red": ["small", "large"], "green": ["small"], "blue": ["large", "huge"]}
    return [(size, size.title()) for size in sizes.get(str(scene.answers["colour"]), [])]


def _days_for(scene: Scene) -> dict[str, str]:
    people = scene.answers["people"]
    latest = "2026-12-31" if isinstance(people, int) and people < 5 else "2027-06-30"
    return {"min": "2026-01-01", "max": latest}


def _seats(scene: Scene) -> dict[str, int]:
    return {"min": 1, "max": 4 if scene.answers["floor"] == "1" else 12}


def _told(scene: Scene) -> list[Message]:
    words = ", ".join(f"{name}={value}" for name, value in scene.answers.items())
    return [Message(escape(f"told {words}"))]


FUNCTIONS = {
    function.name: function
    for function in (
        Function("floors", "options", ("building",), _floors),
        Function("extras", "options", ("building",), _extras),
        Function("sizes", "options", ("colour",), _sizes),
        Function("months", "options", (), lambda _scene: [("2026-03", "March")]),
        Function("days_for", "limits", ("people",), _days_for),
        Function("seats", "limits", ("floor",), _seats),
        Function("told", "messages", (), _told),
        Function(
            "usual_lunch", "default", ("known",), lambda scene: ["soup"] if scene.answers["known"] is True else []
        ),
        Function("no_guests", "default", (), lambda _scene: [None]),
    )
}

SERVICES = {
    signature.name: signature
    for signature in (
        Signature("rooms", ("building", "floor")),
        Signature("free_days", ("room",)),
        Signature("tasks", ("mine",)),
        Signature("save_visit", ("purpose",)),
        Signature("drop_visit"),
        Signature("book_room", ("room", "day")),
        Signature("free_room"),
        Signature("open_case", ("title", "person")),
        Signature("pay", ("amount",)),
        Signature("pay_back"),
        Signature("decide", ("item", "decision")),
        Signature("undecide"),
        Signature("save_diary", ("month",)),
        Signature("tear_out"),
    )
}


@cache
def told() -> dict[str, Any]:
    """What fills the words that confirm an effect of the product, whichever of them it is."""
    sources = read_locales(content_root())["en"].values()
    names = {name for source in sources for found in variables(source).values() for name in found}
    return {name: {"text": "role-firm"} for name in sorted(names)} | {"state": "granted", "act": "revoke"}


@dataclass
class Services:
    """The services of the house; they remember what was done, refuse when told to, and count."""

    now: Callable[[], datetime]
    done: dict[str, ServiceCall] = field(default_factory=dict)
    undone: list[str] = field(default_factory=list)
    calls: list[ServiceCall] = field(default_factory=list)
    refusals: list[No] = field(default_factory=list)
    """What the next effects are refused with."""

    def __call__(self, call: ServiceCall) -> Ok | No:
        """Answer a call as the real ones do."""
        self.calls.append(call)
        if call.why == "do":
            return self._do(call)
        if call.why == "undo":
            self.undone.append(str(call.inputs["id"]))
            return Ok()
        return Ok(value=_SOURCES[call.name](self, call.inputs))

    def _do(self, call: ServiceCall) -> Ok | No:
        if self.refusals:
            return self.refusals.pop(0)
        assert call.key not in self.done, f"{call.key} is done twice"
        self.done[call.key] = call
        if call.name == "set_language":
            known = call.inputs["language"] in LANGUAGES
            return Ok(call.inputs["language"], language=call.inputs["language"] if known else None)
        value = VALUES.get(call.name, len(self.done))
        return Ok(value=value, undo_until=self.now() + timedelta(days=1), text_args=told())

    def decided(self) -> set[str]:
        """The tasks that are off the list."""
        standing = {key: call for key, call in self.done.items() if key not in self.undone}
        return {str(call.inputs["item"]) for call in standing.values() if call.name == "decide"}


def _rooms(_services: Services, inputs: Mapping[str, Any]) -> list[list[str]]:
    return [[f"{inputs['building']}-{number}", f"Room {number}"] for number in range(1, 4 if inputs["floor"] else 2)]


def _free_days(_services: Services, inputs: Mapping[str, Any]) -> dict[str, str]:
    return {"min": "2026-02-01", "max": "2026-09-30" if str(inputs["room"]).endswith("1") else "2027-12-31"}


def _tasks(services: Services, inputs: Mapping[str, Any]) -> dict[str, Any]:
    left = [number for number in range(1, 6) if f"t{number}" not in services.decided()]
    start = int(inputs["cursor"] or 0)
    return {
        "items": [[f"t{number}", f"Task {number}"] for number in left[start : start + 2]],
        "next": start + 2 if start + 2 < len(left) else None,
        "previous": max(start - 2, 0) if start else None,
    }


_CONSENT = [["agree", {"text": "consent-agree"}], ["decline", {"text": "consent-decline"}]]
_CONSENTS = [("withdraw", "service"), ("withdraw", "telegram"), ("give", "contacts"), ("give", "pool")]


def _needs(services: Services, inputs: Mapping[str, Any]) -> dict[str, Any]:
    page = _tasks(services, inputs)
    more = [["several:ningbo:report:", "All"], ["case:K7M2QX", "A case"]]
    return page if inputs["cursor"] else {**page, "items": [*more, *page["items"]]}


def _with_done(services: Services, inputs: Mapping[str, Any]) -> dict[str, Any]:
    page = _tasks(services, inputs)
    return {**page, "items": [*page["items"], ["done", {"text": "service-enough"}]]}


def _results(services: Services, inputs: Mapping[str, Any]) -> dict[str, Any]:
    page = _tasks(services, inputs)
    return {**page, "items": [["new", "New"], *page["items"], ["done", "Done"]]}


_SOURCES: Mapping[str, Callable[[Services, Mapping[str, Any]], Any]] = {
    "rooms": _rooms,
    "free_days": _free_days,
    "tasks": _tasks,
    "my_consents": lambda _services, _inputs: [[f"{act}-{name}", f"{act} {name}"] for act, name in _CONSENTS],
    "ask_consent_service": lambda _services, _inputs: _CONSENT,
    "ask_consent_telegram": lambda _services, _inputs: _CONSENT,
    "ask_consent_contacts": lambda _services, _inputs: _CONSENT,
    "ask_consent_pool": lambda _services, _inputs: _CONSENT,
    "reminder_topics": lambda _services, _inputs: [
        *([topic, {"text": f"notice-{topic}.name"}] for topic in REMINDERS),
        ["nothing", {"text": "settings-reminders.none"}],
    ],
    "my_rights": lambda _services, _inputs: [
        "roles",
        "invite",
        "verify_firm",
        "write_need",
        "confirm_hours",
        "survey_needs",
        "hours",
        "confirm_staff",
        "manage_organisation",
        "import_list",
        "claim_hours",
        "check_hours",
        "manage_round",
        "apply",
    ],
    "ways_to_apply": lambda _services, _inputs: [["ningbo:post", "Post"], ["changping:project", "Project"]],
    "ways_to_need": lambda services, _inputs: [["ningbo:post", "Post"]][: len(services.done) % 2],
    "things_to_apply_for": _tasks,
    "my_cases": _with_done,
    "reviewers_to_assign": lambda _services, _inputs: [["r1", "Ada"], ["r2", "Ada"]],
    "case_numbered": lambda services, inputs: [[f"{inputs['need']}", "One"]][: len(services.done) % 2],
    "need_page_acts": lambda _services, _inputs: [["apply", "Apply"], ["share", "Share"], ["done", "Done"]],
    "service_desks": lambda _services, _inputs: [["desk", "desk"]],
    "places_of_hours": lambda _s, _i: [["ningbo", {"text": "ningbo.short"}], ["ningbo:haishu", "Haishu"]],
    "places_of_hour_tables": lambda _s, _i: [["ningbo", {"text": "ningbo.short"}], ["ningbo:haishu", "Haishu"]],
    "table_ways": lambda _services, _inputs: [["vps", "One by one"], ["firm", "By firm"]],
    "service_groups": _tasks,
    "service_vps": _with_done,
    "insisted_entries": _with_done,
    "entries_of_month": _with_done,
    "sample_entries": _with_done,
    "sample_firms": _tasks,
    "entry_as_it_stands": lambda _services, _inputs: {"before": [ENTRY]},
    "vp_acts": lambda _s, _i: [[act, act] for act in ("months", "enter", "opening", "leave")],
    "vp_months": lambda _services, _inputs: [["2026-02", "February"], ["2026-01", "January"]],
    "opening_years": lambda _services, _inputs: [["1:", "Year 1"], ["2:7200", "Year 2"]],
    "my_terms": lambda _services, _inputs: [["1:ningbo", "Works"], ["2:changping", "Valves"]],
    "last_entries": lambda _services, _inputs: [["1:research:on_site", "Trial, 1 h"]],
    "days_to_fill": lambda _services, _inputs: [["2026-02-26", "Thu"], ["2026-02-27", "Fri"]],
    "term_days": lambda _services, _inputs: {"min": "2026-01-29", "max": "2026-03-01"},
    "log_clashes": lambda _services, inputs: [["replace:1", "the one"], ["other", "leave"]] if inputs["day"] else [],
    "entry_before": lambda _services, _inputs: {"before": [ENTRY]},
    "my_entries": _tasks,
    "my_firms": lambda _services, _inputs: [["change:1:ningbo:haishu", "Works"], ["new", "New firm"]],
    "firm_card": lambda _services, _inputs: {"words": {"card": "Works"}},
    "similar_firms": lambda _services, inputs: [["1", "Works"], ["none", "No other"]][0 if inputs["name"] else 1 :],
    "my_profiles": lambda _services, _inputs: [["change:1:ningbo:", "Mine"], ["new", "New one"]],
    "profile_card": lambda _services, _inputs: {"words": {"card": "Mine"}},
    "similar_units": lambda _services, _inputs: [["1", "Unit"], ["new", "New unit"]],
    "firms_to_verify": _tasks,
    "staff_to_confirm": _tasks,
    "organisations_page": _tasks,
    "kinds_to_manage": lambda _services, _inputs: [["unit", "Units"], ["firm", "Firms"]],
    "organisation_acts": lambda _services, _inputs: [["rename", "Name"], ["sort", "Kind"], ["keep", "Keep"]],
    "roles_to_give": lambda _services, _inputs: [["firm", {"text": "role-firm"}], ["city", {"text": "role-city"}]],
    "places_to_give": lambda _services, _inputs: [["ningbo", {"text": "ningbo.short"}]],
    "seats_to_give": lambda _services, inputs: [["1", "Office"], ["new", "New"]][
        : 2 if inputs["role"] == "firm" else 1
    ],
    "roles_page": _tasks,
    "places_of_lists": lambda _services, _inputs: [["ningbo", {"text": "ningbo.short"}], ["ningbo:haishu", "Haishu"]],
    "lists_page": _tasks,
    "batch_acts": lambda _services, _inputs: [["problems", "Rows"], ["take_back", "Take back"], ["leave", "Leave"]],
    "places_of_tables": lambda _services, _inputs: [["ningbo", "All"], ["ningbo:haishu", "Haishu"]],
    "need_firms": lambda _services, _inputs: [["1:ningbo", "Works"], ["2:changping", "Mill"]],
    "need_start": lambda _services, _inputs: [["new", "New"], ["mine", "Mine"]],
    "my_needs": _tasks,
    "needs_page": _tasks,
    "need_programmes": lambda _services, _inputs: [["ningbo", {"text": "ningbo"}], ["all", "All"]],
    "see_need": lambda _services, _inputs: {"words": {"card": "Seals drift"}},
    "my_need_subscriptions": _tasks,
    "places_of_needs": lambda _s, _i: [["ningbo", {"text": "ningbo.short"}], ["ningbo:haishu", "Haishu"]],
    "needs_to_review": _needs,
    "several_needs": lambda _services, _inputs: [["K7M2QX", "Seals"], ["K7M2QY", "Valves"]],
    "confirm_views": lambda services, _inputs: [["all", "All"], ["group", "Some"]][: 3 - min(len(services.done), 3)],
    "hours_groups": _tasks,
    "hours_shown": lambda _services, _inputs: [["1", "An hour"], ["2", "Two hours"]],
    "hours_with_more": lambda _services, _inputs: [["1", "An hour"], ["2", "Two hours"]],
    "hours_confirmed_lately": lambda _services, _inputs: [["1", "An hour"], ["2", "Two hours"]],
    "log_weekdays": lambda _services, _inputs: [["d1", {"text": "weekday.d1"}], ["d5", {"text": "weekday.d5"}]],
    "whose_hours": lambda _services, _inputs: [["mine", "Mine"], ["1", "Works"]],
    "own_terms": lambda _services, _inputs: [["1:ningbo", "Works"], ["2:changping", "Mill"]],
    "terms_page": _tasks,
    "hours_card": lambda _services, _inputs: {"words": HOURS_PAGE},
    "statement_spans": lambda _services, _inputs: [["year-1", "Year 1"], ["days", "Days"]],
    "statement_days": lambda _services, _inputs: {"min": "2025-09-01", "max": "2026-08-31"},
    "statement_end": lambda _services, inputs: {"min": inputs["since"] or "2025-09-01", "max": "2026-08-31"},
    "results_page": _results,
    "result_days": lambda _services, _inputs: {"min": "2025-09-01", "max": "2026-08-31"},
    "rounds_page": _results,
    "round_steps": lambda _services, _inputs: [["ningbo:post:decide", "Decide"], ["changping:project:decide", "Other"]],
    "round_money": lambda _s, inputs: [["asked", "asked"] if f"{inputs['step']}" > "d" else ["open", "open"]],
    "round_first_days": lambda _services, _inputs: {"min": "2025-09-01", "max": "2026-08-31"},
    "round_days": lambda _services, inputs: {"min": inputs["opens"] or "2025-09-01", "max": "2026-08-31"},
    "round_people": lambda _services, _inputs: {"min": 0, "max": 1000, "whole": True},
    "round_acts": lambda _services, _inputs: [[act, act] for act in ("decide", "cases", "drop", "docx", "leave")],
    "round_says": lambda _services, _inputs: [["must", "must"]],
    "cases_of_round": _with_done,
    "round_verdicts": lambda _services, _inputs: [[act, act] for act in ("refuse", "return", "leave")],
    "merges_to_decide": _tasks,
    "merge_decisions": lambda _services, _inputs: [["merge", "Merge"], ["refuse", "Refuse"], ["later", "Later"]],
    "ways_to_prove": lambda _services, _inputs: [["mail", "By mail"], ["decline", "Not now"]],
    "proof_states": lambda _services, inputs: [["signed_in", "Done"], ["decline", "Not now"]][
        1 if inputs["way"] == "decline" else 0 :
    ],
    "role_acts": lambda _services, _inputs: [["revoke", {"text": "roles-act.revoke"}], ["keep", "Keep"]],
}


def made_texts(dialogs: Iterable[Dialog], taken: frozenset[str]) -> str:
    """Fluent source for every text the dialogues want and no locale file has."""
    wanted = dict.fromkeys(key for dialog in dialogs for key in wanted_keys(dialog) if key not in taken)
    messages: dict[str, list[str]] = {}
    for key in wanted:
        message, _, attribute = key.partition(".")
        words = f"{message} {attribute}".replace("o-", "option ").strip()
        lines = messages.setdefault(message, [f"{message} ="])
        if attribute:
            lines.append(f"    .{attribute} = {words}")
        else:
            lines[0] += f" {words}"
    return "\n".join(line for lines in messages.values() for line in lines)


@cache
def house_files() -> dict[str, str]:
    """The invented dialogue files, and the one of the product they call."""
    shipped = read_files(content_root() / "dialogs", ".yaml")
    return {**read_files(FOLDER, ".yaml"), "what_if.yaml": shipped["what_if.yaml"]}


@cache
def bare() -> Content:
    """The product's words and programmes, without dialogues."""
    return build_content({}, read_locales(content_root()), read_packs())


def build_house(dialogs: Sequence[Dialog], others: Sequence[Dialog] = ()) -> Content:
    """A house of these dialogues; its words are enough for the others too, which may come in their place."""
    made = {lang: made_texts((*dialogs, *others), bare().texts.keys(lang)) for lang in LANGUAGES}
    locales = {lang: {**files, "house.ftl": made[lang]} for lang, files in read_locales(content_root()).items()}
    return replace(
        bare(),
        dialogs={dialog.id: dialog for dialog in dialogs},
        texts=load_catalogue(locales),
        functions={**bare().functions, **FUNCTIONS},
        services={**signatures(), **SERVICES},
    )


def invented() -> list[Dialog]:
    """The dialogues of the house."""
    return [load_dialog(text, name) for name, text in house_files().items()]


@cache
def house() -> Content:
    """The invented house."""
    return build_house(invented())


@cache
def product() -> Content:
    """The product as it ships."""
    return sound_content()
