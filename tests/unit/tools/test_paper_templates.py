"""The templates that ship can be made again from words that everybody can read."""

import zipfile
from pathlib import Path

from kjfz_bot.making.templates import SHIPPED, templates_in
from tools import paper_templates


def test_the_shipped_templates_are_what_the_script_writes(tmp_path: Path) -> None:
    """So nobody has to trust a file that cannot be read as text."""
    paper_templates.write(tmp_path)

    assert [path.name for path in templates_in(tmp_path)] == [path.name for path in templates_in(SHIPPED)]
    for path in templates_in(tmp_path):
        assert _parts(path) == _parts(SHIPPED / path.name), path.name


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as parts:
        return {name: parts.read(name) for name in parts.namelist()}
