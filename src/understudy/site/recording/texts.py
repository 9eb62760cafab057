"""The texts by which an API refuses: found in its answers, and gathered for one page."""

import json
from collections.abc import Iterable
from typing import Any

from understudy.site.recording.model import ErrorText, Recorded

NAMES = ("message", "error", "detail", "title", "description")


def message_of(body: str) -> str:
    """Return the sentence of a refusal: that of its JSON, or all of a short text."""
    try:
        value = json.loads(body)
    except ValueError:
        return body.strip()
    return _text(value)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "; ".join(filter(None, map(_text, value)))
    if not isinstance(value, dict):
        return ""
    found = (_text(value[name]) for name in NAMES if name in value)
    others = (_text(each) for each in value.values() if isinstance(each, dict | list))
    return next(filter(None, (*found, *others)), "")


def gathered(recorded: Iterable[Recorded]) -> tuple[ErrorText, ...]:
    """Return every text of the refusals, by status and then as they come."""
    texts: dict[tuple[int, str], list[Recorded]] = {}
    for each in recorded:
        if each.is_error and each.message:
            texts.setdefault((each.status, each.message), []).append(each)
    ordered = sorted(texts.items(), key=lambda entry: entry[0][0])
    return tuple(_error(text, status, cases) for (status, text), cases in ordered)


def _error(text: str, status: int, cases: list[Recorded]) -> ErrorText:
    return ErrorText(
        text,
        status,
        tuple(dict.fromkeys(each.cause for each in cases)),
        tuple(dict.fromkeys(each.operation for each in cases)),
        tuple((each.operation, each.case) for each in cases),
    )
