"""`understudy state`: all that a running stand-in has stored, out, in, and under names."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from understudy.cli.group import Verbs
from understudy.cli.steering import verb
from understudy.cli.terminal.file import read_json, write_json
from understudy.cli.terminal.shown import Shown

if TYPE_CHECKING:
    from understudy.testing import Control, Snapshot

app = Verbs(help="Export, import, and keep everything under names.")

HEADS = ("name", "saved at", "documents")

File = Annotated[
    str, typer.Argument(metavar="FILE", help="A file of JSON; `-` is standard input or output.")
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The snapshot's name.")]
Reveal = Annotated[
    bool, typer.Option("--reveal", help="With whole keys, where the API lets them be read.")
]


@app.callback(invoke_without_command=True)
@verb
def read(mock: "Control") -> Shown:
    """List the snapshots; or make and use them, export and import."""
    return _table(mock.snapshots())


@app.command("export")
@verb
def export_state(mock: "Control", file: File, reveal: Reveal = False) -> Shown | None:
    """Write everything that is stored into a file."""
    state = mock.state(reveal=reveal)
    write_json(file, state)
    return None if file == "-" else Shown({"file": file}, [[f"{file} is written"]])


@app.command("import")
@verb
def import_state(mock: "Control", file: File) -> Shown:
    """Put an exported state in the place of everything that is stored."""
    mock.restore(read_json(file))
    return Shown({"file": file}, [[f"{file} is in the place of what was stored"]])


@app.command()
@verb
def snapshots(mock: "Control") -> Shown:
    """List the snapshots."""
    return _table(mock.snapshots())


@app.command()
@verb
def save(mock: "Control", name: Name) -> Shown:
    """Save everything that is stored under a name."""
    return _table([mock.snapshot(name)])


@app.command()
@verb
def load(mock: "Control", name: Name) -> Shown:
    """Go back to a snapshot."""
    return _table([mock.load(name)])


@app.command()
@verb
def delete(mock: "Control", name: Name) -> Shown:
    """Forget a snapshot."""
    return _table([mock.remove_snapshot(name)])


def _table(snapshots: "list[Snapshot]") -> Shown:
    rows = [(one.name, one.saved_at, one.documents) for one in snapshots]
    return Shown([asdict(one) for one in snapshots], rows, HEADS, "There are no snapshots.")
