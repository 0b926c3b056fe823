"""Child processes that live and die on a test's database. Forked, so that hundreds of them take seconds."""

import os
import signal
from collections.abc import Callable


def in_child(life: Callable[[], None]) -> bool:
    """Run `life` in a process of its own; True if it lived to the end, False if it was killed."""
    child = os.fork()
    if child == 0:
        _live(life)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return False
    assert os.WEXITSTATUS(status) == 0, "the child failed; its error is printed above"
    return True


def _live(life: Callable[[], None]) -> None:
    """Run to the end without returning into the test runner of the parent."""
    status = 1
    try:
        life()
        status = 0
    finally:
        os._exit(status)
