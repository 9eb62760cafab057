"""Whether a value that is shown is the one that was sent, by its own kind."""

import json
from typing import Any

from understudy.contracts.kit.probes.reading import instant
from understudy.contracts.kit.probes.table import Resource

MOST_SHOWN = 200
DAY = len("2031-05-12")


def is_same(resource: Resource, name: str, sent: Any, shown: Any) -> bool:
    """Tell whether a field shows what was sent: a text to the letter, a time as its instant."""
    if isinstance(sent, dict) and isinstance(shown, str):
        # A duration may be shown in another form: tables call it a text, examples show an object.
        return name in resource.body
    if name in resource.days:
        return isinstance(shown, str) and shown[:DAY] == sent[:DAY]
    if name in resource.links:
        # By its bare id, or as an object that has it.
        return json.dumps(sent) in json.dumps(shown)
    if name in resource.times:
        return instant(shown) == instant(sent)
    if name in resource.refers:
        return _holds(_lowered(shown), _lowered(sent))
    return _holds(shown, sent)


def told(value: Any) -> str:
    """Return a value as JSON in which every odd letter can be seen, cut in the middle if long."""
    text = json.dumps(value)
    size = len(text)
    if size <= MOST_SHOWN:
        return text
    return f"{text[: MOST_SHOWN // 2]}... ({size} characters) ...{text[-MOST_SHOWN // 4 :]}"


def _holds(shown: Any, sent: Any) -> bool:
    """Tell whether what is shown has all that was sent; it may have more."""
    if isinstance(sent, dict):
        is_object = isinstance(shown, dict)
        return is_object and all(_holds(shown.get(name), sent[name]) for name in sent)
    if isinstance(sent, list):
        is_list = isinstance(shown, list) and len(shown) >= len(sent)
        return is_list and all(any(_holds(each, one) for each in shown) for one in sent)
    if _is_number(sent) and _is_number(shown):
        # Numbers of JSON are doubles for many that read it.
        return float(sent) == float(shown)
    return type(shown) is type(sent) and bool(shown == sent)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _lowered(value: Any) -> Any:
    return {name: str(each).lower() for name, each in value.items()} if value else value
