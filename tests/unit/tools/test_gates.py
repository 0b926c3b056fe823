"""Each gate finds the breach it is there for, and lets what is right pass."""

from collections.abc import Callable, Iterable, Iterator

import pytest

from tools.gates.finding import Finding, SourceFile
from tools.gates.layout import check_layout
from tools.gates.locales import check_locales
from tools.gates.purity import check_purity
from tools.gates.sizes import check_sizes
from tools.gates.wording import check_wording

Gate = Callable[[Iterable[SourceFile]], Iterator[Finding]]


def found(gate: Gate, *files: tuple[str, str]) -> list[str]:
    """What a gate says about these files, each given as path and text."""
    return [str(finding) for finding in gate([SourceFile(path, text) for path, text in files])]


@pytest.mark.parametrize(
    "line",
    [
        "moment = datetime.now()",
        "day = date.today()",
        "text = open('pack.yaml').read()",
        "text = path.read_text()",
        "key = uuid4()",
        "import random",
        "from time import monotonic",
        "import os.path",
    ],
)
def test_a_pure_floor_reaches_for_nothing(line: str) -> None:
    """Clock, chance, ids and files are found in floors 0 to 2."""
    findings = found(check_purity, ("src/kjfz_bot/domain/thing.py", line))

    assert len(findings) == 1


@pytest.mark.parametrize("line", ["from datetime import datetime, time", "def age(now): return now", "note = 'open('"])
def test_a_pure_floor_may_name_what_it_is_given(line: str) -> None:
    """Types, arguments and texts that only look like clocks or files pass."""
    assert found(check_purity, ("src/kjfz_bot/dialog/thing.py", line)) == []


def test_upper_floors_may_use_the_clock() -> None:
    """The purity gate ends at floor 2."""
    assert found(check_purity, ("src/kjfz_bot/app/turn.py", "moment = datetime.now()")) == []


def long_function(lines: int) -> str:
    """A function whose body has this many statements."""
    return "def grow():\n" + "    pass\n" * lines


def sizes(text: str, allowed: str) -> list[str]:
    """What the size gate says about one file under an allow-list."""
    return [str(finding) for finding in check_sizes([SourceFile("src/a.py", text)], allowed)]


def test_a_function_over_sixty_lines_is_found() -> None:
    """Sixty lines with the head pass, one more does not."""
    assert sizes(long_function(59), "") == []
    assert "src/a.py:grow has 61 lines, 60 are allowed" in sizes(long_function(60), "")[0]


def test_a_docstring_does_not_count_as_length() -> None:
    """Explaining more never makes a function too long."""
    text = long_function(59).replace("def grow():\n", 'def grow():\n    """One.\n\n    Two.\n    """\n')

    assert sizes(text, "") == []


def test_a_file_over_four_hundred_lines_is_found() -> None:
    """Four hundred lines pass, one more does not."""
    assert sizes("x = 1\n" * 400, "") == []
    assert "src/a.py has 401 lines" in sizes("x = 1\n" * 401, "")[0]


def test_a_reason_lets_a_long_file_pass() -> None:
    """The allow-list holds a reason a reader can judge."""
    assert sizes("x = 1\n" * 401, '"src/a.py" = "One table that is read from top to bottom."') == []
    assert "no real reason" in sizes("x = 1\n" * 401, '"src/a.py" = "too long"')[0]


def test_a_reason_no_longer_needed_is_found() -> None:
    """The allow-list shrinks with the code."""
    assert "Take its line out" in sizes("x = 1\n", '"src/a.py" = "One table that is read from top to bottom."')[0]


def test_init_files_are_empty() -> None:
    """There is one way to import each name."""
    assert found(check_layout, ("src/kjfz_bot/domain/__init__.py", "")) == []
    assert "must be empty" in found(check_layout, ("src/kjfz_bot/domain/__init__.py", "x = 1"))[0]


def test_modules_say_what_belongs_in_them() -> None:
    """Catch-all names and missing module docstrings are found in the product."""
    assert "says nothing" in found(check_layout, ("src/kjfz_bot/utils.py", '"""Odds and ends."""'))[0]
    assert "docstring missing" in found(check_layout, ("src/kjfz_bot/money.py", "x = 1"))[0]


def test_words_for_people_stay_in_locales() -> None:
    """Chinese in a string is found; in a docstring, a comment or a word table it may stand."""
    assert "locales/" in found(check_wording, ("src/kjfz_bot/app/a.py", "x = '返回'"))[0]
    assert "locales/" in found(check_wording, ("src/kjfz_bot/channels/web/static/a.js", "const x = '返回'"))[0]
    assert found(check_wording, ("src/kjfz_bot/app/a.py", '"""返回."""\nx = 1  # 返回\n')) == []
    assert found(check_wording, ("src/kjfz_bot/language/words.py", "BACK = ('返回',)")) == []
    assert found(check_wording, ("src/kjfz_bot/app/a.py", r"x = '[\u3400-\u9fff]'")) == []


def test_html_is_not_glued_together() -> None:
    """A tag in an f-string is found, a comparison is not."""
    assert "not escaped" in found(check_wording, ("src/kjfz_bot/app/a.py", "x = f'<b>{name}</b>'"))[0]
    assert found(check_wording, ("src/kjfz_bot/app/a.py", "x = f'{a} < {b}'")) == []


@pytest.mark.parametrize(
    "line",
    [
        "see /" + "work/main",
        "https://mirror.example/" + "simple/uv",
        "files.python" + "hosted.org",
        "--index-" + "url x",
        "as in issue" + " 12",
    ],
)
def test_nothing_private_to_a_workplace_is_committed(line: str) -> None:
    """Local paths, registry addresses and ticket numbers are found in any file."""
    assert len(found(check_wording, ("docs/a.md", line))) >= 1


@pytest.mark.parametrize("line", ["x = 1  # TO" + "DO", "pytest.mark." + "xfail", "x = y  # type: " + "ignore"])
def test_nothing_half_done_is_committed(line: str) -> None:
    """Notes to oneself, tests that do not run and bare ignores are found."""
    assert len(found(check_wording, ("tests/unit/test_a.py", line))) == 1


def locales(chinese: str, english: str) -> list[str]:
    """What the locales gate says about one file in two languages."""
    return found(check_locales, ("locales/zh-CN/a.ftl", chinese), ("locales/en/a.ftl", english))


def test_every_text_exists_in_every_language() -> None:
    """A message or attribute missing on either side is found."""
    assert locales("a = 甲\n    .why = 因\n", "a = A\n    .why = Why\n") == []
    assert "'a.why' is missing in en" in locales("a = 甲\n    .why = 因\n", "a = A\n")[0]
    assert "'b' is missing in zh-CN" in locales("a = 甲\n", "a = A\nb = B\n")[0]


def test_languages_show_the_same_variables() -> None:
    """A variable that one language drops is found."""
    assert "differs from zh-CN in name" in locales("a = 你好 { $name }\n", "a = Hello\n")[0]


def test_unreadable_and_doubled_texts_are_found() -> None:
    """The catalogue refuses junk and a key written twice, and the gate passes on what it says."""
    assert "locales/en/a.ftl:1: line 2: " in locales("a = 甲\n", "a = A\n? junk\n")[0]
    assert "also stands in" in locales("a = 甲\n", "a = A\na = B\n")[0]
