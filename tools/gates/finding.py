"""What a gate reports and what it reads. Which rules hold is for the gates beside this file to say."""

import ast
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of a rule: where it is, what is wrong and what to do."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class SourceFile:
    """One text file of the tree, with its syntax tree made once for all gates."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree of a Python file."""
        return ast.parse(self.text, self.path)

    @property
    def is_python(self) -> bool:
        """Whether this is a Python file."""
        return self.path.endswith(".py")

    def under(self, *folders: str) -> bool:
        """Whether the file lies in one of these folders, given with a closing slash."""
        return self.path.startswith(folders)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Its lines, counted from one."""
        return enumerate(self.text.splitlines(), start=1)


def tracked_files(root: Path) -> tuple[SourceFile, ...]:
    """Every text file that git tracks under `root`."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=root, check=True, capture_output=True, text=True).stdout
    return tuple(_readable(root, filter(None, listing.split("\0"))))


def _readable(root: Path, paths: Iterable[str]) -> Iterator[SourceFile]:
    for path in paths:
        try:
            yield SourceFile(path, (root / path).read_text(encoding="utf-8"))
        except (UnicodeDecodeError, FileNotFoundError):
            continue  # a picture, or a file that is about to be committed as removed
