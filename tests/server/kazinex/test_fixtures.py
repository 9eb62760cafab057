"""The demo data: made from files by a script, in keeping with the spec and with the guide."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any
from zlib import decompress

import pytest
from jsonschema_rs import validator_for
from tests.server.kazinex.demo.clean import clean
from tests.server.kazinex.demo.faulty import faulty
from tests.server.kazinex.harbour import API, FILES, HARBOUR, NORTH, RIDGE
from tests.server.kazinex.write_schedules import DAMAGED, REVISIONS, Revision, damaged, fixtures

from understudy.catalog import find
from understudy.reference.schemas import json_schema
from understudy.reference.spec import load_spec
from understudy.server.apis.kazinex.packing import unpacked
from understudy.server.apis.kazinex.schedule import read
from understudy.server.apis.kazinex.schedule.model import ACTIVE, COMPLETE, NOT_STARTED, Schedule

SPEC = load_spec(find(API))
SCHEMAS = {
    "projects": "Project",
    "schedules": "Schedule",
    "baselines": "Baseline",
    "users": "TeamMember",
}
HOW = "python -m tests.server.kazinex.write_schedules"
PACKED = ("_rows", "_columns", "_weeks")


def stored(name: str) -> Any:
    """Return what a fixture file holds."""
    return json.loads((find(API).fixtures / f"{name}.json").read_text("utf-8"))


def comparable(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return documents with what is compressed in them as it was: libraries compress otherwise."""
    return [
        {
            name: unpacked(value) if name in PACKED else value
            for name, value in row.items()
            if name != "_file"
        }
        for row in rows
    ]


@pytest.mark.parametrize("revision", REVISIONS, ids=lambda each: each.filename)
def test_the_script_writes_each_file_again(revision: Revision) -> None:
    assert (FILES / revision.filename).read_bytes() == revision.octets(), HOW


def test_the_script_writes_the_damaged_file_again() -> None:
    assert (FILES / DAMAGED).read_bytes() == damaged(), HOW


@pytest.mark.parametrize("org", [HARBOUR, RIDGE])
def test_the_script_writes_the_fixtures_again(org: str) -> None:
    for name, content in fixtures().items():
        assert comparable(stored(name).get(org, [])) == comparable(content[org]), HOW


@pytest.mark.parametrize("revision", REVISIONS, ids=lambda each: each.filename)
def test_the_file_of_a_revision_is_kept_as_it_came(revision: Revision) -> None:
    (file,) = [row for row in stored("files")[revision.org] if row["id"] == revision.id]

    octets = decompress(b64decode(file["_file"]))
    assert octets == (FILES / revision.filename).read_bytes()


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        pytest.param(kind, row, id=row["id"])
        for kind in SCHEMAS
        for rows in stored(kind).values()
        for row in rows
    ],
)
def test_a_document_is_valid_against_the_spec(kind: str, row: dict[str, Any]) -> None:
    schema = json_schema(SPEC, SPEC.document["components"]["schemas"][SCHEMAS[kind]])
    shown = {name: value for name, value in row.items() if not name.startswith("_")}

    assert validator_for(schema, validate_formats=True).is_valid(shown)


@pytest.mark.parametrize("org", [HARBOUR, RIDGE])
def test_projects_count_their_revisions(org: str) -> None:
    counts = {row["id"]: row["schedule_count"] for row in stored("projects")[org]}
    revisions = [row["_project"] for row in stored("schedules")[org]]

    assert counts == {key: revisions.count(key) for key in counts}


def kept(name: str) -> Schedule:
    """Return what a file of the demo data says."""
    return read(Path(FILES, name))


@pytest.mark.parametrize(("made", "name"), [(clean, 3), (faulty, 5)])
def test_a_file_says_what_was_written(made: Any, name: int) -> None:
    schedule, again = made(), kept(f"north-harbour-r{name}.xer")

    counted = ("activities", "relations", "calendars", "resources", "assignments")
    assert [len(getattr(again, each)) for each in counted] == [
        len(getattr(schedule, each)) for each in counted
    ]
    assert [each.code for each in again.activities] == [each.code for each in schedule.activities]


def test_the_clean_one_has_about_40_activities_and_many_links() -> None:
    schedule = clean()

    assert len(schedule.activities) == 40
    assert len(schedule.relations) / len(schedule.activities) > 1.5
    assert {each.type for each in schedule.relations} == {"PR_FS"}
    assert max(each.original_minutes or 0 for each in schedule.activities) == 14 * 480


def test_the_faulty_one_has_8_completed_6_in_progress_and_10_not_started() -> None:
    schedule = faulty()

    statuses = [each.status for each in schedule.activities]
    assert [statuses.count(each) for each in (COMPLETE, ACTIVE, NOT_STARTED)] == [8, 6, 10]
    assert [each.code for each in schedule.activities] == [
        f"A{number}" for number in range(1000, 1240, 10)
    ]


def test_the_current_revision_has_six_resources_over_twelve_weeks() -> None:
    schedule = faulty()
    days = [
        day
        for each in schedule.assignments
        for day in (each.planned_start, each.planned_finish)
        if day is not None
    ]

    assert {each.resource_id for each in schedule.assignments} == {"1", "2", "3", "4", "5", "6"}
    assert (max(days) - min(days)).days >= 12 * 7


def test_names_that_are_twins_belong_to_two_organizations() -> None:
    names = [{row["name"] for row in stored("projects")[org]} for org in (HARBOUR, RIDGE)]

    assert names[0] & names[1] == {"Ferry Terminal Fit-out"}
    assert [row["id"] for row in stored("projects")[HARBOUR] if "_deleted" in row] == [
        "proj_01HZ2D"
    ]
    assert NORTH in [row["id"] for row in stored("projects")[HARBOUR]]
