"""The report for people."""

import io

from tests.contracts.kit.reporting import (
    ACCEPTED,
    BROKEN,
    DESELECTED,
    HEALED,
    KEPT,
    SKIPPED,
    report,
)

from understudy.contracts.kit.report import Report, Row
from understudy.contracts.kit.report_text import print_report
from understudy.reference.rules import RuleText


def test_plain_text_has_the_sentence_of_each_rule_and_what_is_wrong() -> None:
    lines = text(report(KEPT, BROKEN, SKIPPED, DESELECTED, ACCEPTED, HEALED)).splitlines()

    assert lines[0] == "Notes <i> at http://127.0.0.1:9/v1 (7 requests, 1.2 s, seed 1)"
    assert lines[1] == "kept      N-1  must        3  Sentence of N-1 <b> [Heading & more]"
    assert any("got <script>" in line for line in lines)
    assert "          accepted by the baseline: known" in lines
    assert "N-9 is kept now: take it out of the baseline." in lines
    assert "Left behind: n_1" in lines
    assert lines[-1] == "Broken: 2 kept, 2 broken, 1 skipped, 1 untested"
    assert not any("N-7" in line for line in lines)


def test_a_reproducer_can_be_copied_from_the_text() -> None:
    lines = text(report(BROKEN)).splitlines()

    start = lines.index("# To see N-2 broken (must: Sentence of N-2 <b>):")
    assert lines[start + 1 : start + 3] == ["curl x", "# <end>"]


def test_a_table_on_a_terminal_takes_nothing_for_markup() -> None:
    odd = Row(RuleText("N-1", "[bold]all[/bold]", "[/]", "must"), "broken", 1, "[/red] got [x]")

    assert "[/red] got [x]" in text(report(odd), is_terminal=True)


def test_an_early_end_is_said() -> None:
    assert "The run ended early: interrupted" in text(report(KEPT, stopped="interrupted"))


def text(told: Report, *, is_terminal: bool = False) -> str:
    out = io.StringIO()
    print_report(told, out, is_terminal=is_terminal)
    return out.getvalue()
