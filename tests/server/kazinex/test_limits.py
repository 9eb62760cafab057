"""Limits by plan, for each key: in force once they are switched on."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import httpx
import pytest
from tests.server.kazinex.conftest import START
from tests.server.kazinex.harbour import ADMIN, API, READER, RIDGES, client, refusal

from understudy.catalog import find
from understudy.testing import Understudy


@pytest.fixture(scope="module")
def limiting() -> Iterator[Understudy]:
    """A stand-in whose answers are not checked: hundreds are asked for."""
    with Understudy(apis=(API,), clock=START) as serving:
        yield serving


@pytest.fixture
def limited(limiting: Understudy) -> Understudy:
    """That stand-in at the start, with limits in force."""
    limiting.reset()
    limiting.limits.switch(on=True)
    return limiting


def passes(caller: httpx.Client, most: int) -> int:
    """Return how many calls pass before one is refused."""
    path = "/webhooks"
    for number in range(most + 1):
        if caller.get(path).status_code == 429:
            return number
    return most + 1


@pytest.mark.parametrize(("key", "calls"), [(RIDGES, 120), (ADMIN, 600)])
def test_a_plan_has_so_many_calls_a_minute(limited: Understudy, key: str, calls: int) -> None:
    with client(limited, key) as caller:
        passed = passes(caller, calls)
        refused = caller.get("/projects")
        limited.clock.advance(f"{refused.headers['retry-after']}s")
        again = caller.get("/projects")

    assert passed == calls
    assert refusal(refused) == (429, "rate_limited", "Too many requests; retry after 60 seconds")
    assert again.status_code == 200


@pytest.mark.long
def test_a_day_of_professional_has_10_000_calls(limited: Understudy) -> None:
    with client(limited, RIDGES) as caller:
        total = 0
        for _ in range(90):
            passed = passes(caller, 120)
            total += passed
            if passed < 120:
                break
            limited.clock.advance("61s")
        wait = int(caller.get("/webhooks").headers["retry-after"])

    assert total == 10_000
    assert wait > 3600


def test_each_key_is_counted_alone(limited: Understudy) -> None:
    with client(limited, ADMIN) as one, client(limited, READER) as other:
        passes(one, 600)

        assert (one.get("/projects").status_code, other.get("/projects").status_code) == (429, 200)


@pytest.mark.parametrize(("agreed", "calls"), [("unlimited", 1300), ("1200", 1200)])
def test_enterprise_is_limited_where_it_is_agreed(tmp_path: Path, agreed: str, calls: int) -> None:
    folder = tmp_path / API
    copytree(find(API).fixtures, folder)
    orgs = folder / "organizations.json"
    orgs.write_text(orgs.read_text("utf-8").replace("Business", "Enterprise"), "utf-8")
    setting = f"{API}.enterprise_per_minute={agreed}"
    with (
        Understudy(apis=(API,), clock=START, fixtures=tmp_path, settings=(setting,)) as planner,
        client(planner, ADMIN) as caller,
    ):
        planner.limits.switch(on=True)

        assert passes(caller, 1299) == calls
