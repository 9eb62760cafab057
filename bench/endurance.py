"""Whether the stand-in's memory grows with the requests that it has answered."""

from itertools import cycle

from bench.calls import GET_LIST, GET_ONE
from bench.consumption import resident_megabytes
from bench.load import put_under_load
from bench.process import Server
from bench.samples import Samples
from bench.targets import Target

EARLY, LATE = 20_000, 200_000


def measure_growth(target: Target, samples: Samples) -> None:
    """Note by how many MB a server has grown between its 20,000th and its 200,000th request."""
    with Server(target) as server:
        answer_many(server, EARLY)
        before = resident_megabytes(server.pid)
        answer_many(server, LATE - EARLY)
        samples.growth[target.name].append(resident_megabytes(server.pid) - before)


def answer_many(server: Server, requests: int) -> None:
    """Have a server answer at least so many requests that change nothing."""
    answered = 0
    for call in cycle((GET_ONE, GET_LIST)):
        answered += put_under_load(server, call, seconds=1).requests
        if answered >= requests:
            return
