"""Another organization's project, asked for in ways that no page shows."""

from understudy.contracts.kit.probes import foreign_access
from understudy.contracts.productionplanner.table import PROJECT, TABLE

SPELLED = foreign_access.in_another_spelling("PP-SCOPE-02", TABLE, PROJECT)
