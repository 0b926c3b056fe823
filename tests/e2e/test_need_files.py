"""An attachment of a need through real processes: sent by the firm, fetched by whoever checks it, by nobody else."""

import io
import re
import urllib.error
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.running import Server, environment
from tests.forks import run
from tests.transcripts.players import WebPlayer
from tests.unit.app.posting import SAID
from tests.unit.files.honest import exif, picture

PHOTO = picture("JPEG", size=(400, 300), exif=exif(6, place=True), comment=b"secret words")
REGISTERS = (
    *("/firm", "1", "I agree", "91330201MA2XN8H35E", "Haishu District", "none", "Zhang Wei", "13800004711", "ok"),
)


@pytest.fixture
def server(sqlite_database: Path) -> Iterator[Server]:
    """The shipped program, for people who type fast."""
    running = Server(sqlite_database, {"KJFZ_PACE_LIMITS": "off"})
    running.start()
    yield running
    assert running.stop() == 0


def joined(server: Server, directory: Path, role: str, organisation: str) -> WebPlayer:
    """Somebody at a browser of their own who took the operator's invitation to a role."""
    order = ["invite", "--role", role, "--programme", "ningbo", "--organisation", organisation, "--district", "haishu"]
    done = run(order, environment(directory))
    assert done.returncode == 0, done.stderr
    found = re.search(r"start=(join-\S+)", done.stdout)
    assert found is not None, done.stdout
    player = WebPlayer(server, "en")
    player.say(f"/start {found[1]}")
    player.press("Accept")
    return player


def test_an_attachment_reaches_whoever_checks_the_need(server: Server, sqlite_database: Path) -> None:
    """What they get is the checked copy, without where it was taken; a visitor who knows its address gets nothing."""
    firm = joined(server, sqlite_database, "firm", "Seal Works")
    officer = joined(server, sqlite_database, "district", "Haishu Bureau")
    _after(firm, *REGISTERS)
    assert "is verified" in _after(officer, "/verify", "1", "Verify")
    firm.wait("has verified the firm")
    for text in ("/need", *SAID.values(), "Change an answer", "Attachment"):
        heard = firm.say(text)
    assert "up to 10 MB" in heard.text
    assert "“tool.exe” was not kept" in firm.send("tool.exe", b"MZ" + bytes(100)).text
    sent = firm.send("seal.jpg", PHOTO).text
    if "Attachment: seal.jpg" not in sent:  # it is told first that it is being looked at
        firm.wait("Attachment: seal.jpg")
    assert "Submitted, case number" in firm.say("ok").text

    assert "Attachments: 1" in _after(officer, "/review", "1")
    assert "attachment is on its way" in officer.press("See the attachments").text
    told = officer.wait("Attachment of need")
    assert "seal.jpg" in told.text
    content = officer.fetch()

    with Image.open(io.BytesIO(content)) as shown:
        assert shown.size == (300, 400)
        assert not shown.getexif()
    assert b"secret words" not in content
    with pytest.raises(urllib.error.HTTPError):
        WebPlayer(server, "en").fetch(officer.newest)


def _after(player: WebPlayer, *texts: str) -> str:
    for text in texts:
        heard = player.say(text)
    return heard.text
