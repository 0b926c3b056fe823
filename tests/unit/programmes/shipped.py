"""The shipped programmes and their truth tables, loaded once for the tests of programmes."""

from functools import cache
from pathlib import Path

from kjfz_bot.programmes.building import load_programmes
from kjfz_bot.programmes.cases import Case, read_cases
from kjfz_bot.programmes.programme import Programme

PACKS = Path(__file__).parents[3] / "src/kjfz_bot/programmes/packs"
SUBJECTS = [
    ("changping", "expert"),
    ("changping", "firm"),
    ("changping", "pair"),
    ("ningbo", "expert"),
    ("ningbo", "firm"),
    ("ningbo", "pair"),
]


def pack_texts() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(PACKS.glob("*.yaml"))}


def case_texts() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((PACKS / "cases").glob("*.csv"))}


@cache
def programmes() -> dict[str, Programme]:
    return load_programmes(pack_texts())


@cache
def cases(programme: str, subject: str) -> tuple[Case, ...]:
    file = f"{programme}-{subject}.csv"
    return read_cases(file, case_texts()[file], programmes()[programme], subject)
