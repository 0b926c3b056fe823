"""What `kjfz-bot config` shows: each setting, its value, where that came from, what it is for; secrets masked."""

import textwrap
from dataclasses import asdict, dataclass

from pydantic import SecretStr

from kjfz_bot.app.settings import Settings, sources, variable

MASK = "********"
WIDTH = 80
"""Characters of one line of what a person reads."""


@dataclass(frozen=True, slots=True)
class Line:
    """One setting as an operator sees it."""

    variable: str
    value: str
    source: str
    meaning: str


def config_lines(settings: Settings) -> tuple[Line, ...]:
    """Every setting in the order it is declared."""
    origin = sources()
    return tuple(
        Line(
            variable(name),
            _shown(getattr(settings, name)),
            origin.get(variable(name), "default"),
            field.description or "",
        )
        for name, field in type(settings).model_fields.items()
    )


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return MASK if value.get_secret_value() else ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def config_json(settings: Settings) -> list[dict[str, str]]:
    """The settings for a script to read."""
    return [asdict(line) for line in config_lines(settings)]


def config_text(settings: Settings) -> str:
    """The settings for a person to read: each with its value and source, and below what it is for."""
    return "\n".join(_entry(line) for line in config_lines(settings))


def _entry(line: Line) -> str:
    meaning = textwrap.fill(line.meaning, WIDTH, initial_indent="    ", subsequent_indent="    ")
    return f"{line.variable}={line.value}  ({line.source})\n{meaning}"
