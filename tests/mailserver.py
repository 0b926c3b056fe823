"""A real mail server for tests: it keeps what it takes, and misbehaves towards the recipients it is told to."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, Literal

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.e2e.running import free_port

Fault = Literal["refuses", "is full", "hangs", "drops after the data", "refuses the data"]

OK = "250 OK"


@dataclass
class MailServer:
    """Mail as it arrived, oldest first, and how recipients misbehave; `password` is asked for where there is one."""

    password: str | None = None
    faults: dict[str, Fault] = field(default_factory=dict)
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    commands: list[bytes] = field(default_factory=list)
    port: int = 0
    _controller: Controller | None = None

    def start(self) -> MailServer:
        """Listen, on the same port each time."""
        self.port = self.port or free_port()
        more: dict[str, Any] = {}
        if self.password is not None:
            more = {"authenticator": self._knows, "auth_require_tls": False}
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, **more)
        self._controller.start()
        return self

    def stop(self) -> None:
        """Listen no more."""
        if self._controller is not None:
            self._controller.stop(no_assert=True)
            self._controller = None

    def to(self, address: str) -> list[EmailMessage]:
        """What somebody got."""
        return [mail for mail in self.mails if mail["To"] == address]

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        """Take a recipient, or not."""
        match self.faults.get(address):
            case "refuses":
                return "550 5.1.1 no such mailbox"
            case "is full":
                return "450 4.2.1 come again later"
            case "hangs":
                await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        self.recipients.append(address)
        return OK

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take a mail, or not, or say nothing of it."""
        fault = self.faults.get(envelope.rcpt_tos[0])
        if fault == "refuses the data":
            return "554 5.7.1 not from you"
        assert isinstance(envelope.content, bytes)
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        if fault == "drops after the data":
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return OK

    def _knows(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: object) -> AuthResult:
        assert isinstance(given, LoginPassword)
        self.commands.append(given.password)
        return AuthResult(success=given.password == (self.password or "").encode(), handled=False)


def words(mail: EmailMessage, kind: Literal["plain", "html"] = "plain") -> str:
    """What a mail says."""
    body = mail.get_body((kind,))
    assert body is not None
    text: str = body.get_content()
    return text
