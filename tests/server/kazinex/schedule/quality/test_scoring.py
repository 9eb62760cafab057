"""From findings to statuses, scores and a grade."""

import json

import pytest
from tests.server.kazinex.schedule.judged import check, quality
from tests.server.kazinex.schedule.made import activity, schedule

from understudy.server.apis.kazinex.schedule.critical_path import scheduled
from understudy.server.apis.kazinex.schedule.quality import CATEGORIES, CHECKS, Settings, assessed
from understudy.server.apis.kazinex.schedule.quality.scoring import grade_of

PUBLISHED = {
    "logic": 8,
    "durations": 6,
    "critical-path": 2,
    "constraints": 4,
    "resources": 2,
    "progress": 2,
    "configuration": 5,
    "best-practices": 4,
    "regional": 2,
}


def test_there_are_34_checks_and_the_opt_in_in_the_vendor_s_categories() -> None:
    counts = {each: sum(row.category == each for row in CHECKS) for each in CATEGORIES}

    assert counts == PUBLISHED
    assert len({row.id for row in CHECKS}) == 35


def test_every_check_tells_its_definition_threshold_and_source() -> None:
    for row in CHECKS[:-1]:
        text = row.function.__doc__ or ""
        assert "(V" in text or "(R" in text or "(D" in text or "(O" in text or "R " in text, row.id


def test_a_check_outside_of_its_threshold_warns_while_its_score_is_90() -> None:
    activities = [activity(f"A{place}") for place in range(10)]

    warned = check("zero-duration", schedule([activity("Z", 0), *activities[1:]]))
    failed = check("zero-duration", schedule([activity("Z", 0), *activities[2:]]))

    assert (warned.status, warned.score) == ("warn", 90)
    assert failed.status == "fail"


def test_a_category_is_the_weighted_mean_of_its_computed_checks() -> None:
    half = schedule([activity("M", 0), activity("B")])
    weights = {row.id: 0 for row in CHECKS if row.category == "durations"}

    only = quality(half, weights=weights | {"zero-duration": 1, "level-of-effort": 3})

    durations = next(each for each in only.categories if each.id == "durations")
    assert durations.score == (50 + 3 * 100) / 4
    assert durations.weight == 15


def test_the_score_is_the_weighted_mean_of_categories_with_a_computed_check() -> None:
    done = activity("A", actual_start="2025-12-01 08:00", actual_finish="2025-12-05 17:00")

    found = quality(schedule([done]), category_weights={"durations": 3, "best-practices": 1})

    scores = {each.id: each.score for each in found.categories}
    assert scores["logic"] is None
    assert (scores["durations"], scores["best-practices"]) == (100, 0)
    assert found.score == 75
    assert found.grade == "Good"


def test_a_schedule_of_which_nothing_can_be_computed_has_no_score() -> None:
    found = quality(schedule([]))

    assert (found.score, found.grade) == (None, None)
    assert found.as_document()["score"] is None


def test_regional_weighs_nothing_until_it_is_set() -> None:
    noc = schedule([activity("A", name="NOC")])

    without = quality(noc)
    weighty = quality(noc, category_weights={"regional": 1000})

    assert without.score != weighty.score
    assert weighty.score == pytest.approx(100, abs=5)


GRADES = {
    100: "Excellent",
    90: "Excellent",
    89.9: "Good",
    69.9: "Fair",
    49.9: "Poor",
    29: "Critical",
}


@pytest.mark.parametrize("score", GRADES)
def test_a_grade_is_the_vendor_s_word(score: float) -> None:
    assert grade_of(score) == GRADES[score]


def test_a_document_is_plain_json_with_rounded_numbers_and_a_hundred_findings() -> None:
    many = schedule([activity(f"A{place}", 15) for place in range(300)])

    document = json.loads(json.dumps(quality(many).as_document()))

    row = next(each for each in document["checks"] if each["id"] == "high-duration")
    assert row == {
        "id": "high-duration",
        "name": "High Duration",
        "category": "durations",
        "status": "fail",
        "value": 1.0,
        "threshold": 0.05,
        "weight": 1,
        "score": 0.0,
        "population": 300,
        "failing": 300,
        "findings": [f"A{place}" for place in range(100)],
        "reason": None,
        "details": {},
    }
    assert document["grade"] in ("Excellent", "Good", "Fair", "Poor", "Critical")
    assert [each["id"] for each in document["categories"]] == list(CATEGORIES)


def test_settings_come_from_plain_json() -> None:
    settings = Settings.from_document({"high_duration_days": 44, "hard_constraints": ["CS_MEO"]})

    assert settings.high_duration_days == 44
    assert settings.hard_constraints == ("CS_MEO",)


WRONG = {
    "high_duration is no setting of the checks": {"high_duration": 3},
    "weight of lags must be 0, or 0.5 to 10": {"weights": {"lags": 0.1}},
}


@pytest.mark.parametrize("message", WRONG)
def test_settings_that_are_none_are_refused(message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Settings.from_document(WRONG[message])


@pytest.mark.parametrize("name", ["thresholds", "weights", "category_weights"])
def test_a_setting_of_a_check_that_does_not_exist_is_refused(name: str) -> None:
    one = schedule([activity("A")])

    with pytest.raises(ValueError, match="nothing is no check or category"):
        assessed(one, scheduled(one), None, Settings(**{name: {"nothing": 1}}))


def test_a_check_is_found_by_its_id() -> None:
    found = quality(schedule([activity("A")]))

    assert found.check("leads").name == "Leads"
