"""All that is stored: snapshots of it, the way back to the start, out of here and in again."""

from typing import Any

from understudy.server.control.console.forms import body_of
from understudy.server.control.console.losses import losses
from understudy.server.control.console.page import Asked, Done, Download, Page
from understudy.server.state.failures import Invalid
from understudy.server.state.transfer.snapshots import count_documents


async def show(asked: Asked) -> dict[str, Any]:
    """Return the snapshots, and what a reset would take away."""
    return {
        "snapshots": await asked.line.get("snapshots"),
        "losses": await losses(asked.world),
        "documents": count_documents(asked.world.store.tables()),
    }


async def save_snapshot(asked: Asked) -> Done:
    """Save everything under a name."""
    body = body_of(asked.schema("SnapshotCreate")["properties"], asked.sent)
    snapshot = await asked.line.post("snapshots", body=body)
    return Done(f"Snapshot “{snapshot['name']}” holds {snapshot['documents']} documents.")


async def load_snapshot(asked: Asked) -> Done:
    """Go back to a snapshot."""
    snapshot = await asked.line.post("snapshots", str(asked.sent.get("name", "")), "load")
    return Done(f"Everything is as in the snapshot “{snapshot['name']}”.")


async def remove_snapshot(asked: Asked) -> Done:
    """Forget a snapshot."""
    snapshot = await asked.line.delete("snapshots", str(asked.sent.get("name", "")))
    return Done(f"The snapshot “{snapshot['name']}” is forgotten.")


async def reset(asked: Asked) -> Done:
    """Go back to the start."""
    body = body_of(asked.schema("Reset")["properties"], asked.sent)
    await asked.line.post("reset", body=body)
    left = "no documents" if body.get("to") == "empty" else "the fixtures"
    return Done(f"Back at the start, with {left}.")


async def import_state(asked: Asked) -> Done:
    """Put the content of a file in the place of everything."""
    content = asked.sent.get("file")
    if not isinstance(content, bytes) or not content:
        raise Invalid("is required: choose one that an export has written", "file")
    stored = await asked.line.put("state", body=content)
    counted = ", ".join(f"{number} {name}" for name, number in stored.items())
    return Done(f"Imported: {counted}.")


async def export(asked: Asked) -> bytes:
    """Return everything that is stored, with whole keys where they are asked for."""
    return await asked.line.fetch("state", reveal=asked.query.get("reveal") == "true")


PAGE = Page(
    "/data/state",
    "State",
    "state.html",
    show,
    {
        "save_snapshot": save_snapshot,
        "load_snapshot": load_snapshot,
        "remove_snapshot": remove_snapshot,
        "reset": reset,
        "import_state": import_state,
    },
    within="/data",
)
EXPORT = Download("understudy-state.json", export)
