"""Links of a rehearsed deployment: what bare ids name, and what goes with what is deleted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from understudy.contracts.kit.probes.rehearsal.shelf import Kept
from understudy.contracts.kit.probes.table import Resource


def spelled(resource: Resource) -> dict[str, str]:
    """Return the names by which bodies and filters speak of a link, each with its field.

    An update may call it otherwise than what makes a thing.
    """
    own = {name: name for name in resource.links}
    return own | {name: field for name, field in resource.resent.items() if field in own}


def linked(resource: Resource, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the ids of a body that link other things, by the field of each."""
    return {field: body[name] for name, field in spelled(resource).items() if name in body}


def mentioned(resource: Resource, body: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what a body names in passing: the kind, and the id."""
    for path, kind in resource.mentions.items():
        yield from ((kind, value) for value in _all_at(body, path.split(".")))


def _all_at(node: Any, names: Sequence[str]) -> Iterator[Any]:
    if isinstance(node, list):
        for each in node:
            yield from _all_at(each, names)
    elif not names:
        yield node
    elif isinstance(node, dict) and names[0] in node:
        yield from _all_at(node[names[0]], names[1:])


def gone_with(kept: Kept, things: Iterable[Kept]) -> Iterator[Kept]:
    """Yield the things that go with one, for they link it."""
    for each in things:
        for field in each.resource.goes_with:
            is_kind = each.resource.links[field] == kept.resource.name
            if is_kind and each.links.get(field) == kept.ident:
                yield each
