"""Lists of more than a few things, and what moves in them."""

from understudy.contracts.kit.probes import lists, order
from understudy.contracts.productionplanner.table import DATE, ITEM, PROJECT, TABLE

HELD = tuple(TABLE.held_by(PROJECT))
# One more than a hundred, and than the days of a month and the rows of a page.
MOST = 101

PROJECTS = lists.show_all("PP-LIST-06", TABLE, PROJECT)
PROJECTS_ONCE = lists.show_each_once("PP-LIST-06", TABLE, PROJECT)
MORE_PROJECTS = lists.show_all.at("deep")("PP-LIST-06", TABLE, PROJECT, number=MOST)
TOUCHED = order.follows_what_is_touched("PP-LIST-05", TABLE, PROJECT)
ANOTHERS_PROJECT = lists.show_what_another_wrote("PP-SCOPE-08", TABLE, PROJECT)

DATES = lists.answer_all("PP-DATE-01", TABLE, DATE)
DAY = lists.answer_all("PP-SCHED-02", TABLE, ITEM)
ALL = lists.show_all("PP-BACK-01", TABLE, *HELD)
ONCE = lists.show_each_once("PP-BACK-07", TABLE, *HELD)
MORE = lists.show_all.at("deep")("PP-BACK-01", TABLE, *HELD, number=MOST)
MORE_ONCE = lists.show_each_once.at("deep")("PP-BACK-07", TABLE, *HELD, number=MOST)
TWINS = lists.keep_twins_apart("PP-BACK-08", TABLE, *TABLE.resources)
ANOTHERS = lists.show_what_another_wrote("PP-SCOPE-08", TABLE, *HELD)
