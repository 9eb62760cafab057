"""A month of polls by a client that keeps a diary: Forward Planner, by the virtual clock."""

import time

from tests.conftest import START
from tests.server.forwardplanner.month import Month, pass_a_month

from bench.samples import Samples
from understudy.testing import Understudy


def measure_polls(samples: Samples) -> None:
    """Note the CPU seconds of client and stand-in, which share this process."""
    with Understudy(apis=("forwardplanner",), clock=START, limits="on") as planner:
        month = Month(planner)
        with month.http:
            begun = time.process_time()
            pass_a_month(month)
            samples.months.append(time.process_time() - begun)
