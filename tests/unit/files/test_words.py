"""Whoever sends a file that is refused is told what is wrong with it and what to do."""

import re
from typing import get_args

import pytest

from kjfz_bot.app.content import load_content
from kjfz_bot.files.kinds import Kind
from kjfz_bot.files.verdict import REASONS

TEXTS = load_content().texts
KINDS = get_args(Kind)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_refusal_has_words(language: str) -> None:
    """In both languages, for every kind of file, in two sentences at least."""
    said = [
        TEXTS.text(language, f"file-refused-{reason}", kind=kind, limit=10, most=40)
        for reason in (*REASONS, "quota", "hourly")
        for kind in KINDS
    ]

    short = [text for text in said if len(re.split(r"[.。；] ?(?=.)", text)) < 2]

    assert short == []
    assert len(set(said)) >= len(REASONS) + len(KINDS)
