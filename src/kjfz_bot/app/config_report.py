"""What `kjfz-bot config` shows: each setting, its value, where that came from, what it is for; secrets masked."""

from dataclasses import asdict, dataclass

from pydantic import SecretStr
from rich.table import Column, Table

from kjfz_bot.app.settings import Settings, sources, variable

MASK = "********"


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


def config_table(settings: Settings) -> Table:
    """The settings for a person to read."""
    table = Table("variable", Column("value", overflow="fold"), "source", "meaning")
    for line in config_lines(settings):
        table.add_row(line.variable, line.value, line.source, line.meaning)
    return table
