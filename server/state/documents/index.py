"""A secondary index over one table, kept up with every commit."""

from collections.abc import Hashable, Mapping

import orjson

from understudy.server.state.documents.collection import Collection
from understudy.server.state.documents.spans import SpanIndex
from understudy.server.state.storage.rows import Doc


class Index:
    """Documents by the values of some fields, each group in the order of insertion."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        self.fields = fields
        self._groups: dict[tuple[Hashable, ...], dict[str, Doc]] = {}
        self._ranks: dict[str, int] = {}
        self._next_rank = 0
        self._unsorted: set[tuple[Hashable, ...]] = set()

    def find(self, values: tuple[object, ...]) -> list[Doc]:
        """Return the documents whose fields have these values."""
        group = tuple(map(_hashable, values))
        if group in self._unsorted:
            self._sort(group)
        return list(self._groups.get(group, {}).values())

    def size(self, values: tuple[object, ...]) -> int:
        """Return how many documents have these values."""
        return len(self._groups.get(tuple(map(_hashable, values)), ()))

    def change(self, key: str, before: Doc | None, after: Doc | None) -> None:
        """Follow one document from what it was to what it is."""
        if after is None:
            if before is not None:
                self._leave(self._group(before), key)
            self._ranks.pop(key, None)
            return
        left = None if before is None else self._group(before)
        joined = self._group(after)
        if left is not None and left != joined:
            self._leave(left, key)
        if key not in self._ranks:
            self._ranks[key] = self._next_rank = self._next_rank + 1
        elif left != joined:
            # It joins at the end, yet was inserted earlier: a rebuild would place it there.
            self._unsorted.add(joined)
        self._groups.setdefault(joined, {})[key] = after

    def rebuild(self, rows: Mapping[str, Doc]) -> None:
        """Begin anew from these rows."""
        self._groups.clear()
        self._ranks.clear()
        self._unsorted.clear()
        for key, doc in rows.items():
            self.change(key, None, doc)

    def _group(self, doc: Doc) -> tuple[Hashable, ...]:
        if len(self.fields) == 1:
            return (_hashable(doc.get(self.fields[0])),)
        return tuple([_hashable(doc.get(field)) for field in self.fields])

    def _leave(self, group: tuple[Hashable, ...], key: str) -> None:
        members = self._groups[group]
        del members[key]
        if not members:
            del self._groups[group]
            self._unsorted.discard(group)

    def _sort(self, group: tuple[Hashable, ...]) -> None:
        members = self._groups[group]
        ordered = sorted(members, key=self._ranks.__getitem__)
        self._groups[group] = {key: members[key] for key in ordered}
        self._unsorted.discard(group)


class Indexes:
    """All indexes of one collection: of `by`, of each of `groups`, of `span`, of each of `days`."""

    def __init__(self, collection: Collection) -> None:
        self.by = Index(collection.by) if collection.by else None
        self.groups = {field: Index((field,)) for field in collection.groups}
        self.span = SpanIndex(*collection.span) if collection.span else None
        self.days = {field: SpanIndex(field, field) for field in collection.days}

    def watchers(self) -> list[Index | SpanIndex]:
        """Return those that there are, to be kept up."""
        every = (self.by, *self.groups.values(), self.span, *self.days.values())
        return [each for each in every if each is not None]


def _hashable(value: object) -> Hashable:
    if type(value) is not str and isinstance(value, list | dict):
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    return value
