"""The spec without what is only assumed: what may be held against another implementation."""

from typing import Any

MARK = "x-assumed"


def without_assumed(document: Any) -> Any:
    """Return a copy without the objects marked `x-assumed` and the lists that this empties."""
    if isinstance(document, dict):
        kept = {key: node for key, node in document.items() if not _is_assumed(node)}
        bare = {key: without_assumed(node) for key, node in kept.items()}
        return {key: node for key, node in bare.items() if node != [] or kept[key] == []}
    if isinstance(document, list):
        return [without_assumed(node) for node in document if not _is_assumed(node)]
    return document


def _is_assumed(node: Any) -> bool:
    return isinstance(node, dict) and MARK in node
