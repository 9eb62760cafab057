"""Whether answers say the same as others, but for the ids and the times in them."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.trail import ID_KEY

OWN_ID = re.compile(r"(?i)^_?(?:uu)?id$")
# What counts the things that are made says another number for each of them.
COUNTER = re.compile(r"(?i)serial")
TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?")


def alike(firsts: Sequence[Exchange], seconds: Sequence[Exchange], ids: Mapping[str, str]) -> bool:
    """Tell whether answers came again one by one; `ids` are the second ids by the first ones."""
    olds = {new: old for old, new in ids.items()}
    return all(_same(first, second, olds) for first, second in zip(firsts, seconds, strict=True))


def in_step(firsts: Sequence[Exchange], seconds: Sequence[Exchange]) -> bool:
    """Tell whether the times in answers stand still and move on where they did the first time."""
    return _ranks(firsts) == _ranks(seconds)


def without_rows(answer: Exchange, is_left_out: Callable[[str], bool]) -> Exchange:
    """Return an answer without the rows that bear an id which is to be left out."""
    if not answer.is_json:
        return answer
    kept = _without(answer.json, is_left_out)
    return answer if kept == answer.json else replace(answer, body=json.dumps(kept).encode())


def renamed(answer: Exchange, ids: Mapping[str, str]) -> Exchange:
    """Return an answer with the first ids in place of the second ones."""
    text = answer.body.decode("utf-8", "surrogateescape")
    for old, new in ids.items():
        text = text.replace(new, old)
    olds = {new: old for old, new in ids.items()}
    params = {name: olds.get(value, value) for name, value in answer.request.params.items()}
    request = replace(answer.request, params=params)
    return replace(answer, request=request, body=text.encode("utf-8", "surrogateescape"))


def _without(node: Any, is_left_out: Callable[[str], bool]) -> Any:
    if isinstance(node, dict):
        return {key: _without(value, is_left_out) for key, value in node.items()}
    if not isinstance(node, list):
        return node
    # What stands within a row belongs to it.
    return [each for each in node if not any(map(is_left_out, _row_ids(each)))]


def _row_ids(row: Any) -> list[str]:
    pairs = row.items() if isinstance(row, dict) else ()
    return [str(value) for key, value in pairs if OWN_ID.search(key) and _is_id(key, value)]


def _same(first: Exchange, second: Exchange, olds: Mapping[str, str]) -> bool:
    if first.status != second.status or first.is_json != second.is_json:
        return False
    if not first.is_json:
        return first.body == second.body
    return bool(_bare(first.json, {}) == _bare(second.json, olds))


def _bare(node: Any, olds: Mapping[str, str]) -> Any:
    if isinstance(node, dict):
        return {
            key: "an id" if _is_id(key, value) else _bare(value, olds)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [_bare(each, olds) for each in node]
    if isinstance(node, str):
        for new, old in olds.items():
            node = node.replace(new, old)
        return TIME.sub("a time", node)
    return node


def _is_id(key: str, value: Any) -> bool:
    is_counted = COUNTER.search(key) and isinstance(value, int)
    return bool(is_counted or ID_KEY.search(key)) and isinstance(value, str | int)


def _ranks(answers: Sequence[Exchange]) -> list[int]:
    times = [time for answer in answers for time in TIME.findall(answer.text)]
    order = {time: rank for rank, time in enumerate(sorted(set(times)))}
    return [order[time] for time in times]
