"""The check of workflows: each can be gone to its end, and each step makes sense where it stands."""

import pytest

from kjfz_bot.domain.access_table import CELLS
from kjfz_bot.programmes.check import check_programmes
from kjfz_bot.programmes.finding import Finding
from kjfz_bot.programmes.source import PACKS
from kjfz_bot.programmes.workflow_check import check_workflow
from tests.unit.programmes.small import load
from tests.unit.programmes.small_way import pack
from tests.unit.programmes.test_static_check import CASES, Texts


def findings(text: str, texts: Texts | None = None) -> list[Finding]:
    return list(check_programmes({"small": load(text)}, {"small-expert.csv": CASES}, texts or Texts()))


def test_a_sound_workflow_has_no_findings() -> None:
    """Nothing is reported where nothing is wrong."""
    assert findings(pack()) == []


POST = "workflows.post"
UNSOUND = [
    ("{id: apply, by", "{id: apply, next: opinion, by", f"{POST}.contacts", "no step leads to it"),
    ("tells: [firm]", "next: decide", POST, "never ends"),
    ("{id: apply, by: [expert]", "{id: apply, by: [expert, firm]", POST, "who begins"),
    ('clause: "1"\n', "\n", POST, "no clause"),
    ("    months: 24\n", "", POST, "for how long"),
    ("[match_need, appoint]", "[match_need]", POST, "appoints nobody"),
    ('clause: "1.5", ', "", f"{POST}.sign", "no clause"),
    ("returns: papers", "returns: start", f"{POST}.start", "does not come before it"),
    ("returns: assign", "returns: opinion", f"{POST}.score", "the step that assigns them"),
    ("returns: assign, ", "", f"{POST}.score", "the step that assigns them"),
    ("returns: assign", "returns: decide", f"{POST}.score", "does not come before it"),
    ("returns: papers", "returns: notice", f"{POST}.start", "does not come before it"),
    ("[district]", "[district, city]", f"{POST}.opinion", "share it with others"),
    ("tells: [firm]", "objections: true", f"{POST}.papers", "no office answers them"),
    ("districts: [{id: north}]\n", "", f"{POST}.opinion", "the pack names none"),
    ("fields: [reviewers]", "fields: [note]", f"{POST}.score", "the step that assigns them"),
    ("starts_on, ends_on", "starts_on", f"{POST}.start", "'ends_on'"),
    ("by: [expert, firm]", "by: [firm]", f"{POST}.contacts", "without both sides' word"),
    ("effects: [share_contacts], ", "", f"{POST}.opinion", "nothing to look at"),
    ("fields: [score]", "fields: [note]", f"{POST}.decide", "'score'"),
    ("fields: [certificate]", "fields: [note], optional: [certificate]", f"{POST}.start", "'certificate'"),
    ("fields: [signed, starts_on", "fields: [starts_on", f"{POST}.start", "'signed'"),
    ("fields: [tie]", "fields: [note]", f"{POST}.start", "'tie'"),
    ('"1.2", fields: [opinion]', '"1.2", fields: [note]', f"{POST}.decide", "opinion"),
    ("gates: [need_published]", "gates: [pool_member]", f"{POST}.apply", "nobody can join"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "path", "says"), UNSOUND, ids=[new[-50:] or old for old, new, _, _ in UNSOUND])
def test_what_does_not_make_sense_is_found_with_a_remedy(old: str, new: str, path: str, says: str) -> None:
    """The step is named, and what to do."""
    found = findings(pack(old, new))

    assert [(each.file, each.path) for each in found][:1] == [(f"{PACKS}/small.yaml", path)]
    assert says in found[0].message
    assert found[0].remedy


def test_a_workflow_that_is_not_about_a_need_matches_and_looks_at_none() -> None:
    """Its gate and its effect would have nothing to look at."""
    found = findings(pack("about: need", "about: firm"))

    assert [each.path for each in found] == [f"{POST}.apply", f"{POST}.start"]


def test_a_workflow_about_nobody_else_has_no_firm_and_no_district() -> None:
    """Where there is no firm, nobody of a firm or of its district can act."""
    found = findings(pack("about: need", "about: self"))

    assert {f"{POST}.contacts", f"{POST}.opinion", f"{POST}.sign"} <= {each.path for each in found}


def test_a_side_whose_role_nobody_gives_cannot_act() -> None:
    """A step needs somebody who can take it, by the table of rights."""
    programme = load(pack())
    without = {action: cells for action, cells in CELLS.items() if action != "grant_reviewer"}

    found = list(check_workflow(programme, programme.workflows["post"], without))

    assert [(each.path, "reviewer" in each.message) for each in found] == [(f"{POST}.score", True)]


def test_a_step_that_is_left_out_is_not_looked_at() -> None:
    """It may be incomplete, since it is left out for that."""
    assert findings(pack('clause: "1.4", left_out: true', "left_out: true, returns: start")) == []


@pytest.mark.parametrize("key", ["small-workflow-post", "small-step-post-sign", "small-step-post-notice.done"])
def test_each_step_has_its_texts_in_both_languages(key: str) -> None:
    """Its name, what it is called once it is done, and what is asked of whoever has to take it."""
    [found] = findings(pack(), Texts({("en", key)}))

    assert (found.file, found.path) == ("locales/en", key)
