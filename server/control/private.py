"""What only the store knows of a document, checked against what its API declares of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from understudy.server.control.declared import declared_check
from understudy.server.gates.validation import Check
from understudy.server.served import ServedApi
from understudy.server.state.documents.collection import Collection, Documents
from understudy.server.state.failures import Invalid
from understudy.server.state.storage.rows import Doc
from understudy.server.state.transfer.seeds import Content


def check_private(served: Sequence[ServedApi], content: Content) -> None:
    """Raise Invalid for the first document whose private fields its API could not read."""
    for api in served:
        shapes = Shapes(api)
        # What looks within a document may look at others, whose fields are what they have to be.
        for check in (shapes.check_fields, shapes.check_within):
            for collection in api.collections:
                check_each(check, api.name, collection, content)


def check_each(
    check: Callable[[Collection, Doc, Documents], None],
    api: str,
    collection: Collection,
    content: Content,
) -> None:
    """Check the documents of a collection; Invalid names the one that does not pass."""
    for table in tables_of(content, api, collection.name):
        others = beside(content, table)
        for key, document in content[table].items():
            try:
                check(collection, document, others)
            except Invalid as broken:
                raise Invalid(f"{table}: {key}: {broken.message}") from broken


class Shapes:
    """Checks of one API, each compiled when it is first needed."""

    def __init__(self, api: ServedApi) -> None:
        self._api = api
        self._named = cache(self._compiled)
        self._private = {
            each.name: declared_check(api, schema_of(each), f"what {each.name} keeps to itself")
            for each in api.collections
        }

    def check_fields(self, collection: Collection, document: Doc, _others: Documents) -> None:
        """Raise Invalid where a document's private fields are not what they have to be."""
        self._private[collection.name](document)

    def check_within(self, collection: Collection, document: Doc, others: Documents) -> None:
        """Raise Invalid where an API could not read what they hold."""
        if collection.within is not None:
            for schema, value in collection.within(document, others):
                check = self._named(schema) if isinstance(schema, str) else Check({**schema}, {})
                check(value)

    def _compiled(self, name: str) -> Check:
        schema = {"$ref": f"#/components/schemas/{name}"}
        return declared_check(self._api, schema, "what documents hold")


def schema_of(collection: Collection) -> dict[str, Any]:
    """Return the schema of a document's private fields; those with a default may be absent."""
    private: Mapping[str, Any] = collection.private
    needed = [name for name, schema in private.items() if "default" not in schema]
    return {"type": "object", "required": needed, "properties": {**private}}


def documents_of(content: Content, api: str, collection: str) -> Iterator[tuple[str, str, Doc]]:
    """Yield the documents of one collection, with table and key."""
    for table in tables_of(content, api, collection):
        for key, document in content[table].items():
            yield table, key, document


def tables_of(content: Content, api: str, collection: str) -> list[str]:
    """Return the tables of one collection: of each organization, or the one that they share."""
    return [
        table
        for table in content
        if table.startswith(f"{api}:") and table.endswith(f":{collection}")
    ]


def beside(content: Content, table: str) -> Documents:
    """Return the documents of the organization whose table this is, by collection and id."""
    owner = table.rpartition(":")[0] + ":"
    return {name[len(owner) :]: rows for name, rows in content.items() if name.startswith(owner)}
