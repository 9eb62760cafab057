"""A worker process: does one task after the other for its parent, and ends with it."""

import gc
import resource
import signal
import socket
import sys
import traceback
from contextlib import suppress

from understudy.server.state.failures import Failure
from understudy.server.work.task import LENGTH_BYTES, Outcome, framed, length_of, unframed

# The parent ends what takes too long; this is for the case that there is no parent any more.
GRACE_SECONDS = 5.0
# New objects until the youngest, the middle and all are looked through for cycles. A task makes a
# lot that it needs until its end: at Python's own thresholds that was a quarter of its time.
THRESHOLDS = (50_000, 20, 1_000)
MEGABYTE = 1_000_000


def main(descriptor: int) -> None:
    """Do tasks until the parent hangs up."""
    gc.set_threshold(*THRESHOLDS)
    with socket.socket(fileno=descriptor) as line, line.makefile("rwb") as stream:
        while prefix := stream.read(LENGTH_BYTES):
            stream.write(answer_to(stream.read(length_of(prefix))))
            stream.flush()


def answer_to(octets: bytes) -> bytes:
    """Do a task, and return the answer as it is sent."""
    try:
        task = unframed(octets)
        signal.setitimer(signal.ITIMER_REAL, task.seconds + GRACE_SECONDS)
        bound_memory(task.megabytes * MEGABYTE)
        return framed(Outcome("done", task.run()))
    except MemoryError:
        return framed(Outcome("memory"))
    except Failure as failure:
        return framed(Outcome("failed", failure))
    except Exception:
        # Whatever an author's code raises is told to the parent, which logs it.
        return framed(Outcome("broken", trace=traceback.format_exc()))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        bound_memory(None)


def bound_memory(octets: int | None) -> None:
    """Let this process hold so much at most, where the system can see to that; None is no bound."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    # macOS knows the limit, and does not heed or set it.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (hard if octets is None else octets, hard))


if __name__ == "__main__":
    main(int(sys.argv[1]))
