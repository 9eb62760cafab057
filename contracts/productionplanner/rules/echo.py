"""Odd values and half changes: what is taken reads back, what is not named or refused stays."""

from understudy.contracts.kit.probes import days, decided, echo, partial_change, refused
from understudy.contracts.productionplanner.table import DATE, PROJECT, TABLE, TASK

VALUED = tuple(each for each in TABLE.resources if each.texts)
DECIDED = tuple(each for each in TABLE.resources if each.decided)
# What else may be refused, and with which code, is told nowhere.
REFUSED = (400, 404, 409)

MADE = echo.in_what_is_made("PP-ECHO-01", TABLE, *VALUED)
CHANGED = echo.in_what_is_changed("PP-ECHO-01", TABLE, PROJECT)
UNWELCOME = echo.in_what_few_expect("PP-ECHO-01", TABLE, *VALUED)
OTHERS = partial_change.others_stay("PP-PATCH-04", TABLE, PROJECT)
BACK = partial_change.what_was_read_goes_back("PP-TOL-08", TABLE, PROJECT)
NOT_MADE = refused.makes_nothing("PP-STATUS-07", TABLE, *TABLE.resources, statuses=REFUSED)
NOT_CHANGED = refused.changes_nothing("PP-STATUS-07", TABLE, PROJECT, statuses=REFUSED)
AUTHOR = decided.is_not_believed("PP-PROJ-02", TABLE, PROJECT, fields=("createdBy",))
TASKS = decided.is_not_believed("PP-TASK-01", TABLE, TASK, fields=("createdBy", "done"))
OWN = decided.is_not_believed("PP-ECHO-02", TABLE, *DECIDED)
WRITTEN = days.are_listed_as_days("PP-DATE-03", TABLE, DATE)
