"""What a suite or a linter is to this harness: how it is installed, and what it finds."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.clients.document import Node


@dataclass(frozen=True)
class Task:
    """A spec to judge, the calls that its clients make, and a folder for what is written."""

    spec: Path
    plan: Node  # its `base_url` is a place at the start
    out: Path


@dataclass(frozen=True)
class Findings:
    """How much was checked, in words, and what was wrong."""

    checked: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Suite:
    """Checks that nobody here wrote; `run` raises ToolFailed where they could not be made."""

    name: str
    version: str
    needs: tuple[str, ...] = ()  # programs on the PATH
    prepare: tuple[Callable[[Path], None], ...] = ()
    run: Callable[[Task], Findings]
    # The control plane's calls cannot be made one by one: most need what the one before made.
    is_for_control: bool = True

    @property
    def folder(self) -> str:
        """The name of the folder in which it writes."""
        return self.name.replace(" ", "-")
