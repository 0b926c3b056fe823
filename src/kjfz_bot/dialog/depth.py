"""How deep dialogues call one another, for the limit on what may be open at once and for `dialogs check`."""

from __future__ import annotations

from kjfz_bot.dialog.content import Content
from kjfz_bot.dialog.model import Call, Dialog, Menu


def called(dialog: Dialog) -> frozenset[str]:
    """The dialogues that a dialogue's steps and menus call."""
    found: set[str] = set()
    for _, step in dialog.walk_steps():
        match step.kind:
            case Call(name):
                found.add(name)
            case Menu(actions):
                found |= {action.call.dialog for action in actions if action.call is not None}
    return frozenset(found)


def depth(content: Content, name: str, above: tuple[str, ...] = ()) -> int:
    """How many dialogues deep the stack can get from here; a dialogue that calls itself counts no further."""
    if name in above or name not in content.dialogs:
        return 0
    return 1 + max((depth(content, other, (*above, name)) for other in called(content.dialogs[name])), default=0)
