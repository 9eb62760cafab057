"""What can be wrong with the parameters of a call: unknown ids, values that fit no schema."""

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Any

from understudy.reference.reading.fields.spot import anchored
from understudy.site.recording.attempts.values import NO_UUID, Wrong, unknown_ids, wrong_values
from understudy.site.recording.described import Call
from understudy.site.recording.draft import NOTHING, Attempt, Draft

Node = Mapping[str, Any]


def parameter_attempts(call: Call, plain: Draft) -> Iterator[Attempt]:
    """Yield the call with something wrong in its path, then in its query."""
    for parameter in call.parameters_in("path"):
        yield from _path(call, plain, parameter)
    for parameter in call.parameters_in("query"):
        yield from _query(call, plain, parameter)


def _path(call: Call, plain: Draft, parameter: Node) -> Iterator[Attempt]:
    name, schema = parameter["name"], call.flat(parameter.get("schema", {}))
    about = anchor("path", name)
    if schema.get("format") not in ("date", "date-time"):
        for unknown in unknown_ids(plain.path[name], schema):
            cause = f"Put `{unknown}` in the place of `{name}`: nothing has this id."
            yield Attempt(
                f"unknown-{name}", cause, plain.put("path", name, unknown), about, (404, 200, 201)
            )
    for wrong in wrong_values(schema, is_json=False):
        if wrong.value == "":
            continue  # it would be another path
        cause = f"Put {_shown(wrong)} in the place of `{name}`."
        draft = plain.put("path", name, wrong.value)
        yield Attempt(f"{name}-{wrong.keyword}", cause, draft, about)


def _query(call: Call, plain: Draft, parameter: Node) -> Iterator[Attempt]:
    name, schema = parameter["name"], call.flat(parameter.get("schema", {}))
    about = anchor("query", name)
    if parameter.get("required"):
        draft = plain.put("query", name, NOTHING)
        yield Attempt(f"without-{name}", f"Leave `{name}` out of the query.", draft, about)
    items = call.flat(schema.get("items", {})) if schema.get("type") == "array" else schema
    for wrong in wrong_values(items, is_json=False):
        draft = plain.put("query", name, wrong.value)
        yield Attempt(f"{name}-{wrong.keyword}", _asked(name, wrong), draft, about)
    if items.get("format") == "uuid":
        cause = f"Ask with `{name}={NO_UUID}`: nothing has this id."
        yield Attempt(f"unknown-{name}", cause, plain.put("query", name, NO_UUID), about, (404,))


def _asked(name: str, wrong: Wrong) -> str:
    is_short = wrong.words.startswith("`")
    return (
        f"Ask with `{name}={wrong.value}`." if is_short else f"Ask with {wrong.words} as `{name}`."
    )


def _shown(wrong: Wrong) -> str:
    """Return how a value is said that stands in a URL, where texts have no quotes."""
    return f"`{wrong.value}`" if wrong.words.startswith("`") else wrong.words


def anchor(place: str, *names: str) -> str:
    """Return the anchor of a parameter or of a field on a page."""
    return reduce(anchored, names, place)
