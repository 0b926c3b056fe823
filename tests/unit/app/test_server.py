"""Where the server listens, and what it says when it cannot."""

import errno
import socket

import pytest

from kjfz_bot.app.server import listen
from kjfz_bot.errors import AddressInUse, SettingError


def test_a_free_port_is_taken() -> None:
    """From then on connections are accepted."""
    with listen("127.0.0.1", 0) as listening:
        socket.create_connection(listening.getsockname()).close()


def test_a_port_in_use_is_refused_with_another_to_try() -> None:
    """The message names the address and the setting."""
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(AddressInUse, match=rf"127\.0\.0\.1:{port}.*KJFZ_PORT={port + 1}"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize("host", ["no such host.invalid", "192.0.2.1"])
def test_a_host_that_is_not_ours_is_refused(host: str) -> None:
    """Whether it does not exist or is another machine's."""
    with pytest.raises(SettingError, match="KJFZ_HOST"):
        listen(host, 0)


def test_a_port_that_needs_more_rights_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's refusal is put in words; as root it never refuses, so here its answer is played."""

    def refuse(*_: object, **__: object) -> socket.socket:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket, "create_server", refuse)

    with pytest.raises(SettingError, match="KJFZ_PORT to 1024 or more"):
        listen("127.0.0.1", 80)
