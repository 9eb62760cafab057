"""Writes at the same moment."""

from understudy.contracts.kit.probes import concurrency
from understudy.contracts.productionplanner.table import (
    COST,
    DATE,
    ITEM,
    LINK,
    MEMBER,
    PLACE,
    PROJECT,
    TABLE,
    TASK,
)

THINGS = (ITEM, MEMBER, TASK, COST, PLACE, LINK)

DATES = concurrency.the_same_twice("PP-DATE-02", TABLE, DATE)
FIELDS = concurrency.other_fields("PP-PATCH-04", TABLE, PROJECT)
PROJECTS = concurrency.creations("PP-PROJ-01", TABLE, PROJECT)
ADDITIONS = concurrency.additions("PP-BACK-01", TABLE, DATE, *THINGS)
IDS = concurrency.ids_of_additions("PP-BACK-06", TABLE, *THINGS)
