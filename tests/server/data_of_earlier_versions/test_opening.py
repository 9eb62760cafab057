"""A data folder that an earlier version wrote opens, says what it said then, and is written on."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.server.data_of_earlier_versions.calls import ACME, PLANADO, READ, Call

from understudy.testing import Understudy

HERE = Path(__file__).parent
VERSIONS = sorted(file.parent.name for file in HERE.glob("*/answers.json"))
# Another API begins with its demo data, of which those versions said nothing.
SERVED = ("productionplanner", "planado")
# When the folders were written, by their clock: no delivery is due yet.
THEN = "2026-06-16T12:00:00Z"


def differences(told: Any, tells: Any, place: str) -> Iterator[str]:
    """Yield what an answer no longer tells; a later version may tell more."""
    if isinstance(told, dict) and isinstance(tells, dict):
        for name, value in told.items():
            yield from differences(value, tells.get(name, "nothing"), f"{place}.{name}")
    elif isinstance(told, list) and isinstance(tells, list) and len(told) == len(tells):
        for number, (one, other) in enumerate(zip(told, tells, strict=True)):
            yield from differences(one, other, f"{place}[{number}]")
    elif told != tells:
        yield f"{place}: {tells!r} instead of {told!r}"


@pytest.fixture(params=VERSIONS)
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """A copy of the folder of an earlier version, and what that one answered."""
    folder = tmp_path / "data"
    shutil.copytree(HERE / request.param, folder)
    return folder, json.loads((folder / "answers.json").read_text())


def unlike(mock: Understudy, answers: dict[str, Any]) -> list[str]:
    """Return what is answered otherwise than then."""
    found = []
    with httpx.Client(base_url=mock.root, trust_env=False, verify=False) as client:
        for path, told in answers.items():
            answer = client.get(path, headers=Call("GET", path).headers)
            found += differences(told, [answer.status_code, answer.json()], path)
    return found


def test_every_format_that_was_landed_is_kept() -> None:
    assert [*VERSIONS] == ["journal-1", "journal-2"]


def test_the_folder_of_an_earlier_version_says_what_it_said(
    earlier: tuple[Path, dict[str, Any]],
) -> None:
    folder, then = earlier

    for _ in range(2):
        with Understudy(apis=SERVED, data=folder, clock=THEN) as mock:
            assert unlike(mock, then["answers"]) == []

    assert len(then["answers"]) == len(READ)


def test_the_folder_of_an_earlier_version_is_written_on(
    earlier: tuple[Path, dict[str, Any]],
) -> None:
    folder, then = earlier
    with Understudy(apis=SERVED, data=folder, clock=THEN) as mock:
        with httpx.Client(base_url=mock.root, trust_env=False, verify=False) as client:
            project = client.post("/v1/projects", json={"name": "New"}, headers=ACME).json()
            job = client.post("/v2/jobs", json={"description": "New"}, headers=PLANADO).json()
        mock.clock.advance("10s")
        before = {each.id: len(each.attempts) for each in mock.webhooks.deliveries()}

    with Understudy(data=folder, clock="2026-06-16T12:00:10Z") as mock:
        after = {each.id: len(each.attempts) for each in mock.webhooks.deliveries()}
        with httpx.Client(base_url=mock.root, trust_env=False, verify=False) as client:
            jobs = client.get("/v2/jobs", headers=PLANADO).json()["jobs"]
            listed = client.get("/v1/projects", headers=ACME).json()["data"]

    assert [each["serial_no"] for each in jobs if each["uuid"] == job["job_uuid"]] == [3]
    assert {each["id"] for each in listed} == {then["ids"]["project"], project["data"]["id"]}
    assert after == before
    assert max(after.values()) > 1


def test_a_key_of_an_earlier_version_works_and_a_revoked_one_does_not(
    earlier: tuple[Path, dict[str, Any]],
) -> None:
    folder, then = earlier

    with Understudy(apis=SERVED, data=folder, clock=THEN) as mock:
        keys = {one.id: one.key for one in mock.keys.list(reveal=True)}
        statuses = [
            httpx.get(
                f"{mock.url('productionplanner')}/info",
                headers={"Authorization": f"Bearer {keys[name]}"},
                trust_env=False,
            ).status_code
            for name in (then["ids"]["key"], "key_acme_zapier")
        ]

    assert statuses == [200, 401]
