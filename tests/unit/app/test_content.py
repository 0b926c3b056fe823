"""Content as files: what cannot be read is named."""

from pathlib import Path

import pytest

from kjfz_bot.app.content import read_files
from kjfz_bot.errors import ContentError


def test_a_file_that_is_not_utf8_is_named_with_the_line(tmp_path: Path) -> None:
    """Its author can go straight there."""
    (tmp_path / "good.ftl").write_text("a = 好", "utf-8")
    (tmp_path / "odd.ftl").write_bytes("a = a\nb = 坏".encode("gb18030"))

    with pytest.raises(ContentError) as refused:
        read_files(tmp_path, ".ftl")

    assert str(refused.value) == f"{tmp_path / 'odd.ftl'}: line 2: it is not UTF-8. Save it as UTF-8."
