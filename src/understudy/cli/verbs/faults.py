"""`understudy faults`: what goes wrong on purpose in a running stand-in."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from understudy.cli.group import Verbs
from understudy.cli.steering import verb
from understudy.cli.terminal.shown import Shown

if TYPE_CHECKING:
    from understudy.testing import Control, Fault

app = Verbs(help="Make calls fail: with a status, slowly, broken, or without an answer.")

HEADS = ("id", "which calls", "what happens", "hits")
MATCHERS = ("api", "operation", "method", "path", "probability", "times")
EFFECTS = (
    "status",
    "message",
    "retry_after",
    "unread",
    "drop",
    "reset",
    "truncate",
    "malformed",
    "delay_ms",
    "delay_max_ms",
    "delay_sigma",
    "trickle_ms",
    "bytes_per_second",
)

Status = Annotated[
    int | None, typer.Option("--status", metavar="CODE", help="This status, 400 to 599.")
]
Drop = Annotated[bool, typer.Option("--drop", help="Close the connection without an answer.")]
Reset = Annotated[bool, typer.Option("--reset", help="Reset the connection without an answer.")]
Truncate = Annotated[bool, typer.Option("--truncate", help="Send half of the answer.")]
Delay = Annotated[
    int | None, typer.Option("--delay-ms", metavar="N", help="Answer so many milliseconds later.")
]
DelayMax = Annotated[
    int | None,
    typer.Option("--delay-max-ms", metavar="N", help="With --delay-ms: from that to so many."),
]
DelaySigma = Annotated[
    float | None,
    typer.Option("--delay-sigma", metavar="S", help="With --delay-ms as the median: log-normal."),
]
Trickle = Annotated[
    int | None,
    typer.Option("--trickle-ms", metavar="N", help="The body leaves over so many milliseconds."),
]
Speed = Annotated[
    int | None,
    typer.Option("--bytes-per-second", metavar="N", help="The body leaves no faster than this."),
]
Malformed = Annotated[
    str | None,
    typer.Option(
        "--malformed",
        metavar="cut|garbage|content_type",
        help="Send a body that cannot be read.",
    ),
]
Unread = Annotated[
    bool, typer.Option("--unread", help="With --status: answer before the body is read.")
]
Api = Annotated[str | None, typer.Option("--api", metavar="NAME", help="Only calls of this API.")]
Operation = Annotated[
    str | None, typer.Option("--operation", metavar="ID", help="Only calls of this operation.")
]
Method = Annotated[
    str | None, typer.Option("--method", metavar="METHOD", help="Only calls with this method.")
]
Path = Annotated[
    str | None, typer.Option("--path", metavar="PATH", help="Only these: /v1/projects/{id}, /v1/*.")
]
Probability = Annotated[
    float | None, typer.Option("--probability", metavar="P", help="Only this share, 0 to 1.")
]
Times = Annotated[
    int | None, typer.Option("--times", metavar="N", help="So often, and then no more.")
]
Message = Annotated[
    str | None, typer.Option("--message", metavar="TEXT", help="What the error says.")
]
RetryAfter = Annotated[
    int | None, typer.Option("--retry-after", metavar="SECONDS", help="Say when to try again.")
]
FaultId = Annotated[str, typer.Argument(metavar="ID", help="As `faults list` shows it.")]


@app.callback(invoke_without_command=True)
@verb
def read(mock: "Control") -> Shown:
    """List the faults in force; or add and remove some."""
    return _table(mock.faults.list())


@app.command("list")
@verb
def list_faults(mock: "Control") -> Shown:
    """List the faults in force, and how many calls each has struck."""
    return _table(mock.faults.list())


@app.command()
@verb
def add(
    mock: "Control",
    status: Status = None,
    drop: Drop = False,
    reset: Reset = False,
    truncate: Truncate = False,
    malformed: Malformed = None,
    delay_ms: Delay = None,
    delay_max_ms: DelayMax = None,
    delay_sigma: DelaySigma = None,
    trickle_ms: Trickle = None,
    bytes_per_second: Speed = None,
    api: Api = None,
    operation: Operation = None,
    method: Method = None,
    path: Path = None,
    probability: Probability = None,
    times: Times = None,
    message: Message = None,
    retry_after: RetryAfter = None,
    unread: Unread = False,
) -> Shown:
    """Put a fault in force; without a matcher, it strikes every call of every API."""
    asked = {name: value for name, value in locals().items() if name != "mock"}
    fault = mock.faults.add(**{**asked, "method": method.upper() if method else None})
    return Shown(_as_asked(fault), _rows([fault]), HEADS)


@app.command()
@verb
def remove(mock: "Control", fault_id: FaultId) -> Shown:
    """Take a fault out of force."""
    fault = mock.faults.remove(fault_id)
    return Shown(_as_asked(fault), _rows([fault]), HEADS)


@app.command()
@verb
def clear(mock: "Control") -> Shown:
    """Take every fault out of force."""
    mock.faults.clear()
    return _table([])


def _table(faults: "list[Fault]") -> Shown:
    data = [_as_asked(fault) for fault in faults]
    return Shown(data, _rows(faults), HEADS, "No faults are in force.")


def _rows(faults: "list[Fault]") -> list[tuple[object, ...]]:
    return [
        (fault.id, _named(fault, MATCHERS) or "all", _named(fault, EFFECTS), fault.hits)
        for fault in faults
    ]


def _named(fault: "Fault", names: tuple[str, ...]) -> str:
    asked = _as_asked(fault)
    return " ".join(
        name if asked[name] is True else f"{name}={asked[name]}"
        for name in names
        if name in asked and (name, asked[name]) != ("probability", 1)
    )


def _as_asked(fault: "Fault") -> dict[str, Any]:
    return {n: v for n, v in asdict(fault).items() if v is not None and v is not False}
