"""The words a person reads, by language and key. Reading locale files from disk is not done here."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NewType, TypeVar

import babel
import babel.core
import babel.localedata
from fluent.syntax import ast
from fluent_compiler.bundle import FluentBundle
from fluent_compiler.resource import FtlResource

from kjfz_bot.errors import ContentError
from kjfz_bot.texts.parsing import QuickParser

Rich = NewType("Rich", str)
"""Safe HTML of <b>, <i> and <code>: tags come from locale files only, every value is escaped."""

_TAG = re.compile(r"</?(?:b|i|code)>")

_TO_COUNT = {
    "default_numbering_system",
    "decimal_formats",
    "number_symbols",
    "numbering_systems",
    "ordinal_form",
    "percent_formats",
    "plural_form",
}
"""What babel knows of a language that texts need: how numbers are written, and which word goes with how many."""

Value = str | int

N = TypeVar("N", bound=ast.BaseNode)


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language: the file of each key, those without variables as they are said, files' sources."""

    files: dict[str, str]
    plain: dict[str, str]
    sources: dict[str, str]


class Catalogue:
    """Finds and fills texts; a key is `message` or `message.attribute`.

    A text without variables is said as it stands. The others of a file are compiled when the first of them is needed:
    compiling all of them would take most of a start.
    """

    def __init__(self, spoken: Mapping[str, Texts]) -> None:
        """What each language says."""
        self._spoken = spoken
        self._bundles: dict[tuple[str, str], FluentBundle] = {}
        self.languages = tuple(spoken)

    def has(self, lang: str, key: str) -> bool:
        """Whether this language has a text under this key."""
        return key in self._spoken[lang].files

    def keys(self, lang: str) -> frozenset[str]:
        """Every key of a language, for checks of completeness."""
        return frozenset(self._spoken[lang].files)

    def rich(self, lang: str, key: str, /, **args: Value) -> Rich:
        """The text with its tags kept and every value escaped."""
        safe = {name: html.escape(value) if isinstance(value, str) else value for name, value in args.items()}
        return Rich(self._format(lang, key, safe))

    def fill(self, lang: str, key: str, args: Mapping[str, Value]) -> Rich:
        """As `rich`, for variables that are already in a mapping."""
        return self.rich(lang, key, **args)

    def text(self, lang: str, key: str, /, **args: Value) -> str:
        """The text without tags and with values as they are: for labels, files and JSON."""
        said = self._format(lang, key, args)
        return _TAG.sub("", said) if "<" in said else said

    def first(self, lang: str, *keys: str, **args: Value) -> str | None:
        """The text of the first key that exists, without tags; None where none does."""
        for key in keys:
            if key in self._spoken[lang].files:
                return self.text(lang, key, **args)
        return None

    def _format(self, lang: str, key: str, args: Mapping[str, Any]) -> str:
        said = self._spoken[lang].plain.get(key)
        if said is not None:
            return said
        file = self._spoken[lang].files.get(key)
        if file is None:
            raise ContentError(f"locales/{lang}", key, "this text is missing.", "Add it to the locale files.")
        text, errors = self._bundle(lang, file).format(key, args)
        if errors:
            raise ContentError(
                f"locales/{lang}/{file}", key, f"the text needs {errors[0]}.", "Use only the variables passed to it."
            )
        return str(text)

    def _bundle(self, lang: str, file: str) -> FluentBundle:
        bundle = self._bundles.get((lang, file))
        if bundle is None:
            name = f"locales/{lang}/{file}"
            resource = FtlResource(_only_with_variables(name, self._spoken[lang].sources[file]), name)
            bundle = self._bundles[lang, file] = FluentBundle(_spoken(lang), [resource], use_isolating=False)
        return bundle


def plain(rich: Rich) -> str:
    """Rich text as a person reads it where nothing can be bold: tags dropped, escapes undone; marks of names stay."""
    return html.unescape(_TAG.sub("", rich))


def escape(text: str) -> Rich:
    """Any text as rich text that shows exactly that text."""
    return Rich(html.escape(text))


def bold(text: Rich) -> Rich:
    """Rich text that stands out, such as a heading."""
    return Rich("<b>" + text + "</b>")


def italic(text: Rich) -> Rich:
    """Rich text that stands back, such as a remark below a question."""
    return Rich("<i>" + text + "</i>")


def load_catalogue(files: Mapping[str, Mapping[str, str]]) -> Catalogue:
    """Build the catalogue from {language: {file name: Fluent source}}; malformed or doubled texts are refused."""
    _learn_to_count(files)
    keys: dict[str, str] = {}  # every language has the same: they are kept once
    return Catalogue({lang: _read(lang, sources, keys) for lang, sources in files.items()})


def _spoken(lang: str) -> str:
    """A language without its country: babel knows by itself how it is counted in."""
    return lang.partition("-")[0]


def _learn_to_count(languages: Iterable[str]) -> None:
    """Have babel read how numbers are written in these languages, and let go of the rest of what it reads.

    It would keep a table of all countries, zones and aliases, which it reads again should somebody ask, and the names
    of everything in each language: 4 MB that nobody asks for. This is done before there is a second thread, which may
    just be asking.
    """
    for lang in languages:
        babel.Locale.parse(_spoken(lang)).number_symbols.get("decimal")
    babel.core._global_data = None
    for read in babel.localedata._cache.values():
        for name in read.keys() - _TO_COUNT:
            del read[name]


def variables(source: str) -> dict[str, frozenset[str]]:
    """The variables each text of a Fluent source uses, by key, for comparing languages."""
    found: dict[str, frozenset[str]] = {}
    for entry in QuickParser().parse(source).body:
        if isinstance(entry, ast.Message):
            for key, pattern in _patterns(entry):
                found[key] = frozenset(each.id.name for each in _within(pattern, ast.VariableReference))
    return found


def _read(lang: str, sources: Mapping[str, str], keys: dict[str, str]) -> Texts:
    texts = Texts({}, {}, {})
    for name, source in sources.items():
        entries = _entries(f"locales/{lang}/{name}", source)
        for key, pattern in (each for entry in entries for each in _patterns(entry)):
            if key in texts.files:
                other = f"locales/{lang}/{texts.files[key]}"
                raise ContentError(
                    f"locales/{lang}/{name}", key, f"this key also stands in {other}.", "Remove one of the two."
                )
            known = keys.setdefault(key, key)
            texts.files[known] = name
            if _is_plain(pattern):
                texts.plain[known] = "".join(
                    part.value for part in pattern.elements if isinstance(part, ast.TextElement)
                )
        texts.sources[name] = source
    return texts


def _entries(file: str, source: str) -> list[ast.Message | ast.Term]:
    """The texts of a file; raises ContentError where it is malformed."""
    body = QuickParser().parse(source).body
    for entry in body:
        if isinstance(entry, ast.Junk):
            line = source.count("\n", 0, entry.span.start if entry.span else 0) + 1
            problem = entry.annotations[0].message if entry.annotations else "not Fluent"
            raise ContentError(
                file, f"line {line}", f"{problem}.", "Write `key = text` with indented continuation lines."
            )
    return [entry for entry in body if isinstance(entry, ast.Message | ast.Term)]


def _only_with_variables(file: str, source: str) -> str:
    """The texts of a file that are not plain, with what they are put together from: only those are compiled.

    The program and the tree that each leaves in memory are larger than the text.
    """
    entries = _entries(file, source)
    others = {entry for entry in entries if not all(_is_plain(pattern) for _, pattern in _patterns(entry))}
    parts = {part.id.name for entry in others for part in _within(entry, ast.MessageReference)}
    needed = [entry for entry in entries if entry in others or isinstance(entry, ast.Term) or entry.id.name in parts]
    return "\n".join(source[entry.span.start : entry.span.end] for entry in needed if entry.span)


def _is_plain(pattern: ast.Pattern) -> bool:
    return all(isinstance(part, ast.TextElement) for part in pattern.elements)


def _patterns(message: ast.Message | ast.Term) -> list[tuple[str, ast.Pattern]]:
    if isinstance(message, ast.Term):
        return []  # nobody is told a term by itself
    own = [(message.id.name, message.value)] if message.value is not None else []
    return own + [(f"{message.id.name}.{attribute.id.name}", attribute.value) for attribute in message.attributes]


def _within(node: ast.BaseNode, kind: type[N]) -> Iterator[N]:
    """The nodes of a kind at every depth."""
    if isinstance(node, kind):
        yield node
        return
    for child in vars(node).values():
        for item in child if isinstance(child, list) else [child]:
            if isinstance(item, ast.BaseNode):
                yield from _within(item, kind)
