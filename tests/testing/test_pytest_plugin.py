"""The pytest plugin: what a suite gets from it, alone, with others, and without asking for it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.serving import PATIENCE, ROOT, environment
from tests.pems import Pems

from understudy.testing import Understudy

pytest_plugins = ["pytester"]

PAGE = (ROOT / "docs" / "testing.md").read_text("utf-8")
SUITE = """
import httpx
import pytest

@pytest.mark.parametrize("number", range({tests}))
def test_that_writes(understudy, number):
    headers = {{"Authorization": f"Bearer {{understudy.key('org_empty')}}"}}
    with httpx.Client(base_url=understudy.url("productionplanner"), headers=headers) as client:
        client.post("/projects", json={{"name": "Mine"}}).raise_for_status()
        assert len(client.get("/projects").json()["data"]) == 1
    assert understudy.journal.count() == 2
"""
LOADED = """
import sys, pytest
pytest.main(["-q", "-p", "no:cacheprovider", "--collect-only", sys.argv[1]])
heavy = {"connexion", "httpx", "schemathesis", "hypothesis", "starlette", "uvicorn"}
print("loaded:", sorted(heavy.intersection(sys.modules)))
"""


def written(suite: pytest.Pytester, page: str) -> None:
    """Write the files of a page; each begins with its name."""
    for name, code in re.findall(r"```python\n# (\S+)\n(.*?)```", page, re.S):
        (suite.path / name).write_text(code)


def test_the_page_s_example_runs_on_a_stand_in_that_runs_already(
    suite: pytest.Pytester, mock: Understudy
) -> None:
    written(suite, PAGE)

    done = suite.runpytest_inprocess("-q", f"--understudy-url={mock.root}")

    done.assert_outcomes(passed=9)
    assert mock.journal.count() == 0
    assert mock.spaces.list() == []


def test_workers_share_a_stand_in_and_do_not_meet(suite: pytest.Pytester, mock: Understudy) -> None:
    suite.makepyfile(SUITE.format(tests=6))

    done = suite.runpytest_subprocess("-q", "-n2", f"--understudy-url={mock.root}")

    done.assert_outcomes(passed=6)
    assert mock.journal.count() == 0
    assert mock.spaces.list() == []


def test_a_suite_chooses_its_options(suite: pytest.Pytester) -> None:
    suite.makeconftest(
        """
        import pytest

        @pytest.fixture(scope="session")
        def understudy_options():
            return {"clock": "2030-01-02T03:04:05Z"}
        """
    )
    suite.makepyfile(
        """
        def test_time(understudy):
            assert understudy.clock.now().year == 2030
            understudy.clock.advance("366d")

        def test_another_day(understudy):
            assert understudy.clock.now().year == 2030

        def test_the_session_goes_on(understudy_session, understudy):
            assert understudy is understudy_session
        """
    )

    suite.runpytest_inprocess("-q").assert_outcomes(passed=3)


def test_one_api_is_served_where_one_is_asked_for(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        def test_apis(understudy):
            assert understudy.url("productionplanner").endswith("/v1")
        """
    )

    done = suite.runpytest_inprocess("-q", "--understudy-api=productionplanner")
    wrong = suite.runpytest_inprocess("-q", "--understudy-api=nonsense")

    done.assert_outcomes(passed=1)
    wrong.assert_outcomes(errors=1)
    wrong.stdout.fnmatch_lines("*no API called 'nonsense'*")


def test_a_stand_in_is_reached_over_https(
    suite: pytest.Pytester, pems: Pems, tmp_path: Path
) -> None:
    suite.makepyfile("def test_it(understudy): assert understudy.root.startswith('https://')")

    with Understudy(tls_cert=pems.certificate, tls_key=pems.key) as mock:
        url, option = f"--understudy-url={mock.root}", "--understudy-ca-file"
        without = suite.runpytest_inprocess("-q", url)
        with_none = suite.runpytest_inprocess("-q", url, f"{option}={tmp_path}/gone")
        with_it = suite.runpytest_inprocess("-q", url, f"{option}={pems.authority}")

    without.assert_outcomes(errors=1)
    without.stdout.fnmatch_lines("--understudy-url *: TLS: certificate verify failed*")
    with_none.assert_outcomes(errors=1)
    with_none.stdout.fnmatch_lines(f"{option}: {tmp_path}/gone cannot be read: *")
    with_it.assert_outcomes(passed=1)


def test_a_suite_serves_https_itself(suite: pytest.Pytester, pems: Pems) -> None:
    suite.makeconftest(
        f"""
        from pathlib import Path

        import pytest

        @pytest.fixture(scope="session")
        def understudy_options():
            folder = Path({str(pems.key.parent)!r})
            return {{"tls_cert": folder / "cert.pem", "tls_key": folder / "key.pem"}}
        """
    )
    suite.makepyfile("def test_it(understudy): assert understudy.root.startswith('https://')")

    suite.runpytest_inprocess("-q").assert_outcomes(passed=1)


def test_a_stand_in_that_is_not_there_is_said_in_one_line(suite: pytest.Pytester) -> None:
    suite.makepyfile("def test_it(understudy): pass")

    done = suite.runpytest_inprocess("-q", "--understudy-url=http://127.0.0.1:1")

    done.assert_outcomes(errors=1)
    done.stdout.fnmatch_lines("--understudy-url http://127.0.0.1:1: * cannot be reached: *")


def test_a_token_is_passed_on(suite: pytest.Pytester) -> None:
    suite.makepyfile("def test_it(understudy): assert understudy.journal.count() == 0")

    with Understudy(host="0.0.0.0", admin_token="hush") as mock:
        url = f"--understudy-url={mock.root}"
        without = suite.runpytest_inprocess("-q", url)
        with_it = suite.runpytest_inprocess("-q", url, "--understudy-admin-token=hush")

    without.assert_outcomes(errors=1)
    with_it.assert_outcomes(passed=1)


def test_a_pytest_that_does_not_ask_for_it_loads_nothing_of_it(tmp_path: Path) -> None:
    (tmp_path / "test_nothing.py").write_text("def test_nothing(): pass\n")
    plugins = "-p understudy.contracts.kit.pytest.options -p understudy.testing.pytest_plugin"
    alone = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": plugins}

    done = subprocess.run(
        [sys.executable, "-c", LOADED, "test_nothing.py"],
        cwd=tmp_path,
        env=environment(alone),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )

    assert "1 test collected" in done.stdout
    assert done.stdout.endswith("loaded: []\n")
