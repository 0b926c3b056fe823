"""The list of decided cases for a public notice: its rows, and what the document says around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.making.papers import Paper
from kjfz_bot.services.document_words import DocumentWords

NOTICE_LIST = "notice_list"


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A decided case as a notice names it; what there is none of, such as a need, is None."""

    number: str
    expert: str | None
    unit: str | None
    firm: str | None
    need: str | None


@dataclass(frozen=True, slots=True)
class Notice:
    """A list to be made: in which programme, by which clause, its rows, and between which days it is public."""

    programme: str
    clause: str | None
    rows: Sequence[NoticeRow]
    since: date | None = None
    until: date | None = None


def paper(words: DocumentWords, notice: Notice, now: datetime) -> Paper:
    """The list as a document: a draft for the office to check and stamp."""
    said = {
        "programme": words.programme(notice.programme),
        "office": words.office(notice.programme),
        "clause": notice.clause or "",
        "made_on": words.day(shanghai_date(now)),
        "notice_from": "" if notice.since is None else words.day(notice.since),
        "notice_until": "" if notice.until is None else words.day(notice.until),
    }
    rows = tuple(_row(place, row) for place, row in enumerate(notice.rows, 1))
    return Paper(NOTICE_LIST, said, frozenset({"draft"}), rows)


def _row(place: int, row: NoticeRow) -> dict[str, str]:
    named = {"number": row.number, "expert": row.expert, "unit": row.unit, "firm": row.firm, "need": row.need}
    return {"place": f"{place}", **{name: value or "" for name, value in named.items()}}
