"""Ids, parameters and methods that no page names."""

from understudy.contracts.kit.probes import junk
from understudy.contracts.planado.table import ALSO, TABLE

IDS = junk.odd_ids("PL-STATUS-02", TABLE, range(400, 500), *TABLE.resources)
# What a change answers that finds nothing is open, but for a crash.
IDS_ELSEWHERE = junk.odd_ids_elsewhere("PL-STATUS-03", TABLE, range(200, 500), *TABLE.resources)
PARAMETERS = junk.odd_parameters("PL-QUERY-01", TABLE, ALSO, known="after")
METHODS = junk.other_methods("PL-METHOD-01", TABLE)
