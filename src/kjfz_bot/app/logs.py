"""The log: one JSON object a line on standard error, of allowed fields; never what people write or who they are."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

FIELDS = frozenset(
    {
        "event",
        "level",
        "at",
        "letter",
        "attempt",
        "job",
        "kind",
        "error",
        "where",
        "route",
        "logger",
        "count",
        "seconds",
    }
)
"""What may be logged: our row ids, kinds, counts, the pattern of a web address, the class and place of an error."""


def describe(error: BaseException) -> dict[str, str]:
    """An error without its text, which may repeat what a person wrote: its class and where it arose."""
    frames = traceback.extract_tb(error.__traceback__)
    place = next((frame for frame in reversed(frames) if "kjfz_bot" in frame.filename), None)
    where = f"{place.filename.rpartition('kjfz_bot/')[2]}:{place.lineno} {place.name}" if place else ""
    return {"error": type(error).__name__, "where": where}


def configure_logs(level: str, *, debug: bool) -> None:
    """Set up the log for this process; `where` appears only with `debug`."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            _Allowed(FIELDS if debug else FIELDS - {"where"}),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(
        handlers=[_FromLibraries()], level=max(logging.WARNING, logging.getLevelName(level.upper())), force=True
    )


class _Allowed:
    """Drops every field that is not on the list."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def __call__(self, _logger: Any, _method: str, fields: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        return {name: value for name, value in fields.items() if name in self._names}


class _FromLibraries(logging.Handler):
    """Says that a library logged something, and what class of error; its words may hold anything and are dropped."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        fields = describe(error) if error else {}
        structlog.get_logger().log(record.levelno, "library", logger=record.name, **fields)
