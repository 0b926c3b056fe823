"""What a check of content reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem of a dialogue: where it is, what is wrong, what to do."""

    dialog: str
    path: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"dialogs/{self.dialog}.yaml: {self.path}: {self.problem} {self.remedy}"
