"""Bodies that are written like a query: an operation takes them beside JSON, by the same schema."""

from collections.abc import Iterator

import httpx
import pytest
from tests.own.page import ACME, spoilt, write_apis

from understudy.testing import Understudy

JSON = "content: {application/json: {schema: {$ref: "
FORM = '"#/components/schemas/NoteCreate"}}, application/x-www-form-urlencoded: {schema: {$ref: '
ALSO = "x-also-media-types: [application/x-www-form-urlencoded], "
KIND = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module", params=[JSON + FORM, ALSO + JSON], ids=["content", "also"])
def mock(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Understudy]:
    """A stand-in of notes that can be sent as forms, as the spec says in either way."""
    notes = write_apis(tmp_path_factory.mktemp("forms") / "apis")
    spoilt(notes / "openapi.yaml", JSON, request.param)
    text = "properties: {text: {type: string, minLength: 1}"
    spoilt(notes / "openapi.yaml", text, text + ", copies: {type: integer}")
    with Understudy(api_dirs=(notes.parent,), apis=("notes",)) as serving:
        yield serving


def post(mock: Understudy, content: bytes, kind: str = KIND) -> httpx.Response:
    """Make a note of a body."""
    headers = {"Authorization": f"Bearer {ACME}", "Content-Type": kind}
    return httpx.post(
        f"{mock.url('notes')}/notes", content=content, headers=headers, trust_env=False
    )


@pytest.mark.parametrize("kind", [KIND, f"{KIND}; charset=UTF-8", KIND.upper()])
def test_a_form_is_an_object_of_its_fields(mock: Understudy, kind: str) -> None:
    answer = post(mock, b"text=Caf%C3%A9+%26+%E6%9D%B1%3D1&copies=2", kind)

    assert (answer.status_code, answer.json()["text"]) == (201, "Café & 東=1")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "text is required"),
        (b"copies=2", "text is required"),
        (b"text=", "text must be at least 1 characters long"),
        (b"text=a&copies=two", "copies must be an integer"),
        (b"text=%FF", "body must be a form of at most 1000 fields in UTF-8"),
        (b"text=\xff", "body must be a form of at most 1000 fields in UTF-8"),
        (b"text=a&" + b"&".join([b"b=1"] * 1_000), "body must be a form of at most 1000 fields"),
    ],
)
def test_a_form_that_breaks_the_schema_is_told_so(
    mock: Understudy, content: bytes, problem: str
) -> None:
    answer = post(mock, content)

    assert (answer.status_code, answer.json()["error"][: len(problem)]) == (400, problem)


def test_json_goes_on_beside_it_and_nothing_else(mock: Understudy) -> None:
    taken = post(mock, b'{"text": "a"}', "application/json")
    refused = post(mock, b"text=a", "text/plain")

    assert (taken.status_code, refused.status_code) == (201, 400)
