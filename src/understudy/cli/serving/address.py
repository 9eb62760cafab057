"""The address that the mock listens on: taken before anything is loaded, shown as a URL."""

import errno
import socket
from typing import Any

from understudy.cli.refused import Refused
from understudy.running import bracketed, root_url

Address = tuple[Any, ...]

_TRY_THE_NEXT = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)
_REASONS = {
    errno.EADDRINUSE: "is taken; stop what listens there, or pass another --port (0 picks one)",
    errno.EACCES: "is not allowed to this user; pass a --port above 1023",
    errno.EADDRNOTAVAIL: "is no address of this machine; pass another --host",
    errno.EAFNOSUPPORT: "is of a kind that this machine does not support; pass another --host",
}


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; whoever connects waits until the mock is ready."""
    reason = ""
    for family, address in _addresses(host, port):
        try:
            return _listen(family, address)
        except OSError as error:
            reason = _REASONS.get(error.errno or 0, f"cannot be used: {error.strerror}")
            # `localhost` names ::1 too, on machines without IPv6 as well.
            if error.errno not in _TRY_THE_NEXT:
                break
    raise Refused(f"{bracketed(host)}:{port} {reason}")


def url_of(scheme: str, host: str, listener: socket.socket) -> str:
    """Return the URL under which this machine reaches the listener."""
    return root_url(scheme, host, listener.getsockname()[1])


def _addresses(host: str, port: int) -> list[tuple[int, Address]]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise Refused(f"--host {host} is no address and no known name") from None
    return [(family, address) for family, _, _, _, address in found]


def _listen(family: int, address: Address) -> socket.socket:
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
    except OSError:
        listener.close()
        raise
    return listener
