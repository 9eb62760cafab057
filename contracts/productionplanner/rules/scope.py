"""One project of another organization, or of nobody: what is answered, and what it tells."""

from understudy.contracts.kit.probes import foreign_access
from understudy.contracts.productionplanner.table import PROJECT, TABLE

NOT_FOUND = (404,)

FOREIGN = foreign_access.is_not_found("PP-SCOPE-02", TABLE, PROJECT, statuses=NOT_FOUND)
CHANGED = foreign_access.is_not_found_once_changed("PP-SCOPE-02", TABLE, PROJECT, NOT_FOUND)
UNKNOWN = foreign_access.unknown_is_not_found("PP-SCOPE-03", TABLE, PROJECT, NOT_FOUND)
WHOLE_IDS = foreign_access.ids_count_as_a_whole("PP-SCOPE-03", TABLE, PROJECT, NOT_FOUND)
ALIKE = foreign_access.is_answered_like_an_unknown_one("PP-SCOPE-04", TABLE, PROJECT)
HEADERS = foreign_access.has_the_headers_of_an_unknown_one("PP-SCOPE-07", TABLE, PROJECT)
