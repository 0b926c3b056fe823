"""The small invented programme with a workflow, for tests that change one thing about it."""

from kjfz_bot.domain.workflow import Workflow
from tests.unit.programmes.small import PACK, load, replaced

WAY = """
districts: [{id: north}]
workflows:
  - id: post
    begins: expert
    about: need
    clause: "1"
    months: 24
    steps:
      - {id: apply, by: [expert], clause: "1.1", fields: [tie], optional: [files], gates: [need_published]}
      - {id: contacts, by: [expert, firm], setting: true, effects: [share_contacts], returns: apply, expires: 30}
      - {id: opinion, by: [district], clause: "1.2", fields: [opinion], gates: [consent_given], refusable: false}
      - {id: assign, by: [city], clause: "1.3", fields: [reviewers], returns: apply}
      - {id: score, by: [reviewer], clause: "1.3", fields: [score], returns: assign, refusable: false}
      - {id: notice, by: [city], clause: "1.4", left_out: true, documents: [notice_list], objections: true}
      - {id: decide, by: [city], clause: "1.4", fields: [opinion], gates: [answers_opinion, enough_scores], many: true}
      - {id: sign, by: [firm], clause: "1.5", fields: [signed, starts_on, ends_on], documents: [agreement], days: 5}
      - {id: papers, by: [expert], clause: "1.6", fields: [certificate], tells: [firm]}
      - id: start
        by: [city]
        clause: "1.7"
        gates: [certificate_valid, agreement_signed, tie_free]
        effects: [match_need, appoint]
        returns: papers
"""


def pack(old: str = "", new: str = "") -> str:
    """The pack with its workflow, one place changed."""
    return PACK + (replaced(WAY, old, new) if old else WAY)


def way(old: str = "", new: str = "") -> Workflow:
    """Its workflow, read."""
    return load(pack(old, new)).workflows["post"]
