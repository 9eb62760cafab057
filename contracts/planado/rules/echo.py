"""Odd values and half changes: what is taken reads back, what is not named or refused stays."""

from understudy.contracts.kit.probes import decided, echo, partial_change, refused
from understudy.contracts.planado.table import CLIENT, JOB, SITE, TABLE

MADE = echo.in_what_is_made("PL-BACK-01", TABLE, *TABLE.resources)
CHANGED = echo.in_what_is_changed("PL-BACK-01", TABLE, *TABLE.resources)
UNWELCOME = echo.in_what_few_expect("PL-ECHO-01", TABLE, *TABLE.resources)
OTHERS = partial_change.others_stay("PL-NULL-01", TABLE, JOB)
OTHERS_ELSEWHERE = partial_change.others_stay("PL-NULL-03", TABLE, CLIENT, SITE)
NULL = partial_change.null_stays("PL-NULL-02", TABLE, JOB, "description")
NULL_TIMES = partial_change.null_stays(
    "PL-NULL-03", TABLE, JOB, "scheduled_at", "scheduled_duration"
)
NULL_SITE = partial_change.null_stays("PL-NULL-03", TABLE, SITE, "description")
NOT_MADE = refused.makes_nothing("PL-STATUS-05", TABLE, *TABLE.resources)
NOT_CHANGED = refused.changes_nothing("PL-STATUS-05", TABLE, *TABLE.resources)
VERSION = decided.is_not_believed("PL-VER-01", TABLE, *TABLE.resources)
