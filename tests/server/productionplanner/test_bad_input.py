"""Whatever a client gets wrong is a 400 in the API's own envelope, and names the field."""

import httpx
import pytest
from tests.server.productionplanner.calls import ALL, WITH_BODY, Call, label

BARE = "/projects/p_bare"
JSON = {"Content-Type": "application/json"}
REQUIRED = [
    ("/projects", "name"),
    (f"{BARE}/dates", "date"),
    (f"{BARE}/team", "name"),
    (f"{BARE}/tasks", "label"),
    (f"{BARE}/budget", "name"),
    (f"{BARE}/locations", "name"),
    (f"{BARE}/resources/link", "name"),
    (f"{BARE}/resources/link", "url"),
]
BROKEN = {
    "not JSON": b"{",
    "not UTF-8": b'{"name": "\xff"}',
    "a lone surrogate": b'{"name": "\\ud800"}',
    "100,000 brackets": b"[" * 100_000,
    "250 closed brackets": b'{"name": ' + b"[" * 250 + b"]" * 250 + b"}",
    "a 5,000-digit number": b'{"name": ' + b"1" * 5000 + b"}",
    "NaN": b'{"name": NaN}',
    "Infinity": b'{"name": -Infinity}',
    "an infinite exponent": b'{"name": 1e999}',
    "two documents": b"{}{}",
    "an array": b"[]",
    "a string": b'"name"',
    "null": b"null",
}


def is_error_envelope(answer: httpx.Response) -> bool:
    """Whether an answer is the API's error envelope and nothing more."""
    body = answer.json()
    return (
        set(body) == {"status", "message"}
        and body["status"] == "error"
        and answer.headers["content-type"] == "application/json"
    )


@pytest.mark.parametrize(("path", "field"), REQUIRED)
def test_a_missing_required_field_is_named(acme: httpx.Client, path: str, field: str) -> None:
    body = {"name": "x", "date": "2026-07-01", "label": "x", "url": "https://x.example"}
    body.pop(field)

    answer = acme.post(path, json=body)

    assert answer.status_code == 400
    assert answer.json()["message"] == f"Validation failed: {field} is required"
    assert is_error_envelope(answer)


@pytest.mark.parametrize("value", ["", "   ", "\t\n", None, 5, [], {}])
@pytest.mark.parametrize(("path", "field"), REQUIRED)
def test_a_required_field_cannot_be_blank_or_of_another_type(
    acme: httpx.Client, path: str, field: str, value: object
) -> None:
    body: dict[str, object] = {"name": "x", "date": "2026-07-01", "url": "https://x.example"}

    answer = acme.post(path, json={**body, field: value})

    assert answer.status_code == 400
    assert answer.json()["message"].startswith(f"Validation failed: {field} must ")


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("call", WITH_BODY, ids=label)
def test_a_broken_body_is_refused_in_the_envelope(
    acme: httpx.Client, call: Call, body: bytes
) -> None:
    answer = acme.request(call.method, call.at(), content=body, headers=JSON)

    assert answer.status_code == 400
    assert answer.json()["message"].startswith("Validation failed: ")
    assert is_error_envelope(answer)


@pytest.mark.parametrize(
    "headers",
    [{}, {"Content-Type": "text/plain"}, {"Content-Type": "application/x-www-form-urlencoded"}],
)
def test_a_body_that_is_not_declared_json_is_refused(
    acme: httpx.Client, headers: dict[str, str]
) -> None:
    answer = acme.post("/projects", content=b'{"name": "X"}', headers=headers)

    assert answer.status_code == 400
    assert answer.json()["message"] == ("Validation failed: Content-Type must be application/json")


def test_the_media_type_may_have_parameters_and_any_case(acme: httpx.Client) -> None:
    headers = {"Content-Type": "Application/JSON; charset=utf-8"}

    assert acme.post("/projects", content=b'{"name": "X"}', headers=headers).status_code == 201


def test_an_empty_body_is_told_what_it_lacks(acme: httpx.Client) -> None:
    answer = acme.post("/projects")

    assert answer.json()["message"] == "Validation failed: name is required"


def test_a_chunked_body_is_read_whole(acme: httpx.Client) -> None:
    chunks = iter([b'{"name": ', b'"Chunked"', b"}"])

    answer = acme.post("/projects", content=chunks, headers=JSON)

    assert answer.json()["data"]["name"] == "Chunked"


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_of_more_than_ten_megabytes_is_refused(acme: httpx.Client, chunked: bool) -> None:
    body = b'{"name": "' + b"x" * (10 * 1024 * 1024) + b'"}'

    answer = acme.post("/projects", content=iter([body]) if chunked else body, headers=JSON)

    assert answer.status_code == 400
    assert answer.json()["message"] == (
        "Validation failed: body must be at most 10485760 bytes long"
    )


def test_deep_but_answerable_values_are_stored(acme: httpx.Client) -> None:
    theme = b"[" * 190 + b"]" * 190

    answer = acme.patch(BARE, content=b'{"theme": ' + theme + b"}", headers=JSON)

    assert answer.status_code == 200
    assert acme.get("/projects").status_code == 200


def test_many_brackets_side_by_side_are_not_deep(acme: httpx.Client) -> None:
    answer = acme.patch(BARE, json={"links": [[] for _ in range(1000)]})

    assert answer.status_code == 200


@pytest.mark.parametrize("call", ALL, ids=label)
def test_unknown_query_parameters_are_ignored(acme: httpx.Client, call: Call) -> None:
    answer = acme.request(call.method, call.at(), json=call.body, params={"page": "x", "a[]": "1"})

    assert answer.status_code in (200, 201)


@pytest.mark.parametrize("zone", ["Europe/London", "UTC", "Etc/GMT+5", "America/Argentina/Ushuaia"])
def test_a_time_zone_has_the_shape_of_a_zone_name(acme: httpx.Client, zone: str) -> None:
    assert acme.post("/projects", json={"name": "X", "timezone": zone}).status_code == 201


@pytest.mark.parametrize("zone", ["", "London calling", "Europe/", "/London", 5])
def test_what_is_no_zone_name_is_refused(acme: httpx.Client, zone: object) -> None:
    answer = acme.post("/projects", json={"name": "X", "timezone": zone})

    assert answer.status_code == 400
    assert answer.json()["message"].startswith("Validation failed: timezone must be ")


def test_text_is_kept_to_the_byte(acme: httpx.Client) -> None:
    name = "  Ünïcödé 🎪 \u0000 \u202e <script>&amp; 'quoted' \"twice\" \\n  "

    created = acme.post("/projects", json={"name": name}).json()["data"]

    assert acme.get(f"/projects/{created['id']}").json()["data"]["name"] == name
