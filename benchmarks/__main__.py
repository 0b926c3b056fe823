"""Runs every measurement and prints its figures: `python -m benchmarks`. Each module beside it measures one thing."""

from benchmarks import check_rate, questions_asked, turn_cost

MEASUREMENTS = (check_rate.main, questions_asked.main, turn_cost.main)


def main() -> None:
    """One measurement after the other."""
    for measure in MEASUREMENTS:
        measure()


if __name__ == "__main__":
    main()
