"""The shipped ways from need or pool to post, as tables: what is done, and where the case stands then."""

from collections.abc import Mapping

import pytest

from kjfz_bot.domain.case import OutOfOrder, possible
from kjfz_bot.domain.workflow import DOCUMENTS, EFFECTS, GATES, OFFICES, SIDES, Workflow
from tests.unit.programmes.acts import told
from tests.unit.programmes.shipped import programmes

POST = programmes()["ningbo"].workflows["post"]
POOL = programmes()["changping"].workflows["pool"]
PROJECT = programmes()["changping"].workflows["project"]
ALL = {"post": POST, "pool": POOL, "project": PROJECT}

TO_CHOICE = ("expert pass", "unit pass", "expert pass", "firm pass")
TO_DECISION = (*TO_CHOICE, "firm pass", "firm pass", "district pass")
TO_PROPOSAL = (*TO_DECISION, "city refuse", "city propose decide 8 pass")
TO_AGREEMENT = (*TO_DECISION, "city pass")
TO_POST = (*TO_AGREEMENT, "firm pass", "firm pass", "unit pass", "expert pass", "expert pass", "city pass")

NINGBO = [
    ("the expert applies, the unit comes first", ("expert pass",), "consent", "unit"),
    ("the unit consents, both sides share contacts", ("expert pass", "unit pass"), "contacts", "expert firm"),
    ("one side alone shares nothing", ("expert pass", "unit pass", "firm pass"), "contacts", "expert"),
    ("both did, the firm chooses", TO_CHOICE, "choose", "firm"),
    ("the firm chose, and reports", (*TO_CHOICE, "firm pass"), "report", "firm"),
    ("the district's opinion comes before the decision", (*TO_CHOICE, "firm pass", "firm pass"), "opinion", "district"),
    ("the city answers it", TO_DECISION, "decide", "city"),
    ("what our copy cuts off is passed over", TO_AGREEMENT, "draft", "firm"),
    ("the firm drafts, then signs", (*TO_AGREEMENT, "firm pass"), "sign", "firm"),
    ("expert and unit look at what was signed", (*TO_AGREEMENT, "firm pass", "firm pass"), "confirm", "expert unit"),
    ("the certificate comes before the post", TO_POST[:-2], "certificate", "expert"),
    ("the city checks both", TO_POST[:-1], "start", "city"),
    ("on post", TO_POST, "done", ""),
    ("returned by the unit, corrected", ("expert pass", "unit return"), "apply", "expert"),
    ("and sent again", ("expert pass", "unit return", "expert pass"), "consent", "unit"),
    ("returned by the city, the firm reports again", (*TO_DECISION, "city return"), "report", "firm"),
    ("the district is asked again", (*TO_DECISION, "city return", "firm pass"), "opinion", "district"),
    ("a wrong tie goes back to the expert", (*TO_CHOICE, "firm pass", "firm return"), "apply", "expert"),
    ("a wrong agreement is drafted anew", (*TO_AGREEMENT, "firm pass", "firm pass", "unit return"), "draft", "firm"),
    ("a wrong certificate is handed in anew", (*TO_POST[:-1], "city return"), "certificate", "expert"),
    ("refused by the unit", ("expert pass", "unit refuse"), "refused", ""),
    ("one side keeps its contacts", ("expert pass", "unit pass", "firm refuse"), "refused", ""),
    ("refused by the city", (*TO_DECISION, "city refuse"), "refused", ""),
    ("withdrawn while the unit thinks", ("expert pass", "expert withdraw"), "withdrawn", ""),
    ("withdrawn just before the post", (*TO_POST[:-1], "expert withdraw"), "withdrawn", ""),
    ("nobody answers", ("expert pass", "time expire"), "expired", ""),
    ("a correction waits for a second officer", TO_PROPOSAL, "refused", ""),
    ("who rejects it", (*TO_PROPOSAL, "city reject decide 9"), "refused", ""),
    ("or confirms it", (*TO_PROPOSAL, "city confirm decide 9"), "draft", "firm"),
    ("a decision is corrected while the firm drafts",
     (*TO_AGREEMENT, "city propose decide 8 return", "city confirm decide 9"), "report", "firm"),
    ("an opinion is corrected after it",
     (*TO_DECISION, "district propose opinion 7 return", "city confirm opinion 8"), "report", "firm"),
]  # fmt: skip

TO_FILED = ("firm pass", "expert pass", "firm pass", "expert pass", "firm pass")
TO_REVIEW = (*TO_FILED, "city pass with=7,8,9")
TO_SCORED = (*TO_REVIEW, "reviewer:7 pass", "reviewer:8 pass", "reviewer:9 pass")
TO_LETTERS = (*TO_SCORED, "city pass", "talent_office pass", "firm pass", "firm pass", "expert pass")

CHANGPING = [
    ("the firm asks an expert, both share contacts", ("firm pass",), "contacts", "expert firm"),
    ("they talk, and the expert agrees", TO_FILED[:3], "agree", "expert"),
    ("the firm files for both", TO_FILED[:4], "application", "firm"),
    ("the commission chooses reviewers", TO_FILED, "assign", "city"),
    ("who all have to score", TO_REVIEW, "score", "reviewer"),
    ("two of three are not all", (*TO_REVIEW, "reviewer:7 pass", "reviewer:9 pass"), "score", "reviewer"),
    ("then the commission decides", TO_SCORED, "decide", "city"),
    ("the talent office records it", (*TO_SCORED, "city pass"), "record", "talent_office"),
    ("the agreement is drafted", (*TO_SCORED, "city pass", "talent_office pass"), "draft", "firm"),
    ("then come two letters", TO_LETTERS, "letter", "city"),
    ("the firm's after the district's", (*TO_LETTERS, "city pass"), "firm_letter", "firm"),
    ("the start is confirmed", (*TO_LETTERS, "city pass", "firm pass"), "start", "city"),
    ("on post", (*TO_LETTERS, "city pass", "firm pass", "city pass"), "done", ""),
    ("a reviewer with a stake gives it back", (*TO_REVIEW, "reviewer:8 return"), "assign", "city"),
    ("whoever is silent is replaced", (*TO_REVIEW, "reviewer:7 pass", "city return"), "assign", "city"),
    ("by one reviewer alone", (*TO_REVIEW, "city return", "city pass with=5", "reviewer:5 pass"), "decide", "city"),
    ("the project is filed anew", (*TO_SCORED, "city return"), "application", "firm"),
    ("and reviewed anew", (*TO_SCORED, "city return", "firm pass", "city pass with=7,8"), "score", "reviewer"),
    ("the expert does not want to", (*TO_FILED[:3], "expert refuse"), "refused", ""),
    ("the commission refuses", (*TO_SCORED, "city refuse"), "refused", ""),
    ("a project refused before it was reviewed is returned instead",
     (*TO_FILED, "city refuse", "city propose assign 6 return", "city confirm assign 7"), "application", "firm"),
    ("the firm withdraws", (*TO_REVIEW, "firm withdraw"), "withdrawn", ""),
    ("a wrong record goes back to the decision", (*TO_SCORED, "city pass", "talent_office return"), "decide", "city"),
    ("a refusal is corrected by a second officer",
     (*TO_SCORED, "city refuse", "city propose decide 10 pass", "city confirm decide 11"), "record", "talent_office"),
]  # fmt: skip

INTO_THE_POOL = [
    ("the unit recommends, the commission answers", ("unit pass",), "accept", "city"),
    ("in the pool", ("unit pass", "city pass"), "done", ""),
    ("said better", ("unit pass", "city return"), "recommend", "unit"),
    ("refused", ("unit pass", "city refuse"), "refused", ""),
    ("withdrawn", ("unit pass", "unit withdraw"), "withdrawn", ""),
]

TABLES: Mapping[str, list[tuple[str, tuple[str, ...], str, str]]] = {
    "post": NINGBO,
    "project": CHANGPING,
    "pool": INTO_THE_POOL,
}
ROWS = [(way, acts, place, whose) for way, rows in TABLES.items() for _, acts, place, whose in rows]
IDS = [f"{way}: {name}" for way, rows in TABLES.items() for name, _, _, _ in rows]


@pytest.mark.parametrize(("way", "acts", "place", "whose"), ROWS, ids=IDS)
def test_what_is_done_leads_there(way: str, acts: tuple[str, ...], place: str, whose: str) -> None:
    """To the step that is due and to whoever has to take it, or to the end."""
    state = told(ALL[way], *acts)

    assert (state.end or state.step, state.waiting) == (place, frozenset(whose.split()))


@pytest.mark.parametrize(
    ("way", "acts"),
    [
        ("post", ("firm pass",)),
        ("post", ("expert pass", "firm pass")),
        ("post", (*TO_DECISION[:-1], "city pass")),
        ("post", (*TO_DECISION[:-1], "district refuse")),
        ("post", (*TO_DECISION, "district pass")),
        ("post", (*TO_CHOICE, "firm withdraw")),
        ("post", (*TO_POST, "city return")),
        ("post", (*TO_POST, "expert withdraw")),
        ("post", ("expert pass", "expert withdraw", "unit pass")),
        ("post", (*TO_DECISION, "city propose decide 8 pass")),
        ("post", (*TO_AGREEMENT, "city propose decide 8 pass")),
        ("post", (*TO_AGREEMENT, "city propose opinion 7 refuse")),
        ("post", (*TO_AGREEMENT, "city propose decide 8 refuse", "firm pass")),
        ("post", (*TO_AGREEMENT, "city propose decide 8 refuse", "city confirm opinion 9")),
        ("project", (*TO_REVIEW, "reviewer:7 pass", "reviewer:7 pass")),
        ("project", (*TO_REVIEW, "reviewer:7 refuse")),
        ("project", (*TO_REVIEW, "city pass")),
        ("project", (*TO_SCORED[:-3], "firm return")),
        ("project", (*TO_FILED, "city refuse", "city propose assign 6 pass")),
        ("pool", ("unit pass", "unit pass")),
        ("pool", ("time expire",)),
    ],
)
def test_what_is_out_of_order_is_refused(way: str, acts: tuple[str, ...]) -> None:
    """The last act is not possible after those before it, which are."""
    assert told(ALL[way], *acts[:-1]).version == len(acts) - 1

    with pytest.raises(OutOfOrder):
        told(ALL[way], *acts)


@pytest.mark.parametrize("way", ALL)
def test_whoever_has_to_act_also_has_a_way_out(way: str) -> None:
    """Each party can refuse where it is asked, or withdraw what it began."""
    workflow = ALL[way]
    begun = told(workflow, f"{workflow.begins} pass")

    for step in (step for step in workflow.steps if step.on):
        for side in (side for side in step.by if side in ("expert", "firm", "unit")):
            assert step.refusable or side == workflow.begins, step.id
    assert "withdraw" in possible(workflow, begun, workflow.begins)


def test_every_clause_is_one_that_our_copy_holds() -> None:
    """Ningbo's ends in 4.3, and what comes after is left out; a project of Changping is the part on selection."""
    left_out = [step.id for step in POST.steps if not step.on]

    assert left_out == ["notice", "letter"]
    assert {step.clause for step in POST.steps if step.on} == {"4.2", "4.3", "3.3.2", "2.1.1", "4.0"}
    assert {step.clause for step in (*POOL.steps, *PROJECT.steps)} == {"4.1", "4.2", "4.3", "3.2"}


def test_the_two_programmes_use_all_there_is_to_name() -> None:
    """Of gates, effects, documents and sides; the public has no part in what is on."""
    steps = [step for way in ALL.values() for step in way.steps]

    assert {gate for step in steps for gate in step.gates} == set(GATES)
    assert {effect for step in steps for effect in step.effects} == set(EFFECTS)
    assert {document for step in steps for document in step.documents} == set(DOCUMENTS)
    assert {side for step in steps for side in step.by} == {*SIDES} - {"public"}


@pytest.mark.parametrize("way", ALL)
def test_every_step_of_an_office_has_its_days(way: str) -> None:
    """So that whoever waits too long can be told of, though no document names any."""
    steps = [step for step in ALL[way].steps if step.on and any(side in OFFICES for side in step.by)]

    assert [step.id for step in steps if step.days is None] == []


def test_terms_are_two_years() -> None:
    """In both documents; the pool leads to no term."""
    assert [way.months for way in ALL.values()] == [24, None, 24]


def is_early(workflow: Workflow, one: str, other: str) -> bool:
    """Whether a step stands before another."""
    names = [step.id for step in workflow.steps]
    return names.index(one) < names.index(other)


def test_the_unit_consents_before_anybody_sees_a_contact_and_the_post_comes_last() -> None:
    """4.2: consent before negotiating; the certificate and the agreement before the post."""
    assert is_early(POST, "consent", "contacts")
    assert is_early(POST, "certificate", "start")
    assert set(POST.by_id["start"].gates) == {"certificate_valid", "agreement_signed"}
    assert POST.by_id["start"].effects == ("match_need", "appoint")
