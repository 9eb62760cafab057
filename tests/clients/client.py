"""What a generator of clients is to this harness: how it is installed, run, compiled and driven."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "clients"
TOOLS = BUILD / "tools"

Output: TypeAlias = str  # everything that a tool printed


@dataclass(frozen=True, kw_only=True)
class Client:
    """One generator; each callable raises ToolFailed with what the tool said.

    Each function of `prepare` is given the folder of the tools, and called once before all specs;
    clients that name the same function share what it installs. `drive` is given the generated
    code, the plan, and the file into which it writes one line for each call.
    """

    name: str
    version: str
    needs: tuple[str, ...] = ()  # programs on the PATH
    prepare: tuple[Callable[[Path], None], ...] = ()
    generate: Callable[[Path, Path], Output]
    compile: Callable[[Path], Output]
    drive: Callable[[Path, Path, Path], None]
    # Parts of warnings that are about the tool itself: any other warning is about our spec.
    own_warnings: tuple[str, ...] = ()
    # Whether its calls hand over the body of a refusal, decoded; else `decoded` is null there.
    reads_errors: bool = True
    # How many digits of a second its type for instants holds: 3 where that is JavaScript's Date.
    second_digits: int = 9

    @property
    def folder(self) -> str:
        """The name of the folder in which its generated code is put."""
        return self.name.replace(" ", "-").replace("/", "-").replace("@", "")
