"""Every documented status is recorded, with what provokes it, or the build says why not."""

import re
from collections.abc import Iterator, Mapping

from understudy.catalog import apis, find
from understudy.reference.reading.model import Field, Operation
from understudy.reference.reading.reader import read
from understudy.reference.spec import load_spec
from understudy.site.recording import Recorded, Recordings, record


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
