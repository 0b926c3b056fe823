"""The locales gate: every text exists in every language, with the same attributes and the same variables."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from kjfz_bot.errors import ContentError
from kjfz_bot.texts.catalogue import load_catalogue, variables
from tools.gates.finding import Finding, SourceFile

SOURCE_LANGUAGE = "zh-CN"


@dataclass(frozen=True, slots=True)
class Text:
    """One message or attribute in one language: the file it stands in and the variables it shows."""

    path: str
    variables: frozenset[str]


def check_locales(files: Iterable[SourceFile]) -> Iterator[Finding]:
    """Report texts that are missing, doubled, unreadable or different in their variables."""
    sources: dict[str, dict[str, str]] = defaultdict(dict)
    for file in files:
        path = PurePosixPath(file.path)
        if file.under("locales/") and path.suffix == ".ftl":
            sources[path.parts[1]][path.name] = file.text
    try:
        load_catalogue(sources)
    except ContentError as error:
        yield Finding(error.file, 1, f"{error.path}: {error.problem} {error.remedy}")
    texts = {language: _texts(language, by_name) for language, by_name in sources.items()}
    source = texts.pop(SOURCE_LANGUAGE, {})
    for language, translated in texts.items():
        yield from _compare(language, source, translated)


def _texts(language: str, sources: dict[str, str]) -> dict[str, Text]:
    return {
        key: Text(f"locales/{language}/{name}", shown)
        for name, source in sources.items()
        for key, shown in variables(source).items()
    }


def _compare(language: str, source: dict[str, Text], translated: dict[str, Text]) -> Iterator[Finding]:
    for key in source.keys() - translated.keys():
        yield Finding(source[key].path, 1, f"'{key}' is missing in {language}.")
    for key in translated.keys() - source.keys():
        yield Finding(translated[key].path, 1, f"'{key}' is missing in {SOURCE_LANGUAGE}.")
    for key in source.keys() & translated.keys():
        if different := source[key].variables ^ translated[key].variables:
            names = ", ".join(sorted(different))
            yield Finding(translated[key].path, 1, f"'{key}' differs from {SOURCE_LANGUAGE} in {names}.")
