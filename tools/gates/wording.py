"""The wording gate: no words for people in code, no glued HTML, nothing half done or private to a workplace."""

import ast
import re
from collections.abc import Iterable, Iterator

from tools.gates.finding import Finding, SourceFile

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>?")

WORD_TABLES = ("src/kjfz_bot/language/",)
FRONT_END = (".js", ".html", ".jinja", ".css", ".webmanifest")

# Character classes keep each pattern from matching its own line here.
FORBIDDEN = {
    re.compile(r"(?<![\w.])/wor[k]/"): "a path of one workplace",
    re.compile(r"py[p]i\.(org|io)|python[h]osted|npm[j]s\.(org|com)"): "a package registry's host",
    re.compile(r"https?://[^ ]*(/simpl[e]/|/package[s]/|registr[y])"): "a package registry's address",
    re.compile(r"^\s*--(extra-)?index-ur[l]|^\s*--find-link[s]", re.MULTILINE): "an index address in a lock",
    re.compile(r"\b[Ii]ssu[e]s? #?\d+\b"): "an issue's number: say why instead",
}
LEFT_BEHIND = {
    re.compile(r"\b(TOD[O]|FIXM[E]|XX[X])\b"): "unfinished work: finish it or take the note out",
    re.compile(r"pytest\.(skip|mark\.(skip|skipif|xfail)|xfail)\b"): "a test that does not run proves nothing",
    re.compile(r"#\s*type:\s*ignore\s*$"): "name the mypy code and the reason",
    re.compile(r"#\s*noqa\s*$"): "name the ruff code and the reason",
}


def check_wording(files: Iterable[SourceFile]) -> Iterator[Finding]:
    """Report words that may not stand where they stand."""
    for file in files:
        yield from _check_lines(file, FORBIDDEN)
        if file.is_python and not file.under("tools/gates/", "tests/unit/tools/"):
            yield from _check_lines(file, LEFT_BEHIND)
        if file.under("src/") and not file.under(*WORD_TABLES):
            yield from _check_product(file)


def _check_product(file: SourceFile) -> Iterator[Finding]:
    if file.is_python:
        yield from _check_han_in_code(file)
        yield from _check_glued_html(file)
    elif file.path.endswith(FRONT_END):
        for number, line in file.lines():
            if HAN.search(line):
                yield Finding(file.path, number, "Words for people belong in locales/.")


def _check_lines(file: SourceFile, patterns: dict[re.Pattern[str], str]) -> Iterator[Finding]:
    for number, line in file.lines():
        for pattern, meaning in patterns.items():
            if found := pattern.search(line):
                yield Finding(file.path, number, f"'{found.group().strip()}' is {meaning}.")


def _check_han_in_code(file: SourceFile) -> Iterator[Finding]:
    docstrings = _docstrings(file.tree)
    for node in ast.walk(file.tree):
        match node:
            case ast.Constant(value=str(text)) if HAN.search(text) and node not in docstrings:
                if HAN.search(ast.get_source_segment(file.text, node) or ""):  # a range written in escapes is no word
                    yield Finding(file.path, node.lineno, f"Words for people belong in locales/: {text!r}.")


def _check_glued_html(file: SourceFile) -> Iterator[Finding]:
    for node in ast.walk(file.tree):
        if isinstance(node, ast.JoinedStr):
            fixed = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
            if TAG.search(fixed):
                yield Finding(file.path, node.lineno, "HTML in an f-string is not escaped. Use Catalogue.rich.")


def _docstrings(tree: ast.Module) -> set[ast.Constant]:
    found: set[ast.Constant] = set()
    for node in ast.walk(tree):
        match node:
            case (
                ast.Module(body=[ast.Expr(value=ast.Constant() as text), *_])
                | ast.ClassDef(body=[ast.Expr(value=ast.Constant() as text), *_])
                | ast.FunctionDef(body=[ast.Expr(value=ast.Constant() as text), *_])
                | ast.AsyncFunctionDef(body=[ast.Expr(value=ast.Constant() as text), *_])
            ):
                found.add(text)
    return found
