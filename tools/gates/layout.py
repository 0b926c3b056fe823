"""The layout gate: empty `__init__.py`, no catch-all modules, and a docstring atop each module of the product."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from tools.gates.finding import Finding, SourceFile

VAGUE_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "core", "manager", "misc"})


def check_layout(files: Iterable[SourceFile]) -> Iterator[Finding]:
    """Report modules whose name or head does not say what belongs in them."""
    for file in files:
        if file.is_python:
            yield from _check_module(file)


def _check_module(file: SourceFile) -> Iterator[Finding]:
    path = PurePosixPath(file.path)
    for part in VAGUE_NAMES & {path.stem, *path.parts[:-1]}:
        yield Finding(file.path, 1, f"'{part}' says nothing. Name the module after the thing inside.")
    if path.name == "__init__.py":
        if file.text.strip():
            yield Finding(file.path, 1, "__init__.py must be empty: there is one way to import each name.")
    elif file.under("src/", "tools/") and ast.get_docstring(file.tree) is None:
        yield Finding(file.path, 1, "Module docstring missing: say what belongs here and what does not.")
