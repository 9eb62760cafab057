"""Another organization's project, asked for in ways that no page shows, and in every state."""

from understudy.contracts.kit.probes import foreign_methods, foreign_spellings, foreign_states
from understudy.contracts.productionplanner.given import stand_on_need
from understudy.contracts.productionplanner.table import PROJECT, TABLE

SOME_READS = ("get_project", "list_dates", "list_tasks", "list_resources")
STATES = {"archived": SOME_READS, "template": SOME_READS, "deleted": SOME_READS[:1]}
NOT_FOUND = (404,)

SOME_READS_IN_EVERY_STATE = foreign_states.some_reads_in_every_state(
    "PP-SCOPE-02", TABLE, PROJECT, reads=STATES, statuses=NOT_FOUND, vouch=stand_on_need
)
IN_EVERY_STATE = foreign_states.everything_in_every_state(
    "PP-SCOPE-02", TABLE, PROJECT, statuses=NOT_FOUND, vouch=stand_on_need
)
TOLD_IN_EVERY_STATE = foreign_states.told_in_every_state("PP-SCOPE-04", TABLE, PROJECT)
UNCHANGED_IN_EVERY_STATE = foreign_states.unchanged_in_every_state("PP-SCOPE-05", TABLE, PROJECT)

SPELLED = foreign_spellings.are_closed("PP-SCOPE-02", TABLE, PROJECT)
UNCHANGED_BY_SPELLINGS = foreign_spellings.change_nothing("PP-SCOPE-05", TABLE, PROJECT)

BY_A_METHOD = foreign_methods.told_by_a_method("PP-SCOPE-04", TABLE, PROJECT)
BY_HEADERS = foreign_methods.told_by_headers_of_a_method("PP-SCOPE-07", TABLE, PROJECT)
