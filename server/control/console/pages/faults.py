"""What can go wrong on purpose: the faults in force, and the rate limits."""

from typing import Any

from understudy.server.control.console.forms import body_of
from understudy.server.control.console.page import Asked, Done, Page
from understudy.server.control.console.pages.overview import operations_of

# What a link to the form may say of the fault.
PREFILLED = ("api", "operation", "method", "path", "status", "times")
WITH_STATUS = ("status", "message", "retry_after", "unread")
SWITCHES = ("drop", "reset", "truncate")
PACES = ("trickle_ms", "bytes_per_second")


async def show(asked: Asked) -> dict[str, Any]:
    """Return the faults in force, and what a new one can name."""
    fields = asked.schema("FaultCreate")["properties"]
    return {
        "faults": await asked.line.get("faults"),
        "apis": (await asked.line.get("health"))["apis"],
        "operations": operations_of(asked),
        "methods": fields["method"]["enum"],
        "limits": await asked.line.get("limits"),
        "prefilled": {name: asked.query.get(name, "") for name in PREFILLED},
    }


async def add_fault(asked: Asked) -> Done:
    """Put a fault in force; `outcome` is how its form asks for one way in which calls end."""
    properties = asked.schema("FaultCreate")["properties"]
    body = body_of(properties, asked.sent)
    outcome = asked.sent.get("outcome")
    without = set() if outcome in (None, "status") else {*WITH_STATUS}
    # Who wants no answer has nothing to trickle, whatever was typed before.
    without |= {*PACES} if outcome in ("drop", "reset") else set()
    without |= set() if outcome in (None, "malformed", "status") else {"malformed"}
    body = {name: value for name, value in body.items() if name not in without}
    if outcome in SWITCHES:
        body[outcome] = True
    fault = await asked.line.post("faults", body=body)
    return Done(f"{fault['id']} is in force.")


async def remove_fault(asked: Asked) -> Done:
    """Take a fault out of force."""
    fault = await asked.line.delete("faults", str(asked.sent.get("id", "")))
    return Done(f"{fault['id']} is gone; it struck {fault['hits']} times.")


async def clear_faults(asked: Asked) -> Done:
    """Take every fault out of force."""
    await asked.line.delete("faults")
    return Done("No fault is in force.")


async def switch_limits(asked: Asked) -> Done:
    """Switch the rate limits of an API on or off."""
    body = body_of(asked.schema("LimitSwitch")["properties"], asked.sent)
    await asked.line.put("limits", body=body)
    state = "in force, and every caller begins anew" if body.get("on") else "off"
    return Done(f"The limits of {body.get('api', 'every API')} are {state}.")


PAGE = Page(
    "/faults",
    "Faults",
    "faults.html",
    show,
    {
        "add_fault": add_fault,
        "remove_fault": remove_fault,
        "clear_faults": clear_faults,
        "switch_limits": switch_limits,
    },
)
