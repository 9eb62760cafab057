"""The rules under pytest: one test per rule."""

import re
import subprocess
import sys
from collections.abc import Callable

from tests.contracts.kit.commanding import ROOT, environment
from tests.contracts.kit.toy.app import Notes
from tests.contracts.kit.toy.place import HERE
from tests.contracts.kit.toy.serving import serving

Faulty = Callable[..., Notes]
PLUGINS = ("-p", "tests.contracts.kit.toy.place")


def under_pytest(url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the rules of the notes service as tests of their own."""
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-rA", "--strict-markers", *PLUGINS),
            *("-c", "/dev/null", "--rootdir", HERE, "-p", "no:cacheprovider"),
            *(HERE / "contracts" / "notes", f"--contract-url={url}", *arguments),
        ],
        cwd=ROOT,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        text=True,
        check=False,
    )


def test_each_rule_is_a_test_that_passes_fails_or_is_skipped(faulty: Faulty) -> None:
    with serving(faulty("leak")) as served:
        done = under_pytest(served.url, "--contract-depth=quick", "--contract-seed=1")

    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(r"^PASSED \S+::test_rule\[N-LIST-01\]", done.stdout, re.MULTILINE)
    assert re.search(r"^FAILED \S+::test_rule\[N-SCOPE-01\]", done.stdout, re.MULTILINE)
    assert "expected 404; got 200" in done.stdout
    assert "2 failed, 4 passed, 3 skipped" in done.stdout


def test_markers_select_by_level_and_effect(service: Notes) -> None:
    with serving(service) as served:
        done = under_pytest(served.url, "-m", "must and read", "-k", "LIST or ARCH")

    assert done.returncode == 0, done.stdout
    assert {request.method for request in service.requests} == {"GET"}
    assert "1 passed, 1 skipped, 7 deselected" in done.stdout


def test_a_key_of_two_lines_is_refused_without_being_shown() -> None:
    done = under_pytest("http://127.0.0.1:9/v1", "-k", "N-LIST-01", "--contract-key=secret\ntwo")

    assert "Exit: UNDERSTUDY_KEY holds a line break" in done.stdout
    assert "secret" not in done.stdout + done.stderr
    assert done.returncode == 2


def test_a_target_that_is_not_there_is_one_clear_line() -> None:
    done = under_pytest("http://127.0.0.1:9/v1", "-k", "N-LIST-01")

    assert "Exit: http://127.0.0.1:9/v1 gives no answer: Connection refused" in done.stdout
    assert done.returncode == 2
