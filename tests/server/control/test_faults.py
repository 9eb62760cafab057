"""Faults: which calls meet them, and what happens to those."""

import asyncio

import httpx
import pytest
from tests.conftest import key

from understudy.testing import Understudy

UNAVAILABLE = {"status": "error", "message": "Service unavailable"}


def added(control: httpx.Client, **fault: object) -> dict[str, object]:
    """Put a fault in force; returns it."""
    answer = control.post("/faults", json=fault)
    assert answer.status_code == 201, answer.text
    made: dict[str, object] = answer.json()
    return made


def statuses(caller: httpx.Client, *paths: str) -> list[int]:
    """Return the statuses of GETs in turn."""
    return [caller.get(path).status_code for path in paths]


def test_an_integer_in_the_form_of_a_fraction_is_that_integer(control: httpx.Client) -> None:
    made = added(control, status=418.0, times=1e1)

    assert repr((made["status"], made["times"])) == "(418, 10)"


def test_a_fault_is_listed_as_it_was_asked_for(control: httpx.Client) -> None:
    made = added(control, method="GET", path="/v1/info", status=503, times=1)

    assert made == {
        "id": "fault_1",
        "probability": 1,
        "method": "GET",
        "path": "/v1/info",
        "status": 503,
        "times": 1,
        "hits": 0,
    }
    assert control.get("/faults").json() == [made]


def test_a_fault_answers_in_the_envelope_of_the_api_and_is_gone_after_its_times(
    acme: httpx.Client, control: httpx.Client
) -> None:
    added(control, status=503, times=1)

    first, second = acme.get("/projects"), acme.get("/projects")

    assert (first.status_code, first.json()) == (503, UNAVAILABLE)
    assert second.status_code == 200
    assert control.get("/faults").json() == []


def test_without_times_a_fault_stays_and_counts_its_hits(
    acme: httpx.Client, control: httpx.Client
) -> None:
    added(control, status=500)

    assert statuses(acme, "/info", "/info", "/projects") == [500, 500, 500]
    assert control.get("/faults").json()[0]["hits"] == 3


@pytest.mark.parametrize(
    ("matcher", "hit"),
    [
        ({}, [503, 503, 503]),
        ({"api": "productionplanner"}, [503, 503, 503]),
        ({"operation": "get_project"}, [200, 503, 200]),
        ({"path": "/v1/info"}, [503, 200, 200]),
        ({"path": "/v1/projects/*"}, [200, 503, 503]),
        ({"path": "/v1/projects/{projectId}"}, [200, 503, 200]),
        ({"path": "/v1/projects/{projectId}/dates"}, [200, 200, 503]),
        ({"method": "POST"}, [200, 200, 200]),
        ({"method": "GET", "path": "/v1/info"}, [503, 200, 200]),
        ({"path": "/v1/projects/p_.are"}, [200, 200, 200]),
        ({"operation": "get_info", "path": "/v1/*"}, [503, 200, 200]),
    ],
)
def test_every_matcher_that_is_there_must_match(
    acme: httpx.Client, control: httpx.Client, matcher: dict[str, str], hit: list[int]
) -> None:
    added(control, status=503, **matcher)

    assert statuses(acme, "/info", "/projects/p_bare", "/projects/p_bare/dates") == hit


def test_paths_that_no_operation_has_meet_no_fault(
    acme: httpx.Client, control: httpx.Client
) -> None:
    added(control, status=503)

    assert acme.get("/nowhere").status_code == 404
    assert acme.put("/info").status_code == 405


def test_a_fault_comes_before_the_key_is_checked(
    stranger: httpx.Client, control: httpx.Client
) -> None:
    added(control, status=503)

    assert stranger.get("/info").status_code == 503


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ({"status": 404, "operation": "get_project"}, "Project not found"),
        ({"status": 401}, "Invalid or revoked API key"),
        ({"status": 429}, "Too many requests"),
        ({"status": 599}, "Error 599"),
        ({"status": 503, "message": "Down for maintenance"}, "Down for maintenance"),
        ({"status": 404, "message": "Gone fishing"}, "Gone fishing"),
    ],
)
def test_the_message_is_the_one_given_the_documented_one_or_what_http_calls_it(
    acme: httpx.Client, control: httpx.Client, fault: dict[str, object], message: str
) -> None:
    added(control, **fault)

    answer = acme.get("/projects/p_bare")

    assert answer.status_code == fault["status"]
    assert answer.json() == {"status": "error", "message": message}


def test_a_fault_may_say_when_to_try_again(acme: httpx.Client, control: httpx.Client) -> None:
    added(control, status=429, retry_after=30)

    assert acme.get("/info").headers["retry-after"] == "30"


def test_a_401_carries_the_challenge_of_the_api(acme: httpx.Client, control: httpx.Client) -> None:
    added(control, status=401)

    assert acme.get("/info").headers["www-authenticate"] == "Bearer"


def test_a_dropped_call_gets_no_answer_and_changes_nothing(
    acme: httpx.Client, control: httpx.Client
) -> None:
    before = acme.get("/projects").content
    added(control, method="POST", drop=True)

    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        acme.post("/projects", json={"name": "Lost"})

    assert acme.get("/projects").content == before
    (entry,) = control.get("/journal", params={"method": "POST"}).json()
    assert (entry["status"], entry["faults"]) == (0, ["fault_1"])
    assert entry["request"]["body"] == '{"name":"Lost"}'


def test_a_truncated_answer_promises_all_and_sends_half(
    acme: httpx.Client, control: httpx.Client
) -> None:
    whole = acme.get("/info")
    half = len(whole.content) // 2
    added(control, truncate=True, times=1)
    parts: list[bytes] = []

    with (
        pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"),
        acme.stream("GET", "/info") as answer,
    ):
        parts.extend(answer.iter_raw())

    assert answer.status_code == 200
    assert answer.headers["content-length"] == whole.headers["content-length"]
    assert b"".join(parts) == whole.content[:half]
    assert control.get("/journal").json()[-1]["response"]["body"] == whole.text[:half]
    assert acme.get("/info").content == whole.content


def test_a_refusal_is_truncated_too(acme: httpx.Client, control: httpx.Client) -> None:
    added(control, truncate=True, times=1)

    with pytest.raises(httpx.RemoteProtocolError):
        acme.get("/projects/p_nowhere")

    entry = control.get("/journal").json()[-1]
    assert (entry["status"], entry["faults"]) == (404, ["fault_1"])


def test_a_delayed_answer_may_be_truncated_and_says_what_was_preferred(
    acme: httpx.Client, control: httpx.Client
) -> None:
    added(control, truncate=True)

    with (
        pytest.raises(httpx.RemoteProtocolError),
        acme.stream("GET", "/projects/p_nowhere", headers={"Prefer": "delay=1"}) as answer,
    ):
        answer.read()

    assert answer.headers["preference-applied"] == "delay=1"


def test_a_delay_alone_lets_the_next_fault_decide(
    acme: httpx.Client, control: httpx.Client
) -> None:
    added(control, delay_ms=30)
    added(control, status=503)

    answer = acme.get("/info")

    entry = control.get("/journal").json()[-1]
    assert answer.status_code == 503
    assert entry["faults"] == ["fault_1", "fault_2"]
    assert entry["duration_ms"] >= 30


def test_the_first_fault_that_strikes_decides(acme: httpx.Client, control: httpx.Client) -> None:
    added(control, status=500, times=1)
    added(control, status=503)

    assert statuses(acme, "/info", "/info") == [500, 503]


def test_a_delayed_call_holds_up_no_other(mock: Understudy, control: httpx.Client) -> None:
    added(control, operation="list_projects", delay_ms=400)
    order: list[str] = []

    async def call(caller: httpx.AsyncClient, path: str) -> None:
        await caller.get(path)
        order.append(path)

    async def both() -> None:
        headers = {"Authorization": f"Bearer {key('1')}"}
        async with httpx.AsyncClient(
            base_url=mock.url("productionplanner"), headers=headers, trust_env=False
        ) as caller:
            await asyncio.gather(call(caller, "/projects"), call(caller, "/info"))

    asyncio.run(both())

    assert order == ["/info", "/projects"]
