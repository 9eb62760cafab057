"""Which bodies a right implementation takes."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from understudy.contracts.productionplanner.table import PROJECT, WRITES

TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")
PLACES = ("physical", "digital")
OPAQUE = frozenset(PROJECT.opaque)


def is_valid(operation: str, body: Any) -> bool:
    """Tell whether a body has what an operation requires, and no value of a wrong kind."""
    if not isinstance(body, dict):
        return False
    kinds = {**KINDS, **({"type": is_place} if operation == "add_location" else {})}
    are_fit = all(fits(body[name]) for name, fits in kinds.items() if name in body)
    return are_fit and all(_is_given(body.get(name)) for name in WRITES[operation].required)


def is_documented(operation: str, body: Any) -> bool:
    """Tell whether the documentation says what becomes of a body.

    It does not where a value is of a kind that it does not name for the field: such a value proves
    nothing, whether it is refused, ignored, or stored as something else, and nor does what is
    beside it.
    """
    if not is_valid(operation, body):
        return False
    return is_text(body.get("category", "")) and not OPAQUE & body.keys()


def is_day(value: Any) -> bool:
    """Tell whether this is a day of the calendar, written YYYY-MM-DD."""
    if not isinstance(value, str) or DAY.fullmatch(value) is None:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_text(value: Any) -> bool:
    """Tell whether this is a text."""
    return isinstance(value, str)


def is_number(value: Any) -> bool:
    """Tell whether this is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_place(value: Any) -> bool:
    """Tell whether this is a type of location."""
    return isinstance(value, str) and value in PLACES


def _is_given(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


KINDS: Mapping[str, Callable[[Any], bool]] = {
    **dict.fromkeys(("name", "description", "activity", "role", "email", "label"), is_text),
    **dict.fromkeys(("url", "details", "folderId", "type", "budgetCurrency"), is_text),
    **dict.fromkeys(("estimatedCost", "actualCost", "totalBudget"), is_number),
    "duration": lambda value: is_number(value) and value >= 0,
    "date": is_day,
    "time": lambda value: isinstance(value, str) and TIME.fullmatch(value) is not None,
    "timezone": lambda value: isinstance(value, str) and ZONE.fullmatch(value) is not None,
}
