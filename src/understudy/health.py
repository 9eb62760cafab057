"""Whether the stand-in on this machine answers, for the health check of a container.

It imports as little as can be, for it is run every ten seconds.
"""

import os
import ssl
import sys
from collections.abc import Mapping
from urllib.request import HTTPSHandler, ProxyHandler, build_opener

from understudy.running import root_url, running

PATIENCE = 2.0
PORT = "8000"


def is_healthy() -> bool:
    """Whether every stand-in that runs here answers, or the one that the variables describe.

    What runs is known by its file, which no option escapes; variables count where none could be
    written.
    """
    try:
        return all(map(answers, running() or [described(os.environ)]))
    except OSError:
        return False


def answers(root: str) -> bool:
    """Whether a stand-in says that it serves; OSError where nothing answers there."""
    # Whether it answers is asked here, not who it is: its certificate may name other hosts.
    trust = ssl._create_unverified_context()  # noqa: S323  # as above
    # A proxy knows nothing of this machine.
    opener = build_opener(ProxyHandler({}), HTTPSHandler(context=trust))
    with opener.open(f"{root}/_understudy/health", timeout=PATIENCE) as answer:
        return bool(answer.status == 200)


def described(variables: Mapping[str, str]) -> str:
    """Return where the variables of `understudy serve` put it."""
    scheme = "https" if variables.get("UNDERSTUDY_TLS_CERT") else "http"
    port = variables.get("UNDERSTUDY_PORT", "").strip()
    host = variables.get("UNDERSTUDY_HOST") or "127.0.0.1"
    return root_url(scheme, host, int(port if port.isdecimal() else PORT))


if __name__ == "__main__":
    sys.exit(not is_healthy())
