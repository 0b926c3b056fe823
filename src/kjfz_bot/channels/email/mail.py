"""What a mail looks like: plain text and simple HTML of the same words, and headers nobody can add to. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

import jinja2

from kjfz_bot.channels.ports import Call
from kjfz_bot.texts.catalogue import Catalogue

_TEMPLATES = jinja2.Environment(
    loader=jinja2.PackageLoader("kjfz_bot.channels.email"),
    undefined=jinja2.StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail in words: to whom, what about, what it says, where its one link leads, and what stands below.

    `reference` is the same however often the mail is sent, and no other's.
    """

    to: str
    reference: str
    language: str
    subject: str
    paragraphs: tuple[str, ...]
    link: str
    link_label: str
    footer: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What is the same in all our mail: the address and name it comes from, and the site it leads to."""

    address: str
    name: str
    origin: str


def notice(call: Call, to: str, texts: Catalogue, head: Letterhead) -> Mail:
    """The mail of a call that a notice was composed to."""
    language, kind = call.parameters["language"], call.parameters["kind"]
    return Mail(
        to=to,
        reference=call.reference,
        language=language,
        subject=kind,
        paragraphs=(texts.text(language, "mail-notice", kind=kind),),
        link=f"{head.origin}/sign-in?lang={language}",
        link_label=texts.text(language, "mail-open"),
        footer=texts.text(language, "mail-footer"),
    )


def sign_in(to: str, reference: str, token: str, texts: Catalogue, language: str, head: Letterhead) -> Mail:
    """The mail with a link that signs its reader in."""
    return Mail(
        to=to,
        reference=reference,
        language=language,
        subject=texts.text(language, "mail-sign-in"),
        paragraphs=(texts.text(language, "mail-sign-in-how"),),
        link=f"{head.origin}/sign-in/{token}?lang={language}",
        link_label=texts.text(language, "mail-sign-in-go"),
        footer=texts.text(language, "mail-sign-in-not-yours"),
    )


def message_id(reference: str, head: Letterhead) -> str:
    """What a mail is called among mail servers, so that they know a second copy of it."""
    return f"<{reference}@{head.address.rpartition('@')[2]}>"


def build(mail: Mail, head: Letterhead, now: datetime) -> EmailMessage:
    """The mail as it goes to the server; ValueError where something would break out of its header."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(head.name, addr_spec=head.address)
    message["To"] = Address(addr_spec=mail.to)
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = message_id(mail.reference, head)
    message["Content-Language"] = mail.language
    message["Auto-Submitted"] = "auto-generated"
    message["List-Unsubscribe"] = "<" + head.origin + "/sign-in>"
    plain = "\n\n".join([*mail.paragraphs, mail.link, mail.footer])
    message.set_content(plain + "\n", cte="base64")
    html = _TEMPLATES.get_template("mail.html").render(mail=mail)
    message.add_alternative(html, subtype="html", cte="base64")
    return message
