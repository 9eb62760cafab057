"""Serves a reference to people: `python -m tests.mutants.serve --defect ID --permit ID`."""

import argparse
import sys
import threading
from collections.abc import Sequence

from tests.mutants.harness.judging import PRIMARY
from tests.mutants.harness.serving import serving
from tests.mutants.harness.subject import Subject, subject_of, subjects


def parser(subject: Subject = PRIMARY) -> argparse.ArgumentParser:
    """Return what reads the command line."""
    options = argparse.ArgumentParser(
        prog="python -m tests.mutants.serve",
        description="Serve the reference, with a defect or permitted differences.",
    )
    options.add_argument("--api", choices=subjects(), default=PRIMARY.api)
    options.add_argument("--defect", metavar="ID", choices=subject.defect_by_id, help="one defect")
    options.add_argument(
        "--permit",
        metavar="ID",
        choices=subject.permitted_by_id,
        action="append",
        default=[],
        help="a permitted difference; may be given several times",
    )
    options.add_argument("--port", type=int, default=0, help="default: a free one")
    options.add_argument("--list", action="store_true", help="print every id, and stop")
    return options


def listing(subject: Subject) -> str:
    """Return every id with its sentence."""
    rows = [f"{defect.id}: {defect.breaks}" for defect in subject.defects]
    rows += [f"{difference.id}: {difference.differs}" for difference in subject.permitted]
    return "\n".join(rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until interrupted."""
    named = argparse.ArgumentParser(add_help=False)
    named.add_argument("--api", choices=subjects(), default=PRIMARY.api)
    subject = subject_of(named.parse_known_args(arguments)[0].api)
    given = parser(subject).parse_args(arguments)
    if given.list:
        print(listing(subject))
        return
    app, needs = subject.arrange(given.defect, given.permit)
    with serving(app, given.port) as root:
        print(f"{root}{subject.base_path}", flush=True)
        for token, caller in subject.callers.items():
            print(f"  {token}  {caller}", file=sys.stderr)
        for name, value in needs.items():
            print(f"  --need {name}={value}", file=sys.stderr)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print("stopped", file=sys.stderr)


if __name__ == "__main__":
    main()
