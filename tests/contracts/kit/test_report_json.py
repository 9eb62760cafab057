"""The report for other tools."""

from tests.contracts.kit.reporting import (
    BROKEN,
    KEPT,
    report,
)

from understudy.contracts.kit.report_json import as_dict


def test_json_has_the_shape_that_other_tools_rely_on() -> None:
    document = as_dict(report(KEPT, BROKEN))

    assert list(document) == [
        "api",
        "target",
        "seed",
        "started",
        "duration_s",
        "requests",
        "verdict",
        "rules",
        "left_behind",
    ]
    assert document["started"] == "2026-06-01T12:00:00.000Z"
    assert document["rules"][0] == {
        "id": "N-1",
        "statement": "Sentence of N-1 <b>",
        "citation": "Heading & more",
        "level": "must",
        "status": "kept",
        "examples": 3,
        "why": None,
        "reproducer": None,
    }
    assert document["rules"][1]["reproducer"] == ["curl x", "# <end>"]
    assert document["left_behind"] == ["n_1"]
