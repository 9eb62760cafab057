"""How findings become statuses, scores and a grade.

    check       100 within the threshold, else 100 x (1 - failing share)
    status      pass within the threshold; outside warn while the score is 90 or more, else fail
    category    the mean of its computed checks, weighted by their weights
    total       the mean of the categories with a computed check, weighted by their weights
    grade       Excellent from 90, Good 70, Fair 50, Poor 30, else Critical (the vendor's overview)

Source: the vendor's overview and settings pages, by docs/schedules.md; that a category
falls with the failing share is theirs, the formula of a check and `warn` are ours.
"""

from collections.abc import Sequence

from understudy.server.apis.kazinex.schedule.critical_path import Scheduled
from understudy.server.apis.kazinex.schedule.model import Schedule
from understudy.server.apis.kazinex.schedule.quality.finding import Finding, Skipped
from understudy.server.apis.kazinex.schedule.quality.registry import CATEGORIES, CHECKS, Row
from understudy.server.apis.kazinex.schedule.quality.result import NAMED, Category, Check, Quality
from understudy.server.apis.kazinex.schedule.quality.settings import Settings
from understudy.server.apis.kazinex.schedule.quality.subject import Subject

GRADES = ((90, "Excellent"), (70, "Good"), (50, "Fair"), (30, "Poor"))
ALMOST = 90


def assessed(
    schedule: Schedule,
    scheduled: Scheduled,
    baseline: Schedule | None = None,
    settings: Settings = Settings(),  # noqa: B008 - frozen
) -> Quality:
    """Return the verdict on a schedule; see the package."""
    _check_ids(settings)
    subject = Subject(schedule, scheduled, baseline, settings)
    checks = tuple(_check(row, subject) for row in CHECKS)
    categories = tuple(_category(each, checks, settings) for each in CATEGORIES)
    score = _mean([(each.score, each.weight) for each in categories])
    return Quality(score, None if score is None else grade_of(score), categories, checks)


def grade_of(score: float) -> str:
    """Return the vendor's word for a score."""
    return next((word for least, word in GRADES if score >= least), "Critical")


def _check(row: Row, subject: Subject) -> Check:
    settings = subject.settings
    threshold = settings.thresholds.get(row.id, row.threshold)
    weight = settings.weights.get(row.id, 1)
    try:
        finding = row.function(subject)
    except Skipped as reason:
        return Check(
            row.id, row.name, row.category, "skipped", weight, threshold, reason=str(reason)
        )
    score = _score(row, finding, threshold)
    status = (
        "pass" if row.keeps(finding.value, threshold) else "warn" if score >= ALMOST else "fail"
    )
    return Check(
        row.id,
        row.name,
        row.category,
        status,
        weight,
        threshold,
        value=finding.value,
        score=score,
        population=finding.population,
        failing=len(finding.failing),
        findings=tuple(finding.failing[:NAMED]),
        details=finding.details,
    )


def _score(row: Row, finding: Finding, threshold: float) -> float:
    if row.keeps(finding.value, threshold):
        return 100.0
    return 100.0 * (1 - min(max(finding.failing_share, 0.0), 1.0))


def _category(category: str, checks: Sequence[Check], settings: Settings) -> Category:
    scores = [(each.score, each.weight) for each in checks if each.category == category]
    weight = settings.category_weight(category)
    return Category(category, CATEGORIES[category], weight, _mean(scores))


def _mean(scores: Sequence[tuple[float | None, float]]) -> float | None:
    computed = [(score, weight) for score, weight in scores if score is not None and weight > 0]
    total = sum(weight for _, weight in computed)
    return sum(score * weight for score, weight in computed) / total if computed else None


def _check_ids(settings: Settings) -> None:
    ids = {row.id for row in CHECKS}
    for known, given in (
        (ids, settings.thresholds),
        (ids, settings.weights),
        (CATEGORIES, settings.category_weights),
    ):
        for name in given:
            if name not in known:
                raise ValueError(f"{name} is no check or category")
