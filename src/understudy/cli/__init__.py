"""The command line: one verb per file, loaded without the server or the contract kit."""

import errno
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from understudy import __version__
from understudy.cli.group import Verbs
from understudy.cli.refused import Refused
from understudy.cli.terminal.streams import is_left, make_printable, mute
from understudy.cli.terminal.variables import explained, ignore_links
from understudy.cli.verbs import clock, docs, faults, journal, keys, limits, state
from understudy.cli.verbs.reset import reset
from understudy.cli.verbs.rules import rules
from understudy.cli.verbs.serve import serve
from understudy.cli.verbs.verify import verify

STEERING = "Steer a running stand-in"
GROUPS = {
    "clock": clock.app,
    "keys": keys.app,
    "faults": faults.app,
    "limits": limits.app,
    "journal": journal.app,
    "state": state.app,
}
# What a full disk and a broken device answer to whoever prints.
FAILING = (errno.ENOSPC, errno.EIO)

app = Verbs(
    name="understudy",
    help="The stand-in for production-planning APIs, and the judge of their implementations.",
    epilog="Exit code 0: done; 2: refused, with one line on stderr that says why.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.command()(serve)
app.command(
    epilog="Exit code 0: kept; 1: a must rule is broken, or with --strict a should rule; 2: no "
    "verdict; 3: with --require-all, something selected was not judged."
)(verify)
app.command()(rules)
app.add_typer(docs.app, name="docs")
app.command(rich_help_panel=STEERING)(reset)
for name, verbs in GROUPS.items():
    app.add_typer(verbs, name=name, rich_help_panel=STEERING)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"understudy {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; a refusal is one line on stderr and 2."""
    words = sys.argv[1:] if arguments is None else arguments
    make_printable()
    if words and words[0] == "serve":
        for line in ignore_links():
            _tell(line)
    try:
        code = int(app(words, prog_name="understudy", standalone_mode=False) or 0)
        sys.stdout.flush()
    except typer.TyperException as error:
        problem = error.format_message()
    except Refused as refusal:
        problem = str(refusal)
    except (OSError, SystemExit) as error:
        if is_left(error):
            return 0
        if not isinstance(error, OSError) or error.errno not in FAILING:
            raise
        problem = f"done, but it cannot be printed: {error.strerror}"
        mute()
    else:
        return code
    _tell(explained(problem, words))
    return 2


def _tell(line: str) -> None:
    print("understudy:", " ".join(line.split()), file=sys.stderr)
