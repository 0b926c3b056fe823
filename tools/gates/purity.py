"""The purity gate: floors 0 to 2 take time, chance, ids and file contents as arguments; they reach for none of them."""

import ast
from collections.abc import Iterable, Iterator

from tools.gates.finding import Finding, SourceFile

PURE_FLOORS = tuple(f"src/kjfz_bot/{floor}/" for floor in ("domain", "programmes", "language", "texts", "dialog"))

IMPURE_CALLS = frozenset(
    {"now", "today", "utcnow", "open", "uuid1", "uuid4", "urandom", "getenv", "print", "input"}
    | {"read_text", "read_bytes", "write_text", "write_bytes"}
)
IMPURE_MODULES = frozenset(
    {"asyncio", "importlib", "io", "logging", "os", "pathlib", "random", "secrets", "socket", "sqlite3", "structlog"}
    | {"subprocess", "sys", "tempfile", "threading", "time", "uuid"}
)


def check_purity(files: Iterable[SourceFile]) -> Iterator[Finding]:
    """Report each call or import in a pure floor that reaches outside its arguments."""
    for file in files:
        if file.is_python and file.under(*PURE_FLOORS):
            for node in ast.walk(file.tree):
                for name in _reaches(node):
                    yield Finding(
                        file.path,
                        getattr(node, "lineno", 1),
                        f"'{name}' reaches outside a pure floor. Take the value in as an argument.",
                    )


def _reaches(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in IMPURE_CALLS:
            yield f"{name}("
        case ast.Import(names=names):
            yield from (alias.name for alias in names if alias.name.partition(".")[0] in IMPURE_MODULES)
        case ast.ImportFrom(module=str(module), level=0) if module.partition(".")[0] in IMPURE_MODULES:
            yield module
