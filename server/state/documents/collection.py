"""What a collection of documents is."""

from dataclasses import dataclass
from typing import Any

from understudy.server.state.storage.rows import Doc


@dataclass(frozen=True)
class Collection:
    """One kind of documents.

    `by` names the fields of the secondary index that `where` asks. `groups` are fields that have
    an index each, and `span` two fields with the first and the last day of something, which are
    indexed together: `matching` asks these. `days` are fields that begin with a day, such as
    instants, with an index each, which `on_days` asks. `key` is the field that holds a document's
    identifier. A `shared` one is the same for every organization of the API: handlers read it,
    staging and fixtures write it, and its fixture is one list.
    """

    name: str
    by: tuple[str, ...] = ()
    key: str = "id"
    shared: bool = False
    groups: tuple[str, ...] = ()
    span: tuple[str, str] | None = None
    days: tuple[str, ...] = ()


def shown(document: Doc) -> dict[str, Any]:
    """Return a document as a caller sees it: without what only the store knows."""
    return {name: value for name, value in document.items() if not name.startswith("_")}
