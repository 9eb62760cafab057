"""Ids, parameters and methods that no page names."""

from understudy.contracts.kit.probes import junk
from understudy.contracts.productionplanner.table import PROJECT, TABLE

# The page has no third code for an id, and does not say which of these comes first.
CODES = (404, 400)
LISTING = ("PUT", "PATCH", "DELETE")

IDS = junk.odd_ids("PP-SCOPE-03", TABLE, CODES, PROJECT)
IDS_ELSEWHERE = junk.odd_ids_elsewhere("PP-SCOPE-03", TABLE, CODES, PROJECT)
PARAMETERS = junk.odd_parameters("PP-QUERY-01", TABLE, ("get_info",))
METHODS = junk.other_methods("PP-METHOD-01", TABLE, LISTING, single=("PUT", "DELETE"))
