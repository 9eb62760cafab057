"""Raw requests, cut anywhere: each gets its one answer, in its API's words, and harms nobody.

`FUZZ_SEED=N` sends others, `FUZZ_SEED=any` of a new seed, which is printed;
`python -m tests.server.fuzz` takes a seed and a number of requests.
"""

import os
from random import SystemRandom

import pytest
from tests.server.fuzz.campaign import Report, fuzz

GROWTH = 40.0  # MB that a stand-in may take more than after its first thousand requests


def misdeeds(report: Report) -> list[str]:
    """Return what was wrong in a run, with how to repeat it."""
    print(report)
    found = [*report.shown, *([f"log: {report.log}"] if report.log else [])]
    if not report.is_healthy:
        found.append("the stand-in is not healthy")
    if report.megabytes - report.megabytes_before > GROWTH:
        found.append("the stand-in has grown")
    print(*found, sep="\n")
    return [str(report), *found] if found else []


def test_every_raw_request_is_answered_as_it_deserves() -> None:
    report = fuzz(seed=1, requests=500)

    assert misdeeds(report) == []
    assert report.requests >= 500


@pytest.mark.long
def test_fifty_thousand_raw_requests_are_answered_as_they_deserve() -> None:
    # A seed that nobody chose would fail a change for what it did not do.
    given = os.environ.get("FUZZ_SEED") or "2"
    seed = SystemRandom().randrange(10**9) if given == "any" else int(given)

    report = fuzz(seed, requests=50_000)

    assert misdeeds(report) == []
    assert report.requests >= 50_000
