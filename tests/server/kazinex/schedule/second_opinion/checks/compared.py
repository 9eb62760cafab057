"""What both implementations say of the quality of a schedule, check by check."""

from collections.abc import Iterable

from tests.server.kazinex.schedule.second_opinion.checks.case import Case, Reading
from tests.server.kazinex.schedule.second_opinion.checks.missed import missed_tasks
from tests.server.kazinex.schedule.second_opinion.checks.table import CHECKS
from tests.server.kazinex.schedule.second_opinion.compared import Comparison

from understudy.server.apis.kazinex.schedule.critical_path import scheduled
from understudy.server.apis.kazinex.schedule.quality import Check, Quality, assessed

CATEGORY_WEIGHTS = {
    "logic": 20,
    "durations": 15,
    "critical-path": 15,
    "constraints": 10,
    "resources": 10,
    "progress": 10,
    "configuration": 1,
    "best-practices": 2.5,
    "regional": 0,
}
GRADES = ((90, "Excellent"), (70, "Good"), (50, "Fair"), (30, "Poor"))
# Nothing can be computed of these: no region is set, and the other one is opted into.
NEVER_COMPUTED = {"ramadan-calendar", "weightage"}
# Which of several chains of equal length is the long one is nobody's to say.
WITHOUT_IDS = {"critical-path-test"}


def compare_checks(made: Iterable[tuple[int, Case]]) -> Comparison:
    """Compare population, what fails, value, status and score of every check, and the whole."""
    comparison = Comparison()
    for seed, case in made:
        quality = assessed(case.schedule, scheduled(case.schedule), case.baseline)
        by_id = {each.id: each for each in quality.checks}
        comparison.add(f"seed {seed}, ids", frozenset(by_id), frozenset(CHECKS) | NEVER_COMPUTED)
        for name, check in CHECKS.items():
            _compare_check(comparison, f"seed {seed}, {name}", by_id[name], check(case))
        _compare_whole(comparison, f"seed {seed}", quality)
        details = by_id["baseline-integrity"].details
        for name, value in missed_tasks(case).items():
            comparison.add(f"seed {seed}, {name}", _rounded(details.get(name)), _rounded(value))
    return comparison


def _compare_check(comparison: Comparison, place: str, first: Check, second: Reading) -> None:
    comparison.add(f"{place}, skipped", first.status == "skipped", second.skipped)
    if first.status == "skipped" or second.skipped:
        return
    status = "pass" if second.is_within else "warn" if second.score >= 90 else "fail"
    comparison.add(f"{place}, status", first.status, status)
    comparison.add(f"{place}, population", first.population, second.population)
    comparison.add(f"{place}, failing", first.failing, len(second.failing))
    comparison.add(f"{place}, value", _rounded(first.value), _rounded(second.value))
    comparison.add(f"{place}, score", _rounded(first.score), _rounded(second.score))
    if first.id not in WITHOUT_IDS:
        comparison.add(f"{place}, findings", frozenset(first.findings), second.failing)


def _compare_whole(comparison: Comparison, place: str, quality: Quality) -> None:
    """Compare what the scores of the checks add up to."""
    total = weights = 0.0
    for category in quality.categories:
        scores = [
            each.score
            for each in quality.checks
            if each.category == category.id and each.score is not None
        ]
        mean = sum(scores) / len(scores) if scores else None
        comparison.add(f"{place}, {category.id}", _rounded(category.score), _rounded(mean))
        if mean is not None:
            total += mean * CATEGORY_WEIGHTS[category.id]
            weights += CATEGORY_WEIGHTS[category.id]
    score = total / weights if weights else None
    comparison.add(f"{place}, total", _rounded(quality.score), _rounded(score))
    if score is not None:
        grade = next((word for least, word in GRADES if score >= least), "Critical")
        comparison.add(f"{place}, grade", quality.grade, grade)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 9)
