"""Prints how each family is read, as docs/language.md has it: `python -m tests.unit.language.families`."""

import sys
from collections.abc import Iterator

from tests.unit.language.families.every import every_family
from tests.unit.language.families.family import Figure, figure


def _lines(figures: list[Figure]) -> Iterator[str]:
    yield "| kind | family | phrasings | right | asked | wrong |"
    yield "| --- | --- | ---: | ---: | ---: | ---: |"
    for each in figures:
        of, share = each.family, f"{100 * each.share:.1f} %"
        yield f"| {of.kind} | {of.name} | {len(of.items)} | {share} | {len(each.asked)} | {len(each.wrong)} |"
    for each in figures:
        for item in (*each.asked, *each.wrong):
            yield f"missed in {each.family.name}: {item.text}"


sys.stdout.writelines(f"{line}\n" for line in _lines([figure(each) for each in every_family()]))
