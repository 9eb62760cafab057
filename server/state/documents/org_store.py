"""What a handler gets: the collections of one organization, and no way to another's."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from understudy.server.state.documents.collection import Collection
from understudy.server.state.documents.index import Index, Indexes
from understudy.server.state.documents.spans import SpanIndex
from understudy.server.state.documents.table import KeyTable
from understudy.server.state.failures import NotFound
from understudy.server.state.storage.rows import Change, Doc

# Of so few documents each is looked at, before a window is asked for.
FEW = 100


class Writer(Protocol):
    """The one door through which everything is written."""

    def commit(self, changes: list[Change]) -> None:
        """Make all the changes or none."""


class OrgCollection:
    """The documents of one kind that one organization owns; they are live, never to be mutated.

    Those of a shared collection are every organization's, and only read.
    """

    def __init__(
        self, collection: Collection, table: KeyTable, indexes: Indexes, writer: Writer
    ) -> None:
        self.name = collection.name
        self.key = collection.key
        self.is_shared = collection.shared
        self.table = table.name
        self._rows = table.rows
        self._indexes = indexes
        self._writer = writer

    def get(self, key: str) -> Doc:
        """Return the document, or raise NotFound with the collection's name."""
        try:
            return self._rows[key]
        except KeyError:
            raise NotFound(self.name) from None

    def find(self, key: str) -> Doc | None:
        """Return the document, or None."""
        return self._rows.get(key)

    def all(self) -> list[Doc]:
        """Return every document, in the order of insertion."""
        return list(self._rows.values())

    def where(self, *values: object) -> list[Doc]:
        """Return the documents with these values of the indexed fields, in order of insertion."""
        index = self._indexes.by
        if not index or len(values) != len(index.fields):
            fields = ", ".join(index.fields) if index else "nothing"
            raise TypeError(f"{self.name} is indexed by {fields}; got {len(values)} value(s)")
        return index.find(values)

    def matching(
        self, equal: Mapping[str, object], first: str | None = None, last: str | None = None
    ) -> list[Doc]:
        """Return the documents with these values, and with days from `first` to `last`.

        `equal` names fields among the collection's `groups`. Of its `span` at least one day lies
        in the window: both ends count, and None is no bound. In order of insertion, at a cost that
        grows with what the narrower index finds, not with the collection.
        """
        sizes = [(self._group(name).size((value,)), name) for name, value in equal.items()]
        size, narrowest = min(sizes, default=(0, ""))
        is_windowed = first is not None or last is not None
        if is_windowed and not (sizes and size <= FEW):
            found = self._span().find(first, last)
            return [doc for doc in found if _has(doc, equal)] if equal else found
        if not sizes:
            return self.all()
        found = self._group(narrowest).find((equal[narrowest],))
        if len(equal) > 1:
            found = [doc for doc in found if _has(doc, equal)]
        return [doc for doc in found if self._overlaps(doc, first, last)] if is_windowed else found

    def on_days(self, field: str, first: str | None, last: str | None = None) -> list[Doc]:
        """Return the documents whose `field` names a day from `first` to `last`.

        `field` is among the collection's `days`. Both ends count, and None is no bound. In order of
        insertion, at a cost that grows with what is found, not with the collection.
        """
        index = self._indexes.days.get(field)
        if index is None:
            known = ", ".join(self._indexes.days) or "nothing"
            raise TypeError(f"{self.name} has days of {known}, none of {field}")
        return index.find(first, last)

    def put(self, doc: Mapping[str, Any]) -> Doc:
        """Store the document under its key and return what is stored, with its commit number."""
        self.refuse_shared()
        key = doc[self.key]
        self._writer.commit([(self.table, key, doc)])
        return self._rows[key]

    def remove(self, key: str) -> None:
        """Remove the document, or raise NotFound."""
        self.refuse_shared()
        self.get(key)
        self._writer.commit([(self.table, key, None)])

    def _group(self, field: str) -> Index:
        index = self._indexes.groups.get(field)
        if index is None:
            known = ", ".join(self._indexes.groups) or "nothing"
            raise TypeError(f"{self.name} has groups by {known}, none by {field}")
        return index

    def _span(self) -> SpanIndex:
        if self._indexes.span is None:
            raise TypeError(f"{self.name} declares no span")
        return self._indexes.span

    def _overlaps(self, doc: Doc, first: str | None, last: str | None) -> bool:
        begin, end = self._span().fields
        # Days of four-digit years are in the order of their texts.
        return (last is None or doc[begin][:10] <= last[:10]) and (
            first is None or doc[end][:10] >= first[:10]
        )

    def refuse_shared(self) -> None:
        """Raise TypeError where every organization would meet what is written."""
        if self.is_shared:
            raise TypeError(f"{self.name} is shared: handlers read it, staging writes it")


class OrgStore:
    """One organization's collections by name: `org.projects.get(...)`, `org["projects"]`."""

    def __init__(self, collections: Mapping[str, OrgCollection], writer: Writer) -> None:
        self._writer = writer
        # As attributes they are found without a call; __getattr__ only hears of the others.
        vars(self).update(collections)
        self._collections = collections

    def __getattr__(self, collection: str) -> OrgCollection:
        raise AttributeError(f"no collection called {collection!r} is declared")

    def __getitem__(self, collection: str) -> OrgCollection:
        return self._collections[collection]

    def write(
        self,
        puts: Sequence[tuple[str, Doc]],
        removes: Sequence[tuple[str, str]] = (),
        also: Sequence[Change] = (),
        *,
        may_share: bool = False,
    ) -> None:
        """Store and remove several documents in one atomic commit.

        `also` are changes of the system's own tables: what `hooks.announce(event)` and
        `outbox.mail(...)` return.
        `may_share`: shared collections too may be written.
        """
        changes: list[Change] = []
        for name, doc in puts:
            collection = self._written(name, may_share)
            changes.append((collection.table, doc[collection.key], doc))
        for name, key in removes:
            collection = self._written(name, may_share)
            collection.get(key)
            changes.append((collection.table, key, None))
        self._writer.commit([*changes, *also])

    def _written(self, name: str, may_share: bool) -> OrgCollection:
        collection = self[name]
        if not may_share:
            collection.refuse_shared()
        return collection


def _has(doc: Doc, equal: Mapping[str, object]) -> bool:
    return all(doc.get(name) == value for name, value in equal.items())
