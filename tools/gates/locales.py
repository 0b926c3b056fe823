"""The locales gate: every text exists in every language, with the same attributes and the same variables."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from fluent.syntax import FluentParser, ast, visitor

from tools.gates.finding import Finding, SourceFile

SOURCE_LANGUAGE = "zh-CN"


@dataclass(frozen=True, slots=True)
class Text:
    """One message or attribute in one language: where it stands and which variables it shows."""

    path: str
    line: int
    variables: frozenset[str]


class _Variables(visitor.Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor finds it by name
        self.names.add(node.id.name)


def check_locales(files: Iterable[SourceFile]) -> Iterator[Finding]:
    """Report texts that are missing, doubled, unreadable or different in their variables."""
    languages: dict[str, dict[str, Text]] = defaultdict(dict)
    for file in files:
        if file.under("locales/") and file.path.endswith(".ftl"):
            yield from _read(file, languages[PurePosixPath(file.path).parts[1]])
    source = languages.pop(SOURCE_LANGUAGE, {})
    for language, texts in languages.items():
        yield from _compare(language, source, texts)


def _read(file: SourceFile, texts: dict[str, Text]) -> Iterator[Finding]:
    for entry in FluentParser(with_spans=True).parse(file.text).body:
        line = file.text.count("\n", 0, entry.span.start if entry.span else 0) + 1
        if isinstance(entry, ast.Junk):
            yield Finding(file.path, line, f"Fluent cannot read this: {entry.annotations[0].message}.")
        elif isinstance(entry, ast.Message):
            for key, pattern in _patterns(entry):
                if key in texts:
                    yield Finding(file.path, line, f"'{key}' stands in {texts[key].path} already.")
                texts[key] = Text(file.path, line, _variables(pattern))


def _patterns(message: ast.Message) -> Iterator[tuple[str, ast.Pattern]]:
    if message.value is not None:
        yield message.id.name, message.value
    for attribute in message.attributes:
        yield f"{message.id.name}.{attribute.id.name}", attribute.value


def _variables(pattern: ast.Pattern) -> frozenset[str]:
    found = _Variables()
    found.visit(pattern)
    return frozenset(found.names)


def _compare(language: str, source: dict[str, Text], texts: dict[str, Text]) -> Iterator[Finding]:
    for key in source.keys() - texts.keys():
        yield Finding(source[key].path, source[key].line, f"'{key}' is missing in {language}.")
    for key in texts.keys() - source.keys():
        yield Finding(texts[key].path, texts[key].line, f"'{key}' is missing in {SOURCE_LANGUAGE}.")
    for key in source.keys() & texts.keys():
        if source[key].variables != texts[key].variables:
            different = ", ".join(sorted(source[key].variables ^ texts[key].variables))
            yield Finding(texts[key].path, texts[key].line, f"'{key}' differs from {SOURCE_LANGUAGE} in {different}.")
