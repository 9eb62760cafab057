"""How the mock is asked to run; checked before anything is opened."""

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path


class BadOption(ValueError):
    """An option cannot be followed; the text says which one and what to do."""


@dataclass(frozen=True)
class Options:
    """The options of `understudy serve`; the defaults serve every API from memory."""

    apis: tuple[str, ...] = ()
    host: str = "127.0.0.1"
    data: Path | None = None
    fsync: bool = False
    fixtures: Path | None = None
    import_file: Path | None = None
    export_on_exit: Path | None = None
    seed: int | None = None
    clock: str = "real"
    settings: tuple[str, ...] = ()
    cors: tuple[str, ...] = ()
    admin_token: str | None = None
    check_responses: bool = False

    def __post_init__(self) -> None:
        if not self.on_loopback and not self.admin_token:
            raise BadOption(
                f"--host {self.host} opens the control plane to others; "
                "pass --admin-token TOKEN too, or stay on 127.0.0.1"
            )
        if self.fsync and self.data is None:
            raise BadOption("--fsync needs --data DIR: nothing is written without it")

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the mock."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False
