"""What the log may say: our own numbers and kinds, never what people write or who they are."""

import json
import logging

import pytest
import structlog

from kjfz_bot.app.logs import configure_logs, describe

SECRET = "I am Zhang Wei, 13800000000"


def _failure() -> ValueError:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        return error


def test_a_line_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    """With its level and its time."""
    configure_logs("info", debug=False)

    structlog.get_logger().info("job_done", job=3, kind="retention")

    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["level"], line["job"], line["kind"]) == ("job_done", "info", 3, "retention")
    assert line["at"].endswith("Z")


def test_fields_that_are_not_allowed_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody can log a text or an external id by mistake."""
    configure_logs("info", debug=True)

    structlog.get_logger().info("turn_failed", letter=1, text=SECRET, external_id=SECRET)

    written = capsys.readouterr().err
    assert SECRET not in written
    assert json.loads(written)["letter"] == 1


def test_an_error_is_named_without_its_words() -> None:
    """What an exception says may repeat what a person wrote."""
    described = describe(_failure())

    assert described["error"] == "ValueError"
    assert SECRET not in str(described)


@pytest.mark.parametrize("debug", [True, False])
def test_the_place_of_an_error_is_shown_on_request_only(capsys: pytest.CaptureFixture[str], debug: bool) -> None:
    """`debug` decides."""
    configure_logs("info", debug=debug)

    structlog.get_logger().error("turn_failed", error="ValueError", where="app/turn.py:1 f")

    assert ("app/turn.py" in capsys.readouterr().err) == debug


def test_less_grave_lines_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    """The level is the operator's choice."""
    configure_logs("error", debug=False)

    structlog.get_logger().warning("batch_failed")

    assert capsys.readouterr().err == ""


def test_what_libraries_log_loses_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    """A library's message may quote a request; its name and the class of the error remain."""
    configure_logs("info", debug=False)

    logging.getLogger("aiohttp.server").error("Error handling %s", SECRET, exc_info=_failure())

    written = capsys.readouterr().err
    assert SECRET not in written
    line = json.loads(written)
    assert (line["event"], line["logger"], line["error"]) == ("library", "aiohttp.server", "ValueError")
