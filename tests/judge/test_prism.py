"""A stateless mock fails: Prism, serving the very same spec, keeps neither tenancy nor state."""

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.judge.verifying import verify

ROOT = Path(__file__).parents[2]
PRISM = ROOT / "node_modules" / ".bin" / "prism"

pytestmark = pytest.mark.node


@pytest.fixture(scope="module")
def prism() -> Iterator[str]:
    """Prism's base URL; it serves the paths without the base path of the spec."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [PRISM, "mock", "-v", "info", "-h", "127.0.0.1", "-p", str(port), "openapi.yaml"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "NO_COLOR": "1"}
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "is listening" in line:
                break
        yield f"http://127.0.0.1:{port}"
        process.kill()


def test_prism_breaks_scope_state_and_keys(tmp_path: Path, prism: str) -> None:
    verdict = verify(prism, tmp_path, "--api", "productionplanner", "--quick")

    assert verdict.code == 1, verdict.printed
    assert verdict.rules("broken") >= {
        # Any well-formed key is let in, and every key sees every project.
        "PP-AUTH-03",
        "PP-SCOPE-02",
        "PP-SCOPE-03",
        # Nothing that is written is there afterwards.
        "PP-PROJ-01",
        "PP-PATCH-01",
        "PP-DATE-02",
        "PP-BACK-01",
    }
