"""Settings come from the environment, then `.env`, then defaults; what cannot be used is explained."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from kjfz_bot.app.config_report import MASK, config_json
from kjfz_bot.app.demo.house import demo_settings
from kjfz_bot.app.settings import Settings, read_settings, unknown_variables
from kjfz_bot.errors import SettingError


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder of its own for each test, so that no `.env` but the test's is read."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def config_value(variable: str) -> tuple[str, str]:
    """The value and source that `kjfz-bot config` shows for a variable."""
    line = next(line for line in config_json(read_settings()) if line["variable"] == variable)
    return line["value"], line["source"]


def test_a_fresh_machine_needs_no_setting() -> None:
    """Defaults serve on this machine only, in the source language."""
    settings = read_settings()

    assert (settings.host, settings.port, settings.language) == ("127.0.0.1", 8080, "zh-CN")
    assert settings.data_dir.is_absolute()


def test_the_environment_wins_over_the_env_file(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each value says which of the three places it came from."""
    (empty_folder / ".env").write_text("KJFZ_PORT=8100\nKJFZ_LANGUAGE=en\n", encoding="utf-8")
    monkeypatch.setenv("KJFZ_PORT", "8200")

    assert config_value("KJFZ_PORT") == ("8200", "environment")
    assert config_value("KJFZ_LANGUAGE") == ("en", ".env")
    assert config_value("KJFZ_HOST") == ("127.0.0.1", "default")


def test_a_demonstration_logs_what_is_grave_only_where_nothing_else_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever tries it out reads on the same terminal; other commands log as ever."""
    assert (read_settings().log_level, demo_settings(read_settings()).log_level) == ("info", "warning")

    monkeypatch.setenv("KJFZ_LOG_LEVEL", "info")

    assert demo_settings(read_settings()).log_level == "info"


def test_an_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service file may leave a variable empty."""
    monkeypatch.setenv("KJFZ_PORT", "")

    assert config_value("KJFZ_PORT") == ("8080", "default")


@pytest.mark.parametrize(
    ("variable", "value", "form", "example"),
    [
        ("KJFZ_PORT", "http", "a whole number from 1 to 65535", "KJFZ_PORT=8080"),
        ("KJFZ_PORT", "0", "a whole number from 1 to 65535", "KJFZ_PORT=8080"),
        ("KJFZ_LANGUAGE", "zh", "zh-CN or en", "KJFZ_LANGUAGE=en"),
        ("KJFZ_LOG_LEVEL", "loud", "debug, info, warning or error", "KJFZ_LOG_LEVEL=warning"),
        ("KJFZ_PUBLIC_URL", "bot.example.org", "https:// and a host, no path", "KJFZ_PUBLIC_URL=https://bot"),
        ("KJFZ_PUBLIC_URL", "https://bot.example.org/chat", "no path", "KJFZ_PUBLIC_URL=https://bot"),
        ("KJFZ_PUBLIC_URL", "http://bot.example.org", "http:// on this machine only", "KJFZ_PUBLIC_URL=https://bot"),
        ("KJFZ_DEBUG", "perhaps", "true or false", "KJFZ_DEBUG=true"),
        ("KJFZ_TELEGRAM_TOKEN", "secret", "a number, a colon, letters", "KJFZ_TELEGRAM_TOKEN=123456:"),
        ("KJFZ_TELEGRAM_API_BASE", "api.telegram.org", "http:// or https://", "KJFZ_TELEGRAM_API_BASE=http://"),
        ("KJFZ_TELEGRAM_WEBHOOK_URL", "https://bot.example.org", "a path", "KJFZ_TELEGRAM_WEBHOOK_URL=https://bot"),
        ("KJFZ_TELEGRAM_WEBHOOK_URL", "https://bot.example.org/api/check", "does not use", "/telegram"),
        ("KJFZ_TELEGRAM_WEBHOOK_SECRET", "with a space", "up to 256", "KJFZ_TELEGRAM_WEBHOOK_SECRET=a-long"),
        ("KJFZ_PACE_LIMITS", "no", "on, or off", "KJFZ_PACE_LIMITS=on"),
    ],
)
def test_a_bad_value_names_variable_form_and_example(
    variable: str, value: str, form: str, example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message tells an operator all that is needed to mend it, and not the value, which may be a secret."""
    monkeypatch.setenv(variable, value)

    with pytest.raises(SettingError) as caught:
        read_settings()

    message = str(caught.value)
    assert message.startswith(f"{variable} (environment) cannot be used.")
    assert form in message
    assert example in message


def test_every_bad_value_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """An operator with two mistakes starts twice, not three times."""
    monkeypatch.setenv("KJFZ_PORT", "http")
    monkeypatch.setenv("KJFZ_DEBUG", "perhaps")

    with pytest.raises(SettingError, match=r"(?s)KJFZ_PORT.*KJFZ_DEBUG"):
        read_settings()


def test_an_env_file_that_is_not_text_is_named(empty_folder: Path) -> None:
    """A file saved in another encoding is refused with its path."""
    (empty_folder / ".env").write_bytes("KJFZ_PORT=1\nKJFZ_HOST=办公室\n".encode("gb18030"))

    with pytest.raises(SettingError, match=r"\.env, line 2, is not UTF-8 text"):
        read_settings()


@pytest.mark.parametrize("line", ['KJFZ_LANGUAGE="en', "KJFZ_PORT 8100", "= en"])
def test_a_line_that_sets_nothing_is_refused(empty_folder: Path, line: str, caplog: pytest.LogCaptureFixture) -> None:
    """It is named once, and what follows it is not guessed at."""
    (empty_folder / ".env").write_text(f"# ours\nKJFZ_HOST=localhost\n{line}\n", encoding="utf-8")

    with pytest.raises(SettingError, match=r"\.env, line 3, sets nothing"):
        read_settings()
    assert caplog.records == []


def test_an_env_file_may_begin_with_a_byte_order_mark(empty_folder: Path) -> None:
    """Some editors write one."""
    (empty_folder / ".env").write_text("KJFZ_PORT=8100\n", encoding="utf-8-sig")

    assert read_settings().port == 8100


def test_misspelt_variables_are_found(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only names with the prefix are ours to judge; the nearest right one is named."""
    (empty_folder / ".env").write_text("KJFZ_PROT=8100\nOTHER=1\n", encoding="utf-8")
    monkeypatch.setenv("KJFZ_LANG", "en")

    assert dict(unknown_variables()) == {"KJFZ_PROT": "KJFZ_PORT", "KJFZ_LANG": "KJFZ_LANGUAGE"}


def test_a_home_folder_may_be_written_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """`~` means the home folder, as it does in a shell."""
    monkeypatch.setenv("KJFZ_DATA_DIR", "~/bot")

    assert read_settings().data_dir == Path.home() / "bot"


class WithSecret(Settings):
    """Settings with a secret, as a channel with a token has."""

    token: SecretStr = SecretStr("")


def test_a_secret_is_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    """`kjfz-bot config` shows that a secret is set and where, and never the secret."""
    monkeypatch.setenv("KJFZ_TOKEN", "canary")

    line = config_json(WithSecret())[-1]

    assert (line["variable"], line["value"], line["source"]) == ("KJFZ_TOKEN", MASK, "environment")
