"""What the static check finds: something an author should mend, and where."""

from dataclasses import dataclass
from typing import Literal

from kjfz_bot.programmes.programme import Programme
from kjfz_bot.programmes.source import PACKS


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend: where it is, what is wrong, what to do. A warning may stand."""

    severity: Literal["error", "warning"]
    file: str
    path: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.severity}: {self.file}: {self.path}: {self.message} {self.remedy}"


def error(programme: Programme, path: str, message: str, remedy: str) -> Finding:
    """An error in a programme's pack."""
    return Finding("error", f"{PACKS}/{programme.id}.yaml", path, message, remedy)
