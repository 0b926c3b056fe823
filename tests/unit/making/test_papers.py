"""Documents of a case: whatever is put into a template comes out as it was typed, and a broken template is found."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from kjfz_bot.domain.workflow import DOCUMENTS
from kjfz_bot.errors import MakingFailed
from kjfz_bot.making import papers
from kjfz_bot.making.papers import FLAGS, NAMES, ROW_NAMES, Finding, Paper
from kjfz_bot.making.process import make
from kjfz_bot.making.templates import SHIPPED, Templates, file_name, strangers, templates_in

HOSTILE = "a&b <c> {{ expert }} {% for x in rows %}{% endfor %} {# c #} {_{ }_} {_% %_} </w:t> &amp; {{%%}} ]]>"
"""What a template or a document would take for something of its own."""

TWO_LINES = f"{HOSTILE}\nsecond line\r\nthird\rfourth"
READ_BACK = f"{HOSTILE}\nsecond line\nthird\nfourth"

BLANK = "_" * 14
EVERY = [pytest.param(path, id=path.name) for path in templates_in(SHIPPED)]


def written(folder: Path, paper: Paper, template: Path) -> Any:
    """What the process makes of a document, opened again."""
    return Document(BytesIO(make(papers.PAPER, folder, papers.line_of(paper, template)).read_bytes()))


def text(document: Any) -> str:
    """All that stands in it: text, tables, head and foot."""
    section = document.sections[0]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    ends = [each.text for part in (section.header, section.footer) for each in part.paragraphs]
    return "\n\n".join([*(each.text for each in document.paragraphs), *cells, *ends])


def named(template: Path) -> set[str]:
    """The names a template uses."""
    source = text(Document(str(template)))
    return {name for name in NAMES if f"{{{{ {name} }}}}" in source}


def findings(folder: Path, *templates: Path) -> list[Finding]:
    """What the process finds wrong."""
    made = make(papers.CHECK, folder, papers.line_of_check(templates))
    return [papers.read_finding(line) for line in made.read_bytes().splitlines()]


@pytest.mark.parametrize("template", EVERY)
def test_hostile_words_come_out_as_they_were_typed(template: Path, tmp_path: Path) -> None:
    """In every name a template uses, with line breaks of every kind; the document opens as any other."""
    words = {name: f"{name} {TWO_LINES}" for name in NAMES}
    rows = ({name: f"row {name} {TWO_LINES}" for name in ROW_NAMES},)

    said = text(written(tmp_path, Paper("x", words, frozenset(FLAGS), rows), template))

    assert named(template) >= {"clause", "expert"} or template.name.startswith("notice_list")
    for name in named(template) - {"number"}:
        assert f"{name} {READ_BACK}" in said, name
    if template.name.startswith("notice_list"):
        assert all(f"row {name} {READ_BACK}" in said for name in ROW_NAMES)


@pytest.mark.parametrize("template", EVERY)
def test_what_nobody_said_is_a_line_to_write_on(template: Path, tmp_path: Path) -> None:
    """Nothing of the template's own tags is left in it."""
    said = text(written(tmp_path, Paper("x", flags=frozenset(FLAGS)), template))

    assert said.count(BLANK) >= len(named(template) - {"number"})
    assert "{" not in said
    assert "None" not in said


@pytest.mark.parametrize("template", EVERY)
def test_a_draft_says_so_at_its_head(template: Path, tmp_path: Path) -> None:
    """And what was issued does not."""
    draft = written(tmp_path, Paper("x", flags=frozenset({"draft"})), template)
    issued = written(tmp_path, Paper("x"), template)

    mark = "Draft, for the parties to check" if ".en." in template.name else "草稿，供各方核对"
    assert draft.sections[0].header.paragraphs[0].text == mark
    assert mark not in text(issued)


def test_the_unit_signs_an_agreement_where_it_is_a_party(tmp_path: Path) -> None:
    """Where it is none, nothing of it is there."""
    paper = {"unit": "Unit One", "firm": "Works", "expert": "Wang Wei"}
    three = text(written(tmp_path, Paper("agreement", paper, frozenset({"three_parties"})), SHIPPED / "agreement.docx"))
    two = text(written(tmp_path, Paper("agreement", paper), SHIPPED / "agreement.docx"))

    assert "丙方（派出单位）：Unit One" in three
    assert "丙方（盖章）" in three
    assert "Unit One" not in two
    assert "丙方" not in two


def test_only_a_letter_that_was_issued_is_numbered(tmp_path: Path) -> None:
    """A draft shows no number, whatever it is told."""
    words = {"number": "〔2026〕第0012号"}
    letter = SHIPPED / "appointment_letter.docx"

    assert words["number"] in text(written(tmp_path, Paper("x", words), letter))
    assert words["number"] not in text(written(tmp_path, Paper("x", words, frozenset({"draft"})), letter))


def test_a_list_has_a_row_for_each_and_its_headers_on_every_page(tmp_path: Path) -> None:
    """What a row lacks is a dash."""
    rows = tuple({"place": f"{count}", "expert": f"Expert {count}"} for count in range(1, 61))
    (table,) = written(tmp_path, Paper("notice_list", rows=rows), SHIPPED / "notice_list.docx").tables

    assert len(table.rows) == 61
    assert [cell.text for cell in table.rows[60].cells] == ["60", "—", "Expert 60", "—", "—", "—"]
    assert table.rows[0]._tr.trPr.find(f"{{{table._tbl.nsmap['w']}}}tblHeader") is not None


def test_every_document_has_a_template_and_every_template_is_sound(tmp_path: Path) -> None:
    """In Chinese; those that people sign themselves in English too."""
    names = {path.name for path in templates_in(SHIPPED)}

    assert names >= {file_name(kind, "zh-CN") for kind in DOCUMENTS}
    assert {"consent_form.en.docx", "renewal_proof.en.docx", "agreement.en.docx"} <= names
    assert findings(tmp_path, *templates_in(SHIPPED)) == []


def changed(folder: Path, change: Callable[[Any], None], name: str = "agreement.docx") -> Path:
    """A template of an office's own."""
    document = Document(str(SHIPPED / name))
    change(document)
    path = folder / name
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    ("tag", "problem"),
    [
        ("{{ expret }}", "the name 'expret' is not known."),
        ("{{ expert.__class__ }}", "the name 'expert.__class__' is not known."),
        ("{{ expert.upper() }}", "a tag calls something."),
        ("{{ expert|safe }}", "a tag changes a word with a filter."),
        ("{{ self.__init__.__globals__ }}", "a tag looks into a word."),
        ("{{ expert[0] }}", "a tag looks into a word."),
        ("{% include 'x' %}", "a tag takes in another file."),
        ("{% set a = 1 %}", "a tag gives a name of its own."),
        ("{% macro f() %}{% endmacro %}", "a tag makes a function."),
        ("{% for c in expert %}{{ c }}{% endfor %}", "a loop goes through something else than 'rows'."),
        ("{% for row in rows %}{% endfor %}", "the name 'rows' is not known."),
        ("{{ 7 * 7 }}", "a tag is more than a name (Mul)."),
        ("{% if draft %}", "a tag cannot be read"),
        ("{{ expert", "a tag cannot be read"),
        ("{{r expert }}", "the tag '{{r' puts words where no text stands."),
        ("{{p expert }}", "the tag '{{p' puts words where no text stands."),
        ("{% colspan expert %}", "the tag '{% colspan' puts words where no text stands."),
    ],
)
def test_what_may_not_be_in_a_template_is_found(tag: str, problem: str, tmp_path: Path) -> None:
    """With the file, the place, what is wrong and what to do."""
    path = changed(tmp_path, lambda document: document.add_paragraph(tag))

    found = findings(tmp_path, path)

    assert [each.file for each in found] == ["agreement.docx"] * len(found)
    assert any(problem in each.problem for each in found), found
    assert all(each.place == "the text" and each.remedy for each in found)


@pytest.mark.parametrize("where", ["header", "footer", "cell", "property"])
def test_every_part_of_a_template_is_looked_at(where: str, tmp_path: Path) -> None:
    """Head, foot, tables, and what the file says of itself."""

    def change(document: Any) -> None:
        section = document.sections[0]
        match where:
            case "property":
                document.core_properties.title = "{{ expret }}"
            case "cell":
                document.tables[0].cell(0, 0).text = "{{ expret }}"
            case _:
                getattr(section, where).add_paragraph("{{ expret }}")

    (found,) = findings(tmp_path, changed(tmp_path, change, "consent_form.docx"))

    assert "'expret'" in found.problem
    assert {"cell": "the text", "property": "the file's property 'title'"}.get(where, f"the {where}") == found.place


def test_a_pair_of_tags_that_tears_the_document_is_found(tmp_path: Path) -> None:
    """One that begins in a table and ends outside of it."""

    def change(document: Any) -> None:
        document.tables[0].cell(0, 0).text = "{% if draft %}"
        document.add_paragraph("{% endif %}")

    (found,) = findings(tmp_path, changed(tmp_path, change, "consent_form.docx"))

    assert "torn" in found.problem


@pytest.mark.parametrize("content", [b"", b"no package", b"PK\x03\x04 broken"])
def test_what_is_no_word_document_is_found(content: bytes, tmp_path: Path) -> None:
    """It can be saved again, or written anew."""
    path = tmp_path / "agreement.docx"
    path.write_bytes(content)

    (found,) = findings(tmp_path, path)

    assert "it is no Word document" in found.problem
    assert "documents templates" in found.remedy


def test_a_tag_that_word_has_split_is_read_all_the_same(tmp_path: Path) -> None:
    """It marks spelling in the middle of a name."""

    def change(document: Any) -> None:
        paragraph = document.add_paragraph("With {{ ex")
        paragraph.add_run("pert").bold = True
        paragraph.add_run(" }}.")

    path = changed(tmp_path, change)

    assert findings(tmp_path, path) == []
    assert "With Wang Wei." in text(written(tmp_path, Paper("agreement", {"expert": "Wang Wei"}), path))


def test_a_template_that_was_broken_since_says_so_and_makes_nothing(tmp_path: Path) -> None:
    """The process names the file and the unknown name before it ends."""
    path = changed(tmp_path, lambda document: document.add_paragraph("{{ expret }}"))
    said: list[bytes] = []

    with pytest.raises(MakingFailed):
        make(papers.PAPER, tmp_path, papers.line_of(Paper("agreement"), path), said.append)

    found = papers.read_finding(said[-1])
    assert (found.file, "'expret' is undefined" in found.problem) == ("agreement.docx", True)


def test_an_offices_own_template_replaces_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    """All others stay; where there is none in a language, the Chinese one is taken."""
    own = changed(tmp_path, lambda _document: None)
    found = Templates(tmp_path)

    assert found.find("agreement", "zh-CN") == own
    assert found.find("agreement", "en") == SHIPPED / "agreement.en.docx"
    assert found.find("firm_letter", "en") == SHIPPED / "firm_letter.docx"
    assert Templates().find("agreement", "zh-CN") == SHIPPED / "agreement.docx"


def test_files_nothing_is_written_from_are_named(tmp_path: Path) -> None:
    """A misspelt one would never replace anything; what Word keeps while one is open is passed over."""
    for name in ("agrement.docx", "agreement.docx", "agreement.de.docx", "~$agreement.docx", "note.txt"):
        (tmp_path / name).write_bytes(b"")

    assert [path.name for path in strangers(templates_in(tmp_path))] == ["agrement.docx"]


def test_what_is_told_is_plain_json(tmp_path: Path) -> None:
    """Strings alone go over to the process."""
    told = json.loads(papers.line_of(papers.sample("notice_list"), SHIPPED / "notice_list.docx"))

    assert set(told) == {"template", "words", "flags", "rows"}
    assert all(isinstance(value, str) for row in told["rows"] for value in row.values())
