"""`understudy journal`: what was sent to the APIs of a running stand-in, and what they answered."""

from collections.abc import Iterator
from dataclasses import asdict
from time import sleep
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

import typer

from understudy.cli.group import Verbs
from understudy.cli.refused import Refused
from understudy.cli.steering import verb
from understudy.cli.terminal.file import write_json
from understudy.cli.terminal.shown import Shown, Stream

if TYPE_CHECKING:
    from understudy.testing import Control, Exchange
    from understudy.testing.parts import Filters

app = Verbs(help="List what was sent, follow it, write it into a file, forget it.")

HEADS = ("number", "at", "status", "method", "path", "operation", "key", "ms", "faults")
PAUSE = 0.25  # seconds between two looks, while it is followed
IN_PATHS = "/:@!$&'()*+,;=~"
FILTERS = (
    "api",
    "operation",
    "method",
    "status",
    "key",
    "since",
    "after",
    "before",
    "text",
    "limit",
)

Api = Annotated[str | None, typer.Option("--api", metavar="NAME", help="Only of this API.")]
Operation = Annotated[
    str | None, typer.Option("--operation", metavar="ID", help="Only of this operation.")
]
Method = Annotated[
    str | None, typer.Option("--method", metavar="METHOD", help="Only with this method.")
]
Status = Annotated[
    str | None, typer.Option("--status", metavar="CODE", help="Only 404, or 4xx; 0 is no answer.")
]
Key = Annotated[
    str | None, typer.Option("--key", metavar="ID", help="Only with the key of this id.")
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="INSTANT", help="Only from this instant on.")
]
After = Annotated[
    int | None, typer.Option("--after", metavar="N", help="Only with a larger number.")
]
Before = Annotated[
    int | None, typer.Option("--before", metavar="N", help="Only with a smaller number.")
]
Text = Annotated[
    str | None,
    typer.Option("--text", metavar="TEXT", help="Only with this in path, query or a body."),
]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", help="At most so many, the newest ones.")
]
Reveal = Annotated[bool, typer.Option("--reveal", help="Show the keys whole.")]
Follow = Annotated[bool, typer.Option("--follow", "-f", help="Go on until Ctrl-C.")]
Har = Annotated[
    str | None, typer.Option("--har", metavar="FILE", help="Write an archive for browsers.")
]
Curl = Annotated[bool, typer.Option("--curl", help="Print the calls as curl lines.")]
Count = Annotated[bool, typer.Option("--count", help="Print how many there are.")]


@app.callback(invoke_without_command=True)
@verb
def read(
    mock: "Control",
    api: Api = None,
    operation: Operation = None,
    method: Method = None,
    status: Status = None,
    key: Key = None,
    since: Since = None,
    after: After = None,
    before: Before = None,
    text: Text = None,
    limit: Limit = None,
    reveal: Reveal = False,
    follow: Follow = False,
    har: Har = None,
    curl: Curl = False,
    count: Count = False,
) -> Shown | Stream | None:
    """List what was sent to the APIs, newest last, with what they answered."""
    given = {name: value for name, value in locals().items() if name in FILTERS}
    filters: Filters = {n: v for n, v in given.items() if v is not None}  # type: ignore[assignment]  # by name
    if sum((follow, har is not None, count)) > 1:
        raise Refused("--follow, --har and --count exclude each other")
    if follow:
        return Stream(_followed(mock, filters, reveal=reveal, curl=curl))
    if har is not None:
        write_json(har, mock.journal.har(reveal=reveal, **filters))
        return None if har == "-" else Shown({"file": har}, [[f"{har} is written"]])
    if count:
        filters.pop("limit", None)
        number = mock.journal.count(**filters)
        return Shown({"count": number}, [[number]])
    return _shown(mock.journal.list(reveal=reveal, **filters), curl=curl)


@app.command()
@verb
def clear(mock: "Control") -> Shown:
    """Empty the journal."""
    mock.journal.clear()
    return _shown([], curl=False)


def _followed(mock: "Control", filters: "Filters", *, reveal: bool, curl: bool) -> Iterator[Shown]:
    while True:
        for exchange in mock.journal.list(reveal=reveal, **filters):
            filters["after"] = exchange.number
            yield Shown(asdict(exchange), _rows([exchange], curl=curl))
        sleep(PAUSE)


def _shown(exchanges: "list[Exchange]", *, curl: bool) -> Shown:
    data = [asdict(exchange) for exchange in exchanges]
    heads = () if curl else HEADS
    return Shown(data, _rows(exchanges, curl=curl), heads, "Nothing was sent.")


def _rows(exchanges: "list[Exchange]", *, curl: bool) -> list[tuple[object, ...]]:
    if curl:
        return [(exchange.curl,) for exchange in exchanges]
    return [
        (
            each.number,
            each.at,
            each.status or "none",
            each.method,
            quote(each.path, IN_PATHS) + (f"?{each.query}" if each.query else ""),
            each.operation or "-",
            each.key or "-",
            each.duration_ms,
            " ".join(each.faults),
        )
        for each in exchanges
    ]
