"""Refusals: one shape, the codes that go with it, and the lengths that fields may have."""

from typing import Any

import httpx
import pytest
from tests.server.planado.accounts import REPLACED, client

from understudy.testing import Understudy

LONG = {
    "/jobs": [({"description": "x" * n}, n == 15000) for n in (15000, 15001)]
    + [({"external_order_id": "x" * n}, n == 500) for n in (500, 501)]
    + [({"external_id": "x" * n}, n == 500) for n in (500, 501)],
    "/clients": [
        ({"organization": True, "organization_name": "x" * n}, n == 5000) for n in (5000, 5001)
    ]
    + [({"organization": False, "first_name": "x" * n}, n == 50) for n in (50, 51)],
    "/sites": [({"name": "x" * n}, n == 300) for n in (300, 301)]
    + [({"name": "x", "description": "x" * n}, n == 1000) for n in (1000, 1001)],
}


@pytest.mark.parametrize(
    ("path", "body", "fits"),
    [
        pytest.param(path, body, fits, id=f"{path}-{number}")
        for path, cases in LONG.items()
        for number, (body, fits) in enumerate(cases)
    ],
)
def test_a_text_may_be_as_long_as_the_page_says(
    brightline: httpx.Client, path: str, body: dict[str, Any], fits: bool
) -> None:
    assert brightline.post(path, json=body).status_code == (201 if fits else 400)


@pytest.mark.parametrize("key", ["", REPLACED, "pl-never-seen"])
def test_a_key_that_does_not_work_is_401(planado: Understudy, key: str) -> None:
    with client(planado, key) as caller:
        answer = caller.get("/jobs")

    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthorized")


@pytest.mark.parametrize("body", [b"{", b"[]", b"null", b"\xff", b'{"description": NaN}'])
def test_a_body_that_is_no_object_is_400_without_fields(
    brightline: httpx.Client, body: bytes
) -> None:
    answer = brightline.post("/jobs", content=body, headers={"content-type": "application/json"})

    assert answer.status_code == 400
    assert sorted(answer.json()["error"]) == ["code", "message"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"description": 1}, "description"),
        ({"scheduled_at": "tomorrow"}, "scheduled_at"),
        ({"scheduled_at": "2026-02-30T10:00:00Z"}, "scheduled_at"),
        ({"scheduled_duration": {"minutes": -1}}, "scheduled_duration.minutes"),
        ({"contacts": [{"name": "x"}]}, "contacts[0].value"),
        ({"client": {}}, "client"),
        ({"external_id": ""}, "external_id"),
        (
            {"address": {"geolocation": {"longitude": 181, "latitude": 0}}},
            "address.geolocation.longitude",
        ),
    ],
)
def test_a_field_that_is_wrong_is_named(
    brightline: httpx.Client, body: dict[str, Any], field: str
) -> None:
    answer = brightline.post("/jobs", json=body)

    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (400, "validation_failed")
    ((name, (problem,)),) = error["fields"].items()
    assert (name, error["message"]) == (field, f"{field} {problem}")


def test_unknown_fields_are_ignored(brightline: httpx.Client) -> None:
    assert brightline.post("/jobs", json={"colour": "red", "_removed": True}).status_code == 201
    assert len(brightline.get("/jobs").json()["jobs"]) == 20


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "not_found"),
        ("GET", "/jobs/", 404, "not_found"),
        ("PUT", "/jobs", 405, "method_not_allowed"),
        ("POST", "/webhooks", 405, "method_not_allowed"),
    ],
)
def test_paths_and_methods_that_are_not_there(
    brightline: httpx.Client, method: str, path: str, status: int, code: str
) -> None:
    answer = brightline.request(method, path)

    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_a_forced_failure_has_the_same_shape(planado: Understudy, brightline: httpx.Client) -> None:
    planado.faults.add(status=503, times=1)

    answer = brightline.get("/jobs")

    assert answer.status_code == 503
    assert answer.json() == {"error": {"code": "error", "message": "Service unavailable"}}


def test_a_forced_429_is_plain_text_as_the_real_one(brightline: httpx.Client) -> None:
    answer = brightline.get("/jobs", headers={"Prefer": "code=429"})

    assert (answer.status_code, answer.text) == (429, "Rate Limit Exceeded")
    assert answer.headers["content-type"] == "text/plain"


def test_a_new_key_replaces_the_old_one(planado: Understudy, brightline: httpx.Client) -> None:
    key = planado.keys.create("planado", "acc_brightline", "Next").key

    with client(planado, key) as renewed:
        assert (brightline.get("/teams").status_code, renewed.get("/teams").status_code) == (
            401,
            200,
        )
