"""The reference site of `understudy serve`, built as it is for a user."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.cli.serving import Serving, serving
from tests.own.page import write_apis

pytestmark = pytest.mark.long

SITE = "/docs/reference/"
MOST_WAITS = 15
MOST_CALLS = 1000


@contextmanager
def serving_with(cache: Path, *options: str) -> Iterator[tuple[Serving, httpx.Client]]:
    """Serve with a cache of its own."""
    with (
        serving(*options, env={"XDG_CACHE_HOME": str(cache)}) as mock,
        httpx.Client(base_url=mock.url, trust_env=False, timeout=60) as client,
    ):
        yield mock, client


def waited_for(client: httpx.Client, path: str) -> httpx.Response:
    """Return a page once it is built, as the page that waits for it does."""
    for _ in range(MOST_WAITS):
        answer = client.get(f"{path}?wait")
        if answer.status_code == 307:
            return client.get(answer.headers["location"])
    return answer


def child_of(mock: Serving, client: httpx.Client) -> int:
    """Return the process that the stand-in has started, as soon as it has."""
    for _ in range(MOST_CALLS):
        for file in Path(f"/proc/{mock.process.pid}/task").glob("*/children"):
            for child in file.read_text().split():
                return int(child)
        client.get("/_understudy/health")
    raise AssertionError("no process was started")


@pytest.mark.parametrize("api", ["productionplanner", "notes"])
def test_the_first_visit_has_the_site_built(tmp_path: Path, api: str) -> None:
    options = ("--api-dir", str(write_apis(tmp_path / "apis").parent), "--api", api)

    with serving_with(tmp_path / "cache", *options) as (mock, client):
        first = client.get(SITE)
        page = waited_for(client, f"{SITE}{api}/")
        ended = mock.stop()
    with serving_with(tmp_path / "cache", *options) as (_, client):
        again = client.get(f"{SITE}{api}/")

    assert first.status_code == 503
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert again.content == page.content
    assert (ended.code, ended.errors) == (0, "")


def test_a_signal_ends_what_builds_in_time(tmp_path: Path) -> None:
    with serving_with(tmp_path) as (mock, client):
        client.get(SITE)
        builder = child_of(mock, client)

        ended = mock.stop(signal.SIGTERM)

    assert (ended.code, ended.errors) == (0, "")
    assert ended.seconds < 2
    with pytest.raises(ProcessLookupError):
        os.kill(builder, 0)
