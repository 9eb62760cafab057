"""The bodies of answers: what the spec shows of them, with the things of the rehearsal in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from understudy.contracts.kit.probes.rehearsal.calls import Call
from understudy.contracts.kit.probes.rehearsal.records import Record
from understudy.contracts.kit.probes.rehearsal.schemas import NOTHING, Schemas
from understudy.contracts.kit.probes.rehearsal.shapes import Shapes
from understudy.contracts.kit.probes.rehearsal.shelf import Doc, Owner
from understudy.contracts.kit.probes.table import Table

Told = tuple[int, Any]


class Answers:
    """Writes what calls answer."""

    def __init__(self, calls: Mapping[str, Call], shapes: Shapes, schemas: Schemas) -> None:
        self._calls = calls
        self._shapes = shapes
        self._schemas = schemas

    def whose(self, table: Table, owner: Owner) -> Told:
        """Return what tells a key's organization, and the key."""
        status, body = self.plain(table.info)
        body = put(body, table.whose, owner.org) if table.whose else body
        return status, put(body, table.key, owner.key) if table.key else body

    def plain(self, operation: str) -> Told:
        """Return what the spec shows of a success, with nothing in its lists."""
        call = self._calls[operation]
        status = call.success()
        return status, emptied(next(call.samples(status)))

    def rows(self, operation: str, record: Record, shown: Sequence[Doc]) -> Told:
        """Return what lists things."""
        call = self._calls[operation]
        status = call.success()
        return status, self._listed(call, status, record, shown)

    def thing(
        self, operation: str, record: Record, shown: Doc, beside: Sequence[Doc], usual: int = 200
    ) -> Told:
        """Return what shows a thing or tells its id; or lists it with those beside it."""
        call = self._calls[operation]
        status, resource = call.success(usual), record.resource
        schema, body = call.schema(status), next(call.samples(status))
        path = self._shapes.record_in(schema, resource)
        if path is not None:
            body = put(body, path, shown)
        elif self._shapes.rows_in(schema, resource) is not None:
            body = self._listed(call, status, record, beside)
        if resource.made and self._shapes.has(schema, resource.made):
            body = put(body, resource.made, shown[resource.ident])
        return status, body

    def refusal(self, call: Call | None, status: int, *, is_last: bool = False) -> Any:
        """Return what the spec shows of a refusal, here or elsewhere: the first one, or the last.

        Of the ways to be refused without a key, the specs show a missing one first.
        """
        others = (each for each in self._calls.values() if status in each.answers)
        for each in (*filter(None, (call,)), *others):
            shown = [body for body in each.samples(status) if body is not None]
            if shown:
                return shown[-1 if is_last else 0]
        return {"error": "refused"}

    def _listed(self, call: Call, status: int, record: Record, shown: Sequence[Doc]) -> Any:
        schema = call.schema(status)
        path = self._shapes.rows_in(schema, record.resource) or ""
        items = self._schemas.flat(self._schemas.at(schema, path) or NOTHING).get("items", NOTHING)
        rows = [record.row(each, items) for each in shown]
        return put(emptied(next(call.samples(status))), path, rows)


def put(body: Any, path: str, value: Any) -> Any:
    """Return a document with a value at a dotted path."""
    if not path:
        return value
    name, _, rest = path.partition(".")
    around = body if isinstance(body, dict) else {}
    return {**around, name: put(around.get(name), rest, value)}


def emptied(body: Any) -> Any:
    """Return a document with nothing in its lists."""
    if isinstance(body, list):
        return []
    return {k: emptied(v) for k, v in body.items()} if isinstance(body, dict) else body
