"""The words a person reads, by language and key. Reading locale files from disk is not done here."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any, NewType

import babel
import babel.core
from fluent.syntax import FluentParser, ast
from fluent_compiler.bundle import FluentBundle
from fluent_compiler.resource import FtlResource

from kjfz_bot.errors import ContentError

Rich = NewType("Rich", str)
"""Safe HTML of <b>, <i> and <code>: tags come from locale files only, every value is escaped."""

_TAG = re.compile(r"</?(?:b|i|code)>")

Value = str | int


class Catalogue:
    """Finds and fills texts; a key is `message` or `message.attribute`.

    A text without variables is said as it stands. A file is compiled when the first other of its texts is needed:
    compiling all of them would take most of a start.
    """

    def __init__(
        self,
        files: Mapping[str, Mapping[str, str]],
        keys: Mapping[str, Mapping[str, str]],
        plain_texts: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        """`files` are Fluent sources by language and name, `keys` the file of each key by language.

        `plain_texts` are those without variables, by language and key.
        """
        self._files = files
        self._keys = keys
        self._plain = plain_texts or {lang: {} for lang in files}
        self._bundles: dict[tuple[str, str], FluentBundle] = {}
        self.languages = tuple(files)

    def has(self, lang: str, key: str) -> bool:
        """Whether this language has a text under this key."""
        return key in self._keys[lang]

    def keys(self, lang: str) -> frozenset[str]:
        """Every key of a language, for checks of completeness."""
        return frozenset(self._keys[lang])

    def rich(self, lang: str, key: str, /, **args: Value) -> Rich:
        """The text with its tags kept and every value escaped."""
        safe = {name: html.escape(value) if isinstance(value, str) else value for name, value in args.items()}
        return Rich(self._format(lang, key, safe))

    def fill(self, lang: str, key: str, args: Mapping[str, Value]) -> Rich:
        """As `rich`, for variables that are already in a mapping."""
        return self.rich(lang, key, **args)

    def text(self, lang: str, key: str, /, **args: Value) -> str:
        """The text without tags and with values as they are: for labels, files and JSON."""
        return _TAG.sub("", self._format(lang, key, args))

    def first(self, lang: str, *keys: str, **args: Value) -> str | None:
        """The text of the first key that exists, without tags; None where none does."""
        for key in keys:
            if key in self._keys[lang]:
                return self.text(lang, key, **args)
        return None

    def _format(self, lang: str, key: str, args: Mapping[str, Any]) -> str:
        said = self._plain[lang].get(key)
        if said is not None:
            return said
        file = self._keys[lang].get(key)
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
            resource = FtlResource(self._files[lang][file], f"{lang}/{file}")
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
    read = {lang: _read(lang, sources) for lang, sources in files.items()}
    return Catalogue(
        files, {lang: keys for lang, (keys, _) in read.items()}, {lang: said for lang, (_, said) in read.items()}
    )


def _spoken(lang: str) -> str:
    """A language without its country: babel knows by itself how it is counted in."""
    return lang.partition("-")[0]


def _learn_to_count(languages: Iterable[str]) -> None:
    """Have babel read how numbers are written in these languages, and let go of what it reads to find that.

    It would keep a table of all countries, zones and aliases: 2 MB that nobody asks for again. Should somebody, it is
    read again. This is done before there is a second thread, which may just be asking.
    """
    for lang in languages:
        babel.Locale.parse(_spoken(lang)).number_symbols.get("decimal")
    babel.core._global_data = None


def variables(source: str) -> dict[str, frozenset[str]]:
    """The variables each text of a Fluent source uses, by key, for comparing languages."""
    found: dict[str, frozenset[str]] = {}
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Message):
            for key, pattern in _patterns(entry):
                found[key] = frozenset(_variables_in(pattern))
    return found


def _read(lang: str, sources: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The file of each key, and the texts without variables."""
    seen: dict[str, str] = {}
    said: dict[str, str] = {}
    for name, text in sources.items():
        file = f"locales/{lang}/{name}"
        for entry in FluentParser().parse(text).body:
            if isinstance(entry, ast.Junk):
                line = text.count("\n", 0, entry.span.start if entry.span else 0) + 1
                problem = entry.annotations[0].message if entry.annotations else "not Fluent"
                raise ContentError(
                    file, f"line {line}", f"{problem}.", "Write `key = text` with indented continuation lines."
                )
            if isinstance(entry, ast.Message):
                for key, pattern in _patterns(entry):
                    if key in seen:
                        other = f"locales/{lang}/{seen[key]}"
                        raise ContentError(file, key, f"this key also stands in {other}.", "Remove one of the two.")
                    seen[key] = name
                    parts = [part.value for part in pattern.elements if isinstance(part, ast.TextElement)]
                    if len(parts) == len(pattern.elements):
                        said[key] = "".join(parts)
    return seen, said


def _patterns(message: ast.Message) -> list[tuple[str, ast.Pattern]]:
    own = [(message.id.name, message.value)] if message.value is not None else []
    return own + [(f"{message.id.name}.{attribute.id.name}", attribute.value) for attribute in message.attributes]


def _variables_in(node: ast.BaseNode) -> list[str]:
    if isinstance(node, ast.VariableReference):
        return [node.id.name]
    found: list[str] = []
    for child in vars(node).values():
        for item in child if isinstance(child, list) else [child]:
            if isinstance(item, ast.BaseNode):
                found.extend(_variables_in(item))
    return found
