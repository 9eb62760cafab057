"""`understudy serve`: the mock on one port, until Ctrl-C, SIGTERM or a closed terminal."""

import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from understudy.catalog import dirs_of
from understudy.cli.refused import Refused
from understudy.cli.serving import options as given
from understudy.cli.serving.address import listen, url_of
from understudy.cli.serving.collector import paused
from understudy.cli.terminal.streams import mute
from understudy.running import announced

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


def serve(
    apis: given.Apis = [],  # noqa: B006  # typer reads it and changes nothing
    api_dirs: given.ApiDirs = [],  # noqa: B006
    host: given.Host = "127.0.0.1",
    port: given.Port = 8000,
    tls_cert: given.Certificate = None,
    tls_key: given.CertificateKey = None,
    data: given.Data = None,
    fsync: given.Fsync = False,
    fixtures: given.Fixtures = None,
    import_file: given.Import = None,
    export_on_exit: given.Export = None,
    export_keys: given.ExportKeys = False,
    seed: given.Seed = None,
    clock: given.Time = "real",
    settings: given.Settings = [],  # noqa: B006
    cors: given.Cors = [],  # noqa: B006
    allow_host: given.AllowHost = [],  # noqa: B006
    admin_token: given.Token = None,
    no_prefer: given.NoPrefer = False,
    limits: given.Limits = "off",
    webhooks_anywhere: given.Anywhere = False,
    journal_entries: given.Entries = 1000,
    journal_bytes: given.Octets = 20_000_000,
    spaces: given.Spaces = 100,
    space_idle: given.Idle = "1h",
    quiet: given.Quiet = False,
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
    with listen(host, port) as listener:
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
    from understudy.server.app import UNSERVABLE, create_app

    try:
        with paused():
            return create_app(options)
    except UNSERVABLE as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(f"{error.filename}: {error.strerror}") from error


def _run(
    app: "App", listener: socket.socket, tls: "SSLContext | None", url: str, *, quiet: bool
) -> None:
    from understudy.cli.serving.announcement import announcement_of
    from understudy.cli.serving.webserver import run

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
        mute()
