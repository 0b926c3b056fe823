"""The size gate: files of at most 400 lines, functions of at most 60, unless allowed_sizes.toml gives a reason."""

import ast
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.gates.finding import Finding, SourceFile

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60

ALLOWED = Path(__file__).with_name("allowed_sizes.toml")


@dataclass(frozen=True, slots=True)
class Size:
    """The length of a file, or of a function named as `path:name`, its docstring not counted."""

    name: str
    path: str
    line: int
    lines: int
    limit: int


def check_sizes(files: Iterable[SourceFile], allowed_text: str | None = None) -> Iterator[Finding]:
    """Report what is too long without a reason, and reasons that are no longer needed."""
    allowed = _read_allowed(ALLOWED.read_text(encoding="utf-8") if allowed_text is None else allowed_text)
    too_long = {size.name: size for file in files if file.is_python for size in _sizes(file) if size.lines > size.limit}
    for name, size in too_long.items():
        if name not in allowed:
            yield Finding(
                size.path,
                size.line,
                f"{name} has {size.lines} lines, {size.limit} are allowed. "
                f"Split it, or give the reason in {ALLOWED.name}.",
            )
    for name in allowed.keys() - too_long.keys():
        yield Finding(ALLOWED.name, 1, f"{name} is not too long any more. Take its line out.")
    for name, reason in allowed.items():
        if len(reason.split()) < 4:
            yield Finding(ALLOWED.name, 1, f"{name} has no real reason. Say why it cannot be split.")


def _read_allowed(text: str) -> dict[str, str]:
    return {str(name): str(reason) for name, reason in tomllib.loads(text).items()}


def _sizes(file: SourceFile) -> Iterator[Size]:
    yield Size(file.path, file.path, 1, len(file.text.splitlines()), MAX_FILE_LINES)
    for node in ast.walk(file.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Size(f"{file.path}:{node.name}", file.path, node.lineno, _body_lines(node), MAX_FUNCTION_LINES)


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    total = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node, clean=False) is None:
        return total
    docstring = node.body[0]
    return total - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)
