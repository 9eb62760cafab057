"""Odd values and half changes: what is taken reads back, what is not named or refused stays."""

from understudy.contracts.kit.probes import decided, echo, partial_change, refused
from understudy.contracts.planado.table import JOB, SITE, TABLE

WHOLE = echo.in_a_whole_thing("PL-BACK-01", TABLE, *TABLE.resources)
ANOTHER = partial_change.another_stays("PL-BACK-01", TABLE, *TABLE.resources)
MADE = echo.in_what_is_made("PL-BACK-01", TABLE, *TABLE.resources)
CHANGED = echo.in_what_is_changed("PL-BACK-01", TABLE, *TABLE.resources)
UNWELCOME = echo.in_what_few_expect("PL-ECHO-01", TABLE, *TABLE.resources)
OTHERS = partial_change.others_stay.at("quick")("PL-NULL-01", TABLE, JOB)
OTHERS_ELSEWHERE = partial_change.others_stay.at("quick")("PL-NULL-03", TABLE, *TABLE.resources)
NULLED = partial_change.becomes_null("PL-NULL-02", TABLE, JOB, "description")
NULLED_FIELDS = partial_change.becomes_null(
    "PL-NULL-03", TABLE, JOB, "scheduled_at", "scheduled_duration", "assignee"
)
NULLED_SITE = partial_change.becomes_null("PL-NULL-03", TABLE, SITE, "description")
NULL = partial_change.null_stays("PL-NULL-02", TABLE, JOB, "description")
NULL_TIMES = partial_change.null_stays(
    "PL-NULL-03", TABLE, JOB, "scheduled_at", "scheduled_duration"
)
NULL_SITE = partial_change.null_stays("PL-NULL-03", TABLE, SITE, "description")
NOT_MADE = refused.makes_nothing("PL-STATUS-05", TABLE, *TABLE.resources)
NOT_CHANGED = refused.changes_nothing("PL-STATUS-05", TABLE, *TABLE.resources)
VERSION = decided.is_not_believed("PL-VER-01", TABLE, *TABLE.resources)
