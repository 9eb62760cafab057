"""JSON as a strict reader takes it: finite numbers only, and no more levels than it can hold."""

import json
import math
from typing import Any


def strictly(text: bytes) -> Any:
    """Return what a JSON text says; ValueError where a strict reader refuses it."""
    try:
        return json.loads(text, parse_constant=_finite, parse_float=_finite)
    except RecursionError as error:
        raise ValueError("too many levels") from error


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is no number of JSON")
    return number
