"""Odd values: what is taken of them reads back as it was sent."""

from understudy.contracts.kit.probes import echo
from understudy.contracts.planado.table import TABLE

MADE = echo.in_what_is_made("PL-BACK-01", TABLE, *TABLE.resources)
CHANGED = echo.in_what_is_changed("PL-BACK-01", TABLE, *TABLE.resources)
