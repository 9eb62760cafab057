"""What a collection of documents is, and the shapes in which the state layer passes documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Doc = Mapping[str, Any]
Row = dict[str, Any]
Rows = dict[str, Row]
Change = tuple[str, str, Doc | None]
Tables = Mapping[str, Mapping[str, Doc]]


@dataclass(frozen=True)
class Collection:
    """One kind of documents.

    `by` names the fields of its one secondary index, if it has one; `key` the field that holds a
    document's identifier. A `shared` one is the same for every organization of the API: handlers
    read it, staging and fixtures write it, and its fixture is one list.
    """

    name: str
    by: tuple[str, ...] = ()
    key: str = "id"
    shared: bool = False


def shown(document: Doc) -> dict[str, Any]:
    """Return a document as a caller sees it: without what only the store knows."""
    return {name: value for name, value in document.items() if not name.startswith("_")}
