"""The command line of the fuzzer, for other seeds and longer runs."""

import argparse
import sys
from random import SystemRandom

from tests.server.fuzz.campaign import fuzz


def main() -> int:
    """Fuzz; returns 0 where nothing was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.server.fuzz")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**9))
    parser.add_argument("--requests", type=int, default=50_000)
    asked = parser.parse_args()
    report = fuzz(asked.seed, asked.requests)
    print(report, *report.shown, report.log, sep="\n")
    return 1 if report.failures or report.log else 0


if __name__ == "__main__":
    sys.exit(main())
