"""Runs every measurement and prints its figures: `python -m benchmarks`. Each module beside it measures one thing."""

import argparse
import signal
import sys

from benchmarks import check_rate, questions_asked, turn_cost
from benchmarks.delivery import report

MEASUREMENTS = (check_rate.main, questions_asked.main, turn_cost.main)


def main() -> None:
    """One measurement after the other; `--quick` is the short form of the long one, which writes no page."""
    parser = argparse.ArgumentParser(prog="benchmarks")
    parser.add_argument("--quick", action="store_true", help="the short form, which writes no page")
    parser.add_argument("--delivery", action="store_true", help="only the way of a message")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended before everything was measured"))
    for measure in () if given.delivery else MEASUREMENTS:
        measure()
    report.run(quick=given.quick)


if __name__ == "__main__":
    main()
