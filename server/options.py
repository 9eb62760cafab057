"""How the mock is asked to run; checked before anything is opened."""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from understudy.server.state.time.instants import ClockError, parse_duration

ORIGIN = re.compile(r"\*|[a-z][a-z0-9+.-]*://[^\s/?#@,]+")
NAME = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?")
# The port that a scheme has anyway: no browser names it, so it would never fit.
NEVER_SENT = {"http:/": ":80", "https:": ":443"}


class BadOption(ValueError):
    """An option cannot be followed; the text says which one and what to do."""


@dataclass(frozen=True)
class Options:
    """The options of `understudy serve`; the defaults serve every API from memory."""

    apis: tuple[str, ...] = ()
    api_dirs: tuple[Path, ...] = ()
    host: str = "127.0.0.1"
    tls_cert: Path | None = None
    tls_key: Path | None = None
    data: Path | None = None
    fsync: bool = False
    fixtures: Path | None = None
    import_file: Path | None = None
    export_on_exit: Path | None = None
    export_keys: bool = False
    seed: int | None = None
    clock: str = "real"
    settings: tuple[str, ...] = ()
    cors: tuple[str, ...] = ()
    allow_host: tuple[str, ...] = ()
    admin_token: str | None = None
    no_prefer: bool = False
    limits: str = "off"
    webhooks_anywhere: bool = False
    journal_entries: int = 1000
    journal_bytes: int = 20_000_000
    spaces: int = 100
    space_idle: str = "1h"
    check_responses: bool = False

    def __post_init__(self) -> None:
        if not self.on_loopback and not self.admin_token:
            raise BadOption(
                f"--host {self.host} opens the control plane to others; "
                "pass --admin-token TOKEN too, or stay on 127.0.0.1"
            )
        self._check_tls()
        self._check_token()
        self._check_origins()
        self._check_names()
        if self.limits not in ("off", "on"):
            raise BadOption(f"--limits {self.limits}: must be off or on")
        if self.fsync and self.data is None:
            raise BadOption("--fsync needs --data DIR: nothing is written without it")
        if self.export_keys and self.export_on_exit is None:
            raise BadOption(
                "--export-keys needs --export-on-exit FILE: nothing is written without it"
            )
        for name in ("journal_entries", "journal_bytes", "spaces"):
            if getattr(self, name) < 0:
                raise BadOption(f"--{name.replace('_', '-')} must be 0 or more")
        self._check_idle()

    def _check_tls(self) -> None:
        if self.tls_cert and not self.tls_key:
            raise BadOption("--tls-cert needs --tls-key FILE: the key that belongs to it")
        if self.tls_key and not self.tls_cert:
            raise BadOption("--tls-key needs --tls-cert FILE: the certificate that clients see")

    def _check_token(self) -> None:
        token = self.admin_token
        if token is not None and not (token.isascii() and token.isprintable() and token.split()):
            raise BadOption("--admin-token must be printable ASCII, so that a header can carry it")
        if token is not None and token != token.strip():
            raise BadOption("--admin-token must not begin or end with a blank")

    def _check_origins(self) -> None:
        for origin in self.cors:
            if not ORIGIN.fullmatch(origin) or origin.endswith(NEVER_SENT.get(origin[:6], " ")):
                raise BadOption(
                    f"--cors {origin}: an origin is a scheme and a host, with a port if it has "
                    "one that browsers send, and no slash at the end: http://localhost:5173"
                )

    def _check_names(self) -> None:
        for name in self.allow_host:
            if not NAME.fullmatch(name):
                raise BadOption(
                    f"--allow-host {name}: write the name alone, as in the URL that clients call, "
                    "without scheme and port: api.vendor.example"
                )

    def _check_idle(self) -> None:
        try:
            parse_duration(self.space_idle)
        except ClockError as error:
            raise BadOption(f"--space-idle: {error}") from error

    @property
    def scheme(self) -> str:
        """What the URLs of the mock begin with."""
        return "https" if self.tls_cert else "http"

    @property
    def idle_seconds(self) -> float:
        """The seconds after which a space that nobody calls is taken for abandoned."""
        return parse_duration(self.space_idle).total_seconds()

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the mock."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False
