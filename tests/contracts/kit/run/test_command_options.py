"""Options of `understudy verify` that say how requests are sent, with values that work."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.contracts.kit.commanding import command
from tests.contracts.kit.toy.app import Notes
from tests.contracts.kit.toy.serving import Served, serving

ELSEWHERE = "http://notes.example/v1"


@pytest.fixture
def served(service: Notes) -> Iterator[Served]:
    with serving(service) as served:
        yield served


def test_headers_are_sent_with_every_request_of_every_layer(served: Served, service: Notes) -> None:
    done = command(served.url, "--deep", "--header", "X-Door: open sesame", "--header", "X-Two: 2")

    assert "two-tenant model" in done.stderr
    assert {each.headers.get("x-door") for each in service.requests} == {"open sesame"}
    assert {each.headers.get("x-two") for each in service.requests} == {"2"}


def test_headers_may_stand_in_the_environment_one_a_line(served: Served, service: Notes) -> None:
    command(served.url, "--quick", UNDERSTUDY_HEADER="X-Door: open sesame\nX-Other: 2")

    assert service.requests[0].headers["x-door"] == "open sesame"
    assert service.requests[0].headers["x-other"] == "2"


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_a_proxy_of_the_environment_carries_every_request(service: Notes, variable: str) -> None:
    with serving(service) as proxy:
        done = command(
            ELSEWHERE,
            "--read-only",
            "--rate",
            "9999/s",
            **{variable: proxy.url.removesuffix("/v1")},
        )

    assert done.exit_code == 0
    assert {each.headers["host"] for each in service.requests} == {"notes.example"}


def test_a_proxy_that_makes_no_tunnel_is_one_line(service: Notes) -> None:
    with serving(service) as proxy:
        url = ELSEWHERE.replace("http:", "https:")
        done = command(url, "--read-only", HTTPS_PROXY=proxy.url.removesuffix("/v1"))

    assert done.exit_code == 2
    assert "https://notes.example/v1 gives no answer: 501" in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_no_proxy_is_asked_for_this_machine(served: Served) -> None:
    done = command(served.url, "--quick", HTTP_PROXY="http://127.0.0.1:9")

    assert done.exit_code == 0


def test_the_timeout_may_stand_in_the_environment(served: Served) -> None:
    assert command(served.url, "--quick", UNDERSTUDY_TIMEOUT="5").exit_code == 0
    assert command(served.url, "--quick", UNDERSTUDY_TIMEOUT="0").exit_code == 2


def test_a_report_as_a_baseline_accepts_its_breaks_again_and_again(tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"

    with serving(Notes(frozenset({"leak"}))) as leaking:
        command(leaking.url, "--quick", "--json", first)
        accepted = command(leaking.url, "--quick", "--baseline", first, "--json", second)
        again = command(leaking.url, "--quick", "--baseline", second)

    assert (accepted.exit_code, again.exit_code) == (0, 0)
    assert broken(second) == broken(first) == ["N-SCOPE-01", "N-SCOPE-02"]


def test_a_break_that_the_baseline_does_not_know_ends_with_1(tmp_path: Path) -> None:
    known, report = tmp_path / "known.json", tmp_path / "report.json"

    with serving(Notes(frozenset({"leak"}))) as leaking:
        command(leaking.url, "--quick", "--json", known)
    with serving(Notes(frozenset({"leak", "lost"}))) as worse:
        done = command(worse.url, "--quick", "--baseline", known, "--json", report)

    assert done.exit_code == 1
    assert "N-MAKE-01" in broken(report)


def test_what_is_kept_again_is_to_be_taken_out_of_the_baseline(
    served: Served, tmp_path: Path
) -> None:
    baseline = tmp_path / "known.txt"
    baseline.write_text("N-SCOPE-01\n")

    done = command(served.url, "--quick", "--baseline", baseline)

    assert done.exit_code == 0
    assert "N-SCOPE-01 is kept now: take it out of the baseline." in done.stdout


def broken(report: Path) -> list[str]:
    """Return the rules that a report of --json calls broken."""
    rules = json.loads(report.read_text("utf-8"))["rules"]
    return [rule["id"] for rule in rules if rule["status"] == "broken"]


@pytest.mark.parametrize("rate", ["5/s", "30/m"])
def test_a_run_says_how_slow_it_is(rate: str) -> None:
    done = command("http://127.0.0.1:9/v1", "--quick", "--rate", rate)

    assert f"; no faster than {rate} (--rate)" in done.stderr


def test_a_run_without_a_rate_says_nothing_of_it() -> None:
    done = command("http://127.0.0.1:9/v1", "--quick")

    assert "no faster" not in done.stderr


@pytest.mark.parametrize("variable", ["UNDERSTUDY_KEY", "UNDERSTUDY_OTHER_KEY"])
def test_a_key_of_two_lines_is_refused_without_being_shown(variable: str) -> None:
    done = command("http://127.0.0.1:9/v1", "--quick", **{variable: "secret-one\nsecret-two"})

    assert done.exit_code == 2
    assert f"{variable} holds a line break" in done.stderr
    assert "secret" not in done.stderr


def test_a_header_of_two_lines_is_refused_without_being_shown() -> None:
    done = command("http://127.0.0.1:9/v1", "--quick", "--header", "X-Door: secret-one\ntwo")

    assert done.exit_code == 2
    assert "the header X-Door holds a line break" in done.stderr
    assert "secret" not in done.stderr
