"""Keys: read-only, read-write and an administrator's, each within its scope before all else."""

from typing import Any

import httpx
import pytest
from tests.server.kazinex.harbour import (
    ADMIN,
    API,
    HARBOUR,
    NORTH,
    READER,
    REVISIONS,
    REVOKED,
    UNKNOWN,
    client,
    listed,
    refusal,
)

from understudy.testing import Understudy

WRITES: list[tuple[str, str, Any]] = [
    ("POST", "/projects", {"name": "X"}),
    ("POST", "/projects", {}),
    ("PATCH", "/projects/{project}", {"name": "X"}),
    ("DELETE", "/projects/{project}", None),
    ("POST", "/projects/{project}/schedules", None),
    ("PATCH", "/projects/{project}/activities/{activity}", {"percent_complete": 1}),
    ("POST", "/projects/{project}/baselines", {"schedule_id": REVISIONS[4]}),
    ("DELETE", "/projects/{project}/baselines/{baseline}", None),
    ("POST", "/webhooks", {"url": "https://x.example", "events": ["schedule.uploaded"]}),
    ("DELETE", "/webhooks/{webhook}", None),
]
KNOWN = {
    "project": NORTH,
    "activity": "act_01HZ450000",
    "baseline": "base_01HZ43",
    "webhook": "hook_01HZ01",
}
READS = (
    "/projects",
    f"/projects/{NORTH}",
    f"/projects/{NORTH}/schedules",
    f"/projects/{NORTH}/activities",
    f"/projects/{NORTH}/baselines",
    "/webhooks",
)


@pytest.mark.parametrize("key", [None, REVOKED, ADMIN[:-1], ADMIN.upper(), "x"])
def test_nobody_is_let_in_without_a_good_key(planner: Understudy, key: str | None) -> None:
    with client(planner, key) as caller:
        answers = [caller.get(path) for path in (*READS, "/users")]
        answers.append(caller.post("/projects", json={}))

    assert {refusal(each)[:2] for each in answers} == {(401, "unauthorized")}


@pytest.mark.parametrize(("method", "path", "body"), WRITES)
def test_a_read_only_key_writes_nothing_and_learns_no_id(
    reader: httpx.Client, harbour: httpx.Client, method: str, path: str, body: Any
) -> None:
    before = [listed(harbour, each) for each in READS if each != f"/projects/{NORTH}"]

    answers = [
        reader.request(method, path.format(**keys), json=body)
        for keys in (KNOWN, dict.fromkeys(KNOWN, UNKNOWN))
    ]

    assert {refusal(each)[:2] for each in answers} == {(403, "insufficient_scope")}
    assert answers[0].content == answers[1].content
    assert [listed(harbour, each) for each in READS if each != f"/projects/{NORTH}"] == before


@pytest.mark.parametrize("path", READS)
def test_a_read_only_key_reads_what_any_key_reads(
    reader: httpx.Client, writer: httpx.Client, harbour: httpx.Client, path: str
) -> None:
    answers = [caller.get(path) for caller in (reader, writer, harbour)]

    assert [each.status_code for each in answers] == [200] * 3
    assert answers[0].json() == answers[1].json() == answers[2].json()


def test_only_an_administrators_key_lists_users(
    harbour: httpx.Client, writer: httpx.Client, reader: httpx.Client
) -> None:
    names = [(row["name"], row["role"]) for row in listed(harbour, "/users")]

    assert names == [("Ana Duarte", "admin"), ("Ben Cho", "planner"), ("Iris Vale", "viewer")]
    for caller in (writer, reader):
        assert refusal(caller.get("/users"))[:2] == (403, "insufficient_scope")


def test_a_new_key_is_read_write_unless_it_is_for_something_else(planner: Understudy) -> None:
    keys = [
        planner.keys.create(API, HARBOUR, "New"),
        *(planner.keys.create(API, HARBOUR, "New", role=role) for role in ("read-only", "admin")),
    ]

    statuses = []
    for key in keys:
        with client(planner, key.key) as caller:
            wrote = caller.post("/projects", json={"name": "X"}).status_code
            statuses.append((wrote, caller.get("/users").status_code))
    assert {key.key[:4] for key in keys} == {"kzx_"}
    assert statuses == [(201, 403), (403, 403), (201, 200)]


def test_a_key_is_shown_once(planner: Understudy) -> None:
    made = planner.keys.create(API, HARBOUR, "New")

    assert len(made.key) == len(READER)
    assert made.key not in str(planner.keys.list())
