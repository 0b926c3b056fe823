"""Which template a document is written from: the office's own where it has one of that name, else what ships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kjfz_bot.making.papers import kind_of

SHIPPED = Path(__file__).parent / "templates"
"""The templates that ship, made by `tools/paper_templates.py`."""

SUFFIX = ".docx"
SOURCE_LANGUAGE = "zh-CN"
"""The language whose templates are named by the document alone."""


def file_name(kind: str, language: str) -> str:
    """What the template of a document is called, such as `agreement.docx` and `agreement.en.docx`."""
    return f"{kind}{SUFFIX}" if language == SOURCE_LANGUAGE else f"{kind}.{language}{SUFFIX}"


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a house: those of its own folder replace the shipped ones of their names."""

    own: Path | None = None

    def find(self, kind: str, language: str) -> Path:
        """The template of a document; where there is none in that language, the Chinese one."""
        folders = [SHIPPED] if self.own is None else [self.own, SHIPPED]
        wanted = dict.fromkeys((file_name(kind, language), file_name(kind, SOURCE_LANGUAGE)))
        return next(path for name in wanted for folder in folders if (path := folder / name).is_file())


def language_of_file(path: Path) -> str:
    """The language a template is in, by its name."""
    _, *languages = path.name.removesuffix(SUFFIX).split(".")
    return languages[0] if languages else SOURCE_LANGUAGE


def templates_in(folder: Path) -> Sequence[Path]:
    """The Word files of a folder, but for those a word processor keeps while one is open."""
    return [path for path in sorted(folder.glob(f"*{SUFFIX}")) if not path.name.startswith(("~", "."))]


def strangers(templates: Sequence[Path]) -> Sequence[Path]:
    """Those whose names are no document's, so that nothing would ever be written from them."""
    known = {path.name for path in templates_in(SHIPPED)}
    return [path for path in templates if path.name not in known and not _translates(path.name)]


def _translates(name: str) -> bool:
    parts = name.split(".")
    return kind_of(name) is not None and len(parts) in (2, 3)
