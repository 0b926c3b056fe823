"""YAML text as values that remember their lines, and errors that point at them.

Here: reading a text, naming a place in it, turning a schema's complaints into one that says what to do.
Not here: what a pack must hold (`schema`).
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kjfz_bot.errors import ContentError
from kjfz_bot.programmes.nearest import nearest

MOST_SHOWN = 60
PACKS = "src/kjfz_bot/programmes/packs"
"""The folder of the packs, as errors name it."""

# The one in C is fifteen times as quick, and not in every build of the library.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Place: TypeAlias = Sequence[str | int]
Model = TypeVar("Model", bound=BaseModel)


class Source:
    """One YAML file: its name, its values, and where in the text each of them stands; `guide` shows the right form."""

    def __init__(self, file: str, text: str, guide: str = "docs/tasks/add-a-programme.md") -> None:
        self.file = file
        self.guide = guide
        try:
            loader = _Loader(text)
            self._root: yaml.Node | None = loader.get_single_node()
            self.value: Any = None if self._root is None else loader.construct_document(self._root)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            path = f"line {mark.line + 1}" if mark else "line 1"
            problem = f"this is not YAML: {getattr(error, 'problem', None) or error}."
            raise ContentError(file, path, problem, "Mend the indentation, colons or quotes there.") from None
        if self._root is not None:
            self._refuse_repeated_keys(self._root, ())

    def error(self, place: Place, problem: str, remedy: str) -> ContentError:
        """A complaint about one place of the file."""
        return ContentError(self.file, f"{_dotted(place)} (line {self._line(place)})", problem, remedy)

    def unknown(self, place: Place, what: str, word: object, right: Iterable[str]) -> ContentError:
        """A complaint that a word is not one of the right ones, naming the nearest."""
        guess = nearest(word, right)
        remedy = f"Did you mean '{guess}'?" if guess else "None is defined here."
        return self.error(place, f"{what} '{word}' does not exist.", remedy)

    def read(self, model: type[Model], field_names: Iterable[str]) -> Model:
        """The whole file as a model; the first complaint of the schema as a ContentError."""
        try:
            return model.model_validate(self.value)
        except ValidationError as error:
            complaints = error.errors(include_url=False)
            # A misspelt key is both a missing and an unknown one: the unknown one says more.
            first = next((each for each in complaints if each["type"] == "extra_forbidden"), complaints[0])
        place = self._written(first["loc"])
        if first["type"] == "extra_forbidden":
            raise self.unknown(place, "The key", place[-1], field_names)
        if first["type"] == "missing":
            raise self.error(place, f"'{first['loc'][-1]}' is missing.", f"Add '{first['loc'][-1]}:' here.")
        raise self.error(place, _problem(first), _remedy(first) or f"{self.guide} shows the form.")

    def _written(self, place: Place) -> Place:
        """A schema's path without the names of its unions' branches, which do not stand in the file."""
        node, kept = self._root, []
        for step in place:
            child = _child(node, step)
            if child is not None:
                node = child
                kept.append(step)
        return tuple(kept)

    def _line(self, place: Place) -> int:
        node, line = self._root, 1
        for step in place:
            child = _child(node, step)
            if child is None:
                break
            node, line = child, child.start_mark.line + 1
        return line

    def _refuse_repeated_keys(self, node: yaml.Node, place: tuple[str | int, ...]) -> None:
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, child in node.value:
                here = (*place, str(key.value))
                if key.value in seen:
                    raise self.error(here, f"the key '{key.value}' is given twice.", "Keep one of them.")
                seen.add(key.value)
                self._refuse_repeated_keys(child, here)
        elif isinstance(node, yaml.SequenceNode):
            for index, child in enumerate(node.value):
                self._refuse_repeated_keys(child, (*place, index))


_FORMS = {
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type"), "keys with values, such as 'id: ningbo'"),
    **dict.fromkeys(("tuple_type", "list_type"), "a list, such as '[expert, pair]'"),
    **dict.fromkeys(("string_type", "invalid_key"), "text"),
    **dict.fromkeys(("int_type", "int_parsing", "float_type", "float_parsing"), "a number"),
    **dict.fromkeys(("bool_type", "bool_parsing"), "true or false"),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing"), "a date such as 2026-03-01"),
}
"""What should stand where a schema found something else, by its name for the complaint."""


def _problem(complaint: ErrorDetails) -> str:
    form = _FORMS.get(complaint["type"])
    if form is None:
        return f"{complaint['msg'].removeprefix('Value error, ')}."
    return f"here should be {form}, but there is {_shown(complaint['input'])}."


def _shown(value: object) -> str:
    return "nothing" if value is None else repr(value)[:MOST_SHOWN]


def _remedy(complaint: ErrorDetails) -> str | None:
    if complaint["type"] == "literal_error":
        right = re.findall(r"'(\w+)'", complaint["ctx"]["expected"])
        return f"Did you mean '{nearest(complaint['input'], right)}'?"
    a_word = complaint["type"] == "string_type" and isinstance(complaint["input"], bool)
    if a_word or complaint["type"] == "invalid_key":
        return "YAML reads yes, no, on and off as true and false: put the word in quotes, or choose another."
    return None


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]  # type: ignore[no-any-return]  # yaml types a node's value as Any
    if isinstance(node, yaml.MappingNode):
        return next((child for key, child in node.value if key.value == str(step)), None)
    return None


def _dotted(place: Place) -> str:
    text = ""
    for step in place:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.lstrip(".") or "top"
