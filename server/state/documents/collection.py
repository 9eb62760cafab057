"""What a collection of documents is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from understudy.server.state.storage.rows import Doc

# Of one organization, by collection and id.
Documents = Mapping[str, Mapping[str, Doc]]


@dataclass(frozen=True)
class Collection:
    """One kind of documents.

    `by` names the fields of the secondary index that `where` asks. `groups` are fields that have
    an index each, and `span` two fields with the first and the last day of something, which are
    indexed together: `matching` asks these. `days` are fields that begin with a day, such as
    instants, with an index each, which `on_days` asks. `key` is the field that holds a document's
    identifier. A `shared` one is the same for every organization of the API: handlers read it,
    staging and fixtures write it, and its fixture is one list.

    What is loaded or imported is checked before any of it is stored: the spec tells of the fields
    that are shown, `private` of those that begin with an underscore. It is a JSON Schema for each;
    one that has a `default` may be absent. `within` is for what no schema tells: it gets a document
    and those of its organization by collection and id, raises Invalid, and yields what the API
    shows of it, each with its JSON Schema, or the name of that in the spec.
    """

    name: str
    by: tuple[str, ...] = ()
    key: str = "id"
    shared: bool = False
    groups: tuple[str, ...] = ()
    span: tuple[str, str] | None = None
    days: tuple[str, ...] = ()
    private: Mapping[str, Any] = field(default_factory=dict, compare=False)
    within: Callable[[Doc, Documents], Iterable[tuple[str | Mapping[str, Any], Any]]] | None = None


def shown(document: Doc) -> dict[str, Any]:
    """Return a document as a caller sees it: without what only the store knows."""
    return {name: value for name, value in document.items() if not name.startswith("_")}
