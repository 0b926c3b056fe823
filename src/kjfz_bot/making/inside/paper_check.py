"""Looks whether templates can be filled in: names that nobody gives, tags that may not be there, parts that tear.

Each is filled in with invented words too, since what a library does with a document shows only then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import nodes
from jinja2.exceptions import TemplateError, TemplateSyntaxError, UndefinedError
from lxml import etree

from kjfz_bot.making.inside.filling import context, environment, raw, sources
from kjfz_bot.making.papers import (
    FLAGS,
    NAMES,
    ROW_NAMES,
    ROWS,
    Finding,
    Told,
    finding_line,
    kind_of,
    read_check,
    sample,
)

LOOP = "loop"
LOOP_NAMES = ("index", "first", "last")
"""What a template may ask of the row it is at."""

_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If),
    *(nodes.Not, nodes.And, nodes.Or),
)
"""All that a template is made of."""

_CALLED = {
    nodes.Call: "calls something",
    nodes.Filter: "changes a word with a filter",
    nodes.Include: "takes in another file",
    nodes.Import: "takes in another file",
    nodes.FromImport: "takes in another file",
    nodes.Extends: "takes in another file",
    nodes.Getitem: "looks into a word",
    nodes.Assign: "gives a name of its own",
    nodes.Macro: "makes a function",
}

_RAW = re.compile(r"\{\{(p|tr|tc|r)\s|\{%\s*(colspan|cellbg|hm|vm)\b|\{%(r)\s")
"""Tags of the library that put a word where no text stands."""

_REMEDY_NAME = "Names that may be used are listed in docs/tasks/edit-a-document.md."
_REMEDY_TAG = "Use {{ name }}, {% if name %} … {% endif %} and {% for row in rows %} … {% endfor %} only."
_REMEDY_FILE = "Save it again in Word as a .docx file, or write the shipped one anew with `documents templates`."
_REMEDY_TORN = "Put each {% … %} of a pair on a paragraph or row of its own: {%p if … %} or {%tr for … %}."


def make(told: bytes, made: BinaryIO) -> None:
    """Write a line for each thing that is wrong with these templates."""
    for path in read_check(told):
        for finding in check(path):
            made.write(finding_line(finding))


def check(path: Path) -> Iterator[Finding]:
    """All that is wrong with one template."""
    try:
        template = DocxTemplate(path)
        found = [*_unsafe(path, template), *_unreadable(path, template)]
        yield from found or _torn(path, template)
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError, OSError) as error:
        yield Finding(path.name, "the file", f"it is no Word document ({type(error).__name__}).", _REMEDY_FILE)


def of_error(path: Path, place: str, error: TemplateError) -> Finding:
    """What the template language says is wrong."""
    if isinstance(error, UndefinedError):
        return Finding(path.name, place, f"a name is not known: {error.message}.", _REMEDY_NAME)
    return Finding(path.name, place, f"a tag cannot be read: {error.message}.", _REMEDY_TAG)


def _unsafe(path: Path, template: DocxTemplate) -> Iterator[Finding]:
    for place, text in raw(template):
        for found in _RAW.finditer(text):
            problem = f"the tag '{found.group().strip()}' puts words where no text stands."
            yield Finding(path.name, place, problem, _REMEDY_TAG)


def _unreadable(path: Path, template: DocxTemplate) -> Iterator[Finding]:
    for place, source in sources(template):
        try:
            tree = environment().parse(source)
        except TemplateSyntaxError as error:
            yield of_error(path, place, error)
            continue
        for problem, remedy in dict.fromkeys(_problems(tree, _known(path))):
            yield Finding(path.name, place, problem, remedy)


def _known(path: Path) -> Mapping[str, tuple[str, ...]]:
    """What a template may name, each with what may stand behind a dot."""
    rows: dict[str, tuple[str, ...]] = {ROWS: ()} if kind_of(path.name) == "notice_list" else {}
    return {**dict.fromkeys((*NAMES, *FLAGS), ()), **rows}


def _problems(node: nodes.Node, known: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """What is wrong below a node, where these names are known."""
    if not isinstance(node, _ALLOWED):
        what = _CALLED.get(type(node), f"is more than a name ({type(node).__name__})")
        yield f"a tag {what}.", _REMEDY_TAG
        return
    match node:
        case nodes.Name(name=name) if name not in known:
            yield f"the name '{name}' is not known.", _REMEDY_NAME
        case nodes.Getattr(node=nodes.Name(name=name), attr=attr):
            if attr not in known.get(name, ()):
                yield f"the name '{name}.{attr}' is not known.", _REMEDY_NAME
        case nodes.Getattr():
            yield "a tag looks into a word.", _REMEDY_TAG
        case nodes.For():
            yield from _problems_of_loop(node, known)
        case _:
            for child in node.iter_child_nodes():
                yield from _problems(child, known)


def _problems_of_loop(node: nodes.For, known: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """A loop goes through the rows, by whatever name it calls one."""
    target, over = node.target, node.iter
    if not isinstance(target, nodes.Name) or not isinstance(over, nodes.Name) or over.name != ROWS:
        yield f"a loop goes through something else than '{ROWS}'.", _REMEDY_TAG
        return
    if ROWS not in known:
        yield f"the name '{ROWS}' is not known.", _REMEDY_NAME
    within = {**known, target.name: tuple(ROW_NAMES), LOOP: LOOP_NAMES}
    for child in (*node.body, *node.else_, *([node.test] if node.test is not None else [])):
        yield from _problems(child, within)


def _torn(path: Path, template: DocxTemplate) -> Iterator[Finding]:
    """What a template comes to with every flag up and with none, and with and without words."""
    full = sample(kind_of(path.name) or "")
    for told in (
        Told(f"{path}", full.words, sorted(full.flags), list(full.rows)),
        Told(f"{path}", full.words, [], []),
        Told(f"{path}", {}, sorted(full.flags), list(full.rows[:1])),
    ):
        try:
            template.render_init()
            etree.fromstring(template.build_xml(context(told), environment()))
            template.render(context(told), environment(), autoescape=True)
            written = BytesIO()
            template.save(written)
            Document(BytesIO(written.getvalue()))
        except TemplateError as error:
            yield of_error(path, "the text", error)
            return
        except (etree.XMLSyntaxError, KeyError, ValueError) as error:
            yield Finding(path.name, "the text", f"filled in, it is torn apart ({type(error).__name__}).", _REMEDY_TORN)
            return
