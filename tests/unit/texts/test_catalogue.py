"""The words a person reads: found by language and key, filled safely, refused when malformed."""

import pytest
from fluent_compiler.bundle import FluentBundle
from fluent_compiler.resource import FtlResource

from kjfz_bot.errors import ContentError
from kjfz_bot.texts.catalogue import Catalogue, Rich, bold, escape, italic, load_catalogue, plain, variables

ENGLISH = """
hello = Hello, <b>{ $name }</b>
    .short = Hi
only = .
    .part = a part
many =
    { $count ->
        [one] one
       *[other] { $count }
    }
"""


@pytest.fixture
def texts() -> Catalogue:
    return load_catalogue({"zh-CN": {"a.ftl": "hello = 您好\n"}, "en": {"a.ftl": ENGLISH, "b.ftl": "bye = Bye\n"}})


def test_a_text_is_found_in_its_language(texts: Catalogue) -> None:
    """In any of its files, also as an attribute."""
    assert texts.languages == ("zh-CN", "en")
    assert texts.text("zh-CN", "hello") == "您好"
    assert texts.text("en", "bye") == "Bye"
    assert texts.text("en", "hello.short") == "Hi"


def test_has_and_keys_tell_what_there_is(texts: Catalogue) -> None:
    """Each language for itself."""
    assert texts.has("en", "hello.short")
    assert not texts.has("zh-CN", "hello.short")
    assert texts.keys("en") == {"hello", "hello.short", "only", "only.part", "many", "bye"}


def test_values_in_rich_text_are_escaped_and_tags_of_the_text_kept(texts: Catalogue) -> None:
    """A person cannot write tags."""
    assert texts.rich("en", "hello", name="<i>&") == "Hello, <b>&lt;i&gt;&amp;</b>"
    assert texts.fill("en", "hello", {"name": "x"}) == "Hello, <b>x</b>"


def test_plain_text_has_values_as_they_are_and_no_tags(texts: Catalogue) -> None:
    """For labels and files."""
    assert texts.text("en", "hello", name="A & B") == "Hello, A & B"


def test_numbers_choose_their_form(texts: Catalogue) -> None:
    """By the language's own rules."""
    assert texts.text("en", "many", count=1) == "one"
    assert texts.text("en", "many", count=2) == "2"
    assert texts.text("en", "many", count=12_345) == "12,345"


def test_first_takes_the_first_that_exists(texts: Catalogue) -> None:
    """None where there is none."""
    assert texts.first("en", "gone", "bye", "hello") == "Bye"
    assert texts.first("en", "gone") is None


def test_a_missing_text_names_language_and_key(texts: Catalogue) -> None:
    """It is an error of the content."""
    with pytest.raises(ContentError, match=r"locales/zh-CN: bye: this text is missing"):
        texts.text("zh-CN", "bye")


def test_a_missing_variable_names_the_file_and_the_text(texts: Catalogue) -> None:
    """And the variable."""
    with pytest.raises(ContentError, match=r"locales/en/a\.ftl: hello: the text needs .*name"):
        texts.text("en", "hello")


@pytest.mark.parametrize(
    ("source", "place", "says"),
    [
        ("hello = Hello\n= nothing\n", "line 2", "Expected an entry start"),
        ("hello = Hello\n\nhello\n", "line 3", "Expected token"),
        ("hello = { $name\n", "line 1", "Expected token"),
    ],
)
def test_malformed_text_is_refused_with_its_line(source: str, place: str, says: str) -> None:
    """And what to do."""
    with pytest.raises(ContentError) as refused:
        load_catalogue({"en": {"a.ftl": source}})

    assert (refused.value.file, refused.value.path) == ("locales/en/a.ftl", place)
    assert says in refused.value.problem


@pytest.mark.parametrize("files", [{"a.ftl": "x = 1\nx = 2\n"}, {"a.ftl": "x = 1\n", "b.ftl": "x = 2\n"}])
def test_a_key_stands_only_once(files: dict[str, str]) -> None:
    """In one file of a language."""
    with pytest.raises(ContentError, match=r"this key also stands in locales/en/a\.ftl"):
        load_catalogue({"en": files})


def test_variables_are_found_at_every_depth() -> None:
    """For comparing languages."""
    assert variables(ENGLISH) == {
        "hello": {"name"},
        "hello.short": frozenset(),
        "only": frozenset(),
        "only.part": frozenset(),
        "many": {"count"},
    }


def test_rich_text_becomes_plain_and_plain_rich() -> None:
    """Without losing a character."""
    assert plain(Rich("<b>A &amp; B</b> &lt;c&gt; <code>d</code>")) == "A & B <c> d"
    assert plain(escape("<b> & 'q'")) == "<b> & 'q'"
    assert bold(escape("<")) == "<b>&lt;</b>"
    assert italic(Rich("x")) == "<i>x</i>"


PLAIN = """
hello = <b>Hello</b>, “you” & me
    .label = Hi
story =
    One line,
      one further in

    and one after a gap
"""


@pytest.mark.parametrize("key", ["hello", "hello.label", "story"])
def test_a_text_without_variables_is_said_as_fluent_says_it(key: str) -> None:
    """Without compiling its file, which takes most of a start."""
    said, errors = FluentBundle("en", [FtlResource(PLAIN, "en/plain.ftl")], use_isolating=False).format(key, {})

    assert errors == []
    assert load_catalogue({"en": {"plain.ftl": PLAIN}}).rich("en", key) == said


MIXED = """
-firm = the firm
# What is said to both.
greeting = Good day
    .long = Good day to you all
unused = Nobody says this
to = { greeting }, { $name } of { -firm }
    .label = { greeting.long }
to-all = { to.label }!
"""


@pytest.mark.parametrize("key", ["greeting", "greeting.long", "unused", "to", "to.label", "to-all"])
def test_a_text_is_put_together_from_others_of_its_file(key: str) -> None:
    """Those without variables are compiled only where they are a part of one that has some."""
    whole = FluentBundle("en", [FtlResource(MIXED, "en/mixed.ftl")], use_isolating=False)
    texts = load_catalogue({"en": {"mixed.ftl": MIXED}})

    assert texts.text("en", key, name="Wei") == whole.format(key, {"name": "Wei"})[0]
    assert not texts._bundle("en", "mixed.ftl").has_message("unused")
