"""What the kit sends, and what it checks on each answer."""

import json

import httpx
import pytest
from tests.contracts.kit.judging import KEY, OTHER, run_of, statuses
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.talk.stop import Unmet


def test_a_documented_call_fills_its_path_and_is_known_by_its_id(service: Notes) -> None:
    answer = run_of(service).target.call("get_note", {"noteId": "a b/c"}, query={"q": "1&2"})

    assert answer.request.path == "/notes/a%20b%2Fc?q=1%262"
    assert (answer.operation, answer.key) == ("get_note", "key")


@pytest.mark.parametrize(
    ("method", "path", "operation"),
    [
        ("GET", "/notes/n_1", "get_note"),
        ("GET", "/notes/n_1?x=1", "get_note"),
        ("GET", "/notes", "list_notes"),
        ("GET", "/notes/", None),
        ("DELETE", "/notes/n_1", None),
        ("GET", "/notes/n_1/more", None),
    ],
)
def test_a_request_is_a_documented_call_where_it_fits_one(
    service: Notes, method: str, path: str, operation: str | None
) -> None:
    assert run_of(service).target.send(method, path).operation == operation


def test_invariants_are_checked_on_documented_calls_only(service: Notes) -> None:
    run = run_of(lambda _request: httpx.Response(500, text="oops"))

    run.target.send("GET", "/undocumented")
    assert run.ledger.records["N-5XX-01"].examples == 0

    run.target.send("GET", "/notes")
    assert run.ledger.records["N-5XX-01"].broken == 1


def test_what_is_said_to_be_undocumented_is_no_documented_call_whatever_its_path() -> None:
    run = run_of(lambda _request: httpx.Response(500, text="oops"))

    answer = run.target.send("GET", "/notes", is_documented=False)

    assert answer.operation is None
    assert run.ledger.records["N-5XX-01"].examples == 0


def test_the_key_goes_as_a_bearer_token(service: Notes) -> None:
    run_of(service).target.call("get_me", key="other_key")

    assert service.requests[0].headers["authorization"] == f"Bearer {OTHER}"


def test_no_key_is_no_header(service: Notes) -> None:
    answer = run_of(service).target.call("get_me", key=None)

    assert "authorization" not in service.requests[0].headers
    assert answer.key is None


def test_a_whole_header_may_be_given(service: Notes) -> None:
    answer = run_of(service).target.call("get_me", authorization=f"Token {KEY}")

    assert service.requests[0].headers["authorization"] == f"Token {KEY}"
    assert answer.key is None


def test_blanks_at_the_ends_of_a_header_are_not_sent(service: Notes) -> None:
    run_of(service).target.call("get_me", authorization="Bearer ")

    assert service.requests[0].headers["authorization"] == "Bearer"


def test_a_body_is_json_with_its_type(service: Notes) -> None:
    run_of(service).target.call("create_note", body={"text": "é"})

    request = service.requests[0]
    assert json.loads(request.content) == {"text": "é"}
    assert request.headers["content-type"] == "application/json"


def test_null_is_a_body_too(service: Notes) -> None:
    run_of(service).target.call("create_note", body=None)

    assert service.requests[0].content == b"null"


def test_bytes_are_sent_as_they_stand_under_the_type_given(service: Notes) -> None:
    run_of(service).target.call("create_note", raw=b"\xff{", headers={"content-type": "text/plain"})

    request = service.requests[0]
    assert request.content == b"\xff{"
    assert request.headers.get_list("content-type") == ["text/plain"]


def test_a_get_without_body_has_no_content_type(service: Notes) -> None:
    run_of(service).target.call("get_me")

    assert "content-type" not in service.requests[0].headers


def test_a_status_that_a_check_stands_on_is_insisted_on(service: Notes) -> None:
    target = run_of(service).target

    assert target.call("list_notes", expect=(200, 201)).status == 200
    with pytest.raises(Unmet, match=r"POST /notes should have given 201, but: 400 \{"):
        target.call("create_note", body={}, expect=201)
    with pytest.raises(Unmet, match="POST /notes should have given a 2xx, but: 400"):
        target.call("create_note", body={}, expect=range(200, 300))


def test_the_host_itself_can_be_asked_outside_the_base_path(service: Notes) -> None:
    target = run_of(service).target

    target.send("GET", target.root("/docs.json?x=1"), key=None)

    assert str(service.requests[0].url) == "http://127.0.0.1:9/docs.json?x=1"


def test_an_invariant_that_trips_is_no_verdict(service: Notes) -> None:
    def null(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=b"\xff\xfe")

    answer = run_of(null).target.call("get_me")

    assert (answer.is_json, answer.json) == (False, None)


def test_json_of_endless_depth_is_no_json() -> None:
    answer = run_of(lambda _r: httpx.Response(200, content=b"[" * 200_000)).target.call("get_me")

    assert not answer.is_json
    assert len(answer.brief) < 500


def test_every_answer_counts_as_an_example_of_each_invariant(service: Notes) -> None:
    run = run_of(service)

    report = run.judge()

    assert run.ledger.records["N-JSON-01"].examples == report.requests
    assert statuses(report)["N-JSON-01"] == "kept"
