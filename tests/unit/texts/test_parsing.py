"""Locale files are read as Fluent's own parser reads them, only sooner."""

import json

from fluent.syntax import FluentParser
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kjfz_bot.app.content import content_root, read_locales
from kjfz_bot.texts.parsing import QuickParser

PIECES = st.sampled_from(
    [
        *"abZ09-_.={}*[]#$\"'\\:,() \n\r\t",
        *("\r\n", "    ", "key = ", "\n    .part = ", "{ $n ->", "{ -term }", "\n   *[other] ", "中文"),
    ]
)


def same(source: str) -> bool:
    """Whether both read the same there, at the same places, also of what is malformed."""
    ours, theirs = QuickParser().parse(source), FluentParser().parse(source)
    return json.dumps(ours.to_json()) == json.dumps(theirs.to_json())


def test_every_shipped_file_is_read_as_the_library_reads_it() -> None:
    """With the place of each part."""
    sources = [source for files in read_locales(content_root()).values() for source in files.values()]

    assert len(sources) > 50
    assert all(map(same, sources))


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=40).map("".join))
@example("key = a\rb\n")
@example("key = \r\n    one\r\n    two\r\n")
@example("key = { 1x }\n")
def test_any_text_is_read_as_the_library_reads_it(source: str) -> None:
    """Whatever ends its lines, and whatever is wrong in it."""
    assert same(source)
