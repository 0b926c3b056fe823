"""Has the list of decided cases written, as a document or a sheet, for whatever job it is part of."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from kjfz_bot.app.handed_out import kept
from kjfz_bot.making import papers, table
from kjfz_bot.making.process import INSIDE, make
from kjfz_bot.making.statement import Form
from kjfz_bot.making.table import ROWS, row_line
from kjfz_bot.making.templates import Templates, language_of_file
from kjfz_bot.services import notice_lists
from kjfz_bot.services.document_words import DocumentWords
from kjfz_bot.services.notice_lists import NOTICE_LIST, Notice
from kjfz_bot.sheets.notices import NoticeWords, cells
from kjfz_bot.storage.files import Content
from kjfz_bot.storage.vault import Vault
from kjfz_bot.texts.catalogue import Catalogue


def write_notice(
    vault: Vault,
    form: Form,
    notice: Notice,
    words: NoticeWords,
    now: datetime,
    templates: Templates,
    inside: Path = INSIDE,
) -> Content:
    """The list, sealed in the vault; MakingFailed where it could not be written. No look at the database is open."""
    with vault.quarantine() as folder:
        if form == "docx":
            return kept(vault, form, _document(words.texts, words.language, notice, now, templates, folder, inside))
        with (folder / ROWS).open("wb") as rows:
            rows.writelines(row_line(row) for row in cells(notice))
        told = table.line_of(words.layout(notice, now))
        return kept(vault, form, make(table.TABLE, folder, told, inside=inside))


def _document(
    texts: Catalogue,
    language: str,
    notice: Notice,
    now: datetime,
    templates: Templates,
    folder: Path,
    inside: Path,
) -> Path:
    template = templates.find(NOTICE_LIST, language)
    paper = notice_lists.paper(DocumentWords(texts, language_of_file(template)), notice, now)
    return make(papers.PAPER, folder, papers.line_of(paper, template.absolute()), inside=inside)
