"""`understudy verify` from outside: what it prints, what it writes, how it ends."""

import json
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.contracts.kit.commanding import COMMAND, command, environment
from tests.contracts.kit.judging import KEY, OTHER
from tests.contracts.kit.toy.app import Notes
from tests.contracts.kit.toy.serving import Served, serving

Faulty = Callable[..., Notes]
# One lacks its need, the other its check.
SKIPPED = ("--skip-rule", "N-ARCH-01", "--skip-rule", "N-HINT-01")


@pytest.fixture
def served(service: Notes) -> Iterator[Served]:
    with serving(service) as served:
        yield served


@pytest.fixture
def leaking(faulty: Faulty) -> Iterator[Served]:
    with serving(faulty("leak")) as served:
        yield served


def test_a_contract_that_is_kept_ends_with_0(served: Served) -> None:
    done = command(served.url, "--quick", "--skip-rule", "N-ARCH-01")

    assert done.exit_code == 0
    assert done.stdout.rstrip().splitlines()[-1].startswith("Kept: ")


def test_a_contract_that_is_broken_ends_with_1(leaking: Served) -> None:
    done = command(leaking.url, "--quick")

    assert done.exit_code == 1
    assert "N-SCOPE-01 must: A note of another organization is 404 [Keys]" in done.stdout
    assert 'curl -sSg "$BASE/notes/$ID1"' in done.stdout


def test_a_rule_skipped_under_require_all_ends_with_3(served: Served) -> None:
    done = command(served.url, "--quick", "--require-all")

    assert done.exit_code == 3


def test_nothing_skipped_under_require_all_ends_with_0(served: Served) -> None:
    done = command(served.url, "--quick", "--require-all", *SKIPPED)

    assert done.exit_code == 0


def test_wrong_use_ends_with_2_and_one_line(served: Served) -> None:
    done = command(served.url, "--quick", "--deep")

    assert done.exit_code == 2
    assert done.stderr == "understudy: --quick and --deep exclude each other\n"


def test_no_key_ends_with_2_and_one_line(served: Served) -> None:
    done = command(served.url, UNDERSTUDY_KEY="")

    assert done.exit_code == 2
    assert done.stderr == "understudy: no key; set UNDERSTUDY_KEY or pass --key\n"


def test_a_forgotten_base_path_is_suggested(served: Served) -> None:
    done = command(served.url.removesuffix("/v1"))

    assert done.exit_code == 2
    assert f"try {served.url}" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_api_whose_base_path_fits_is_taken_and_named(served: Served) -> None:
    done = command(served.url, "--quick")

    assert done.stderr.startswith(f"understudy: judging Notes (notes) at {served.url};")


def test_a_target_that_is_not_there_ends_with_2_and_one_line_more() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    done = command(f"http://127.0.0.1:{port}/v1")

    assert done.exit_code == 2
    assert done.stderr.splitlines()[1:] == [
        f"understudy: http://127.0.0.1:{port}/v1 gives no answer: Connection refused"
    ]


def test_a_target_that_hangs_ends_with_2_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        port = deaf.getsockname()[1]
        done = command(f"http://127.0.0.1:{port}/v1", "--timeout", "0.3")

    assert done.exit_code == 2
    assert "no answer in time (--timeout)" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_target_that_speaks_no_tls_is_told_so(served: Served) -> None:
    done = command(served.url.replace("http:", "https:"))

    assert done.exit_code == 2
    assert "TLS: no TLS is spoken there; try http://" in done.stderr


def test_reports_are_written(served: Served, tmp_path: Path) -> None:
    files = {kind: tmp_path / f"report.{kind}" for kind in ("json", "junit", "html")}

    command(served.url, "--quick", *(part for k, v in files.items() for part in (f"--{k}", v)))

    assert json.loads(files["json"].read_text())["verdict"] == "kept"
    assert files["junit"].read_text().startswith("<?xml")
    assert files["html"].read_text().startswith("<!doctype html>")


def test_a_report_that_cannot_be_written_is_told_before_anything_is_sent(
    served: Served, service: Notes, tmp_path: Path
) -> None:
    done = command(served.url, "--json", tmp_path / "missing" / "report.json")

    assert done.exit_code == 2
    assert service.requests == []


def test_a_baseline_accepts_what_it_knows(leaking: Served, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    command(leaking.url, "--quick", "--json", report)

    done = command(leaking.url, "--quick", "--baseline", report)

    assert done.exit_code == 0
    assert "N-SCOPE-01 is broken, accepted by the baseline: " in done.stdout


def test_a_baseline_does_not_accept_a_new_break(leaking: Served, tmp_path: Path) -> None:
    baseline = tmp_path / "known.txt"
    baseline.write_text("N-SCOPE-01  # known since spring\n")

    done = command(leaking.url, "--quick", "--baseline", baseline)

    assert done.exit_code == 1


def test_a_dry_run_prints_the_requests_and_sends_none(served: Served, service: Notes) -> None:
    done = command(served.url, "--dry-run", "--quick")

    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert "N-LIST-01       GET /notes  $NOTES_KEY" in lines
    assert lines[-1].endswith("requests, none of which was sent")
    assert service.requests == []


def test_a_dry_run_prints_what_the_run_then_sends(served: Served, service: Notes) -> None:
    planned = command(served.url, "--dry-run", "--quick", "--seed", "3").stdout.splitlines()[:-1]

    command(served.url, "--quick", "--seed", "3")

    sent = [f"{each.method} {each.url.path.removeprefix('/v1')}" for each in service.requests]
    assert [" ".join(line.split()[-3:-1]) for line in planned] == sent


def test_keys_on_the_command_line_win_over_the_environment(served: Served, service: Notes) -> None:
    command(served.url, "--quick", "--key", OTHER, "--other-key", KEY)

    assert service.requests[0].headers["authorization"] == f"Bearer {OTHER}"


def test_a_need_may_stand_in_the_environment(served: Served) -> None:
    done = command(served.url, "--quick", UNDERSTUDY_ARCHIVED_ID="n_9999")

    assert "N-ARCH-01 must: An archived note is listed [List]" in done.stdout


def test_a_need_that_no_rule_has_is_wrong_use(served: Served) -> None:
    done = command(served.url, "--need", "colour=red")

    assert done.exit_code == 2
    assert "other_key, archived_id" in done.stderr


def test_nothing_is_left_in_the_folder_of_the_caller(served: Served, tmp_path: Path) -> None:
    subprocess.run(
        [*COMMAND, served.url],
        cwd=tmp_path,
        env=environment(XDG_CACHE_HOME=str(tmp_path / "cache")),
        capture_output=True,
        check=True,
    )

    assert {entry.name for entry in tmp_path.iterdir()} <= {"cache"}
