"""understudy without the gates that stand there for its control plane: no journal, no faults."""

import sys
from typing import Any

from connexion import ConnexionMiddleware

from understudy.cli import main
from understudy.server import app

whole_stack = app.connexion_stack


def stack(*parts: Any, **options: Any) -> ConnexionMiddleware:
    """Leave out the gate for faults, which no option of `serve` does."""
    return whole_stack(*parts, **{**options, "before_security": ()})


if __name__ == "__main__":
    app.connexion_stack = stack
    sys.exit(main(["serve", "--no-prefer", "--journal-entries", "0", *sys.argv[1:]]))
