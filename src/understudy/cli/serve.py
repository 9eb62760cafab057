"""`understudy serve`: the mock on one port, until Ctrl-C, SIGTERM or a closed terminal."""

import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from understudy.catalog import ApiError, UnknownApi, dirs_of
from understudy.cli.address import listen, url_of
from understudy.cli.collector import paused
from understudy.cli.refused import Refused
from understudy.cli.running import announced

if TYPE_CHECKING:
    from ssl import SSLContext

    from understudy.server.app import App
    from understudy.server.options import Options


# A closed terminal ends it too, where the system has that signal.
END_SIGNALS = [
    number
    for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if (number := getattr(signal, name, None)) is not None
]


def _option(name: str, about: str, **more: Any) -> Any:
    variable = f"UNDERSTUDY_{name.removeprefix('--').replace('-', '_').upper()}"
    more = {"envvar": variable, "show_envvar": False, **more}
    return typer.Option(name, help=about, **more)


def _path(text: str) -> Path:
    # An empty one would mean the current folder; it is more likely a variable that is not set.
    if not text.strip():
        raise typer.BadParameter("must not be empty")
    return Path(text)


Apis = Annotated[
    list[str], _option("--api", "Serve this API only; may be repeated.", metavar="NAME")
]
# Split at colons, as PATH is, so the variable is not typer's to read.
ApiDirs = Annotated[
    list[Path],
    _option(
        "--api-dir",
        "Serve the APIs in this folder too; may be repeated.",
        metavar="DIR",
        parser=_path,
        envvar=None,
    ),
]
Host = Annotated[str, _option("--host", "Listen on this address.", metavar="ADDRESS")]
Port = Annotated[
    int, _option("--port", "Listen on this port; 0 picks one.", metavar="N", min=0, max=65535)
]
Certificate = Annotated[
    Path | None,
    _option("--tls-cert", "Serve HTTPS with this certificate.", metavar="FILE", parser=_path),
]
CertificateKey = Annotated[
    Path | None,
    _option("--tls-key", "With --tls-cert: the key of it.", metavar="FILE", parser=_path),
]
Data = Annotated[
    Path | None, _option("--data", "Keep the data in this folder.", metavar="DIR", parser=_path)
]
Fsync = Annotated[bool, _option("--fsync", "With --data: survive a loss of power too.", metavar="")]
Fixtures = Annotated[
    Path | None,
    _option("--fixtures", "Start with the fixtures in this folder.", metavar="DIR", parser=_path),
]
Import = Annotated[
    Path | None, _option("--import", "Start with an exported state.", metavar="FILE", parser=_path)
]
Export = Annotated[
    Path | None,
    _option("--export-on-exit", "Write the state at the end.", metavar="FILE", parser=_path),
]
ExportKeys = Annotated[
    bool, _option("--export-keys", "With --export-on-exit: the keys whole, too.", metavar="")
]
Seed = Annotated[int | None, _option("--seed", "Make the same ids in every run.", metavar="N")]
Time = Annotated[str, _option("--clock", "Real time, or frozen at an instant.", metavar="real|ISO")]
Settings = Annotated[
    list[str],
    _option("--set", "Change how an API behaves; may be repeated.", metavar="API.SETTING=VALUE"),
]
Cors = Annotated[
    list[str],
    _option("--cors", "Let pages of this origin call the APIs; may be repeated.", metavar="ORIGIN"),
]
AllowHost = Annotated[
    list[str],
    _option("--allow-host", "Let clients call it by this name; may be repeated.", metavar="NAME"),
]
Token = Annotated[
    str | None, _option("--admin-token", "What the control plane asks for.", metavar="TOKEN")
]
NoPrefer = Annotated[
    bool, _option("--no-prefer", "Ignore the header Prefer, which forces answers.", metavar="")
]
Limits = Annotated[str, _option("--limits", "Refuse callers that ask too often.", metavar="off|on")]
Anywhere = Annotated[
    bool, _option("--webhooks-anywhere", "Send webhooks to other machines too.", metavar="")
]
Entries = Annotated[
    int, _option("--journal-entries", "Note so many requests at most.", metavar="N", min=0)
]
Octets = Annotated[
    int, _option("--journal-bytes", "Note so many bytes at most.", metavar="N", min=0)
]
Spaces = Annotated[int, _option("--spaces", "Let so many spaces be open.", metavar="N", min=0)]
Idle = Annotated[
    str, _option("--space-idle", "End a space that nobody calls for so long.", metavar="DURATION")
]
Quiet = Annotated[bool, _option("--quiet", "Print the root URL and nothing else.", metavar="")]


def serve(
    apis: Apis = [],  # noqa: B006  # typer reads it and changes nothing
    api_dirs: ApiDirs = [],  # noqa: B006
    host: Host = "127.0.0.1",
    port: Port = 8000,
    tls_cert: Certificate = None,
    tls_key: CertificateKey = None,
    data: Data = None,
    fsync: Fsync = False,
    fixtures: Fixtures = None,
    import_file: Import = None,
    export_on_exit: Export = None,
    export_keys: ExportKeys = False,
    seed: Seed = None,
    clock: Time = "real",
    settings: Settings = [],  # noqa: B006
    cors: Cors = [],  # noqa: B006
    allow_host: AllowHost = [],  # noqa: B006
    admin_token: Token = None,
    no_prefer: NoPrefer = False,
    limits: Limits = "off",
    webhooks_anywhere: Anywhere = False,
    journal_entries: Entries = 1000,
    journal_bytes: Octets = 20_000_000,
    spaces: Spaces = 100,
    space_idle: Idle = "1h",
    quiet: Quiet = False,
) -> None:
    """Serve the APIs on one port, with demo data and demo keys.

    As a variable: UNDERSTUDY_ and the option's name; blanks between several values.
    """
    asked = locals()  # named like the fields of Options, but for the two that only matter here
    for name in ("port", "quiet"):
        del asked[name]
    asked["api_dirs"] = dirs_of(api_dirs)
    _leave_on_signals()
    options = _options(asked)
    tls = _tls(options)
    _check_export(export_on_exit)
    listener = listen(host, port)
    app = _assemble(options)
    _run(app, listener, tls, url_of(options.scheme, host, listener), quiet=quiet)


def _leave_on_signals() -> None:
    # Until the web server runs there is nothing to close, so all just end the process well.
    for number in END_SIGNALS:
        # Under nohup a closed terminal is to be ignored.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda *_: sys.exit(0))


def _options(asked: dict[str, Any]) -> "Options":
    from understudy.server.options import BadOption, Options

    fields: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in asked.items()
    }
    try:
        return Options(**fields)
    except BadOption as error:
        raise Refused(str(error)) from error


def _tls(options: "Options") -> "SSLContext | None":
    from understudy.server.http.tls import tls_of
    from understudy.server.options import BadOption

    try:
        return tls_of(options)
    except BadOption as error:
        raise Refused(str(error)) from error


def _check_export(file: Path | None) -> None:
    if file is None:
        return
    if file.is_dir() or not os.access(file.parent, os.W_OK):
        raise Refused(f"--export-on-exit {file}: cannot be written; pass a file in your own folder")


def _assemble(options: "Options") -> "App":
    from understudy.reference.spec import SpecError
    from understudy.server.app import create_app
    from understudy.server.options import BadOption
    from understudy.server.served import HandlerError
    from understudy.server.state.storage.errors import StoreError
    from understudy.server.state.transfer.seeds import FixtureError

    try:
        with paused():
            return create_app(options)
    except (
        ApiError,
        BadOption,
        FixtureError,
        HandlerError,
        SpecError,
        StoreError,
        UnknownApi,
    ) as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(f"{error.filename}: {error.strerror}") from error


def _run(
    app: "App", listener: socket.socket, tls: "SSLContext | None", url: str, *, quiet: bool
) -> None:
    from understudy.cli.announcement import announcement_of
    from understudy.cli.webserver import run

    if sys.stdout is None:  # closed by who started it
        sys.stdout = _nowhere()
    announcement = announcement_of(app.world, url)

    def announce() -> None:
        if quiet:
            print(url, flush=True)
        elif sys.stdout.isatty():
            announcement.print_table()
        else:
            announcement.print_lines()

    with announced(url):
        run(app, listener, tls, lambda: _say(announce))


def _say(announce: Callable[[], None]) -> None:
    # Who cannot be told can be served all the same: the reader of a pipe may have left.
    try:
        announce()
    except OSError as error:
        print(f"understudy: serving, but cannot say so: {error.strerror}", file=sys.stderr)
        sys.stdout = _nowhere()


def _nowhere() -> TextIO:
    return open(os.devnull, "w")  # closed when the process ends
