"""Templates of documents that an office keeps itself: written to be edited, checked, refused at the start.

What is wrong with one is found by processes of their own; nothing of a template is ever read in the server.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from kjfz_bot.app.settings import Settings, variable
from kjfz_bot.errors import ContentError, MakingFailed, SavedFileError, SettingError
from kjfz_bot.files.checker import check as check_file
from kjfz_bot.files.verdict import Refused
from kjfz_bot.making import papers
from kjfz_bot.making.papers import Finding
from kjfz_bot.making.process import make
from kjfz_bot.making.templates import SHIPPED, Templates, strangers, templates_in
from kjfz_bot.programmes.nearest import nearest
from kjfz_bot.texts.catalogue import Catalogue

LANGUAGE = "en"
"""In which operators are told what is wrong with a file."""


def own_folder(settings: Settings) -> Path | None:
    """The office's folder of templates; None where it has none. SettingError where it is not there."""
    if not settings.templates:
        return None
    folder = Path(settings.templates).expanduser()
    if not folder.is_dir():
        raise SettingError(
            f"{variable('templates')}={settings.templates} is no folder. Make it with "
            f"`kjfz-bot documents templates {settings.templates}`, or leave the setting out."
        )
    return folder


def sound_templates(settings: Settings, texts: Catalogue) -> Templates:
    """The templates of a house; ContentError names the first of its own that cannot be used."""
    folder = own_folder(settings)
    for found in [] if folder is None else findings(folder, texts):
        raise ContentError(f"{folder}/{found.file}", found.place, found.problem, found.remedy)
    return Templates(folder)


def findings(folder: Path, texts: Catalogue) -> list[Finding]:
    """All that is wrong with the templates in a folder."""
    templates = templates_in(folder)
    wrong = [*_strange(strangers(templates)), *_unsafe(templates, texts)]
    named = {found.file for found in wrong}
    return [*wrong, *_unusable([path for path in templates if path.name not in named])]


def _strange(templates: Sequence[Path]) -> Iterator[Finding]:
    known = [path.name for path in templates_in(SHIPPED)]
    for path in templates:
        remedy = f"Did you mean {nearest(path.name, known)}?"
        yield Finding(path.name, "the name of the file", "it is no document's.", remedy)


def _unsafe(templates: Sequence[Path], texts: Catalogue) -> Iterator[Finding]:
    """What would not be taken from anybody: files with macros, things from outside, or that unpack to too much."""
    with tempfile.TemporaryDirectory() as folder:
        for path in templates:
            result = check_file(path, path.name, Path(folder) / "copy").verdict
            if isinstance(result, Refused):
                why = texts.text(LANGUAGE, f"file-refused-{result.reason}", **result.args)
                yield Finding(path.name, "the file", why, "Save it again in Word as a plain .docx file.")


def _unusable(templates: Sequence[Path]) -> list[Finding]:
    """What cannot be filled in."""
    if not templates:
        return []
    with tempfile.TemporaryDirectory() as folder:
        asked = papers.line_of_check([path.absolute() for path in templates])
        try:
            made = make(papers.CHECK, Path(folder), asked).read_bytes()
        except MakingFailed:
            remedy = "Take files out until it goes through; the last one taken out is the one."
            return [Finding("*", "the files", "the process that looks at them ended before it had.", remedy)]
    return [papers.read_finding(line) for line in made.splitlines()]


def write_templates(folder: Path, *, force: bool) -> list[Path]:
    """Copy the shipped templates to a folder to edit; SavedFileError where one is there already, unless forced."""
    targets = {path: folder / path.name for path in templates_in(SHIPPED)}
    there = [target.name for target in targets.values() if target.exists()]
    if there and not force:
        raise SavedFileError(
            f"{folder} has {', '.join(there)} already; nothing was written. Give another folder, or --force to write "
            "over what was changed there."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for source, target in targets.items():
            shutil.copyfile(source, target)
    except OSError as error:
        raise SavedFileError(f"{folder} cannot be written: {error.strerror}. Give a folder of yours.") from error
    return list(targets.values())
