"""What systemd is told, over a socket of its own making."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dostupne.app.watch.service import READY, STOPPING, tell_systemd


@contextmanager
def _listening(address: str) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(address)
        listening.settimeout(5)
        yield listening


def test_it_is_told_what_it_waits_for(tmp_path: Path) -> None:
    with _listening(str(tmp_path / "notify")) as systemd:
        for message in (READY, STOPPING):
            assert tell_systemd(message, {"NOTIFY_SOCKET": str(tmp_path / "notify")})
            assert systemd.recv(100) == message.encode()


def test_a_socket_without_a_file_is_known_by_its_at_sign() -> None:
    with _listening("\0dostupne-test-of-notify") as systemd:
        assert tell_systemd(READY, {"NOTIFY_SOCKET": "@dostupne-test-of-notify"})
        assert systemd.recv(100) == b"READY=1"


@pytest.mark.parametrize("environ", [{}, {"NOTIFY_SOCKET": ""}, {"NOTIFY_SOCKET": "/nowhere/notify"}])
def test_nobody_to_tell_is_no_reason_to_end(environ: dict[str, str]) -> None:
    assert not tell_systemd(READY, environ)
