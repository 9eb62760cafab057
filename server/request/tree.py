"""Paths as a tree of segments: an operation is found in as many steps as its path has."""

from __future__ import annotations


class Node:
    """One segment's place: what may follow it, and the operations that end here by method."""

    __slots__ = ("methods", "names", "parameter", "statics")

    def __init__(self) -> None:
        self.statics: dict[str, Node] = {}
        self.parameter: Node | None = None
        self.methods: dict[str, str] = {}
        self.names: tuple[str, ...] = ()

    def add(self, path: str, method: str, operation: str) -> None:
        """Add the operation of a path template and a method; GET answers HEAD too."""
        node, names = self, []
        for segment in path[1:].split("/"):
            if segment.startswith("{"):
                names.append(segment[1:-1])
                node.parameter = node.parameter or Node()
                node = node.parameter
            else:
                node = node.statics.setdefault(segment, Node())
        node.names = tuple(names)
        node.methods[method] = operation
        if method == "GET":
            node.methods["HEAD"] = operation

    def find(self, segments: list[str], at: int, values: list[str]) -> Node | None:
        """Return where the segments from `at` on lead, and the values of the parameters passed.

        A literal segment wins over a parameter; a parameter is never empty.
        """
        if at == len(segments):
            return self if self.methods else None
        segment = segments[at]
        literal = self.statics.get(segment)
        found = literal.find(segments, at + 1, values) if literal is not None else None
        if found is not None or self.parameter is None or not segment:
            return found
        values.append(segment)
        found = self.parameter.find(segments, at + 1, values)
        if found is None:
            values.pop()
        return found
