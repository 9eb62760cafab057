"""One schema may be for what is sent and for what is answered: `readOnly` and `writeOnly`."""

import re
from pathlib import Path

import httpx
import pytest
from tests.own.page import ACME, spoilt
from tests.own.printing import printed

from understudy.testing import Understudy

SENT = (
    "NoteCreate: {type: object, required: [text], properties: {text: {type: string, minLength: 1}}}"
)
NOTE = "Note: {type: object, required: [id, text], additionalProperties: false, properties: {"
BOTH = f"{NOTE}secret: {{type: string, writeOnly: true}}, "
ID = "id: {type: string}"


@pytest.fixture
def both(notes: Path) -> Path:
    """The folder of notes that are made from what they are."""
    spec = notes / "openapi.yaml"
    spoilt(spec, f"    {SENT}\n", "")
    spoilt(spec, "schemas/NoteCreate", "schemas/Note")
    spoilt(spec, NOTE, BOTH)
    spoilt(spec, ID, "id: {type: string, readOnly: true}")
    return notes.parent


def test_what_is_read_only_need_not_be_sent(both: Path) -> None:
    headers = {"Authorization": f"Bearer {ACME}"}
    with (
        Understudy(apis=("notes",), api_dirs=(both,), check_responses=True) as mock,
        httpx.Client(base_url=mock.url("notes"), headers=headers) as acme,
    ):
        made = acme.post("/notes", json={"text": "a", "secret": "b"})
        refused = acme.post("/notes", json={"id": "c"})

    assert made.status_code == 201
    assert made.json().keys() == {"id", "text"}
    assert (refused.status_code, refused.json()) == (400, {"error": "text is required"})


def test_the_reference_shows_each_where_it_is(both: Path, tmp_path: Path) -> None:
    made = (printed(both, tmp_path / "site") / "create_note.md").read_text()
    sent, answered, *_ = re.split("### 201|### 400", made)

    assert ("`secret` (string, write only)" in sent, "`id`" in sent) == (True, False)
    assert ("`secret`" in answered, "`id` (string, read only)" in answered) == (False, True)
    assert '-d \'{\n  "text": "text"\n}\'' in sent
