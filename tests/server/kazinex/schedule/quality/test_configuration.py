"""The checks of what is allowed."""

import pytest
from tests.server.kazinex.schedule.judged import check, told
from tests.server.kazinex.schedule.made import activity, schedule

FOREIGN = {
    "config-activity-type": ({"type": "TT_New"}, {"activity_types": ("TT_Mile",)}),
    "config-percent-complete-type": ({"percent_type": "CP_New"}, {"percent_types": ("CP_Phys",)}),
    "config-duration-type": ({"duration_type": "DT_New"}, {"duration_types": ("DT_FixedQty",)}),
    "config-constraint-type": ({"constraint2": "CS_New"}, {"constraint_types": ("CS_MSO",)}),
}
KNOWN = {
    "percent_type": "CP_Drtn",
    "duration_type": "DT_FixedDrtn",
    "constraint": "CS_MEOB",
    "constraint_date": "2026-03-02 08:00",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_code_that_is_not_allowed_is_told(name: str) -> None:
    strange, allowed = FOREIGN[name]
    both = schedule([activity("A", **KNOWN), activity("B", **strange)])

    assert told(check(name, both)) == (1, 2, ["B"])
    assert "A" in check(name, both, **allowed).findings


def test_a_calendar_that_the_file_lacks_is_told() -> None:
    activities = [activity("A"), activity("B", calendar_id=None), activity("C", calendar_id="9")]

    assert told(check("config-calendar", schedule(activities))) == (2, 3, ["B", "C"])
