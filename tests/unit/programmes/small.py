"""A small invented programme, for tests that change one thing about it."""

from datetime import date

from kjfz_bot.programmes.building import load_programmes
from kjfz_bot.programmes.programme import Programme

ON = date(2026, 2, 27)

FACTS = """
facts:
  member: {kind: yes_no}
  grade: {kind: choice, values: [high, middle, low]}
  links: {kind: choices, values: [none, family, money], exclusive: [none]}
  span: {kind: years, open_ended: true}
  rest: {kind: years, open_ended: true, at_most: span}
  born: {kind: date, changeable: false}
derived:
  age: {function: completed_years, of: born}
"""

PACK = """
id: small
version: "1"
status: draft
questions:
  expert: [member, grade, span, rest, links, born]
criteria:
  - id: member
    subjects: [expert]
    clause: ["1"]
    kind: hard
    rules:
      - {when: {fact: member, is: true}, outcome: met, reason: ok}
      - {outcome: not_met, reason: stranger}
  - id: grade
    subjects: [expert]
    clause: ["2"]
    kind: soft
    rules:
      - {when: {fact: grade, is: high}, outcome: met, reason: ok}
      - when: {fact: grade, is: middle}
        outcome: to_do
        reason: course
        document: course
        issuer: school
        gate: apply
      - {outcome: official, reason: low}
    relaxations: [friendly]
  - id: span
    subjects: [expert]
    clause: ["3"]
    kind: hard
    rules:
      - {when: {fact: span, below: 3}, outcome: not_met, reason: short}
      - {when: {fact: rest, at_least: 2}, outcome: met, reason: ok}
      - {outcome: official, reason: ending, ambiguity: ending}
relaxations:
  - id: friendly
    clause: ["2"]
    whole: {fact: links, only: [none]}
priorities:
  - {id: young, subjects: [expert], clause: ["4"], when: {fact: age, at_most: 40}}
"""


def load(pack: str = PACK, facts: str = FACTS) -> Programme:
    return load_programmes({"facts.yaml": facts, "small.yaml": pack})["small"]


def replaced(text: str, old: str, new: str) -> str:
    """The text with one place changed; the place must be there."""
    assert old in text, old
    return text.replace(old, new, 1)
