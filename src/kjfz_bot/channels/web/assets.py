"""The files a browser loads and the words they need, read once and named by their content."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from kjfz_bot.texts.catalogue import Catalogue

MEDIA_TYPES: Mapping[str, str] = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}

_WORDS = (
    *("title", "name", "tagline", "menu", "help", "language", "log", "input", "placeholder", "send", "start"),
    *("you", "bot", "options", "controls", "typing", "newest"),
    *("sign-in", "signed-in", "sign-out", "sign-out-everywhere"),
    *("connecting", "online", "waiting", "slow", "busy", "refused"),
    *("attach", "uploading", "upload-failed"),
)


@dataclass(frozen=True, slots=True)
class Assets:
    """The page's files by name and its words by language, named together by `build`; the interface's description."""

    build: str
    files: Mapping[str, bytes]
    words: Mapping[str, bytes]
    openapi: bytes


def load_assets(texts: Catalogue, max_text: int, more: Sequence[str] = ()) -> Assets:
    """Read the package's front-end files and the words of every language; `more` are keys of texts beside them."""
    package = resources.files("kjfz_bot.channels.web")
    entries = sorted((package / "static").iterdir(), key=lambda entry: entry.name)
    files = {entry.name: entry.read_bytes() for entry in entries}
    words = {language: _words(texts, language, max_text, more) for language in texts.languages}
    digest = hashlib.sha256()
    for name, content in [*files.items(), *words.items()]:
        digest.update(name.encode() + b"\x00" + content + b"\x00")
    return Assets(digest.hexdigest()[:16], files, words, (package / "openapi.yaml").read_bytes())


def _words(texts: Catalogue, language: str, max_text: int, more: Sequence[str]) -> bytes:
    words = {name: texts.text(language, f"web-{name}") for name in _WORDS}
    words |= {key: texts.text(language, key) for key in more}
    words["too-long"] = texts.text(language, "web-too-long", limit=max_text)
    return json.dumps(words, ensure_ascii=False).encode()
