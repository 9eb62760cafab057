"""The report for other tools."""

import json

import pytest
from jsonschema_rs import ValidationError
from tests.contracts.kit.broken import deployment, missing
from tests.contracts.kit.reporting import BROKEN, KEPT, report
from tests.reported import SCHEMA, declared

from understudy.contracts.kit.report.comparison import Comparison
from understudy.contracts.kit.report.document import as_dict

FORMAT_1 = {
    "api",
    "target",
    "seed",
    "started",
    "duration_s",
    "requests",
    "verdict",
    "rules",
    "left_behind",
}


def test_json_has_the_shape_that_other_tools_rely_on() -> None:
    document = as_dict(report(KEPT, BROKEN))

    assert document.keys() >= FORMAT_1
    assert document["format"] == 2
    assert document["started"] == "2026-06-01T12:00:00.000Z"
    assert document["rules"][0] == {
        "id": "N-1",
        "statement": "Sentence of N-1 <b>",
        "citation": "Heading & more",
        "level": "must",
        "status": "kept",
        "examples": 3,
        "judged": 0,
        "of": 0,
        "why": None,
        "reproducer": None,
    }
    assert document["rules"][1]["reproducer"] == ["curl x", "# <end>"]
    assert document["left_behind"] == ["n_1"]


def test_json_tells_what_is_served_and_which_rules_have_one_cause() -> None:
    document = as_dict(deployment(*missing(2)))

    assert document["served"][0] == {
        "operation": "list_tasks",
        "name": "GET /projects/{projectId}/tasks",
        "status": 404,
        "succeeded": False,
    }
    assert document["causes"] == [
        {
            "title": "never succeeded: GET, POST /projects/{projectId}/tasks (404)",
            "rules": ["PP-GONE-00", "PP-GONE-01"],
            "shortest_reproducer": "PP-GONE-00",
        }
    ]


def test_json_tells_what_has_changed() -> None:
    compared = Comparison("2026-06-01T12:00:00.000Z", newly_broken=("N-2",))

    document = as_dict(report(KEPT, BROKEN, compared=compared))

    assert document["compared"]["newly_broken"] == ["N-2"]
    assert document["compared"]["newly_kept"] == []


def test_the_schema_describes_every_key_and_nothing_else() -> None:
    document = as_dict(deployment(*missing(1)))

    with pytest.raises(ValidationError, match="extra"):
        declared({**document, "extra": 1})
    for key in document:
        with pytest.raises(ValidationError, match=key):
            declared({name: each for name, each in document.items() if name != key})


def test_the_schema_is_one_that_tools_can_read() -> None:
    assert json.loads(SCHEMA.read_text("utf-8"))["$schema"].endswith("2020-12/schema")
