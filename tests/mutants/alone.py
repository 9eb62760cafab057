"""Tells which rules lose a mutant when they run alone: `python -m tests.mutants.alone`."""

import argparse
from collections.abc import Iterator, Sequence

from tests.mutants.harness.judging import PRIMARY, broken, judge
from tests.mutants.harness.subject import Subject, subject_of, subjects

LEVELS = ("must", "should", "info")


def lost_alone(defect: str, subject: Subject = PRIMARY) -> Iterator[str]:
    """Yield the rules that a quick run finds broken, and that are not where they run alone."""
    for rule in broken(judge(defect, subject=subject), *LEVELS):
        if not is_found_alone(defect, rule, subject):
            yield rule


def is_found_alone(defect: str, rule: str, subject: Subject = PRIMARY) -> bool:
    """Tell whether a run of one rule finds a mutant."""
    return rule in broken(judge(defect, rules=[rule], subject=subject), *LEVELS)


def main(arguments: Sequence[str] | None = None) -> None:
    """Try every rule alone on each mutant that it finds, and print what is lost."""
    options = argparse.ArgumentParser(prog="python -m tests.mutants.alone", description=__doc__)
    options.add_argument("--every", type=int, default=1, help="only every Nth mutant")
    options.add_argument("--from", type=int, default=0, dest="first", help="begin with this one")
    options.add_argument("--api", choices=subjects(), default=PRIMARY.api)
    given = options.parse_args(arguments)
    subject = subject_of(given.api)
    count = 0
    for defect in subject.defects[given.first :: given.every]:
        for rule in lost_alone(defect.id, subject):
            count += 1
            print(f"{defect.id}: {rule} finds it beside the others, and not alone", flush=True)
    print(f"{count} lost")


if __name__ == "__main__":
    main()
