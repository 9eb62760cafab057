"""Free ports that no outgoing connection takes before the test does."""

import os
import socket
from collections.abc import Iterator
from functools import cache
from itertools import cycle


@cache
def ports(process: int) -> Iterator[int]:
    """Return the ports of a process, below those that the system gives to outgoing connections.

    Processes that were started one after the other have none in common: a port may be asked for
    long before somebody listens on it.
    """
    return cycle(range(20_000 + process % 101, 32_700, 101))


def free_port() -> int:
    """Return a port of this machine on which nobody listens, another one each time."""
    # Asked for here, for a process may have been forked from one that had ports of its own.
    for port in ports(os.getpid()):
        with socket.socket() as free:
            if free.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise RuntimeError("there is no end of ports")
