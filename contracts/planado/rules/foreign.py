"""What another account gets at: no page speaks of it, so it is only reported."""

from understudy.contracts.kit.probes import foreign_methods, foreign_spellings, foreign_states
from understudy.contracts.planado.table import CLIENT, JOB, SITE, TABLE

REFUSALS = range(400, 500)

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
