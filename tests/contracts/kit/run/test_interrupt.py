"""What a run that is interrupted tells, whatever it is at."""

import signal
import subprocess

import httpx
import pytest
from tests.contracts.kit.commanding import COMMAND, ROOT, environment
from tests.contracts.kit.judging import KEYS, URL, Time, judged
from tests.contracts.kit.toy.app import Notes
from tests.contracts.kit.toy.serving import serving

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.run.run import Run, World
from understudy.contracts.kit.talk.stop import Interrupted

# After how many requests: at the examples, in the property tests, in the model.
EXAMPLES, PROPERTIES, MODEL = 8, 25, 80


@pytest.mark.parametrize(
    ("how", "after", "depth", "rate"),
    [
        (signal.SIGINT, EXAMPLES, "--quick", "5/s"),
        (signal.SIGTERM, EXAMPLES, "--seed=1", "5/s"),
        (signal.SIGINT, PROPERTIES, "--seed=1", "30/s"),
        (signal.SIGINT, MODEL, "--deep", "60/s"),
    ],
)
def test_an_interrupt_prints_the_report_so_far_and_what_was_left_behind(
    service: Notes, how: signal.Signals, after: int, depth: str, rate: str
) -> None:
    running: list[subprocess.Popen[str]] = []

    def interrupting(request: httpx.Request) -> httpx.Response:
        if len(service.requests) == after:
            running[0].send_signal(how)
        return service(request)

    with serving(interrupting) as served:
        process = subprocess.Popen(
            [*COMMAND, served.url, depth, "--rate", rate, "--verbose"],
            cwd=ROOT,
            env=environment(UNDERSTUDY_SEED="1"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        printed, talk = process.communicate(timeout=30)

    assert process.returncode == 2
    assert "Left behind: n_0001" in printed
    assert "The run ended early: interrupted" in printed
    assert "kept      N-LIST-01" in printed
    assert "Traceback" not in talk
    assert ("two-tenant model" in talk) == (after == MODEL)


class HurriedTwice(httpx.MockTransport):
    """Is interrupted at a request, and again while the run is brought to its end."""

    def close(self) -> None:
        raise KeyboardInterrupt


def test_a_second_interrupt_still_tells_what_was_left_behind(service: Notes) -> None:
    def interrupting(request: httpx.Request) -> httpx.Response:
        if len(service.requests) == EXAMPLES:
            raise KeyboardInterrupt
        return service(request)

    options = Options(base_url=URL, keys=KEYS, seed=1, depth="quick")
    run = Run(options, judged(), World(Time().clock, HurriedTwice(interrupting)))

    with pytest.raises(Interrupted, match=r"left behind: n_0001"):
        run.judge()
