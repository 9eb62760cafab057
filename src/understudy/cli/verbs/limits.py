"""`understudy limits`: whether a running stand-in refuses those who call too often."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from understudy.cli.group import Verbs
from understudy.cli.steering import verb
from understudy.cli.terminal.shown import Shown

if TYPE_CHECKING:
    from understudy.testing import Control

app = Verbs(help="Refuse callers that ask too often, as their APIs document it.")

HEADS = ("api", "state", "per", "limits")
Api = Annotated[str | None, typer.Option("--api", metavar="NAME", help="Of this API only.")]


@app.callback(invoke_without_command=True)
@verb
def read(mock: "Control") -> Shown:
    """List the limits, or switch them."""
    return _limits(mock)


@app.command()
@verb
def on(mock: "Control", api: Api = None) -> Shown:
    """Put the limits in force; every count begins anew."""
    mock.limits.switch(on=True, api=api)
    return _limits(mock)


@app.command()
@verb
def off(mock: "Control", api: Api = None) -> Shown:
    """Take the limits out of force."""
    mock.limits.switch(on=False, api=api)
    return _limits(mock)


def _limits(mock: "Control") -> Shown:
    found = mock.limits.list()
    rows = [
        (
            one.api,
            "on" if one.on else "off",
            f"per {one.per}",
            " ".join(f"{each['calls']}/{each['seconds']}s" for each in one.limits or ()),
        )
        for one in found
    ]
    return Shown([asdict(one) for one in found], rows, HEADS, "No API documents any.")
