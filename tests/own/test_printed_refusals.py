"""Each field of the reference has the refusals that are about it, in the words of the stand-in."""

from pathlib import Path

from tests.own.page import spoilt
from tests.own.printing import printed

TEXT = "text: {type: string, minLength: 1}"
AUTHOR = "author: {type: object, required: [text], properties: {text: {type: string}}}"


def test_a_field_is_not_told_of_another_that_is_called_so(notes: Path, tmp_path: Path) -> None:
    spoilt(notes / "openapi.yaml", TEXT, f"{AUTHOR}, {TEXT}")

    page = (printed(notes.parent, tmp_path / "site") / "create_note.md").read_text()

    assert "\n  - Refused if left out: `text is required`\n" in page
    assert "\n    - Refused if left out: `author.text is required`\n" in page
