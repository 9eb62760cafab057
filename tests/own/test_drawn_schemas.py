"""Whatever a schema of an API of one's own says, no call of a client is answered with a 5xx."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.own.drawn_schemas import COMPONENTS, SCHEMAS
from tests.own.page import ACME, write_apis

from understudy.reference.spec import read_yaml
from understudy.testing import Understudy

MANY = 30
HANDLERS = f"""async def take(body):
    return {{}}


async def look(q=None):
    return {{}}


for number in range({MANY}):
    globals()[f"take_{{number}}"], globals()[f"look_{{number}}"] = take, look
del take, look
"""
API = """from understudy.api import Api, collected

from . import handlers

API = Api(handlers=collected(handlers), collections=())
"""
FORM, URLENCODED = "multipart/form-data", "application/x-www-form-urlencoded"
MEDIA = ("application/json", URLENCODED, FORM)
BODIES: tuple[Any, ...] = (
    None,
    True,
    -1,
    1.5,
    2**70,
    "",
    "abc",
    [],
    [1, 1],
    [None],
    {},
    {"text": "a", "more": [{}]},
    {"": 1, "0": None, "a.b": [], "x y": {}, "nullable": True},
    {"text": {"text": {"text": 1}}},
)


def spec_of(schemas: list[dict[str, Any]], media: str, document: dict[str, Any]) -> dict[str, Any]:
    """Return a spec with two operations for each schema: a body of it, and a parameter."""
    error = {"$ref": "#/components/responses/Error"}
    taken = {"description": "Taken.", "content": {"application/json": {"schema": {}}}}
    answers = {"200": taken, "400": error, "401": error}
    paths: dict[str, Any] = {}
    for number, schema in enumerate(schemas):
        body = {"content": {media: {"schema": schema}}}
        asked = [{"name": "q", "in": "query", "schema": schema}]
        paths[f"/{number}"] = {
            "post": {"operationId": f"take_{number}", "requestBody": body, "responses": answers},
            "get": {"operationId": f"look_{number}", "parameters": asked, "responses": answers},
        }
    parts = document["components"]
    components = {**parts, "schemas": {**parts["schemas"], **COMPONENTS}}
    return {**document, "paths": paths, "components": components}


def sent(body: Any, media: str) -> dict[str, Any]:
    """Return how a body is sent as a media type; what is no form is sent as one all the same."""
    if isinstance(body, dict) and media != MEDIA[0]:
        fields = {name or "_": json.dumps(value) for name, value in body.items()} or {"_": ""}
        if media == URLENCODED:
            return {"data": fields}
        return {"files": {name: (None, text) for name, text in fields.items()}}
    content_type = f"{media}; boundary=x" if media == FORM else media
    return {"content": json.dumps(body), "headers": {"Content-Type": content_type}}


@pytest.mark.parametrize("media", MEDIA)
@settings(
    max_examples=2,
    derandomize=True,
    deadline=None,
    database=None,
    # What is found names its schema: to shrink it takes minutes.
    phases=[Phase.generate],
    suppress_health_check=[*HealthCheck],
)
@given(schemas=st.lists(SCHEMAS, min_size=MANY, max_size=MANY))
def test_every_call_is_taken_or_refused(
    tmp_path_factory: pytest.TempPathFactory, media: str, schemas: list[dict[str, Any]]
) -> None:
    notes = write_apis(tmp_path_factory.mktemp("apis"))
    write(notes, spec_of(schemas, media, read_yaml(notes / "openapi.yaml")))
    found = {}
    with (
        Understudy(apis=("notes",), api_dirs=(notes.parent,)) as mock,
        httpx.Client(
            base_url=mock.url("notes"), headers={"Authorization": f"Bearer {ACME}"}
        ) as acme,
    ):
        for number, schema in enumerate(schemas):
            for body in BODIES:
                text = body if isinstance(body, str) else json.dumps(body)
                answers = [
                    acme.post(f"/{number}", **sent(body, media)),
                    acme.get(f"/{number}", params={"q": text}),
                ]
                if {answer.status_code for answer in answers} - {200, 400}:
                    found[json.dumps(schema)] = body

    assert found == {}


def write(notes: Path, spec: dict[str, Any]) -> None:
    """Write the whole API: its spec, handlers that take all, and no documents."""
    (notes / "openapi.yaml").write_text(json.dumps(spec), "utf-8")
    (notes / "handlers.py").write_text(HANDLERS, "utf-8")
    (notes / "api.py").write_text(API, "utf-8")
    (notes / "fixtures" / "notes.json").unlink()
