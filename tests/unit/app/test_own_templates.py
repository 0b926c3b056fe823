"""An office's own templates: written to be edited, checked with what to do, and refused at the start where broken."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from typer.testing import CliRunner

from kjfz_bot.app.cli import cli
from kjfz_bot.app.clock import machine_clock
from kjfz_bot.app.documents import findings, sound_templates, write_templates
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.start import main
from kjfz_bot.app.wiring import open_app
from kjfz_bot.errors import ContentError, SavedFileError, SettingError
from kjfz_bot.making.papers import FLAGS, NAMES, ROW_NAMES
from kjfz_bot.making.templates import SHIPPED, templates_in
from tests.unit.app.office import content

TEXTS = content().texts
TASK = Path(__file__).parents[3] / "docs" / "tasks" / "edit-a-document.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the shipped templates in it."""
    write_templates(tmp_path / "templates", force=False)
    return tmp_path / "templates"


def edit(path: Path, change: Callable[[Any], object]) -> None:
    """Change a template as an office does in Word."""
    document = Document(str(path))
    change(document)
    document.save(str(path))


def settings(folder: Path, **more: Any) -> Settings:
    """Settings that name the folder."""
    return Settings().model_copy(update={"templates": f"{folder}", **more})


def test_the_shipped_ones_are_written_to_be_edited(folder: Path) -> None:
    """All of them, sound as they are."""
    assert [path.name for path in templates_in(folder)] == [path.name for path in templates_in(SHIPPED)]
    assert findings(folder, TEXTS) == []


def test_what_was_changed_is_not_written_over_unless_that_is_wanted(folder: Path) -> None:
    """The message names what is there."""
    edit(folder / "agreement.docx", lambda document: document.add_paragraph("Ours."))
    mine = (folder / "agreement.docx").read_bytes()

    with pytest.raises(SavedFileError, match=r"agreement\.docx"):
        write_templates(folder, force=False)
    assert (folder / "agreement.docx").read_bytes() == mine

    write_templates(folder, force=True)
    assert (folder / "agreement.docx").read_bytes() == (SHIPPED / "agreement.docx").read_bytes()


def test_a_sound_folder_replaces_what_ships(folder: Path) -> None:
    """A file that was taken out is the shipped one again."""
    (folder / "firm_letter.docx").unlink()

    found = sound_templates(settings(folder), TEXTS)

    assert found.find("agreement", "zh-CN") == folder / "agreement.docx"
    assert found.find("firm_letter", "zh-CN") == SHIPPED / "firm_letter.docx"


def test_a_broken_one_is_refused_at_the_start(folder: Path, tmp_path: Path) -> None:
    """Before the database is opened, with the file, what is wrong and where to read on."""
    edit(folder / "agreement.docx", lambda document: document.add_paragraph("{{ expret }}"))

    with pytest.raises(ContentError, match=r"agreement\.docx: the text: the name 'expret' is not known\. Names that"):
        open_app(settings(folder, data_dir=tmp_path / "data"), machine_clock)

    assert not (tmp_path / "data").exists()


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """With the command that makes it."""
    with pytest.raises(SettingError, match="kjfz-bot documents templates"):
        sound_templates(settings(tmp_path / "none"), TEXTS)


def test_a_misspelt_file_is_found_with_the_nearest_name(folder: Path) -> None:
    """It would never replace anything."""
    (folder / "agreement.docx").rename(folder / "agrement.docx")

    (found,) = findings(folder, TEXTS)

    assert (found.file, found.remedy) == ("agrement.docx", "Did you mean agreement.docx?")


@pytest.mark.parametrize("part", ["word/vbaProject.bin", "word/embeddings/oleObject1.bin"])
def test_what_could_do_more_than_be_read_is_found(folder: Path, part: str) -> None:
    """As of any file that somebody sends."""
    with zipfile.ZipFile(folder / "agreement.docx", "a") as package:
        package.writestr(part, b"x")

    (found,) = findings(folder, TEXTS)

    assert (found.file, found.place) == ("agreement.docx", "the file")
    assert "plain .docx" in found.remedy


def test_a_picture_from_elsewhere_is_found(folder: Path) -> None:
    """A document that fetches something tells others who opens it."""
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    edit(
        folder / "agreement.docx",
        lambda document: document.part.rels.get_or_add_ext_rel(link, "https://example.org/x.png"),
    )

    assert [found.file for found in findings(folder, TEXTS)] == ["agreement.docx"]


def test_the_command_writes_and_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 0 where all is well, 2 where something is not; without a folder it looks at what is set, or ships."""
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke

    assert "9 templates, 0 findings" in run(cli, ["documents", "check"]).output
    written = run(cli, ["documents", "templates", "mine"])
    assert (written.exit_code, "9 templates are in mine" in written.output) == (0, True)
    edit(tmp_path / "mine" / "firm_letter.docx", lambda document: document.add_paragraph("{{ expert.upper() }}"))
    monkeypatch.setenv("KJFZ_TEMPLATES", "mine")
    checked = run(cli, ["documents", "check"])
    assert checked.exit_code == 2
    assert "firm_letter.docx: the text: a tag calls something." in checked.output


@pytest.mark.parametrize("arguments", [["templates", "mine"], ["check", "none"]])
def test_what_the_operator_can_mend_is_one_message(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Never a traceback."""
    monkeypatch.chdir(tmp_path)
    write_templates(tmp_path / "mine", force=False)

    with pytest.raises(SystemExit) as ended:
        main(["documents", *arguments])

    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("kjfz-bot: ")


def test_every_name_is_in_the_office_s_instructions() -> None:
    """As it is described in the code."""
    said = TASK.read_text("utf-8")
    rows = {f"row.{name}": purpose for name, purpose in ROW_NAMES.items()}

    for name, purpose in {**NAMES, **FLAGS, **rows}.items():
        assert f"| `{name}` | {purpose} |" in said, name
