"""How answers of many shapes are read."""

import pytest
from tests.contracts.productionplanner.rehearsing import exchange

from understudy.contracts.kit.probes.reading import instant
from understudy.contracts.productionplanner.reading import (
    days,
    entry,
    is_utc,
    project_id,
    record_of,
    rows,
)


@pytest.mark.parametrize("text", ['{"data": []}', '{"data": null}', "[]", "<p>", "{}"])
def test_what_is_no_object_is_an_empty_record(text: str) -> None:
    assert record_of(exchange(200, text)) == {}


@pytest.mark.parametrize("text", ['{"data": {}}', '{"data": 7}', "[1]", ""])
def test_what_is_no_list_has_no_rows(text: str) -> None:
    assert rows(exchange(200, text)) == []


@pytest.mark.parametrize(
    "data", ['{"name": "a"}', '[{"name": "a"}]', '{"items": [{"name": "a"}], "total": 1}']
)
def test_an_entry_is_found_wherever_it_stands(data: str) -> None:
    assert entry(exchange(200, f'{{"data": {data}}}'), "name", "a") == {"name": "a"}


@pytest.mark.parametrize(
    "data", ['{"id": "p_1"}', '{"project": {"id": "p_1"}}', '[{"id": "p_1"}]', '"p_1"']
)
def test_the_id_of_a_project_is_found_wherever_it_stands(data: str) -> None:
    assert project_id(exchange(201, f'{{"data": {data}}}')) == "p_1"


def test_days_are_read_from_objects() -> None:
    assert days(exchange(200, '{"data": [{"date": "2026-06-01"}, "x", {}]}')) == ["2026-06-01"]


@pytest.mark.parametrize(
    "text", ["2026-06-01T12:00:00.000Z", "2026-06-01T14:00:00+02:00", "2026-06-01 12:00:00"]
)
def test_timestamps_of_several_forms_name_one_instant(text: str) -> None:
    assert instant(text) == instant("2026-06-01T12:00:00Z")


@pytest.mark.parametrize("text", ["yesterday", None, 7, ""])
def test_other_values_name_no_instant(text: object) -> None:
    assert instant(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-06-01T12:00:00.000Z", True),
        ("2026-06-01T12:00:00+00:00", True),
        ("2026-06-01T12:00:00+02:00", False),
        ("2026-06-01 12:00:00", False),
    ],
)
def test_utc_is_told_from_other_zones(text: str, expected: bool) -> None:
    assert is_utc(text) is expected
