"""What systemd is told of the daemon (https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html)."""

import socket
from collections.abc import Mapping

READY, STOPPING = "READY=1", "STOPPING=1"


def tell_systemd(message: str, environ: Mapping[str, str]) -> bool:
    """Tells it, where it has started us and waits for that (`Type=notify`); whether it was told."""
    address = environ.get("NOTIFY_SOCKET", "")
    if not address:
        return False
    # One that begins with @ is in Linux's abstract namespace.
    place = f"\0{address[1:]}" if address.startswith("@") else address
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
        try:
            out.connect(place)
            out.sendall(message.encode())
        except OSError:
            return False
    return True
