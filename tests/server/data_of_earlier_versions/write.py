"""Writes a data folder with the understudy of another source tree, and what it answered to reads.

`python -m tests.server.data_of_earlier_versions.write TREE NAME`
"""

import json
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import httpx
from tests.cli.serving import serving
from tests.server.data_of_earlier_versions.calls import KILLED, READ, STOPPED, Call

HERE = Path(__file__).parent


def main(tree: Path, name: str) -> None:
    """Write a folder called like the version."""
    folder, ids = HERE / name, dict[str, str]()
    options = ("--data", str(folder), "--seed", "1", "--quiet")
    env = {"PYTHONPATH": str(tree / "src")}
    with serving(*options, env=env, cwd=tree) as stopped:
        run(stopped.url, STOPPED, ids)
        stopped.stop()
    with serving(*options, env=env, cwd=tree) as killed:
        run(killed.url, KILLED, ids)
        answers = read(killed.url, ids)
        killed.stop(signal.SIGKILL)
    (folder / ".lock").unlink(missing_ok=True)
    text = json.dumps({"ids": ids, "answers": answers}, indent=1, sort_keys=True)
    (folder / "answers.json").write_text(text + "\n")


def run(root: str, calls: Sequence[Call], ids: dict[str, str]) -> None:
    """Make calls, and note the ids that they keep."""
    with httpx.Client(base_url=root, trust_env=False) as client:
        for call in calls:
            path = call.path.format_map(ids)
            answer = client.request(call.method, path, json=call.body, headers=call.headers)
            assert answer.is_success, (call, answer.text)
            if call.keeps:
                ids[call.keeps] = id_in(answer.json())


def id_in(answer: dict[str, object]) -> str:
    """Return the id that an answer gives to what was made."""
    data = answer.get("data", answer)
    assert isinstance(data, dict)
    return next(str(data[name]) for name in data if name == "id" or name.endswith("_uuid"))


def read(root: str, ids: dict[str, str]) -> dict[str, object]:
    """Return status and JSON of all that is read, by path."""
    answers: dict[str, object] = {}
    with httpx.Client(base_url=root, trust_env=False) as client:
        for path in READ:
            call = Call("GET", path.format_map(ids))
            answer = client.get(call.path, headers=call.headers)
            answers[call.path] = [answer.status_code, answer.json()]
    return answers


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2])
