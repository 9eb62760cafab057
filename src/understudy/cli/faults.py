"""`understudy faults`: what goes wrong on purpose in a running stand-in."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from understudy.cli.group import Verbs
from understudy.cli.shown import Shown
from understudy.cli.steering import verb

if TYPE_CHECKING:
    from understudy.testing import Control, Fault

app = Verbs(help="Make calls fail: with a status, late, cut short, or without an answer.")

HEADS = ("id", "which calls", "what happens", "hits")
MATCHERS = ("api", "operation", "method", "path", "probability", "times")
EFFECTS = ("status", "message", "retry_after", "drop", "truncate", "delay_ms")

Status = Annotated[
    int | None, typer.Option("--status", metavar="CODE", help="This status, 400 to 599.")
]
Drop = Annotated[bool, typer.Option("--drop", help="Close the connection without an answer.")]
Truncate = Annotated[bool, typer.Option("--truncate", help="Send half of the answer.")]
Delay = Annotated[
    int | None, typer.Option("--delay-ms", metavar="N", help="Answer so many milliseconds later.")
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
    truncate: Truncate = False,
    delay_ms: Delay = None,
    api: Api = None,
    operation: Operation = None,
    method: Method = None,
    path: Path = None,
    probability: Probability = None,
    times: Times = None,
    message: Message = None,
    retry_after: RetryAfter = None,
) -> Shown:
    """Put a fault in force; without a matcher, it strikes every call of every API."""
    fault = mock.faults.add(
        status=status,
        drop=drop,
        truncate=truncate,
        delay_ms=delay_ms,
        api=api,
        operation=operation,
        method=method.upper() if method else None,
        path=path,
        probability=probability,
        times=times,
        message=message,
        retry_after=retry_after,
    )
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
