"""understudy without the gates that stand there for its control plane: no journal, no faults."""

import sys
from typing import Any

from understudy.cli import main
from understudy.server import app
from understudy.server.pipeline import Gates

whole = app.gates_of_apis


def gates(*parts: Any) -> Gates:
    """Leave out the gate for faults, which no option of `serve` does."""
    return {**whole(*parts), "faults": None}


if __name__ == "__main__":
    app.gates_of_apis = gates
    sys.exit(main(["serve", "--no-prefer", "--journal-entries", "0", *sys.argv[1:]]))
