"""Every documented status is recorded, with what provokes it, or the build says why not."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.own.page import spoilt, write_apis
from tests.own.signing import sign_in_to

from understudy.catalog import apis, find
from understudy.reference.reading.model import Field, Operation
from understudy.reference.reading.reader import read
from understudy.reference.spec import load_spec
from understudy.site.recording import Recorded, RecordingError, Recordings, record

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


def test_each_documented_status_is_recorded_or_declared_out_of_reach(
    recordings: Mapping[str, Recordings],
) -> None:
    documented = {
        (api.name, operation["operationId"], str(status))
        for api in apis().values()
        for operation in load_spec(api).operations()
        for status in operation["responses"]
    }

    recorded = {(each.api, name, str(one.status)) for each, name, one in _cases(recordings)}
    declared = {
        (each.api, name, one.status)
        for each in recordings.values()
        for name, unreached in each.unreached.items()
        for one in unreached
    }

    assert documented == recorded | declared


def test_each_operation_begins_with_what_succeeds(recordings: Mapping[str, Recordings]) -> None:
    firsts = [recorded[0] for each in recordings.values() for recorded in each.operations.values()]

    assert [one for one in firsts if not (one.case == "success" and one.status < 300)] == []


def test_each_further_case_says_in_a_sentence_what_provokes_it(
    recordings: Mapping[str, Recordings],
) -> None:
    further = [one for _, _, one in _cases(recordings) if one.case != "success"]

    assert [one for one in further if not re.fullmatch(r"[A-Z].+\.", one.cause)] == []


def test_what_a_case_is_about_is_a_field_of_the_page(
    recordings: Mapping[str, Recordings],
) -> None:
    anchors = {
        (api.name, operation.id, field.anchor)
        for api in apis().values()
        for operation in read(api).operations
        for field in _asked(operation)
    }

    about = {(each.api, name, one.about) for each, name, one in _cases(recordings) if one.about}

    assert about - anchors == set()


def test_each_case_of_an_operation_has_a_name_of_its_own(
    recordings: Mapping[str, Recordings],
) -> None:
    names = [(each.api, name, one.case) for each, name, one in _cases(recordings)]

    assert len(set(names)) == len(names)


def test_each_refusal_has_a_text_that_the_page_of_errors_finds_again(
    recordings: Mapping[str, Recordings],
) -> None:
    refused = {(each.api, name, one.case) for each, name, one in _cases(recordings) if one.is_error}

    told = {(e.api, *case) for e in recordings.values() for t in e.errors for case in t.cases}

    assert told == refused


def test_the_cause_of_a_field_left_out_is_the_one_that_its_text_speaks_of(
    recordings: Mapping[str, Recordings],
) -> None:
    added = recordings["productionplanner"].operations["add_date"]

    (lacking,) = (one for one in added if one.case == "without-date")

    assert (lacking.status, lacking.cause) == (400, "Leave `date` out.")
    assert (lacking.message, lacking.about) == ("Validation failed: date is required", "body-date")


def test_a_list_is_cut_for_the_page_and_says_how_many_rows_it_lacks(
    recordings: Mapping[str, Recordings],
) -> None:
    listed = recordings["planado"].success("list_jobs")

    assert [(one.path, one.rows) for one in listed.left_out] == [("jobs", 18)]
    assert len(listed.shown) < len(listed.body)


def test_what_is_there_under_a_setting_alone_names_the_setting(
    recordings: Mapping[str, Recordings],
) -> None:
    created = recordings["planado"].operations["create_job"]

    settings = {one.status: dict(one.settings) for one in created}

    assert settings[422] == {"profile": "observed"}
    assert settings[409] == {}


def test_an_api_is_recorded_twice_with_the_same_bytes(
    recordings: Mapping[str, Recordings],
) -> None:
    again = record([find("resourceplanner")])["resourceplanner"]

    assert repr(again) == repr(recordings["resourceplanner"])


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


def test_a_part_that_means_nothing_is_refused_with_its_place(notes: Path) -> None:
    _declare(notes, "get_note: {cases: {fine: {cause: Ask., way: {noteId: note_1}}}}")

    with pytest.raises(RecordingError, match="misspells 'get_note: fine: way'"):
        _recorded(notes)


def _declare(notes: Path, operation: str) -> None:
    (notes / "recordings.yaml").write_text(f"operations:\n  {operation}\n", "utf-8")


def _recorded(notes: Path) -> Recordings:
    dirs = (notes.parent,)
    return record([find("notes", dirs)], dirs)["notes"]


def _asked(operation: Operation) -> Iterator[Field]:
    """Yield the parameters and the fields of the body of an operation, however deep."""
    contents = operation.body.contents if operation.body else ()
    for each in (*operation.parameters, *(content.shape for content in contents)):
        yield from each.walk()


def _cases(recordings: Mapping[str, Recordings]) -> list[tuple[Recordings, str, Recorded]]:
    return [
        (each, name, one)
        for each in recordings.values()
        for name, cases in each.operations.items()
        for one in cases
    ]
