"""What the verbs for a running stand-in share: which one is meant, and how a refusal is told."""

import inspect
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, Concatenate, ParamSpec
from urllib.parse import quote, urlsplit

import typer

from understudy.cli.refused import Refused
from understudy.cli.terminal.shown import Shown, Stream
from understudy.running import running

if TYPE_CHECKING:
    from understudy.testing import Control

P = ParamSpec("P")
CONTROL = "/_understudy"
PATIENCE = 30.0
# What httpx says of a body that holds such a number.
NO_NUMBER = "not JSON compliant"

Url = Annotated[
    str | None,
    typer.Option(
        "--url",
        metavar="URL",
        help="The root of the stand-in (or UNDERSTUDY_URL); without it, the one on this machine.",
    ),
]
Token = Annotated[
    str | None,
    typer.Option(
        "--admin-token",
        metavar="TOKEN",
        help="The token that it was started with (or UNDERSTUDY_ADMIN_TOKEN).",
    ),
]
CaFile = Annotated[
    str | None,
    typer.Option(
        "--ca-file",
        metavar="FILE",
        help="Trust these certificates, where it serves HTTPS (or UNDERSTUDY_CA_FILE).",
    ),
]
Space = Annotated[
    str | None,
    typer.Option(
        "--space",
        metavar="ID",
        help="Steer this space of it (or UNDERSTUDY_SPACE).",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
OPTIONS = {
    "url": (Url, None),
    "admin_token": (Token, None),
    "ca_file": (CaFile, None),
    "space": (Space, None),
}


def verb(act: Callable[Concatenate["Control", P], Shown | Stream | None]) -> Callable[..., None]:
    """Return the command that lets `act` steer the stand-in which its options name.

    The command has the options of `act` and the shared ones, and prints what `act` returns. What
    stands before the verb's name in its group counts too, and last its variable, UNDERSTUDY_URL.
    """

    @wraps(act)
    def command(context: typer.Context, *, as_json: bool, **given: Any) -> None:
        if context.invoked_subcommand is not None:
            return
        above = context.parent.params if context.parent else {}
        meant = {name: given.pop(name) or above.get(name) or variable(name) for name in OPTIONS}
        with steered(**meant) as mock:
            shown = act(mock, **given)  # type: ignore[call-arg]  # typer gives what act names
            if shown is not None:
                shown.print(as_json=as_json or bool(above.get("as_json")))

    own = list(inspect.signature(act).parameters.values())[1:]
    shared = [option(name, hint, default) for name, (hint, default) in OPTIONS.items()]
    first = inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    given = [first, *own, *shared, option("as_json", AsJson, False)]
    parameters = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in given]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    return command


def option(name: str, hint: Any, default: Any) -> inspect.Parameter:
    """Return an option of a command."""
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, annotation=hint, default=default)


def variable(name: str) -> str | None:
    """Return the value of an option's variable."""
    return os.environ.get(f"UNDERSTUDY_{name.upper()}")


@contextmanager
def steered(
    url: str | None, admin_token: str | None, ca_file: str | None, space: str | None
) -> Iterator["Control"]:
    """Open the line to a stand-in; what it refuses, and an empty line, is Refused."""
    from understudy.testing import Control, line
    from understudy.testing.control import SPACES

    root = root_of(url or the_only_one())
    inner = f"{root}{SPACES}{quote(space, safe='')}" if space else root
    if admin_token and not (admin_token.isascii() and admin_token.isprintable()):
        raise Refused("--admin-token must be printable ASCII, so that a header can carry it")
    try:
        with Control(inner, admin_token=admin_token, ca_file=ca_file, timeout=PATIENCE) as mock:
            yield mock
    except line.Refused as refusal:
        raise Refused(f"{refusal}{_hint(refusal.status, admin_token)}") from refusal
    except line.Unreachable as error:
        raise Refused(str(error)) from error
    except UnicodeEncodeError as error:
        raise Refused(f"{error.object!r} holds what is no text in UTF-8") from error
    except ValueError as error:
        if NO_NUMBER not in str(error):
            raise
        raise Refused("nan and inf are no numbers in JSON") from error


def root_of(url: str) -> str:
    """Return the root of a stand-in, given it or the address of its control plane."""
    try:
        parts = urlsplit(url)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_address = False
    if not is_address or not url.isprintable() or " " in url:
        raise Refused(f"--url {url}: write it like http://127.0.0.1:8000")
    return url.rstrip("/").removesuffix(CONTROL)


def the_only_one() -> str:
    """Return the URL of the stand-in that runs on this machine, if there is exactly one."""
    found = running()
    if not found:
        raise Refused("no understudy runs on this machine; start one, or pass --url URL")
    if len(found) > 1:
        raise Refused(f"several run on this machine; pass --url with one of {', '.join(found)}")
    return found[0]


def _hint(status: int, admin_token: str | None) -> str:
    if status != 401:
        return ""
    return "; this token is wrong" if admin_token else "; pass --admin-token TOKEN"
