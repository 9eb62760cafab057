"""The first visits to the reference site: what is built, and what is said meanwhile."""

import os
import sys
from pathlib import Path

import pytest
from starlette.routing import Router
from starlette.testclient import TestClient
from tests.server.site.visiting import BASE, NAME, Visit

from understudy.server.site.app import SiteApp
from understudy.server.site.builder import Builder
from understudy.server.site.cache import Cache
from understudy.server.site.files import Pages
from understudy.server.site.process import Process
from understudy.server.site.site import Site


def test_the_first_visit_says_that_the_site_is_being_built(visit: Visit, hold: Path) -> None:
    answer = visit("--hold", hold).get(f"{BASE}/")

    assert answer.status_code == 503
    assert answer.headers["cache-control"] == "no-store"
    assert "<h1>The reference is being built</h1>" in answer.text
    assert '<meta http-equiv="refresh" content="0; url=?wait">' in answer.text
    hold.write_text("")


def test_the_page_that_waits_leads_to_the_site_once_it_is_built(visit: Visit, hold: Path) -> None:
    client = visit("--hold", hold)
    client.get(f"{BASE}/first/")
    hold.write_text("")

    answer = client.get(f"{BASE}/first/?wait")

    assert (answer.status_code, answer.headers["location"]) == (307, f"{BASE}/first/")
    assert client.get(f"{BASE}/first/").text.endswith("<title>First</title>")


def test_two_first_visits_start_one_process(visit: Visit, hold: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    client = visit("--hold", hold, "--log", log)

    client.get(f"{BASE}/")
    client.get(f"{BASE}/first/")
    hold.write_text("")
    client.get(f"{BASE}/?wait")

    assert len(log.read_text().splitlines()) == 1


def test_the_process_is_told_what_is_served(visit: Visit, tmp_path: Path) -> None:
    client = visit("--log", tmp_path / "log")

    client.get(f"{BASE}/?wait")

    _, *told = (tmp_path / "log").read_text().rstrip().split("\t")
    assert [*told[:2], *told[3:]] == ["docs", "build", "--api", "first"]


def test_the_process_gets_no_variable_of_ours(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNDERSTUDY_API", "second")
    printed = "import os, sys; sys.exit(f'{sorted({*os.environ} & {*sys.argv})}')"
    program = (sys.executable, "-c", printed, "PYTHONPATH", "UNDERSTUDY_API")

    answer = visit(program=program).get(f"{BASE}/?wait")

    assert '<p class="why">[&#x27;PYTHONPATH&#x27;]</p>' in answer.text


def test_a_failed_build_says_why_and_how_to_run_it(
    visit: Visit, tmp_path: Path, place: Path
) -> None:
    (tmp_path / "broken").touch()

    answer = visit("--fail", tmp_path / "broken").get(f"{BASE}/first/?wait")

    assert answer.status_code == 503
    assert '<p class="why">the spec is none</p>' in answer.text
    assert f"docs build {place / NAME} --api first</code>" in answer.text
    assert '<a class="button" href="?again">' in answer.text


def test_a_failed_build_is_not_tried_again_unless_asked(visit: Visit, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.touch()
    client = visit("--fail", broken)
    client.get(f"{BASE}/?wait")
    broken.unlink()

    still = client.get(f"{BASE}/")
    client.get(f"{BASE}/?again")
    client.get(f"{BASE}/?wait")

    assert "the spec is none" in still.text
    assert client.get(f"{BASE}/").status_code == 200


def test_whatever_goes_wrong_is_told_to_who_waits(place: Path) -> None:
    class Broken(Builder):
        def built(self, process: Process) -> Pages:
            raise RuntimeError("nobody thought of it")

    site = Site(Broken(Cache([place]), lambda: NAME, program=("/nowhere/python",)))
    with TestClient(Router(default=SiteApp(site, BASE))) as client:
        answer = client.get(f"{BASE}/?wait")

    assert "RuntimeError: nobody thought of it" in answer.text


def test_a_command_that_writes_no_site_has_failed(visit: Visit) -> None:
    answer = visit(program=(sys.executable, "-c", "")).get(f"{BASE}/?wait")

    assert "it has written no index.html" in answer.text


def test_a_build_that_takes_too_long_is_ended(
    visit: Visit, hold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Process, "seconds", 0.01)

    answer = visit("--hold", hold).get(f"{BASE}/?wait")

    assert "it took longer than 0.01 seconds" in answer.text


def test_where_no_process_can_start_the_page_says_the_command(visit: Visit, place: Path) -> None:
    answer = visit(program=("/nowhere/python",)).get(f"{BASE}/?wait")

    assert "no process can be started here: No such file or directory" in answer.text
    assert f"docs build {place / NAME}" in answer.text


def test_where_python_does_not_know_itself_the_page_says_the_command(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "")

    answer = visit().get(f"{BASE}/?wait")

    assert "Python does not know where it stands" in answer.text


def test_where_nothing_can_be_written_the_command_builds_elsewhere(
    visit: Visit, place: Path
) -> None:
    place.touch()

    answer = visit().get(f"{BASE}/?wait")

    assert f"{place} cannot be written: File exists" in answer.text
    assert "docs build reference --api first</code>" in answer.text


def test_the_end_of_the_server_ends_the_process(visit: Visit, hold: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    os.mkfifo(log)
    client = visit("--hold", hold, "--log", log)
    client.get(f"{BASE}/")
    number = int(log.read_text().split()[0])

    client.__exit__()

    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_what_was_given_up_is_never_served(
    visit: Visit, hold: Path, place: Path, tmp_path: Path
) -> None:
    given_up = visit("--hold", hold)
    given_up.get(f"{BASE}/")
    given_up.__exit__()

    answer = visit("--log", tmp_path / "log").get(f"{BASE}/?wait")

    assert answer.status_code == 307
    assert len((tmp_path / "log").read_text().splitlines()) == 1
    assert sorted(each.name for each in place.iterdir()) == [".lock", NAME]
