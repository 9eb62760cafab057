"""Bodies that a writer of JSON does not send: odd to the letter, broken, or no object at all."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

BEYOND = "understudy"
DEPTH = 1000
MARK = "\N{BULLET}"

Body = dict[str, Any]


@dataclass(frozen=True)
class Form:
    """One form of a body: made of a whole one and of the field that names it.

    `names` are those that the thing may bear if the body is taken; none where it is no object.
    """

    label: str
    make: Callable[[Body, str], bytes]
    names: Callable[[str], tuple[str, ...]] = lambda name: (name,)
    is_object: bool = True


def other(name: str) -> str:
    """Return the second name in a body that bears two; of a day, another day of its month."""
    try:
        day = date.fromisoformat(name)
    except ValueError:
        return f"{name} too"
    return day.replace(day=29 - day.day).isoformat()


def _json(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


def _with_bom(body: Body, _naming: str) -> bytes:
    return b"\xef\xbb\xbf" + _json(body)


def _numbered(number: str) -> Callable[[Body, str], bytes]:
    """Return what puts this in place of the first number, or beside the fields that are known."""

    def make(body: Body, _naming: str) -> bytes:
        marked = _marked(body) or {**body, BEYOND: MARK}
        return _json(marked).replace(f'"{MARK}"'.encode(), number.encode())

    return make


def _marked(body: Body) -> Body | None:
    for name, value in body.items():
        if isinstance(value, int | float) and not isinstance(value, bool):
            return {**body, name: MARK}
        within = _marked(value) if isinstance(value, dict) else None
        if within is not None:
            return {**body, name: within}
    return None


def _latin(body: Body, naming: str) -> bytes:
    marked = {**body, naming: f"{body[naming]}{MARK}"}
    return _json(marked).replace(MARK.encode(), b"\xe9")


def _twice(body: Body, naming: str) -> bytes:
    second = _json({naming: other(str(body[naming]))})
    return _json(body)[:-1] + b", " + second[1:]


def _deep(body: Body, _naming: str) -> bytes:
    nested = "[" * DEPTH + "]" * DEPTH
    return _json({**body, BEYOND: MARK}).replace(f'"{MARK}"'.encode(), nested.encode())


def _fixed(raw: bytes) -> Callable[[Body, str], bytes]:
    return lambda _body, _naming: raw


def _no_names(_name: str) -> tuple[str, ...]:
    return ()


FORMS = (
    Form("a byte order mark before it", _with_bom),
    Form("NaN", _numbered("NaN")),
    Form("Infinity", _numbered("-Infinity")),
    Form("a number beyond all doubles", _numbered("1e999")),
    Form("bytes that are no UTF-8", _latin, lambda name: (f"{name}\xe9",)),
    Form("a key twice", _twice, lambda name: (name, other(name))),
    Form(f"{DEPTH} levels", _deep),
    Form("a list", lambda body, _naming: _json_list(body), _no_names, is_object=False),
    Form("a text", _fixed(b'"understudy"'), _no_names, is_object=False),
    Form("a number", _fixed(b"7"), _no_names, is_object=False),
    Form("null", _fixed(b"null"), _no_names, is_object=False),
)


def _json_list(body: Body) -> bytes:
    return b"[" + _json(body) + b"]"
