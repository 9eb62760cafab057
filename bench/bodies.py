"""Whether large bodies stay in the stand-in's memory once they are answered."""

import http.client

from bench.calls import GET_LIST, KEY, POST_TASK
from bench.consumption import resident_megabytes
from bench.process import HOST, BenchError, Server
from bench.samples import Samples
from bench.targets import Target

REQUESTS, OCTETS = 1000, 10_000_000
WITH_KEY = {"Authorization": f"Bearer {KEY}"}


def measure_bodies(target: Target, samples: Samples) -> None:
    """Note by how many MB a server has grown after 1,000 bodies of 10 MB, with a key and without.

    It refuses each of them, so that nothing of them is to be kept.
    """
    # What it is not is the first that is seen, when all of it has been read.
    body = b'{"note": "%b"}' % (b"x" * OCTETS)
    for headers, status in (({}, 401), (WITH_KEY, 400)):
        with Server(target) as server:
            server.ask(GET_LIST)
            before = resident_megabytes(server.pid)
            send_bodies(server, body, headers, status)
            samples.bodies.append(resident_megabytes(server.pid) - before)


def send_bodies(server: Server, body: bytes, headers: dict[str, str], status: int) -> None:
    """Send a body over and over on one connection; BenchError where another status answers."""
    connection = http.client.HTTPConnection(HOST, server.port, timeout=60)
    wanted = {"Content-Type": "application/json", **headers}
    for _ in range(REQUESTS):
        connection.request(POST_TASK.method, server.target.base + POST_TASK.path, body, wanted)
        answer = connection.getresponse()
        text = answer.read()
        if answer.status != status:
            raise BenchError(f"a body of 10 MB: {answer.status} {text[:200]!r}")
    connection.close()
