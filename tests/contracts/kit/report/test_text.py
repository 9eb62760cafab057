"""The report for people."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from tests.contracts.kit.broken import INFO, NOTE, SERVED, deployment, missing, told, unrelated
from tests.contracts.kit.reporting import (
    ACCEPTED,
    BROKEN,
    DESELECTED,
    HEALED,
    KEPT,
    SKIPPED,
    TROUBLE,
    UNTESTED,
    report,
)

from understudy.contracts.kit.report.comparison import Comparison
from understudy.contracts.kit.report.lines import Line, height
from understudy.contracts.kit.report.report import Report, Row
from understudy.contracts.kit.report.text import print_report
from understudy.reference.rules import RuleText

PLACE = Path("/somewhere/report.json")
WIDTH, SCREEN = 100, 40


def text(told: Report, *, is_terminal: bool = False, is_verbose: bool = False) -> str:
    out = io.StringIO()
    print_report(told, out, is_terminal=is_terminal, is_verbose=is_verbose, place=PLACE)
    return out.getvalue()


def rows_of(lines: list[str]) -> int:
    return height(map(Line, lines), WIDTH)


def last_screen(lines: list[str]) -> list[str]:
    start = len(lines)
    while start and rows_of(lines[start - 1 :]) <= SCREEN:
        start -= 1
    return lines[start:]


def test_what_is_broken_has_its_sentence_source_and_evidence_and_the_rest_is_counted() -> None:
    lines = text(report(KEPT, BROKEN, SKIPPED, DESELECTED)).splitlines()

    assert lines[0] == "Notes <i> at http://127.0.0.1:9/v1 (7 requests, 1.2 s, seed 1)"
    assert "N-2 must: Sentence of N-2 <b> [Heading & more]" in lines
    assert any("got <script>" in line for line in lines)
    assert "Left behind: n_1" in lines
    assert lines[-1] == "Broken: 1 kept, 1 broken, 1 skipped, 1 untested"
    assert not any(name in line for line in lines for name in ("N-1", "N-5", "N-7"))


def test_a_report_begins_with_what_is_served() -> None:
    lines = text(deployment(*missing(2))).splitlines()

    assert lines[1] == (
        "Serves 2 of 4 operations; never succeeded: GET, POST /projects/{projectId}/tasks (404)"
    )
    assert text(report(KEPT, served=SERVED[2:])).splitlines()[1] == "Serves all 2 operations"


def test_operations_that_were_not_called_are_not_called_missing() -> None:
    untried = replace(SERVED[0], status=None)

    lines = text(report(KEPT, served=(*SERVED[2:], untried))).splitlines()

    assert lines[1] == "Serves 2 of 3 operations; 1 not called"


def test_rules_with_one_cause_are_told_as_one_with_one_reproducer() -> None:
    printed = text(deployment(*missing(9)))

    assert "9 rules: never succeeded: GET, POST /projects/{projectId}/tasks (404)" in printed
    assert all(f"PP-GONE-{number:02} must: Sentence" in printed for number in range(9))
    assert printed.count("# To see") == 1


@pytest.mark.parametrize(
    "rows",
    [
        missing(34),
        unrelated(34),
        (*missing(10), *unrelated(24)),
        tuple(told(f"N-{each}", INFO, 403, f"{400 + each}") for each in range(34)),
    ],
    ids=["one cause", "34 causes", "both", "34 statuses"],
)
def test_34_broken_rules_fit_on_two_screens_and_the_last_tells_what_matters(
    rows: tuple[Row, ...],
) -> None:
    printed = text(deployment(*rows))
    lines = printed.splitlines()

    assert rows_of(lines) <= 2 * SCREEN
    assert all(f"{row.rule.id} must: {row.rule.statement[:60]}" in printed for row in rows)
    last = last_screen(lines)
    assert last[-1].startswith("Broken: 1 kept, 34 broken")
    assert any(line.startswith("Serves 2 of 4 operations") for line in last)
    headings = ("First of ", "Broken, in short:")
    heading = next(at for at, line in enumerate(last) if line.startswith(headings))
    assert rows[0].rule.id in last[heading + 1] or "never succeeded" in last[heading + 1]


def test_even_60_have_a_line_each_and_the_first_their_evidence() -> None:
    printed = text(deployment(*unrelated(60)))

    assert all(f"PP-LONG-{number:02} must: A date" in printed for number in range(60))
    assert rows_of(printed.splitlines()) <= 2 * SCREEN


def test_where_there_is_no_room_the_text_says_where_the_other_reproducers_are() -> None:
    printed = text(deployment(*unrelated(34)))

    assert f"34 more reproducers: --verbose, or {PLACE}" in printed


def test_a_few_broken_rules_have_their_whole_evidence_and_reproducer() -> None:
    rows = (told("N-1", NOTE, 200, "a " + "very " * 40 + "long shape"), BROKEN)

    printed = text(deployment(*rows))

    assert "long shape; got 200" in printed
    assert printed.count("# To see") == 2
    assert "more reproducer" not in printed
    assert "in short" not in printed


def test_a_rule_that_is_kept_on_a_part_is_told_in_one_line() -> None:
    rows = (replace(KEPT, judged=4, of=19), replace(HEALED, judged=18, of=19))

    brief, verbose = text(report(*rows)), text(report(*rows), is_verbose=True)

    assert (
        "Kept, but on a part of the operations: 2 rules; N-1 on 4 of 19 (--verbose: all)" in brief
    )
    assert "          kept on 4 of 19 operations" in verbose


def test_what_has_no_verdict_or_is_accepted_is_told_by_its_id() -> None:
    lines = text(report(KEPT, ACCEPTED, HEALED, TROUBLE)).splitlines()

    assert "N-6 has no verdict: odd" in lines
    assert "N-8 is broken, accepted by the baseline: known" in lines
    assert "N-9 is kept now: take it out of the baseline." in lines
    assert not any(line.startswith("# To see N-8") for line in lines)


def test_what_was_left_behind_is_a_count_and_a_file() -> None:
    lines = text(deployment(KEPT)).splitlines()

    assert f"Left behind: p_{0:020} and 44 more, which {PLACE} names" in lines


def test_what_has_changed_since_a_former_run_is_one_line() -> None:
    ids = tuple(f"N-{number}" for number in range(10))
    compared = Comparison("2026-06-01T12:00:00.000Z", newly_broken=ids, newly_kept=("N-11",))

    lines = text(report(KEPT, compared=compared)).splitlines()

    assert (
        "Since 2026-06-01T12:00:00.000Z: newly broken: N-0, N-1, N-2, N-3, N-4, N-5, N-6, N-7"
        " and 2 more; newly kept: N-11" in lines
    )
    same = replace(compared, newly_broken=(), newly_kept=())
    assert "nothing has changed" in text(report(KEPT, compared=same))


def test_verbose_lists_each_rule_that_was_asked_for_and_each_reproducer() -> None:
    lines = text(report(KEPT, BROKEN, SKIPPED, DESELECTED, ACCEPTED), is_verbose=True).splitlines()

    assert "kept      N-1  must        3  Sentence of N-1 <b> [Heading & more]" in lines
    assert "          needs other_key" in lines
    assert "          accepted by the baseline: known" in lines
    assert not any("N-7" in line for line in lines)


def test_verbose_shows_the_reproducer_of_each_rule_of_one_cause() -> None:
    assert text(deployment(*missing(9)), is_verbose=True).count("# To see") == 9


@pytest.mark.parametrize("is_verbose", [False, True])
def test_a_reproducer_can_be_copied_from_the_text(is_verbose: bool) -> None:
    long = replace(BROKEN, reproducer=("curl " + "x" * 300, "# <end>"))

    lines = text(report(long), is_verbose=is_verbose).splitlines()

    start = lines.index("# To see N-2 broken:")
    assert lines[start + 1 : start + 3] == ["curl " + "x" * 300, "# <end>"]


@pytest.mark.parametrize("is_verbose", [False, True])
def test_a_terminal_takes_nothing_for_markup(is_verbose: bool) -> None:
    odd = Row(RuleText("N-1", "[bold]all[/bold]", "[/]", "must"), "broken", 1, "[/red] got [x]")

    printed = text(report(odd), is_terminal=True, is_verbose=is_verbose)

    assert "[/red] got [x]" in printed
    assert "[bold]all[/bold] [[/]]" in printed


def test_an_early_end_is_said() -> None:
    assert "The run ended early: interrupted" in text(report(KEPT, stopped="interrupted"))


def test_who_chose_rules_is_told_why_one_was_not_judged() -> None:
    said = text(report(UNTESTED, DESELECTED)).splitlines()

    assert "N-10 untested: GET /notes never succeeded: 404" in said
    assert "No must rule was judged" in said


def test_of_many_rules_that_were_not_judged_the_first_are_told() -> None:
    said = text(report(*[SKIPPED] * 7))

    assert said.count("N-5 skipped: needs other_key") == 5
    assert "2 more rules not judged (--verbose: all)" in said
