"""`understudy reset`: a running stand-in goes back to the start."""

from typing import TYPE_CHECKING, Annotated

import typer

from understudy.cli.steering import verb
from understudy.cli.terminal.shown import Shown

if TYPE_CHECKING:
    from understudy.testing import Control

Empty = Annotated[bool, typer.Option("--empty", help="Leave organizations and keys, nothing else.")]
Reload = Annotated[bool, typer.Option("--reload", help="Read edited fixture files first.")]


@verb
def reset(mock: "Control", empty: Empty = False, reload: Reload = False) -> Shown:
    """Go back to the start: data, keys, clock, no faults, an empty journal."""
    mock.reset(to="empty" if empty else "fixtures", reload=reload)
    done = {"url": mock.root, "to": "empty" if empty else "fixtures", "reload": reload}
    return Shown(done, [[f"{mock.root} is back at the start"]])
