"""A spec that cannot be served is told in one line, with file and line where there are any."""

from pathlib import Path

import httpx
import pytest
from tests.own.page import ACME, spoilt
from tests.own.refusing import Spoil, replaced, why_unserved, written

from understudy.cli import main
from understudy.reference.spec import SpecError
from understudy.testing import Understudy

BEARER = "{type: http, scheme: bearer}"
BODY = 'content: {application/json: {schema: {$ref: "#/components/schemas/NoteCreate"}}}'
TEXT = "{type: string, minLength: 1}"
NOTE = '{$ref: "#/components/schemas/Note"}'
UNREAD = "of http schemes only bearer is read, and no requirement does without another"
REFUSED: dict[str, tuple[Spoil, str]] = {
    "a body that may also be what holds no fields": (
        replaced("openapi.yaml", "content: {", "x-also-media-types: [text/csv], content: {"),
        "openapi.yaml:10: x-also-media-types must be a list of media types of forms or JSON",
    ),
    "a body that may also be no list": (
        replaced("openapi.yaml", "content: {", "x-also-media-types: application/json, content: {"),
        "openapi.yaml:10: x-also-media-types must be a list of media types of forms or JSON",
    ),
    "a spec that is no OpenAPI": (
        replaced("openapi.yaml", "operationId: create_note", "operationId: [1]"),
        "openapi.yaml:9: is not OpenAPI 3.0: [1] is not of type 'string'",
    ),
    "a spec that is a list": (written("openapi.yaml", "- 1\n"), "names no server"),
    "a spec without paths": (
        replaced("openapi.yaml", "paths:", "x-paths:"),
        "is not OpenAPI 3.0: 'paths' is a required property",
    ),
    "a spec of bytes": (written("openapi.yaml", b"\xff\xfe\x00"), "openapi.yaml is not YAML"),
    "a reference to nothing": (
        replaced("openapi.yaml", "schemas/NoteCreate", "schemas/NoteCreat"),
        "openapi.yaml:10: there is no #/components/schemas/NoteCreat",
    ),
    "a reference to another file": (
        replaced("openapi.yaml", "#/components/schemas/NoteCreate", "https://127.0.0.1/notes.yaml"),
        "openapi.yaml:10: https://127.0.0.1/notes.yaml is in another file; bundle them into one",
    ),
    "a reference to itself": (
        replaced(
            "openapi.yaml", "    Note: {type", '    Note: {$ref: "#/components/schemas/Note", type'
        ),
        "#/components/schemas/Note leads back to itself",
    ),
    "a schema that is all of itself": (
        replaced(
            "openapi.yaml",
            "Note: {type",
            'Note: {allOf: [{$ref: "#/components/schemas/Note"}], type',
        ),
        "openapi.yaml:21: #/components/schemas/Note leads back to itself",
    ),
    "a schema that is one of those that are it": (
        replaced(
            "openapi.yaml",
            "    Note: {",
            f"    Form: {{oneOf: [{{type: string}}, {{not: {NOTE}}}]}}\n"
            '    Note: {anyOf: [{$ref: "#/components/schemas/Form"}], ',
        ),
        "leads back to itself",
    ),
    "another version": (
        replaced("openapi.yaml", "openapi: 3.0.3", "openapi: 3.1.0"),
        "openapi.yaml:1: is of OpenAPI 3.1.0; what is read is 3.0, such as '3.0.3'",
    ),
    "a version that is a number": (
        replaced("openapi.yaml", "openapi: 3.0.3", "openapi: 3.0"),
        "openapi.yaml:1: is of OpenAPI 3.0; what is read is 3.0, such as '3.0.3'",
    ),
    "an anchor within itself": (
        replaced("openapi.yaml", TEXT, "&text {type: string, x-same: *text}"),
        "openapi.yaml is not YAML: it is nested without end, or too deeply",
    ),
    "a key that comes twice": (
        replaced("openapi.yaml", TEXT, TEXT.replace("}", ", type: string}")),
        "openapi.yaml:20: is not YAML: type comes twice",
    ),
    "a pattern that is none": (
        replaced("openapi.yaml", "minLength: 1", "pattern: '('"),
        "openapi.yaml:20: '(' is no regular expression",
    ),
    "a parameter that its path lacks": (
        replaced("openapi.yaml", "/notes/{noteId}:", "/notes/{id}:"),
        "openapi.yaml:15: the parameter noteId is no part of /notes/{id}",
    ),
    "a parameter with content": (
        replaced("openapi.yaml", "schema: {type: string}}]", "content: {text/plain: {}}}]"),
        "openapi.yaml:15: the parameter noteId has `content`; give it a `schema`",
    ),
    "a parameter that is an object": (
        replaced("openapi.yaml", "in: path, required", "in: query, style: deepObject, required"),
        "openapi.yaml:15: the parameter noteId has the style deepObject; of objects in a query",
    ),
    "a security scheme that there is not": (
        replaced("openapi.yaml", f"  securitySchemes: {{key: {BEARER}}}\n", ""),
        "openapi.yaml:4: securitySchemes has no key",
    ),
    "an operation without a success": (
        replaced("openapi.yaml", '"201": {', '"302": {'),
        "openapi.yaml:11: none of them is a success, such as 200",
    ),
    "keys that nobody reads": (
        replaced("openapi.yaml", "scheme: bearer", "scheme: digest"),
        f"openapi.yaml:4: {UNREAD}",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_spec_that_cannot_be_served_is_one_line(notes: Path, case: str) -> None:
    spoil, told = REFUSED[case]
    spoil(notes)

    why = why_unserved(notes, SpecError)

    assert told in why
    assert "\n" not in why


# What stands in the place of something, where the judge would look into it.
SHAPES = {
    "paths": ("paths:", "x-paths:"),
    "a path": ("  /notes:\n", "  /more: 1\n  /notes:\n"),
    "an operation": ("  /notes:\n", "  /more: {get: []}\n  /notes:\n"),
    "a list of answers": ("  /notes:\n", "  /more: {get: {responses: []}}\n  /notes:\n"),
    "an answer": ('{"201": {', '{"200": 1, "201": {'),
    "a schema": ("    Note: {", "    More: 1\n    Note: {"),
    "fields": ("properties: {id: {type: string}, text: {type: string}}", "properties: 1"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_deployment_is_not_judged_by_a_spec_that_is_no_openapi(
    notes: Path, capsys: pytest.CaptureFixture[str], shape: str
) -> None:
    spoilt(notes / "openapi.yaml", *SHAPES[shape])

    folder = str(notes.parent)
    asked = ("verify", "http://127.0.0.1:9/v1", "--api", "notes", "--api-dir", folder)
    code = main([*asked, "--key", ACME])

    said = capsys.readouterr().err
    assert (code, said.count("\n")) == (2, 1), said
    assert "is not OpenAPI 3.0: " in said


SERVED = {
    "statuses that are numbers": [('"400":', "400:")],
    "a body of any JSON": [(BODY, "content: {application/json: {}}")],
    "a server without a slash": [("/notes/v1", "notes/v1")],
    "keys that are sent in either way": [
        (f"{{key: {BEARER}}}", f"{{key: {BEARER}, other: {{type: http, scheme: basic}}}}"),
        ("security: [{key: []}]", "security: [{other: []}, {key: []}]"),
    ],
    "tokens of OpenID Connect": [
        (BEARER, "{type: openIdConnect, openIdConnectUrl: 'https://auth.example'}"),
    ],
    "tokens of OAuth 2": [(BEARER, "{type: oauth2, flows: {}}"), ("{key: []}", "{key: [write]}")],
    "a bound that is exclusive and none": [
        (TEXT, f"{TEXT}, size: {{type: integer, exclusiveMinimum: true}}"),
    ],
    "a property that is called pattern": [
        (TEXT, f"{TEXT}, pattern: {{type: string, example: '('}}"),
    ],
    "an example that looks like a reference": [(TEXT, f"{TEXT}, more: {{example: {{$ref: x}}}}")],
}


@pytest.mark.parametrize("case", SERVED)
def test_a_spec_may_be_written_so(notes: Path, case: str) -> None:
    for old, new in SERVED[case]:
        spoilt(notes / "openapi.yaml", old, new)

    with Understudy(apis=("notes",), api_dirs=(notes.parent,)) as mock:
        headers = {"Authorization": f"Bearer {ACME}"}
        answer = httpx.post(f"{mock.url('notes')}/notes", json={"text": "a"}, headers=headers)

    assert answer.status_code == 201


def test_what_takes_no_field_says_which_it_was_sent(notes: Path) -> None:
    body = "{type: object, required: [text], properties: {text: {type: string, minLength: 1}}}"
    spoilt(notes / "openapi.yaml", body, "{type: object, additionalProperties: false}")

    with Understudy(apis=("notes",), api_dirs=(notes.parent,)) as mock:
        headers = {"Authorization": f"Bearer {ACME}"}
        answer = httpx.post(f"{mock.url('notes')}/notes", json={"text": "a"}, headers=headers)

    assert (answer.status_code, answer.json()) == (400, {"error": "text is not known here"})
