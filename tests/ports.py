"""Free ports that no outgoing connection takes before the test does."""

import os
import socket
from itertools import count

# Below those that the system gives to outgoing connections; each process begins elsewhere.
PORTS = count(20000 + os.getpid() % 9000)


def free_port() -> int:
    """Return a port of this machine on which nobody listens, another one each time."""
    for port in PORTS:
        with socket.socket() as free:
            if free.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise RuntimeError("there is no end of ports")
