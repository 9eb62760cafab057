"""Where each API keeps its spec, rules and fixtures: found by folder name, listed nowhere."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
PRIMARY = "productionplanner"


class UnknownApi(LookupError):
    """No folder in contracts/ bears this name."""


@dataclass(frozen=True)
class Api:
    """The files of one API: name (one word), spec, rules (may be missing), fixtures folder."""

    name: str
    spec: Path
    rules: Path
    fixtures: Path


@cache
def apis() -> dict[str, Api]:
    """Return every API by name, the primary one first."""
    contracts = HERE / "contracts"
    found = {}
    for folder in sorted(contracts.iterdir(), key=lambda path: (path.name != PRIMARY, path.name)):
        # ProductionPlanner's spec is the root's openapi.yaml; the siblings' stand in their folders.
        spec = HERE / "openapi.yaml" if folder.name == PRIMARY else folder / "openapi.yaml"
        if folder.is_dir() and spec.exists():
            found[folder.name] = Api(
                name=folder.name,
                spec=spec,
                rules=folder / "rules.yaml",
                fixtures=HERE / "fixtures" / folder.name,
            )
    return found


def find(name: str) -> Api:
    """Return the API of this name, or raise UnknownApi with the names that there are."""
    try:
        return apis()[name]
    except KeyError:
        raise UnknownApi(f"no API called {name!r}; there are: {', '.join(apis())}") from None
