"""Serves the reference to people: `python -m tests.mutants.serve --defect ID --permit ID`."""

import argparse
import sys
import threading

from tests.mutants.catalogue import DEFECT_BY_ID, PERMITTED_BY_ID, make_app
from tests.mutants.reference.app import BASE_PATH
from tests.mutants.reference.seeds import KEYS
from tests.mutants.serving import serving


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    options = argparse.ArgumentParser(
        prog="python -m tests.mutants.serve",
        description="Serve the reference, with a defect or permitted differences.",
    )
    options.add_argument("--defect", metavar="ID", choices=DEFECT_BY_ID, help="one defect")
    options.add_argument(
        "--permit",
        metavar="ID",
        choices=PERMITTED_BY_ID,
        action="append",
        default=[],
        help="a permitted difference; may be given several times",
    )
    options.add_argument("--port", type=int, default=0, help="default: a free one")
    options.add_argument("--list", action="store_true", help="print every id, and stop")
    return options


def listing() -> str:
    """Return every id with its sentence."""
    rows = [f"{defect.id}: {defect.breaks}" for defect in DEFECT_BY_ID.values()]
    rows += [f"{difference.id}: {difference.differs}" for difference in PERMITTED_BY_ID.values()]
    return "\n".join(rows)


def main(arguments: list[str] | None = None) -> None:
    """Serve until interrupted."""
    given = parser().parse_args(arguments)
    if given.list:
        print(listing())
        return
    with serving(make_app(given.defect, given.permit), given.port) as root:
        print(f"{root}{BASE_PATH}", flush=True)
        for key in KEYS:
            note = " (revoked)" if key.revoked else ""
            print(f"  {key.token}  {key.organization.name}{note}", file=sys.stderr)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print("stopped", file=sys.stderr)


if __name__ == "__main__":
    main()
