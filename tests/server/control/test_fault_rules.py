"""Which faults may be added, how they end, and that chance falls alike every time."""

from collections.abc import Iterator

import httpx
import pytest
from tests.conftest import START, client, key

from understudy.testing import Understudy

KINDS = (
    "the fault must hold one of status, drop, reset, truncate, malformed, delay_ms, trickle_ms, "
    "bytes_per_second"
)
ENDINGS = "the fault must hold only one of drop, reset, truncate, malformed"
OF_STATUS = "the fault must hold status, where it holds message, retry_after or unread"
OF_DELAY = "the fault must hold delay_ms, where it holds delay_max_ms or delay_sigma"


def added(control: httpx.Client, **fault: object) -> dict[str, object]:
    """Put a fault in force; returns it."""
    answer = control.post("/faults", json=fault)
    assert answer.status_code == 201, answer.text
    made: dict[str, object] = answer.json()
    return made


def statuses(caller: httpx.Client, *paths: str) -> list[int]:
    """Return the statuses of GETs in turn."""
    return [caller.get(path).status_code for path in paths]


def test_a_fault_can_be_taken_out_of_force(acme: httpx.Client, control: httpx.Client) -> None:
    added(control, status=503)
    added(control, status=500)

    removed = control.delete("/faults/fault_1")

    assert (removed.status_code, removed.json()["status"]) == (200, 503)
    assert acme.get("/info").status_code == 500
    assert control.delete("/faults").json() == []
    assert acme.get("/info").status_code == 200


def test_an_unknown_fault_is_404(control: httpx.Client) -> None:
    answer = control.delete("/faults/fault_9")

    assert answer.status_code == 404
    assert answer.json() == {
        "error": "no fault has the id 'fault_9'; GET /faults lists those in force"
    }


def test_a_reset_ends_every_fault(acme: httpx.Client, control: httpx.Client) -> None:
    added(control, status=503)

    control.post("/reset")

    assert acme.get("/info").status_code == 200
    assert added(control, status=503)["id"] == "fault_1"


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({}, KINDS),
        ({"times": 1}, KINDS),
        ({"status": 503, "drop": True}, "the fault must hold only one of status, drop, reset"),
        ({"drop": True, "reset": True}, ENDINGS),
        ({"drop": True, "truncate": True}, ENDINGS),
        ({"truncate": True, "malformed": "cut"}, ENDINGS),
        ({"drop": True, "message": "x"}, OF_STATUS),
        ({"delay_ms": 1, "unread": True}, OF_STATUS),
        ({"drop": True, "delay_sigma": 1}, OF_DELAY),
        ({"drop": True, "delay_max_ms": 1}, OF_DELAY),
        ({"delay_ms": 9, "delay_max_ms": 8}, "delay_max_ms must be no less than delay_ms"),
        (
            {"delay_ms": 9, "delay_max_ms": 9, "delay_sigma": 1},
            "the fault must hold only one of delay_max_ms, delay_sigma",
        ),
        (
            {"trickle_ms": 9, "bytes_per_second": 9},
            "the fault must hold only one of trickle_ms, bytes_per_second",
        ),
        (
            {"reset": True, "trickle_ms": 9},
            "the fault must hold no drop or reset, where an answer is to be slow",
        ),
        ({"malformed": "html"}, "malformed must be one of cut, garbage, content_type"),
        ({"status": 200}, "status must be at least 400"),
        ({"status": "503"}, "status must be an integer"),
        ({"status": 503, "times": 0}, "times must be at least 1"),
        ({"status": 503, "probability": 1.5}, "probability must be at most 1"),
        ({"delay_ms": 60_001}, "delay_ms must be at most 60000"),
        (
            {"status": 503, "path": "v1/info"},
            "path must be a path like /v1/projects/*, of at most 1000 characters",
        ),
        ({"status": 503, "api": "planner"}, "api must be one of productionplanner"),
        (
            {"status": 503, "method": "get"},
            "method must be one of GET, HEAD, POST, PUT, PATCH, DELETE",
        ),
    ],
)
def test_a_fault_that_makes_no_sense_is_refused(
    control: httpx.Client, fault: dict[str, object], error: str
) -> None:
    answer = control.post("/faults", json=fault)

    assert (answer.status_code, answer.json()) == (400, {"error": error})
    assert control.get("/faults").json() == []


def test_an_operation_that_there_is_not_is_refused_with_those_that_there_are(
    control: httpx.Client,
) -> None:
    answer = control.post("/faults", json={"status": 503, "operation": "list_project"})

    assert answer.status_code == 400
    assert answer.json()["error"].startswith("operation must be one of add_budget_item, add_date,")


@pytest.mark.parametrize(
    ("matchers", "error"),
    [
        ({"operation": "list_projectz"}, "did you mean list_projects?"),
        ({"operation": "get_info", "method": "POST"}, "method must be one of GET, HEAD"),
        ({"path": "/projects"}, "did you mean /v1/projects?"),
        ({"path": "/v1/p.ojects/*"}, "path is that of no operation that this is for; there are: /"),
        ({"path": "/v1/projects/{id}/{what}/{more}/{than}/{there}"}, "is that of no operation"),
        ({"method": "PATCH", "path": "/v1/info"}, "path is that of no operation"),
        ({"operation": "get_info", "path": "/v1/projects/*"}, "there are: /v1/info"),
        ({"staus": 1}, "staus is not known here; there are: api, operation, "),
    ],
)
def test_a_fault_that_no_call_can_meet_is_refused_with_what_there_is(
    control: httpx.Client, matchers: dict[str, object], error: str
) -> None:
    answer = control.post("/faults", json={"status": 503, **matchers})

    assert answer.status_code == 400
    assert error in answer.json()["error"]


@pytest.mark.parametrize(
    "path",
    [
        "/*",
        "/v1/*/dates",
        "/v1/{what}",
        "/v1/projects/{id}*",
        "/v1/projects/p_bare",
        "/v1/projects/p_*/schedule/2026-*",
    ],
)
def test_a_path_that_an_operation_can_have_is_taken(control: httpx.Client, path: str) -> None:
    assert added(control, status=503, path=path)["id"] == "fault_1"


def test_the_number_of_faults_is_bounded(control: httpx.Client) -> None:
    for _ in range(100):
        added(control, status=503, path="/v1/projects/nothing")

    answer = control.post("/faults", json={"status": 503})

    assert answer.status_code == 409
    assert answer.json() == {
        "error": "100 faults are in force, which is the most; DELETE some first"
    }


@pytest.fixture(params=[1, 2], ids=["seed 1", "seed 2"])
def seeded(request: pytest.FixtureRequest) -> Iterator[Understudy]:
    """A stand-in of its own with a seed."""
    with Understudy(seed=request.param, clock=START) as mock:
        yield mock


def test_chance_falls_alike_after_every_reset_whatever_else_is_called(seeded: Understudy) -> None:
    def falls(*, with_writes: bool) -> list[int]:
        seeded.reset()
        seeded.faults.add(operation="get_info", probability=0.5, status=503)
        with client(seeded, key("1")) as caller:
            found = []
            for _ in range(20):
                if with_writes:
                    caller.post("/projects", json={"name": "Between"})
                found.append(caller.get("/info").status_code)
            return found

    quiet, busy = falls(with_writes=False), falls(with_writes=True)

    assert quiet == busy
    assert set(quiet) == {200, 503}


def test_another_seed_falls_otherwise() -> None:
    found = []
    for seed in (1, 2):
        with Understudy(seed=seed) as mock, client(mock, key("1")) as caller:
            mock.faults.add(probability=0.5, status=503)
            found.append(statuses(caller, *["/info"] * 20))

    assert found[0] != found[1]


def test_probability_0_never_strikes_and_1_always_does(
    acme: httpx.Client, control: httpx.Client
) -> None:
    added(control, probability=0, status=500)
    added(control, probability=1, status=503)

    assert statuses(acme, *["/info"] * 20) == [503] * 20
