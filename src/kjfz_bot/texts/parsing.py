"""Fluent's parser, which goes letter by letter and took a quarter of a start, with words and lines taken at once."""

import re

from fluent.syntax import FluentParser, ast
from fluent.syntax.parser import with_span
from fluent.syntax.stream import FluentParserStream

_WORD = re.compile(r"[a-zA-Z][a-zA-Z0-9_-]*")
_LINE = re.compile(r"[^{}\r\n]*")


class QuickParser(FluentParser):
    """Reads the same as its base, which it asks for everything else."""

    @with_span
    def get_identifier(self, ps: FluentParserStream) -> ast.Identifier:
        """A name; the base says what is wrong where there is none."""
        return ast.Identifier(_take(ps, _WORD)) if _WORD.match(ps.string, ps.index) else super().get_identifier(ps)

    @with_span
    def get_text_element(self, ps: FluentParserStream) -> ast.TextElement:
        """Text up to a brace or the end of the line; what ends a line is the base's to tell."""
        return ast.TextElement(_take(ps, _LINE) + super().get_text_element(ps).value)


def _take(ps: FluentParserStream, wanted: re.Pattern[str]) -> str:
    found = wanted.match(ps.string, ps.index)
    assert found is not None
    ps.index = found.end()
    ps.reset_peek()
    return found[0]
