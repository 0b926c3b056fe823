"""Runs every gate over the files git tracks: `python -m tools.gates`. Exit 1 where one finds something."""

import sys
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from pathlib import Path

from tools.gates.finding import Finding, SourceFile, tracked_files
from tools.gates.layout import check_layout
from tools.gates.locales import check_locales
from tools.gates.purity import check_purity
from tools.gates.sizes import check_sizes
from tools.gates.wording import check_wording

GATES: tuple[Callable[[Iterable[SourceFile]], Iterator[Finding]], ...] = (
    check_layout,
    check_locales,
    check_purity,
    check_sizes,
    check_wording,
)


def main() -> int:
    """Print each finding on a line of its own and say how many there are."""
    files = tracked_files(Path(__file__).parents[2])
    findings = sorted((finding for gate in GATES for finding in gate(files)), key=attrgetter("path", "line"))
    for finding in findings:
        print(finding)
    print(f"gates: {len(files)} files, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
