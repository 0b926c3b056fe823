"""Where a story is told by several people: the server, a browser for each, and their mail where it sends any."""

import re
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.e2e.other_times import ServerAhead
from tests.e2e.running import Server
from tests.imports.lists import content
from tests.mailserver import MailServer, words
from tests.transcripts.players import PATIENCE, Heard, WebPlayer
from tests.unit.files.honest import pdf

UNPACED = {"KJFZ_PACE_LIMITS": "off"}  # nobody types as fast as a story is told
_NEWS = re.compile(r"(?s)^(?!.*/sign-in/).*$")
_LINK = re.compile(r"http://127\.0\.0\.1:\d+/sign-in/[A-Za-z0-9_-]{43}\?lang=[\w-]+")


class Stage:
    """A running server and those who talk to it. Where it sends mail it is noon, so that everybody is told things."""

    def __init__(self, directory: Path, told: dict[str, Any], post_office: MailServer) -> None:
        self._post_office = post_office
        self._opened: set[str] = set()
        self._server: Server = Server(directory, UNPACED)
        if told.get("mail"):
            self._server = ServerAhead(directory, UNPACED | _through(post_office))
        self._server.start()
        self.people = {name: WebPlayer(self._server, told["language"]) for name in told["people"]}

    def play(self, turn: dict[str, Any]) -> Heard:
        """Do what a turn says that is nothing said: let time pass, wait, sign in, open a mail, send or read a list."""
        if "later" in turn:
            self._let_pass(timedelta(minutes=turn["later"]))
            return Heard("", [])
        who = self.people[turn["who"]]
        if "waits" in turn:
            return who.wait(turn["waits"])
        if "sends" in turn:
            rows = turn.get("rows")
            return who.send(turn["sends"], content(rows[0], rows[1:]) if rows else pdf())
        if "reads" in turn:
            return who.read()
        if "mailed" in turn:
            return Heard(self._newest(turn["mailed"], _NEWS), [])
        if "signs_in" in turn:
            who.ask_for_link(turn["signs_in"])
        who.open_link(self._newest_link(turn.get("signs_in") or turn["opens"]))
        return Heard("", [])

    def _let_pass(self, passes: timedelta) -> None:
        assert isinstance(self._server, ServerAhead)
        self.end()
        self._server.ahead += passes
        self._server.start()

    def end(self) -> None:
        """End the server politely."""
        assert self._server.stop() == 0

    def leave(self) -> None:
        """Leave nothing behind, however the story ended."""
        self._server.end()

    def _newest_link(self, address: str) -> str:
        """What somebody got by mail, once it has come; each link is opened once."""
        link = self._newest(address, _LINK)
        self._opened.add(link)
        return link

    def _newest(self, address: str, wanted: re.Pattern[str]) -> str:
        """The newest of what is looked for in somebody's mails, once it has come and where it was not opened yet."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            found = [each for mail in self._post_office.to(address) for each in wanted.findall(words(mail))]
            if found and found[-1] not in self._opened:
                return str(found[-1])
            time.sleep(0.02)
        raise AssertionError(f"no mail with {wanted.pattern} has come to {address}")


def _through(post_office: MailServer) -> dict[str, str]:
    return {
        "KJFZ_SMTP_HOST": "127.0.0.1",
        "KJFZ_SMTP_PORT": f"{post_office.port}",
        "KJFZ_SMTP_STARTTLS": "false",
        "KJFZ_SMTP_FROM": "kjfz@example.org",
    }
