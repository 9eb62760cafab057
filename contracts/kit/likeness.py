"""Whether two answers say the same, but for the ids and the times in them."""

import re
from collections.abc import Mapping
from typing import Any

from understudy.contracts.kit.exchange import Exchange
from understudy.contracts.kit.trail import ID_KEY

TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?")


def alike(first: Exchange, second: Exchange, ids: Mapping[str, str]) -> bool:
    """Tell whether the second answer is the first one again; `ids` are its ids by the first's."""
    if first.status != second.status or first.is_json != second.is_json:
        return False
    if not first.is_json:
        return first.body == second.body
    renamed = {new: old for old, new in ids.items()}
    return bool(_bare(first.json, {}) == _bare(second.json, renamed))


def _bare(node: Any, renamed: Mapping[str, str]) -> Any:
    if isinstance(node, dict):
        return {
            key: "an id" if _is_id(key, value) else _bare(value, renamed)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [_bare(each, renamed) for each in node]
    if isinstance(node, str):
        for new, old in renamed.items():
            node = node.replace(new, old)
        return TIME.sub("a time", node)
    return node


def _is_id(key: str, value: Any) -> bool:
    return bool(ID_KEY.search(key)) and isinstance(value, str | int)
