"""The servers that are measured, and how each is started."""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.content import ROOT

UNDERSTUDY = "understudy"
UNDERSTUDY_FULL = "understudy, 100,000 projects"
WITHOUT_GATES = "understudy, no journal, no faults"
RAW = "raw Starlette"
CONNEXION = "plain Connexion"
PRISM = "Prism -v silent"
NAMES = (UNDERSTUDY, UNDERSTUDY_FULL, WITHOUT_GATES, RAW, CONNEXION, PRISM)
# What the `understudy` command runs, whether or not its folder is on the PATH.
COMMAND = (sys.executable, "-c", "import sys; from understudy.cli import main; sys.exit(main())")
# The other servers know this API alone.
FIRST = ("--api", "productionplanner")
PRISM_COMMAND = ROOT / "node_modules" / ".bin" / "prism"


@dataclass(frozen=True)
class Target:
    """A server: its command, in which `{port}` stands for the port, and its base path."""

    name: str
    command: tuple[str, ...]
    base: str = "/v1"


@dataclass(frozen=True)
class Content:
    """What the servers are filled with: two fixtures folders, and the answers of one of them."""

    few: Path
    many: Path
    answers: Path


def understudy(*options: str, name: str = UNDERSTUDY) -> Target:
    """Return the stand-in of the API that all serve, with these options."""
    return Target(name, (*COMMAND, "serve", "--port", "{port}", "--quiet", *FIRST, *options))


def without_gates(*options: str) -> Target:
    """Return the stand-in as it would be without what its control plane adds to each request."""
    command = (sys.executable, "-m", "bench.peers.without_gates", "--port", "{port}", "--quiet")
    return Target(WITHOUT_GATES, (*command, *FIRST, *options))


def all_targets(content: Content) -> list[Target]:
    """Return every server that this machine can run."""
    peer = (sys.executable, "-m")
    targets = [
        understudy("--fixtures", str(content.few)),
        understudy("--fixtures", str(content.many), name=UNDERSTUDY_FULL),
        without_gates("--fixtures", str(content.few)),
        Target(RAW, (*peer, "bench.peers.raw", "{port}", str(content.answers))),
        Target(CONNEXION, (*peer, "bench.peers.plain_connexion", "{port}", str(content.few))),
    ]
    if has_prism():
        targets.append(prism())
    return targets


def prism() -> Target:
    """Return Prism without its log of requests, which would double its cost."""
    options = ("mock", "-v", "silent", "-h", "127.0.0.1", "-p", "{port}", "openapi.yaml")
    # Prism leaves out the path of the spec's server.
    return Target(PRISM, (str(PRISM_COMMAND), *options), base="")


def has_prism() -> bool:
    """Whether node and Prism are installed."""
    return shutil.which("node") is not None and PRISM_COMMAND.exists()


def chosen(targets: Sequence[Target], names: Sequence[str]) -> list[Target]:
    """Return the targets whose names contain one of these words, all where there is none."""
    return [t for t in targets if not names or any(n.lower() in t.name.lower() for n in names)]
