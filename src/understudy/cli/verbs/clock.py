"""`understudy clock`: the time in a running stand-in."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from understudy.cli.group import Verbs
from understudy.cli.steering import verb
from understudy.cli.terminal.shown import Shown

if TYPE_CHECKING:
    from understudy.testing import Control, Ran

app = Verbs(help="Read, stop, advance or release the clock.")

Instant = Annotated[str, typer.Argument(metavar="INSTANT", help="Such as 2026-06-15T12:00:00Z.")]
Step = Annotated[str, typer.Argument(metavar="DURATION", help="Such as 30s, 15m, 1h30m or P30D.")]


@app.callback(invoke_without_command=True)
@verb
def read(mock: "Control") -> Shown:
    """Read the clock, or move it."""
    return _time(mock, [])


@app.command()
@verb
def freeze(mock: "Control", instant: Instant) -> Shown:
    """Stop the clock at an instant."""
    mock.clock.freeze(instant)
    return _time(mock, [])


# So that -5m is told that time only moves forwards, and not that there is no option -5.
@app.command(context_settings={"ignore_unknown_options": True})
@verb
def advance(mock: "Control", step: Step) -> Shown:
    """Move the clock forwards, and run what falls due on the way."""
    return _time(mock, mock.clock.advance(step))


@app.command()
@verb
def real(mock: "Control") -> Shown:
    """Let the clock run with that of the machine."""
    mock.clock.real()
    return _time(mock, [])


def _time(mock: "Control", ran: "list[Ran]") -> Shown:
    time = mock.clock.read()
    jobs = [["ran", job.at, job.name, job.error or ""] for job in ran]
    data = {**asdict(time), "ran": [asdict(job) for job in ran]}
    return Shown(data, [[time.now, "frozen" if time.frozen else "running"], *jobs])
