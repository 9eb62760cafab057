"""A rule about each route tells on how many of them it was judged."""

from tests.mutants.harness.lacking import Lacking
from tests.mutants.productionplanner.subject import SUBJECT


def test_a_rule_about_every_route_tells_on_how_many_it_was_judged() -> None:
    report = Lacking(SUBJECT, "add_task", "404").judge()

    row = next(each for each in report.rows if each.rule.id == "PP-SCOPE-02")
    assert (row.status, row.judged, row.of) == ("kept", 15, 16)
