"""Reads the parameters of an operation, in the path or the query, as what their schemas ask for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from connexion.uri_parsing import OpenAPIURIParser

from understudy.server.request.kinds import INTEGER, PARTS, Schema, flat, items_of, kinds_of, typed
from understudy.server.request.numbers import as_written


class Parameters:
    """Those of one place: connexion takes them apart by their styles, and knows plain types alone.

    Of a parameter that may be of several types, a number is one, and `true` and `false` are not
    texts; a list that may be one value is that where it has one.
    """

    def __init__(self, parameters: Iterable[Mapping[str, Any]], place: str) -> None:
        own = [each for each in parameters if each["in"] == place]
        schemas = {each["name"]: each.get("schema", {}) for each in own}
        self._views = {name: view_of(schema) for name, schema in schemas.items()}
        self._kinds = {name: kinds_of(schema) for name, schema in schemas.items()}
        self._items = {name: kinds_of(items_of(schema)) for name, schema in schemas.items()}
        plain = [{**each, "schema": self._views[each["name"]]} for each in own]
        self._parser = OpenAPIURIParser(plain, {})

    def read_path(self, given: Mapping[str, str]) -> dict[str, Any]:
        """Return the parameters of a path."""
        parsed = self._parser.resolve_path(given)
        return {name: self._read(name, [given[name]], value) for name, value in parsed.items()}

    def read_query(self, given: Mapping[str, list[str]]) -> dict[str, Any]:
        """Return the parameters of a query."""
        parsed = self._parser.resolve_query(given)
        return {name: self._read(name, given[name], value) for name, value in parsed.items()}

    def _read(self, name: str, texts: Sequence[str], value: Any) -> Any:
        kinds, view = self._kinds[name], self._views[name]
        if value is None:
            return None
        if isinstance(value, list):
            if len(value) == 1 and kinds - PARTS:
                return number(value[0], kinds - PARTS)
            items = self._items[name]
            read = as_written(view, texts, value)
            return [number(each, items) for each in read] if len(items) > 1 else read
        return number(value, kinds) if len(kinds) > 1 else as_written(view, texts, value)


def number(text: Any, kinds: frozenset[str]) -> Any:
    """Return a text as what it may be; `1e3` is no integer here, though JSON Schema takes it so."""
    if not isinstance(text, str):
        return text
    is_number = "number" in kinds or INTEGER.fullmatch(text)
    return typed(text, kinds if is_number else kinds - {"integer"})


def view_of(schema: Schema) -> dict[str, Any]:
    """Return what connexion is told of a schema, which is none without a type."""
    whole, kinds = flat(schema), kinds_of(schema)
    kind = "array" if "array" in kinds else "string" if len(kinds) != 1 else next(iter(kinds))
    view: dict[str, Any] = {"type": kind, "nullable": whole.get("nullable", False)}
    if kind == "array":
        view["items"] = view_of(items_of(schema))
    if kind == "object":
        parts = whole.get("properties", {})
        view["properties"] = {name: view_of(part) for name, part in parts.items()}
    return view
