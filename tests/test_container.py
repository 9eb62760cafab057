"""The image's own commands, run as a container runs them: by the Dockerfile's words alone."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest
from tests.cli.serving import PATIENCE, environment, serving
from tests.pems import write_pems

from understudy.health import described, is_healthy
from understudy.running import announced
from understudy.testing import Understudy

FILE = (Path(__file__).parents[1] / "Dockerfile").read_text("utf-8")
VARIABLES = dict(re.findall(r"^ENV (\w+)=(\S+)$", FILE, re.MULTILINE))
# What a cluster, and a network with a proxy, set in every container.
AROUND = {
    "UNDERSTUDY_PORT": "tcp://10.0.0.7:8000",
    "http_proxy": "http://127.0.0.1:1",
    "no_proxy": "",
    "NO_PROXY": "",
}


def words(instruction: str) -> list[str]:
    """Return the words of an instruction that lists them."""
    found = re.search(rf"^{instruction} .*?(\[.*\])$", FILE, re.MULTILINE)
    assert found is not None
    return [str(word) for word in json.loads(found[1])]


def health_check(variables: Mapping[str, str]) -> int:
    """Run the image's health check, and return its exit code."""
    _, *arguments = words("HEALTHCHECK")
    command = [sys.executable, *arguments]
    done = subprocess.run(command, env=environment(variables), timeout=PATIENCE, check=False)
    return done.returncode


def test_a_container_is_reached_and_healthy_whatever_it_is_told_to_serve(tmp_path: Path) -> None:
    token = {"UNDERSTUDY_ADMIN_TOKEN": "hush", "XDG_RUNTIME_DIR": str(tmp_path)}
    variables = {**VARIABLES, **AROUND, **token}

    with serving("--limits", "on", env=variables) as mock:
        # Another address than that of loopback alone, as a published port is.
        elsewhere = mock.url.replace("127.0.0.1", "127.0.0.2")
        status = httpx.get(f"{elsewhere}/_understudy/health", trust_env=False).status_code
        healthy = health_check(variables)
        ended = mock.stop()

    assert (status, healthy) == (200, 0)
    assert ended.errors == (
        "understudy: UNDERSTUDY_PORT=tcp://10.0.0.7:8000 is the address of a Kubernetes service, "
        "and ignored\n"
    )
    assert health_check(variables) == 1


def test_without_more_words_it_serves() -> None:
    assert (words("ENTRYPOINT"), words("CMD")) == (["understudy"], ["serve"])


@pytest.fixture
def around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Variables that a test may set, on a machine where nothing is noted to run."""
    for name in [name for name in os.environ if name.startswith("UNDERSTUDY_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("http_proxy", AROUND["http_proxy"])
    monkeypatch.setenv("no_proxy", "")
    return monkeypatch


def test_where_no_file_can_tell_the_variables_do(
    mock: Understudy, around: pytest.MonkeyPatch
) -> None:
    around.setenv("UNDERSTUDY_HOST", "0.0.0.0")
    around.setenv("UNDERSTUDY_PORT", mock.root.rpartition(":")[2])

    assert is_healthy()


def test_what_serves_another_certificate_is_healthy_too(
    around: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pems = write_pems(tmp_path, "mock.example")
    options = {"tls_cert": pems.certificate, "tls_key": pems.key}

    with Understudy(apis=("forwardplanner",), **options) as mock, announced(mock.root):
        assert is_healthy()


def test_blanks_around_a_port_mean_as_little_as_they_do_to_serve() -> None:
    assert described({"UNDERSTUDY_PORT": " 80\n"}) == "http://127.0.0.1:80"


def test_an_address_where_nothing_answers_is_not_healthy(around: pytest.MonkeyPatch) -> None:
    with announced("http://127.0.0.1:1"):
        assert not is_healthy()
