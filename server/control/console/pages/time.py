"""The clock: what time it is in the stand-in, and how to move it."""

from typing import Any

from understudy.server.control.console.forms import body_of
from understudy.server.control.console.page import Asked, Done, Page


async def show(asked: Asked) -> dict[str, Any]:
    """Return the clock; what ran is known only right after a move."""
    return {"clock": await asked.line.get("clock"), "moved": False}


async def move(asked: Asked, body: dict[str, Any], message: str) -> Done:
    """Move the clock as a body says, and tell what ran."""
    clock = await asked.line.post("clock", body=body)
    now = clock["now"][:19].replace("T", " ")
    return Done(message.format(now=now), {"clock": clock, "moved": True})


async def freeze(asked: Asked) -> Done:
    """Stop at an instant."""
    body = body_of({"freeze": {"type": "string"}}, asked.sent)
    return await move(asked, body or {"freeze": ""}, "Time stands still at {now} UTC.")


async def freeze_now(asked: Asked) -> Done:
    """Stop at the present instant."""
    now = (await asked.line.get("clock"))["now"]
    return await move(asked, {"freeze": now}, "Time stands still at {now} UTC.")


async def advance(asked: Asked) -> Done:
    """Go forwards, and run what falls due on the way."""
    body = body_of({"advance": {"type": "string"}}, asked.sent)
    return await move(asked, body or {"advance": ""}, "It is {now} UTC now.")


async def real(asked: Asked) -> Done:
    """Go back to the time of the machine."""
    return await move(asked, {"real": True}, "The clock shows this machine's time again.")


PAGE = Page(
    "/time",
    "Time",
    "time.html",
    show,
    {"freeze": freeze, "freeze_now": freeze_now, "advance": advance, "real": real},
)
