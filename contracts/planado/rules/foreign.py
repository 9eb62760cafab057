"""What another account gets at: no page speaks of it, so it is only reported."""

from understudy.contracts.kit.probes import (
    foreign_access,
    foreign_lists,
    foreign_methods,
    foreign_spellings,
    foreign_states,
)
from understudy.contracts.planado.table import CLIENT, JOB, SITE, TABLE

REFUSALS = range(400, 500)
OWN = TABLE.resources
# What is only reported costs little before all is asked in the deepest mode.

READ = foreign_access.is_closed_to_reads("PL-SCOPE-01", TABLE, *OWN, statuses=REFUSALS)
NOT_FOUND = foreign_access.is_not_found.at("deep")("PL-SCOPE-01", TABLE, *OWN, statuses=REFUSALS)
UNCHANGED = foreign_access.changes_nothing.at("deep")("PL-SCOPE-01", TABLE, *OWN)
ALIKE = foreign_access.is_answered_like_an_unknown_one.at("deep")("PL-SCOPE-01", TABLE, *OWN)
LISTS = foreign_lists.have_nothing_in_common.at("deep")("PL-SCOPE-01", TABLE, *OWN)

SPELLED_JOB, SPELLED_CLIENT, SPELLED_SITE = (
    foreign_spellings.are_closed("PL-SCOPE-01", TABLE, each) for each in (JOB, CLIENT, SITE)
)
UNCHANGED_JOB, UNCHANGED_SITE = (
    foreign_spellings.change_nothing("PL-SCOPE-01", TABLE, each) for each in (JOB, SITE)
)
JOB_BY_A_METHOD, CLIENT_BY_A_METHOD = (
    foreign_methods.told_by_a_method("PL-SCOPE-01", TABLE, each) for each in (JOB, CLIENT)
)
REMOVED_JOB = foreign_states.everything_once_removed("PL-SCOPE-01", TABLE, JOB, REFUSALS)
