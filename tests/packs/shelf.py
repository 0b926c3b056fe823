"""A whole invented programme, `isle`, beside the shipped ones: its pack, its truth tables and its words."""

from __future__ import annotations

from pathlib import Path

from kjfz_bot.app.content import content_root, read_files, read_locales, read_packs, read_truth_tables

FOLDER = Path(__file__).parent
LANGUAGES = ("zh-CN", "en")


def packs() -> dict[str, str]:
    """The texts of all packs and of the fact table."""
    return {**read_packs(), **read_files(FOLDER, ".yaml")}


def truth_tables() -> dict[str, str]:
    """The truth tables of all packs."""
    return {**read_truth_tables(), **read_files(FOLDER / "cases", ".csv")}


def locales() -> dict[str, dict[str, str]]:
    """The texts of all locale files by language."""
    own = {lang: read_files(FOLDER / "locales" / lang, ".ftl") for lang in LANGUAGES}
    return {lang: {**files, **own[lang]} for lang, files in read_locales(content_root()).items()}
