"""What an API of one's own declares of its recordings, and what is said of a wrong declaration."""

import re
from pathlib import Path

import pytest
from tests.own.page import spoilt, write_apis
from tests.own.signing import sign_in_to

from understudy.catalog import find
from understudy.site.recording import RecordingError, Recordings, record

# Accounts of this API sign in; its limits are off.
SIGNING = """operations:
  sign_in:
    success: {body: {username: anna@acme.example, password: annas-own-password}}
    cases:
      wrong: {cause: Send another password., body: {username: anna@acme.example, password: none}}
    unreached: {"429": There are no limits.}
  renew:
    success: {body: {refresh: $refresh}}
    unreached: {"401": It is 400., "429": There are no limits.}
  sign_out: {success: {body: {refresh: $refresh}}}
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """The folder of an API of one's own, whose spec shows no example."""
    return write_apis(tmp_path / "apis")


def test_an_id_that_no_example_shows_is_taken_from_a_list(notes: Path) -> None:
    recorded = _recorded(notes)

    assert recorded.success("get_note").request.path == "/notes/note_1"
    assert [each.status for each in recorded.operations["get_note"]] == [200, 401, 401, 404]


def test_what_stands_for_a_token_is_the_one_of_the_demo(tmp_path: Path) -> None:
    write_apis(tmp_path / "apis")
    folder = sign_in_to(tmp_path / "apis" / "notes") / "notes"
    refused = '"400": {$ref: "#/components/responses/Error"}'
    spoilt(folder / "openapi.yaml", "{description: Gone.}", f"{{description: Gone.}}, {refused}")
    (folder / "recordings.yaml").write_text(SIGNING, "utf-8")

    recorded = _recorded(folder)

    assert recorded.success("renew").request.json == {"refresh": recorded.variables[2].value}
    causes = [each.cause for each in recorded.operations["list_notes"][1:]]
    assert causes == ["Send no token.", "Send a token that does not exist."]


def test_a_status_that_nothing_provokes_fails_the_build(notes: Path) -> None:
    spoilt(
        notes / "openapi.yaml",
        '"404": {$ref',
        '"409": {$ref: "#/components/responses/Error"}, "404": {$ref',
    )

    with pytest.raises(RecordingError, match=r"recordings.yaml: get_note: nothing provokes 409,"):
        _recorded(notes)


def test_a_status_may_be_out_of_reach_with_a_reason(notes: Path) -> None:
    spoilt(
        notes / "openapi.yaml",
        '"404": {$ref',
        '"503": {$ref: "#/components/responses/Error"}, "404": {$ref',
    )
    _declare(notes, 'get_note: {unreached: {"503": The stand-in has no maintenance.}}')

    (unreached,) = _recorded(notes).unreached["get_note"]

    assert (unreached.status, unreached.reason) == ("503", "The stand-in has no maintenance.")


def test_a_status_that_is_declared_out_of_reach_and_answered_is_refused(notes: Path) -> None:
    _declare(notes, 'get_note: {unreached: {"404": Every note is there.}}')

    with pytest.raises(
        RecordingError, match="get_note: 404 is declared out of reach, and answered"
    ):
        _recorded(notes)


def test_a_request_that_does_not_succeed_fails_the_build(notes: Path) -> None:
    _declare(notes, "get_note: {success: {path: {noteId: none}}}")

    with pytest.raises(RecordingError, match=r"get_note: GET /notes/none is answered with 404"):
        _recorded(notes)


def test_what_is_declared_of_no_operation_is_refused(notes: Path) -> None:
    _declare(notes, "got_note: {}")

    with pytest.raises(RecordingError, match="there is no operation got_note"):
        _recorded(notes)


def test_a_case_that_shows_nothing_of_its_own_is_refused(notes: Path) -> None:
    _declare(notes, "get_note: {cases: {fine: {cause: Ask., path: {noteId: note_1}}}}")

    with pytest.raises(RecordingError, match="get_note: fine is answered as another case is"):
        _recorded(notes)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (
            "get_note: {cases: {fine: {cause: Ask., way: {noteId: note_1}}}}",
            "operations.get_note.cases.fine.way is not known here; there are: path, query,",
        ),
        ("get_note: {cases: {fine: {}}}", "operations.get_note.cases.fine.cause is required"),
        ("get_note: {cases: [fine]}", "operations.get_note.cases must be an object"),
        ("get_note:", "operations.get_note must be an object"),
        (
            "get_note: {cases: {fine: {cause: Ask., before: [{operation: get_note, times: 0}]}}}",
            "operations.get_note.cases.fine.before[0].times must be at least 1",
        ),
        ("get_note: {unreached: {'007': 1}}", "operations.get_note.unreached.007 must be a string"),
        ("get_note: {unreached: {'': 1}}", "operations.get_note.unreached"),
        ("get_note: {unreached: {yes: A.}}", "get_note: yes is declared out of reach, and no"),
        ("get_note: {unreached: {503: 1}}", "operations.get_note.unreached.503 must be a string"),
        ("get_note: {}\nmore: {}", "more is not known here; there are: operations"),
    ],
)
def test_what_means_nothing_is_refused_with_its_place(notes: Path, said: str, problem: str) -> None:
    _declare(notes, said)

    with pytest.raises(RecordingError, match=re.escape(f"recordings.yaml: {problem}")):
        _recorded(notes)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("get_note: {unreached: {404: A., '404': B.}}", "yaml:2: is not YAML: 404 comes twice"),
        ("get_note: {success: {body: &x [*x]}}", "yaml is not YAML: it is nested without end"),
    ],
)
def test_what_cannot_be_read_is_refused(notes: Path, said: str, problem: str) -> None:
    _declare(notes, said)

    with pytest.raises(RecordingError, match=re.escape(f"recordings.{problem}")):
        _recorded(notes)


@pytest.mark.parametrize("text", ["", "- get_note", "operations"])
def test_a_file_of_recordings_that_says_nothing_is_refused(notes: Path, text: str) -> None:
    (notes / "recordings.yaml").write_text(text, "utf-8")

    with pytest.raises(RecordingError, match=r"recordings\.yaml: "):
        _recorded(notes)


def _declare(notes: Path, operation: str) -> None:
    (notes / "recordings.yaml").write_text(f"operations:\n  {operation}\n", "utf-8")


def _recorded(notes: Path) -> Recordings:
    dirs = (notes.parent,)
    return record([find("notes", dirs)], dirs)["notes"]
