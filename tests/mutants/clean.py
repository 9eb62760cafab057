"""Tells which permitted differences are accused: `python -m tests.mutants.clean`."""

import argparse
from collections.abc import Iterator, Sequence
from itertools import product

from tests.mutants.harness.judging import PRIMARY, broken, judge_whole
from tests.mutants.harness.mutation import Permitted
from tests.mutants.harness.subject import Subject, subject_of, subjects

from understudy.contracts.kit.given.options import DEPTHS, Depth


def accusations(
    differences: Sequence[Permitted],
    depths: Sequence[Depth],
    seeds: Sequence[int],
    subject: Subject = PRIMARY,
) -> Iterator[str]:
    """Judge every difference, and return a line for each rule that must not be broken and is."""
    for difference, depth, seed in product(differences, depths, seeds):
        report = judge_whole([difference.id], depth=depth, seed=seed, subject=subject)
        wrong = broken(report, "must")
        if wrong or report.stopped:
            why = report.stopped or ", ".join(wrong)
            yield f"{difference.id}, {depth}, seed {seed}: {why}"


def _seeds(text: str) -> list[int]:
    first, _, last = text.partition("-")
    return list(range(int(first), int(last or first) + 1))


def main(arguments: Sequence[str] | None = None) -> None:
    """Judge, print what was accused, and fail if anything was."""
    options = argparse.ArgumentParser(prog="python -m tests.mutants.clean", description=__doc__)
    options.add_argument("--depth", choices=DEPTHS, action="append", help="default: all")
    options.add_argument("--seeds", type=_seeds, default=[1], help="one, or a range like 1-10")
    options.add_argument("--every", type=int, default=1, help="only every Nth difference")
    options.add_argument("--api", choices=subjects(), default=PRIMARY.api)
    given = options.parse_args(arguments)
    subject = subject_of(given.api)
    chosen = subject.permitted[:: given.every]
    found = list(accusations(chosen, given.depth or DEPTHS, given.seeds, subject))
    print("\n".join(found) or f"{len(chosen)} differences, none accused")
    if found:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
