"""Which names a request may call this machine by: those that no other can be given by DNS."""

import re
import socket
from collections.abc import Iterable
from ipaddress import ip_address

HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([0-9a-z._-]+))(?::[0-9]{1,5})?")
# What containers call the machine that they run on. `internal` is reserved: no public name ends so.
MACHINE = ("localhost", "host.docker.internal", "host.containers.internal")
# So many ways to write a host are remembered; a client sends the same one each time.
MOST = 1000


class Hosts:
    """The names of this machine, and those that were allowed besides."""

    def __init__(self, allowed: Iterable[str]) -> None:
        self.names = {*MACHINE, *(name.lower().rstrip(".") for name in allowed)}
        self.known: set[bytes] = set()

    def has(self, host: bytes) -> bool:
        """Whether a Host header names this machine; one look-up where it did before."""
        return host in self.known or self.learns(host)

    def learns(self, host: bytes) -> bool:
        """Whether a Host header names this machine; it is remembered then."""
        name = name_of(host.decode("latin-1"))
        is_ours = name in self.names or name.endswith(".localhost") or is_address(name)
        if is_ours and len(self.known) < MOST:
            self.known.add(host)
        return is_ours


def name_of(host: str) -> str:
    """Return the name in a Host header without its port, "" where it is none."""
    found = HOST.fullmatch(host.lower())
    return (found[1] or found[2]).rstrip(".") if found else ""


def is_address(name: str) -> bool:
    """Whether a name is an address: what no DNS is asked for, none can point elsewhere."""
    try:
        ip_address(name)
    except ValueError:
        return is_short_address(name)
    return True


def is_short_address(name: str) -> bool:
    """Whether a name is an address as C reads it, such as 127.1."""
    try:
        socket.inet_aton(name)
    except OSError:
        return False
    return True
