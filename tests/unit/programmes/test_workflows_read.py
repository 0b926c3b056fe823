"""A pack's workflows are read into the core's steps; whatever is wrong in them refuses the start."""

import pytest

from kjfz_bot.domain.workflow import END, workflow_of_json
from kjfz_bot.errors import ContentError
from tests.unit.programmes.small import load
from tests.unit.programmes.small_way import pack, way


def test_what_a_pack_says_of_a_step_is_what_the_core_knows() -> None:
    """Lists, days and the rest; what is not said is what most steps have."""
    post = way()

    assert (post.begins, post.about, post.clause, post.months) == ("expert", "need", "1", 24)
    contacts, decide = post.by_id["contacts"], post.by_id["decide"]
    assert (contacts.by, contacts.effects, contacts.returns) == (("expert", "firm"), ("share_contacts",), "apply")
    assert (contacts.expires, contacts.days, contacts.setting, contacts.many) == (30, None, True, False)
    assert (decide.fields, decide.gates, decide.many) == (("opinion",), ("answers_opinion", "enough_scores"), True)
    assert (decide.refusable, decide.waits, decide.objections, decide.on) == (True, 0, False, True)


def test_without_next_a_step_leads_to_the_one_below_it() -> None:
    """And the last to the end; a step that is left out is passed over."""
    post = way("{id: apply, by", "{id: apply, next: opinion, by")

    assert (post.by_id["apply"].next, post.by_id["contacts"].next, post.by_id["start"].next) == (
        "opinion",
        "opinion",
        END,
    )
    assert (post.by_id["notice"].on, post.follows("score")) == (False, "decide")


def test_a_workflow_that_was_kept_is_the_one_that_was_read() -> None:
    """A case is pinned to its JSON."""
    post = way()

    assert workflow_of_json(post.as_json()) == post
    assert workflow_of_json(post.as_json()).fingerprint == post.fingerprint
    assert way("expires: 30", "expires: 31").fingerprint != post.fingerprint


def test_a_pack_without_workflows_has_none() -> None:
    """A programme may only be asked about."""
    assert load().workflows == {}


STEP = "workflows[0].steps"
BROKEN = [
    ("fields: [tie]", "fields: [ties]", f"{STEP}[0].fields[0]", "Did you mean 'tie'?"),
    ("optional: [files]", "optional: [file]", f"{STEP}[0].optional[0]", "Did you mean 'files'?"),
    ("optional: [files]", "optional: [tie]", f"{STEP}[0].optional[0]", "Take it out"),
    ("fields: [tie]", "fields: [tie, tie]", f"{STEP}[0].fields[1]", "Take one out"),
    ("[need_published]", "[need_publish]", f"{STEP}[0].gates[0]", "Did you mean 'need_published'?"),
    ("[share_contacts]", "[share_contact]", f"{STEP}[1].effects[0]", "Did you mean 'share_contacts'?"),
    ("[agreement]", "[contract]", f"{STEP}[7].documents[0]", "Did you mean"),
    ("by: [district]", "by: [districts]", f"{STEP}[2].by[0]", "Did you mean 'district'?"),
    ("by: [district]", "by: [public]", f"{STEP}[2].by[0]", "Did you mean"),
    ("by: [expert, firm]", "by: [expert, expert]", f"{STEP}[1].by[1]", "Take one out"),
    ("by: [district]", "by: []", f"{STEP}[2].by", "add-a-programme"),
    ("tells: [firm]", "tells: [frim]", f"{STEP}[8].tells[0]", "Did you mean 'firm'?"),
    ("returns: papers", "returns: paper", f"{STEP}[9].returns", "Did you mean 'papers'?"),
    ("{id: apply, by", "{id: apply, next: opinon, by", f"{STEP}[0].next", "Did you mean 'opinion'?"),
    ("{id: opinion", "{id: apply", f"{STEP}[2].id", "Rename"),
    ("{id: opinion", "{id: end", f"{STEP}[2].id", "Choose another name"),
    ("- id: start", "- id: Start", f"{STEP}[9].id", "add-a-programme"),
    ("left_out: true", "off: true", f"{STEP}[5]", "quotes"),
    ("left_out: true", "leftout: true", f"{STEP}[5].leftout", "Did you mean 'left_out'?"),
    ("left_out: true", "left_out: soon", f"{STEP}[5].left_out", "add-a-programme"),
    ("days: 5", "days: 0", f"{STEP}[7].days", "add-a-programme"),
    ("expires: 30", "expires: soon", f"{STEP}[1].expires", "add-a-programme"),
    ("begins: expert", "begins: city", "workflows[0].begins", "Did you mean"),
    ("about: need", "about: needs", "workflows[0].about", "Did you mean 'need'?"),
    ("workflows:\n", "workflows:\n  - {id: post, begins: unit, about: self, steps: [{id: a, by: [unit]}]}\n",
     "workflows[1].id", "Rename"),
    ("workflows:\n",
     "workflows:\n  - {id: x, begins: firm, about: firm, steps: [{id: a, by: [unit], left_out: true}]}\n",
     "workflows[0].steps", "Leave one on"),
    ("left_out: true", "left_out: true, next: notice", f"{STEP}[4]", "lead to a step that is on"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "path", "remedy"), BROKEN, ids=[new[-50:] for _, new, _, _ in BROKEN])
def test_a_malformed_workflow_is_refused_with_file_place_and_remedy(old: str, new: str, path: str, remedy: str) -> None:
    """The author reads where it is, on which line, and what to write instead."""
    with pytest.raises(ContentError) as caught:
        load(pack(old, new))

    assert caught.value.file == "src/kjfz_bot/programmes/packs/small.yaml"
    assert caught.value.path.startswith(f"{path} (line ")
    assert remedy in caught.value.remedy
