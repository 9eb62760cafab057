"""The address that the mock listens on: taken before anything is loaded, shown as a URL."""

import errno
import socket
from ipaddress import ip_address
from typing import Any

from understudy.cli.refused import Refused

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
    raise Refused(f"{_bracket(host)}:{port} {reason}")


def url_of(scheme: str, host: str, listener: socket.socket) -> str:
    """Return the URL under which this machine reaches the listener."""
    port = listener.getsockname()[1]
    if host in ("0.0.0.0", "::"):  # noqa: S104  # compared, not bound
        host = "127.0.0.1" if host == "0.0.0.0" else "::1"  # noqa: S104
    return f"{scheme}://{_bracket(host)}:{port}"


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


def _bracket(host: str) -> str:
    try:
        return f"[{host}]" if ip_address(host).version == 6 else host
    except ValueError:
        return host
