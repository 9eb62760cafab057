"""The rules under pytest: one test per rule."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.contracts.kit.commanding import ROOT, environment
from tests.contracts.kit.toy.app import Notes
from tests.contracts.kit.toy.place import HERE
from tests.contracts.kit.toy.serving import serving

Faulty = Callable[..., Notes]
RULES = HERE / "contracts" / "notes"
# To rewrite the asserts of all that plugins hold takes half of the time; no rule has any.
PLUGINS = ("-p", "tests.contracts.kit.toy.place", "--assert=plain")


def under_pytest(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run pytest, which finds the notes service among the APIs."""
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-rA", "--strict-markers", *PLUGINS),
            *("-c", "/dev/null", "--rootdir", HERE, "-p", "no:cacheprovider"),
            *arguments,
        ],
        cwd=ROOT,
        env=environment(PYTHONDONTWRITEBYTECODE="1", **variables),
        capture_output=True,
        text=True,
        check=False,
    )


def test_each_rule_is_a_test_that_passes_fails_or_is_skipped(faulty: Faulty) -> None:
    with serving(faulty("leak")) as served:
        done = under_pytest(
            RULES, f"--contract-url={served.url}", "--contract-depth=quick", "--contract-seed=1"
        )

    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(r"^PASSED \S+::test_rule\[N-LIST-01\]", done.stdout, re.MULTILINE)
    assert re.search(r"^FAILED \S+::test_rule\[N-SCOPE-01\]", done.stdout, re.MULTILINE)
    assert "expected 404; got 200" in done.stdout
    assert "2 failed, 4 passed, 3 skipped" in done.stdout


def test_markers_select_by_level_and_effect(service: Notes) -> None:
    with serving(service) as served:
        done = under_pytest(
            *(RULES, f"--contract-url={served.url}", "-m", "must and read", "-k", "LIST or ARCH")
        )

    assert done.returncode == 0, done.stdout
    assert {request.method for request in service.requests} == {"GET"}
    assert "1 passed, 1 skipped, 7 deselected" in done.stdout


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--contract-require-all",), 1)])
def test_a_rule_that_was_not_judged_is_a_skip_or_fails_where_all_is_required(
    service: Notes, options: tuple[str, ...], code: int
) -> None:
    with serving(service) as served:
        done = under_pytest(
            *(RULES, f"--contract-url={served.url}", "-k", "LIST or ARCH", *options)
        )

    assert done.returncode == code, done.stdout
    told = "1 failed, 1 passed" if options else "1 passed, 1 skipped"
    assert told in done.stdout
    assert "needs archived_id" in done.stdout


def test_a_key_of_two_lines_is_refused_without_being_shown() -> None:
    url = "--contract-url=http://127.0.0.1:9/v1"
    done = under_pytest(RULES, url, "-k", "N-LIST-01", "--contract-key=secret\ntwo")

    assert "Exit: UNDERSTUDY_KEY holds a line break" in done.stdout
    assert "secret" not in done.stdout + done.stderr
    assert done.returncode == 2


@pytest.mark.parametrize("option", ["seed=one", "timeout=soon", "max-requests=-1"])
def test_what_is_no_number_is_one_clear_line(option: str) -> None:
    url = "--contract-url=http://127.0.0.1:9/v1"
    done = under_pytest(RULES, url, "-k", "N-LIST-01", f"--contract-{option}")

    name, _, value = option.partition("=")
    assert f"Exit: --contract-{name} is a number, not '{value}'" in done.stdout
    assert done.returncode == 2


def test_a_target_that_is_not_there_is_one_clear_line() -> None:
    done = under_pytest(RULES, "--contract-url=http://127.0.0.1:9/v1", "-k", "N-LIST-01")

    assert "Exit: http://127.0.0.1:9/v1 gives no answer: Connection refused" in done.stdout
    assert done.returncode == 2


def test_rules_that_were_asked_for_without_a_url_are_wrong_use_not_a_success() -> None:
    done = under_pytest(RULES)

    assert done.returncode == 4
    assert "ERROR: there is nothing to judge: pass --contract-url" in done.stderr


def test_rules_without_a_url_do_not_stop_the_suite_that_they_stand_in(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    for each in RULES.glob("*.py"):
        shutil.copy(each, tmp_path / "rules")
    (tmp_path / "test_other.py").write_text("def test_other(): pass")

    done = under_pytest(tmp_path)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed, 9 skipped" in done.stdout


def test_the_summary_tells_the_seed_what_stayed_behind_and_the_verdict(service: Notes) -> None:
    with serving(service) as served:
        done = under_pytest(
            RULES, f"--contract-url={served.url}", "--contract-seed=1", "--contract-depth=quick"
        )

    assert re.search(r"^Notes at http://\S+ \(\d+ requests, \S+ s, seed 1\)$", done.stdout, re.M)
    assert re.search(r"^Left behind: n_0001", done.stdout, re.M)
    assert re.search(r"^Kept: \d+ kept, 0 broken", done.stdout, re.M)


def test_messages_name_the_options_as_they_are_under_pytest() -> None:
    done = under_pytest(RULES, "--contract-url=https://notes.example/v1")

    assert "pass --contract-read-only, or --contract-allow-writes notes.example" in done.stdout


@pytest.mark.parametrize(
    ("option", "variable"), [("--contract-read-only", ""), ("--contract-depth=quick", "1")]
)
def test_read_only_sends_get_and_nothing_else(service: Notes, option: str, variable: str) -> None:
    with serving(service) as served:
        url = f"--contract-url={served.url}"
        done = under_pytest(RULES, url, option, UNDERSTUDY_READ_ONLY=variable)

    assert done.returncode == 0, done.stdout + done.stderr
    assert {request.method for request in service.requests} == {"GET"}


def test_headers_go_with_every_request(service: Notes) -> None:
    with serving(service) as served:
        under_pytest(
            *(RULES, f"--contract-url={served.url}", "-k", "N-LIST-01"),
            "--contract-header=X-Trace: 7",
        )

    assert {request.headers.get("x-trace") for request in service.requests} == {"7"}


def test_a_run_that_judged_nothing_is_no_success(service: Notes) -> None:
    with serving(service) as served:
        url = f"--contract-url={served.url}"
        done = under_pytest(RULES, url, "-k", "N-SHAPE-01", "--contract-depth=quick")

    assert done.returncode == 2
    assert "1 skipped" in done.stdout
    assert "No rule was judged" in done.stdout
