"""The spec without what is only assumed: what may be held against another implementation."""

from typing import Any

MARK = "x-assumed"


def without_assumed(document: Any) -> Any:
    """Return a copy without what `x-assumed` marks, and without the lists that this empties.

    A text marks the whole object that holds it. A map marks keywords of the object, or entries of
    them: `{"minimum": why, "required/version": why}`. Where `nullable: false` is marked, null may
    come; where `nullable: true` is, it may not.
    """
    if isinstance(document, list):
        return [without_assumed(node) for node in document if not _is_assumed(node)]
    if not isinstance(document, dict):
        return document
    known = _without_marked(document) if isinstance(document.get(MARK), dict) else document
    kept = {key: node for key, node in known.items() if not _is_assumed(node)}
    bare = {key: without_assumed(node) for key, node in kept.items()}
    return {key: node for key, node in bare.items() if node != [] or kept[key] == []}


def _is_assumed(node: Any) -> bool:
    return isinstance(node, dict) and isinstance(node.get(MARK), str)


def _without_marked(node: dict[str, Any]) -> dict[str, Any]:
    copy = {key: value for key, value in node.items() if key != MARK}
    for marked in node[MARK]:
        keyword, _, entry = marked.partition("/")
        if entry and keyword in copy:
            copy[keyword] = _without_entry(copy[keyword], entry)
        elif marked == "nullable" and copy.get(marked) is False:
            copy[marked] = True
        elif not entry:
            copy.pop(keyword, None)
        if keyword in copy and copy[keyword] in ([], {}):
            del copy[keyword]
    return copy


def _without_entry(value: Any, entry: str) -> Any:
    if isinstance(value, dict):
        return {key: part for key, part in value.items() if key != entry}
    return [part for part in value if str(part) != entry]
