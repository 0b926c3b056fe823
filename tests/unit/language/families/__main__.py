"""Prints how every family is read: `python -m tests.unit.language.families`, with the misses after `--misses`."""

from tests.unit.language.families import dates, durations, logs
from tests.unit.language.families.family import figure

FAMILIES = [*durations.families(), *dates.families(), *logs.families()]
for each in FAMILIES:
    f = figure(each)
    print(f"{each.kind} {each.name} {len(each.items)} {100 * f.share:.1f} asked {len(f.asked)} wrong {len(f.wrong)}")
    for i in f.asked[:12]:
        print("   ask", i.text, i.expected)
    for i in f.wrong[:25]:
        print("   WRONG", i.text, i.expected)
