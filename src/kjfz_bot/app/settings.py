"""The settings an operator may set, read from the environment and `.env`. What they do is for wiring to say."""

import ipaddress
import os
import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from dotenv.parser import parse_stream
from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from kjfz_bot.domain.sign_in import Lasts
from kjfz_bot.errors import SettingError
from kjfz_bot.programmes.nearest import nearest
from kjfz_bot.services.files import Allowance

PREFIX = "KJFZ_"
ENV_FILE = Path(".env")
ENV_ENCODING = "utf-8-sig"  # some editors begin a file with a byte order mark

OWN_PATHS = ("/api/", "/static/", "/strings/", "/sign-")
"""Where the paths begin that the web chat answers itself."""

SMTP_OVER_TLS = 465
"""The port on which a mail server speaks TLS from the first byte."""

Source = Literal["environment", ".env"]


def default_data_dir() -> Path:
    """Where a person's programs keep their data; the same whichever folder the bot is started from."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "kjfz-bot"


def _webhook(url: str) -> str:
    """Refuse what Telegram could not post to, or what the web chat answers itself."""
    parts = urlsplit(url)
    taken = parts.path.startswith(OWN_PATHS) or parts.path in {"", "/", "/ws", "/healthz"}
    if url and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or taken):
        raise ValueError("no address for a webhook")
    return url


def _public(url: str) -> str:
    """Refuse what is no address of a site, and what others could listen to on its way."""
    parts = urlsplit(url)
    safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
    if url and (not safe or not parts.hostname or parts.path not in {"", "/"} or parts.query):
        raise ValueError("no address of a site")
    return url.rstrip("/")


def is_loopback(host: str) -> bool:
    """Whether a host is this machine by every account: nobody else can listen on the way to it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _secret_of(pattern: str) -> AfterValidator:
    """Secrets are checked here, since pydantic's own checks of them would repeat them."""

    def check(secret: SecretStr) -> SecretStr:
        if secret.get_secret_value() and not re.fullmatch(pattern, secret.get_secret_value()):
            raise ValueError("not of the form")
        return secret

    return AfterValidator(check)


class Settings(BaseSettings):
    """Every setting with its form and an example; its variable is `KJFZ_` and the name in upper case."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_file_encoding=ENV_ENCODING,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    host: str = Field(
        "127.0.0.1",
        description="the address the web chat listens on: a host name or an IP address",
        examples=["bot.example.org"],
    )
    port: int = Field(
        8080, ge=1, le=65535, description="the port of the web chat: a whole number from 1 to 65535", examples=["8080"]
    )
    public_url: Annotated[str, AfterValidator(_public)] = Field(
        "",
        description="the address people use, which links name: https:// and a host, no path; "
        "http:// on this machine only",
        examples=["https://bot.example.org"],
    )
    data_dir: Annotated[Path, AfterValidator(Path.expanduser)] = Field(
        default_factory=default_data_dir,
        description="the folder the database lies in: a path; made where it is missing",
        examples=["/var/lib/kjfz-bot"],
    )
    key_file: str = Field(
        "",
        description="the file of the master keys, without which nothing can be read: a path; kjfz.key in the data "
        "folder where empty, made on the first start",
        examples=["/etc/kjfz-bot/kjfz.key"],
    )
    database_url: Annotated[SecretStr, _secret_of(r"postgresql://[^\s/]+/[^\s/]+")] = Field(
        SecretStr(""),
        description="the PostgreSQL database, where several servers share one: postgresql://user:password@host:port/"
        "name; without it a file in the data folder",
        examples=["postgresql://kjfz@127.0.0.1/kjfz"],
    )
    reuse_port: bool = Field(
        default=False,
        description="whether several servers of one database listen on the same port of this machine: true or false",
        examples=["true"],
    )
    language: Literal["zh-CN", "en"] = Field(
        "zh-CN", description="the language of the first words to a newcomer: zh-CN or en", examples=["en"]
    )
    session_idle_minutes: int = Field(
        30,
        ge=1,
        le=24 * 60,
        description="after how many minutes without a word somebody is signed out of the web chat: 1 to 1440",
        examples=["30"],
    )
    session_hours: int = Field(
        12,
        ge=1,
        le=24,
        description="after how many hours at most somebody has to sign in to the web chat again: 1 to 24",
        examples=["12"],
    )
    smtp_host: str = Field(
        "",
        pattern=r"^[A-Za-z0-9.:-]*$",
        description="the mail server that takes our mail: a host name or an IP address; without it no mail is sent",
        examples=["mail.example.org"],
    )
    smtp_port: int = Field(
        587,
        ge=1,
        le=65535,
        description="the mail server's port: 587, or 465 where it speaks TLS from the first byte",
        examples=["465"],
    )
    smtp_user: str = Field("", description="the name the mail server knows us by, where it asks", examples=["kjfz-bot"])
    smtp_password: SecretStr = Field(
        SecretStr(""), description="the password that goes with the name", examples=["a-long-random-word"]
    )
    smtp_password_file: str = Field(
        "",
        description="a file that holds the password instead: a path",
        examples=["/run/credentials/kjfz-bot/smtp-password"],
    )
    smtp_starttls: bool = Field(
        default=True,
        description="whether the connection to the mail server turns to TLS before anything is said: true or false",
        examples=["false"],
    )
    smtp_from: str = Field(
        "",
        pattern=r"^$|^[^\s@<>,]+@[^\s@<>,]+$",
        description="the address our mail comes from: name@host",
        examples=["kjfz-bot@example.org"],
    )
    telegram_token: Annotated[SecretStr, _secret_of(r"\d+:[A-Za-z0-9_-]+")] = Field(
        SecretStr(""),
        description="the Telegram bot's token from @BotFather: a number, a colon, letters; without it no Telegram",
        examples=["123456:the-rest-of-it"],
    )
    telegram_name: str = Field(
        "",
        pattern=r"^$|^[A-Za-z][A-Za-z0-9_]{3,31}$",
        description="what the Telegram bot is called, without @, for the links of invitations; without it they lead to "
        "the web chat only",
        examples=["kjfz_bot"],
    )
    telegram_api_base: str = Field(
        "https://api.telegram.org",
        pattern=r"^https?://[^/\s]+(/[^\s?#]*)?$",
        description="the Bot API server: http:// or https:// and a host",
        examples=["http://127.0.0.1:8081"],
    )
    telegram_webhook_url: Annotated[str, AfterValidator(_webhook)] = Field(
        "",
        description=(
            "where Telegram posts updates, instead of the bot fetching them: https://, a host, and a path the web chat "
            "does not use"
        ),
        examples=["https://bot.example.org/telegram"],
    )
    telegram_webhook_secret: Annotated[SecretStr, _secret_of(r"[A-Za-z0-9_-]{1,256}")] = Field(
        SecretStr(""),
        description="what Telegram proves itself with: up to 256 of A-Z a-z 0-9 _ -; the database's own if empty",
        examples=["a-long-random-word"],
    )
    telegram_privacy: Literal["masked", "none", "full"] = Field(
        "masked",
        description=(
            "how other people's names and numbers are shown on Telegram: masked, none (only on the web page) or full"
        ),
        examples=["none"],
    )
    templates: str = Field(
        "",
        description="a folder of the office's own templates of documents: a path; those that ship where empty or where "
        "one is missing in it",
        examples=["/etc/kjfz-bot/templates"],
    )
    pace_limits: Literal["on", "off"] = Field(
        "on",
        description="whether sender and intake keep to their paces: on, or off for measurements",
        examples=["on"],
    )
    picture_mb: int = Field(
        10, ge=1, le=20, description="the megabytes one picture may have: a whole number from 1 to 20", examples=["10"]
    )
    document_mb: int = Field(
        20, ge=1, le=20, description="the megabytes one document may have: a whole number from 1 to 20", examples=["20"]
    )
    person_mb: int = Field(
        200,
        ge=1,
        le=100_000,
        description="the megabytes of files kept for one person: a whole number from 1 to 100000",
        examples=["200"],
    )
    files_an_hour: int = Field(
        10,
        ge=1,
        le=1000,
        description="the files one person may send in an hour: a whole number from 1 to 1000",
        examples=["10"],
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="the least grave line that is logged: debug, info, warning or error", examples=["warning"]
    )
    debug: bool = Field(
        default=False,
        description="whether the log shows where in the code an error arose: true or false",
        examples=["true"],
    )

    @property
    def allowance(self) -> Allowance:
        """How much people may send."""
        return Allowance(self.picture_mb, self.document_mb, self.person_mb, self.files_an_hour)

    @property
    def origin(self) -> str:
        """What links to the site begin with."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"http://{host}:{self.port}"

    @property
    def session_lasts(self) -> Lasts:
        """How long somebody stays signed in to the web chat."""
        return Lasts(timedelta(minutes=self.session_idle_minutes), timedelta(hours=self.session_hours))

    @property
    def database(self) -> str:
        """The address of the database; empty for the file in the data folder."""
        return self.database_url.get_secret_value()

    @property
    def key_path(self) -> Path | None:
        """Where the key file lies; None for beside the database."""
        return Path(self.key_file).expanduser() if self.key_file else None


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


def read_settings() -> Settings:
    """The settings in force; SettingError names each variable that cannot be used, its form and an example.

    It is raised too where `.env` cannot be read, with the line.
    """
    _env_file()
    try:
        settings = Settings()
    except ValidationError as error:
        names = dict.fromkeys(str(problem["loc"][0]) for problem in error.errors(include_input=False))
        raise SettingError("\n".join(map(_explain, names))) from None
    _check_together(settings)
    return settings


def _check_together(settings: Settings) -> None:
    """Refuse settings that are good by themselves and not with each other."""
    if not settings.public_url and not is_loopback(settings.host):
        raise SettingError(
            f"{variable('host')}={settings.host} lets others reach the web chat, which is not safe over plain http. "
            "Put a proxy with a certificate before it and say under which address people find it. Example: "
            f"{variable('public_url')}=https://bot.example.org"
        )
    if settings.smtp_host and not settings.smtp_from:
        raise SettingError(
            f"{variable('smtp_host')} is set, and nothing says where our mail comes from. "
            f"Example: {variable('smtp_from')}=kjfz-bot@example.org"
        )
    encrypted = settings.smtp_starttls or settings.smtp_port == SMTP_OVER_TLS
    if settings.smtp_user and not encrypted and not is_loopback(settings.smtp_host):
        raise SettingError(
            f"The password would go to {settings.smtp_host} in clear. Set {variable('smtp_starttls')}=true, "
            f"or {variable('smtp_port')}={SMTP_OVER_TLS}."
        )


def _explain(name: str) -> str:
    field = Settings.model_fields[name]
    example = (field.examples or [""])[0]
    return (
        f"{variable(name)} ({sources()[variable(name)]}) cannot be used. "
        f"It is {field.description}. Example: {variable(name)}={example}"
    )


def _env_file() -> Mapping[str, str | None]:
    """The variables of `.env`; a line that is none is refused, since what it should set would be left out."""
    if not ENV_FILE.is_file():
        return {}
    try:
        text = ENV_FILE.read_text(ENV_ENCODING)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SettingError(f"{ENV_FILE.absolute()}, line {line}, is not UTF-8 text. Save it as UTF-8.") from None
    except OSError as error:
        raise SettingError(f"{ENV_FILE.absolute()} cannot be read: {error.strerror}. Let this user read it.") from None
    for binding in parse_stream(StringIO(text)):
        if binding.error:
            raise SettingError(
                f"{ENV_FILE.absolute()}, line {binding.original.line}, sets nothing. Write it as NAME=value, "
                "with both quotes around a value that has one, or begin it with # to leave it out."
            )
    return dotenv_values(stream=StringIO(text))


def sources() -> dict[str, Source]:
    """Where each `KJFZ_` variable that is set, known or not, is set; the environment wins."""
    found: dict[str, Source] = {}
    given: tuple[tuple[Source, Mapping[str, str | None]], ...] = (
        (".env", _env_file()),
        ("environment", dict(os.environ)),
    )
    for source, values in given:
        found |= {name.upper(): source for name, value in values.items() if name.upper().startswith(PREFIX) and value}
    return found


def unknown_variables() -> Iterator[tuple[str, str]]:
    """Each `KJFZ_` variable that is set and means nothing, mostly a misspelt one, with the nearest that does."""
    known = {variable(name): name for name in Settings.model_fields}
    for name in sources():
        if name not in known:
            yield name, variable(str(nearest(name.removeprefix(PREFIX), known.values())))
