"""How good a schedule is: 34 checks in nine categories, and a score.

assessed(schedule, scheduled, baseline=None, settings=Settings()) -> Quality
    Run every check. `scheduled` is what `critical_path.scheduled(schedule)` gave; `baseline`
    is the Schedule of the revision marked as Baseline (activities matched by code), else the
    file's own baseline serves. Judged is the project that the file is about. A stored float is
    used where the file has any in that project, else the computed one.

Quality     score (0 to 100, None if nothing could be computed), grade, checks, categories;
            as_document() -> {score, grade, categories: [{id, name, weight, score}],
            checks: [{id, name, category, status, value, threshold, weight, score, population,
            failing, reason, findings, details}]}, all plain JSON
Check       status is pass (within the threshold), warn (outside, its score still 90 or more),
            fail, or skipped (reason says why; value, score None). value and threshold are in
            the check's unit: a share 0 to 1, or a count; findings are the first 100 ids, of
            activities but for the checks in FIND_OTHERS
Settings    high_duration_days, thresholds {id: number}, weights {id: 0 or 0.5 to 10},
            category_weights {category id: number}, region and others; from_document(dict)

Ids of categories: logic durations critical-path constraints resources progress configuration
best-practices regional. Ids of checks: section by section in `registry`.
"""

from understudy.server.apis.kazinex.schedule.quality.registry import CATEGORIES, CHECKS, FIND_OTHERS
from understudy.server.apis.kazinex.schedule.quality.result import Category, Check, Quality
from understudy.server.apis.kazinex.schedule.quality.scoring import assessed
from understudy.server.apis.kazinex.schedule.quality.settings import Settings

__all__ = [
    "CATEGORIES",
    "CHECKS",
    "FIND_OTHERS",
    "Category",
    "Check",
    "Quality",
    "Settings",
    "assessed",
]
