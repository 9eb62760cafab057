"""What the user asks of one run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Depth = Literal["quick", "default", "deep"]
DEPTHS: tuple[Depth, ...] = ("quick", "default", "deep")


@dataclass(frozen=True)
class Options:
    """One run's settings: `keys` are secrets by name, `needs` are plain values by name.

    `try_reproducers` may be false where only the verdict matters: it saves requests.
    """

    base_url: str
    keys: Mapping[str, str]
    needs: Mapping[str, str] = field(default_factory=dict)
    read_only: bool = False
    allow_writes: str | None = None
    depth: Depth = "default"
    strict: bool = False
    seed: int | None = None
    rate: str | None = None
    max_requests: int | None = None
    timeout: float = 10.0
    headers: tuple[tuple[str, str], ...] = ()
    ca_file: str | None = None
    dry_run: bool = False
    accepted: frozenset[str] = frozenset()
    rules: tuple[str, ...] = ()
    skip_rules: tuple[str, ...] = ()
    try_reproducers: bool = True
