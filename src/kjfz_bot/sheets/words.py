"""The words of a kind of sheet in every language: headers as people write them, choices, explanations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kjfz_bot.domain.sheet import COLUMNS, Column, Kind
from kjfz_bot.language.cell_words import SEPARATORS
from kjfz_bot.language.cells import Choices, plain
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.texts.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What a sheet of a kind says: per column its label, hint and choices in each language, first the house's own."""

    texts: Catalogue
    kind: Kind
    programme: Programme | None

    def title(self, lang: str) -> str:
        """What the sheet is called."""
        return self.texts.text(lang, f"sheet-{self.kind}")

    def label(self, lang: str, column: str) -> str:
        """The header of a column."""
        return self.texts.text(lang, self._key(column))

    def hint(self, lang: str, column: str) -> str:
        """What a column is to be filled with."""
        return self.texts.text(lang, f"{self._key(column)}.hint")

    def header(self, column: str) -> str:
        """A column's header in every language, as a template has it."""
        return " / ".join(self.label(lang, column) for lang in self.texts.languages)

    def headers(self) -> dict[str, str]:
        """The column each header means, as `plain` gives it: labels, other usual words, and ids."""
        found = {plain(column.id): column.id for column in COLUMNS[self.kind]}
        for lang in self.texts.languages:
            for column in COLUMNS[self.kind]:
                also = self.texts.text(lang, f"{self._key(column.id)}.also")
                for word in re.split(SEPARATORS, also):
                    found.setdefault(plain(word), column.id)
        labels = {
            plain(self.label(lang, column.id)): column.id
            for lang in self.texts.languages
            for column in COLUMNS[self.kind]
        }
        return found | labels

    def problem_header(self) -> str:
        """The header of the column that a marked copy has beside its own, in every language."""
        return " / ".join(self._problem(lang) for lang in self.texts.languages)

    def problem_headers(self) -> frozenset[str]:
        """The same as a marked copy may have it."""
        return frozenset(plain(self._problem(lang)) for lang in self.texts.languages)

    def _problem(self, lang: str) -> str:
        """What is wrong with a row; a kind that has a column of that name calls it something else."""
        return self.texts.text(lang, self._own("sheet-problem", f"sheet-problem-{self.kind}"))

    def choices(self) -> Mapping[str, Choices]:
        """By column, the value of each word for one."""
        return {column.id: self._choices(column) for column in COLUMNS[self.kind]}

    def choice_labels(self, lang: str, column: Column) -> list[str]:
        """The words of a column's choices; none where it has no list of them."""
        return [self._first(lang, key, value) for value, key in self._values(column)]

    def _choices(self, column: Column) -> Choices:
        named = [
            (plain(self._first(lang, key, value)), value)
            for value, key in self._values(column)
            for lang in self.texts.languages
        ]
        named += [
            (plain(word), value)
            for value, key in self._values(column)
            for lang in self.texts.languages
            for word in (self.texts.first(lang, f"{key}.also") or value).split(";")
        ]
        shorter = [(word.partition("(")[0], value) for word, value in named]
        clear = {
            word: value for word, value in shorter if {other for same, other in shorter if same == word} == {value}
        }
        return clear | dict(named) | {plain(value): value for value, _ in self._values(column)}

    def _first(self, lang: str, key: str, value: str) -> str:
        return self.texts.first(lang, key) or value

    def _values(self, column: Column) -> Iterable[tuple[str, str]]:
        """The values of a column's choices, each with the key of its words."""
        values = column.values
        if self.programme is not None and not values:
            values = _of_programme(self.programme, column)
        labels = column.labels
        if column.content == "listed" and self.programme is not None:
            labels = f"{self.programme.id}-{column.id}-"
        return [(value, f"{labels}{value}") for value in values]

    def _key(self, column: str) -> str:
        return self._own(f"sheet-column-{column}", f"sheet-column-{self.kind}-{column}")

    def _own(self, key: str, own: str) -> str:
        """The key that a kind has for itself, where it has one."""
        return own if self.texts.has(self.texts.languages[0], own) else key


def _of_programme(programme: Programme, column: Column) -> tuple[str, ...]:
    if column.id == "district":
        return tuple(each.id for each in programme.pack.districts)
    if column.id == "field":
        return tuple(programme.pack.fields.list) if programme.pack.fields else ()
    if not column.labels.startswith("fact-"):
        return ()
    fact = column.labels.removeprefix("fact-").partition(".")[0]
    return tuple(programme.facts[fact].values)
