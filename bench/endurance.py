"""Whether the stand-in's memory grows with the requests that it has answered."""

from itertools import cycle

from bench.calls import GET_LIST, GET_ONE, PATCH_ONE
from bench.consumption import resident_megabytes
from bench.load import put_under_load
from bench.process import Server
from bench.samples import Samples
from bench.targets import Target

WARMING, LATER = 5_000, 200_000


def measure_growth(target: Target, samples: Samples) -> None:
    """Note by how many MB a server grows with 200,000 requests, after 5,000 of warming up."""
    with Server(target) as server:
        answer_many(server, WARMING)
        before = resident_megabytes(server.pid)
        answer_many(server, LATER)
        samples.growth[target.name].append(resident_megabytes(server.pid) - before)


def answer_many(server: Server, requests: int) -> None:
    """Have a server answer at least so many requests that leave its store as large as it was."""
    answered = 0
    for call in cycle((GET_ONE, GET_LIST, PATCH_ONE)):
        answered += put_under_load(server, call, seconds=1).requests
        if answered >= requests:
            return
