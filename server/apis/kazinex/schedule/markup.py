"""How XML is written: elements in lines, with nothing that XML cannot hold."""

import re
from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape  # nosec B406  # writes, and reads nothing

# What XML 1.0 has no way to write.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def element(name: str, value: str | float | datetime | bool | None) -> list[str]:
    """Return the line of an element with a value, no line where there is none."""
    if value is None:
        return []
    return [f"<{name}>{_text(value)}</{name}>"]


def group(name: str, *lines: Iterable[str]) -> list[str]:
    """Return an element around others; none where there are none."""
    inner = [line for each in lines for line in each]
    return [f"<{name}>", *inner, f"</{name}>"] if inner else []


def _text(value: str | float | datetime | bool) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return escape(FORBIDDEN.sub("", str(value)), {"\r": "&#13;"})
