"""All families there are, and the floor each has to keep."""

from tests.unit.language.families import dates, durations, logs
from tests.unit.language.families.family import Family

FLOORS = {"durations": 0.97, "dates": 0.97, "logs": 0.95}
"""The part of a family that has to be read as it was made; the rest may be asked again, and none may be wrong."""


def every_family() -> list[Family]:
    """The families of all kinds."""
    return [*durations.families(), *dates.families(), *logs.families()]
