"""Reads files in processes of their own, each within bounds of processor time and memory."""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import orjson
from tests.cli.serving import ROOT, environment

from understudy.server.apis.kazinex.schedule import Unreadable, as_document, read

# For the whole process, on a machine that is busy; each file has its own seconds.
PATIENCE = 600
READ, REFUSED, SLOW, LARGE = "read", "refused", "takes too long", "takes too much memory"


class Late(Exception):
    """The time of a file is up."""


def outcomes(files: Sequence[Path], *, seconds: float, megabytes: int) -> list[tuple[str, str]]:
    """Return what became of each file, and what was said, in the order of the files."""
    module = "tests.server.kazinex.schedule.bounded"
    done = subprocess.run(
        [sys.executable, "-m", module, str(seconds), str(megabytes)],
        cwd=ROOT,
        env=environment({"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}),
        input="\n".join(map(str, files)),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def outcome(file: Path, seconds: float) -> tuple[str, str]:
    """Return what becomes of a file; processor time counts, as others use the machine too."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        schedule = read(file)
        # What was read must also be what a stand-in can keep.
        orjson.dumps(as_document(schedule))
    except Unreadable as refusal:
        return REFUSED, str(refusal)
    except Late:
        return SLOW, ""
    except MemoryError:
        return LARGE, ""
    except Exception as error:
        return type(error).__name__, str(error)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return READ, f"{len(schedule.activities)} activities"


def bound(megabytes: int) -> None:
    """Let this process take so much more memory than it has, where the system tells and heeds."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (each for each in status.read_text().splitlines() if each.startswith("VmData"))
        most = int(line.split()[1]) * 1024 + megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def late(_signal: int, _frame: FrameType | None) -> None:
    """Stop whatever is going on."""
    raise Late


def apart(file: Path, seconds: float, megabytes: int) -> None:
    """Write what becomes of a file, read in a copy of this process: it leaves no memory behind."""
    if pid := os.fork():
        _, status = os.waitpid(pid, 0)
        if status:
            print(json.dumps(("ended", str(status))), flush=True)
        return
    bound(megabytes)
    print(json.dumps(outcome(file, seconds)), flush=True)
    os._exit(0)


if __name__ == "__main__":
    signal.signal(signal.SIGPROF, late)
    for name in sys.stdin.read().splitlines():
        apart(Path(name), float(sys.argv[1]), int(sys.argv[2]))
