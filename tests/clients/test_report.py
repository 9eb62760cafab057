"""What `make clients` prints, and when it has failed."""

import pytest
from tests.clients.report import Report
from tests.clients.trial import Outcome, warnings

PASSED = Outcome(calls=2, refusals=1, seconds=0.5, problems=())
FAILED = Outcome(calls=2, refusals=1, seconds=0.5, problems=("get_info (call 0): no result",))


def test_a_trial_without_problems_passes(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(is_strict=True)

    report.tried("planado", "go", PASSED)

    assert capsys.readouterr().out == "ok    planado  go: 2 calls, 1 of them refusals, 0.5 s\n"
    assert (report.is_good(), report.last_line()) == (True, "clients: 1 passed, 0 failed")


def test_a_problem_fails_and_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(is_strict=False)

    report.tried("planado", "go", PASSED)
    report.tried("planado", "java", FAILED)

    assert "      get_info (call 0): no result\n" in capsys.readouterr().out
    assert (report.is_good(), report.last_line()) == (False, "clients: 1 passed, 1 failed")


def test_a_missing_toolchain_is_told_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(is_strict=False)

    report.tried("planado", "python", PASSED)
    report.not_run("java", ["javac"])

    assert "skip  java: not run: javac is not installed\n" in capsys.readouterr().out
    assert report.is_good()
    assert report.last_line() == "clients: 1 passed, 0 failed, 1 skipped"


def test_a_missing_toolchain_fails_where_nothing_may_be_skipped() -> None:
    report = Report(is_strict=True)

    report.tried("planado", "python", PASSED)
    report.not_run("java", ["javac"])

    assert not report.is_good()


def test_a_run_of_nothing_has_not_passed() -> None:
    assert not Report(is_strict=False).is_good()


def test_tools_that_could_not_be_installed_fail() -> None:
    report = Report(is_strict=False)

    report.tried("planado", "python", PASSED)
    report.not_prepared("java", "no such version")

    assert not report.is_good()


@pytest.mark.parametrize(
    "line",
    [
        "[main] WARN  o.o.codegen - Date (reserved word) cannot be used as model name",
        "WARNING parsing GET /projects within projects",
        "models.py:1: NamingHintWarning: 25 of 92 class names are numbered",
        "Warning(s) encountered while generating",
        "[main] ERROR o.o.codegen - Failed to look up datetime",
        "Error: no such schema",
    ],
)
def test_a_warning_of_a_generator_is_told_unless_it_is_about_itself(line: str) -> None:
    said = f"writing file models/Error.java\n{line}\nwriting file errors.py\n"

    assert list(warnings(said, ())) == [f"warning: {line}"]
    assert list(warnings(said, (line[5:15],))) == []
