"""E-mail as a channel that sends, for notices only: one mail at a time, whatever happens an outcome.

Nobody can write to us by mail. When to send, and again, is the relay's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import aiosmtplib
import structlog

from kjfz_bot.channels.email import mail as mails
from kjfz_bot.channels.email.compose import CHANNEL
from kjfz_bot.channels.email.mail import Letterhead, Mail
from kjfz_bot.channels.ports import Call, Outcome, Rejected, RetryLater, Sent, Unknown, Unreachable
from kjfz_bot.texts.catalogue import Catalogue

AT_ONCE = 4
"""Connections to the mail server at the same time; servers allow few."""

UNREACHED_SECONDS = 15.0
"""How long nothing is tried where the server cannot be reached, or takes nothing from us just now."""

LATER_SECONDS = 120.0
"""How long a mailbox rests that takes nothing just now; many refuse a stranger's first try for a minute or more."""

REFUSED_SECONDS = 300.0
"""How long nothing is tried where the server does not know us: somebody has to mend a setting."""

PERMANENT = 500
"""From this reply code on a server will not change its mind."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Server:
    """The mail server that takes our mail, and how it knows us; how long it may take for one answer."""

    host: str
    port: int
    user: str
    password: str
    tls: bool
    starttls: bool
    answer_seconds: float = 30.0


class EmailChannel:
    """Sends mail through one server."""

    def __init__(
        self,
        server: Server,
        head: Letterhead,
        texts: Catalogue,
        clock: Callable[[], datetime],
        time: Callable[[], float],
    ) -> None:
        """`clock` says what stands in a mail's date, `time` how long to wait."""
        self.head = head
        self._server = server
        self._texts = texts
        self._clock = clock
        self._time = time
        self._room = asyncio.Semaphore(AT_ONCE)
        self._silent_until = 0.0

    @property
    def name(self) -> str:
        """The channel's name in addresses."""
        return CHANNEL

    def may_send(self, external_id: str) -> RetryLater | None:  # noqa: ARG002
        """None if a mail may go out now; otherwise how long to wait."""
        wait = self._silent_until - self._time()
        return RetryLater(wait, whole_bot=True) if wait > 0 else None

    async def send(self, external_id: str, call: Call, edit: str | None) -> Outcome:  # noqa: ARG002
        """Send the mail that a notice was composed to; whatever happens is an outcome."""
        return await self.deliver(mails.notice(call, external_id, self._texts, self.head))

    async def deliver(self, mail: Mail) -> Outcome:
        """Send one mail; after `Unknown` it may have arrived, and comes again under the same name."""
        async with self._room:
            smtp = self._connection()
            try:
                await smtp.connect()
                if self._server.user:
                    await smtp.login(self._server.user, self._server.password)
            except aiosmtplib.SMTPAuthenticationError as refused:
                return self._refused_us(refused.code)
            except (aiosmtplib.SMTPException, OSError) as error:
                smtp.close()
                return self._rest(UNREACHED_SECONDS, "mail_server_unreached", type(error).__name__)
            outcome = await self._hand_over(smtp, mail)
            await _leave(smtp)
            return outcome

    def _connection(self) -> aiosmtplib.SMTP:
        server = self._server
        return aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            use_tls=server.tls,
            start_tls=server.starttls and not server.tls,
            timeout=server.answer_seconds,
        )

    async def _hand_over(self, smtp: aiosmtplib.SMTP, mail: Mail) -> Outcome:
        message = mails.build(mail, self.head, self._clock())
        try:
            await smtp.send_message(message, sender=self.head.address, recipients=[mail.to])
        except aiosmtplib.SMTPSenderRefused as refused:
            if refused.code >= PERMANENT:
                return self._refused_us(refused.code)
            return self._rest(UNREACHED_SECONDS, "mail_server_busy", f"{refused.code}")
        except aiosmtplib.SMTPRecipientsRefused as refused:
            code = refused.recipients[0].code
            return Unreachable() if code >= PERMANENT else RetryLater(LATER_SECONDS, whole_bot=False)
        except aiosmtplib.SMTPResponseException as refused:
            permanent = refused.code >= PERMANENT
            return Rejected(f"{refused.code}") if permanent else RetryLater(LATER_SECONDS, whole_bot=False)
        except (aiosmtplib.SMTPException, OSError):
            return Unknown()
        return Sent(mails.message_id(mail.reference, self.head))

    def _refused_us(self, code: int) -> RetryLater:
        """The server does not take mail from us: of no use for anybody until a setting is mended."""
        seconds = REFUSED_SECONDS if code >= PERMANENT else UNREACHED_SECONDS
        return self._rest(seconds, "mail_server_refuses_us", f"{code}")

    def _rest(self, seconds: float, event: str, kind: str) -> RetryLater:
        log.error(event, kind=kind, seconds=seconds)
        self._silent_until = self._time() + seconds
        return RetryLater(seconds, whole_bot=True)


async def _leave(smtp: aiosmtplib.SMTP) -> None:
    """Say goodbye; what was taken is taken, whatever becomes of that."""
    try:
        await smtp.quit(timeout=1.0)
    except (aiosmtplib.SMTPException, OSError):
        smtp.close()
