"""Where dialogues, locales and packs lie on disk, and how they become the content a conversation is led by."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import kjfz_bot
from kjfz_bot.dialog import (  # noqa: F401 - their functions register themselves when they are imported
    case_form,
    confirming,
    need_finding,
    need_form,
    own_data,
    particulars,
    result_form,
    reviewing,
    service_acts,
    service_form,
)
from kjfz_bot.dialog.content import Content, Signature
from kjfz_bot.dialog.files import load_dialog
from kjfz_bot.dialog.sources import FUNCTIONS
from kjfz_bot.errors import ContentError
from kjfz_bot.programmes.building import load_programmes
from kjfz_bot.texts.catalogue import load_catalogue

PACKAGE = Path(kjfz_bot.__file__).parent
SOURCE_LANGUAGE = "zh-CN"


def content_root() -> Path:
    """The folder that holds `dialogs` and `locales`: the source tree, or what the wheel carries."""
    tree = PACKAGE.parents[1]
    return tree if (tree / "dialogs").is_dir() else PACKAGE / "content"


def read_files(folder: Path, suffix: str) -> dict[str, str]:
    """The files of a folder by name, in order."""
    return {path.name: _read(path) for path in sorted(folder.glob(f"*{suffix}"))}


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ContentError(str(path), f"line {line}", "it is not UTF-8.", "Save it as UTF-8.") from None


def read_locales(root: Path) -> dict[str, dict[str, str]]:
    """Every locale file by language, the source language first."""
    folders = sorted((root / "locales").iterdir(), key=lambda path: (path.name != SOURCE_LANGUAGE, path.name))
    return {folder.name: read_files(folder, ".ftl") for folder in folders if folder.is_dir()}


def read_packs() -> dict[str, str]:
    """The fact table and the packs that ship with the package."""
    return read_files(PACKAGE / "programmes" / "packs", ".yaml")


def read_truth_tables() -> dict[str, str]:
    """The cases that ship beside the packs, by file name."""
    return read_files(PACKAGE / "programmes" / "packs" / "cases", ".csv")


@cache
def load_content() -> Content:
    """The content that ships with the product; malformed files are refused with file, place and remedy."""
    root = content_root()
    return build_content(read_files(root / "dialogs", ".yaml"), read_locales(root), read_packs())


def build_content(
    dialogs: Mapping[str, str],
    locales: Mapping[str, Mapping[str, str]],
    packs: Mapping[str, str],
    services: Mapping[str, Signature] | None = None,
) -> Content:
    """Content from the texts of its files; a dialogue's hash covers the packs, since interviews rest on them."""
    salt = hashlib.sha256("\0".join(packs.values()).encode()).hexdigest()
    loaded = [load_dialog(text, f"dialogs/{name}", salt) for name, text in dialogs.items()]
    return Content(
        dialogs={dialog.id: dialog for dialog in loaded},
        texts=load_catalogue(locales),
        programmes=load_programmes(packs),
        functions=FUNCTIONS,
        services=dict(services or {}),
    )
