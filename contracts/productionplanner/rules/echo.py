"""Odd values: what is taken of them reads back as it was sent."""

from understudy.contracts.kit.probes import echo
from understudy.contracts.productionplanner.table import PROJECT, TABLE

ADDED = tuple(each for each in TABLE.resources if each.texts or each.numbers)

MADE = echo.in_what_is_made("PP-ECHO-01", TABLE, *ADDED)
CHANGED = echo.in_what_is_changed("PP-ECHO-01", TABLE, PROJECT)
