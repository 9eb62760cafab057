"""Generated calls find no answer of the control plane that its own spec does not describe."""

import subprocess
import sys
from pathlib import Path

from understudy.testing import Understudy

ST = Path(sys.executable).with_name("st")
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "ignored_auth",
)


def test_every_answer_is_one_that_the_spec_describes(tmp_path: Path) -> None:
    with Understudy(seed=1, host="0.0.0.0", admin_token="hush") as mock:
        run = subprocess.run(
            [
                ST,
                "run",
                f"{mock.root}/_understudy/docs.json",
                *("--checks", ",".join(CHECKS), "--max-examples", "20", "--seed", "1"),
                *("--workers", "1", "--no-color", "--header", "Authorization: Bearer hush"),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
