"""Tells which rule kills which mutant: `python -m tests.mutants.kills`."""

import argparse
from collections.abc import Iterator, Sequence

from tests.mutants.harness.judging import LAYERS, PRIMARY, judge, killers
from tests.mutants.harness.mutation import Defect, Layer
from tests.mutants.harness.subject import Subject, subject_of, subjects
from tests.mutants.harness.tables import Kill, kill_table


def hunt(
    defects: Sequence[Defect], layers: Sequence[Layer], seed: int, subject: Subject = PRIMARY
) -> Iterator[Kill]:
    """Judge every mutant by every layer."""
    for defect in defects:
        for layer in layers:
            report = judge(defect.id, layer=layer, seed=seed, subject=subject)
            yield Kill(defect, layer, tuple(killers(report, defect)))


def _layers(text: str) -> list[Layer]:
    return [layer for layer in LAYERS if layer in text.split(",")]


def main(arguments: Sequence[str] | None = None) -> None:
    """Hunt, and print the table."""
    options = argparse.ArgumentParser(prog="python -m tests.mutants.kills", description=__doc__)
    options.add_argument("--layers", type=_layers, default=list(LAYERS))
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--every", type=int, default=1, help="only every Nth mutant")
    options.add_argument("--api", choices=subjects(), default=PRIMARY.api)
    given = options.parse_args(arguments)
    subject, kills = subject_of(given.api), []
    for kill in hunt(subject.defects[:: given.every], given.layers, given.seed, subject):
        kills.append(kill)
        print(f"{kill.defect.id}, {kill.layer}: {', '.join(kill.rules) or 'alive'}", flush=True)
    print(kill_table(kills, subject.judged))


if __name__ == "__main__":
    main()
