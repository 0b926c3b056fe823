"""Pure functions that offices decide on needs with: what was picked from the queue, and what may be decided on it.

`seen` is the need that was looked at, as `look_at_need` gives it.
"""

from __future__ import annotations

from collections.abc import Mapping

from kjfz_bot.dialog.content import Scene
from kjfz_bot.dialog.sources import function

Options = list[tuple[str, str]]

SEVERAL = "several:"
"""What an option of the queue begins with that stands for all needs of one step."""


CASE = "case:"
"""The same of one that stands for a case; its number follows."""


@function("review_kind", "options", "need")
def review_kind(scene: Scene) -> Options:
    """Whether one need was picked from a queue, all that can be passed on together, or a case."""
    picked = f"{scene.answers['need']}"
    kind = "many" if picked.startswith(SEVERAL) else "case" if picked.startswith(CASE) else "one"
    return [(kind, kind)]


@function("review_case", "options", "need")
def review_case(scene: Scene) -> Options:
    """The number of the case that was picked."""
    number = f"{scene.answers['need']}".removeprefix(CASE)
    return [(number, number)]


@function("review_verdicts", "options", "seen")
def review_verdicts(scene: Scene) -> Options:
    """What may be decided on the need that was looked at, and its attachments where it has some."""
    return _verdicts(scene, ("files",))


@function("review_verdicts_after", "options", "seen")
def review_verdicts_after(scene: Scene) -> Options:
    """The same once the attachments are on their way."""
    return _verdicts(scene, ())


def _verdicts(scene: Scene, more: tuple[str, ...]) -> Options:
    seen, texts = scene.answers["seen"], scene.content.texts
    makes, files = (seen["makes"], seen["files"]) if isinstance(seen, Mapping) else ("checked", 0)
    verdicts = [("pass", f"pass-{makes}"), ("return", "return"), ("refuse", "refuse")]
    verdicts += [(each, each) for each in more if files]
    return [
        (id_, texts.text(scene.language, f"review-verdict.{words}")) for id_, words in (*verdicts, ("later", "later"))
    ]
