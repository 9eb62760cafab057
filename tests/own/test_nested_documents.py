"""A schema may hold itself, as an answer to a note is a note: it is served, staged and judged."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.own.page import ACME, spoilt
from tests.own.printing import printed
from tests.own.refusing import tell

from understudy.testing import Refused, Understudy

TEXT = "text: {type: string, minLength: 1}"
ANSWERS = 'answers: {type: array, items: {$ref: "#/components/schemas/NoteCreate"}}'
NESTED = {"text": "a", "answers": [{"text": "b", "answers": [{"text": "c"}]}]}


@pytest.fixture
def nested(notes: Path) -> Path:
    """The folder of notes that hold their answers."""
    spoilt(notes / "openapi.yaml", TEXT, f"{TEXT}, {ANSWERS}")
    spoilt(
        notes / "openapi.yaml", "text: {type: string}}}", f"text: {{type: string}}, {ANSWERS}}}}}"
    )
    spoilt(notes / "handlers.py", '"text": body["text"]', "**body")
    return notes.parent


@pytest.fixture
def mock(nested: Path) -> Iterator[Understudy]:
    """A stand-in of them, whose answers are checked."""
    with Understudy(apis=("notes",), api_dirs=(nested,), check_responses=True) as mock:
        yield mock


def test_what_it_holds_is_checked_as_deep_as_it_goes(mock: Understudy) -> None:
    with httpx.Client(
        base_url=mock.url("notes"), headers={"Authorization": f"Bearer {ACME}"}
    ) as acme:
        made = acme.post("/notes", json=NESTED)
        refused = acme.post("/notes", json={"text": "a", "answers": [NESTED | {"answers": [{}]}]})

    assert made.status_code == 201
    assert made.json()["answers"] == NESTED["answers"]
    assert (refused.status_code, refused.json()) == (
        400,
        {"error": "answers[0].answers[0].text is required"},
    )


def test_an_imported_document_is_checked_too(mock: Understudy) -> None:
    state = mock.state()
    state["tables"]["notes:acme:notes"]["note_1"]["answers"] = [NESTED | {"answers": [{}]}]

    with pytest.raises(Refused, match=r"note_1: answers\[0\]\.answers\[0\]\.text is required"):
        mock.restore(state)


def test_its_deployments_are_judged(nested: Path) -> None:
    with Understudy(apis=("notes",), api_dirs=(nested,)) as mock:
        asked = ("verify", mock.url("notes"), "--api", "notes", "--api-dir", str(nested))
        code, _ = tell(*asked, "--key", ACME)

    assert code == 0


@pytest.fixture
def site(nested: Path, tmp_path: Path) -> Path:
    """The reference of them."""
    return printed(nested, tmp_path / "site")


def test_the_reference_shows_it_once_and_leads_back_to_it(site: Path) -> None:
    made, shown = (
        (site / "create_note.md").read_text(),
        (site / "objects/NoteCreate.md").read_text(),
    )

    assert "- `answers` (array of objects, [NoteCreate](objects/NoteCreate.md))" in made
    assert "- `answers` (array of objects, [NoteCreate](NoteCreate.md))" in shown


def test_the_reference_records_what_refuses_its_fields_where_they_are_shown(site: Path) -> None:
    made = (site / "create_note.md").read_text()

    assert "  - Refused if left out: `text is required`\n" in made
    assert "answers[0].text" not in made


def test_the_reference_makes_up_no_more_of_it_than_needed(notes: Path, tmp_path: Path) -> None:
    reply = 'reply: {$ref: "#/components/schemas/NoteCreate"}'
    spoilt(notes / "openapi.yaml", TEXT, f"{TEXT}, {reply}")
    whole = "NoteCreate: {type: object, nullable: true, required: [text, reply]"
    spoilt(notes / "openapi.yaml", "NoteCreate: {type: object, required: [text]", whole)

    made = (printed(notes.parent, tmp_path / "site") / "create_note.md").read_text()

    assert '-d \'{\n  "text": "text",\n  "reply": null\n}\'' in made
