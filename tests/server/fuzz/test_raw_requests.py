"""Raw requests, cut anywhere: each gets its one answer, in its API's words, and harms nobody.

`FUZZ_SEED=N` repeats a run; `python -m tests.server.fuzz` takes a seed and a number of requests.
"""

import os
from random import SystemRandom

import pytest
from tests.server.fuzz.campaign import fuzz

GROWTH = 40.0  # MB that a stand-in may take more than after its first thousand requests


@pytest.mark.parametrize("requests", [500, pytest.param(50_000, marks=pytest.mark.long)])
def test_every_raw_request_is_answered_as_it_deserves(requests: int) -> None:
    seed = int(os.environ.get("FUZZ_SEED") or SystemRandom().randrange(10**9))

    report = fuzz(seed, requests)

    print(report)
    assert report.failures == 0, "\n\n".join([str(report), *report.shown])
    assert report.requests >= requests
    assert report.log == ""
    assert report.is_healthy
    assert report.megabytes - report.megabytes_before < GROWTH
