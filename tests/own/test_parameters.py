"""A parameter is read as what its schema asks for, in whichever way that says so."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from tests.own.page import ACME, spoilt, write_apis

from understudy.testing import Understudy

ONE = "{type: integer, minimum: 1}"
SCHEMAS = {
    "anything": "{}",
    "bounded": "{allOf: [{type: integer}, {minimum: 1}]}",
    "either": "{anyOf: [{type: integer}, {type: string, enum: [all]}]}",
    "listed": "{enum: [1, 2.5, all, true]}",
    "mixed": "{type: array, items: {oneOf: [{type: integer}, {type: string}]}}",
    "named": "{$ref: '#/components/schemas/Level'}",
    "plain": ONE,
    "several": f"{{oneOf: [{ONE}, {{type: array, items: {ONE}}}]}}",
    "untold": "{type: array, items: {}}",
}
NAMES = ", ".join(f"{name}=None" for name in SCHEMAS)
HANDLER = f"""async def list_notes(org, {NAMES}):
    return {{k: v for k, v in locals().items() if v is not None and k != "org"}}"""
READ = [
    ("anything=1", {"anything": "1"}),
    ("bounded=2", {"bounded": 2}),
    ("either=5", {"either": 5}),
    ("either=all", {"either": "all"}),
    ("listed=1&listed=2.5", {"listed": 2.5}),
    ("listed=all", {"listed": "all"}),
    ("listed=true", {"listed": True}),
    ("mixed=1&mixed=1e3&mixed=a", {"mixed": [1, "1e3", "a"]}),
    ("named=3", {"named": 3}),
    ("plain=3", {"plain": 3}),
    ("several=1", {"several": 1}),
    ("several=1&several=2", {"several": [1, 2]}),
    ("untold=1&untold=b", {"untold": ["1", "b"]}),
]
REFUSED = [
    ("bounded=0", "bounded must be at least 1"),
    ("bounded=b", "bounded must be an integer"),
    ("either=none", "either is not valid"),
    ("listed=3", "listed must be one of 1, 2.5, all, true"),
    ("named=4", "named must be one of 1, 2, 3"),
    ("plain=1e3", "plain must be an integer"),
    ("several=1&several=b", "several is not valid"),
]


@pytest.fixture(scope="module")
def http(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of notes that are listed by all these parameters."""
    notes = write_apis(tmp_path_factory.mktemp("apis"))
    given = [f"{{name: {name}, in: query, schema: {told}}}" for name, told in SCHEMAS.items()]
    listed = "operationId: list_notes"
    spoilt(notes / "openapi.yaml", listed, f"{listed}, parameters: [{', '.join(given)}]")
    told = '{"200": {$ref: "#/components/responses/Notes"}'
    error = '"400": {$ref: "#/components/responses/Error"}'
    read = "{description: What was read., content: {application/json: {schema: {}}}}"
    spoilt(notes / "openapi.yaml", told, f'{{"200": {read}, {error}')
    spoilt(notes / "openapi.yaml", "    Error: {", "    Level: {enum: [1, 2, 3]}\n    Error: {")
    handler = "async def list_notes(org):\n    return [shown(note) for note in org.notes.all()]"
    spoilt(notes / "handlers.py", handler, HANDLER)
    with Understudy(apis=("notes",), api_dirs=(notes.parent,)) as mock:
        headers = {"Authorization": f"Bearer {ACME}"}
        with httpx.Client(base_url=mock.url("notes"), headers=headers) as client:
            yield client


@pytest.mark.parametrize(("query", "read"), READ, ids=[query for query, _ in READ])
def test_it_is_read_as_what_it_may_be(http: httpx.Client, query: str, read: Any) -> None:
    answer = http.get(f"/notes?{query}")

    assert json.dumps(answer.json()) == json.dumps(read)


@pytest.mark.parametrize(("query", "told"), REFUSED, ids=[query for query, _ in REFUSED])
def test_it_is_refused_as_what_it_may_not_be(http: httpx.Client, query: str, told: str) -> None:
    answer = http.get(f"/notes?{query}")

    assert (answer.status_code, answer.json()) == (400, {"error": told})
